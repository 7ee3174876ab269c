package store_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// The model is the register as a list of agreements in Go: what the store answers
// with SQL is compared with what a loop over the list finds. Where the two differ,
// one of them is wrong.
type model []accord.Agreement

// Days of which some are a month, a year, a day of no year, or none.
var modelDays = []string{"2016-11", "2016-11-30", "2017", "2017-04-26", "2017-04-26", "2018-01-01", "2018-12-31", "--04-26", ""}

// newModel makes an agreement of whatever chance picks for each field, in documents
// of five. The same seed makes the same ones.
func newModel(n int) (model, []accord.Contribution) { return seededModel(n, 11) }

func seededModel(n int, seed uint64) (model, []accord.Contribution) {
	r := rand.New(rand.NewPCG(7, seed))
	some := func(most int, of ...string) []string {
		of = slices.Clone(of)
		r.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
		return of[:r.IntN(most+1)]
	}
	var list model
	var documents []accord.Contribution
	for first := 0; first < n; first += 5 {
		var in []storetest.Agreement
		for i := first; i < min(first+5, n); i++ {
			a := storetest.Agreement{ID: fmt.Sprintf("m0de%04d", i), Title: fmt.Sprintf("Agreement %c", 'a'+rune(r.IntN(20))), Kind: accord.Kinds()[r.IntN(4)],
				Signed: modelDays[r.IntN(len(modelDays))], Topics: some(2, "skills", "research", "public-services"), InPassing: r.IntN(4) == 0}
			for _, c := range some(4, "BY", "GB", "IL", "KR") {
				a.Countries = append(a.Countries, accord.Code(c))
			}
			if r.IntN(3) > 0 {
				a.Body = []string{"ministry-of-the-interior-and-safety-kr", "agency-gb", "union"}[r.IntN(3)]
			}
			if r.IntN(3) == 0 {
				a.Summit = []string{"digital-nations-2018", "a-meeting"}[r.IntN(2)]
			}
			in = append(in, a)
		}
		c := storetest.Document(fmt.Sprintf("document-%02d", first/5), in...)
		for i := range c.Agreements {
			embellish(&c.Agreements[i], r)
		}
		for i := range c.Summits {
			c.Summits[i].Name.V = "Summit" // of one name, in whatever document
		}
		list = append(list, c.Agreements...)
		documents = append(documents, c)
	}
	return list, documents
}

// embellish gives an agreement what storetest does not.
func embellish(a *accord.Agreement, r *rand.Rand) {
	evidence := a.Title.Evidence
	a.Status.V = accord.Statuses()[r.IntN(4)]
	if r.IntN(2) == 0 {
		a.Place.Value = accord.Value[string]{V: "Minsk", Basis: accord.Quoted, Evidence: evidence}
	}
	if d := []string{"", "2026-11-23", "2026-11-24", "2026-12", "2027", "2027-05-25", "2028-06-01", "--12-01"}[r.IntN(8)]; d != "" {
		a.Expiry.Value = accord.Value[accord.Date]{Basis: accord.Inferred, Reason: "A rule.", Rule: "a-rule", Evidence: evidence}
		a.Expiry.V, _ = accord.ParseDate(d)
	}
	for i := range a.Organisations {
		a.Organisations[i].V.Name = "Body " + a.Organisations[i].V.Slug
	}
}

// today is the day of the model.
var today = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

func values[T comparable](list []accord.Value[T]) []T {
	var out []T
	for _, v := range list {
		out = append(out, v.V)
	}
	return out
}

func bodies(a accord.Agreement) []string {
	var out []string
	for _, b := range a.Organisations {
		out = append(out, b.V.Slug)
	}
	return out
}

func overlap[T comparable](a, b []T) bool {
	return slices.ContainsFunc(a, func(v T) bool { return slices.Contains(b, v) })
}

func basisOf(a accord.Agreement, field string) string {
	b := map[string]accord.Basis{"signed": a.Signed.Basis, "place": a.Place.Basis, "expiry": a.Expiry.Basis}[field]
	return field + "." + string(cmp.Or(b, accord.NotStated))
}

// leaves reports whether a filter leaves an agreement, by the words of its fields.
func leaves(q query.Agreements, a accord.Agreement) bool {
	countries := values(a.Countries)
	all := !slices.ContainsFunc(q.Countries, func(c accord.Code) bool { return !slices.Contains(countries, c) })
	switch year := a.Signed.V.Year; {
	case len(q.Countries) > 0 && q.MatchAll && !all, len(q.Countries) > 0 && !q.MatchAll && !overlap(q.Countries, countries):
	case len(q.Years) > 0 && (year == 0 || !slices.Contains(q.Years, year)), q.YearFrom > 0 && year < q.YearFrom, q.YearTo > 0 && (year == 0 || year > q.YearTo):
	case len(q.Kinds) > 0 && !slices.Contains(q.Kinds, a.Kind.V), len(q.Statuses) > 0 && !slices.Contains(q.Statuses, a.Status.V):
	case len(q.Topics) > 0 && !overlap(q.Topics, values(a.Topics)), len(q.Organisations) > 0 && !overlap(q.Organisations, bodies(a)):
	case len(q.Summits) > 0 && (a.Summit == nil || !slices.Contains(q.Summits, a.Summit.Slug)):
	case len(q.Bases) > 0 && !overlap(q.Bases, []string{basisOf(a, "signed"), basisOf(a, "place"), basisOf(a, "expiry")}):
	case q.Ending > 0 && !ends(a.Expiry.V, today, today.AddDate(0, q.Ending, 0)):
	default:
		return true
	}
	return false
}

// ends reports whether any day that a date may mean lies between two, both among it.
func ends(d accord.Date, from, to time.Time) bool {
	if d.Year == 0 {
		return false
	}
	last := d.First()
	switch d.Precision() {
	case accord.ToYear:
		last = last.AddDate(1, 0, -1)
	case accord.ToMonth:
		last = last.AddDate(0, 1, -1)
	}
	return !last.Before(from.Truncate(24*time.Hour)) && !d.First().After(to)
}

// listed are the ids that a filter leaves, in its order.
func (m model) listed(q query.Agreements) []string {
	var left []accord.Agreement
	for _, a := range m {
		if leaves(q, a) {
			left = append(left, a)
		}
	}
	newest := func(a, b accord.Agreement) int {
		x, y := a.Signed.V, b.Signed.V
		if (x.Year == 0) != (y.Year == 0) {
			return cmp.Compare(min(y.Year, 1), min(x.Year, 1)) // what has no year comes last
		}
		if x.Year == 0 {
			return 0
		}
		return y.First().Compare(x.First())
	}
	slices.SortFunc(left, func(a, b accord.Agreement) int {
		by := newest(a, b)
		switch {
		case q.Sort == query.ByTitle:
			by = strings.Compare(a.Title.V, b.Title.V)
		case q.Sort == query.BySignedAsc && a.Signed.V.Year != 0 && b.Signed.V.Year != 0:
			by = -by
		}
		return cmp.Or(by, strings.Compare(a.ID, b.ID))
	})
	var out []string
	for _, a := range left {
		out = append(out, a.ID)
	}
	return out
}

// row is what a list shows of an agreement.
func (m model) row(id string) accord.AgreementRow {
	a := m[slices.IndexFunc(m, func(a accord.Agreement) bool { return a.ID == id })]
	out := accord.AgreementRow{ID: a.ID, Slug: a.Slug, Title: a.Title.V, Kind: a.Kind.V, Status: a.Status.V, Signed: a.Signed.V, SignedBasis: cmp.Or(a.Signed.Basis, accord.NotStated),
		Expiry: a.Expiry.V, Countries: values(a.Countries), Topics: values(a.Topics), InPassing: a.InPassing}
	for _, b := range a.Organisations {
		out.Organisations = append(out.Organisations, accord.Ref{Slug: b.V.Slug, Label: b.V.Name})
	}
	return out
}

// anyFilter picks conditions at random: one or two as a rule, so that something is left.
func anyFilter(r *rand.Rand) query.Agreements {
	var q query.Agreements
	for range 1 + r.IntN(2) {
		switch r.IntN(11) {
		case 0:
			q.Countries = []accord.Code{[]accord.Code{"BY", "GB", "IL", "KR", "KZ"}[r.IntN(5)]}
		case 1:
			q.Countries, q.MatchAll = []accord.Code{"KR", []accord.Code{"GB", "BY", "KR"}[r.IntN(3)]}, r.IntN(3) > 0
		case 2:
			q.Years = []int{2016 + r.IntN(3), 2018}
		case 3:
			q.YearFrom = 2016 + r.IntN(3)
		case 4:
			q.YearTo = 2016 + r.IntN(3)
		case 5:
			q.Kinds = []accord.Kind{accord.Kinds()[r.IntN(5)]}
		case 6:
			q.Topics = [][]string{{"skills"}, {"research", "public-services"}}[r.IntN(2)]
		case 7:
			q.Organisations = [][]string{{"union"}, {"agency-gb", "union"}}[r.IntN(2)]
		case 8:
			q.Statuses = []accord.Status{accord.Statuses()[r.IntN(4)]}
		case 9:
			q.Bases = [][]string{{"signed.not_stated"}, {"place.quoted", "expiry.not_stated"}, {"expiry.inferred"}}[r.IntN(3)]
		case 10:
			q.Summits, q.Ending = [][]string{nil, {"a-meeting"}}[r.IntN(2)], []int{0, 6, 12, 24}[r.IntN(4)]
		}
	}
	q.Sort = []query.Sort{query.BySigned, query.BySignedAsc, query.ByTitle}[r.IntN(3)]
	return q
}

// pages are the ids of a list, page by page, until one is empty.
func pages(t *testing.T, s *store.Store, q query.Agreements) (out []string, first accord.AgreementPage) {
	t.Helper()
	for q.Page = 1; ; q.Page++ {
		page, err := s.Agreements(t.Context(), q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if q.Page == 1 {
			first = page
		}
		if page.Total != first.Total || len(page.Rows) > query.PageSize {
			t.Errorf("%+v: page %d has %d rows of %d, the first one says %d", q, q.Page, len(page.Rows), page.Total, first.Total)
		}
		if len(page.Rows) == 0 {
			return out, first
		}
		out = append(out, ids(page.Rows)...)
	}
}

func modelStore(t *testing.T, documents []accord.Contribution) *store.Store {
	t.Helper()
	s := pg.NewWith(t, store.Options{Now: func() time.Time { return today }})
	storetest.Fill(t, s, documents...)
	return s
}

// The pages of any list hold what the model finds, each agreement once and in its
// order, and so do its cursors; the total is their number, and a count beside the
// filters is what choosing that value would leave.
func TestListsAreThoseOfTheModel(t *testing.T) {
	t.Parallel()
	m, documents := newModel(70)
	s := modelStore(t, documents)
	r := rand.New(rand.NewPCG(1, 2))
	empty := 0
	for range 60 {
		q := anyFilter(r)
		want := m.listed(q)
		got, first := pages(t, s, q)
		if diff := gocmp.Diff(want, got); diff != "" || first.Total != len(want) {
			t.Errorf("%+v: %d in all, mismatch (-model +pages)\n%s", q, first.Total, diff)
		}
		cursor, _, err := s.AgreementIDs(t.Context(), q, query.Cursor{}, 1000)
		if diff := gocmp.Diff(want, cursor); err != nil || diff != "" {
			t.Errorf("%+v: %v, mismatch (-model +cursors)\n%s", q, err, diff)
		}
		m.checkFacets(t, q, first.Facets)
		for _, row := range first.Rows {
			if diff := gocmp.Diff(m.row(row.ID), row, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%+v: mismatch (-model +row)\n%s", q, diff)
			}
		}
		if len(want) == 0 {
			empty++
		}
	}
	if empty > 30 {
		t.Errorf("%d of 60 lists are empty: they show nothing", empty)
	}
}

// checkFacets compares each count with the list that choosing the value alone leaves.
func (m model) checkFacets(t *testing.T, q query.Agreements, f accord.Facets) {
	t.Helper()
	check := func(facet string, list []accord.FacetValue, only func(q *query.Agreements, v string)) {
		for _, v := range list {
			one := q
			only(&one, v.Value)
			if n := len(m.listed(one)); n != v.Count {
				t.Errorf("%+v: %s %s counts %d, the model has %d", q, facet, v.Value, v.Count, n)
			}
		}
	}
	check("year", f.Years, func(q *query.Agreements, v string) {
		q.YearFrom, q.YearTo = 0, 0
		_, _ = fmt.Sscan(v, &q.YearFrom)
		q.Years = []int{q.YearFrom}
		q.YearFrom = 0
	})
	check("kind", f.Kinds, func(q *query.Agreements, v string) { q.Kinds = []accord.Kind{accord.Kind(v)} })
	check("status", f.Statuses, func(q *query.Agreements, v string) { q.Statuses = []accord.Status{accord.Status(v)} })
	check("topic", f.Topics, func(q *query.Agreements, v string) { q.Topics = []string{v} })
	check("organisation", f.Organisations, func(q *query.Agreements, v string) { q.Organisations = []string{v} })
	check("summit", f.Summits, func(q *query.Agreements, v string) { q.Summits = []string{v} })
	check("ending", f.Endings, func(q *query.Agreements, v string) { _, _ = fmt.Sscan(v, &q.Ending) })
	check("country", f.Countries, func(q *query.Agreements, v string) {
		if q.MatchAll && len(q.Countries) > 0 {
			q.Countries = append(slices.Clone(q.Countries), accord.Code(v))
			return
		}
		q.Countries = []accord.Code{accord.Code(v)}
	})
	check("basis", slices.DeleteFunc(slices.Clone(f.Bases), func(v accord.FacetValue) bool {
		return !slices.Contains([]string{"signed", "place", "expiry"}, strings.Split(v.Value, ".")[0])
	}), func(q *query.Agreements, v string) { q.Bases = []string{v} })
}

// The counts on the pages of countries, topics, bodies and summits, and those of
// any two countries, are the numbers of their agreements in the model.
func TestCountsAreThoseOfTheModel(t *testing.T) {
	t.Parallel()
	m, documents := newModel(40)
	s := modelStore(t, documents)
	count := func(q query.Agreements) int { return len(m.listed(q)) }
	got, want := map[string]int{}, map[string]int{}
	say := func(what string, have, model int) { got[what], want[what] = have, model }

	countries := must(s.Countries(t.Context()))(t)
	for _, c := range countries {
		q := query.Agreements{Countries: []accord.Code{c.Code}}
		say("country "+string(c.Code), c.Agreements, count(q))
		page := must(s.Country(t.Context(), c.Code))(t)
		say("page of country "+string(c.Code), page.Total, count(q))
		newest := m.listed(q)
		if diff := gocmp.Diff(newest[:min(10, len(newest))], ids(page.Agreements)); diff != "" {
			t.Errorf("newest of %s: mismatch (-model +page)\n%s", c.Code, diff)
		}
		q.Ending = 24
		say("ending of country "+string(c.Code), len(page.Ending), min(10, count(q)))
		if !slices.IsSortedFunc(page.Years, func(a, b accord.FacetValue) int { return strings.Compare(b.Value, a.Value) }) {
			t.Errorf("years of %s are not the newest first: %v", c.Code, page.Years)
		}
		for _, y := range page.Years {
			year := query.Agreements{Countries: q.Countries}
			_, _ = fmt.Sscan(y.Value, &year.YearFrom)
			year.YearTo = year.YearFrom
			say(y.Value+" of country "+string(c.Code), y.Count, count(year))
		}
		for _, p := range page.Partners {
			say(p.Value+" with country "+string(c.Code), p.Count, count(query.Agreements{Countries: []accord.Code{c.Code, accord.Code(p.Value)}, MatchAll: true}))
		}
	}
	for _, topic := range must(s.Topics(t.Context()))(t) {
		say("topic "+topic.Code, topic.Count, count(query.Agreements{Topics: []string{topic.Code}}))
	}
	for _, o := range must(s.Organisations(t.Context()))(t) {
		q := query.Agreements{Organisations: []string{o.Slug}}
		say("body "+o.Slug, o.Agreements, count(q))
		if diff := gocmp.Diff(m.listed(q), ids(must(s.Organisation(t.Context(), o.Slug))(t).Agreements)); diff != "" {
			t.Errorf("agreements of %s: mismatch (-model +page)\n%s", o.Slug, diff)
		}
	}
	for _, row := range must(s.Summits(t.Context()))(t) {
		q := query.Agreements{Summits: []string{row.Slug}}
		say("summit "+row.Slug, row.Agreements, count(q))
		if diff := gocmp.Diff(m.listed(q), ids(must(s.Summit(t.Context(), row.Slug))(t).Agreements)); diff != "" {
			t.Errorf("agreements of %s: mismatch (-model +page)\n%s", row.Slug, diff)
		}
	}
	overview := must(s.Overview(t.Context()))(t)
	say("agreements", overview.Agreements, len(m))
	say("countries", overview.Countries, len(countries))
	say("documents", overview.Documents, len(documents))
	if diff := gocmp.Diff(m.listed(query.Agreements{})[:5], ids(overview.Newest)); diff != "" { // all came on one day
		t.Errorf("newest: mismatch (-model +overview)\n%s", diff)
	}
	if diff := gocmp.Diff(want, got); diff != "" || len(got) < 40 {
		t.Errorf("%d counts: mismatch (-model +store)\n%s", len(got), diff)
	}
}

// must takes the answer of a read that cannot fail.
func must[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// Every two countries have on their page what the model finds: what is of them
// alone, what is of both and others, and together as many as the matrix says.
func TestPairsAreThoseOfTheModel(t *testing.T) {
	t.Parallel()
	m, documents := newModel(40)
	s := modelStore(t, documents)
	matrix, alone := map[string]int{}, map[string]int{}
	for _, c := range must(s.Pairs(t.Context(), false))(t) {
		matrix[string(c.A+c.B)] = c.Count
	}
	for _, c := range must(s.Pairs(t.Context(), true))(t) {
		alone[string(c.A+c.B)] = c.Count
	}
	codes := []accord.Code{"BY", "GB", "IL", "KR"}
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			var direct, shared []string
			for _, id := range m.listed(query.Agreements{Countries: []accord.Code{a, b}, MatchAll: true}) {
				n := slices.IndexFunc(m, func(x accord.Agreement) bool { return x.ID == id })
				if len(m[n].Countries) == 2 {
					direct = append(direct, id)
				} else {
					shared = append(shared, id)
				}
			}
			for _, p := range []accord.Pair{must(s.Pair(t.Context(), a, b))(t), must(s.Pair(t.Context(), b, a))(t)} {
				if diff := gocmp.Diff([][]string{direct, shared}, [][]string{ids(p.Direct), ids(p.Shared)}); diff != "" {
					t.Errorf("%s and %s: mismatch (-model +page)\n%s", a, b, diff)
				}
			}
			if key := string(a + b); matrix[key] != len(direct)+len(shared) || alone[key] != len(direct) {
				t.Errorf("%s and %s: %d in the matrix and %d alone, the model has %d and %d", a, b, matrix[key], alone[key], len(direct)+len(shared), len(direct))
			}
		}
	}
	if len(matrix) != 6 {
		t.Errorf("pairs %v", matrix)
	}
}
