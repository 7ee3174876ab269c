package store

import (
	"context"
	"encoding/json"
	"fmt"

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

// insertClaims sends the claims and their evidence by COPY. The ids are drawn
// first, because COPY does not return them.
func insertClaims(ctx context.Context, tx pgx.Tx, rows []claim) error {
	ids, err := column[int64](ctx, tx, `
		SELECT nextval(s.name)
		FROM (SELECT pg_get_serial_sequence('claim', 'id')::regclass AS name OFFSET 0) s, generate_series(1, $1::int)`, len(rows))
	if err != nil {
		return fmt.Errorf("drawing claim ids: %w", err)
	}
	var claims, evidence [][]any
	for i, c := range rows {
		cite := citationColumns(c.citation)
		claims = append(claims, append([]any{ids[i], c.subject.agreement, c.subject.summit, c.subject.document,
			c.source, c.record, c.field, c.position, c.value, string(c.basis), c.rule, c.reason, c.language(), c.own()}, cite...))
		for j, e := range c.evidence {
			evidence = append(evidence, []any{ids[i], j, e.Document, e.Span.Start, e.Span.End, e.Quote, e.Before, e.After})
		}
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"claim"}, []string{"id", "agreement", "summit", "document",
		"source", "record", "field", "position", "value", "basis", "rule", "reason", "citation_language", "citation_own",
		"citation_publisher", "citation_url", "citation_published", "citation_note"}, pgx.CopyFromRows(claims)); err != nil {
		return fmt.Errorf("writing claims: %w", err)
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"evidence"}, []string{"claim", "position", "document",
		"span_start", "span_end", "quote", "before", "after"}, pgx.CopyFromRows(evidence)); err != nil {
		return fmt.Errorf("writing evidence: %w", err)
	}
	return nil
}

func (c claim) language() string {
	if c.citation == nil {
		return ""
	}
	return c.citation.Language
}

func (c claim) own() bool { return c.citation != nil && c.citation.Own }

func citationColumns(c *accord.Citation) []any {
	if c == nil {
		return []any{nil, nil, nil, nil}
	}
	return []any{c.Publisher, c.URL, nullDate(c.Published), c.Note}
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
