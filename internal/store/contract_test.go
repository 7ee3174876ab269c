package store_test

import (
	"context"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// op is a method of the store, called in some way that works on the world.
type op func(ctx context.Context, s *store.Store) error

// drop turns the call of a read into an op.
func drop[T any](_ T, err error) error { return err }

// allReads are all methods that read.
func allReads() map[string]op {
	key := []accord.TitleKey{{Title: "a", ID: "b"}}
	return map[string]op{
		"Agreement":  func(ctx context.Context, s *store.Store) error { return drop(s.Agreement(ctx, belarusID)) },
		"Agreements": func(ctx context.Context, s *store.Store) error { return drop(s.Agreements(ctx, query.Agreements{})) },
		"AgreementIDs": func(ctx context.Context, s *store.Store) error {
			_, _, err := s.AgreementIDs(ctx, query.Agreements{}, query.Cursor{}, 9)
			return err
		},
		"Bases":   func(ctx context.Context, s *store.Store) error { return drop(s.Bases(ctx)) },
		"Changes": func(ctx context.Context, s *store.Store) error { return drop(s.Changes(ctx, query.Changes{})) },
		"ChangesAfter": func(ctx context.Context, s *store.Store) error {
			_, _, err := s.ChangesAfter(ctx, query.Changes{}, query.Cursor{}, 9)
			return err
		},
		"CitedPages":     func(ctx context.Context, s *store.Store) error { _, _, err := s.CitedPages(ctx, 9, 0); return err },
		"Countries":      func(ctx context.Context, s *store.Store) error { return drop(s.Countries(ctx)) },
		"Country":        func(ctx context.Context, s *store.Store) error { return drop(s.Country(ctx, "KR")) },
		"CountryRecords": func(ctx context.Context, s *store.Store) error { return drop(s.CountryRecords(ctx, "KR")) },
		"Coverage":       func(ctx context.Context, s *store.Store) error { return drop(s.Coverage(ctx, "KR")) },
		"Document":       func(ctx context.Context, s *store.Store) error { return drop(s.Document(ctx, "others")) },
		"DocumentAt": func(ctx context.Context, s *store.Store) error {
			return found(drop(s.DocumentAt(ctx, "https://x.example/")))
		},
		"Documents": func(ctx context.Context, s *store.Store) error { return drop(s.Documents(ctx)) },
		"Dossier":   func(ctx context.Context, s *store.Store) error { return drop(s.Dossier(ctx, belarusID)) },
		"Dossiers":  func(ctx context.Context, s *store.Store) error { return drop(s.Dossiers(ctx, []string{belarusID})) },
		"Edition":   func(ctx context.Context, s *store.Store) error { return drop(s.Edition(ctx)) },
		"Facet": func(ctx context.Context, s *store.Store) error {
			return drop(s.Facet(ctx, query.Agreements{}, "country"))
		},
		"Frozen": func(ctx context.Context, s *store.Store) error {
			return found(drop(s.Frozen(ctx, strings.Repeat("0", 32))))
		},
		"History": func(ctx context.Context, s *store.Store) error {
			return drop(s.History(ctx, accord.RecordAgreement, belarusID))
		},
		"Holdings":     func(ctx context.Context, s *store.Store) error { return drop(s.Holdings(ctx)) },
		"Known":        func(ctx context.Context, s *store.Store) error { return drop(s.Known(ctx, []string{"others"})) },
		"KnownRecords": func(ctx context.Context, s *store.Store) error { return drop(s.KnownRecords(ctx)) },
		"LastRuns":     func(ctx context.Context, s *store.Store) error { return drop(s.LastRuns(ctx, 3)) },
		"Ledger":       func(ctx context.Context, s *store.Store) error { return s.Ledger(ctx, deaf{}) },
		"LedgerSince": func(ctx context.Context, s *store.Store) error {
			return drop(s.LedgerSince(ctx, accord.LedgerState{}, 9, deaf{}))
		},
		"Lexemes": func(ctx context.Context, s *store.Store) error { return drop(s.Lexemes(ctx, "memorandum")) },
		"ListChanges": func(ctx context.Context, s *store.Store) error {
			return drop(s.ListChanges(ctx, query.Agreements{}, 9))
		},
		"Matching": func(ctx context.Context, s *store.Store) error {
			return drop(s.Matching(ctx, "memorandum", []string{belarusID}, true))
		},
		"Named": func(ctx context.Context, s *store.Store) error { return drop(s.Named(ctx, "Korea")) },
		"Names": func(ctx context.Context, s *store.Store) error { return drop(s.Names(ctx)) },
		"News": func(ctx context.Context, s *store.Store) error {
			return s.News(ctx, query.Agreements{Since: accord.Date{Year: 2000, Month: 1, Day: 1}}, &accord.AgreementPage{})
		},
		"Organisation": func(ctx context.Context, s *store.Store) error {
			return drop(s.Organisation(ctx, "government-digital-service-gb"))
		},
		"Organisations": func(ctx context.Context, s *store.Store) error { return drop(s.Organisations(ctx)) },
		"Overview":      func(ctx context.Context, s *store.Store) error { return drop(s.Overview(ctx)) },
		"Pair":          func(ctx context.Context, s *store.Store) error { return drop(s.Pair(ctx, "BY", "KR")) },
		"Pairs":         func(ctx context.Context, s *store.Store) error { return drop(s.Pairs(ctx, true)) },
		"Provenance": func(ctx context.Context, s *store.Store) error {
			return drop(s.Provenance(ctx, accord.RecordAgreement, []string{belarusID}))
		},
		"Publishers":         func(ctx context.Context, s *store.Store) error { return drop(s.Publishers(ctx)) },
		"Ready":              func(ctx context.Context, s *store.Store) error { return s.Ready(ctx) },
		"Related":            func(ctx context.Context, s *store.Store) error { return drop(s.Related(ctx, belarusID)) },
		"Reported":           func(ctx context.Context, s *store.Store) error { return drop(s.Reported(ctx)) },
		"SameWords":          func(ctx context.Context, s *store.Store) error { return drop(s.SameWords(ctx, "other", "words")) },
		"Search":             func(ctx context.Context, s *store.Store) error { return drop(s.Search(ctx, "memorandum")) },
		"Series":             func(ctx context.Context, s *store.Store) error { return drop(s.Series(ctx, "digital-nations")) },
		"Spellings":          func(ctx context.Context, s *store.Store) error { return drop(s.Spellings(ctx, "Kim")) },
		"SeriesCounts":       func(ctx context.Context, s *store.Store) error { return drop(s.SeriesCounts(ctx)) },
		"Stamps":             func(ctx context.Context, s *store.Store) error { return drop(s.Stamps(ctx)) },
		"Summit":             func(ctx context.Context, s *store.Store) error { return drop(s.Summit(ctx, "digital-nations-2018")) },
		"SummitDossiers":     func(ctx context.Context, s *store.Store) error { return drop(s.SummitDossiers(ctx)) },
		"Summits":            func(ctx context.Context, s *store.Store) error { return drop(s.Summits(ctx)) },
		"Suppressions":       func(ctx context.Context, s *store.Store) error { return drop(s.Suppressions(ctx)) },
		"TitlesBefore":       func(ctx context.Context, s *store.Store) error { return drop(s.TitlesBefore(ctx, key, key)) },
		"Topics":             func(ctx context.Context, s *store.Store) error { return drop(s.Topics(ctx)) },
		"Totals":             func(ctx context.Context, s *store.Store) error { return drop(s.Totals(ctx, []query.Agreements{{}})) },
		"WholeOrganisations": func(ctx context.Context, s *store.Store) error { return drop(s.WholeOrganisations(ctx)) },
	}
}

// allWrites are all methods that write.
func allWrites() map[string]op {
	return map[string]op{
		"Freeze": func(ctx context.Context, s *store.Store) error { return drop(s.Freeze(ctx, query.Agreements{})) },
		"Lift": func(ctx context.Context, s *store.Store) error {
			return found(s.Lift(ctx, accord.Suppression{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "r", By: "b"}))
		},
		"Load": func(ctx context.Context, s *store.Store) error {
			return drop(s.Load(ctx, iter.Seq[accord.Contribution](slices.Values(world()))))
		},
		"PutAuthority": func(ctx context.Context, s *store.Store) error {
			return drop(s.PutAuthority(ctx, storetest.Authority()))
		},
		"PutCatalogue": func(ctx context.Context, s *store.Store) error {
			return drop(s.PutCatalogue(ctx, accord.CatalogueChange{Put: []accord.CatalogueRecord{storetest.Record("plan", "", storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU})}}))
		},
		"RecordRun": func(ctx context.Context, s *store.Store) error {
			return s.RecordRun(ctx, accord.ImportRun{Version: "x"})
		},
		"Replace": func(ctx context.Context, s *store.Store) error {
			return drop(s.Replace(ctx, storetest.Document("new", storetest.Agreement{ID: "aaaaaaab", Title: "New", Kind: accord.MOU})))
		},
		"Suppress": func(ctx context.Context, s *store.Store) error {
			return s.Suppress(ctx, accord.Suppression{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "r", By: "b"})
		},
	}
}

// found is nil for a record that is not there: to look for one works, too.
func found(err error) error {
	if accord.KindOf(err) == accord.NotFound {
		return nil
	}
	return err
}

// deaf takes in nothing of a ledger.
type deaf struct{ accord.LedgerChange }

func (deaf) State(accord.LedgerState)                 {}
func (deaf) Value(string, string, string)             {}
func (deaf) Entry(accord.Entry)                       {}
func (deaf) Link(string, []byte, []byte, []byte, int) {}
func (deaf) Happened([]byte, int32)                   {}
func (deaf) Title([]byte)                             {}
func (deaf) Listed()                                  {}
func (deaf) Words([]byte, [][]byte)                   {}
func (deaf) Changed([]byte)                           {}

// Every method of the store keeps the same promises on errors, and one that is
// added has to: a visitor who left is no fault of the database, a deadline and a
// closed pool are times to try again, a database of another program is a fault of
// ours that tells strangers nothing; and what fails has written nothing.
func TestErrorsOfEveryMethod(t *testing.T) {
	t.Parallel()
	all := allReads()
	for name, do := range allWrites() {
		all[name] = do
	}
	for m := range reflect.TypeFor[*store.Store]().Methods() {
		if _, tried := all[m.Name]; !tried && !slices.Contains([]string{"Close", "Pool", "Follow", "InOneState"}, m.Name) { // these return no error; the last is of the tests alone
			t.Errorf("%s is not tried", m.Name)
		}
	}
	dsn := pg.DSN(t)
	open := func(dsn string) *store.Store {
		s, err := store.Open(t.Context(), dsn, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Close)
		return s
	}
	s, bare, closed := open(dsn), open(pg.Empty(t)), open(dsn)
	storetest.Fill(t, s, world()...)
	closed.Close()
	before := storetest.Content(t, dsn)
	left, leave := context.WithCancel(t.Context())
	leave()
	late, end := context.WithDeadline(t.Context(), time.Unix(1, 0))
	defer end()
	for name, do := range all {
		if err := do(left, s); !errors.Is(err, context.Canceled) {
			t.Errorf("%s for a visitor who left: %v", name, err)
		}
		if err := do(late, s); accord.KindOf(err) != accord.Unavailable || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s too late: %s, %v", name, accord.KindOf(err), err)
		}
		if err := do(t.Context(), closed); accord.KindOf(err) != accord.Unavailable {
			t.Errorf("%s on a closed store: %s, %v", name, accord.KindOf(err), err)
		}
		err := do(t.Context(), bare)
		var said *accord.Error
		switch {
		case name == "TitlesBefore": // it compares what it is given, and reads no table
		case name == "Ready": // the one whose text is for those who run the portal
			if err == nil {
				t.Error("a database without a schema is ready")
			}
		case !errors.As(err, &said) || said.Kind != accord.Internal || strings.Contains(said.Message, "relation"):
			t.Errorf("%s without a schema: %v", name, err)
		}
	}
	if diff := cmp.Diff(before, storetest.Content(t, dsn)); diff != "" {
		t.Errorf("what failed has written: mismatch (-before +after)\n%s", diff)
	}
	for name, do := range allReads() {
		if err := do(t.Context(), s); err != nil {
			t.Errorf("%s: %v", name, err) // or the tests above would show nothing
		}
	}
}

// A key that no record has is NotFound, and one that PostgreSQL cannot even read
// is a mistake of who asks: neither is ever a fault of ours.
func TestRecordsThatAreNotThere(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for name, ask := range map[string]func(key string) error{
		"Agreement":      func(key string) error { return drop(s.Agreement(t.Context(), key)) },
		"Country":        func(key string) error { return drop(s.Country(t.Context(), accord.Code(key))) },
		"CountryRecords": func(key string) error { return drop(s.CountryRecords(t.Context(), accord.Code(key))) },
		"Document":       func(key string) error { return drop(s.Document(t.Context(), key)) },
		"Frozen":         func(key string) error { return drop(s.Frozen(t.Context(), key)) },
		"Organisation":   func(key string) error { return drop(s.Organisation(t.Context(), key)) },
		"Pair":           func(key string) error { return drop(s.Pair(t.Context(), "KR", accord.Code(key))) },
		"Related":        func(key string) error { return drop(s.Related(t.Context(), key)) },
		"Series":         func(key string) error { return drop(s.Series(t.Context(), key)) },
		"Summit":         func(key string) error { return drop(s.Summit(t.Context(), key)) },
	} {
		for _, key := range []string{"", "none", "00000000", "'; DROP TABLE agreement; --", "%", strings.Repeat("a", 100_000), "대한민국", "\\"} {
			if err := ask(key); accord.KindOf(err) != accord.NotFound {
				t.Errorf("%s of %.40q: %s, %.200v", name, key, accord.KindOf(err), err)
			}
		}
		for _, key := range []string{"\x00", "\xff"} {
			if kind := accord.KindOf(ask(key)); kind != accord.NotFound && kind != accord.Invalid {
				t.Errorf("%s of %q: %s", name, key, kind)
			}
		}
	}
}

// The short lists stand in the order that their pages say, with ties settled, so
// that two portals show the same list.
func TestOrders(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	var in []accord.Contribution
	for _, d := range []struct{ slug, published string }{{"b", "2019-05-01"}, {"c", ""}, {"a", "2019-05-01"}, {"d", "2020"}, {"e", ""}} {
		c := storetest.Document(d.slug, storetest.Agreement{ID: strings.Repeat(d.slug, 8), Title: "Same", Kind: accord.MOU, Signed: "2019-01-01", Summit: "meeting-" + d.slug})
		c.Document.Published.V, _ = accord.ParseDate(d.published)
		c.Summits[0].Start.V = c.Document.Published.V
		c.Summits[0].Name.V = "Meeting"
		for _, basis := range []*accord.Basis{&c.Document.Published.Basis, &c.Summits[0].Start.Basis} {
			if *basis = accord.Quoted; d.published == "" {
				*basis = ""
			}
		}
		in = append(in, c)
	}
	storetest.Fill(t, s, in...)
	documents, err := s.Documents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	summits, err := s.Summits(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	topics, err := s.Topics(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range documents {
		got = append(got, d.Slug)
	}
	if diff := cmp.Diff([]string{"d", "a", "b", "c", "e"}, got); diff != "" { // newest first, without a day last, then by slug
		t.Errorf("sources: mismatch (-want +got)\n%s", diff)
	}
	got = nil
	for _, m := range summits {
		if strings.HasPrefix(m.Slug, "meeting-") {
			got = append(got, m.Slug)
		}
	}
	if diff := cmp.Diff([]string{"meeting-d", "meeting-a", "meeting-b", "meeting-c", "meeting-e"}, got); diff != "" {
		t.Errorf("summits: mismatch (-want +got)\n%s", diff)
	}
	if !slices.IsSortedFunc(topics, func(a, b accord.Topic) int { return strings.Compare(a.Label, b.Label) }) {
		t.Errorf("topics are not by name: %v", topics)
	}
	for sort, want := range map[query.Sort][]string{
		query.BySigned: {"aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"},
		query.ByTitle:  {"aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd", "eeeeeeee"},
	} {
		page, err := s.Agreements(t.Context(), query.Agreements{Sort: sort})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, ids(page.Rows)); diff != "" {
			t.Errorf("agreements by %s: mismatch (-want +got)\n%s", sort, diff)
		}
	}
}
