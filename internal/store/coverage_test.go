package store_test

import (
	"fmt"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// published gives the documents of the small world a country and a day.
func published() []accord.Contribution {
	in := world()
	for i, day := range []accord.Date{{Year: 2017, Month: 5, Day: 10}, {Year: 2023, Month: 11}} {
		in[i].Document.Published.Value = accord.Value[accord.Date]{V: day, Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}}
	}
	in[0].Document.Country, in[0].Document.Publisher = "KR", "Ministry of the Interior"
	return in
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, published()...)
	day := accord.Date{Year: 2017, Month: 5, Day: 10}
	for name, tt := range map[string]struct {
		of   []accord.Code
		want accord.Coverage
	}{
		// Cited is the encyclopaedia that the summits of the series rest on.
		"all":        {nil, accord.Coverage{Documents: 2, From: day, To: accord.Date{Year: 2023, Month: 11}, Publishers: []string{"A ministry", "Ministry of the Interior"}, Cited: 1, Agreements: 4}},
		"Belarus":    {[]accord.Code{"BY"}, accord.Coverage{Documents: 1, From: day, To: day, Publishers: []string{"Ministry of the Interior"}, Agreements: 1}},
		"Korea":      {[]accord.Code{"KR"}, accord.Coverage{Documents: 2, From: day, To: accord.Date{Year: 2023, Month: 11}, Publishers: []string{"A ministry", "Ministry of the Interior"}, Own: []string{"Ministry of the Interior"}, Agreements: 4}},
		"nobody's":   {[]accord.Code{"US"}, accord.Coverage{}},
		"two of two": {[]accord.Code{"BY", "IL"}, accord.Coverage{Documents: 2, From: day, To: accord.Date{Year: 2023, Month: 11}, Publishers: []string{"A ministry", "Ministry of the Interior"}, Agreements: 2}},
	} {
		got, err := s.Coverage(t.Context(), tt.of...)
		if err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(tt.want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(accord.Coverage{}, "Gaps")); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
	c, err := s.Coverage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// The most frequent ones first, then by name; one agreement has no day.
	gap := func(field string, n int) accord.FacetValue {
		return accord.FacetValue{Value: field + ".not_stated", Label: field, Count: n}
	}
	want := []accord.FacetValue{gap("binding", 4), gap("expiry", 4), gap("in_force", 4), gap("place", 4), gap("signatory", 4), gap("term", 4), gap("signed", 1)}
	if diff := cmp.Diff(want, c.Gaps); diff != "" {
		t.Errorf("gaps of all: mismatch (-want +got)\n%s", diff)
	}
	if c, err = s.Coverage(t.Context(), "GB"); err != nil {
		t.Fatal(err)
	}
	for i := range want[:6] {
		want[i].Count = 2
	}
	if diff := cmp.Diff(want, c.Gaps); diff != "" {
		t.Errorf("gaps of one country: mismatch (-want +got)\n%s", diff)
	}
}

// The first and the last day are those of all documents, whoever published them and
// however many of them each did; one of no day counts, and has none.
func TestCoverageOfManyDocuments(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var in []accord.Contribution
	for i, d := range []struct{ publisher, day string }{{"B", "2018"}, {"A", "2017-05-10"}, {"A", "2016-11"}, {"B", "2019-01-02"}, {"A", ""}, {"C", ""}, {"B", "2018-06"}, {"B", ""}} {
		c := storetest.Document(fmt.Sprint("document-", i), storetest.Agreement{ID: fmt.Sprint("0000000", i), Title: "Agreement", Kind: accord.MOU, Countries: []accord.Code{"KR"}})
		c.Document.Publisher = d.publisher
		if d.day != "" {
			c.Document.Published.Value = accord.Value[accord.Date]{Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P", URL: "https://of-a-document.example/"}}
			c.Document.Published.V, _ = accord.ParseDate(d.day)
		}
		if i < 3 { // two pages, one of them twice
			page := []string{"https://a.example/", "https://b.example/", "https://a.example/"}[i]
			c.Agreements[0].Place.Value = accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P", URL: page}}
		}
		in = append(in, c)
	}
	storetest.Fill(t, s, in...)
	want := accord.Coverage{Documents: 8, From: accord.Date{Year: 2016, Month: 11}, To: accord.Date{Year: 2019, Month: 1, Day: 2}, Publishers: []string{"A", "B", "C"}, Agreements: 8}
	for _, of := range [][]accord.Code{nil, {"KR"}} {
		got := must(s.Coverage(t.Context(), of...))(t)
		want.Cited = map[bool]int{true: 3, false: 2}[of == nil] // the authority's among all
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(accord.Coverage{}, "Gaps")); diff != "" {
			t.Errorf("of %v: mismatch (-want +got)\n%s", of, diff)
		}
	}
}

func TestPairs(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for two, want := range map[bool]string{
		true:  "BY-KR 1, GB-KR 1, KR-KZ 1, ",
		false: "BY-KR 1, GB-IL 1, GB-KR 2, IL-KR 1, KR-KZ 1, ",
	} {
		pairs, err := s.Pairs(t.Context(), two)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range pairs {
			got += fmt.Sprintf("%s-%s %d, ", p.A, p.B, p.Count)
		}
		if got != want {
			t.Errorf("of two alone %v: %s, want %s", two, got, want)
		}
	}
}

func TestPair(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, published()...)
	p, err := s.Pair(t.Context(), "GB", "KR")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{britainID}, ids(p.Direct)); diff != "" {
		t.Errorf("direct: mismatch (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{charterID}, ids(p.Shared)); diff != "" {
		t.Errorf("shared: mismatch (-want +got)\n%s", diff)
	}
	if p.A.Name != "United Kingdom" || p.B.Name != "South Korea" || len(p.Series) != 0 || p.Coverage.Documents != 2 {
		t.Errorf("pair %+v", p)
	}
	members, err := s.Pair(t.Context(), "IL", "KR")
	if err != nil || len(members.Series) != 1 || members.Series[0].Slug != "digital-nations" || members.Series[0].A.From.Year != 2014 {
		t.Errorf("members of one series: %+v, %v", members.Series, err)
	}
	none, err := s.Pair(t.Context(), "BY", "IL")
	if err != nil || len(none.Direct)+len(none.Shared)+len(none.Summits)+len(none.Series) != 0 {
		t.Errorf("two that have nothing: %+v, %v", none, err)
	}
	if _, err := s.Pair(t.Context(), "KR", "XX"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a code that is no country: %v", err)
	}
}

// Of a country that left a series and came back, the time that editors note first is
// shown beside the other's.
func TestSharedSeries(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	a := storetest.Authority()
	span := func(c accord.Code, from, to int) accord.Membership {
		return accord.Membership{Country: c, From: accord.Date{Year: from}, To: accord.Date{Year: to}}
	}
	a.Series = append(a.Series, accord.Series{Slug: "forum", Name: "Forum", Members: []accord.Membership{span("GB", 2000, 2005), span("KR", 2001, 2003), span("GB", 2010, 0), span("KR", 2009, 0)}},
		accord.Series{Slug: "others", Name: "Others", Members: []accord.Membership{span("GB", 2000, 0), span("IL", 2000, 0)}})
	if _, err := s.PutAuthority(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	for pair, want := range map[[2]accord.Code][]accord.SharedSeries{
		{"GB", "KR"}: {{Ref: accord.Ref{Slug: "forum", Label: "Forum"}, A: span("GB", 2000, 2005), B: span("KR", 2001, 2003)}},
		{"KR", "GB"}: {{Ref: accord.Ref{Slug: "forum", Label: "Forum"}, A: span("KR", 2001, 2003), B: span("GB", 2000, 2005)}},
		{"GB", "IL"}: {{Ref: accord.Ref{Slug: "others", Label: "Others"}, A: span("GB", 2000, 0), B: span("IL", 2000, 0)}},
		{"BY", "KR"}: nil,
	} {
		if diff := cmp.Diff(want, must(s.Pair(t.Context(), pair[0], pair[1]))(t).Series); diff != "" {
			t.Errorf("%v: mismatch (-want +got)\n%s", pair, diff)
		}
	}
}

// A summit that one hosts and the other attends is one that both took part in.
func TestPairMeetsWhereOneHosts(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := world()
	m := &in[1].Summits[0]
	m.Host.Value = accord.Value[accord.Code]{V: "IL", Basis: accord.Quoted, Evidence: m.Name.Evidence}
	m.Participants = []accord.Value[accord.Code]{{V: "KR", Basis: accord.Quoted, Evidence: m.Name.Evidence}}
	storetest.Fill(t, s, in...)
	p, err := s.Pair(t.Context(), "IL", "KR")
	if err != nil || len(p.Summits) != 1 {
		t.Errorf("summits %+v, %v", p.Summits, err)
	}
}

// The page of a country has its newest agreements and what runs out next.
func TestCountryPageIsCut(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var list []storetest.Agreement
	for n := range 14 {
		list = append(list, storetest.Agreement{ID: fmt.Sprintf("many0%03d", n), Title: "Agreement", Kind: accord.MOU, Signed: fmt.Sprint(2001 + n), Countries: []accord.Code{"KR", "GB"}})
	}
	storetest.Fill(t, s, storetest.Document("many", list...))
	p, err := s.Country(t.Context(), "KR")
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Agreements) != 10 || p.Total != 14 || p.Agreements[0].Signed.Year != 2014 || p.Bodies != 1 || p.Coverage.Agreements != 14 {
		t.Errorf("%d of %d agreements, %d bodies, coverage %+v", len(p.Agreements), p.Total, p.Bodies, p.Coverage)
	}
}
