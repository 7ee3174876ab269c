package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// renewed reports an agreement of a contribution as renewed.
func renewed(c accord.Contribution, i int) accord.Contribution {
	c.Agreements[i].Status.V = accord.Renewed
	return c
}

func TestRelated(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	mou := func(id, signed string, countries ...accord.Code) storetest.Agreement {
		return storetest.Agreement{ID: id, Title: "Memorandum " + id, Kind: accord.MOU, Signed: signed, Countries: countries}
	}
	charter := func(id, signed, summit string, countries ...accord.Code) storetest.Agreement {
		return storetest.Agreement{ID: id, Title: "Charter " + id, Kind: accord.Charter, Signed: signed, Countries: countries, Summit: summit}
	}
	mentioned := mou("00000001", "2014-03-01", "KR", "BY")
	mentioned.InPassing = true
	placed := storetest.Document("placed", mou("00000007", "2023-11-22", "KR", "GB"), mou("00000008", "2023-11-22", "KR", "IL"), mou("00000009", "2023-11-22", "KR", "KZ"))
	for i, place := range []string{"London", "london", "Astana"} {
		placed.Agreements[i].Place.Value = accord.Value[string]{V: place, Basis: accord.Quoted, Evidence: placed.Agreements[i].Title.Evidence}
	}
	bodies := renewed(renewed(storetest.Document("bodies", mou("0000000c", "2012-01-01", "KZ", "IL"), mou("0000000d", "2013-01-01", "KZ", "IL"), mou("0000000e", "2014-01-01", "KZ", "IL"),
		mou("0000000f", "2015-01-01", "KZ"), mou("0000000g", "2016-01-01", "KZ"), mou("0000000h", "2017-01-01", "KZ"), mou("0000000j", "2018-01-01", "KZ"),
		mou("0000000k", "2019-01-01"), mou("0000000m", "2020-01-01"), mou("0000000n", "2021-01-01")), 2), 4)
	renewed(renewed(renewed(bodies, 6), 8), 9)
	for i, in := range [][]accord.Body{
		{{Name: "A", Slug: "a-kz", Country: "KZ"}}, {{Name: "B", Slug: "b-kz", Country: "KZ"}}, {{Name: "A", Slug: "a-kz", Country: "KZ"}, {Name: "C", Slug: "c-il", Country: "IL"}},
		{{Name: "Bank", Slug: "bank"}}, {{Name: "Fund", Slug: "fund"}}, {{Name: "A", Slug: "a-kz", Country: "KZ"}}, {{Name: "A", Slug: "a-kz", Country: "KZ"}},
		{{Name: "Bank", Slug: "bank"}, {Name: "Fund", Slug: "fund"}}, {{Name: "Fund", Slug: "fund"}, {Name: "Bank", Slug: "bank"}}, {{Name: "Bank", Slug: "bank"}},
	} {
		for _, b := range in {
			bodies.Agreements[i].Organisations = append(bodies.Agreements[i].Organisations, accord.Value[accord.Body]{V: b, Basis: accord.Quoted, Evidence: bodies.Agreements[i].Title.Evidence})
		}
	}
	storetest.Fill(t, s,
		bodies,
		storetest.Document("older", mou("0000001a", "2013-03-01", "KR", "BY"), mou("0000001b", "2014-09-01", "BY", "KR"),
			charter("0000001c", "2016-06-01", "", "KR", "BY")),
		storetest.Document("old", mentioned, mou("00000002", "2015-03-01", "KR", "BY"), mou("00000003", "2016-03-01", "KR", "GB")),
		renewed(storetest.Document("new", mou("00000004", "2017-04-26", "KR", "BY"), mou("0000000a", "2018", "KR", "BY")), 0),
		renewed(storetest.Document("charters", charter("00000005", "2019-11-04", "digital-nations-2019", "KR", "IL", "GB"),
			charter("00000006", "2018-11-21", "digital-nations-2018", "KR", "IL"),
			storetest.Agreement{ID: "0000000b", Title: "Statement", Kind: accord.JointDeclaration, Signed: "2019-11-04", Countries: []accord.Code{"KR"}, Summit: "digital-nations-2019"}), 0),
		placed,
		storetest.Document("whole", mou("00000001", "2014-03-01", "KR", "BY")))

	for name, tt := range map[string]struct {
		id   string
		want []accord.Relation
	}{
		"the latest before it of the same parties": {"00000004", []accord.Relation{{Kind: accord.Renews, Rule: accord.ByParties, ID: "00000002"}}},
		"what took its place":                      {"00000002", []accord.Relation{{Kind: accord.RenewedBy, Rule: accord.ByParties, ID: "00000004"}}},
		"one that was not the latest":              {"00000001", nil},
		"other parties":                            {"00000003", nil},
		"of two, the one with a body in common":    {"0000000e", []accord.Relation{{Kind: accord.Renews, Rule: accord.ByParties, ID: "0000000c"}}},
		"other bodies of the same countries":       {"0000000d", nil},
		"another bank":                             {"0000000g", nil},
		"the other party is not known":             {"0000000j", nil},
		"two banks":                                {"0000000m", []accord.Relation{{Kind: accord.Renews, Rule: accord.ByParties, ID: "0000000k"}}},
		"what two banks renewed":                   {"0000000k", []accord.Relation{{Kind: accord.RenewedBy, Rule: accord.ByParties, ID: "0000000m"}}},
		"one of the two banks":                     {"0000000n", nil},
		"a year is no day":                         {"0000000a", nil},
		"a series whose members change": {"00000005", []accord.Relation{
			{Kind: accord.Renews, Rule: accord.BySeries, ID: "00000006"}, {Kind: accord.SignedWith, Rule: accord.BySummit, ID: "0000000b"},
		}},
		"the same day and place":        {"00000007", []accord.Relation{{Kind: accord.SignedWith, Rule: accord.ByPlace, ID: "00000008"}}},
		"the same day in another place": {"00000009", nil},
	} {
		got, err := s.Related(t.Context(), tt.id)
		if err != nil || got.Agreement.ID != tt.id {
			t.Fatalf("%s: %v, agreement %q", name, err, got.Agreement.ID)
		}
		if diff := cmp.Diff(tt.want, got.Relations, cmpopts.IgnoreFields(accord.Relation{}, "Slug", "Title", "Signed")); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
	}
	got, err := s.Related(t.Context(), "00000001")
	if diff := cmp.Diff([]string{"old"}, got.Mentions); err != nil || diff != "" {
		t.Errorf("mentions: %v, mismatch (-want +got)\n%s", err, diff)
	}
}

// Where an editor says what an agreement renews, nothing is concluded for it, and for
// the others as before.
func TestEditorsKnowWhatIsRenewed(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	mou := func(id, signed string, countries ...accord.Code) storetest.Agreement {
		return storetest.Agreement{ID: id, Title: "Memorandum " + id, Kind: accord.MOU, Signed: signed, Countries: countries}
	}
	storetest.Fill(t, s, storetest.Document("old", mou("00000001", "2015-01-01", "KR", "BY"), mou("00000002", "2015-01-01", "KR", "GB"), mou("00000003", "2014-01-01", "KR", "BY")),
		renewed(renewed(storetest.Document("new", mou("00000004", "2017-01-01", "KR", "BY"), mou("00000005", "2017-01-01", "KR", "GB")), 0), 1))
	kinds := func() map[string]int {
		out := map[string]int{}
		for _, id := range []string{"00000004", "00000005"} {
			for _, r := range must(s.Related(t.Context(), id))(t).Relations {
				out[id+" "+string(r.Kind)+" "+r.ID]++
			}
		}
		return out
	}
	const concluded, other = "00000004 renews 00000001", "00000005 renews 00000002"
	if diff := cmp.Diff(map[string]int{concluded: 1, other: 1}, kinds()); diff != "" {
		t.Errorf("without an editor: mismatch (-want +got)\n%s", diff)
	}
	record := storetest.Record("note", "", mou("00000004", ""))
	record.Alias = "0000000a"
	record.Agreement.Renews = []accord.Value[accord.Ref]{{V: accord.Ref{Slug: "00000003"}, Basis: accord.Curated, Citation: record.Agreement.Title.Citation}}
	storetest.Catalogue(t, s, record)
	if diff := cmp.Diff(map[string]int{other: 1}, kinds()); diff != "" {
		t.Errorf("with an editor: mismatch (-want +got)\n%s", diff)
	}
	a := must(s.Agreement(t.Context(), "00000004"))(t)
	want := []accord.Ref{{Slug: "00000003", Label: "Memorandum 00000003", Readable: "memorandum-00000003"}}
	if diff := cmp.Diff(want, values(a.Renews)); diff != "" {
		t.Errorf("what it renews: mismatch (-want +got)\n%s", diff)
	}
	if by := must(s.Agreement(t.Context(), "00000003"))(t).RenewedBy; len(by) != 1 || by[0].V.Slug != "00000004" || by[0].V.Label != "Memorandum 00000004" || by[0].Citation == nil {
		t.Errorf("what took its place: %+v", by)
	}
}

// What was signed on the same day at the same place stands by its title.
func TestOrderOfRelations(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var list []storetest.Agreement
	for id, title := range map[string]string{"00000001": "It", "00000002": "Charlie", "00000003": "Alpha", "00000004": "Bravo", "00000006": "Alpha", "00000005": "Alpha"} {
		list = append(list, storetest.Agreement{ID: id, Title: title, Kind: accord.MOU, Signed: "2019-11-04", Countries: []accord.Code{"KR"}, Summit: "digital-nations-2019"})
	}
	storetest.Fill(t, s, storetest.Document("day", list...))
	var got []string
	for _, r := range must(s.Related(t.Context(), "00000001"))(t).Relations {
		got = append(got, r.ID+" "+r.Title)
	}
	if diff := cmp.Diff([]string{"00000003 Alpha", "00000005 Alpha", "00000006 Alpha", "00000004 Bravo", "00000002 Charlie"}, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// An agreement lists those that it carries out and those that carry it out, each by
// id; one that is not in the register is left out, for a link has to lead somewhere.
func TestWhatCarriesOutWhat(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	var records []accord.CatalogueRecord
	for id, implements := range map[string][]string{"00000001": nil, "00000002": nil, "00000005": {"00000002", "00000001", "zzzzzzzz"}, "00000003": {"00000001"}, "00000004": {"00000001"}} {
		r := storetest.Record("record-"+id, "", storetest.Agreement{ID: id, Title: "Agreement " + id, Kind: accord.MOU})
		for _, other := range implements {
			r.Agreement.Implements = append(r.Agreement.Implements, accord.Value[accord.Ref]{V: accord.Ref{Slug: other}, Basis: accord.Curated, Citation: r.Agreement.Title.Citation})
		}
		records = append(records, r)
	}
	storetest.Catalogue(t, s, records...)
	slugs := func(list []accord.Ref) (out []string) {
		for _, r := range list {
			if out = append(out, r.Slug); r.Label != "Agreement "+r.Slug || r.Readable != "agreement-"+r.Slug {
				t.Errorf("%s is called %q", r.Slug, r.Label)
			}
		}
		return out
	}
	for id, want := range map[string][2][]string{"00000001": {nil, {"00000003", "00000004", "00000005"}}, "00000002": {nil, {"00000005"}}, "00000003": {{"00000001"}, nil}, "00000005": {{"00000002", "00000001"}, nil}} {
		a := must(s.Agreement(t.Context(), id))(t)
		if diff := cmp.Diff(want, [2][]string{slugs(values(a.Implements)), slugs(values(a.ImplementedBy))}); diff != "" || len(a.Renews)+len(a.RenewedBy) != 0 {
			t.Errorf("%s: mismatch (-want +got)\n%s", id, diff)
		}
	}
}
