package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"
)

// link is the network between a portal and its database, which a test can make
// slow, cut, or silent.
type link struct {
	*testing.T
	proxy *toxiproxy.Proxy
}

func newLink(t *testing.T, to string) *link {
	t.Helper()
	l := &link{t, toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop()), "database", "127.0.0.1:0", to)}
	if err := l.proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.proxy.Stop)
	return l
}

// with makes the link as a toxic says, in the direction of the answers, until the
// function that it returns is called.
func (l *link) with(kind, attributes string) (mend func()) {
	l.Helper()
	if _, err := l.proxy.Toxics.AddToxicJson(strings.NewReader(fmt.Sprintf(`{"name": "fault", "type": %q, "stream": "downstream", "attributes": {%s}}`, kind, attributes))); err != nil {
		l.Fatal(err)
	}
	return func() {
		if err := l.proxy.Toxics.RemoveToxic(l.Context(), "fault"); err != nil {
			l.Error(err)
		}
	}
}

// down refuses connections until the function that it returns is called.
func (l *link) down() (mend func()) {
	l.proxy.Stop()
	return func() {
		if err := l.proxy.Start(); err != nil {
			l.Error(err)
		}
	}
}

// Addresses that need the database in different ways. The words of a search are
// the database's language, so that only it can answer one.
const (
	keptPage   = "/about"                                   // was asked for before
	listPage   = "/agreements?country=KR&sort=title"        // was not, and is in memory
	phrasePage = "/agreements?q=%22memorandum+of%22"        // a phrase
	phraseData = "/api/v1/agreements?q=%22memorandum+of%22" // the same, for programs
)

// awayPages checks what a visitor has of a portal whose database is away: what
// is in memory, and of the rest a sentence with the id of the request.
func awayPages(t *testing.T, p *portal) {
	t.Helper()
	p.page(t, keptPage, 200)
	p.page(t, listPage, 200)
	p.page(t, "/healthz", 200)
	p.page(t, "/readyz", 503)
	for _, path := range []string{phrasePage, phraseData} {
		client := &http.Client{Timeout: 30 * time.Second}
		resp, err := client.Get(p.url + path)
		if err != nil {
			t.Fatal(err)
		}
		body, id := readAll(t, resp), resp.Header.Get("X-Request-Id")
		if resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: status %d, Cache-Control %q", path, resp.StatusCode, resp.Header.Get("Cache-Control"))
		}
		if after := resp.Header.Get("Retry-After"); path == phrasePage && after != "60" {
			t.Errorf("%s: Retry-After is %q", path, after)
		}
		if id == "" || !strings.Contains(body, id) {
			t.Errorf("%s: the answer does not name the request %q:\n%s", path, id, body)
		}
		for _, inner := range []string{"127.0.0.1", "SQLSTATE", "connect", "pgconn", "goroutine", "deadline"} {
			if strings.Contains(mainOf(body), inner) {
				t.Errorf("%s: the answer says %q:\n%s", path, inner, body)
			}
		}
	}
}

// mainOf drops from a page what its head and its links say.
func mainOf(body string) string {
	if _, main, ok := strings.Cut(body, "<main"); ok {
		main, _, _ = strings.Cut(main, "</main>")
		return main
	}
	return body
}

// A portal whose database is slow, cut off, silent or gone answers what it can,
// says so where it cannot, and is well again by itself.
func TestWithoutItsDatabase(t *testing.T) {
	t.Parallel()
	n := newPrimary(t, "alone")
	if err := n.exec(t, `CREATE DATABASE register`); err != nil {
		t.Fatal(err)
	}
	direct := "DATABASE_URL=" + n.dsn("register")
	if stdout, stderr, status := result(t, []string{direct}, "migrate"); status != 0 {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	l := newLink(t, n.address())
	p := startPortal(t, "DATABASE_URL=postgres://portal@"+l.proxy.Listen+"/register", "PORTAL_NO_MIGRATE=true", "PORTAL_RATE=0")
	p.ready(t)
	before := p.total(t)
	p.page(t, keptPage, 200)

	mend := l.with("latency", `"latency": 200, "jitter": 50`)
	p.page(t, "/readyz", 200)
	p.page(t, phrasePage, 200)
	mend()
	p.page(t, phraseData, 200) // which is kept for programs by nobody

	for name, fault := range map[string]func() func(){
		"reset":      func() func() { return l.with("reset_peer", `"timeout": 0`) },
		"black hole": func() func() { return l.with("timeout", `"timeout": 0`) },
		"down":       l.down,
	} {
		mend := fault()
		t.Log(name)
		awayPages(t, p)
		mend()
		p.ready(t)
		p.page(t, phrasePage, 200)
	}
	// It hears of imports again, too.
	file := write(t, filepath.Join(t.TempDir(), "estonia-chile-mou-2024.txt"), release)
	if stdout, stderr, status := result(t, []string{direct}, "import", file); status != 0 {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	p.shows(t, before+1)
}
