package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"accords/internal/accord"
)

// Documents returns the sources, newest first and those of no day last, each with
// the number of passages that values were read from.
func (s *Store) Documents(ctx context.Context) ([]accord.DocumentRow, error) {
	type row struct {
		sourceRow
		SHA256 string
		Values int
	}
	rows, err := all[row](ctx, s.pool, `
		SELECT
			d.slug,
			d.title,
			d.publisher,
			d.url,
			d.licence,
			d.language,
			d.published,
			d.sha256,
			(SELECT count(*) FROM evidence e WHERE e.document = d.slug)
		FROM document d
		ORDER BY d.published DESC NULLS LAST, d.slug`)
	if err != nil {
		return nil, translate(err, "sources")
	}
	var out []accord.DocumentRow
	for _, r := range rows {
		out = append(out, accord.DocumentRow{SHA256: r.SHA256, Values: r.Values,
			Source: accord.Source{Slug: r.Slug, Title: r.Title, Publisher: r.Publisher, URL: r.URL,
				Licence: r.Licence, Language: r.Language, Published: date(r.Published)}})
	}
	return out, nil
}

type documentRow struct {
	Title, Publisher, Country, URL, Language, Licence, LicenceURL string
	Retrieved                                                     *string
	Body, SHA256, Extractor                                       string
	Imported                                                      time.Time
}

// Document returns one source with its text and every span that a value was read
// from, in bytes of that text and in its order, and with the records that rest on
// it. One that was replaced by nothing is Gone.
func (s *Store) Document(ctx context.Context, slug string) (accord.Document, error) {
	d, err := s.readDocument(ctx, slug)
	if err != nil && accord.KindOf(translate(err, "")) == accord.NotFound {
		return d, s.gone(ctx, "document", slug)
	}
	return d, translate(err, "source "+slug)
}

func (s *Store) readDocument(ctx context.Context, slug string) (accord.Document, error) {
	r, err := one[documentRow](ctx, s.pool, `
		SELECT
			title,
			publisher,
			coalesce(country, ''),
			url,
			language,
			licence,
			licence_url,
			retrieved,
			body,
			sha256,
			extractor,
			imported
		FROM document
		WHERE slug = $1`, slug)
	if err != nil {
		return accord.Document{}, err
	}
	d := accord.Document{Slug: slug, Title: r.Title, Publisher: r.Publisher, Country: accord.Code(r.Country), URL: r.URL,
		Language: r.Language, Licence: r.Licence, LicenceURL: r.LicenceURL, Retrieved: date(r.Retrieved),
		Text: r.Body, SHA256: r.SHA256, Extractor: r.Extractor, Imported: r.Imported}
	c, err := readClaims(ctx, s.pool, aboutDocument, slug)
	if err != nil {
		return d, err
	}
	if d.Published = fact[accord.Date](c, "published"); c.err != nil {
		return d, c.err
	}
	if d.Marks, err = s.marks(ctx, slug); err != nil {
		return d, err
	}
	if d.Agreements, err = agreementRows(ctx, s.pool, `
		WHERE a.id IN (SELECT x.agreement FROM agreement_source x WHERE x.document = $1)
		ORDER BY a.in_passing, a.signed_day DESC NULLS LAST, a.id`, slug); err != nil {
		return d, err
	}
	d.Summits, err = summitRows(ctx, s.pool, `
		WHERE s.slug IN (SELECT x.summit FROM summit_source x WHERE x.document = $1)
		ORDER BY s.first_day DESC NULLS LAST, s.slug`, slug)
	return d, err
}

type markRow struct {
	Start, End              int
	Field                   string
	Value                   []byte
	Basis                   string
	Agreement, Slug, Summit *string
}

// marks lists the spans with the values that were read from them.
func (s *Store) marks(ctx context.Context, slug string) ([]accord.Mark, error) {
	rows, err := all[markRow](ctx, s.pool, `
		SELECT
			e.span_start,
			e.span_end,
			c.field,
			c.value,
			c.basis,
			c.agreement,
			a.slug,
			c.summit
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		LEFT JOIN agreement a ON a.id = c.agreement
		WHERE e.document = $1
		ORDER BY e.span_start, e.span_end DESC, c.agreement, c.summit, c.field, c.position`, slug)
	if err != nil {
		return nil, fmt.Errorf("marks of %s: %w", slug, err)
	}
	var out []accord.Mark
	for _, r := range rows {
		m := accord.Mark{Span: accord.Span{Start: r.Start, End: r.End}, Field: r.Field, Value: display(r.Value), Basis: accord.Basis(r.Basis)}
		switch {
		case r.Agreement != nil:
			m.Href = "/agreements/" + *r.Agreement + "/" + text(r.Slug)
		case r.Summit != nil:
			m.Href = "/summits/" + *r.Summit
		default:
			m.Href = "/sources/" + slug
		}
		out = append(out, m)
	}
	return out, nil
}

// display prints a stored value in its plain form, which pages have words for: the
// name of what has one, the months of a term, the value itself otherwise.
func display(raw []byte) string {
	var plain string
	if json.Unmarshal(raw, &plain) == nil {
		return plain
	}
	var named struct {
		Name, Label string
		Months      int
	}
	if json.Unmarshal(raw, &named) == nil && named.Name+named.Label != "" {
		return named.Name + named.Label // a body and a person have the one, a series the other
	}
	if named.Months > 0 {
		return strconv.Itoa(named.Months)
	}
	return string(raw)
}
