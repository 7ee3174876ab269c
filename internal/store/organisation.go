package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
)

type organisationRow struct {
	Slug, Name, Short, Type, Country string
	Agreements                       int
}

const organisationRowColumns = `
			o.slug,
			o.name,
			coalesce((
				SELECT n.short FROM organisation_name n
				WHERE n.organisation = o.slug AND n.short <> ''
				ORDER BY n.position DESC LIMIT 1), ''),
			o.type,
			coalesce(o.country, ''),
			(SELECT count(*) FROM agreement_organisation x WHERE x.organisation = o.slug)`

func organisationRows(ctx context.Context, q querier, rest string, args ...any) ([]accord.OrganisationRow, error) {
	rows, err := all[organisationRow](ctx, q, `
		SELECT`+organisationRowColumns+`
		FROM organisation o
		`+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("organisations: %w", err)
	}
	var out []accord.OrganisationRow
	for _, r := range rows {
		out = append(out, accord.OrganisationRow{Slug: r.Slug, Name: r.Name, Short: r.Short,
			Type: accord.OrganisationType(r.Type), Country: accord.Code(r.Country), Agreements: r.Agreements})
	}
	return out, nil
}

// Organisations returns every organisation by country and name, international
// ones last.
func (s *Store) Organisations(ctx context.Context) ([]accord.OrganisationRow, error) {
	rows, err := organisationRows(ctx, s.pool, `
		LEFT JOIN country c ON c.code = o.country
		ORDER BY c.name NULLS LAST, o.name, o.slug`)
	return rows, translate(err, "organisations")
}

type periodNameRow struct {
	Name, Short, From, To, Publisher, URL, Published, Note *string
}

func newPeriodName(r periodNameRow) accord.PeriodName {
	return accord.PeriodName{Name: text(r.Name), Short: text(r.Short), From: date(r.From), To: date(r.To),
		Citation: newCitation(r.Publisher, r.URL, r.Published, r.Note)}
}

func newCitation(publisher, url, published, note *string) *accord.Citation {
	if publisher == nil {
		return nil
	}
	return &accord.Citation{Publisher: *publisher, URL: text(url), Published: date(published), Note: text(note)}
}

const periodColumns = `
			n.period_from,
			n.period_to,
			n.citation_publisher,
			n.citation_url,
			n.citation_published,
			n.citation_note`

// Organisation returns one organisation with its names and agreements.
func (s *Store) Organisation(ctx context.Context, slug string) (accord.Organisation, error) {
	o, err := s.readOrganisation(ctx, slug)
	return o, translate(err, "ministry or body "+slug)
}

func (s *Store) readOrganisation(ctx context.Context, slug string) (accord.Organisation, error) {
	type head struct{ Type, Country, Name, Website string }
	h, err := one[head](ctx, s.pool, `
		SELECT type, coalesce(country, ''), name, website
		FROM organisation
		WHERE slug = $1`, slug)
	if err != nil {
		return accord.Organisation{}, err
	}
	o := accord.Organisation{Slug: slug, Type: accord.OrganisationType(h.Type), Country: accord.Code(h.Country), Website: h.Website}
	names, err := all[periodNameRow](ctx, s.pool, `
		SELECT
			n.name,
			n.short,`+periodColumns+`
		FROM organisation_name n
		WHERE n.organisation = $1
		ORDER BY n.position`, slug)
	if err != nil {
		return o, err
	}
	for _, n := range names {
		o.Names = append(o.Names, newPeriodName(n))
	}
	if o.Name, err = s.organisationName(ctx, slug, h.Name, o.Names); err != nil {
		return o, err
	}
	if o.Predecessors, err = s.related(ctx, slug, "predecessor", "successor"); err != nil {
		return o, err
	}
	if o.Successors, err = s.related(ctx, slug, "successor", "predecessor"); err != nil {
		return o, err
	}
	o.Agreements, err = agreementRows(ctx, s.pool, `
		WHERE EXISTS (SELECT FROM agreement_organisation x WHERE x.agreement = a.id AND x.organisation = $1)
		ORDER BY a.signed_day DESC NULLS LAST, a.id`, slug)
	if err != nil {
		return o, err
	}
	o.Signed, err = s.signedFor(ctx, slug)
	return o, err
}

// signedFor lists who signed for a body. A source names the country of who
// signs, seldom the body: where another body of the country is in the same
// agreement, nobody can tell for which of them, and nobody is named.
func (s *Store) signedFor(ctx context.Context, slug string) (map[string][]accord.Signatory, error) {
	rows, err := all[struct{ Agreement, Name, Office, Country string }](ctx, s.pool, `
		SELECT DISTINCT ON (c.agreement, c.value->>'Name')
			c.agreement,
			c.value->>'Name',
			coalesce(c.value->>'Office', ''),
			o.country
		FROM organisation o
		JOIN agreement_organisation x ON x.organisation = o.slug
		JOIN claim c ON c.agreement = x.agreement AND c.field = 'signatory' AND c.value->>'Country' = o.country
		WHERE o.slug = $1
		AND NOT EXISTS (
			SELECT FROM agreement_organisation y
			JOIN organisation p ON p.slug = y.organisation
			WHERE y.agreement = x.agreement AND p.slug <> o.slug AND p.country = o.country)
		ORDER BY c.agreement, c.value->>'Name', c.position`, slug)
	if err != nil {
		return nil, fmt.Errorf("who signed for %s: %w", slug, err)
	}
	out := map[string][]accord.Signatory{}
	for _, r := range rows {
		out[r.Agreement] = append(out[r.Agreement], accord.Signatory{Name: r.Name, Office: r.Office, Country: accord.Code(r.Country)})
	}
	return out, nil
}

// organisationName says how the current name is known: an editor cites a
// source, or else the name is quoted from the documents that use it.
func (s *Store) organisationName(ctx context.Context, slug, name string, names []accord.PeriodName) (accord.Value[string], error) {
	for i := len(names) - 1; i >= 0; i-- {
		if names[i].Name == name && names[i].Citation != nil {
			return accord.Value[string]{V: name, Basis: accord.Curated, Citation: names[i].Citation}, nil
		}
	}
	spans, err := all[evidenceRow](ctx, s.pool, `
		SELECT
			e.claim,
			e.document,
			e.span_start,
			e.span_end,
			e.quote,
			e.before,
			e.after
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		WHERE c.field = 'organisation' AND c.value->>'Slug' = $1
		ORDER BY e.document, e.span_start
		LIMIT 3`, slug)
	if err == nil && len(spans) == 0 {
		if cited, ok, err := s.namedBy(ctx, slug); ok || err != nil {
			return accord.Value[string]{V: name, Basis: accord.Curated, Citation: cited}, err
		}
	}
	if err != nil || len(spans) == 0 {
		return accord.Value[string]{V: name, Basis: accord.Inferred, Rule: "named-in-notes",
			Reason: "An editor’s note on an agreement names this body."}, err
	}
	v := accord.Value[string]{V: name, Basis: accord.Quoted}
	for _, e := range spans {
		v.Evidence = append(v.Evidence, accord.Evidence{Document: e.Document, Span: accord.Span{Start: e.Start, End: e.End},
			Quote: e.Quote, Before: e.Before, After: e.After})
	}
	return v, nil
}

// namedBy returns the first page by which an editor's record names a body.
func (s *Store) namedBy(ctx context.Context, slug string) (*accord.Citation, bool, error) {
	rows, err := all[struct {
		Publisher, URL, Published, Note *string
		Language                        string
	}](ctx, s.pool, `
		SELECT
			c.citation_publisher,
			c.citation_url,
			c.citation_published,
			c.citation_note,
			c.citation_language
		FROM claim c
		WHERE c.field = 'organisation' AND c.value->>'Slug' = $1 AND c.citation_publisher IS NOT NULL
		ORDER BY c.citation_own DESC, c.citation_published NULLS LAST, c.id
		LIMIT 1`, slug)
	if err != nil || len(rows) == 0 {
		return nil, false, err
	}
	cited := newCitation(rows[0].Publisher, rows[0].URL, rows[0].Published, rows[0].Note)
	cited.Language = rows[0].Language
	return cited, true, nil
}

func (s *Store) related(ctx context.Context, slug, want, have string) ([]accord.Ref, error) {
	return all[accord.Ref](ctx, s.pool, `
		SELECT o.slug, o.name, '' -- a body's slug is its whole address
		FROM organisation_successor x
		JOIN organisation o ON o.slug = x.`+want+`
		WHERE x.`+have+` = $1
		ORDER BY o.slug`, slug)
}
