package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// registerChanged is the channel on which a portal tells the others of a run.
const registerChanged = "register_changed"

// How long Follow waits before it connects anew, and how long it trusts silence:
// a run that was killed leaves what it has stored and tells nobody.
const (
	followAgain = time.Second
	followLook  = 30 * time.Second
)

// Follow calls changed once, then after each import run, whichever portal made
// it, until ctx ends. It keeps a connection of its own. While the database is
// away it tries to reach it; when it is back, changed is called for what was missed.
func (s *Store) Follow(ctx context.Context, changed func(context.Context)) {
	for ctx.Err() == nil {
		s.listen(ctx, changed)
		select {
		case <-ctx.Done():
		case <-time.After(followAgain):
		}
	}
}

// listen returns when the connection breaks. It listens before it calls changed,
// so that nothing falls between the two.
func (s *Store) listen(ctx context.Context, changed func(context.Context)) {
	conn, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, `LISTEN `+registerChanged); err != nil {
		return
	}
	for ctx.Err() == nil {
		changed(ctx)
		look, cancel := context.WithTimeout(ctx, followLook)
		_, err := conn.WaitForNotification(look)
		silent := look.Err() != nil
		cancel()
		if err != nil && !silent || conn.IsClosed() {
			return
		}
	}
}
