package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"
)

// organisationHeads reads organisations in the order of the slugs, without their
// agreements: a statement for each kind of thing, however many there are.
func organisationHeads(ctx context.Context, q querier, slugs []string) ([]accord.Organisation, error) {
	type head struct {
		Slug, Type, Country, Name, Website string
		First, Listed                      *time.Time
	}
	heads, err := all[head](ctx, q, `
		SELECT
			o.slug,
			o.type,
			coalesce(o.country, ''),
			o.name,
			o.website,
			(SELECT min(a.first_seen) FROM agreement_organisation x JOIN agreement a ON a.id = x.agreement WHERE x.organisation = o.slug),
			coalesce((SELECT max(finished) FROM import_run), (SELECT max(imported) FROM document))
		FROM unnest($1::text[]) WITH ORDINALITY AS asked (slug, place)
		JOIN organisation o ON o.slug = asked.slug
		ORDER BY asked.place`, slugs)
	if err != nil {
		return nil, err
	}
	known := map[string]*naming{}
	for _, h := range heads {
		known[h.Slug] = &naming{read: map[string]time.Time{}}
	}
	for _, read := range []func(context.Context, querier, []string, map[string]*naming) error{readNames, readSuccession, readNaming, readNamedBy} {
		if err := read(ctx, q, slugs, known); err != nil {
			return nil, err
		}
	}
	var out []accord.Organisation
	for _, h := range heads {
		n := known[h.Slug]
		o := accord.Organisation{Slug: h.Slug, Type: accord.OrganisationType(h.Type), Country: accord.Code(h.Country), Website: h.Website,
			Names: n.names, Predecessors: n.before, Successors: n.after}
		o.Name, o.Known.Checked = n.current(h.Name, moment(h.Listed))
		o.Known.First, o.Known.Read = moment(h.First), n.read
		if o.Known.First.IsZero() {
			o.Known.First = moment(h.Listed) // an editor lists it, and no agreement names it yet
		}
		out = append(out, o)
	}
	return out, nil
}

func moment(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// naming is what the register knows of the names of an organisation.
type naming struct {
	names         []accord.PeriodName
	before, after []accord.Ref
	quoted        []accord.Evidence    // the first passages that name it
	read          map[string]time.Time // the documents of those
	cited         *accord.Citation     // the first page by which an editor's record names it
	checked       time.Time            // when that was last compared
}

// current says how the present name is known, and when the page that is cited
// for it was last compared: an editor's list cites a source, which every import
// compares; or else the name is quoted from the documents that use it; or else
// an editor's record of an agreement names the body.
func (n *naming) current(name string, listed time.Time) (accord.Value[string], map[string]time.Time) {
	for i := len(n.names) - 1; i >= 0; i-- {
		if c := n.names[i].Citation; n.names[i].Name == name && c != nil {
			return accord.Value[string]{V: name, Basis: accord.Curated, Citation: c}, map[string]time.Time{c.URL: listed}
		}
	}
	switch {
	case len(n.quoted) > 0:
		return accord.Value[string]{V: name, Basis: accord.Quoted, Evidence: n.quoted}, nil
	case n.cited != nil:
		return accord.Value[string]{V: name, Basis: accord.Curated, Citation: n.cited}, map[string]time.Time{n.cited.URL: n.checked}
	}
	return accord.Value[string]{V: name, Basis: accord.Inferred, Rule: "named-in-notes", Reason: "An editor’s note on an agreement names this body."},
		map[string]time.Time{"": listed}
}

// readNames adds the names over time, in the order that editors gave them.
func readNames(ctx context.Context, q querier, slugs []string, out map[string]*naming) error {
	type row struct {
		Slug string
		periodNameRow
	}
	rows, err := all[row](ctx, q, `
		SELECT
			n.organisation,
			n.name,
			n.short,`+periodColumns+`
		FROM organisation_name n
		WHERE n.organisation = ANY($1)
		ORDER BY n.organisation, n.position`, slugs)
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	for _, r := range rows {
		out[r.Slug].names = append(out[r.Slug].names, newPeriodName(r.periodNameRow))
	}
	return nil
}

// readSuccession adds the bodies before and after each: editors may state either end.
func readSuccession(ctx context.Context, q querier, slugs []string, out map[string]*naming) error {
	type row struct{ Before, BeforeName, After, AfterName string }
	rows, err := all[row](ctx, q, `
		SELECT
			a.slug,
			a.name,
			b.slug,
			b.name
		FROM organisation_successor x
		JOIN organisation a ON a.slug = x.predecessor
		JOIN organisation b ON b.slug = x.successor
		WHERE a.slug = ANY($1) OR b.slug = ANY($1)
		ORDER BY a.slug, b.slug`, slugs)
	if err != nil {
		return fmt.Errorf("successors: %w", err)
	}
	for _, r := range rows {
		if n := out[r.After]; n != nil {
			n.before = append(n.before, accord.Ref{Slug: r.Before, Label: r.BeforeName})
		}
		if n := out[r.Before]; n != nil {
			n.after = append(n.after, accord.Ref{Slug: r.After, Label: r.AfterName})
		}
	}
	return nil
}

// readNaming finds the first three passages that name each organisation.
func readNaming(ctx context.Context, q querier, slugs []string, out map[string]*naming) error {
	type row struct {
		Slug string
		evidenceRow
		Imported time.Time
	}
	rows, err := all[row](ctx, q, `
		SELECT slug, claim, document, span_start, span_end, quote, before, after, imported
		FROM (
			SELECT
				c.value->>'Slug' AS slug,
				e.claim,
				e.document,
				e.span_start,
				e.span_end,
				e.quote,
				e.before,
				e.after,
				d.imported,
				row_number() OVER (PARTITION BY c.value->>'Slug' ORDER BY e.document, e.span_start) AS place
			FROM evidence e
			JOIN claim c ON c.id = e.claim
			JOIN document d ON d.slug = e.document
			WHERE c.field = 'organisation' AND c.value->>'Slug' = ANY($1)) named
		WHERE place <= 3
		ORDER BY slug, place`, slugs)
	if err != nil {
		return fmt.Errorf("passages: %w", err)
	}
	for _, r := range rows {
		n, e := out[r.Slug], r.evidenceRow
		n.quoted = append(n.quoted, accord.Evidence{Document: e.Document, Span: accord.Span{Start: e.Start, End: e.End}, Quote: e.Quote, Before: e.Before, After: e.After})
		n.read[e.Document] = r.Imported
	}
	return nil
}

// readNamedBy finds the first page by which an editor's record names each
// organisation: one that a party published goes before the others.
func readNamedBy(ctx context.Context, q querier, slugs []string, out map[string]*naming) error {
	type row struct {
		Slug                            string
		Publisher, URL, Published, Note *string
		Language                        string
		Noted                           *string
		Imported                        *time.Time
	}
	rows, err := all[row](ctx, q, `
		SELECT DISTINCT ON (c.value->>'Slug')
			c.value->>'Slug',
			c.citation_publisher,
			c.citation_url,
			c.citation_published,
			c.citation_note,
			c.citation_language,
			r.checked,
			coalesce(r.imported, d.imported)
		FROM claim c
		LEFT JOIN catalogue_record r ON r.key = c.record
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.field = 'organisation' AND c.value->>'Slug' = ANY($1) AND c.citation_publisher IS NOT NULL
		ORDER BY c.value->>'Slug', c.citation_own DESC, c.citation_published NULLS LAST, c.id`, slugs)
	if err != nil {
		return fmt.Errorf("cited pages: %w", err)
	}
	for _, r := range rows {
		n := out[r.Slug]
		n.cited, n.checked = newCitation(r.Publisher, r.URL, r.Published, r.Note), compared(r.Noted, r.Imported)
		n.cited.Language = r.Language
	}
	return nil
}

// compared is when a value was last compared with the page that an editor
// cites: on the day that the editor noted, or else when it was imported.
func compared(noted *string, imported *time.Time) time.Time {
	if day := date(noted); day.Precision() == accord.ToDay {
		return day.First()
	}
	return moment(imported)
}
