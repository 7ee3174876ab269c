package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
)

// Whatever editors change of a name, add or take away, the records that it counts
// for are found by the words of now and by no others: the check of the register makes
// the words of all of them anew.
func TestWordsFollowWhatEditorsList(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s := must(store.Open(t.Context(), dsn, store.Options{}))(t)
	defer s.Close()
	body := func() accord.Organisation {
		o := storetest.Authority().Organisations[0]
		o.Slug, o.Name.V = "government-digital-service-gb", "Cabinet Office"
		o.Country, o.Names = "GB", nil
		return o
	}
	storetest.Fill(t, s, world()...)
	for _, edit := range []struct {
		what  string
		do    func(*accord.Authority)
		finds string // an agreement, by this word
		no    string // no agreement, by this one
	}{
		{"an alias", func(a *accord.Authority) { a.Countries[3].Aliases = append(a.Countries[3].Aliases, "Hanguk") }, "hanguk", "zzz"},
		{"and gone again", func(*accord.Authority) {}, "ROK", "hanguk"},
		{"a topic's label", func(a *accord.Authority) { a.Topics[1].Label = "Services by wire" }, "wire", "digitalised"},
		{"a body that was only named", func(a *accord.Authority) { a.Organisations = append(a.Organisations, body()) }, "cabinet", "wire"},
		{"its second name", func(a *accord.Authority) {
			o := body()
			o.Names = []accord.PeriodName{{Name: "Directorate", Short: "GDSX", Citation: o.Name.Citation}}
			a.Organisations = append(a.Organisations, o)
		}, "gdsx", "wire"},
		{"a series", func(a *accord.Authority) { a.Series[0].Name = "Wired Nations" }, "memorandum", "gdsx"},
	} {
		a := storetest.Authority()
		edit.do(&a)
		if delta := must(s.PutAuthority(t.Context(), a))(t); delta == (accord.Delta{}) {
			t.Errorf("%s: nothing has changed", edit.what)
		}
		if breaches := must(store.Check(t.Context(), dsn))(t); len(breaches) > 0 {
			t.Errorf("%s: breaches %v", edit.what, breaches)
		}
		if n := must(s.Totals(t.Context(), []query.Agreements{{Text: edit.finds}}))(t)[0]; n == 0 {
			t.Errorf("%s: no agreement by %q", edit.what, edit.finds)
		}
		if n := must(s.Totals(t.Context(), []query.Agreements{{Text: edit.no}}))(t)[0]; n > 0 {
			t.Errorf("%s: %d agreements by %q", edit.what, n, edit.no)
		}
	}
}
