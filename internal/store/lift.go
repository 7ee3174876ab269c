package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// Lift ends a suppression that was made in error. What it took out is not in the
// register any more and comes back from the sources: every document and record of
// the catalogue that may have had it counts as unread, so that the next import of
// the same release reads it again. What is not suppressed is NotFound.
//
// What history and frozen lists said stays masked: no source has their words.
func (s *Store) Lift(ctx context.Context, x accord.Suppression) error {
	err := s.write(ctx, func(tx pgx.Tx) error {
		x.At, x.Lifted = s.now(), true
		lifted, err := tx.Exec(ctx, `DELETE FROM suppression WHERE kind = $1 AND key = $2`, string(x.Kind), x.Key)
		if err != nil {
			return err
		}
		if lifted.RowsAffected() == 0 {
			return pgx.ErrNoRows
		}
		act := liftPerson
		if x.Kind == accord.SuppressAgreement {
			act = liftAgreement
		}
		if err := act(ctx, tx, x); err != nil {
			return err
		}
		return recordSuppression(ctx, tx, x)
	})
	return translate(err, fmt.Sprintf("suppression of %s %s", x.Kind, x.Key))
}

// unread makes the next import read the catalogue and some documents again.
// Specimens were never read.
func unread(ctx context.Context, tx pgx.Tx, documents string, args ...any) error {
	if _, err := tx.Exec(ctx, `UPDATE document SET extractor = '' WHERE extractor <> 'specimen' AND `+documents, args...); err != nil {
		return fmt.Errorf("documents to read again: %w", err)
	}
	for _, table := range []string{"catalogue_record", "authority_record"} {
		if _, err := tx.Exec(ctx, `UPDATE `+table+` SET hash = ''`); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// liftAgreement does not know who told of the record: that went with it.
func liftAgreement(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	if _, err := tx.Exec(ctx, `UPDATE tombstone SET reason = $2 WHERE kind = 'agreement' AND id = $1`, x.Key, liftedReason); err != nil {
		return err
	}
	return unread(ctx, tx, `true`)
}

// liftedReason is what the address says until the sources are imported again.
const liftedReason = "It was taken out in error and comes back when its sources are imported again."

// liftPerson gives documents their addresses back, which no import would: it
// would make others beside them.
func liftPerson(ctx context.Context, tx pgx.Tx, x accord.Suppression) error {
	t := &touchedRecords{}
	// Another name that is still suppressed may become the same word.
	if err := renameDocuments(ctx, tx, t, `
		SELECT d.slug AS before, slug_without_suppressed(regexp_replace(d.slug, '(^|-)' || slug_mask(p.part) || '(?=-|$)', '\1' || p.part, 'g')) AS after
		FROM document d, slug_of($1) AS p (part)
		WHERE length(p.part) >= 3`, x.Key); err != nil {
		return err
	}
	if _, err := t.refresh(ctx, tx, x.At); err != nil {
		return err
	}
	return unread(ctx, tx, `(strpos(title || publisher || body, repeat('*', octet_length($1))) > 0 OR url = '')`, x.Key)
}
