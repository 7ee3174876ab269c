package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// registerChanged is the channel on which a portal tells the others of a run.
const registerChanged = "register_changed"

// How long Follow waits before it connects anew, and how long it trusts silence:
// a run that was killed leaves what it has stored and tells nobody. Where there
// are standbys it looks all the time: a standby lets nobody listen, and what it
// shows comes later than the word of the primary.
const (
	followAgain = time.Second
	followLook  = 30 * time.Second
	followAll   = time.Second
	followMost  = 10 * time.Minute // for what is done about a change: a host may hang half-way
)

// Follow calls changed once, then after each import run, whichever portal made
// it, until ctx ends; it may also call where nothing has changed. It keeps a
// connection of its own. While the database is away it tries to reach it; when it
// is back, changed is called for what was missed.
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
	every, err := s.attend(ctx, conn)
	if err != nil {
		return
	}
	for ctx.Err() == nil {
		s.tell(ctx, changed)
		look, cancel := context.WithTimeout(ctx, every)
		_, err := conn.WaitForNotification(look)
		silent := look.Err() != nil
		cancel()
		if err != nil && !silent || conn.IsClosed() {
			return
		}
	}
}

// attend has the server tell of runs, and says how often to look beside that.
func (s *Store) attend(ctx context.Context, conn *pgx.Conn) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, s.pool.statement)
	defer cancel()
	_, err := conn.Exec(ctx, `LISTEN `+registerChanged)
	var said *pgconn.PgError
	switch {
	case errors.As(err, &said) && said.Code == readOnlyServer:
		return followAll, nil
	case s.pool.several:
		return followAll, err
	}
	return followLook, err
}

// readOnlyServer is how a standby refuses what only a primary may do.
const readOnlyServer = "25006"

// tell calls changed where the database answers: a host that hangs is found out
// by a question that is quick, not by the reading of a whole register.
func (s *Store) tell(ctx context.Context, changed func(context.Context)) {
	ctx, cancel := context.WithTimeout(ctx, followMost)
	defer cancel()
	if _, err := s.Edition(ctx); err == nil {
		changed(ctx)
	}
}
