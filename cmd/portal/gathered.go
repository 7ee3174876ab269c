package main

import (
	"context"
	"io"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"accords/internal/middleware"
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

// Write takes a line. There is no error: nobody would read it, as with every log.
func (g *gathered) Write(line []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = append(g.waiting, line...)
	g.added()
	return len(line), nil
}

// request takes the line about a request, see requestLine.
func (g *gathered) request(s middleware.Seen) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting = requestLine(g.waiting, s)
	g.added()
}

// added expects the lock.
func (g *gathered) added() {
	switch {
	case g.timer == nil:
		g.timer = time.AfterFunc(gatherTime, g.tick)
		g.write()
	case len(g.waiting) >= mostGathered:
		g.write()
	}
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

// gatheredLogger is the log of a server, and what writes its lines about requests.
// What still waits is written by the function that comes with them.
func (l logSettings) gatheredLogger(w io.Writer) (log *slog.Logger, requests func(middleware.Seen), closeLog func()) {
	g := &gathered{out: w}
	log = slog.New(urgent{l.logger(g).Handler(), g})
	switch {
	case !log.Enabled(context.Background(), slog.LevelInfo):
		requests = func(middleware.Seen) {}
	case l.LogFormat == "json":
		requests = middleware.Logged(log)
	default:
		requests = g.request
	}
	return log, requests, g.close
}

// requestLine appends what slog's text handler would print of middleware.Logged,
// in a quarter of its time. A page from memory costs so little that its line would
// be a thirtieth of that. All that a visitor has written stands in quotation marks.
func requestLine(b []byte, s middleware.Seen) []byte {
	b = append(b, "time="...)
	b = s.At.AppendFormat(b, "2006-01-02T15:04:05.000Z07:00")
	b = append(append(b, " level=INFO msg=request id="...), s.ID...)
	b = append(b, " from="...)
	if s.From.IsValid() {
		b = s.From.AppendTo(b)
	} else {
		b = append(b, s.Neighbourhood()...)
	}
	b = append(b, " method="...)
	b = strconv.AppendQuote(b, s.Method)
	b = append(b, " uri="...)
	b = strconv.AppendQuote(b, s.URI)
	b = strconv.AppendInt(append(b, " status="...), int64(s.Status), 10)
	b = strconv.AppendInt(append(b, " bytes="...), int64(s.Bytes), 10)
	b = append(append(b, " took="...), s.Took.String()...)
	return append(b, '\n')
}
