package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// claim is a row of the table: one source's value of one field of one record.
type claim struct {
	subject  subject
	source   *string // document; nil for an editor's record
	record   *string // of the catalogue; nil for a document and for the authority
	field    string
	position int
	value    json.RawMessage
	basis    accord.Basis
	rule     string
	reason   string
	citation *accord.Citation
	evidence []accord.Evidence
}

// subject is the record that a claim is about: exactly one is set.
type subject struct {
	agreement, summit, document *string
}

// claimList collects the claims of one source about one record.
type claimList struct {
	subject subject
	source  *string
	rows    []claim
	err     error
}

// put adds a claim for a value, at its place in the list of its field; nothing for
// one that is not stated. The first error is kept.
func put[T any](l *claimList, field string, position int, v accord.Value[T]) {
	if !v.Stated() || l.err != nil {
		return
	}
	raw, err := json.Marshal(v.V)
	if err != nil {
		l.err = fmt.Errorf("field %s: %w", field, err)
		return
	}
	c := claim{
		subject: l.subject, source: l.source, field: field, position: position, value: raw,
		basis: v.Basis, rule: v.Rule, reason: v.Reason, citation: v.Citation, evidence: v.Evidence,
	}
	l.rows = append(l.rows, c)
	// One claim a page: what each page says is known of it alone.
	for _, further := range v.Further {
		c.citation, c.evidence = &further, nil
		l.rows = append(l.rows, c)
	}
}

func putFact[T any](l *claimList, field string, f accord.Fact[T]) {
	put(l, field, 0, f.Value)
	for i, o := range f.Others {
		put(l, field, i+1, o)
	}
}

func putList[T any](l *claimList, field string, values []accord.Value[T]) {
	for i, v := range values {
		put(l, field, i, v)
	}
}

// insertClaims writes claims and their evidence.
func insertClaims(ctx context.Context, tx pgx.Tx, rows []claim) error {
	const atOnce = 2000 // so that no statement is megabytes long
	for part := range slices.Chunk(rows, atOnce) {
		var ids []int64
		b := &pgx.Batch{}
		queueClaimIDs(b, len(part), &ids)
		if err := tx.SendBatch(ctx, b).Close(); err != nil {
			return fmt.Errorf("drawing claim ids: %w", err)
		}
		b = &pgx.Batch{}
		queueClaims(b, part, ids)
		if err := tx.SendBatch(ctx, b).Close(); err != nil {
			return fmt.Errorf("writing claims: %w", err)
		}
	}
	return nil
}

// queueClaimIDs draws ids, because a passage has to name its claim.
func queueClaimIDs(b *pgx.Batch, n int, ids *[]int64) {
	ask(b, ids, pgx.RowTo[int64], `
		SELECT nextval(s.name)
		FROM (SELECT pg_get_serial_sequence('claim', 'id')::regclass AS name OFFSET 0) s, generate_series(1, $1::int)`, n)
}

// queueClaims writes claims and their evidence, a statement each. A COPY would
// have to wait for three answers, which for the dozen claims of a release is
// longer than the work.
func queueClaims(b *pgx.Batch, rows []claim, ids []int64) {
	var c claimLists
	var e passageLists
	for i, r := range rows {
		c.add(r)
		for j, one := range r.evidence {
			e.add(ids[i], j, one)
		}
	}
	b.Queue(`
		INSERT INTO claim (
			id, agreement, summit, document, source, record, field, position, value, basis, rule, reason,
			citation_publisher, citation_url, citation_published, citation_note, citation_language, citation_own
		)
		SELECT
			id, agreement, summit, document, source, record, field, position, value::jsonb, basis, rule, reason,
			publisher, url, published, note, language, own
		FROM unnest(
			$1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::integer[], $9::text[], $10::text[], $11::text[], $12::text[],
			$13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::boolean[]
		) AS c (
			id, agreement, summit, document, source, record, field, position, value, basis, rule, reason,
			publisher, url, published, note, language, own
		)`,
		ids, c.agreement, c.summit, c.document, c.source, c.record, c.field, c.position, c.value, c.basis, c.rule, c.reason,
		c.publisher, c.url, c.published, c.note, c.language, c.own)
	if len(e.claim) > 0 {
		b.Queue(`
			INSERT INTO evidence (claim, position, document, span_start, span_end, quote, before, after)
			SELECT * FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::integer[], $5::integer[], $6::text[], $7::text[], $8::text[])`,
			e.claim, e.position, e.document, e.start, e.end, e.quote, e.before, e.after)
	}
}

// claimLists are the columns of some claims, a list each.
type claimLists struct {
	agreement, summit, document, source, record []*string
	field                                       []string
	position                                    []int
	value, basis, rule, reason                  []string
	publisher, url, published, note             []*string
	language                                    []string
	own                                         []bool
}

// add appends a claim to each column: claims are written as arrays, many in one
// statement.
func (c *claimLists) add(r claim) {
	c.agreement, c.summit, c.document = append(c.agreement, r.subject.agreement), append(c.summit, r.subject.summit), append(c.document, r.subject.document)
	c.source, c.record = append(c.source, r.source), append(c.record, r.record)
	c.field, c.position, c.value = append(c.field, r.field), append(c.position, r.position), append(c.value, string(r.value))
	c.basis, c.rule, c.reason = append(c.basis, string(r.basis)), append(c.rule, r.rule), append(c.reason, r.reason)
	cited := accord.Citation{}
	var publisher, url, note *string
	if r.citation != nil {
		cited = *r.citation
		publisher, url, note = &cited.Publisher, &cited.URL, &cited.Note
	}
	c.publisher, c.url, c.published, c.note = append(c.publisher, publisher), append(c.url, url), append(c.published, nullDate(cited.Published)), append(c.note, note)
	c.language, c.own = append(c.language, cited.Language), append(c.own, cited.Own)
}

// passageLists are the columns of some passages.
type passageLists struct {
	claim                []int64
	position             []int
	document             []string
	start, end           []int
	quote, before, after []string
}

func (e *passageLists) add(claim int64, position int, one accord.Evidence) {
	e.claim, e.position, e.document = append(e.claim, claim), append(e.position, position), append(e.document, one.Document)
	e.start, e.end = append(e.start, one.Span.Start), append(e.end, one.Span.End)
	e.quote, e.before, e.after = append(e.quote, one.Quote), append(e.before, one.Before), append(e.after, one.After)
}

// nullDate turns the zero date into NULL.
func nullDate(d accord.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

// date reads a column of the domain partial_date, which the database checked.
func date(s *string) accord.Date {
	if s == nil {
		return accord.Date{}
	}
	d, err := accord.ParseDate(*s)
	if err != nil {
		return accord.Date{} // a day that is not in the calendar: not shown rather than shown wrong
	}
	return d
}

// null turns an empty text into NULL.
func null[T ~string](s T) *string {
	if s == "" {
		return nil
	}
	t := string(s)
	return &t
}

// text turns NULL into an empty text.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
