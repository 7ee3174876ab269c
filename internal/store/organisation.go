package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
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

const selectOrganisationRows = `
		SELECT` + organisationRowColumns + `
		FROM organisation o
		`

func newOrganisationRow(r organisationRow) accord.OrganisationRow {
	return accord.OrganisationRow{Slug: r.Slug, Name: r.Name, Short: r.Short, Type: accord.OrganisationType(r.Type), Country: accord.Code(r.Country), Agreements: r.Agreements}
}

func organisationRows(ctx context.Context, q querier, rest string, args ...any) ([]accord.OrganisationRow, error) {
	rows, err := all[organisationRow](ctx, q, selectOrganisationRows+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("organisations: %w", err)
	}
	var out []accord.OrganisationRow
	for _, r := range rows {
		out = append(out, newOrganisationRow(r))
	}
	return out, nil
}

const organisationOrder = `
		LEFT JOIN country c ON c.code = o.country
		ORDER BY c.name NULLS LAST, o.name, o.slug`

// Organisations returns every organisation by the English name of its country and
// its own, international ones last, each with its newest short name and how many
// agreements it is a party of.
func (s *Store) Organisations(ctx context.Context) ([]accord.OrganisationRow, error) {
	rows, err := organisationRows(ctx, s.pool, organisationOrder)
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

// Organisation returns one organisation with its names over time, the bodies
// before and after it, its agreements, newest first, and who signed for it. One
// that is not there is NotFound, whether it ever was or not.
func (s *Store) Organisation(ctx context.Context, slug string) (accord.Organisation, error) {
	o, err := s.readOrganisation(ctx, slug)
	return o, translate(err, "ministry or body "+slug)
}

func (s *Store) readOrganisation(ctx context.Context, slug string) (accord.Organisation, error) {
	list, err := organisationHeads(ctx, s.pool, []string{slug})
	if err != nil {
		return accord.Organisation{}, err
	}
	if len(list) == 0 {
		return accord.Organisation{}, pgx.ErrNoRows
	}
	o := list[0]
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
