package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// Ledger reads what lists are made from into to, in one snapshot. The rows are
// handed on as the bytes that came over the wire: at a million agreements there
// are twelve million values, and a text for each would take longer than the rest.
func (s *Store) Ledger(ctx context.Context, to accord.Ledger) error {
	var before accord.LedgerState
	err := s.ledgerTx(ctx, func(tx pgx.Tx) (err error) {
		before, err = ledgerState(ctx, tx)
		return err
	})
	if err != nil {
		return translate(err, "the register")
	}
	err = s.ledgerTx(ctx, func(tx pgx.Tx) error {
		state, err := ledgerState(ctx, tx)
		if err != nil {
			return err
		}
		state.Settled = settled(state, before)
		if err := tx.QueryRow(ctx, `SELECT count(*) FROM agreement`).Scan(&state.Agreements); err != nil {
			return err
		}
		to.State(state)
		return ledgerSteps(ctx, tx, to, scope{})
	})
	return translate(err, "the register")
}

// LedgerSince reads what has changed since an earlier reading. It reports false,
// and nothing to the ledger, where it cannot know: after editors have changed
// what they list, where more than most agreements have changed, and where the
// earlier reading is of another register or of a history that this one has lost.
func (s *Store) LedgerSince(ctx context.Context, since accord.LedgerState, most int, to accord.LedgerChange) (bool, error) {
	known := false
	err := s.ledgerTx(ctx, func(tx pgx.Tx) error {
		state, err := ledgerState(ctx, tx)
		if err != nil {
			return err
		}
		if goesOn, err := follows(ctx, tx, state, since); err != nil || !goesOn {
			return err
		}
		ids, err := changedSince(ctx, tx, since, most+1)
		if err != nil || len(ids) > most {
			return err
		}
		known = true
		state.Settled = settled(state, since)
		to.State(state)
		for _, id := range ids {
			to.Changed([]byte(id))
		}
		return ledgerSteps(ctx, tx, to, scope{` = ANY($1)`, []any{ids}})
	})
	return known, translate(err, "the register")
}

// ledgerTx is a snapshot with time to read: it may take longer than a page may,
// and sorts are better in memory. It is tried once: what fn has handed on cannot
// be taken back.
func (s *Store) ledgerTx(ctx context.Context, fn func(pgx.Tx) error) error {
	return within(ctx, s.pool.Pool, oneState(), func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '128MB'`); err != nil {
			return err
		}
		return fn(tx)
	})
}

// ledgerState names what the transaction sees, without the number of agreements,
// for which Postgres goes through all of them.
func ledgerState(ctx context.Context, tx pgx.Tx) (accord.LedgerState, error) {
	var state accord.LedgerState
	var err error
	if state.Edition, err = edition(ctx, tx); err != nil {
		return state, err
	}
	err = tx.QueryRow(ctx, `
		SELECT
			(SELECT count(*) FROM organisation),
			(SELECT count(*) FROM summit),
			coalesce((SELECT max(finished) FROM import_run), 'epoch'),
			pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
			pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
			(SELECT coalesce(md5(string_agg(kind || key || hash, ' ' ORDER BY kind, key)), '') FROM authority_record),
			coalesce((SELECT max(id) FROM import_run WHERE version = '`+suppressionRun+`'), 0),
			(SELECT concat_ws(' ', oid, datname, pg_relation_filenode('agreement'), (SELECT version FROM schema_migrations),
				datcollate, current_setting('server_version_num'), pg_database_collation_actual_version(oid))
				FROM pg_database WHERE datname = current_database())`).Scan(
		&state.Organisations, &state.Summits, &state.LastImport, &state.Oldest, &state.Next, &state.Editors, &state.Suppressed, &state.Register)
	state.Settled = state.Edition.Change - lookBack
	return state, err
}

// settled is the Settled of a state after one that is known: all that had begun
// then has ended, or nothing new is known.
func settled(state, since accord.LedgerState) int64 {
	if state.Oldest >= since.Next {
		return since.Edition.Change
	}
	return since.Settled
}

// follows reports whether a state is a later one of the same register. A database
// that was set back to a copy of it has runs of its own under the same numbers; and
// transactions are told apart by the last 32 bits of their numbers, which are
// enough for half as many.
func follows(ctx context.Context, tx pgx.Tx, state, since accord.LedgerState) (bool, error) {
	if passed := state.Oldest - since.Oldest; passed < 0 || passed >= 1<<31 ||
		state.Register != since.Register || state.Editors != since.Editors ||
		state.Edition.Run < since.Edition.Run || state.Edition.Change < since.Edition.Change {
		return false, nil
	}
	same, err := column[bool](ctx, tx, `
		SELECT coalesce((SELECT max(finished) FROM import_run WHERE id <= $1), 'epoch') = $2`, since.Edition.Run, since.LastImport)
	if err != nil {
		return false, err
	}
	return same[0], nil
}

// changedSince lists the agreements that something has happened to, at most limit.
// Numbers of changes are drawn before they are committed, so that a smaller one
// may come later: what counts is the transaction that wrote the line, and the
// number only bounds how far back one has to look, which takes seconds where it is
// as far as lookBack.
func changedSince(ctx context.Context, tx pgx.Tx, since accord.LedgerState, limit int) ([]string, error) {
	const drawnBefore = 1000 // numbers that a transaction has drawn before it had one itself
	return column[string](ctx, tx, `
		SELECT DISTINCT key
		FROM change
		WHERE record = 'agreement' AND id > $1
		AND age(xmin) <= age(($2::bigint % 4294967296)::text::xid)
		LIMIT $3`, since.Settled-drawnBefore, since.Oldest, limit)
}

// lookBack is how many changes before the newest one may still come, where
// nothing is known of the transactions that were there before.
const lookBack = 100_000

// scope is which agreements are read: some by a condition that follows the name
// of their column, or, where there is none, all of them.
type scope struct {
	condition string
	args      []any
}

func (c scope) where(id string) string {
	if c.condition == "" {
		return ""
	}
	return " WHERE " + id + c.condition
}

func (c scope) and(id string) string {
	if c.condition == "" {
		return ""
	}
	return " AND " + id + c.condition
}

func ledgerSteps(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	for _, step := range []func(context.Context, pgx.Tx, accord.Ledger, scope) error{ledgerValues, ledgerEntries, ledgerLinks, ledgerHistory, ledgerTitles} {
		if err := step(ctx, tx, to, of); err != nil {
			return err
		}
	}
	to.Listed()
	return ledgerWords(ctx, tx, to, of)
}

// raw hands on every row as bytes, in the binary form, in which a text is itself.
func raw(ctx context.Context, tx pgx.Tx, sql string, args []any, take func([][]byte)) error {
	rows, err := tx.Query(ctx, sql, append([]any{pgx.QueryResultFormats{pgx.BinaryFormatCode}}, args...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		take(rows.RawValues())
	}
	return rows.Err()
}

// ledgerEntries reads the agreements of a scope, newest first, as the bytes that came
// over the wire.
func ledgerEntries(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	return raw(ctx, tx, `
		SELECT
			id,
			slug,
			title,
			kind,
			status,
			summit,
			signed,
			expiry,
			signed_day,
			signed_year::text,
			first_seen,
			in_passing
		FROM agreement`+of.where("id")+`
		ORDER BY signed_day DESC NULLS LAST, id`, of.args, func(v [][]byte) {
		day := accord.NoDay
		if v[8] != nil {
			day = int32(binary.BigEndian.Uint32(v[8])) // as the wire has a date: days since 2000
		}
		to.Entry(accord.Entry{ID: v[0], Slug: v[1], Title: v[2], Kind: v[3], Status: v[4], Summit: v[5], Signed: v[6], Expiry: v[7],
			Day: day, Year: v[9], Added: int64(binary.BigEndian.Uint64(v[10])), InPassing: v[11][0] != 0})
	})
}

// ledgerValues lets Postgres put the values in order: a label's place depends on
// the collation of the database. They come from the tables that name them and
// not, as the counts do, from those of the agreements, which are far longer.
func ledgerValues(ctx context.Context, tx pgx.Tx, to accord.Ledger, _ scope) error {
	var bases []string
	for _, field := range query.BasisFields() {
		for _, b := range accord.Bases() {
			bases = append(bases, field+"."+string(b))
		}
	}
	for _, v := range []struct {
		param, sql string
		args       []any
	}{
		{query.ParamCountry, `SELECT code, name FROM country ORDER BY name, code`, nil},
		{query.ParamYear, distinctYears, nil},
		{query.ParamKind, `SELECT v, v FROM unnest($1::text[]) v ORDER BY v`, []any{texts(accord.Kinds())}},
		{query.ParamTopic, `SELECT code, label FROM topic ORDER BY label, code`, nil},
		{query.ParamOrganisation, `
			SELECT o.slug::text, o.name || coalesce(' (' || c.name || ')', '') AS label
			FROM organisation o LEFT JOIN country c ON c.code = o.country
			ORDER BY label, o.slug`, nil},
		{query.ParamStatus, `SELECT v, v FROM unnest($1::text[]) v ORDER BY v`, []any{texts(accord.Statuses())}},
		{query.ParamBasis, `SELECT v, v FROM unnest($1::text[]) v ORDER BY v`, []any{bases}},
		{query.ParamSummit, `SELECT slug::text, name FROM summit ORDER BY name, slug`, nil},
	} {
		list, err := all[struct{ Value, Label string }](ctx, tx, v.sql, v.args...)
		if err != nil {
			return fmt.Errorf("values of %s: %w", v.param, err)
		}
		for _, one := range list {
			if field, basis, ok := strings.Cut(one.Label, "."); ok && v.param == query.ParamBasis {
				one.Label = basisLabel(field, basis)
			}
			to.Value(v.param, one.Value, one.Label)
		}
	}
	return nil
}

// distinctYears goes from each year to the one before it in the index of years:
// Postgres' own DISTINCT reads a million rows for thirty years.
const distinctYears = `
	WITH RECURSIVE year AS (
		SELECT max(signed_year) AS y FROM agreement
		UNION ALL
		SELECT (SELECT max(signed_year) FROM agreement WHERE signed_year < year.y) FROM year WHERE year.y IS NOT NULL
	)
	SELECT y::text, y::text FROM year WHERE y IS NOT NULL ORDER BY y::text DESC`

// ledgerLinks reads which agreement of a scope has which value, filter by filter. The
// order does not matter: an index sorts anyway.
func ledgerLinks(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	for _, l := range []struct{ param, sql string }{
		{query.ParamCountry, `SELECT agreement, country, NULL, position FROM agreement_country` + of.where("agreement")},
		{query.ParamTopic, `SELECT agreement, topic, NULL, position FROM agreement_topic` + of.where("agreement")},
		{query.ParamOrganisation, `SELECT agreement, organisation, name, position FROM agreement_organisation` + of.where("agreement")},
	} {
		if err := raw(ctx, tx, l.sql, of.args, func(v [][]byte) {
			to.Link(l.param, v[0], v[1], v[2], int(binary.BigEndian.Uint32(v[3])))
		}); err != nil {
			return fmt.Errorf("links of %s: %w", l.param, err)
		}
	}
	// Of these there are seven million to a million agreements: they are joined here.
	var code []byte
	err := raw(ctx, tx, `SELECT agreement, field, basis FROM agreement_basis WHERE basis <> 'not_stated'`+of.and("agreement"), of.args, func(v [][]byte) {
		code = append(append(append(code[:0], v[1]...), '.'), v[2]...)
		to.Link(query.ParamBasis, v[0], code, nil, 0)
	})
	if err != nil {
		return fmt.Errorf("links of %s: %w", query.ParamBasis, err)
	}
	return nil
}

func ledgerHistory(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	const day = 24 * 60 * 60 * 1_000_000 // the wire has microseconds since 2000
	return raw(ctx, tx, `SELECT key, at FROM change WHERE record = 'agreement'`+of.and("key"), of.args, func(v [][]byte) {
		to.Happened(v[0], int32(binary.BigEndian.Uint64(v[1])/day))
	})
}

func ledgerWords(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	var words [][]byte
	return raw(ctx, tx, `SELECT id, search FROM agreement`+of.where("id"), of.args, func(v [][]byte) {
		words = lexemes(v[1], words[:0])
		to.Words(v[0], words)
	})
}

// lexemes are the words of a tsvector in its binary form: their number, then each
// with a zero byte, how many places it has, and those. To have Postgres make an
// array of them first takes it two and a half times as long.
func lexemes(b []byte, into [][]byte) [][]byte {
	const header, count, place = 4, 2, 2
	if len(b) < header {
		return into
	}
	for b = b[header:]; len(b) > 0; {
		end := bytes.IndexByte(b, 0)
		into = append(into, b[:end])
		b = b[end+1:]
		b = b[count+place*int(binary.BigEndian.Uint16(b)):]
	}
	return into
}

func ledgerTitles(ctx context.Context, tx pgx.Tx, to accord.Ledger, of scope) error {
	sql := `SELECT a.id FROM agreement a` + of.where("a.id") + (&filter{}).orderBy(query.ByTitle)
	return raw(ctx, tx, sql, of.args, func(v [][]byte) { to.Title(v[0]) })
}

// TitlesBefore reports for each pair whether its first title stands before its
// second in the order of titles, which is that of the database's collation.
func (s *Store) TitlesBefore(ctx context.Context, first, second []accord.TitleKey) ([]bool, error) {
	var cols [4][]string
	for i := range first {
		cols[0], cols[1] = append(cols[0], first[i].Title), append(cols[1], first[i].ID)
		cols[2], cols[3] = append(cols[2], second[i].Title), append(cols[3], second[i].ID)
	}
	before, err := column[bool](ctx, s.pool, `
		SELECT (lower(a), i) < (lower(b), j)
		FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS x (a, i, b, j, n)
		ORDER BY n`, cols[0], cols[1], cols[2], cols[3])
	return before, translate(err, "titles")
}

// Lexemes returns what the text search makes of a text, as Postgres prints a
// tsquery; empty where it has no word to search for.
func (s *Store) Lexemes(ctx context.Context, text string) (string, error) {
	found, err := column[string](ctx, s.pool, `SELECT websearch_to_tsquery('english', fold($1))::text`, searchable(text))
	if err != nil {
		return "", translate(err, "text")
	}
	return found[0], nil
}

// Matching returns those of some agreements that a text finds, the best first
// where ranked.
func (s *Store) Matching(ctx context.Context, text string, ids []string, ranked bool) ([]string, error) {
	order := ""
	if ranked {
		order = (&filter{text: 1}).orderBy(query.ByRelevance)
	}
	found, err := column[string](ctx, s.pool, `
		SELECT a.id
		FROM agreement a
		WHERE a.id = ANY($2) AND a.search @@ websearch_to_tsquery('english', fold($1))`+order, searchable(text), ids)
	return found, translate(err, "text")
}
