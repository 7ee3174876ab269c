package storetest

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Verdict is what becomes of a statement on its way to the server.
type Verdict int

// The verdicts. Both cuts close every connection of the wire and let no new
// one in, as the end of a process does.
const (
	Pass       Verdict = iota
	CutBefore          // the server never sees the statement
	LoseAnswer         // the server carries it out, and its answer is lost
)

// Judge decides about the n-th statement on a wire, counted from 1 over all of
// its connections. A statement is a query, the execution of a prepared one, or
// the end of a COPY, whose text is "copy done". Statements are judged one at a
// time; a judge may take its time, and may end the process that asks.
type Judge func(n int, sql string) Verdict

// Wire stands between a program and the server, reads what the program asks,
// and breaks where a test wants it to. What runs in production knows nothing of
// it: the program has an address like any other.
type Wire struct {
	dsn      string
	listener net.Listener
	dial     func() (net.Conn, error)
	judge    Judge

	mu    sync.Mutex // held while a statement is judged
	n     int
	cut   bool
	conns map[net.Conn]bool
}

// NewWire makes a wire to the database at dsn. It is taken down with the test.
func NewWire(t testing.TB, dsn string, judge Judge) *Wire {
	t.Helper()
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &Wire{listener: l, judge: judge, conns: map[net.Conn]bool{}}
	// A server on this machine is a folder with a socket.
	network, address := pgconn.NetworkAddress(cfg.Host, cfg.Port)
	w.dial = func() (net.Conn, error) { return net.Dial(network, address) }
	u := url.URL{Scheme: "postgres", Host: l.Addr().String(), User: url.User(cfg.User), Path: "/" + cfg.Database, RawQuery: "sslmode=disable"}
	if cfg.Password != "" {
		u.User = url.UserPassword(cfg.User, cfg.Password)
	}
	w.dsn = u.String()
	var serving sync.WaitGroup
	serving.Go(func() { w.serve(&serving) })
	t.Cleanup(func() {
		w.Cut()
		serving.Wait()
	})
	return w
}

// DSN is the address of the database by way of the wire.
func (w *Wire) DSN() string { return w.dsn }

// Statements is how many statements came so far.
func (w *Wire) Statements() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.n
}

// Cut closes every connection and refuses new ones.
func (w *Wire) Cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.close()
}

func (w *Wire) close() {
	w.cut = true
	_ = w.listener.Close()
	for c := range w.conns {
		_ = c.Close()
	}
}

func (w *Wire) serve(serving *sync.WaitGroup) {
	for {
		client, err := w.listener.Accept()
		if err != nil {
			return // the wire was cut
		}
		server, err := w.dial()
		if err != nil {
			_ = client.Close()
			continue
		}
		if !w.keep(client, server) {
			return
		}
		talk := &conversation{wire: w, prepared: map[string]string{}}
		serving.Go(func() { talk.ask(client, server) })
		serving.Go(func() { talk.answer(server, client) })
	}
}

func (w *Wire) keep(conns ...net.Conn) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range conns {
		w.conns[c] = true
	}
	if w.cut {
		w.close()
	}
	return !w.cut
}

// statement has the next statement judged.
func (w *Wire) statement(sql string) Verdict {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cut {
		return CutBefore
	}
	w.n++
	v := w.judge(w.n, sql)
	if v == CutBefore {
		w.close()
	}
	return v
}

// conversation is one connection.
type conversation struct {
	wire     *Wire
	prepared map[string]string // SQL by the name of the prepared statement
	bound    string            // SQL of the portal that was bound last

	mu   sync.Mutex
	lost bool // answers go nowhere; the wire is cut when the server is ready again
}

// ask hands on what the program says, message by message.
func (c *conversation) ask(from, to net.Conn) {
	defer func() { _ = from.Close(); _ = to.Close() }()
	in := bufio.NewReader(from)
	// The first message has a length and no type.
	if err := forward(in, to, 0); err != nil {
		return
	}
	for {
		head, err := in.Peek(5)
		if err != nil {
			return
		}
		kind, size := head[0], int(binary.BigEndian.Uint32(head[1:]))+1
		message := make([]byte, size)
		if _, err := io.ReadFull(in, message); err != nil {
			return
		}
		if c.judged(kind, message[5:]) == CutBefore {
			return
		}
		if _, err := to.Write(message); err != nil {
			return
		}
	}
}

// ping is how a pool asks a connection that was idle for a second whether it lives:
// on a busy machine more often than on a quiet one, so that it is no statement by
// which a place in an import could be named.
const ping = "-- ping"

// judged asks for a verdict where the message makes the server do something.
func (c *conversation) judged(kind byte, body []byte) Verdict {
	texts := strings.SplitN(string(body), "\x00", 3)
	sql := ""
	switch kind {
	case 'P': // Parse: the name, the SQL
		c.prepared[texts[0]] = texts[1]
		return Pass
	case 'B': // Bind: the portal, the name
		c.bound = c.prepared[texts[1]]
		return Pass
	case 'Q':
		if sql = texts[0]; sql == ping {
			return Pass
		}
	case 'E':
		sql = c.bound
	case 'c':
		sql = "copy done"
	default:
		return Pass
	}
	v := c.wire.statement(sql)
	if v == LoseAnswer {
		c.mu.Lock()
		c.lost = true
		c.mu.Unlock()
	}
	return v
}

// answer hands on what the server says, until an answer is to be lost.
func (c *conversation) answer(from, to net.Conn) {
	defer func() { _ = from.Close(); _ = to.Close() }()
	in := bufio.NewReader(from)
	for {
		head, err := in.Peek(1)
		if err != nil {
			return
		}
		ready := head[0] == 'Z'
		c.mu.Lock()
		lost := c.lost
		c.mu.Unlock()
		out := io.Writer(to)
		if lost {
			out = io.Discard
		}
		if err := forward(in, out, 1); err != nil {
			return
		}
		if lost && ready {
			c.wire.Cut()
			return
		}
	}
}

// forward copies one message: skip bytes of type, a length that counts itself,
// and the rest.
func forward(in *bufio.Reader, out io.Writer, skip int) error {
	head, err := in.Peek(skip + 4)
	if err != nil {
		return err
	}
	size := int64(skip) + int64(binary.BigEndian.Uint32(head[skip:]))
	if size < int64(skip+4) {
		return errors.New("a message is shorter than its own length")
	}
	_, err = io.CopyN(out, in, size)
	return err
}
