package store

import (
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
// are twenty million values, and a text for each would take longer than the rest.
func (s *Store) Ledger(ctx context.Context, to accord.Ledger) error {
	err := s.snapshotTx(ctx, func(tx pgx.Tx) error {
		// One reading may take longer than a page may, and sorts are better in memory.
		if _, err := tx.Exec(ctx, `SET LOCAL statement_timeout = '10min'; SET LOCAL work_mem = '128MB'`); err != nil {
			return err
		}
		e, err := edition(ctx, tx)
		if err != nil {
			return err
		}
		to.Edition(e)
		for _, step := range []func(context.Context, pgx.Tx, accord.Ledger) error{ledgerEntries, ledgerValues, ledgerLinks, ledgerWords, ledgerPlaces} {
			if err := step(ctx, tx, to); err != nil {
				return err
			}
		}
		return nil
	})
	return translate(err, "the register")
}

// raw hands on every row as bytes, in the binary form, in which a text is itself.
func raw(ctx context.Context, tx pgx.Tx, sql string, take func([][]byte)) error {
	rows, err := tx.Query(ctx, sql, pgx.QueryResultFormats{pgx.BinaryFormatCode})
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		take(rows.RawValues())
	}
	return rows.Err()
}

func ledgerEntries(ctx context.Context, tx pgx.Tx, to accord.Ledger) error {
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
			in_passing
		FROM agreement
		ORDER BY signed_day DESC NULLS LAST, id`, func(v [][]byte) {
		to.Entry(accord.Entry{ID: v[0], Slug: v[1], Title: v[2], Kind: v[3], Status: v[4], Summit: v[5], Signed: v[6], Expiry: v[7],
			Day: v[8], Year: v[9], InPassing: v[10][0] != 0})
	})
}

// ledgerValues lets Postgres put the values in order: a label's place depends on
// the collation of the database. They come from the tables that name them and
// not, as the counts do, from those of the agreements, which are far longer.
func ledgerValues(ctx context.Context, tx pgx.Tx, to accord.Ledger) error {
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
		{query.ParamYear, `SELECT y, y FROM (SELECT DISTINCT signed_year::text AS y FROM agreement WHERE signed_year IS NOT NULL) d ORDER BY y DESC`, nil},
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

func ledgerLinks(ctx context.Context, tx pgx.Tx, to accord.Ledger) error {
	for param, sql := range map[string]string{
		query.ParamCountry:      `SELECT agreement, country, NULL, position FROM agreement_country`,
		query.ParamTopic:        `SELECT agreement, topic, NULL, position FROM agreement_topic`,
		query.ParamOrganisation: `SELECT agreement, organisation, name, position FROM agreement_organisation`,
		query.ParamBasis:        `SELECT agreement, field || '.' || basis, NULL, 0 FROM agreement_basis`,
	} {
		if err := raw(ctx, tx, sql, func(v [][]byte) {
			to.Link(param, v[0], v[1], v[2], int(binary.BigEndian.Uint32(v[3])))
		}); err != nil {
			return fmt.Errorf("links of %s: %w", param, err)
		}
	}
	return nil
}

func ledgerWords(ctx context.Context, tx pgx.Tx, to accord.Ledger) error {
	var words [][]byte
	return raw(ctx, tx, `SELECT id, tsvector_to_array(search) FROM agreement`, func(v [][]byte) {
		words = textArray(v[1], words[:0])
		to.Words(v[0], words)
	})
}

// textArray splits an array of texts in its binary form: the number of
// dimensions, a flag for nulls, the type, for each dimension its length and
// lower bound, then for each element its length and bytes. A tsvector has one
// dimension, or none, and no nulls.
func textArray(b []byte, into [][]byte) [][]byte {
	const header, each = 20, 4
	if len(b) < header || binary.BigEndian.Uint32(b) != 1 {
		return into
	}
	for b = b[header:]; len(b) >= each; {
		n := int(binary.BigEndian.Uint32(b))
		into = append(into, b[each:each+n])
		b = b[each+n:]
	}
	return into
}

func ledgerPlaces(ctx context.Context, tx pgx.Tx, to accord.Ledger) error {
	for _, order := range []query.Sort{query.ByTitle, query.ByAdded} {
		if err := raw(ctx, tx, `SELECT a.id FROM agreement a`+(&filter{}).orderBy(order), func(v [][]byte) { to.Place(string(order), v[0]) }); err != nil {
			return fmt.Errorf("order by %s: %w", order, err)
		}
	}
	return nil
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
