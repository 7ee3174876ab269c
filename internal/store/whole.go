package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// SummitDossiers returns every summit, newest first, with every claim about it,
// the agreements made there and what the register knows of its own knowledge,
// in a number of statements that does not depend on how many there are. The
// editions before and after it are left out: the list has them.
func (s *Store) SummitDossiers(ctx context.Context) ([]accord.SummitDossier, error) {
	var out []accord.SummitDossier
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) (err error) {
		out, err = readSummitDossiers(ctx, tx)
		return err
	})
	return out, translate(err, "summits")
}

func readSummitDossiers(ctx context.Context, q querier) ([]accord.SummitDossier, error) {
	rows, err := summitRows(ctx, q, `ORDER BY s.first_day DESC NULLS LAST, s.slug`)
	if err != nil {
		return nil, err
	}
	var slugs []string
	for _, r := range rows {
		slugs = append(slugs, r.Slug)
	}
	claimed, err := readManyClaims(ctx, q, aboutSummit, slugs)
	if err != nil {
		return nil, err
	}
	sources, err := sourcesOfMany(ctx, q, aboutSummit, slugs)
	if err != nil {
		return nil, err
	}
	known, err := provenance(ctx, q, aboutSummit, slugs)
	if err != nil {
		return nil, err
	}
	made, err := agreementsOf(ctx, q, `SELECT summit, id FROM agreement WHERE summit IS NOT NULL`)
	if err != nil {
		return nil, err
	}
	var out []accord.SummitDossier
	for _, r := range rows {
		c := claimed[r.Slug]
		if c == nil {
			c = &claims{}
		}
		m := newSummit(r, c)
		if c.err != nil {
			return nil, c.err
		}
		fields := c.sources()
		for _, src := range sources[r.Slug] {
			src.Fields = sortedFields(fields[src.Slug])
			m.Sources = append(m.Sources, src)
		}
		m.Agreements = made[r.Slug]
		out = append(out, accord.SummitDossier{Summit: m, Provenance: known[r.Slug]})
	}
	return out, nil
}

// WholeOrganisations returns every organisation in the order of Organisations,
// with its names, how the present one is known, what came before and after it,
// and its agreements; who signed for it is left out.
func (s *Store) WholeOrganisations(ctx context.Context) ([]accord.Organisation, error) {
	var out []accord.Organisation
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		rows, err := organisationRows(ctx, tx, organisationOrder)
		if err != nil {
			return err
		}
		var slugs []string
		for _, r := range rows {
			slugs = append(slugs, r.Slug)
		}
		if out, err = organisationHeads(ctx, tx, slugs); err != nil {
			return err
		}
		parties, err := agreementsOf(ctx, tx, `SELECT organisation, agreement FROM agreement_organisation`)
		for i := range out {
			out[i].Agreements = parties[out[i].Slug]
		}
		return err
	})
	return out, translate(err, "organisations")
}

// agreementsOf returns the headlines of agreements by another record, newest
// first. Pairs is a statement that gives the key of that record and the id of
// an agreement.
func agreementsOf(ctx context.Context, q querier, pairs string) (map[string][]accord.AgreementRow, error) {
	links, err := all[struct{ Key, ID string }](ctx, q, pairs)
	if err != nil {
		return nil, fmt.Errorf("agreements of records: %w", err)
	}
	var ids []string
	keys := map[string][]string{}
	for _, l := range links {
		if keys[l.ID] == nil {
			ids = append(ids, l.ID)
		}
		keys[l.ID] = append(keys[l.ID], l.Key)
	}
	rows, err := agreementRows(ctx, q, `WHERE a.id = ANY($1) ORDER BY a.signed_day DESC NULLS LAST, a.id`, ids)
	out := map[string][]accord.AgreementRow{}
	for _, r := range rows {
		for _, key := range keys[r.ID] {
			out[key] = append(out[key], r)
		}
	}
	return out, err
}
