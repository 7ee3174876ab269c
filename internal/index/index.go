// Package index owns the read model of the lists: every agreement with what it
// is filtered, ordered and found by, in memory. It answers filters, counts and
// pages as the store's SQL does, to the last count; a property test compares
// the two.
//
// A model is built whole and never changed: a reader has one state of the
// register or the next one, and no half of an import. It never reads a text and
// knows no language: the words are Postgres', and so is the ranking. A file may
// keep it from one start to the next.
package index

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
)

// Source is where the facts come from, and who answers what a model cannot.
type Source interface {
	Ledger(ctx context.Context, to accord.Ledger) error
	LedgerSince(ctx context.Context, since accord.LedgerState, most int, to accord.LedgerChange) (bool, error)
	TitlesBefore(ctx context.Context, first, second []accord.TitleKey) ([]bool, error)
	Lists
	Texts
}

// Lists answers by SQL.
type Lists interface {
	Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error)
	Facet(ctx context.Context, q query.Agreements, param string) ([]accord.FacetValue, error)
	Totals(ctx context.Context, lists []query.Agreements) ([]int, error)
	Edition(ctx context.Context) (accord.Edition, error)
	Coverage(ctx context.Context, of ...accord.Code) (accord.Coverage, error)
	Publishers(ctx context.Context) (accord.Coverage, error)
	Overview(ctx context.Context) (accord.Overview, error)
	Country(ctx context.Context, code accord.Code) (accord.CountryPage, error)
	CountryRecords(ctx context.Context, code accord.Code) (accord.CountryPage, error)
	News(ctx context.Context, q query.Agreements, page *accord.AgreementPage) error
}

// Texts knows the language of a search.
type Texts interface {
	Lexemes(ctx context.Context, text string) (string, error)
	Matching(ctx context.Context, text string, ids []string, ranked bool) ([]string, error)
}

// Index answers lists from a model, and until there is one by SQL. It is safe
// for concurrent use.
type Index struct {
	source Source
	now    func() time.Time
	log    *slog.Logger
	at     atomic.Pointer[model]

	tried    atomic.Bool // whether the first reading has ended, well or not
	renewing sync.Mutex
	file     string // that models are kept in; none where it is empty
	unsaved  int    // how many agreements have changed since it was written
}

// New returns an index without a model. What runs out soon counts from the day of
// now in UTC, as in the store.
func New(source Source, now func() time.Time, log *slog.Logger) *Index {
	return &Index{source: source, now: func() time.Time { return now().UTC() }, log: log}
}

// Ready says why lists may not be answered in time: until the register has been
// read once, SQL answers them, which of a large one it cannot. Where it could not
// be read, SQL is all there is.
func (x *Index) Ready() error {
	if x.at.Load() == nil && !x.tried.Load() {
		return errors.New("the lists are being read for the first time")
	}
	return nil
}

// Status is what there is to know about the model; zero until there is one.
type Status struct {
	Agreements int
	Edition    accord.Edition
	Built      time.Time
	Bytes      int // of memory, about
}

// Status says what the lists are answered from.
func (x *Index) Status() Status {
	m := x.at.Load()
	if m == nil {
		return Status{}
	}
	return Status{Agreements: m.state.Agreements, Edition: m.state.Edition, Built: m.built, Bytes: m.size}
}

// Edition is that of the model: a page must not be stamped with a state of the
// register that it does not show yet.
func (x *Index) Edition(ctx context.Context) (accord.Edition, error) {
	if m := x.at.Load(); m != nil {
		return m.state.Edition, nil
	}
	return x.source.Edition(ctx)
}

// Coverage is kept for the whole register, because every list shows it.
func (x *Index) Coverage(ctx context.Context, of ...accord.Code) (accord.Coverage, error) {
	if m := x.at.Load(); m != nil && len(of) == 0 {
		return m.coverage, nil
	}
	return x.source.Coverage(ctx, of...)
}

// mostNewest is how many agreements the front page shows.
const mostNewest = 5

// Overview counts what the register holds, for the front page.
func (x *Index) Overview(ctx context.Context) (accord.Overview, error) {
	m := x.at.Load()
	if m == nil {
		return x.source.Overview(ctx)
	}
	o := accord.Overview{Agreements: m.state.Agreements, Organisations: m.state.Organisations, Summits: m.state.Summits,
		Documents: m.coverage.Documents, LastImport: m.state.LastImport}
	for _, v := range m.columns[query.ParamCountry].values {
		if v.count > 0 {
			o.Countries++
		}
	}
	for _, n := range m.page(m.all, query.BySignedAsc, 0, 1) {
		if m.days[n] != accord.NoDay {
			o.Earliest = m.row(n).Signed
		}
	}
	for _, n := range m.page(m.all, query.ByAdded, 0, mostNewest) {
		o.Newest = append(o.Newest, m.row(n))
	}
	return o, nil
}

// Agreements returns one page of a filtered list with the counts beside the filters.
func (x *Index) Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error) {
	s, err := x.selection(ctx, q)
	if err != nil {
		return accord.AgreementPage{}, err
	}
	if s == nil {
		return x.source.Agreements(ctx, q)
	}
	found := s.without("")
	page := accord.AgreementPage{Total: int(found.GetCardinality()), Facets: s.facets(q)}
	first := (max(q.Page, 1) - 1) * query.PageSize
	places := s.model.page(found, q.Sort, first, query.PageSize)
	if q.Sort == query.ByRelevance && q.Text != "" {
		if page.Total > mostRanked {
			return x.source.Agreements(ctx, q)
		}
		if places, err = x.ranked(ctx, s.model, q.Text, found, first); err != nil {
			return accord.AgreementPage{}, err
		}
	}
	for _, n := range places {
		page.Rows = append(page.Rows, s.model.row(n))
	}
	if q.Since.IsZero() {
		return page, nil
	}
	return page, x.source.News(ctx, q, &page)
}

// Facet returns every value of one filter, its own selection aside.
func (x *Index) Facet(ctx context.Context, q query.Agreements, param string) ([]accord.FacetValue, error) {
	s, err := x.selection(ctx, q)
	if err != nil {
		return nil, err
	}
	if s == nil || s.model.columns[param] == nil {
		return x.source.Facet(ctx, q, param)
	}
	values, _ := s.facet(param, nil, wholeFacet)
	return values, nil
}

// Totals returns how many agreements each of some lists has.
func (x *Index) Totals(ctx context.Context, lists []query.Agreements) ([]int, error) {
	out := make([]int, len(lists))
	for i, q := range lists {
		s, err := x.selection(ctx, q)
		if err != nil {
			return nil, err
		}
		if s == nil { // one state of the register for all of them
			return x.source.Totals(ctx, lists)
		}
		out[i] = int(s.without("").GetCardinality())
	}
	return out, nil
}
