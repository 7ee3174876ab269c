package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// deriveWords makes everything findable by what stands in the register now, where
// it is not: after a change of this program, or of the server, which may have another
// way to make words.
func deriveWords(ctx context.Context, to interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}) error {
	for _, sql := range []string{
		`UPDATE agreement was SET search = v.search FROM (` + agreementVectors + `) v WHERE was.id = v.id AND was.search <> v.search`,
		updateSummitWords(),
	} {
		if _, err := to.Exec(ctx, sql); err != nil {
			return fmt.Errorf("the words of the search: %w", err)
		}
	}
	return nil
}

// deriveWordsOf does that after a change of what editors list: of the agreements for
// which one of the records counts, by kind, and of the summits, which are few. They may
// be a third of a large register, which takes longer than other statements may.
func deriveWordsOf(ctx context.Context, tx pgx.Tx, records map[string][]string) error {
	for _, sql := range []struct {
		text string
		args []any
	}{
		{`SET LOCAL statement_timeout = 0`, nil},
		{`UPDATE agreement was SET search = v.search FROM (` + agreementVectors + `
			WHERE a.id IN (
				SELECT agreement FROM agreement_country WHERE country = ANY($1)
				UNION
				SELECT agreement FROM agreement_topic WHERE topic = ANY($2)
				UNION
				SELECT agreement FROM agreement_organisation WHERE organisation = ANY($3)
			)) v WHERE was.id = v.id AND was.search <> v.search`, []any{records["country"], records["topic"], records["organisation"]}},
		{updateSummitWords(), nil},
	} {
		if _, err := tx.Exec(ctx, sql.text, sql.args...); err != nil {
			return fmt.Errorf("the words of the search: %w", err)
		}
	}
	return nil
}

// agreementVectors makes agreements findable by their titles, by every name of their
// parties, by their topics and summits, and by the words that their values were read
// from.
const agreementVectors = `
	SELECT a.id,` + searchVectorOf + ` AS search
	FROM agreement a
	CROSS JOIN LATERAL (` + searchedWords + `) w`

// orderOfClaims is one for a claim c and its evidence e, whatever rows Postgres
// finds first: ranks follow from how close words stand, and of a long record
// only the first words are indexed. Without it two registers of the same records
// would answer a search differently.
const orderOfClaims = `c.field, c.source, c.record, c.position, c.value::text, e.position`

// searchVectorOf is the vector of an agreement a with the words w. Each text is a
// column that is read where it is folded: a function whose argument is a query is
// no part of the statement, but planned and called apart.
const searchVectorOf = `
		setweight(to_tsvector('english', fold(a.title) || ' ' || a.id), 'A') ||
		setweight(to_tsvector('english', fold(w.parties)), 'B') ||
		setweight(to_tsvector('english', fold(w.bodies)), 'B') ||
		setweight(to_tsvector('english', fold(w.topics)), 'C') ||
		setweight(to_tsvector('english', fold(w.meeting)), 'C') ||
		setweight(to_tsvector('english', fold(w.said)), 'D')`

// searchedWords are the words of an agreement a. A sentence counts once, however many
// values were read from it: the words would only be analysed again, and rank an
// agreement higher for being read more closely. DISTINCT sorts, which makes an order.
const searchedWords = `
		SELECT
			coalesce((
				SELECT string_agg(concat_ws(' ', c.name, c.name_ko, c.code,
					(SELECT string_agg(n.name, ' ' ORDER BY n.name) FROM country_name n WHERE n.country = c.code)), ' ' ORDER BY ac.position, c.code)
				FROM agreement_country ac JOIN country c ON c.code = ac.country WHERE ac.agreement = a.id), '') AS parties,
			coalesce((
				SELECT string_agg(concat_ws(' ', ao.name, o.name, n.name, n.short), ' ' ORDER BY ao.position, o.slug, n.position)
				FROM agreement_organisation ao
				JOIN organisation o ON o.slug = ao.organisation
				LEFT JOIN organisation_name n ON n.organisation = o.slug
				WHERE ao.agreement = a.id), '') AS bodies,
			coalesce((
				SELECT string_agg(t.label || ' ' || t.label_ko, ' ' ORDER BY at.position, t.code)
				FROM agreement_topic at JOIN topic t ON t.code = at.topic WHERE at.agreement = a.id), '') AS topics,
			coalesce((SELECT s.name FROM summit s WHERE s.slug = a.summit), '') AS meeting,
			left(coalesce((
				SELECT concat_ws(' ', string_agg(DISTINCT ` + wordsOfClaim + `, ' '), string_agg(DISTINCT e.before || e.quote || e.after, ' '))
				FROM claim c LEFT JOIN evidence e ON e.claim = c.id WHERE c.agreement = a.id), ''), 100000) AS said
		OFFSET 0`

// wordsOfClaim are what the value of a claim c says. Of a body or a person these
// are its names: the names of JSON's own fields are in every value, and say nothing.
const wordsOfClaim = `CASE
				WHEN jsonb_typeof(c.value) = 'object' THEN concat_ws(' ', c.value ->> 'Name', c.value ->> 'Office', c.value ->> 'Label')
				ELSE c.value #>> '{}' END`

// summitVectors makes summits findable by their names, their series, their hosts and
// places, and by what the sources say of them.
func summitVectors(which string) string {
	return `
	SELECT w.slug,
		setweight(to_tsvector('english', fold(w.names)), 'A') ||
		setweight(to_tsvector('english', fold(w.places)), 'B') ||
		setweight(to_tsvector('english', fold(w.said)), 'D') AS search
	FROM (
		SELECT
			s.slug,
			concat_ws(' ', s.name, s.slug, r.name,
				(SELECT string_agg(n.name || ' ' || n.short, ' ' ORDER BY n.position) FROM series_name n WHERE n.series = s.series)) AS names,
			concat_ws(' ', s.place, h.name, h.name_ko) AS places,
			left(coalesce((
				SELECT string_agg(concat_ws(' ', ` + wordsOfClaim + `, e.before || e.quote || e.after), ' '
					ORDER BY ` + orderOfClaims + `)
				FROM claim c LEFT JOIN evidence e ON e.claim = c.id WHERE c.summit = s.slug), ''), 100000) AS said
		FROM summit s
		LEFT JOIN series r ON r.slug = s.series
		LEFT JOIN country h ON h.code = s.host
		` + which + `
		OFFSET 0
	) w`
}

// updateSummitWords writes those of all summits that have others.
func updateSummitWords() string {
	return `UPDATE summit was SET search = v.search FROM (` + summitVectors("") + `) v WHERE was.slug = v.slug AND was.search <> v.search`
}

// summitVector writes that of one.
func summitVector() string {
	return `UPDATE summit was SET search = v.search FROM (` + summitVectors(`WHERE s.slug = $1`) + `) v WHERE was.slug = v.slug`
}
