package store

import (
	"context"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Suppress takes an agreement or the name of a person out of the register and
// keeps it out: triggers of the schema mask the name in whatever is written
// later, and refreshAgreements buries the agreement again. A second time changes
// nothing but the reason. An agreement that never was is NotFound.
func (s *Store) Suppress(ctx context.Context, x accord.Suppression) error {
	err := s.write(ctx, func(tx pgx.Tx) error {
		x.At, x.Lifted = s.now(), false
		if _, err := tx.Exec(ctx, `
			INSERT INTO suppression (kind, key, reason, by, at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (kind, key) DO UPDATE SET reason = excluded.reason, by = excluded.by, at = excluded.at`,
			string(x.Kind), x.Key, x.Reason, x.By, x.At); err != nil {
			return fmt.Errorf("suppression: %w", err)
		}
		act := suppressPerson
		if x.Kind == accord.SuppressAgreement {
			act = suppressAgreement
		}
		if err := act(ctx, tx, x); err != nil {
			return err
		}
		return recordSuppression(ctx, tx, x)
	})
	return translate(err, string(x.Kind)+" "+x.Key)
}

// suppressionRun stands in the place of a version for the run that a suppression is.
const suppressionRun = "suppression"

// recordSuppression adds an act to the audit, and makes a new edition: what
// readers and the pages' cache hold is out of date.
func recordSuppression(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	if _, err := tx.Exec(ctx, `INSERT INTO suppression_act (kind, key, lifted, reason, by, at) VALUES ($1, $2, $3, $4, $5, $6)`,
		string(x.Kind), x.Key, x.Lifted, x.Reason, x.By, x.At); err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	if _, err := tx.Exec(ctx, `INSERT INTO import_run (started, finished, version) VALUES ($1, $1, $2)`, x.At, suppressionRun); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `NOTIFY `+registerChanged)
	return err
}

// Suppressions lists what was suppressed and what of it was lifted, the newest
// first: the audit. Nothing in it is ever changed.
func (s *Store) Suppressions(ctx context.Context) ([]accord.Suppression, error) {
	out, err := all[accord.Suppression](ctx, s.pool, `SELECT kind, key, reason, by, at, lifted FROM suppression_act ORDER BY id DESC`)
	return out, translate(err, "suppressions")
}

// suppressAgreement buries the record and what its history said, and its title in
// lists that were frozen. The line of its withdrawal stays, for those who hold a
// copy, with the id in place of the title.
func suppressAgreement(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	countries, err := column[string](ctx, tx, `SELECT country FROM agreement_country WHERE agreement = $1 ORDER BY position`, x.Key)
	if err != nil {
		return err
	}
	found, err := column[bool](ctx, tx, `
		SELECT EXISTS (SELECT FROM agreement WHERE id = $1)
		    OR EXISTS (SELECT FROM tombstone WHERE kind = 'agreement' AND id = $1)`, x.Key)
	if err != nil {
		return err
	}
	if !found[0] {
		return pgx.ErrNoRows
	}
	if _, err := tx.Exec(ctx, `DELETE FROM change WHERE record = 'agreement' AND key = $1`, x.Key); err != nil {
		return err
	}
	if err := insertChange(ctx, tx, accord.Change{Record: accord.RecordAgreement, Key: x.Key, Title: x.Key, What: accord.RecordWithdrawn,
		Countries: codes(countries), At: x.At}); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `
		UPDATE frozen_list SET titles = ARRAY(
			SELECT CASE WHEN t.id = $1 THEN t.id ELSE t.title END
			FROM unnest(ids, titles) WITH ORDINALITY AS t (id, title, position)
			ORDER BY t.position)
		WHERE $1 = ANY(ids)`, x.Key); err != nil {
		return fmt.Errorf("its title in frozen lists: %w", err)
	}
	return keepBuried(ctx, tx, x.Key, x.Reason, x.At)
}

// keepBuried takes an agreement out without a word to its history, which has one.
func keepBuried(ctx context.Context, tx pgx.Tx, id, reason string, at time.Time) error {
	if _, err := tx.Exec(ctx, `DELETE FROM agreement WHERE id = $1`, id); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `
		INSERT INTO tombstone (kind, id, reason, gone_at) VALUES ('agreement', $1, $2, $3)
		ON CONFLICT (kind, id) DO UPDATE SET reason = excluded.reason, gone_at = excluded.gone_at, successor = NULL`, id, reason, at)
	return err
}

// suppressed buries those of some agreements again that were suppressed and that
// a source has brought back, and says which they are.
func suppressed(ctx context.Context, tx pgx.Tx, ids []string) (map[string]bool, error) {
	type row struct {
		ID, Reason string
		At         time.Time
	}
	rows, err := all[row](ctx, tx, `SELECT key, reason, at FROM suppression WHERE kind = 'agreement' AND key = ANY($1)`, ids)
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, r := range rows {
		out[r.ID] = true
		if err := keepBuried(ctx, tx, r.ID, r.Reason, r.At); err != nil {
			return nil, err
		}
	}
	return out, nil
}
