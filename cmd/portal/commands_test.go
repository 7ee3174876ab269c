package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// get returns the status of an address.
func get(t testing.TB, url string) (int, error) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, resp.Body.Close()
}

const release = `Estonia and Chile sign a memorandum of understanding on digital government

12 March 2024

The Government of Estonia and the Government of Chile signed a memorandum of understanding on digital government in Tallinn on 12 March 2024.
Both sides agreed to cooperate on digital identity for three years.
`

var seedFile = filepath.Join("..", "..", "seeds", "releases", "uk-korea-mou-digital-government-2023.txt")

type extracted struct {
	Agreements []struct {
		Kind      string
		Countries []json.RawMessage
		Evidence  map[string][]struct {
			Start, End int
			Quote      string
		}
	}
}

func TestExtract(t *testing.T) {
	t.Parallel()
	file, err := filepath.Abs(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	words, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := result(t, nil, "extract", file)
	if status != 0 || stderr != "" {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var got extracted
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Agreements) != 1 || got.Agreements[0].Kind != "memorandum_of_understanding" || len(got.Agreements[0].Countries) != 2 {
		t.Fatalf("agreements: %+v", got.Agreements)
	}
	quotes := 0
	for field, spans := range got.Agreements[0].Evidence {
		for _, s := range spans {
			quotes++
			if string(words[s.Start:s.End]) != s.Quote {
				t.Errorf("%s: the quote %q is not at [%d,%d)", field, s.Quote, s.Start, s.End)
			}
		}
	}
	if quotes == 0 {
		t.Error("no value has evidence")
	}
}

// One line a file, in the order of the command line; what cannot be read is
// named, and the others are printed.
func TestExtractSeveral(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	good := write(t, filepath.Join(dir, "good.txt"), release)
	bad := write(t, filepath.Join(dir, "bad.txt"), "Seoul \xff Tallinn")
	stdout, stderr, status := result(t, nil, "extract", good, bad, good)
	lines := strings.Split(strings.TrimSpace(stdout), "\n")
	if status != failed || len(lines) != 2 || lines[0] != lines[1] {
		t.Errorf("status %d, %d lines:\n%s", status, len(lines), stdout)
	}
	for _, l := range lines {
		var got extracted
		if err := json.Unmarshal([]byte(l), &got); err != nil || len(got.Agreements) != 1 {
			t.Errorf("%v in %s", err, l)
		}
	}
	if !strings.Contains(stderr, "bad.txt: byte 6 is not UTF-8") {
		t.Errorf("message: %s", stderr)
	}
}

func TestExtractRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tests := []struct {
		name, file, want string
	}{
		{"missing", filepath.Join(dir, "missing.txt"), "no such file"},
		{"empty", write(t, filepath.Join(dir, "empty.txt"), " \n"), "empty"},
		{"binary", write(t, filepath.Join(dir, "binary.txt"), "a\x00b"), "binary"},
		{"not UTF-8", write(t, filepath.Join(dir, "latin1.txt"), "S\xe3o Tom\xe9"), "not UTF-8"},
		{"too large", write(t, filepath.Join(dir, "large.txt"), strings.Repeat("word ", 1<<20)), "larger than 4 MiB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			stdout, stderr, status := result(t, nil, "extract", tt.file)
			if status != failed || stdout != "" || !strings.Contains(stderr, tt.want) || !strings.Contains(stderr, filepath.Base(tt.file)) {
				t.Errorf("status %d, printed %q, message %q, want one with %q", status, stdout, stderr, tt.want)
			}
		})
	}
	if _, stderr, status := result(t, nil, "extract"); status != badUsage || !strings.Contains(stderr, "file") {
		t.Errorf("without a file: status %d, %s", status, stderr)
	}
}

func TestImportWithOneBrokenFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "estonia-chile-2024.txt"), release)
	write(t, filepath.Join(dir, "broken.txt"), "Seoul \xff Tallinn")
	database := "DATABASE_URL=" + imported(t)
	stdout, stderr, status := result(t, []string{database}, "import", dir)
	if status != failed || !strings.Contains(stderr, "1 of 2 files") {
		t.Errorf("status %d, message %q", status, stderr)
	}
	for _, want := range []string{"broken.txt", "not UTF-8", "estonia-chile-2024.txt", "1 new"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("the report does not name %q:\n%s", want, stdout)
		}
	}
	if err := os.Remove(filepath.Join(dir, "broken.txt")); err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status = result(t, []string{database}, "import", dir); status != 0 || !strings.Contains(stdout, "unchanged") {
		t.Errorf("a second time: status %d\n%s%s", status, stdout, stderr)
	}
	p := startPortal(t, database)
	if list := p.page(t, "/agreements?country=CL", 200); !agreementLink.MatchString(list) {
		t.Error("the good release is not in the list")
	}
	p.page(t, "/sources/estonia-chile-2024", 200)
}

// The report says that the log has the cause: it has.
func TestImportLogsWhatTheDatabaseSaid(t *testing.T) {
	t.Parallel()
	file := write(t, filepath.Join(t.TempDir(), "estonia-chile-2024.txt"), release)
	dsn := imported(t)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), `ALTER TABLE document ADD CONSTRAINT none_of_these CHECK (slug <> 'estonia-chile-2024')`); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := result(t, []string{"DATABASE_URL=" + dsn}, "import", file)
	if status != failed || !strings.Contains(stdout, "the log has the cause") || strings.Contains(stdout, "none_of_these") {
		t.Errorf("status %d, reported:\n%s", status, stdout)
	}
	if !strings.Contains(stderr, "level=ERROR") || !strings.Contains(stderr, "none_of_these") || !strings.Contains(stderr, "1 of 1 file could") {
		t.Errorf("logged:\n%s", stderr)
	}
}

// An empty database becomes the register, and then stays as it is; a dry run says so
// and changes nothing. The limit of a page's statements is none for an import: on a
// busy machine a register would never come to be.
func TestMigrate(t *testing.T) {
	t.Parallel()
	database := "DATABASE_URL=" + pg.Empty(t)
	run := func(args ...string) string {
		stdout, stderr, status := result(t, []string{database}, append([]string{"migrate"}, args...)...)
		if status != 0 {
			t.Fatalf("migrate %v: status %d\n%s", args, status, stderr)
		}
		return stdout
	}
	dry := run("--dry-run")
	if !strings.Contains(dry, "schema 0; would apply") || !strings.Contains(dry, "5 new") {
		t.Errorf("dry run on an empty database:\n%s", dry)
	}
	if again := run("--dry-run"); again != dry {
		t.Errorf("a dry run changed something:\n%s", again)
	}
	if stdout, stderr, status := result(t, []string{database, "PORTAL_STATEMENT_TIMEOUT=1ms"}, "migrate"); status != 0 || !strings.Contains(stdout, "5 new") {
		t.Fatalf("migrate: status %d\n%s%s", status, stdout, stderr)
	}
	for _, args := range [][]string{nil, {"--dry-run"}} {
		if out := run(args...); !strings.Contains(out, "5 unchanged") {
			t.Errorf("migrate %v after it:\n%s", args, out)
		}
	}
}
