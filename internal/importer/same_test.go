package importer

import (
	"testing"

	"accords/internal/accord"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

var (
	mois  = accord.Ref{Slug: "mois-kr", Label: "MOIS"}
	msit  = accord.Ref{Slug: "msit-kr", Label: "MSIT"}
	bank  = accord.Ref{Slug: "world-bank", Label: "World Bank"}
	lands = map[string]accord.Code{"mois-kr": "KR", "msit-kr": "KR", "world-bank": ""}
)

// reportedMOU is what a release reports; change makes another of it.
func reportedMOU(change func(*instrument)) instrument {
	in := instrument{id: "h8m20e18", kind: accord.MOU, countries: []accord.Code{"BY", "KR"}, countryOf: lands,
		signed: []accord.Date{{Year: 2017, Month: 4, Day: 26}}, bodies: []accord.Ref{mois}, topics: []string{"skills"}, pages: []string{"moi.go.kr/58412?"}}
	if change != nil {
		change(&in)
	}
	return in
}

func recordMOU(change func(*instrument)) instrument {
	in := reportedMOU(change)
	in.id, in.key = "", "by-kr-2017-mou"
	if len(in.pages) > 0 && in.pages[0] == "moi.go.kr/58412?" {
		in.pages = []string{"paper.example/?"}
	}
	return in
}

func TestCompare(t *testing.T) {
	t.Parallel()
	day := func(y, m, d int) func(*instrument) {
		return func(in *instrument) { in.signed = []accord.Date{{Year: y, Month: m, Day: d}} }
	}
	for name, tt := range map[string]struct {
		change  func(*instrument)
		want    verdict
		reasons []string
	}{
		"the same":          {nil, same, []string{"same parties, kind and day", "both name MOIS"}},
		"two days later":    {day(2017, 4, 28), same, []string{"same parties, kind and days", "both name MOIS"}},
		"the month":         {day(2017, 4, 0), same, []string{"same parties, kind and month", "both name MOIS"}},
		"the year":          {day(2017, 0, 0), doubtful, []string{"same parties, kind and year", "both name MOIS"}},
		"another month":     {day(2017, 5, 26), doubtful, []string{"same parties and kind", "both name MOIS"}},
		"another year":      {day(2018, 4, 26), other, nil},
		"not dated":         {func(in *instrument) { in.signed = nil }, doubtful, []string{"same parties and kind", "both name MOIS"}},
		"other parties":     {func(in *instrument) { in.countries = []accord.Code{"KR", "KZ"} }, other, nil},
		"another ministry":  {func(in *instrument) { in.bodies = []accord.Ref{msit} }, other, nil},
		"no ministry":       {func(in *instrument) { in.bodies = nil }, same, []string{"same parties, kind and day"}},
		"other topics":      {func(in *instrument) { in.topics = []string{"health"} }, other, nil},
		"a kindred kind":    {func(in *instrument) { in.kind = accord.MOC }, doubtful, []string{"same parties and day", "both name MOIS"}},
		"another kind":      {func(in *instrument) { in.kind = accord.Charter }, other, nil},
		"the release's own": {func(in *instrument) { in.pages, in.signed = []string{"x", "moi.go.kr/58412?"}, nil }, same, []string{"same parties and kind", "both name MOIS", "both rest on the same page"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, reasons := compare(reportedMOU(nil), recordMOU(tt.change))
			if got != tt.want {
				t.Errorf("verdict %d, want %d", got, tt.want)
			}
			if diff := cmp.Diff(tt.reasons, reasons); diff != "" {
				t.Errorf("reasons: mismatch (-want +got)\n%s", diff)
			}
		})
	}
}

// Two records that rest on one page were told apart by who read that page.
func TestTwoRecordsOfOnePage(t *testing.T) {
	t.Parallel()
	a, b := recordMOU(nil), recordMOU(nil)
	b.key = "another"
	if got, _ := compare(a, b); got != other {
		t.Errorf("verdict %d, want two instruments", got)
	}
	b.pages = []string{"other.example/?"}
	if got, _ := compare(a, b); got != same {
		t.Errorf("verdict %d on two pages, want one instrument", got)
	}
}

// One country is no pair of parties: it needs an international body beside it,
// and of many parties a page may leave one out.
func TestSameParties(t *testing.T) {
	t.Parallel()
	one := func(bodies ...accord.Ref) instrument {
		return instrument{countries: []accord.Code{"KR"}, bodies: bodies, countryOf: lands}
	}
	if _, ok := sameParties(one(msit), one(msit)); ok {
		t.Error("a ministry of the one country makes a pair")
	}
	if _, ok := sameParties(one(msit, bank), one(bank)); !ok {
		t.Error("the World Bank on both sides makes no pair")
	}
	many := []accord.Code{"CA", "EE", "GB", "IL", "KR", "MX", "NZ", "PT", "UY"}
	words, ok := sameParties(instrument{countries: many}, instrument{countries: many[:8]})
	if want := "most parties the same (of 9 and 8)"; !ok || words != want {
		t.Errorf("nine and eight of them: %q, %v, want %q", words, ok, want)
	}
	if _, ok := sameParties(instrument{countries: many}, instrument{countries: many[:6]}); ok {
		t.Error("nine and six of them are taken for the same parties")
	}
}

func TestSamePage(t *testing.T) {
	t.Parallel()
	const want = "msit.go.kr/eng/bbs/view.do?nttSeqNo=778&sCode=eng"
	for _, address := range []string{
		"https://www.msit.go.kr/eng/bbs/view.do;jsessionid=xQ1.AP_2?sCode=eng&nttSeqNo=778",
		"http://msit.go.kr/eng/bbs/view.do/?nttSeqNo=778&sCode=eng#top",
	} {
		if got := samePage(address); got != want {
			t.Errorf("samePage(%q) = %q, want %q", address, got, want)
		}
	}
	if samePage("https://a.example/?id=1") == samePage("https://a.example/?id=2") {
		t.Error("two articles of one paper are taken for one page")
	}
}

// record is a record of the catalogue that says what reportedMOU says.
func record(key string, change func(*curated)) curated {
	c := curated{Record: seeds.Record{Key: key, Title: "Title of " + key}, pages: []string{key + ".example/?"}}
	a := &c.agreement
	a.Kind.Value = accord.Value[accord.Kind]{V: accord.MOU, Basis: accord.Curated}
	a.Signed.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4, Day: 26}, Basis: accord.Curated}
	for _, code := range []accord.Code{"KR", "BY"} {
		a.Countries = append(a.Countries, accord.Value[accord.Code]{V: code, Basis: accord.Curated})
	}
	a.Organisations = []accord.Value[accord.Body]{{V: accord.Body{Name: "MOIS", Country: "KR", Slug: "mois-kr"}, Basis: accord.Curated}}
	a.Topics = []accord.Value[string]{{V: "skills", Basis: accord.Curated}}
	a.Title.Value = accord.Value[string]{V: c.Title, Basis: accord.Inferred}
	if change != nil {
		change(&c)
	}
	return c
}

// release is what documents report of the same memorandum.
var released = accord.Reported{ID: "h8m20e18", Kind: accord.MOU, Countries: []accord.Code{"KR", "BY"},
	Signed: []accord.Date{{Year: 2017, Month: 4, Day: 26}}, Bodies: []accord.Body{{Name: "MOIS", Country: "KR", Slug: "mois-kr"}}, Topics: []string{"skills"}}

func assigned(records []curated, reported ...accord.Reported) map[string]string {
	ids := map[string]string{}
	for _, r := range assign(records, reported) {
		ids[r.Key] = r.Agreement.ID
	}
	return ids
}

func TestAssign(t *testing.T) {
	t.Parallel()
	one, two := record("one", nil), record("two", nil)
	apart := record("two", func(c *curated) { c.NotSameAs = []string{"one"} })
	far := record("far", func(c *curated) { c.agreement.Signed.V.Year = 2011; c.SameAs = []string{"one"} })
	for name, tt := range map[string]struct {
		got, want map[string]string
	}{
		"alone":              {assigned([]curated{one}), map[string]string{"one": recordID("one")}},
		"with a release":     {assigned([]curated{one}, released), map[string]string{"one": "h8m20e18"}},
		"two records":        {assigned([]curated{one, two}), map[string]string{"one": recordID("one"), "two": recordID("one")}},
		"two and a release":  {assigned([]curated{one, two}, released), map[string]string{"one": "h8m20e18", "two": "h8m20e18"}},
		"forbidden":          {assigned([]curated{one, apart}), map[string]string{"one": recordID("one"), "two": recordID("two")}},
		"not by way of both": {assigned([]curated{one, apart}, released), map[string]string{"one": "h8m20e18", "two": recordID("two")}},
		"forced":             {assigned([]curated{one, far}), map[string]string{"one": recordID("one"), "far": recordID("one")}},
		"forbidden by id": {assigned([]curated{record("one", func(c *curated) { c.NotSameAs = []string{"h8m20e18"} })}, released),
			map[string]string{"one": recordID("one")}},
	} {
		if diff := cmp.Diff(tt.want, tt.got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
}

// A record that goes by another's id keeps its own as an alias, says why, and
// leaves the title to the source that was there first.
func TestAssignSaysWhy(t *testing.T) {
	t.Parallel()
	later := record("later", func(c *curated) {
		c.agreement.Signed.V = accord.Date{Year: 2017, Month: 6, Day: 20}
		c.Renews = []seeds.Fact{{Field: "renews", Value: "one", Citation: accord.Citation{Publisher: "P"}}}
	})
	all := assign([]curated{record("one", nil), later}, []accord.Reported{released})
	one, two := all[0], all[1]
	if one.Alias != recordID("one") || one.Agreement.Title.Stated() {
		t.Errorf("alias %q, title %q", one.Alias, one.Agreement.Title.V)
	}
	if diff := cmp.Diff([]string{"same parties, kind and day", "both name MOIS"}, one.Reasons); diff != "" {
		t.Errorf("reasons: mismatch (-want +got)\n%s", diff)
	}
	want := []accord.Doubt{{Agreement: "h8m20e18", Reasons: []string{"same parties and kind", "both name MOIS"}}}
	if diff := cmp.Diff(want, two.Doubts); diff != "" {
		t.Errorf("doubts: mismatch (-want +got)\n%s", diff)
	}
	if two.Alias != "" || len(two.Agreement.Renews) != 1 || two.Agreement.Renews[0].V.Slug != "h8m20e18" {
		t.Errorf("alias %q, renews %v", two.Alias, two.Agreement.Renews)
	}
}
