package store_test

import (
	"slices"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestCountries(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	rows, err := s.Countries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[accord.Code]int{}
	for _, r := range rows {
		got[r.Code] = r.Agreements
	}
	want := map[accord.Code]int{"BY": 1, "GB": 2, "IL": 1, "KR": 4, "KZ": 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	p, err := s.Country(t.Context(), "GB")
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(p.Agreements); !slices.Equal(got, []string{charterID, britainID}) {
		t.Errorf("agreements %v", got)
	}
	wantPartners := []accord.FacetValue{{Value: "KR", Label: "South Korea", Count: 2}, {Value: "IL", Label: "Israel", Count: 1}}
	if diff := cmp.Diff(wantPartners, p.Partners); diff != "" {
		t.Errorf("partners mismatch (-want +got)\n%s", diff)
	}
	if _, err := s.Country(t.Context(), "XX"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a code that is no country: %v", err)
	}
}

func TestOrganisations(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	rows, err := s.Organisations(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []accord.OrganisationRow{
		{Slug: "ministry-of-the-interior-and-safety-kr", Name: "Ministry of the Interior and Safety", Short: "MOIS", Type: accord.TypeMinistry, Country: "KR", Agreements: 1},
		{Slug: "government-digital-service-gb", Name: "Body government-digital-service-gb", Type: accord.TypeAgency, Agreements: 1},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	o, err := s.Organisation(t.Context(), "ministry-of-the-interior-and-safety-kr")
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Names) != 2 || o.Names[0].Short != "MOI" || o.Name.Basis != accord.Curated || o.Name.Citation == nil || len(o.Agreements) != 1 {
		t.Errorf("organisation %+v", o)
	}
	found, err := s.Organisation(t.Context(), "government-digital-service-gb")
	if err != nil || found.Name.Basis != accord.Quoted || len(found.Name.Evidence) == 0 {
		t.Errorf("a body that only a document names is known by %+v, %v", found.Name, err)
	}
	if _, err := s.Organisation(t.Context(), "ministry-of-silly-walks"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("no such body: %v", err)
	}
}

func TestSeriesAndSummits(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	d, err := s.Series(t.Context(), "digital-nations")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Names) != 1 || len(d.Members) != 2 || len(d.Summits) != 2 || d.Summits[0].Slug != "digital-nations-2018" || d.Summits[0].Agreements != 1 {
		t.Errorf("series %+v", d)
	}
	counts, err := s.SeriesCounts(t.Context())
	if diff := cmp.Diff([]accord.FacetValue{{Value: "digital-nations", Label: "Digital Nations", Count: 2}}, counts); err != nil || diff != "" {
		t.Errorf("counts: %v, mismatch (-want +got)\n%s", err, diff)
	}
	rows, err := s.Summits(t.Context())
	if err != nil || len(rows) != 2 || rows[0].Slug != "digital-nations-2019" {
		t.Errorf("summits %+v, %v", rows, err)
	}
	for _, slug := range []string{"no-summit", ""} {
		if _, err := s.Summit(t.Context(), slug); accord.KindOf(err) != accord.NotFound {
			t.Errorf("summit %q: %v", slug, err)
		}
	}
	if _, err := s.Series(t.Context(), "none"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("series none: %v", err)
	}
}

// An editor drops a summit that a document reports too: the document's claims
// stay, the editor's go.
func TestEditorsDropASummit(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	a := storetest.Authority()
	a.Summits = nil
	if delta, err := s.PutAuthority(t.Context(), a); err != nil || delta.Gone != 2 {
		t.Fatalf("PutAuthority: %+v, %v", delta, err)
	}
	kept, err := s.Summit(t.Context(), "digital-nations-2018")
	if err != nil || len(kept.Name.Others) != 0 || kept.Start.Stated() {
		t.Errorf("the reported summit is %+v, %v", kept, err)
	}
	if _, err := s.Summit(t.Context(), "digital-nations-2019"); accord.KindOf(err) != accord.Gone {
		t.Errorf("the summit that nobody reports: %v", err)
	}
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := world()
	in[0].Document.Published.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 5, Day: 10}, Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}}
	storetest.Fill(t, s, in...)
	rows, err := s.Documents(t.Context())
	if err != nil || len(rows) != 2 || rows[0].Slug != "korea-belarus" || rows[0].Values != 16 {
		t.Fatalf("documents %+v, %v", rows, err)
	}
	d, err := s.Document(t.Context(), "korea-belarus")
	if err != nil {
		t.Fatal(err)
	}
	if d.Published.V.String() != "2017-05-10" || d.Text != in[0].Document.Text || len(d.Agreements) != 2 || len(d.Marks) != 16 {
		t.Errorf("document %+v", d)
	}
	for _, m := range d.Marks {
		if m.Value == "" || m.Field == "" || m.Href == "" || !m.Span.In(len(d.Text)) {
			t.Errorf("mark %+v", m)
		}
	}
	if _, err := s.Document(t.Context(), "none"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("no such source: %v", err)
	}
}

// What a passage is marked with is the plain form of its value, which pages have
// words for in each language, and leads to the record that has it.
func TestMarksSayPlainValues(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := storetest.Document("marked", storetest.Agreement{ID: "00000001", Title: "Agreement", Kind: accord.MOU, Signed: "2017-04", Countries: []accord.Code{"KR"}, Body: "agency-gb", Summit: "a-meeting"})
	a, m := &in.Agreements[0], &in.Summits[0]
	words := a.Title.Evidence
	a.Term.Value = accord.Value[accord.Term]{V: accord.Term{Months: 36}, Basis: accord.Quoted, Evidence: words}
	a.Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: "Kim Seong-lyul", Office: "Minister"}, Basis: accord.Quoted, Evidence: words}}
	m.Edition.Value = accord.Value[int]{V: 5, Basis: accord.Quoted, Evidence: words}
	m.Virtual.Value = accord.Value[bool]{V: true, Basis: accord.Quoted, Evidence: words}
	in.Document.Published.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 5, Day: 10}, Basis: accord.Quoted, Evidence: words}
	storetest.Fill(t, s, in)
	d := must(s.Document(t.Context(), "marked"))(t)
	got := map[string]string{}
	for i, mark := range d.Marks {
		got[mark.Href+" "+mark.Field] = mark.Value
		if before := d.Marks[max(i-1, 0)].Span; before.Start > mark.Span.Start || before.Start == mark.Span.Start && before.End < mark.Span.End {
			t.Errorf("%v stands behind %v", mark.Span, before)
		}
	}
	const agreement, summit = "/agreements/00000001/agreement ", "/summits/a-meeting "
	want := map[string]string{
		agreement + "title": "Agreement", agreement + "kind": "memorandum_of_understanding", agreement + "status": "signed", agreement + "signed": "2017-04", agreement + "country": "KR",
		agreement + "organisation": "Body agency-gb", agreement + "term": "36", agreement + "signatory": "Kim Seong-lyul", agreement + "occasion": "Summit a-meeting",
		summit + "name": "Summit a-meeting", summit + "edition": "5", summit + "virtual": "true", "/sources/marked published": "2017-05-10",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestTopicsAndOverview(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	topics, err := s.Topics(t.Context())
	if err != nil || len(topics) != 4 || topics[1].Code != "public-services" || topics[1].Count != 2 {
		t.Errorf("topics %+v, %v", topics, err)
	}
	o, err := s.Overview(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := accord.Overview{Agreements: 4, Countries: 5, Organisations: 2, Summits: 2, Documents: 2, Earliest: accord.Date{Year: 2016, Month: 11}}
	if diff := cmp.Diff(want, o, cmpopts.IgnoreFields(accord.Overview{}, "Newest", "LastImport")); diff != "" || len(o.Newest) != 4 {
		t.Errorf("newest %d, mismatch (-want +got)\n%s", len(o.Newest), diff)
	}
}

func TestImportRuns(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	at := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	var want []accord.ImportRun
	for n := range 3 {
		run := accord.ImportRun{Started: at, Finished: at.Add(time.Second), Version: "1",
			Files: []accord.ImportFile{{Name: "a.txt", State: accord.ImportNew, New: n}, {Name: "b.txt", State: accord.ImportBroken, Reason: "it is empty"}}}
		if err := s.RecordRun(t.Context(), run); err != nil {
			t.Fatal(err)
		}
		want = append([]accord.ImportRun{run}, want...)
		// One that cannot be kept takes a number along, as a portal that dies does.
		run.Files = []accord.ImportFile{{Name: "c.txt", State: accord.ImportBroken, Reason: "\x00"}}
		if err := s.RecordRun(t.Context(), run); accord.KindOf(err) != accord.Invalid {
			t.Errorf("a reason that is no text: %v", err)
		}
	}
	got, err := s.LastRuns(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want[:2], got, cmpopts.IgnoreFields(accord.ImportRun{}, "ID"), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}
