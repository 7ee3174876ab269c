package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"accords/internal/accord"
)

// Reported returns what documents, and the editors' notes beside them, say of
// each agreement, for comparison with the catalogue. What the catalogue says
// is left out, so that a record is never compared with itself, and so are
// specimens: nobody signed them, and there may be a million.
func (s *Store) Reported(ctx context.Context) ([]accord.Reported, error) {
	rows, err := all[struct {
		Agreement, Field string
		Value            []byte
	}](ctx, s.pool, `
		SELECT
			c.agreement,
			c.field,
			c.value
		FROM document d
		JOIN claim c ON c.source = d.slug
		WHERE d.extractor <> 'specimen' AND c.agreement IS NOT NULL
		AND c.field IN ('title', 'kind', 'country', 'signed', 'organisation', 'topic')
		ORDER BY c.agreement, c.field, c.source, c.position, c.id`)
	if err != nil {
		return nil, translate(err, "reported agreements")
	}
	pages, err := all[struct{ Agreement, URL string }](ctx, s.pool, `
		SELECT x.agreement, d.url
		FROM agreement_source x
		JOIN document d ON d.slug = x.document
		WHERE d.url <> '' AND d.extractor <> 'specimen'
		ORDER BY x.agreement, d.url`)
	if err != nil {
		return nil, translate(err, "reported agreements")
	}
	var out []accord.Reported
	at := map[string]int{}
	for _, r := range rows {
		i, ok := at[r.Agreement]
		if !ok {
			i = len(out)
			at[r.Agreement] = i
			out = append(out, accord.Reported{ID: r.Agreement})
		}
		if err := report(&out[i], r.Field, r.Value); err != nil {
			return nil, fmt.Errorf("agreement %s, field %s: %w", r.Agreement, r.Field, err)
		}
	}
	for _, p := range pages {
		if i, ok := at[p.Agreement]; ok {
			out[i].Pages = append(out[i].Pages, p.URL)
		}
	}
	return out, nil
}

// report enters one claim; several documents may repeat each other.
func report(r *accord.Reported, field string, raw []byte) error {
	switch field {
	case "title":
		return first(raw, &r.Title)
	case "kind":
		return first(raw, &r.Kind)
	case "country":
		return once(raw, &r.Countries)
	case "signed":
		return once(raw, &r.Signed)
	case "organisation":
		return once(raw, &r.Bodies)
	}
	return once(raw, &r.Topics)
}

func first[T comparable](raw []byte, into *T) error {
	var zero T
	if *into != zero {
		return nil
	}
	return json.Unmarshal(raw, into)
}

func once[T comparable](raw []byte, into *[]T) error {
	var v T
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	if !slices.Contains(*into, v) {
		*into = append(*into, v)
	}
	return nil
}
