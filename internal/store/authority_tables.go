package store

import (
	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// The tables of what editors know are written a statement each: the rows go over
// as one JSON document, whose fields have the names of the columns.

// namedRow is a row of organisation_name, series_name or series_member: who bears
// a name, or belongs to a series, and when.
type namedRow struct {
	Organisation string  `json:"organisation,omitempty"`
	Series       string  `json:"series,omitempty"`
	Position     int     `json:"position"`
	Country      string  `json:"country,omitempty"`
	Name         string  `json:"name,omitempty"`
	Short        string  `json:"short"`
	From         *string `json:"period_from"`
	To           *string `json:"period_to"`
	Publisher    *string `json:"citation_publisher"`
	URL          *string `json:"citation_url"`
	Published    *string `json:"citation_published"`
	Note         *string `json:"citation_note"`
}

// cited adds where an editor has it from.
func (r namedRow) cited(c *accord.Citation) namedRow {
	if c != nil {
		r.Publisher, r.URL, r.Published, r.Note = &c.Publisher, &c.URL, nullDate(c.Published), &c.Note
	}
	return r
}

func nameRow(position int, n accord.PeriodName) namedRow {
	return namedRow{Position: position, Name: n.Name, Short: n.Short, From: nullDate(n.From), To: nullDate(n.To)}.cited(n.Citation)
}

// rowsOf makes an empty list of none, which JSON would have as null.
func rowsOf[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func queueTables(b *pgx.Batch, a accord.Authority) {
	type country struct {
		Code   accord.Code `json:"code"`
		Name   string      `json:"name"`
		NameKo string      `json:"name_ko"`
		Region string      `json:"region"`
	}
	type topic struct {
		Code    string `json:"code"`
		Label   string `json:"label"`
		LabelKo string `json:"label_ko"`
		About   string `json:"about"`
	}
	var countries []country
	var codes, named, names []string
	for _, c := range a.Countries {
		countries, codes = append(countries, country{c.Code, c.Name, c.NameKo, c.Region}), append(codes, string(c.Code))
		for _, alias := range c.Aliases {
			named, names = append(named, string(c.Code)), append(names, alias)
		}
	}
	var topics []topic
	for _, t := range a.Topics {
		topics = append(topics, topic{t.Code, t.Label, t.LabelKo, t.About})
	}
	b.Queue(`
		INSERT INTO country (code, name, name_ko, region)
		SELECT code, name, name_ko, region FROM jsonb_populate_recordset(NULL::country, $1)
		ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_ko = excluded.name_ko, region = excluded.region`, rowsOf(countries))
	b.Queue(`DELETE FROM country_name WHERE country = ANY($1)`, codes)
	b.Queue(`INSERT INTO country_name (country, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`, named, names)
	b.Queue(`
		INSERT INTO topic (code, label, label_ko, about)
		SELECT code, label, label_ko, about FROM jsonb_populate_recordset(NULL::topic, $1)
		ON CONFLICT (code) DO UPDATE SET label = excluded.label, label_ko = excluded.label_ko, about = excluded.about`, rowsOf(topics))
}

func queueOrganisations(b *pgx.Batch, list []accord.Organisation) {
	type organisation struct {
		Slug    string  `json:"slug"`
		Type    string  `json:"type"`
		Country *string `json:"country"`
		Name    string  `json:"name"`
		Website string  `json:"website"`
	}
	var rows []organisation
	var names []namedRow
	var before, after []string
	for _, o := range list {
		rows = append(rows, organisation{o.Slug, string(o.Type), null(o.Country), o.Name.V, o.Website})
		for i, n := range o.Names {
			r := nameRow(i, n)
			r.Organisation = o.Slug
			names = append(names, r)
		}
		for _, next := range o.Successors {
			before, after = append(before, o.Slug), append(after, next.Slug)
		}
		for _, last := range o.Predecessors {
			before, after = append(before, last.Slug), append(after, o.Slug)
		}
	}
	b.Queue(`UPDATE organisation SET authority = false`)
	b.Queue(`DELETE FROM organisation_name`)
	b.Queue(`DELETE FROM organisation_successor`)
	b.Queue(`
		INSERT INTO organisation (slug, type, country, name, website, authority)
		SELECT slug, type, country, name, website, true FROM jsonb_populate_recordset(NULL::organisation, $1)
		ON CONFLICT (slug) DO UPDATE SET
			type      = excluded.type,
			country   = excluded.country,
			name      = excluded.name,
			website   = excluded.website,
			authority = true`, rowsOf(rows))
	b.Queue(`INSERT INTO organisation_name SELECT * FROM jsonb_populate_recordset(NULL::organisation_name, $1)`, rowsOf(names))
	b.Queue(`
		INSERT INTO organisation_successor (predecessor, successor)
		SELECT * FROM unnest($1::text[], $2::text[])
		ON CONFLICT DO NOTHING`, before, after)
	b.Queue(`
		DELETE FROM organisation o
		WHERE NOT o.authority
		AND NOT EXISTS (SELECT FROM agreement_organisation x WHERE x.organisation = o.slug)`)
}

func queueSeries(b *pgx.Batch, list []accord.Series) {
	type series struct {
		Slug    string `json:"slug"`
		Name    string `json:"name"`
		About   string `json:"about"`
		Website string `json:"website"`
	}
	var rows []series
	var names, members []namedRow
	for _, s := range list {
		rows = append(rows, series{s.Slug, s.Name, s.About, s.Website})
		for i, n := range s.Names {
			r := nameRow(i, n)
			r.Series = s.Slug
			names = append(names, r)
		}
		for i, m := range s.Members {
			members = append(members, namedRow{Series: s.Slug, Position: i, Country: string(m.Country), From: nullDate(m.From), To: nullDate(m.To)}.cited(m.Citation))
		}
	}
	b.Queue(`DELETE FROM series_name`)
	b.Queue(`DELETE FROM series_member`)
	b.Queue(`
		INSERT INTO series (slug, name, about, website)
		SELECT slug, name, about, website FROM jsonb_populate_recordset(NULL::series, $1)
		ON CONFLICT (slug) DO UPDATE SET name = excluded.name, about = excluded.about, website = excluded.website`, rowsOf(rows))
	b.Queue(`INSERT INTO series_name SELECT * FROM jsonb_populate_recordset(NULL::series_name, $1)`, rowsOf(names))
	b.Queue(`INSERT INTO series_member SELECT * FROM jsonb_populate_recordset(NULL::series_member, $1)`, rowsOf(members))
}
