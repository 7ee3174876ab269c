package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// editions is a series of meetings by their days, beside the two of storetest's
// authority, which are of another series.
func editions(days map[string]string) accord.Authority {
	a := storetest.Authority()
	a.Series = append(a.Series, accord.Series{Slug: "forum", Name: "Forum"})
	cite := a.Summits[0].Name.Citation
	for slug, day := range days {
		series := accord.Value[accord.Ref]{V: accord.Ref{Slug: "forum"}, Basis: accord.Curated, Citation: cite}
		m := accord.Summit{Slug: slug, Series: accord.Fact[accord.Ref]{Value: series}, Name: accord.Fact[string]{Value: accord.Value[string]{V: "The " + slug, Basis: accord.Curated, Citation: cite}}}
		if day != "" {
			m.Start.Value = accord.Value[accord.Date]{Basis: accord.Curated, Citation: cite}
			m.Start.V, _ = accord.ParseDate(day)
		}
		a.Summits = append(a.Summits, m)
	}
	return a
}

// The edition before a summit is the last one that began before it, the next the
// first one after it; of a day that nobody states, nobody can say.
func TestEditionsBesideASummit(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	if _, err := s.PutAuthority(t.Context(), editions(map[string]string{
		"first": "2014-05-01", "second": "2016", "twin-a": "2018-03-01", "twin-b": "2018-03-01", "last": "2020-11", "undated": "", "no-year": "--05-01",
	})); err != nil {
		t.Fatal(err)
	}
	beside := func(slug string) [2]string {
		m := must(s.Summit(t.Context(), slug))(t)
		var out [2]string
		for i, ref := range []*accord.Ref{m.Previous, m.Next} {
			if ref != nil {
				out[i] = ref.Slug
				if ref.Label != "The "+ref.Slug {
					t.Errorf("beside %s stands %+v", slug, ref)
				}
			}
		}
		return out
	}
	got := map[string][2]string{}
	want := map[string][2]string{
		"first": {"", "second"}, "second": {"first", "twin-a"}, "twin-a": {"second", "last"}, "twin-b": {"second", "last"}, "last": {"twin-a", ""}, "undated": {}, "no-year": {},
	}
	for slug := range want {
		got[slug] = beside(slug)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	var order []string
	for _, m := range must(s.Series(t.Context(), "forum"))(t).Summits {
		order = append(order, m.Slug)
	}
	if diff := cmp.Diff([]string{"first", "second", "twin-a", "twin-b", "last", "no-year", "undated"}, order); diff != "" {
		t.Errorf("of the series: mismatch (-want +got)\n%s", diff)
	}
	counts := must(s.SeriesCounts(t.Context()))(t)
	if diff := cmp.Diff([]accord.FacetValue{{Value: "digital-nations", Label: "Digital Nations", Count: 2}, {Value: "forum", Label: "Forum", Count: 7}}, counts); diff != "" {
		t.Errorf("counts: mismatch (-want +got)\n%s", diff)
	}
}

// A country took part in a summit that it hosts, and in one that lists it.
func TestSummitsOfACountry(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	meet := func(slug string, host accord.Code, day string, there ...accord.Code) accord.Contribution {
		c := storetest.Document("of-"+slug, storetest.Agreement{ID: "0000000" + slug[:1], Title: "Charter", Kind: accord.Charter, Summit: slug})
		m := &c.Summits[0]
		m.Host.Value = accord.Value[accord.Code]{V: host, Basis: accord.Quoted, Evidence: m.Name.Evidence}
		m.Start.Value = accord.Value[accord.Date]{Basis: accord.Quoted, Evidence: m.Name.Evidence}
		m.Start.V, _ = accord.ParseDate(day)
		for _, code := range there {
			m.Participants = append(m.Participants, accord.Value[accord.Code]{V: code, Basis: accord.Quoted, Evidence: m.Name.Evidence})
		}
		return c
	}
	storetest.Fill(t, s, meet("a-hosted", "KR", "2019-01-01"), meet("b-attended", "GB", "2020-01-01", "IL", "KR"), meet("c-both", "KR", "2018-01-01", "KR", "IL"), meet("d-neither", "GB", "2021-01-01", "IL"))
	slugs := func(list []accord.SummitRow) (out []string) {
		for _, m := range list {
			out = append(out, m.Slug)
		}
		return out
	}
	if diff := cmp.Diff([]string{"b-attended", "a-hosted", "c-both"}, slugs(must(s.Country(t.Context(), "KR"))(t).Summits)); diff != "" {
		t.Errorf("of Korea: mismatch (-want +got)\n%s", diff)
	}
	for pair, want := range map[[2]accord.Code][]string{
		{"IL", "KR"}: {"b-attended", "c-both"}, {"GB", "IL"}: {"d-neither", "b-attended"}, {"GB", "KR"}: {"b-attended"}, {"BY", "KR"}: nil,
	} {
		if diff := cmp.Diff(want, slugs(must(s.Pair(t.Context(), pair[0], pair[1]))(t).Summits)); diff != "" {
			t.Errorf("of %v: mismatch (-want +got)\n%s", pair, diff)
		}
	}
	rows := map[accord.Code][2]int{}
	for _, c := range must(s.Countries(t.Context()))(t) {
		rows[c.Code] = [2]int{c.Summits, c.Organisations}
	}
	if diff := cmp.Diff(map[accord.Code][2]int{"GB": {2, 0}, "IL": {3, 0}, "KR": {3, 1}}, rows); diff != "" {
		t.Errorf("counts: mismatch (-want +got)\n%s", diff)
	}
}

// ofSeries is what a document infers, or what a citation tells, of a summit's series.
func ofSeries(r accord.Ref, cite *accord.Citation) accord.Fact[accord.Ref] {
	v := accord.Value[accord.Ref]{V: r, Basis: accord.Inferred, Reason: "named so"}
	if cite != nil {
		v = accord.Value[accord.Ref]{V: r, Basis: accord.Curated, Citation: cite}
	}
	return accord.Fact[accord.Ref]{Value: v}
}

// A summit belongs to the series that its own documents name, unless editors know
// better.
func TestSeriesOfASummit(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	a := storetest.Authority()
	a.Series = append(a.Series, accord.Series{Slug: "forum", Name: "Forum"}, accord.Series{Slug: "talks", Name: "Talks"})
	storetest.Fill(t, s)
	if _, err := s.PutAuthority(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	meet := func(slug, series string) {
		c := storetest.Document("of-"+slug, storetest.Agreement{ID: "0000000" + slug[:1], Title: "Charter", Kind: accord.Charter, Summit: slug})
		if series != "" {
			c.Summits[0].Series = ofSeries(accord.Ref{Slug: series}, nil)
		}
		replace(t, s, c)
	}
	for slug, series := range map[string]string{"a-meeting": "forum", "b-meeting": "talks", "c-meeting": "", "digital-nations-2018": "talks"} {
		meet(slug, series)
	}
	check := func(when string, want map[string]string) {
		t.Helper()
		got := map[string]string{}
		for _, m := range must(s.Summits(t.Context()))(t) {
			if got[m.Slug] = ""; m.Series != nil {
				got[m.Slug] = m.Series.Slug
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", when, diff)
		}
	}
	want := map[string]string{"a-meeting": "forum", "b-meeting": "talks", "c-meeting": "", "digital-nations-2018": "digital-nations", "digital-nations-2019": "digital-nations"}
	check("as they were read", want)

	// A release that is read otherwise counts as if it had never been read before.
	meet("a-meeting", "talks")
	meet("b-meeting", "")
	meet("c-meeting", "forum")
	want["a-meeting"], want["b-meeting"], want["c-meeting"] = "talks", "", "forum"
	check("read again", want)
}

// A summit that a record of the catalogue tells of goes with it and comes back with
// it, and so does a series that no editor lists.
func TestSummitOfTheCatalogueComesBack(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s := must(store.Open(t.Context(), dsn, store.Options{}))(t)
	defer s.Close()
	storetest.Fill(t, s)
	cite := &accord.Citation{Publisher: "Ministry of Z", URL: "https://z.example/"}
	m := &accord.Summit{Slug: "talks-2020", Series: ofSeries(accord.Ref{Slug: "talks", Label: "The Talks"}, cite), Name: accord.Fact[string]{Value: accord.Value[string]{V: "Talks 2020", Basis: accord.Curated, Citation: cite}}}
	for _, hash := range []string{"a", "b"} {
		storetest.Catalogue(t, s, accord.CatalogueRecord{Key: "talks", Summit: m, Hash: hash})
		if got := must(s.Summit(t.Context(), m.Slug))(t); got.Series.V.Label != "The Talks" {
			t.Errorf("its series is %+v", got.Series)
		}
		if breaches := must(store.Check(t.Context(), dsn))(t); len(breaches) > 0 {
			t.Errorf("breaches: %v", breaches)
		}
		if _, err := s.PutCatalogue(t.Context(), accord.CatalogueChange{Remove: []string{"talks"}}); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Summit(t.Context(), m.Slug); accord.KindOf(err) != accord.Gone {
			t.Errorf("without its record it answers %v", err)
		}
		if _, err := s.Series(t.Context(), "talks"); accord.KindOf(err) != accord.NotFound {
			t.Errorf("without a summit its series answers %v", err)
		}
	}
}
