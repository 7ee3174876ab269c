package store_test

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
)

func suppress(t *testing.T, s *store.Store, kind accord.SuppressionKind, key string) {
	t.Helper()
	if err := s.Suppress(t.Context(), accord.Suppression{Kind: kind, Key: key, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
}

// A suppressed agreement answers with the reason, before and after its document
// is imported again, and nothing of it is left in the history.
func TestSuppressedAgreementStaysAway(t *testing.T) {
	t.Parallel()
	clock := &days{}
	clock.set(1)
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{Now: clock.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	before, err := s.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cited := freeze(t, s, query.Agreements{})
	suppress(t, s, accord.SuppressAgreement, belarusID)
	for _, when := range []string{"at once", "after a new import", "after a second one"} {
		_, err := s.Agreement(t.Context(), belarusID)
		var gone *accord.Error
		if !errors.As(err, &gone) || gone.Kind != accord.Gone || !strings.Contains(gone.Message, "A court ordered it.") {
			t.Errorf("%s: %v", when, err)
		}
		list, err := s.Agreements(t.Context(), query.Agreements{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{charterID, kazakhstanID, britainID}, ids(list.Rows)); diff != "" {
			t.Errorf("%s: the list: mismatch (-want +got)\n%s", when, diff)
		}
		for _, m := range cited().Members {
			if m.ID == belarusID && (m.Title != belarusID || m.Now != accord.FrozenGone) {
				t.Errorf("%s: in a frozen list it is %+v", when, m)
			}
		}
		history, err := s.History(t.Context(), accord.RecordAgreement, belarusID)
		if err != nil {
			t.Fatal(err)
		}
		want := []accord.Change{{Record: accord.RecordAgreement, Key: belarusID, Title: belarusID, What: accord.RecordWithdrawn}}
		if diff := cmp.Diff(want, history, cmpopts.IgnoreFields(accord.Change{}, "At", "Countries", "ID"), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: the history: mismatch (-want +got)\n%s", when, diff)
		}
		in := world()[0]
		in.Agreements[1].Place.Value = in.Agreements[1].Title.Value // so that the import has something to do
		clock.set(2)
		replace(t, s, in)
	}
	after, err := s.Edition(t.Context())
	if err != nil || after.Run == before.Run {
		t.Errorf("the edition is still %+v, %v: caches would go on showing it", after, err)
	}
	audit, err := s.Suppressions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []accord.Suppression{{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "A court ordered it.", By: "kim", At: time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)}}
	if diff := cmp.Diff(want, audit, cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("audit: mismatch (-want +got)\n%s", diff)
	}
	breaches, err := store.Check(t.Context(), dsn)
	if err != nil || len(breaches) > 0 {
		t.Errorf("the register is not sound: %v, %v", breaches, err)
	}
}

// suppressible is a name with what is hard to mask in it, and where a register has
// names: texts, quotations, titles, bodies, links, addresses, the words of a search.
const suppressible = `Jang "Minji" 장민지`

func withPerson() accord.Contribution {
	c := storetest.Document("jang-minji-in-minsk", storetest.Agreement{ID: belarusID, Title: "Memorandum signed by " + suppressible + " in Minsk", Kind: accord.MOU,
		Signed: "2017-04-26", Countries: []accord.Code{"KR", "BY"}})
	c.Document.Publisher, c.Document.URL = "The blog of "+suppressible, "https://press.example/2017/Jang_Minji/"
	c.Agreements[0].Slug = "memorandum-signed-by-jang-minji-in-minsk-9f3k2m1q"
	e := c.Agreements[0].Title.Evidence[0]
	at := strings.Index(c.Document.Text, suppressible) + len("Jang ") // the quotation begins inside the name
	e.Span.Start, e.Quote = at, c.Document.Text[at:e.Span.End]
	e.Before = c.Document.Text[:at]
	c.Agreements[0].Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: suppressible, Office: "Minister"}, Basis: accord.Quoted, Evidence: []accord.Evidence{e}}}
	c.Agreements[0].Organisations = []accord.Value[accord.Body]{{V: accord.Body{Name: suppressible, Slug: "office-of-jang-minji-kr"}, Basis: accord.Quoted, Evidence: []accord.Evidence{e}}}
	return c
}

// recordOfPerson is a record of the catalogue with the name in a title, a link and
// the reasons why it is one with another.
func recordOfPerson() accord.CatalogueRecord {
	r := storetest.Record("plan", "", storetest.Agreement{ID: "aaaaaaaa", Title: "Plan of " + suppressible, Kind: accord.MOU, Countries: []accord.Code{"KR"}})
	r.Agreement.Slug = "plan-of-jang-minji"
	r.Agreement.Title.Citation.URL = "https://www.z.example/%EC%9E%A5%EB%AF%BC%EC%A7%80?by=jang-minji"
	r.Reasons = []string{"both name " + suppressible}
	r.Doubts = []accord.Doubt{{Agreement: belarusID, Reasons: r.Reasons}}
	return r
}

// A suppressed name is in no table, whatever is imported later, and every span
// still has its words.
func TestSuppressedPersonIsInNoTable(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, withPerson())
	storetest.Catalogue(t, s, recordOfPerson())
	run := accord.ImportRun{Version: "1", Files: []accord.ImportFile{{Name: "in/jang-minji.txt", State: accord.ImportNew, Reason: "of " + suppressible}}}
	record := func() {
		t.Helper()
		if err := s.RecordRun(t.Context(), run); err != nil {
			t.Fatal(err)
		}
	}
	record()
	parts := []string{"장민지", "Jang ", "Minji", "jang-minji", "Jang_Minji", "%EC%9E%A5"}
	for _, part := range parts {
		if occurrences(t, dsn, part) == 0 {
			t.Fatalf("%q was never there: this shows nothing", part)
		}
	}
	// The title of a list that somebody has cited is a copy of its own, and so is what he asked for.
	cited, asked := freeze(t, s, query.Agreements{}), freeze(t, s, query.Agreements{Text: strings.ToLower(suppressible)})
	suppress(t, s, accord.SuppressPerson, suppressible)
	masked := strings.Repeat("*", len(suppressible))
	for _, when := range []string{"at once", "after a new import"} {
		for _, part := range parts {
			if found := occurrences(t, dsn, part, "suppression", "suppression_act"); found != 0 {
				t.Errorf("%s: %q is in %d rows of the database", when, part, found)
			}
		}
		a, err := s.Agreement(t.Context(), belarusID)
		if err != nil {
			t.Fatal(err)
		}
		if want := "Memorandum signed by " + masked + " in Minsk"; a.Title.V != want {
			t.Errorf("%s: the title is %q, want %q", when, a.Title.V, want)
		}
		if want := regexp.MustCompile(`^memorandum-signed-by-x[0-9a-f]{4}-in-minsk-9f3k2m1q$`); !want.MatchString(a.Slug) {
			t.Errorf("%s: its address ends with %q", when, a.Slug)
		}
		if len(a.Organisations) != 1 || !strings.HasPrefix(a.Organisations[0].V.Slug, "office-of-x") || len(a.Sources) != 1 {
			t.Errorf("%s: bodies %+v, sources %+v", when, a.Organisations, a.Sources)
		}
		if l := cited(); len(l.Members) != 2 || !strings.Contains(l.Members[0].Title+l.Members[1].Title, masked) || accord.FreezeHash(l.Query, l.Members) != l.Hash {
			t.Errorf("%s: the frozen list is %+v", when, l)
		}
		if l := asked(); len(l.Members) != 2 || l.Query != "q="+url.QueryEscape(masked) {
			t.Errorf("%s: the frozen search is %+v", when, l)
		}
		breaches, err := store.Check(t.Context(), dsn)
		if err != nil || len(breaches) > 0 {
			t.Errorf("%s: the register is not sound: %v, %v", when, breaches, err)
		}
		replace(t, s, withPerson())
		storetest.Catalogue(t, s, recordOfPerson())
		record()
	}
	if other, err := s.SameWords(t.Context(), "another-name", withPerson().Document.Text); err != nil || other == "" || strings.Contains(other, "jang") {
		t.Errorf("its words are found as %q, %v", other, err)
	}
	if other, err := s.SameWords(t.Context(), "jang-minji-in-minsk", withPerson().Document.Text); err != nil || other != "" {
		t.Errorf("it is said to have the words of %q, %v", other, err)
	}
	if known, err := s.Known(t.Context(), []string{"jang-minji-in-minsk"}); err != nil || known["jang-minji-in-minsk"].SHA256 != withPerson().Document.SHA256 {
		t.Errorf("an import does not know that it has the document: %v, %v", known, err)
	}
}

// A name that was suppressed in error comes back with the next import of what had
// it, at the old addresses; another that stays suppressed does not.
func TestLiftedPersonComesBack(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, withPerson())
	storetest.Catalogue(t, s, recordOfPerson())
	read := func() (a, b accord.Agreement) {
		t.Helper()
		if a, err = s.Agreement(t.Context(), belarusID); err != nil {
			t.Fatal(err)
		}
		if b, err = s.Agreement(t.Context(), "aaaaaaaa"); err != nil {
			t.Fatal(err)
		}
		return a, b
	}
	wantA, wantB := read()
	suppress(t, s, accord.SuppressPerson, suppressible)
	suppress(t, s, accord.SuppressPerson, "Minsk")
	lift := accord.Suppression{Kind: accord.SuppressPerson, Key: suppressible, Reason: "It was another of that name.", By: "lee"}
	if err := s.Lift(t.Context(), lift); err != nil {
		t.Fatal(err)
	}
	if err := s.Lift(t.Context(), lift); accord.KindOf(err) != accord.NotFound {
		t.Errorf("what is not suppressed is lifted: %v", err)
	}
	const slug = "jang-minji-in-minsk"
	if known, err := s.Known(t.Context(), []string{slug}); err != nil || known[slug] != (accord.DocumentState{SHA256: withPerson().Document.SHA256}) {
		t.Errorf("the next import would not read it again: %v, %v", known, err)
	}
	replace(t, s, withPerson())
	storetest.Catalogue(t, s, recordOfPerson())
	if n := occurrences(t, dsn, "Minsk", "suppression", "suppression_act"); n != 0 {
		t.Errorf("what stays suppressed is in %d rows", n)
	}
	if err := s.Lift(t.Context(), accord.Suppression{Kind: accord.SuppressPerson, Key: "Minsk", Reason: "A town.", By: "lee"}); err != nil {
		t.Fatal(err)
	}
	replace(t, s, withPerson())
	storetest.Catalogue(t, s, recordOfPerson())
	gotA, gotB := read()
	for _, pair := range [][2]accord.Agreement{{wantA, gotA}, {wantB, gotB}} {
		if diff := cmp.Diff(pair[0], pair[1], cmpopts.IgnoreFields(accord.Agreement{}, "Changed"), cmpopts.EquateApproxTime(time.Minute)); diff != "" {
			t.Errorf("it came back otherwise (-before +after):\n%s", diff)
		}
	}
	breaches, err := store.Check(t.Context(), dsn)
	if err != nil || len(breaches) > 0 {
		t.Errorf("the register is not sound: %v, %v", breaches, err)
	}
	var told []string
	audit, err := s.Suppressions(t.Context())
	for _, x := range audit {
		told = append(told, fmt.Sprint(x.Lifted, " ", x.Key, " ", x.By))
	}
	want := []string{"true Minsk lee", "true " + suppressible + " lee", "false Minsk kim", "false " + suppressible + " kim"}
	if diff := cmp.Diff(want, told); diff != "" || err != nil {
		t.Errorf("audit: mismatch (-want +got)\n%s%v", diff, err)
	}
}

// An agreement that was suppressed in error is gone until its sources are imported
// again, and then there as before.
func TestLiftedAgreementComesBack(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	storetest.Fill(t, s, world()...)
	want, err := s.Agreement(t.Context(), belarusID)
	if err != nil {
		t.Fatal(err)
	}
	suppress(t, s, accord.SuppressAgreement, belarusID)
	if err := s.Lift(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: belarusID, Reason: "Another was meant.", By: "lee"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Agreement(t.Context(), belarusID); accord.KindOf(err) != accord.Gone || !strings.Contains(err.Error(), "comes back when its sources are imported again") {
		t.Errorf("until it is imported: %v", err)
	}
	for _, c := range world() {
		known, err := s.Known(t.Context(), []string{c.Document.Slug})
		if err != nil || known[c.Document.Slug].Extractor == c.Document.Extractor {
			t.Errorf("the next import would not read %s again: %v, %v", c.Document.Slug, known, err)
		}
		replace(t, s, c)
	}
	got, err := s.Agreement(t.Context(), belarusID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(accord.Agreement{}, "FirstSeen", "Changed")); diff != "" {
		t.Errorf("it came back otherwise (-before +after):\n%s", diff)
	}
	breaches, err := store.Check(t.Context(), dsn)
	if err != nil || len(breaches) > 0 {
		t.Errorf("the register is not sound: %v, %v", breaches, err)
	}
}

// occurrences counts the rows of all tables but some that have the words anywhere,
// the words of a text search among them.
func occurrences(t *testing.T, dsn, words string, but ...string) int {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	rows, _ := conn.Query(t.Context(), `SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`)
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, table := range tables {
		if slices.Contains(but, table) {
			continue
		}
		var n int
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM `+table+` x WHERE strpos(lower(x::text), lower($1)) > 0`, words).Scan(&n); err != nil {
			t.Fatal(err)
		}
		total += n
		if n > 0 && len(but) > 0 {
			var row string
			_ = conn.QueryRow(t.Context(), `SELECT x::text FROM `+table+` x WHERE strpos(lower(x::text), lower($1)) > 0 LIMIT 1`, words).Scan(&row)
			t.Logf("%s: %.400s", table, row)
		}
	}
	return total
}

// A merger is no way back: the id that was suppressed says why it went, also when
// the catalogue leads it to another record again.
func TestSuppressedIDLeadsNowhere(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	in := storetest.Agreement{ID: "aaaaaaaa", Title: "Plan", Kind: accord.MOU}
	storetest.Catalogue(t, s, storetest.Record("plan", "", in))
	in.ID = "bbbbbbbb"
	storetest.Catalogue(t, s, storetest.Record("plan", "aaaaaaaa", in))
	suppress(t, s, accord.SuppressAgreement, "aaaaaaaa")
	for _, when := range []string{"at once", "after a new import"} {
		if _, err := s.Agreement(t.Context(), "aaaaaaaa"); accord.KindOf(err) != accord.Gone || !strings.Contains(err.Error(), "A court ordered it.") {
			t.Errorf("%s: %v", when, err)
		}
		if a, err := s.Agreement(t.Context(), "bbbbbbbb"); err != nil || a.ID != "bbbbbbbb" {
			t.Errorf("%s: the other record: %v", when, err)
		}
		storetest.Catalogue(t, s, storetest.Record("plan", "aaaaaaaa", in))
	}
}

func TestSuppressingWhatNeverWas(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	err := s.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: "00000000", Reason: "x", By: "kim"})
	if accord.KindOf(err) != accord.NotFound {
		t.Errorf("%v", err)
	}
	if audit, err := s.Suppressions(t.Context()); err != nil || len(audit) > 0 {
		t.Errorf("the audit has %v, %v", audit, err)
	}
}
