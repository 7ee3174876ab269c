package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
)

// indexed is the register as pages read it: what is filtered, counted and
// ordered comes from memory, the records themselves from the database.
type indexed struct {
	*store.Store
	lists *index.Index
}

// Ready is an error while lists cannot be answered, as well as while the database
// cannot.
func (r indexed) Ready(ctx context.Context) error {
	return errors.Join(r.Store.Ready(ctx), r.lists.Ready())
}

// Agreements is answered from memory.
func (r indexed) Agreements(ctx context.Context, q query.Agreements) (accord.AgreementPage, error) {
	return r.lists.Agreements(ctx, q)
}

// Facet is answered from memory.
func (r indexed) Facet(ctx context.Context, q query.Agreements, param string) ([]accord.FacetValue, error) {
	return r.lists.Facet(ctx, q, param)
}

// Totals is answered from memory.
func (r indexed) Totals(ctx context.Context, lists []query.Agreements) ([]int, error) {
	return r.lists.Totals(ctx, lists)
}

// Edition is the one that lists show.
func (r indexed) Edition(ctx context.Context) (accord.Edition, error) { return r.lists.Edition(ctx) }

// Overview is answered from memory.
func (r indexed) Overview(ctx context.Context) (accord.Overview, error) { return r.lists.Overview(ctx) }

// Coverage of the whole register is answered from memory.
func (r indexed) Coverage(ctx context.Context, of ...accord.Code) (accord.Coverage, error) {
	return r.lists.Coverage(ctx, of...)
}

// Country has its lists from memory.
func (r indexed) Country(ctx context.Context, code accord.Code) (accord.CountryPage, error) {
	return r.lists.Country(ctx, code)
}

// recallTime is how long a start waits for the lists that the portal of the time
// before has kept: a database that hangs shall not keep the records from readers.
const recallTime = 10 * time.Second

// keepUp has the lists of the file in place and then renewed with the register,
// until stop is called. Who asks a large register while the file is read waits less
// for that than for an answer by SQL, so that it returns when they are there.
func keepUp(ctx context.Context, st *store.Store, lists *index.Index, renewed func(), log *slog.Logger) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	recalled, followed := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(followed)
		lists.Recall(ctx)
		close(recalled)
		follow(ctx, st, lists, renewed, log)
	}()
	select {
	case <-recalled:
	case <-time.After(recallTime):
	case <-ctx.Done():
	}
	return func() { cancel(); <-followed }
}

// follow keeps the lists up with the register until ctx ends, and calls renewed
// where they were looked through. A portal whose database is away goes on with the
// lists that it has.
func follow(ctx context.Context, st *store.Store, lists *index.Index, renewed func(), log *slog.Logger) {
	st.Follow(ctx, func(ctx context.Context) {
		if err := lists.Renew(ctx); err != nil && ctx.Err() == nil {
			log.Warn("the index stays as it was", "err", err)
		}
		renewed()
	})
}
