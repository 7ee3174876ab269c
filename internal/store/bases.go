package store

import (
	"context"

	"accords/internal/accord"
)

// Bases counts the fields of all agreements by how their headline value is
// known, with those that nobody states. A field with several values of different
// states counts once for each; a state that no field has is left out.
func (s *Store) Bases(ctx context.Context) (map[accord.Basis]int, error) {
	type row struct {
		Basis accord.Basis
		Count int
	}
	rows, err := all[row](ctx, s.pool, `
		SELECT
			basis,
			count(*)
		FROM agreement_basis
		GROUP BY basis`)
	if err != nil {
		return nil, translate(err, "the states of values")
	}
	out := map[accord.Basis]int{}
	for _, r := range rows {
		out[r.Basis] = r.Count
	}
	return out, nil
}
