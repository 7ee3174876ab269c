package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// claims are all claims about one record, by field, in the order in which
// sources are preferred where nothing else decides: documents by their date of
// publication and slug, then the authority, then records of the catalogue.
type claims struct {
	fields map[string][]stored
	err    error
}

// stored is a claim as it was read back.
type stored struct {
	claim
	id int64
}

type claimRow struct {
	ID        int64
	Source    *string
	Field     string
	Position  int
	Value     []byte
	Basis     string
	Rule      string
	Reason    string
	Publisher *string
	URL       *string
	Published *string
	Note      *string
	Language  string
	Own       bool
}

type evidenceRow struct {
	Claim                int64
	Document             string
	Start, End           int
	Quote, Before, After string
}

const claimColumns = `
			c.id,
			c.source,
			c.field,
			c.position,
			c.value,
			c.basis,
			c.rule,
			c.reason,
			c.citation_publisher,
			c.citation_url,
			c.citation_published,
			c.citation_note,
			c.citation_language,
			c.citation_own`

// claimOrder puts the sources that are preferred where nothing else decides first.
const claimOrder = `c.field, d.slug IS NULL, d.published NULLS LAST, d.slug, c.record NULLS FIRST, c.position, c.id`

const evidenceColumns = `
			e.claim,
			e.document,
			e.span_start,
			e.span_end,
			e.quote,
			e.before,
			e.after`

// column names of the subjects, so that no text from outside becomes SQL.
const (
	aboutAgreement = "agreement"
	aboutSummit    = "summit"
	aboutDocument  = "document"
)

// askedClaims are the answers to what is claimed of one record.
type askedClaims struct {
	rows  []claimRow
	spans []evidenceRow
}

func (a *askedClaims) claims() *claims { return newClaims(a.rows, a.spans) }

// askClaims asks what is claimed of one record, in two queries.
func askClaims(b *pgx.Batch, about, key string) *askedClaims {
	a := &askedClaims{}
	askAll(b, &a.rows, `
		SELECT`+claimColumns+`
		FROM claim c
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.`+about+` = $1
		ORDER BY `+claimOrder, key)
	askAll(b, &a.spans, `
		SELECT`+evidenceColumns+`
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		WHERE c.`+about+` = $1
		ORDER BY e.claim, e.position`, key)
	return a
}

// readClaims reads what is claimed of one record.
func readClaims(ctx context.Context, q querier, about, key string) (*claims, error) {
	b := &pgx.Batch{}
	a := askClaims(b, about, key)
	if err := answer(ctx, q, b); err != nil {
		return nil, fmt.Errorf("claims of %s %s: %w", about, key, err)
	}
	return a.claims(), nil
}

// newClaims puts claims by their fields, in the order of the rows, with their passages.
func newClaims(rows []claimRow, spans []evidenceRow) *claims {
	byClaim := map[int64][]accord.Evidence{}
	for _, e := range spans {
		byClaim[e.Claim] = append(byClaim[e.Claim], accord.Evidence{
			Document: e.Document, Span: accord.Span{Start: e.Start, End: e.End}, Quote: e.Quote, Before: e.Before, After: e.After})
	}
	c := &claims{fields: map[string][]stored{}}
	for _, r := range rows {
		s := stored{id: r.ID, claim: claim{source: r.Source, field: r.Field, position: r.Position, value: r.Value,
			basis: accord.Basis(r.Basis), rule: r.Rule, reason: r.Reason, evidence: byClaim[r.ID]}}
		s.citation = r.cites()
		c.fields[r.Field] = append(c.fields[r.Field], s)
	}
	return c
}

// cites is the page that the claim of an editor rests on; nil for that of a document.
func (r claimRow) cites() *accord.Citation {
	if r.Publisher == nil {
		return nil
	}
	return &accord.Citation{Publisher: *r.Publisher, URL: text(r.URL), Published: date(r.Published), Note: text(r.Note), Language: r.Language, Own: r.Own}
}

// values reads the claims of a field back into the domain.
func values[T any](c *claims, field string) []accord.Value[T] {
	var out []accord.Value[T]
	for _, s := range c.fields[field] {
		v := accord.Value[T]{Basis: s.basis, Rule: s.rule, Reason: s.reason, Evidence: s.evidence, Citation: s.citation}
		if err := json.Unmarshal(s.value, &v.V); err != nil && c.err == nil {
			c.err = fmt.Errorf("claim %d, field %s: %w", s.id, field, err)
		}
		out = append(out, v)
	}
	return out
}

func fact[T any](c *claims, field string) accord.Fact[T] { return accord.Choose(values[T](c, field)) }

func list[T any](c *claims, field string, same func(a, b T) bool) []accord.Value[T] {
	return accord.Distinct(values[T](c, field), same)
}

// cited returns the pages that editors' values rest on, the parties' own first,
// then by date, each with the fields that it contributed.
func (c *claims) cited() []accord.Source {
	byURL := map[string]*accord.Source{}
	own := map[string]bool{}
	for _, field := range slices.Sorted(maps.Keys(c.fields)) {
		for _, s := range c.fields[field] {
			if s.citation == nil || s.basis != accord.Curated {
				continue
			}
			p := byURL[s.citation.URL]
			if p == nil {
				p = &accord.Source{Publisher: s.citation.Publisher, URL: s.citation.URL, Language: s.citation.Language, Published: s.citation.Published}
				byURL[p.URL] = p
			}
			own[p.URL] = own[p.URL] || s.citation.Own
			p.Language = cmp.Or(p.Language, s.citation.Language)
			p.Published = cmp.Or(p.Published, s.citation.Published)
			p.Fields = append(p.Fields, field)
		}
	}
	var out []accord.Source
	for _, p := range byURL {
		slices.Sort(p.Fields)
		p.Fields = slices.Compact(p.Fields)
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b accord.Source) int {
		if own[a.URL] != own[b.URL] {
			if own[a.URL] {
				return -1
			}
			return 1
		}
		return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.URL, b.URL))
	})
	return out
}

func equal[T comparable](a, b T) bool { return a == b }

// sources returns the documents that claim something, with the fields of each.
func (c *claims) sources() map[string][]string {
	out := map[string][]string{}
	for field, rows := range c.fields {
		for _, s := range rows {
			if s.source != nil {
				out[*s.source] = append(out[*s.source], field)
			}
		}
	}
	return out
}
