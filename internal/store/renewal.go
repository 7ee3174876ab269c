package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
)

// renewals puts titles on the agreements that this one renews, and finds those
// that renew it. One that is not in the register is left out: a link must lead
// somewhere.
func (s *Store) renewals(ctx context.Context, a *accord.Agreement) error {
	rows, err := all[struct {
		ID, Title string
		Renewed   bool
	}](ctx, s.pool, `
		SELECT DISTINCT r.id, r.title, true
		FROM claim c
		JOIN agreement r ON r.id = c.value ->> 'Slug'
		WHERE c.agreement = $1 AND c.field = 'renews'
		UNION ALL
		SELECT DISTINCT r.id, r.title, false
		FROM claim c
		JOIN agreement r ON r.id = c.agreement
		WHERE c.field = 'renews' AND c.value ->> 'Slug' = $1
		ORDER BY 1`, a.ID)
	if err != nil {
		return fmt.Errorf("renewals of agreement %s: %w", a.ID, err)
	}
	titles := map[string]string{}
	for _, r := range rows {
		if r.Renewed {
			titles[r.ID] = r.Title
		} else {
			a.RenewedBy = append(a.RenewedBy, accord.Ref{Slug: r.ID, Label: r.Title})
		}
	}
	var renews []accord.Value[accord.Ref]
	for _, v := range a.Renews {
		if title, ok := titles[v.V.Slug]; ok {
			v.V.Label = title
			renews = append(renews, v)
		}
	}
	a.Renews = renews
	return nil
}
