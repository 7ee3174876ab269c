package importer

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/seeds"
)

// edge is a comparison that came to something.
type edge struct {
	a, b    int
	verdict verdict
	reasons []string
	forced  bool
}

// assign gives every record the id of its instrument: that of the agreement
// that documents report, otherwise that of the first record that tells of it.
func assign(records []curated, reported []accord.Reported) []accord.CatalogueRecord {
	all := instruments(records, reported)
	edges := compareAll(all, records)
	groups := together(all, records, edges)
	var out []accord.CatalogueRecord
	ids := map[string]string{} // by key
	for i, in := range all {
		if in.key != "" {
			ids[in.key] = idOf(all, groups, i)
		}
	}
	for i, in := range all {
		if in.key == "" {
			continue
		}
		c := records[i-len(reported)]
		c.agreement.ID = ids[in.key]
		rec := accord.CatalogueRecord{Key: c.Key, Agreement: &c.agreement, Checked: c.Checked}
		if own := recordID(c.Key); own != c.agreement.ID {
			rec.Alias = own
		}
		rec.Reasons = why(all, edges, groups, i)
		rec.Doubts = doubts(all, edges, groups, i)
		if rec.Alias != "" && c.Title != "" {
			// Two descriptions of one paper are no disagreement: the first source's stands.
			c.agreement.Title = accord.Fact[string]{}
		}
		c.agreement.Renews = pointers(c.Renews, ids, c.agreement.ID)
		c.agreement.Implements = pointers(c.Implements, ids, c.agreement.ID)
		out = append(out, rec)
	}
	return out
}

// pointers turns keys into the ids that their records go by. Two records that
// turned out to be one instrument do not point to each other.
func pointers(facts []seeds.Fact, ids map[string]string, own string) []accord.Value[accord.Ref] {
	var out []accord.Value[accord.Ref]
	for _, f := range facts {
		if id := ids[f.Value]; id != "" && id != own {
			cited := f.Citation
			out = append(out, accord.Value[accord.Ref]{V: accord.Ref{Slug: id}, Basis: accord.Curated, Citation: &cited})
		}
	}
	return out
}

// recordID derives the permanent id of an agreement that only the catalogue
// has, from the one thing that no correction touches.
func recordID(key string) string { return digest("catalogue", key) }

// instruments lists what documents report first, then the records.
func instruments(records []curated, reported []accord.Reported) []instrument {
	var all []instrument
	for _, r := range reported {
		in := instrument{id: r.ID, title: r.Title, kind: r.Kind, countries: slices.Sorted(slices.Values(r.Countries)),
			signed: r.Signed, topics: r.Topics, countryOf: map[string]accord.Code{}}
		for _, b := range r.Bodies {
			in.bodies = append(in.bodies, accord.Ref{Slug: b.Slug, Label: b.Name})
			in.countryOf[b.Slug] = b.Country
		}
		for _, p := range r.Pages {
			in.pages = append(in.pages, samePage(p))
		}
		all = append(all, in)
	}
	for _, c := range records {
		a := c.agreement
		in := instrument{key: c.Key, title: firstOf(c.Title, a.Title.V), kind: a.Kind.V, countries: codes(a.Countries), pages: c.pages, countryOf: map[string]accord.Code{}}
		for _, v := range append([]accord.Value[accord.Date]{a.Signed.Value}, a.Signed.Others...) {
			if v.Stated() && !slices.Contains(in.signed, v.V) {
				in.signed = append(in.signed, v.V)
			}
		}
		for _, b := range a.Organisations {
			in.bodies = append(in.bodies, accord.Ref{Slug: b.V.Slug, Label: b.V.Name})
			in.countryOf[b.V.Slug] = b.V.Country
		}
		for _, t := range a.Topics {
			in.topics = append(in.topics, t.V)
		}
		all = append(all, in)
	}
	return all
}

// compareAll compares each record with everything else. What documents report
// is not compared among itself: their editors pin it.
func compareAll(all []instrument, records []curated) []edge {
	first := len(all) - len(records)
	var edges []edge
	for j := first; j < len(all); j++ {
		rec := records[j-first]
		for i := range j {
			var against []string
			if i >= first {
				against = records[i-first].NotSameAs
			}
			if named(rec.NotSameAs, all[i]) || named(against, all[j]) {
				continue
			}
			forced := named(rec.SameAs, all[i]) || i >= first && named(records[i-first].SameAs, all[j])
			v, reasons := compare(all[i], all[j])
			if forced {
				v, reasons = same, append(reasons, "an editor has compared the sources")
			}
			if v != other {
				edges = append(edges, edge{a: i, b: j, verdict: v, reasons: reasons, forced: forced})
			}
		}
	}
	// An editor's word first, then documents before records, by their order.
	slices.SortStableFunc(edges, func(x, y edge) int {
		if x.forced != y.forced {
			if x.forced {
				return -1
			}
			return 1
		}
		return x.a - y.a
	})
	return edges
}

// named reports whether an instrument is in a list of keys and ids.
func named(list []string, in instrument) bool {
	if len(list) == 0 {
		return false // as nearly always; the id of a record is a hash of its key
	}
	return in.id != "" && slices.Contains(list, in.id) || in.key != "" && (slices.Contains(list, in.key) || slices.Contains(list, recordID(in.key)))
}

// together puts the instruments that are the same into one group each, named by
// its lowest member. Two agreements that documents report stay two, and what
// an editor keeps apart does not come together by way of a third.
func together(all []instrument, records []curated, edges []edge) []int {
	group := make([]int, len(all))
	for i := range group {
		group[i] = i
	}
	first := len(all) - len(records)
	apart := func(i, j int) bool {
		return all[i].id != "" && all[j].id != "" ||
			i >= first && named(records[i-first].NotSameAs, all[j]) || j >= first && named(records[j-first].NotSameAs, all[i])
	}
	allowed := func(a, b int) bool {
		for i := range all {
			if group[i] != a {
				continue
			}
			for j := range all {
				if group[j] == b && apart(i, j) {
					return false
				}
			}
		}
		return true
	}
	for _, e := range edges {
		a, b := group[e.a], group[e.b]
		if e.verdict != same || a == b || !allowed(a, b) {
			continue
		}
		low, high := min(a, b), max(a, b)
		for i := range group {
			if group[i] == high {
				group[i] = low
			}
		}
	}
	return group
}

// idOf is the id by which an instrument goes: that of the first of its group, which is
// what a document reports where one does.
func idOf(all []instrument, groups []int, i int) string {
	if base := all[groups[i]]; base.id != "" {
		return base.id
	}
	return recordID(all[groups[i]].key)
}

// why gives the reasons of a record for standing with others: those of the
// comparison with the first of its group, or else with any of it.
func why(all []instrument, edges []edge, groups []int, i int) []string {
	var reasons []string
	for _, e := range edges {
		if e.verdict != same || groups[e.a] != groups[e.b] || e.a != i && e.b != i {
			continue
		}
		if mate := e.a + e.b - i; mate == groups[i] || reasons == nil && groups[i] != i {
			reasons = e.reasons
		}
	}
	return reasons
}

// doubts lists what may be the same instrument and stands apart. Each pair is
// noted once, with the later of the two.
func doubts(all []instrument, edges []edge, groups []int, i int) []accord.Doubt {
	var out []accord.Doubt
	for _, e := range edges {
		if e.b == i && groups[e.a] != groups[e.b] {
			out = append(out, accord.Doubt{Agreement: idOf(all, groups, e.a), Reasons: e.reasons})
		}
	}
	slices.SortFunc(out, func(a, b accord.Doubt) int { return strings.Compare(a.Agreement, b.Agreement) })
	return slices.CompactFunc(out, func(a, b accord.Doubt) bool { return a.Agreement == b.Agreement })
}
