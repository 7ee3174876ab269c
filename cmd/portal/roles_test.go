package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// roledRegister is a database whose roles were made by `portal migrate --roles`.
type roledRegister struct {
	*testing.T
	dsn, prefix string
}

func newRoledRegister(t *testing.T) roledRegister {
	t.Helper()
	r := roledRegister{t, pg.Empty(t), fmt.Sprintf("p%d", os.Getpid())}
	t.Cleanup(r.drop)
	stdout, stderr, status := result(t, []string{"DATABASE_URL=" + r.dsn}, "migrate", "--roles", "--role-prefix", r.prefix)
	if status != 0 {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	for _, role := range []string{"migrate", "import", "web"} {
		r.exec(`ALTER ROLE P_` + role + ` PASSWORD 'test'`)
	}
	return r
}

// exec runs SQL as the administrator; P_ begins the name of a role.
func (r roledRegister) exec(sql string) {
	r.Helper()
	ctx := context.WithoutCancel(r.Context())
	conn, err := pgx.Connect(ctx, r.dsn)
	if err != nil {
		r.Fatal(err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, strings.ReplaceAll(sql, "P_", r.prefix+"_")); err != nil {
		r.Errorf("%s: %v", sql, err)
	}
}

// drop lets the roles go, which are the server's and not the database's.
func (r roledRegister) drop() {
	r.exec(`REASSIGN OWNED BY P_owner TO CURRENT_USER; DROP OWNED BY P_owner, P_migrate, P_import, P_web; DROP ROLE P_owner, P_migrate, P_import, P_web`)
}

// as is DATABASE_URL for a role.
func (r roledRegister) as(role string) string {
	r.Helper()
	u, err := url.Parse(r.dsn)
	if err != nil {
		r.Fatal(err)
	}
	u.User = url.UserPassword(r.prefix+"_"+role, "test")
	return "DATABASE_URL=" + u.String()
}

// portal runs a subcommand as a role.
func (r roledRegister) portal(role string, args ...string) {
	r.Helper()
	if stdout, stderr, status := result(r.T, []string{r.as(role)}, args...); status != 0 {
		r.Errorf("portal %s as %s: status %d\n%s%s", args[0], role, status, stdout, stderr)
	}
}

// Everything that the portal does, it can do as the role that is there for it.
func TestRolesSuffice(t *testing.T) {
	t.Parallel()
	r := newRoledRegister(t)
	p := startPortal(t, r.as("web"), "PORTAL_NO_MIGRATE=true", "PORTAL_RATE=0", "PORTAL_PAGE_CACHE=0")
	walk(t, p)
	status, at := p.freeze(t, "country=KR")
	if status != http.StatusSeeOther {
		t.Errorf("a list is frozen: status %d", status)
	} else {
		p.page(t, at, 200)
		p.page(t, at+".json", 200)
	}
	before := p.total(t)
	r.portal("import", "import", write(t, filepath.Join(t.TempDir(), "estonia-chile-mou-2024.txt"), release))
	p.shows(t, before+1)
	seed, err := filepath.Abs(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	r.portal("import", "import", seed)
	r.portal("migrate", "migrate", "--roles", "--role-prefix", r.prefix)
	r.portal("migrate", "check")
	r.portal("migrate", "backup", filepath.Join(t.TempDir(), "backup.zip"))
	r.portal("web", "export", "--out", filepath.Join(t.TempDir(), "files"))
	gone := agreements(t, p)[0]
	id, _, _ := strings.Cut(strings.TrimPrefix(gone, "/agreements/"), "/")
	r.portal("migrate", "suppress", "--agreement", id, "--reason", "a test", "--by", "a test")
	within(t, "the agreement is gone from the pages", func() error {
		if status, err := get(t, p.url+gone); err != nil || status != http.StatusGone {
			return fmt.Errorf("status %d, %v", status, err)
		}
		return nil
	})
	if log := p.log.String(); strings.Contains(log, "permission denied") || strings.Contains(log, "SQLSTATE 42501") {
		t.Error("something was forbidden that the portal needs")
	}
	for _, args := range [][]string{{"import", seed}, {"suppress", "--person", "Nobody at all", "--reason", "x", "--by", "x"}} {
		if _, stderr, status := result(t, []string{r.as("web")}, args...); status == 0 {
			t.Errorf("the pages' role can %s: %s", args[0], stderr)
		}
	}
}

// betweenBoth is the list that the release of the tests belongs to.
const betweenBoth = "country=CL&country=EE&match=all"

// total is how many agreements the portal counts in it.
func (p *portal) total(t testing.TB) int {
	t.Helper()
	var list struct{ Total int }
	if err := json.Unmarshal([]byte(p.page(t, "/api/v1/agreements?"+betweenBoth, 200)), &list); err != nil {
		t.Fatal(err)
	}
	return list.Total
}

// shows waits until the portal counts so many.
func (p *portal) shows(t testing.TB, want int) {
	t.Helper()
	within(t, "the portal lists what was imported", func() error {
		if got := p.total(t); got != want {
			return fmt.Errorf("it lists %d, not %d", got, want)
		}
		return nil
	})
}

var (
	anyLink  = regexp.MustCompile(`(?:href|src)="(/[^"#]*)"|<loc>[a-z]+://[^/]+(/[^<]*)</loc>`)
	ofRecord = regexp.MustCompile(`^(/ko)?(/[a-z]+)/[^.]*`)
)

// walk follows the links of pages, feeds and site maps until it has seen one
// of each kind of address in each form, and fails where one is an error of ours.
func walk(t *testing.T, p *portal) {
	t.Helper()
	p.ready(t)
	waiting := []string{"/", "/sitemap.xml", "/search?q=digital", "/compare", "/changes?since=2020-01-01", "/agreements?q=%22digital+government%22",
		"/api/v1/agreements", "/api/v1/countries", "/api/v1/openapi.json", "/data/dcat.jsonld", "/data/accords.zip", "/readyz"}
	seen, kinds := map[string]bool{}, map[string]int{}
	for len(waiting) > 0 && len(seen) < 200 {
		path := waiting[0]
		waiting = waiting[1:]
		before, _, _ := strings.Cut(path, "?")
		kind := ofRecord.ReplaceAllString(before, "$1$2/…")
		if seen[path] || strings.HasPrefix(path, "/static/") || strings.HasPrefix(path, "/ko") || kinds[kind] > 0 {
			continue
		}
		seen[path] = true
		kinds[kind]++
		resp, err := http.Get(p.url + strings.ReplaceAll(path, "&amp;", "&"))
		if err != nil {
			t.Fatal(err)
		}
		body := readAll(t, resp)
		if resp.StatusCode >= 500 {
			t.Errorf("%s: status %d", path, resp.StatusCode)
		}
		for _, m := range anyLink.FindAllStringSubmatch(body, -1) {
			waiting = append(waiting, m[1]+m[2])
		}
	}
	if len(kinds) < 40 {
		t.Errorf("only %d kinds of addresses were found: this shows nothing", len(kinds))
	}
	t.Logf("%d addresses of %d kinds", len(seen), len(kinds))
}

func readAll(t testing.TB, resp *http.Response) string {
	t.Helper()
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
