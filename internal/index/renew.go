package index

import (
	"context"
	"errors"
	"fmt"
	"time"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// mostChanged is how many agreements may have changed for the next model to be
// made of the one before. To read more of them by their ids takes longer than to
// read all.
const mostChanged = 5000

// errDiffers says that a model has to be read whole.
var errDiffers = errors.New("more has changed than can be read by itself")

// errSuppressed is why a model that was brought up to date, and shows nothing of it,
// is read whole: what is taken out of a model stays in its memory, and in its file.
var errSuppressed = errors.New("something was suppressed")

// unclean reports whether a model may still have what was suppressed, where no
// reader sees it.
func (m *model) unclean() bool { return m.clean != m.state.Suppressed }

// Renew puts a model of the register as it is now in the place of the one before:
// by what has changed since, where that can be told, otherwise by all there is.
// It does nothing where the register has not changed.
func (x *Index) Renew(ctx context.Context) error {
	x.renewing.Lock()
	defer x.renewing.Unlock()
	defer x.tried.Store(true)
	m := x.at.Load()
	if m == nil || m.words == nil {
		return x.read(ctx)
	}
	if m.unclean() { // it was brought up to date at the start
		return x.read(ctx)
	}
	e, err := x.source.Edition(ctx)
	if err != nil || e.Run == m.state.Edition.Run && e.Change == m.state.Edition.Change {
		return err
	}
	if err = x.amend(ctx, m); err == nil {
		if x.at.Load().unclean() {
			err = errSuppressed
		} else {
			err = x.check(ctx, x.at.Load())
		}
	}
	if err == nil || ctx.Err() != nil {
		return err
	}
	x.log.InfoContext(ctx, "the index is read whole", "reason", err)
	return x.read(ctx)
}

// amend makes the next model of one.
func (x *Index) amend(ctx context.Context, m *model) error {
	start := x.now()
	if m.gone > m.state.Agreements/4+mostChanged {
		return errDiffers // too many numbers are nobody's
	}
	p := newPatch(m)
	known, err := x.source.LedgerSince(ctx, m.state, mostChanged, p)
	if err != nil {
		return err
	}
	if !known {
		return errDiffers
	}
	next, err := p.model(func(first, second []accord.TitleKey) ([]bool, error) {
		return x.source.TitlesBefore(ctx, first, second)
	})
	if err != nil {
		return err
	}
	if err := x.publish(ctx, next, start, len(p.ids)); err != nil {
		return err
	}
	x.saved(ctx, next, len(p.ids))
	return nil
}

// check compares the number of agreements of a model with that of the register,
// where no further change has come between. It is made once readers have the
// model: a million agreements take Postgres a while to count. What cannot be
// compared now is compared after the next change.
func (x *Index) check(ctx context.Context, m *model) error {
	total, err := x.source.Totals(ctx, []query.Agreements{{}})
	if err != nil {
		return nil
	}
	e, err := x.source.Edition(ctx)
	if err == nil && e == m.state.Edition && total[0] != m.state.Agreements {
		return fmt.Errorf("%d agreements by difference, and the register has %d", m.state.Agreements, total[0])
	}
	return nil
}

// read builds a model of all there is. The first one answers lists as soon as it
// can, and searches once it has read the words.
func (x *Index) read(ctx context.Context) error {
	start := x.now()
	var failed error
	b := newBuilder(func(listed *model) {
		if x.at.Load() == nil {
			failed = x.publish(ctx, listed, start, len(listed.ids))
		}
	})
	if err := x.source.Ledger(ctx, b); err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	if err := x.publish(ctx, b.model(), start, len(b.m.ids)); err != nil {
		return err
	}
	x.saved(ctx, b.m, mostUnsaved)
	return nil
}

// publish gives readers a model. From here on nothing in it may change.
func (x *Index) publish(ctx context.Context, m *model, start time.Time, read int) (err error) {
	if m.coverage, err = x.source.Publishers(ctx); err != nil {
		return err
	}
	m.coverage.Agreements, m.coverage.Gaps = m.state.Agreements, m.gaps(m.all)
	m.built, m.size = start, m.bytes()
	m.soon, m.countries = map[soonKey]*roaring.Bitmap{}, map[accord.Code]accord.CountryPage{}
	x.at.Store(m)
	x.log.InfoContext(ctx, "index", "agreements", m.state.Agreements, "read", read, "words", len(m.words), "run", m.state.Edition.Run, "took", x.now().Sub(start))
	return nil
}
