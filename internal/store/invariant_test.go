package store_test

import (
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
)

// filled makes a database with the small world in it and returns its address.
func filled(t *testing.T) string {
	t.Helper()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	storetest.Fill(t, s, world()...)
	return dsn
}

func TestASoundRegisterPassesTheCheck(t *testing.T) {
	t.Parallel()
	found, err := store.Check(t.Context(), filled(t))
	if err != nil || len(found) > 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// Each row damages the register in a way that a hand in the database, a bad
// restore or a broken disk may; constraints are switched off for it.
func TestTheCheckFindsWhatCannotBe(t *testing.T) {
	t.Parallel()
	covered := map[string]bool{}
	for _, tt := range []struct{ invariant, damage, want string }{
		{`a quotation is the bytes of its span`, `UPDATE document SET body = 'x' || body WHERE slug = 'others'`, "source others"},
		{`what stands around a quotation stands around it in the text`, `UPDATE evidence SET before = 'not ' WHERE document = 'others'`, "source others"},
		{`a quoted value has its words`, `DELETE FROM evidence WHERE claim = (SELECT min(id) FROM claim WHERE agreement = '` + belarusID + `')`, "is quoted from nothing"},
		{`a calculated or inferred value has its reason`, `ALTER TABLE claim DROP CONSTRAINT claim_check2; UPDATE claim SET basis = 'inferred', reason = '' WHERE field = 'kind'`, "kind is inferred for no reason"},
		{`a curated value has the editor's source`, `UPDATE claim SET citation_publisher = '' WHERE basis = 'curated'`, "summit digital-nations-2018"},
		{`an agreement rests on a document or a record of the catalogue`, `DELETE FROM agreement_source WHERE agreement = '` + britainID + `'`, "nothing tells of it: Memorandum with Britain"},
		{`a summit rests on a document, a record of the catalogue or the authority`, `INSERT INTO summit (slug) VALUES ('nowhere')`, "summit nowhere"},
		{`a claim of a document is about a record that the document tells of`, `UPDATE claim SET source = 'others' WHERE agreement = '` + belarusID + `'`, "comes from others"},
		{`a claim of the catalogue is about the record's own agreement or summit`,
			`INSERT INTO catalogue_record (key, agreement, slug, hash, imported) VALUES ('r', '` + britainID + `', 's', '', now());
			 UPDATE claim SET source = NULL, record = 'r' WHERE agreement = '` + charterID + `'`, "which tells of another"},
		{`the year and the day of an agreement follow from its date`, `UPDATE agreement SET signed_year = 1999 WHERE id = '` + belarusID + `'`, "filed under 1999"},
		{`a date on a page is the date of a claim`, `DELETE FROM claim WHERE field = 'signed'`, "which no source says"},
		{`the summit at which an agreement was made follows from its occasion`, `DELETE FROM claim WHERE field = 'occasion'`, "no source names its occasion"},
		{`"not stated" means that nobody said`, `UPDATE agreement_basis SET basis = 'not_stated' WHERE field = 'signed'`, "and a claim has it"},
		{`a record is living or gone, not both`, `INSERT INTO tombstone (kind, id, reason, gone_at) VALUES ('summit', 'digital-nations-2018', 'x', now())`, "is still there"},
		{`an id that was merged leads to a record`, `INSERT INTO tombstone (kind, id, reason, gone_at, successor) VALUES ('agreement', 'gone', 'x', now(), 'nothing')`, "leads to nothing"},
		{`a record is found by its own words`, `UPDATE agreement SET search = to_tsvector('english', 'other') WHERE id = '` + belarusID + `'`, "agreement " + belarusID},
		{`the history of a record begins with its coming`, `DELETE FROM change WHERE key = '` + belarusID + `'`, "no line says when it came"},
	} {
		covered[tt.invariant] = true
		t.Run(tt.invariant, func(t *testing.T) {
			t.Parallel()
			dsn := filled(t)
			exec(t, dsn, tt.damage)
			found, err := store.Check(t.Context(), dsn)
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, b := range found {
				if b.Invariant == tt.invariant {
					lines = append(lines, b.String())
				}
			}
			if !strings.Contains(strings.Join(lines, "\n"), tt.want) {
				t.Errorf("want a breach with %q, got %v", tt.want, found)
			}
		})
	}
	for _, sentence := range store.Invariants() {
		if !covered[sentence] {
			t.Errorf("no test damages %q", sentence)
		}
	}
}

// An agreement is found by the name that its summit has now, also where another
// source has brought it.
func TestWordsFollowTheNameOfASummit(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	at := func(document, id, name string) accord.Contribution {
		c := storetest.Document(document, storetest.Agreement{ID: id, Title: "Plan of " + document, Kind: accord.MOU, Summit: "a-meeting"})
		c.Summits[0].Name = accord.Fact[string]{}
		if name != "" {
			named := storetest.Document(document, storetest.Agreement{ID: id, Title: "Plan of " + name, Kind: accord.MOU, Summit: "a-meeting"})
			named.Agreements[0].Slug, named.Summits[0].Name = "plan", accord.Fact[string]{Value: accord.Value[string]{V: name, Basis: accord.Quoted, Evidence: named.Agreements[0].Title.Evidence}}
			return named
		}
		return c
	}
	storetest.Fill(t, s, at("one", "aaaaaaaa", ""), at("two", "bbbbbbbb", "Conclave"))
	for _, name := range []string{"Conclave", "Gathering"} {
		replace(t, s, at("two", "bbbbbbbb", name))
		page, err := s.Agreements(t.Context(), query.Agreements{Text: name, Sort: query.ByTitle})
		if err != nil {
			t.Fatal(err)
		}
		if got := ids(page.Rows); !slices.Contains(got, "aaaaaaaa") {
			t.Errorf("a search for %q finds %v", name, got)
		}
		if found, err := store.Check(t.Context(), dsn); err != nil || len(found) > 0 {
			t.Errorf("%s: %v, %v", name, found, err)
		}
	}
	if page, err := s.Agreements(t.Context(), query.Agreements{Text: "Conclave"}); err != nil || page.Total != 0 {
		t.Errorf("the old name still finds %d, %v", page.Total, err)
	}
}

// What another program or server made of the words is made anew by a restore, and
// by a migration.
func TestWordsAreMadeAnew(t *testing.T) {
	t.Parallel()
	const other = `UPDATE agreement SET search = to_tsvector('simple', title); UPDATE summit SET search = ''`
	dsn, restored := filled(t), pg.Empty(t)
	exec(t, dsn, other)
	archive, _ := backup(t, dsn)
	if _, err := restore(t, restored, archive); err != nil {
		t.Fatal(err)
	}
	older := atSchema(t, 11)
	exec(t, older, other)
	if err := store.Migrate(t.Context(), older, nil); err != nil {
		t.Fatal(err)
	}
	for name, dsn := range map[string]string{"restored": restored, "migrated": older} {
		if found, err := store.Check(t.Context(), dsn); err != nil || len(found) > 0 {
			t.Errorf("%s: %v, %v", name, found, err)
		}
	}
	if found, err := store.Check(t.Context(), dsn); err != nil || len(found) == 0 {
		t.Errorf("the register itself, which nothing has mended: %v, %v", found, err)
	}
}

func TestTheCheckNeedsTheSchemaOfThisProgram(t *testing.T) {
	t.Parallel()
	if _, err := store.Check(t.Context(), pg.Empty(t)); err == nil || !strings.Contains(err.Error(), "portal migrate") {
		t.Errorf("an empty database: %v", err)
	}
	if _, err := store.Check(t.Context(), "postgres://%zz"); err == nil || !strings.Contains(err.Error(), "want postgres://") {
		t.Errorf("a bad address: %v", err)
	}
}
