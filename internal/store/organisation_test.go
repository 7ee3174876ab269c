package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// Who signed for a body can be told where it is the only one of its country.
func TestSignedFor(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := world()
	elsewhere := &in[1].Agreements[0] // another body of the country, in another agreement
	elsewhere.Organisations = append(elsewhere.Organisations, accord.Value[accord.Body]{Basis: accord.Quoted, Evidence: elsewhere.Title.Evidence, V: accord.Body{Name: "Agency", Slug: "agency-kr", Country: "KR"}})
	a := &in[0].Agreements[0]
	a.Organisations[0].V.Country = "KR" // whom a body belongs to is no signature
	for _, g := range []accord.Signatory{{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"}, {Name: "Vladimir Rybakov", Country: "BY"}} {
		a.Signatories = append(a.Signatories, accord.Value[accord.Signatory]{V: g, Basis: accord.Quoted, Evidence: a.Title.Evidence})
	}
	storetest.Fill(t, s, in...)
	const mois = "ministry-of-the-interior-and-safety-kr"
	o, err := s.Organisation(t.Context(), mois)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]accord.Signatory{belarusID: {{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"}}}
	if diff := cmp.Diff(want, o.Signed); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}

	a.Organisations = append(a.Organisations, accord.Value[accord.Body]{Basis: accord.Quoted, Evidence: a.Title.Evidence,
		V: accord.Body{Name: "National Information Society Agency", Slug: "national-information-society-agency-kr", Country: "KR"}})
	replace(t, s, in[0])
	if o, err = s.Organisation(t.Context(), mois); err != nil || len(o.Signed) != 0 {
		t.Errorf("with two bodies of one country somebody signed for one of them: %v, %v", o.Signed, err)
	}
}

// A body's present name is quoted from the first three passages that use it, in the
// order of their documents; a body that only records of editors name goes by the
// page of a party before any other, and by the older one of two.
func TestHowANameIsKnown(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var in []accord.Contribution
	for i, slug := range []string{"d", "b", "c", "a"} {
		in = append(in, storetest.Document(slug, storetest.Agreement{ID: "0000000" + slug, Title: "Agreement", Kind: accord.MOU, Signed: []string{"2017", "2016", "", "2018"}[i], Body: "agency-gb"}))
	}
	// The one that comes last in the text is the first claim.
	again := storetest.Document("a0", storetest.Agreement{ID: "0000001d", Title: "Agreement", Kind: accord.MOU, Body: "agency-gb"}, storetest.Agreement{ID: "0000001e", Title: "Agreement", Kind: accord.MOU, Body: "agency-gb"})
	again.Agreements[0], again.Agreements[1] = again.Agreements[1], again.Agreements[0]
	storetest.Fill(t, s, append(in, again)...)
	named := func(key, url string, edit func(*accord.Citation)) accord.CatalogueRecord {
		r := recorded(key, "0000001"+map[string]string{"early": "a", "later": "b", "own": "c"}[key], url, edit)
		cite := *r.Agreement.Place.Citation
		r.Agreement.Organisations = []accord.Value[accord.Body]{{V: accord.Body{Name: "Bureau", Slug: "bureau-by", Country: "BY"}, Basis: accord.Curated, Citation: &cite}}
		return r
	}
	year := func(y int, own bool) func(*accord.Citation) {
		return func(c *accord.Citation) { c.Published, c.Own = accord.Date{Year: y}, own }
	}
	own := named("own", "https://own.example/", year(2020, true))
	own.Checked = accord.Date{Year: 2026, Month: 11, Day: 2}
	storetest.Catalogue(t, s, named("early", "https://early.example/", year(2010, false)), named("later", "https://later.example/", year(2021, true)), own)

	agency := must(s.Organisation(t.Context(), "agency-gb"))(t)
	var from []string
	for _, e := range agency.Name.Evidence {
		from = append(from, e.Document+" "+e.Quote)
	}
	if e := agency.Name.Evidence; len(e) == 3 && e[1].Span.Start > e[2].Span.Start {
		t.Errorf("of one document the passage at %v stands before that at %v", e[1].Span, e[2].Span)
	}
	if diff := cmp.Diff([]string{"a Body agency-gb", "a0 Body agency-gb", "a0 Body agency-gb"}, from); diff != "" || agency.Name.Basis != accord.Quoted || len(agency.Known.Read) != 2 {
		t.Errorf("basis %s, %d documents: mismatch (-want +got)\n%s", agency.Name.Basis, len(agency.Known.Read), diff)
	}
	if diff := cmp.Diff([]string{"0000000a", "0000000d", "0000000b", "0000000c", "0000001d", "0000001e"}, ids(agency.Agreements)); diff != "" { // newest first
		t.Errorf("agreements: mismatch (-want +got)\n%s", diff)
	}
	bureau := must(s.Organisation(t.Context(), "bureau-by"))(t)
	if c := bureau.Name.Citation; bureau.Name.Basis != accord.Curated || c == nil || c.URL != "https://own.example/" || !bureau.Known.Checked[c.URL].Equal(own.Checked.First()) || len(bureau.Known.Read) != 0 {
		t.Errorf("the name is %+v, known by %+v", bureau.Name, bureau.Known)
	}
}

// Who came before a body and who after it is told on the pages of both, in the order
// of their addresses, whichever of them an editor noted it at.
func TestSuccession(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	a := storetest.Authority()
	for slug, before := range map[string][]string{"c-kr": {"b-kr", "a-kr"}, "a-kr": nil, "b-kr": nil, "d-kr": {"c-kr"}} {
		o := accord.Organisation{Slug: slug, Type: accord.TypeMinistry, Country: "KR", Name: accord.Value[string]{V: "Ministry " + slug, Basis: accord.Curated, Citation: a.Series[0].Names[0].Citation}}
		for _, p := range before {
			o.Predecessors = append(o.Predecessors, accord.Ref{Slug: p})
		}
		if slug == "b-kr" {
			o.Successors = []accord.Ref{{Slug: "d-kr"}}
		}
		a.Organisations = append(a.Organisations, o)
	}
	if _, err := s.PutAuthority(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	ref := func(slug string) accord.Ref { return accord.Ref{Slug: slug, Label: "Ministry " + slug} }
	for slug, want := range map[string][2][]accord.Ref{
		"a-kr": {nil, {ref("c-kr")}}, "b-kr": {nil, {ref("c-kr"), ref("d-kr")}}, "c-kr": {{ref("a-kr"), ref("b-kr")}, {ref("d-kr")}}, "d-kr": {{ref("b-kr"), ref("c-kr")}, nil},
	} {
		o := must(s.Organisation(t.Context(), slug))(t)
		if diff := cmp.Diff(want, [2][]accord.Ref{o.Predecessors, o.Successors}); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", slug, diff)
		}
	}
}
