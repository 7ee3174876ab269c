package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Dossiers returns agreements with everything that is known of them, in the
// order of the ids and in a number of queries that does not depend on how many
// there are. Those that are gone meanwhile are left out.
func (s *Store) Dossiers(ctx context.Context, ids []string) ([]accord.Dossier, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var out []accord.Dossier
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = readDossiers(ctx, tx, ids)
		return err
	})
	return out, translate(err, "agreements")
}

// Dossier returns one agreement with everything that is known of it. An id that
// leads on, and one of an agreement that is gone, are answered as by Agreement.
func (s *Store) Dossier(ctx context.Context, id string) (accord.Dossier, error) {
	found, err := s.Agreement(ctx, id)
	if err != nil {
		return accord.Dossier{}, err
	}
	list, err := s.Dossiers(ctx, []string{found.ID})
	if err != nil {
		return accord.Dossier{}, err
	}
	if len(list) == 0 { // an import took it out between the two
		return accord.Dossier{}, accord.Errorf(accord.NotFound, "The register has no agreement %s.", id)
	}
	return list[0], nil
}

func readDossiers(ctx context.Context, q querier, ids []string) ([]accord.Dossier, error) {
	type keyed struct {
		ID string
		agreementHead
	}
	heads, err := all[keyed](ctx, q, `
		SELECT
			a.id,
			a.slug,
			a.summit,
			s.name,
			a.in_passing,
			a.first_seen,
			a.changed
		FROM agreement a
		LEFT JOIN summit s ON s.slug = a.summit
		WHERE a.id = ANY($1)
		ORDER BY array_position($1, a.id)`, ids)
	if err != nil {
		return nil, fmt.Errorf("heads: %w", err)
	}
	byID, err := readManyClaims(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	sources, err := sourcesOfMany(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	merged, err := mergers(ctx, q, ids)
	if err != nil {
		return nil, err
	}
	known, err := provenance(ctx, q, aboutAgreement, ids)
	if err != nil {
		return nil, err
	}
	var out []accord.Dossier
	for _, h := range heads {
		c := byID[h.ID]
		if c == nil {
			c = &claims{}
		}
		d := accord.Dossier{Agreement: newAgreement(h.ID, h.agreementHead, c), Provenance: known[h.ID]}
		if c.err != nil {
			return nil, c.err
		}
		fields := c.sources()
		for _, src := range sources[h.ID] {
			src.Fields = sortedFields(fields[src.Slug])
			d.Sources = append(d.Sources, src)
		}
		d.Cited, d.Merged = c.cited(), merged[h.ID]
		out = append(out, d)
	}
	var list []*accord.Agreement
	for i := range out {
		list = append(list, &out[i].Agreement)
	}
	var pointers []pointerRow
	b := &pgx.Batch{}
	askPointers(b, &pointers, ids)
	if err := answer(ctx, q, b); err != nil {
		return nil, fmt.Errorf("what agreements renew and implement: %w", err)
	}
	point(pointers, list...)
	return out, nil
}

// readManyClaims is readClaims for many records at once.
func readManyClaims(ctx context.Context, q querier, about string, keys []string) (map[string]*claims, error) {
	type claimOf struct {
		Key string
		claimRow
	}
	type evidenceOf struct {
		Key string
		evidenceRow
	}
	rows, err := all[claimOf](ctx, q, `
		SELECT
			c.`+about+`,`+claimColumns+`
		FROM claim c
		LEFT JOIN document d ON d.slug = c.source
		WHERE c.`+about+` = ANY($1)
		ORDER BY `+claimOrder, keys)
	if err != nil {
		return nil, fmt.Errorf("claims: %w", err)
	}
	spans, err := all[evidenceOf](ctx, q, `
		SELECT
			c.`+about+`,`+evidenceColumns+`
		FROM evidence e
		JOIN claim c ON c.id = e.claim
		WHERE c.`+about+` = ANY($1)
		ORDER BY e.claim, e.position`, keys)
	if err != nil {
		return nil, fmt.Errorf("evidence: %w", err)
	}
	claimsOf, spansOf := map[string][]claimRow{}, map[string][]evidenceRow{}
	for _, r := range rows {
		claimsOf[r.Key] = append(claimsOf[r.Key], r.claimRow)
	}
	for _, e := range spans {
		spansOf[e.Key] = append(spansOf[e.Key], e.evidenceRow)
	}
	out := map[string]*claims{}
	for key, list := range claimsOf {
		out[key] = newClaims(list, spansOf[key])
	}
	return out, nil
}

func mergers(ctx context.Context, q querier, ids []string) (map[string][]accord.Merger, error) {
	type row struct {
		ID string
		accord.Merger
	}
	rows, err := all[row](ctx, q, `SELECT agreement, key, reasons FROM catalogue_record WHERE agreement = ANY($1) ORDER BY agreement, key`, ids)
	if err != nil {
		return nil, fmt.Errorf("mergers: %w", err)
	}
	out := map[string][]accord.Merger{}
	for _, r := range rows {
		out[r.ID] = append(out[r.ID], r.Merger)
	}
	return out, nil
}

func sourcesOfMany(ctx context.Context, q querier, about string, keys []string) (map[string][]accord.Source, error) {
	type row struct {
		ID string
		sourceRow
	}
	rows, err := all[row](ctx, q, `
		SELECT
			x.`+about+`,
			d.slug,
			d.title,
			d.publisher,
			d.url,
			d.licence,
			d.language,
			d.published
		FROM `+about+`_source x
		JOIN document d ON d.slug = x.document
		WHERE x.`+about+` = ANY($1)
		ORDER BY x.`+about+`, d.published NULLS LAST, d.slug`, keys)
	if err != nil {
		return nil, fmt.Errorf("sources: %w", err)
	}
	out := map[string][]accord.Source{}
	for _, r := range rows {
		out[r.ID] = append(out[r.ID], newSource(r.sourceRow))
	}
	return out, nil
}
