package main

import (
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// postmasters are the servers that run on a data folder.
func postmasters(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "postgres", "data-*", "postmaster.pid"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var agreementLink = regexp.MustCompile(`href="(/agreements/[0-9a-z]{8}/[^"#?]*)"`)

// agreements are the addresses on the list, sorted.
func agreements(t testing.TB, p *portal) []string {
	t.Helper()
	var links []string
	for _, m := range agreementLink.FindAllStringSubmatch(p.page(t, "/agreements", 200), -1) {
		links = append(links, m[1])
	}
	slices.Sort(links)
	links = slices.Compact(links)
	if len(links) < 5 {
		t.Fatalf("the list has only %v", links)
	}
	return links
}

// What a person does first, and the second time.
func TestFromAnEmptyFolderToTheFirstPage(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(openDir(t), "not", "there", "yet")
	p := startPortal(t, "PORTAL_DATA_DIR="+dir)
	p.ready(t)
	for _, path := range []string{"/", "/agreements", "/countries", "/ministries", "/summits", "/topics", "/sources", "/about", "/extract", "/healthz", "/readyz"} {
		p.page(t, path, 200)
	}
	p.page(t, "/nowhere", 404)
	first := agreements(t, p)
	for _, link := range first {
		p.page(t, link, 200)
	}
	p.stop(t)
	if left := postmasters(t, dir); len(left) != 0 {
		t.Errorf("PostgreSQL outlives the portal: %v", left)
	}

	begun := time.Now()
	again := startPortal(t, "PORTAL_DATA_DIR="+dir)
	if diff := cmp.Diff(first, agreements(t, again)); diff != "" {
		t.Errorf("agreements after a restart: mismatch (-want +got)\n%s", diff)
	}
	if took := time.Since(begun); took > 2*time.Second && os.Getenv("CI") != "true" {
		t.Logf("the second start took %v", took) // other tests run beside this one
	}
}

func TestTwoPortalsOnOneFolder(t *testing.T) {
	t.Parallel()
	dir := openDir(t)
	a, b := launchPortal(t, "PORTAL_DATA_DIR="+dir), launchPortal(t, "PORTAL_DATA_DIR="+dir)
	a.wait(t)
	b.wait(t)
	if diff := cmp.Diff(agreements(t, a), agreements(t, b)); diff != "" {
		t.Errorf("two portals, two registers: mismatch (-a +b)\n%s", diff)
	}
	if running := postmasters(t, dir); len(running) != 1 {
		t.Errorf("servers: %v", running)
	}
	// Whoever owns the server, the other one goes on without it.
	a.stop(t)
	b.ready(t)
	agreements(t, b)
}

func TestKilledPortalRecovers(t *testing.T) {
	t.Parallel()
	dir := openDir(t)
	p := startPortal(t, "PORTAL_DATA_DIR="+dir)
	want := agreements(t, p)
	p.kill(t)
	again := startPortal(t, "PORTAL_DATA_DIR="+dir)
	if diff := cmp.Diff(want, agreements(t, again)); diff != "" {
		t.Errorf("after kill -9: mismatch (-want +got)\n%s", diff)
	}
}

// Ids do not come from the database: another one, filled afresh, has the same.
func TestAddressesSurviveTheDatabase(t *testing.T) {
	t.Parallel()
	a := startPortal(t, "DATABASE_URL="+imported(t)) // filled by another process
	b := startPortal(t, "DATABASE_URL="+pg.Empty(t))
	if diff := cmp.Diff(agreements(t, a), agreements(t, b)); diff != "" {
		t.Errorf("mismatch (-one +other)\n%s", diff)
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	file := write(t, filepath.Join(t.TempDir(), "file"), "")
	tests := []struct {
		name     string
		settings []string
		want     []string
	}{
		{"address in use", []string{"PORTAL_ADDR=" + taken.Addr().String()}, []string{taken.Addr().String() + " is in use", "PORTAL_ADDR"}},
		{"no address", []string{"PORTAL_ADDR=here"}, []string{"PORTAL_ADDR", "127.0.0.1:8080"}},
		{"data folder below a file", []string{"PORTAL_ADDR=127.0.0.1:0", "PORTAL_DATA_DIR=" + file + "/data"}, []string{file, "writable", "PORTAL_DATA_DIR"}},
		{"no server there", []string{"PORTAL_ADDR=127.0.0.1:0", "DATABASE_URL=postgres://kim:secret@127.0.0.1:1/x"}, []string{"127.0.0.1:1", "DATABASE_URL"}},
		{"no database address", []string{"PORTAL_ADDR=127.0.0.1:0", "DATABASE_URL=nonsense secret"}, []string{"DATABASE_URL"}},
		{"no binaries there", []string{"PORTAL_ADDR=127.0.0.1:0", "PORTAL_DATA_DIR=" + openDir(t), "PG_BINDIR=/nowhere"}, []string{"/nowhere"}},
		{"no schema", []string{"PORTAL_ADDR=127.0.0.1:0", "PORTAL_NO_MIGRATE=true", "DATABASE_URL=" + pg.Empty(t)}, []string{"portal migrate"}},
		{"no place to report to", []string{"PORTAL_ADDR=127.0.0.1:0", "PORTAL_REPORT_URL=javascript:alert(1)"}, []string{"PORTAL_REPORT_URL", "mailto:"}},
		{"base address with a path", []string{"PORTAL_ADDR=127.0.0.1:0", "PORTAL_BASE_URL=https://x.example/y"}, []string{"PORTAL_BASE_URL"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			begun := time.Now()
			_, stderr, status := result(t, tt.settings, "serve")
			if status != failed {
				t.Errorf("status %d, want %d", status, failed)
			}
			for _, want := range tt.want {
				if !strings.Contains(stderr, want) {
					t.Errorf("the message does not name %q:\n%s", want, stderr)
				}
			}
			if strings.Contains(stderr, "secret") {
				t.Errorf("the message has the password:\n%s", stderr)
			}
			if took := time.Since(begun); took > 20*time.Second {
				t.Errorf("it took %v to say so", took)
			}
		})
	}
}
