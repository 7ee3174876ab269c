package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
)

// readRenewals puts titles on the agreements that these ones renew, and finds those
// that renew them. One that is not in the register is left out: a link must
// lead somewhere.
func readRenewals(ctx context.Context, q querier, list ...*accord.Agreement) error {
	byID := map[string]*accord.Agreement{}
	var ids []string
	for _, a := range list {
		byID[a.ID] = a
		ids = append(ids, a.ID)
	}
	rows, err := all[struct {
		Of, ID, Title string
		Renewed       bool
	}](ctx, q, `
		SELECT DISTINCT c.agreement, r.id, r.title, true
		FROM claim c
		JOIN agreement r ON r.id = c.value ->> 'Slug'
		WHERE c.agreement = ANY($1) AND c.field = 'renews'
		UNION ALL
		SELECT DISTINCT c.value ->> 'Slug', r.id, r.title, false
		FROM claim c
		JOIN agreement r ON r.id = c.agreement
		WHERE c.field = 'renews' AND c.value ->> 'Slug' = ANY($1)
		ORDER BY 1, 2`, ids)
	if err != nil {
		return fmt.Errorf("renewals: %w", err)
	}
	titles := map[[2]string]string{}
	for _, r := range rows {
		if r.Renewed {
			titles[[2]string{r.Of, r.ID}] = r.Title
		} else if a := byID[r.Of]; a != nil {
			a.RenewedBy = append(a.RenewedBy, accord.Ref{Slug: r.ID, Label: r.Title})
		}
	}
	for _, a := range list {
		var renews []accord.Value[accord.Ref]
		for _, v := range a.Renews {
			if title, ok := titles[[2]string{a.ID, v.V.Slug}]; ok {
				v.V.Label = title
				renews = append(renews, v)
			}
		}
		a.Renews = renews
	}
	return nil
}
