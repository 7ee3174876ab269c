package store

import "github.com/jackc/pgx/v5"

// each hands on every row as an R, its columns by the fields of R in their order. All
// rows are read into one R: to look its fields up anew for each, as pgx does, takes
// longer than to read them.
func each[R any](rows pgx.Rows, take func(R) error) error {
	var p places
	r, err := pgx.RowToAddrOfStructByPos[R](&p)
	if err != nil {
		return err
	}
	_, err = pgx.ForEachRow(rows, p.fields, func() error { return take(*r) })
	return err
}

// places is a row without columns, from which a struct is not read: it keeps where the
// columns would go.
type places struct {
	pgx.CollectableRow
	fields []any
}

func (*places) RawValues() [][]byte { return nil }

func (p *places) Scan(fields ...any) error {
	p.fields = fields
	return nil
}

// structs returns every row, see each.
func structs[T any](rows pgx.Rows) ([]T, error) {
	return structsAs(rows, func(r T) (T, error) { return r, nil })
}

// structsAs returns what becomes of every row. It is not nil where there is none.
func structsAs[R, T any](rows pgx.Rows, as func(R) (T, error)) ([]T, error) {
	out := []T{}
	err := each(rows, func(r R) error {
		t, err := as(r)
		out = append(out, t)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
