package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// typeOf guesses the type of a body that no editor listed from its name.
func typeOf(b accord.Body) accord.OrganisationType {
	name := strings.ToLower(b.Name)
	for _, word := range []string{"ministry", "ministère", "ministerio", "department of state", "부"} {
		if strings.HasPrefix(name, word) || strings.HasSuffix(name, word) {
			return accord.TypeMinistry
		}
	}
	for _, word := range []string{"agency", "authority", "service", "office", "commission", "board", "institute"} {
		if strings.Contains(name, word) {
			return accord.TypeAgency
		}
	}
	return accord.TypeOther
}

// PutAuthority puts what editors know in the place of what they knew before,
// in one transaction, and counts the records that changed. Organisations that
// left the list stay where an agreement still names them.
func (s *Store) PutAuthority(ctx context.Context, a accord.Authority) (accord.Delta, error) {
	var delta accord.Delta
	err := s.writeSoon(ctx, func(tx pgx.Tx) error {
		var err error
		var other map[string][]string
		if delta, other, err = recordHashes(ctx, tx, a); err != nil || delta == (accord.Delta{}) {
			return err
		}
		b := &pgx.Batch{}
		queueTables(b, a)
		queueOrganisations(b, a.Organisations)
		queueSeries(b, a.Series)
		if err := tx.SendBatch(ctx, b).Close(); err != nil {
			return fmt.Errorf("authority: %w", err)
		}
		if err := s.putSummits(ctx, tx, a.Summits); err != nil {
			return err
		}
		// A name that an editor entered finds the records of before, too.
		return deriveWordsOf(ctx, tx, other)
	})
	return delta, translate(err, "authority")
}

// recordHashes compares each record with its last state, and names those that are
// another one, by kind.
func recordHashes(ctx context.Context, tx pgx.Tx, a accord.Authority) (accord.Delta, map[string][]string, error) {
	now, err := hashes(a)
	if err != nil {
		return accord.Delta{}, nil, err
	}
	rows, err := all[struct{ Kind, Key, Hash string }](ctx, tx, `SELECT kind, key, hash FROM authority_record FOR UPDATE`)
	if err != nil {
		return accord.Delta{}, nil, err
	}
	var d accord.Delta
	other := map[string][]string{}
	before := map[[2]string]string{}
	for _, r := range rows {
		before[[2]string{r.Kind, r.Key}] = r.Hash
		if _, ok := now[[2]string{r.Kind, r.Key}]; !ok {
			d.Gone++
			other[r.Kind] = append(other[r.Kind], r.Key)
		}
	}
	var kinds, keys, sums []string
	for k, hash := range now {
		was, ok := before[k]
		switch {
		case !ok:
			d.New++
		case was != hash:
			d.Changed++
		}
		if was != hash {
			other[k[0]] = append(other[k[0]], k[1])
		}
		kinds, keys, sums = append(kinds, k[0]), append(keys, k[1]), append(sums, hash)
	}
	if d == (accord.Delta{}) {
		return d, nil, nil
	}
	b := &pgx.Batch{}
	b.Queue(`DELETE FROM authority_record`)
	b.Queue(`INSERT INTO authority_record (kind, key, hash) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`, kinds, keys, sums)
	return d, other, tx.SendBatch(ctx, b).Close()
}

// hashes are the digests of what editors list, by kind and key: only what has
// another one than before is written, and counted as changed.
func hashes(a accord.Authority) (map[[2]string]string, error) {
	out := map[[2]string]string{}
	add := func(kind, key string, v any) error {
		raw, err := json.Marshal(v)
		sum := sha256.Sum256(raw)
		out[[2]string{kind, key}] = hex.EncodeToString(sum[:])
		return err
	}
	var err error
	for _, c := range a.Countries {
		err = firstError(err, add("country", string(c.Code), c))
	}
	for _, t := range a.Topics {
		err = firstError(err, add("topic", t.Code, t))
	}
	for _, o := range a.Organisations {
		err = firstError(err, add("organisation", o.Slug, o))
	}
	for _, s := range a.Series {
		err = firstError(err, add("series", s.Slug, s))
	}
	for _, s := range a.Summits {
		err = firstError(err, add("summit", s.Slug, s))
	}
	return out, err
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// putSummits replaces the editors' claims about summits and derives anew every
// summit that an editor names or named.
func (s *Store) putSummits(ctx context.Context, tx pgx.Tx, list []accord.Summit) error {
	t := &touchedRecords{}
	var err error
	if t.summits, err = column[string](ctx, tx, `UPDATE summit SET authority = false WHERE authority RETURNING slug`); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM claim WHERE summit IS NOT NULL AND source IS NULL AND record IS NULL`); err != nil {
		return err
	}
	var rows []claim
	var slugs []string
	var series []*string
	for _, sum := range list {
		var of *string
		if sum.Series.Stated() {
			of = &sum.Series.V.Slug
		}
		slugs, series = append(slugs, sum.Slug), append(series, of)
		l := summitClaims(sum, nil)
		if l.err != nil {
			return l.err
		}
		rows = append(rows, l.rows...)
		t.summits = append(t.summits, sum.Slug)
	}
	if _, err := tx.Exec(ctx, `
		INSERT INTO summit (slug, series, authority)
		SELECT slug, series, true FROM unnest($1::text[], $2::text[]) AS x (slug, series)
		ON CONFLICT (slug) DO UPDATE SET series = excluded.series, authority = true`, slugs, series); err != nil {
		return fmt.Errorf("summits: %w", err)
	}
	if err := insertClaims(ctx, tx, rows); err != nil {
		return err
	}
	_, err = t.refresh(ctx, tx, s.now())
	return err
}
