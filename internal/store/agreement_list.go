package store

import (
	"context"
	"fmt"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/jackc/pgx/v5"
)

// agreementRowColumns are what a card of a list shows, parties and topics
// collected by subqueries so that a page is one query.
const agreementRowColumns = `
			a.id,
			a.slug,
			a.title,
			coalesce(a.kind, ''),
			coalesce(a.status, ''),
			a.signed,
			coalesce((SELECT b.basis FROM agreement_basis b WHERE b.agreement = a.id AND b.field = 'signed'), 'not_stated'),
			a.expiry,
			a.in_passing,
			ARRAY(SELECT x.country FROM agreement_country x WHERE x.agreement = a.id ORDER BY x.position),
			ARRAY(SELECT x.organisation FROM agreement_organisation x WHERE x.agreement = a.id ORDER BY x.position),
			ARRAY(SELECT x.name FROM agreement_organisation x WHERE x.agreement = a.id ORDER BY x.position),
			ARRAY(SELECT x.topic FROM agreement_topic x WHERE x.agreement = a.id ORDER BY x.position)`

type agreementRow struct {
	ID, Slug, Title, Kind, Status string
	Signed                        *string
	SignedBasis                   string
	Expiry                        *string
	InPassing                     bool
	Countries                     []string
	Organisations, Names          []string
	Topics                        []string
}

func newAgreementRow(r agreementRow) accord.AgreementRow {
	out := accord.AgreementRow{ID: r.ID, Slug: r.Slug, Title: r.Title, Kind: accord.Kind(r.Kind), Status: accord.Status(r.Status),
		Signed: date(r.Signed), SignedBasis: accord.Basis(r.SignedBasis), Expiry: date(r.Expiry), Topics: r.Topics, InPassing: r.InPassing}
	for _, c := range r.Countries {
		out.Countries = append(out.Countries, accord.Code(c))
	}
	for i, slug := range r.Organisations {
		out.Organisations = append(out.Organisations, accord.Ref{Slug: slug, Label: r.Names[i]})
	}
	return out
}

const selectAgreementRows = `
		SELECT` + agreementRowColumns + `
		FROM agreement a
		`

// agreementRows reads the rows that a condition and an order leave.
func agreementRows(ctx context.Context, q querier, rest string, args ...any) ([]accord.AgreementRow, error) {
	rows, err := all[agreementRow](ctx, q, selectAgreementRows+rest, args...)
	if err != nil {
		return nil, fmt.Errorf("agreements: %w", err)
	}
	var out []accord.AgreementRow
	for _, r := range rows {
		out = append(out, newAgreementRow(r))
	}
	return out, nil
}

// Agreements returns one page of a filtered list with the counts beside the
// filters, in one round trip and one snapshot.
func (s *Store) Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error) {
	var page accord.AgreementPage
	b := &pgx.Batch{}
	f := newFilter(q, s.now())

	where, args := f.where("")
	number := max(q.Page, 1)
	b.Queue(`SELECT count(*) FROM agreement a `+where, args...).QueryRow(func(row pgx.Row) error {
		return row.Scan(&page.Total)
	})
	askAs(b, &page.Rows, newAgreementRow, selectAgreementRows+where+f.orderBy(q.Sort)+fmt.Sprintf(`
		LIMIT %d OFFSET %d`, query.PageSize, (number-1)*query.PageSize), args...)
	f.queueFacets(b, q, s.now(), &page.Facets)

	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) error {
		if err := send(ctx, tx, b); err != nil {
			return err
		}
		return news(ctx, tx, q, &page)
	})
	return page, translate(err, "agreements")
}

// News adds to a page of a list what happened to its agreements since the day that
// the query names, and which others went. Where it names none there is nothing to add.
func (s *Store) News(ctx context.Context, q query.Agreements, page *accord.AgreementPage) error {
	err := s.snapshotTx(ctx, func(ctx context.Context, tx pgx.Tx) error { return news(ctx, tx, q, page) })
	return translate(err, "news of agreements")
}
