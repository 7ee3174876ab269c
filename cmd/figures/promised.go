package main

// figure is a line of the table: what was promised, in words, and which figure
// of which benchmark shows it.
type figure struct {
	what   string
	bench  string // as go test prints it, without the number of processors
	unit   string // as the benchmark reports it
	shown  string // what stands behind the number: " ms"; empty for a ratio
	target target
	needs  string // what a run lacks that has not measured it
}

// target is a bound. The zero value promises nothing: the figure is shown
// because the others are read with it.
type target struct {
	least, most float64 // 0: no such bound
}

func (t target) holds(v float64) bool {
	return (t.least == 0 || v >= t.least) && (t.most == 0 || v <= t.most)
}

func (t target) text(unit string) string {
	switch {
	case t.least > 0:
		return "≥ " + number(t.least) + unit
	case t.most > 0:
		return "≤ " + number(t.most) + unit
	}
	return ""
}

func atLeast(v float64) target { return target{least: v} }

func atMost(v float64) target { return target{most: v} }

// promised is the table, in the order in which it is printed. The targets are
// those of the project's issues; a change of one is a decision and no repair.
func promised() []figure {
	var out []figure
	for _, part := range [][]figure{kept(), rendered(), started(), loaded(), lists()} {
		out = append(out, part...)
	}
	return out
}

// kept are the pages in memory, against other programs in the same run.
func kept() []figure {
	const wrk, nginx = "the program wrk", "the programs wrk and nginx"
	var out []figure
	for _, p := range []struct{ name, what string }{{"agreement", "an agreement's page"}, {"list", "the list"}, {"filter", "a filtered list"}} {
		bench := "BenchmarkServed/" + p.name
		out = append(out,
			figure{p.what + " from memory, requests a second of a bare handler's with the same headers and body", bench, "of-bare", "", atLeast(0.9), wrk},
			figure{"… of nginx's with the same body from disk", bench, "of-nginx", "", atLeast(0.3), nginx},
			figure{"… processor time of the bare handler, divided by the portal's", bench, "bare-cost", "", target{}, wrk},
			figure{"… of a bare handler that sets three headers", bench, "lean-cost", "", target{}, wrk},
		)
	}
	return out
}

// rendered are the pages that are not in memory, of a register with the releases
// of the project alone, and of one with its catalogue, which is 90 times as large.
// The country is the one with the most agreements.
func rendered() []figure {
	const none = "a run of BenchmarkPage"
	var out []figure
	for _, p := range []struct{ name, what string }{
		{"releases-agreement", "with the releases alone, an agreement's page"}, {"releases-list", "the list"}, {"releases-home", "the front page"}, {"releases-country", "a country's page"},
		{"agreement", "with the catalogue, an agreement's page"}, {"list", "the list"}, {"home", "the front page"}, {"country", "a country's page"},
	} {
		bench := "BenchmarkPage/" + p.name
		out = append(out,
			figure{p.what + ", rendered anew: own processor time", bench, "own-ms", " ms", atMost(1), none},
			figure{"… allocations", bench, "allocs/op", "", target{}, none},
		)
	}
	return out
}

// started are the start of the program and the import.
func started() []figure {
	const start, given, imported = "a run of BenchmarkStart", "BENCH_DATABASE_URL, a register of a million", "a run of BenchmarkImport"
	return []figure{
		{"start to the first page, a new private PostgreSQL", "BenchmarkStart/new", "s", " s", atMost(2), start},
		{"start to the first page, the private PostgreSQL of the time before", "BenchmarkStart/again", "s", " s", atMost(2), start},
		{"start to the first page, a PostgreSQL that runs", "BenchmarkStart/existing", "s", " s", atMost(0.5), start},
		{"start to the first page, a million agreements, lists kept by the portal of the time before", "BenchmarkStart/given", "s", " s", atMost(10), given},
		{"import, releases a second", "BenchmarkImport", "releases/s", "", atLeast(200), imported},
		{"… own processor time for each", "BenchmarkImport", "own-ms", " ms", target{}, imported},
	}
}

// loaded is how the portal fares with more visitors than it can answer.
func loaded() []figure {
	const none = "a run of BenchmarkLoad"
	return []figure{
		{"at five times the capacity, good answers of those at the peak", "BenchmarkLoad/five-times", "of-peak", "", atLeast(0.8), none},
		{"… memory of the portal then", "BenchmarkLoad/five-times", "MB", " MB", atMost(700), none},
		{"with 500 slow connections, good answers of those without", "BenchmarkLoad/slow", "of-alone", "", atLeast(0.8), none},
	}
}

// lists are the filters, counts and words of the index.
func lists() []figure {
	const given = "BENCH_DATABASE_URL, a register of a million"
	out := []figure{}
	for _, n := range []struct{ name, what, needs string }{{"1000", "1,000 agreements", "a run of BenchmarkLists"}, {"10000", "10,000 agreements", "a run of BenchmarkLists"}, {"given", "the register of BENCH_DATABASE_URL", given}} {
		bench := "BenchmarkLists/" + n.name
		filter, words, sql := target{}, target{}, target{}
		if n.name == "given" {
			filter, words, sql = atMost(20), atMost(50), atLeast(30)
		}
		out = append(out,
			figure{n.what + ": filter, all facets and first page, p99", bench, "filter-p99-ms", " ms", filter, n.needs},
			figure{"… one to four words, p99", bench, "words-p99-ms", " ms", words, n.needs},
			figure{"… the same filters by SQL, times as long", bench, "sql/index", "", sql, n.needs},
		)
	}
	return out
}
