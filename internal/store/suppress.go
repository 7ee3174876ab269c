package store

import (
	"context"
	"fmt"
	"strings"
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
		x.At = s.now()
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
		// A new edition: what readers and the pages' cache hold is out of date.
		if _, err := tx.Exec(ctx, `INSERT INTO import_run (started, finished, version) VALUES ($1, $1, $2)`, x.At, "suppression"); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `NOTIFY `+registerChanged)
		return err
	})
	return translate(err, string(x.Kind))
}

// Suppressions lists what was suppressed, the newest first: the audit.
func (s *Store) Suppressions(ctx context.Context) ([]accord.Suppression, error) {
	out, err := all[accord.Suppression](ctx, s.pool, `SELECT kind, key, reason, by, at FROM suppression ORDER BY at DESC, kind, key`)
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

// suppressPerson masks a name in everything that is there, by the triggers that
// mask it in what comes: each row that has it is written anew as it is. Texts
// come first, because quotations are held against them.
func suppressPerson(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	for _, sql := range []string{
		`UPDATE document SET body = body WHERE strpos(body || title, $1) > 0`,
		`UPDATE evidence SET quote = quote WHERE strpos(before || quote || after, $1) > 0 OR EXISTS (
			SELECT FROM document d WHERE d.slug = document AND strpos(d.body, repeat('*', octet_length($1))) > 0)`,
		`UPDATE change SET title = without_suppressed(title), fields = without_suppressed(fields)`,
		// The hash of a frozen list follows from ids and versions: it stays right.
		`UPDATE frozen_list SET titles = ARRAY(
			SELECT without_suppressed(t.title) FROM unnest(titles) WITH ORDINALITY AS t (title, position) ORDER BY t.position)`,
		`UPDATE agreement SET snapshot = without_suppressed(snapshot) WHERE snapshot IS NOT NULL`,
		`UPDATE summit SET snapshot = without_suppressed(snapshot) WHERE snapshot IS NOT NULL`,
	} {
		args := []any{x.Key}
		if !strings.Contains(sql, "$1") {
			args = nil
		}
		if _, err := tx.Exec(ctx, sql, args...); err != nil {
			return fmt.Errorf("masking a name: %w", err)
		}
	}
	var t touchedRecords
	rows, err := all[struct{ Agreement, Summit *string }](ctx, tx, `
		WITH held AS (
			UPDATE claim SET value = value
			WHERE value <> without_suppressed(value) OR reason <> without_suppressed(reason) OR citation_note <> without_suppressed(citation_note)
			RETURNING id
		)
		SELECT DISTINCT c.agreement, c.summit
		FROM claim c
		LEFT JOIN evidence e ON e.claim = c.id
		WHERE c.id IN (SELECT id FROM held) OR strpos(e.before || e.quote || e.after, repeat('*', octet_length($1))) > 0`, x.Key)
	if err != nil {
		return fmt.Errorf("masking a name in claims: %w", err)
	}
	for _, r := range rows {
		switch {
		case r.Agreement != nil:
			t.agreements = append(t.agreements, *r.Agreement)
		case r.Summit != nil:
			t.summits = append(t.summits, *r.Summit)
		}
	}
	_, err = t.refresh(ctx, tx, x.At) // titles, lists and the search are derived from the claims
	return err
}
