package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// searchLimit is how many records of each kind a search shows.
const searchLimit = 8

// websearch is the query that every group is matched with: phrases in quotes,
// OR, and a minus.
const websearch = `websearch_to_tsquery('english', fold($1))`

// Search finds agreements, bodies, summits, signatures and sources together, in
// one snapshot: of each the best eight, and how many there are. What is typed is
// read as web searches are (phrases in quotes, OR, a minus), in English and without
// accents; letters that the text search stumbles over are taken out before. Words
// are what a page marks. A search that finds nothing is empty, and no error.
func (s *Store) Search(ctx context.Context, typed string) (accord.SearchPage, error) {
	var p accord.SearchPage
	clean := searchable(typed)
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		var err error
		p = accord.SearchPage{} // a second try begins anew
		// What is asked for with a minus is in no result and so is no word to mark.
		if p.Words, err = column[string](ctx, tx, `SELECT unnest(tsvector_to_array(to_tsvector('english', fold($1))))`, wanted(clean)); err != nil {
			return err
		}
		for _, group := range []func(context.Context, pgx.Tx, string, *accord.SearchPage) error{
			searchAgreements, searchOrganisations, searchSummits, searchPeople, searchDocuments} {
			if err := group(ctx, tx, clean, &p); err != nil {
				return err
			}
		}
		return nil
	})
	return p, translate(err, "search")
}

// wanted drops the words and phrases with a minus. A phrase without an end goes to
// the end, as PostgreSQL has it.
func wanted(typed string) string {
	var out []string
	for rest := strings.TrimSpace(typed); rest != ""; rest = strings.TrimSpace(rest) {
		bare, minus := strings.CutPrefix(rest, "-")
		var words string
		if phrase, quoted := strings.CutPrefix(bare, `"`); quoted {
			words, rest, _ = strings.Cut(phrase, `"`)
		} else {
			end := strings.IndexFunc(bare, func(r rune) bool { return r == '"' || unicode.IsSpace(r) })
			if end < 0 {
				end = len(bare)
			}
			words, rest = bare[:end], bare[end:]
		}
		if !minus {
			out = append(out, words)
		}
	}
	return strings.Join(out, " ")
}

func searchAgreements(ctx context.Context, tx pgx.Tx, typed string, p *accord.SearchPage) error {
	total, err := column[int](ctx, tx, `SELECT count(*) FROM agreement a WHERE a.search @@ `+websearch, typed)
	if err != nil || total[0] == 0 {
		return err
	}
	p.AgreementsTotal = total[0]
	if p.Agreements, err = agreementRows(ctx, tx, `
		WHERE a.search @@ `+websearch+`
		ORDER BY ts_rank(a.search, `+websearch+`) DESC, a.in_passing, a.signed_day DESC NULLS LAST, a.id
		LIMIT $2`, typed, searchLimit); err != nil {
		return err
	}
	var ids []string
	for _, a := range p.Agreements {
		ids = append(ids, a.ID)
	}
	p.Passages, err = passagesOf(ctx, tx, ids, p.Words)
	return err
}

// passagesOf returns up to two passages of each agreement that have one of the
// words, those with more of them first.
func passagesOf(ctx context.Context, tx pgx.Tx, ids, stems []string) (map[string][]accord.Evidence, error) {
	type row struct {
		Agreement, Document  string
		Start, End           int
		Quote, Before, After string
	}
	rows, err := all[row](ctx, tx, `
		SELECT agreement, document, span_start, span_end, quote, before, after
		FROM (
			SELECT f.*, row_number() OVER (PARTITION BY agreement ORDER BY hits DESC, document, span_start) AS place
			FROM (
				SELECT DISTINCT ON (c.agreement, e.document, e.before || e.quote || e.after)
					c.agreement, e.document, e.span_start, e.span_end, e.quote, e.before, e.after,
					(SELECT count(*) FROM unnest(tsvector_to_array(to_tsvector('english', fold(e.before || e.quote || e.after)))) w WHERE w = ANY($2)) AS hits
				FROM claim c
				JOIN evidence e ON e.claim = c.id
				WHERE c.agreement = ANY($1)
				ORDER BY c.agreement, e.document, e.before || e.quote || e.after, e.span_start
			) f
			WHERE hits > 0
		) g
		WHERE place <= 2
		ORDER BY agreement, place`, ids, stems)
	if err != nil {
		return nil, fmt.Errorf("passages: %w", err)
	}
	out := map[string][]accord.Evidence{}
	for _, r := range rows {
		out[r.Agreement] = append(out[r.Agreement], accord.Evidence{Document: r.Document, Span: accord.Span{Start: r.Start, End: r.End},
			Quote: r.Quote, Before: r.Before, After: r.After})
	}
	return out, nil
}

func searchOrganisations(ctx context.Context, tx pgx.Tx, typed string, p *accord.SearchPage) error {
	const matching = `
		WHERE to_tsvector('english', fold(concat_ws(' ', o.name,
			(SELECT string_agg(n.name || ' ' || n.short, ' ' ORDER BY n.position) FROM organisation_name n WHERE n.organisation = o.slug),
			(SELECT concat_ws(' ', c.name, c.name_ko) FROM country c WHERE c.code = o.country)))) @@ ` + websearch
	total, err := column[int](ctx, tx, `SELECT count(*) FROM organisation o`+matching, typed)
	if err != nil || total[0] == 0 {
		return err
	}
	p.OrganisationsTotal = total[0]
	p.Organisations, err = organisationRows(ctx, tx, matching+`
		ORDER BY (SELECT count(*) FROM agreement_organisation x WHERE x.organisation = o.slug) DESC, o.name, o.slug
		LIMIT $2`, typed, searchLimit)
	return err
}

func searchSummits(ctx context.Context, tx pgx.Tx, typed string, p *accord.SearchPage) error {
	total, err := column[int](ctx, tx, `SELECT count(*) FROM summit s WHERE s.search @@ `+websearch, typed)
	if err != nil || total[0] == 0 {
		return err
	}
	p.SummitsTotal = total[0]
	p.Summits, err = summitRows(ctx, tx, `
		WHERE s.search @@ `+websearch+`
		ORDER BY ts_rank(s.search, `+websearch+`) DESC, s.first_day DESC NULLS LAST, s.slug
		LIMIT $2`, typed, searchLimit)
	return err
}

// searchPeople looks for names and offices on agreements only.
func searchPeople(ctx context.Context, tx pgx.Tx, typed string, p *accord.SearchPage) error {
	type row struct {
		Name, Office, Country  string
		Agreement, Slug, Title string
		Signed                 *string
		Total                  int
	}
	rows, err := all[row](ctx, tx, `
		SELECT
			f.*,
			count(*) OVER ()
		FROM (
			SELECT DISTINCT ON (a.id, c.value->>'Name')
				c.value->>'Name' AS name,
				coalesce(c.value->>'Office', ''),
				coalesce(c.value->>'Country', ''),
				a.id,
				a.slug::text,
				a.title,
				a.signed::text AS signed
			FROM claim c
			JOIN agreement a ON a.id = c.agreement
			WHERE c.field = 'signatory'
			AND to_tsvector('english', fold(concat_ws(' ', c.value->>'Name', c.value->>'Office'))) @@ `+websearch+`
			ORDER BY a.id, c.value->>'Name', c.value->>'Office'
		) f
		ORDER BY f.signed DESC NULLS LAST, f.id, f.name
		LIMIT $2`, typed, searchLimit)
	if err != nil {
		return fmt.Errorf("signatures: %w", err)
	}
	for _, r := range rows {
		p.PeopleTotal = r.Total
		p.People = append(p.People, accord.SignatureRow{Signatory: accord.Signatory{Name: r.Name, Office: r.Office, Country: accord.Code(r.Country)},
			Agreement: r.Agreement, Slug: r.Slug, Title: r.Title, Signed: date(r.Signed)})
	}
	return nil
}

// searchDocuments finds sources by their texts, the first 200,000 letters of which
// are read for passages: more would be sent than shown.
func searchDocuments(ctx context.Context, tx pgx.Tx, typed string, p *accord.SearchPage) error {
	type row struct {
		sourceRow
		Body  string
		Total int
	}
	rows, err := all[row](ctx, tx, `
		SELECT
			d.slug,
			d.title,
			d.publisher,
			d.url,
			d.licence,
			d.language,
			d.published,
			left(d.body, 200000),
			count(*) OVER ()
		FROM document d
		WHERE d.search @@ `+websearch+`
		ORDER BY ts_rank(d.search, `+websearch+`) DESC, d.published DESC NULLS LAST, d.slug
		LIMIT $2`, typed, searchLimit)
	if err != nil {
		return fmt.Errorf("sources: %w", err)
	}
	for _, r := range rows {
		p.DocumentsTotal = r.Total
		p.Documents = append(p.Documents, accord.FoundDocument{
			Source: accord.Source{Slug: r.Slug, Title: r.Title, Publisher: r.Publisher, URL: r.URL, Licence: r.Licence,
				Language: r.Language, Published: date(r.Published)},
			Passages: query.Passages(r.Body, p.Words, 2)})
	}
	return nil
}

// DocumentAt returns the slug of the source with an address, whatever its
// scheme, "www." and slash at the end; empty where there is none.
func (s *Store) DocumentAt(ctx context.Context, url string) (string, error) {
	found, err := column[string](ctx, s.pool, `
		SELECT slug
		FROM document
		WHERE url <> '' AND regexp_replace(url, '^https?://(www\.)?|/$', '', 'g') = regexp_replace($1, '^https?://(www\.)?|/$', '', 'g')
		ORDER BY slug
		LIMIT 1`, url)
	if err != nil || len(found) == 0 {
		return "", translate(err, "source")
	}
	return found[0], nil
}
