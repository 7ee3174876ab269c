package store

import (
	"context"
	"time"

	"accords/internal/accord"
)

// Stamps returns the addresses of agreements and sources with when each last
// changed, for sitemaps: newest first. Paths are those of the English pages,
// "/agreements/h8m20e18/mou-korea-belarus-2017".
func (s *Store) Stamps(ctx context.Context) ([]accord.Stamp, error) {
	type row struct {
		Path    string
		Changed time.Time
	}
	rows, err := all[row](ctx, s.pool, `
		SELECT '/agreements/' || id || '/' || slug, changed FROM agreement
		UNION ALL
		SELECT '/sources/' || slug, imported FROM document
		ORDER BY 2 DESC, 1`)
	var out []accord.Stamp
	for _, r := range rows {
		out = append(out, accord.Stamp(r))
	}
	return out, translate(err, "addresses")
}
