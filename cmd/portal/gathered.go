package main

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

// gatherTime is how long a line of the log may wait for others. A portal that is
// killed loses what it answered in so long at most.
const gatherTime = 100 * time.Millisecond

// gathered is a log that costs a busy server little: a line that comes after a
// pause is written at once, those that follow it within gatherTime together.
// The log was an eighth of the processor time of a page from memory.
type gathered struct {
	mu      sync.Mutex
	out     io.Writer
	waiting []byte
	timer   *time.Timer // not nil while lines are gathered
}

// mostGathered bounds the memory: beyond it, lines are written at once.
const mostGathered = 64 << 10

// Write takes a line. An error is that of lines before it, if at all: nobody
// reads it, as with every log.
func (g *gathered) Write(line []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.timer == nil {
		g.timer = time.AfterFunc(gatherTime, g.tick)
		return g.out.Write(line)
	}
	if g.waiting = append(g.waiting, line...); len(g.waiting) >= mostGathered {
		g.write()
	}
	return len(line), nil
}

// tick ends the gathering where nothing has come since the last time.
func (g *gathered) tick() {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.timer == nil: // flushed meanwhile
	case len(g.waiting) == 0:
		g.timer = nil
	default:
		g.write()
		g.timer.Reset(gatherTime)
	}
}

// write expects the lock.
func (g *gathered) write() {
	if len(g.waiting) > 0 {
		_, _ = g.out.Write(g.waiting) // a log that cannot be written has nobody to tell
		g.waiting = g.waiting[:0]
	}
}

// flush writes what waits.
func (g *gathered) flush() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.write()
}

// close writes what waits, and whatever comes later at once.
func (g *gathered) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.write()
	if g.timer != nil {
		g.timer.Stop()
		g.timer = nil
	}
}

// urgent is a handler whose warnings and errors do not wait: they are what is
// looked for after a crash.
type urgent struct {
	slog.Handler
	log *gathered
}

// Handle writes a record, and all that waits with it where it is urgent.
func (u urgent) Handle(ctx context.Context, r slog.Record) error {
	err := u.Handler.Handle(ctx, r)
	if r.Level >= slog.LevelWarn {
		u.log.flush()
	}
	return err
}

// WithAttrs keeps the urgency.
func (u urgent) WithAttrs(attrs []slog.Attr) slog.Handler {
	return urgent{u.Handler.WithAttrs(attrs), u.log}
}

// WithGroup keeps the urgency.
func (u urgent) WithGroup(name string) slog.Handler {
	return urgent{u.Handler.WithGroup(name), u.log}
}

// gatheredLogger is the log of a server. What still waits is written by the
// function that comes with it.
func (l logSettings) gatheredLogger(w io.Writer) (*slog.Logger, func()) {
	g := &gathered{out: w}
	return slog.New(urgent{l.logger(g).Handler(), g}), g.close
}
