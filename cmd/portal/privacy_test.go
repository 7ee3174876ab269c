package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// A release as ministries write them, full of whom to call. The names of those
// who answer are made up so that they occur nowhere by chance.
const (
	contactText = `Korea and Belarus Sign Memorandum on Digital Government
Date : 2017-05-10 Read : 194

The Minister of the Interior of the Republic of Korea, Hong Yun-sik, and the Minister of Communications and Informatization of Belarus, Sergei Popkov, signed a memorandum of understanding on cooperation in digital government in Minsk on April 26, 2017. Journalists may call the ministry at 02-2100-9911 or write to desk.officer@mois.example.
The memorandum of understanding is valid for three years from the date of signature.
For more information, please contact Wilhelmina Quibbleton, deputy press secretary, at wilhelmina.q@press.example or +44 (0)20 7946 0018 ext. 4471.

Media contact
Bartholomew Zandersson
Press Secretary
Tel: 044-202-6270
bart.z [at] press.example
77 Fernsworth Street, London SW1A 2BQ
P.O. Box 90817
`
	contactPage = `<!doctype html><html><head><title>Belarus and Korea agree on digital government</title><meta name="author" content="Ottilie Krummholz"></head><body><main>
<h1>Belarus and Korea agree on digital government</h1>
<p>Belarus and the Republic of Korea signed a memorandum of understanding on digital government in Minsk on April 26, 2017.</p>
<p>Pressekontakt: <a href="mailto:ottilie@press.example?subject=x">Ottilie Krummholz</a>, <a href="tel:+375172875700">+375 17 287 57 00</a></p>
</main></body></html>`
	contactNotes = "title: Belarus and Korea agree on digital government\npublisher: A ministry\nlanguage: en\n"
)

// contactWords are what nobody may find afterwards. None is a bare number, which
// a hash might have by chance.
func contactWords() []string {
	return []string{"2100-9911", "desk.officer", "Quibbleton", "wilhelmina", "7946 0018", "ext. 4471", "Zandersson", "Bartholomew", "202-6270", "bart.z", "press.example", "mois.example", "Fernsworth", "SW1A", "Box 90817",
		"ottilie", "Krummholz", "+375", "287 57 00"}
}

// leaks lists the contact words in something that the portal gave out.
func leaks(given string) []string {
	var out []string
	lower := strings.ToLower(given)
	for _, w := range contactWords() {
		if strings.Contains(lower, strings.ToLower(w)) {
			out = append(out, w)
		}
	}
	return out
}

// From the folder of an editor to every way out: nobody's number, mail, street
// or name is in any of them, and what the release says is in all.
func TestContactsReachNobody(t *testing.T) {
	t.Parallel()
	dir, dsn := t.TempDir(), pg.DSN(t)
	write(t, filepath.Join(dir, "korea-belarus.txt"), contactText)
	write(t, filepath.Join(dir, "belarus-korea.html"), contactPage)
	write(t, filepath.Join(dir, "belarus-korea.yaml"), contactNotes)
	if found := leaks(contactText + contactPage); len(found) != len(contactWords()) {
		t.Fatalf("the releases have only %q: this shows nothing", found)
	}
	settings := []string{"DATABASE_URL=" + dsn, "PORTAL_NO_MIGRATE=true", "PORTAL_BASE_URL=https://accords.example", "PORTAL_LOG_LEVEL=debug", "PORTAL_RATE=0"}
	stdout, stderr, status := result(t, settings, "import", dir)
	if status != 0 {
		t.Fatalf("import: status %d\n%s%s", status, stdout, stderr)
	}
	check := func(where, given string) {
		t.Helper()
		if found := leaks(given); len(found) > 0 {
			t.Errorf("%s has %q", where, found)
		}
	}
	check("the report of the import", stdout+stderr)
	for _, args := range [][]string{{"extract", filepath.Join(dir, "korea-belarus.txt")}, {"extract", "--explain", filepath.Join(dir, "korea-belarus.txt")}} {
		stdout, stderr, _ := result(t, settings, args...)
		check(strings.Join(args[:len(args)-1], " "), stdout+stderr)
	}
	check("the database", tables(t, dsn))

	p := startPortal(t, settings...)
	seen := map[string]bool{}
	for queue := []string{"/", "/ko", "/agreements", "/sources", "/changes", "/search?q=Minsk", "/search?q=signed", "/countries/by", "/sources/korea-belarus", "/ko/sources/korea-belarus", "/sources/belarus-korea", "/sitemap.xml", "/sitemaps/1.xml", "/data/dcat.jsonld",
		"/api/v1/agreements", "/api/v1/sources", "/api/v1/changes", "/api/v1/search?q=Minsk", "/api/v1/sources/korea-belarus"}; len(queue) > 0; queue = queue[1:] {
		if seen[queue[0]] {
			continue
		}
		seen[queue[0]] = true
		body := fetched(t, p, queue[0])
		check(queue[0], body)
		queue = append(queue, onward(queue[0], body)...)
	}
	if !seen["/sources/korea-belarus"] || !slices.ContainsFunc(mapKeys(seen), func(path string) bool { return strings.HasSuffix(path, ".csl.json") }) || len(seen) < 40 {
		t.Errorf("only %d addresses were asked for: %q", len(seen), mapKeys(seen))
	}
	if source := p.page(t, "/sources/korea-belarus", 200); !strings.Contains(source, "Hong Yun-sik") || !strings.Contains(source, "Sergei Popkov") || !strings.Contains(source, "*****") {
		t.Error("what the release says of the ministers is gone, or there is no mask")
	}
	check("the archive", unzipped(t, p))
	out := filepath.Join(t.TempDir(), "bulk")
	if stdout, stderr, status := result(t, settings, "export", "--out", out); status != 0 {
		t.Errorf("export: status %d\n%s%s", status, stdout, stderr)
	}
	check("the exported folder", exported(t, out))
	check("what assistants are told", told(t, p))
	posted, err := http.PostForm(p.url+"/extract", map[string][]string{"text": {contactText}})
	if err != nil {
		t.Fatal(err)
	}
	defer posted.Body.Close()
	raw, _ := io.ReadAll(posted.Body)
	check("the page of a pasted text", string(raw))
	check("the log", p.log.String())
}

// fetched is the body of an address, whatever its form.
func fetched(t *testing.T, p *portal, path string) string {
	t.Helper()
	resp, err := http.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode >= 500 {
		t.Fatalf("%s: status %d, %v", path, resp.StatusCode, err)
	}
	return string(raw)
}

var (
	otherForm = regexp.MustCompile(`<link rel="alternate" type="[^"]*" href="(/[^"#]*)`)
	record    = regexp.MustCompile(`<a href="(/agreements/[0-9a-z]{8}[^"#]*)`)
)

// onward are the other forms of a page, and of the page of a source the
// agreements that it tells of.
func onward(path, body string) []string {
	var out []string
	for _, m := range otherForm.FindAllStringSubmatch(body, -1) {
		out = append(out, strings.ReplaceAll(m[1], "&amp;", "&"))
	}
	if strings.HasPrefix(path, "/sources/") {
		for _, m := range record.FindAllStringSubmatch(body, -1) {
			out = append(out, m[1])
		}
	}
	return out
}

func mapKeys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// tables is every row of every table, the words of the text search among them.
func tables(t *testing.T, dsn string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	rows, _ := conn.Query(t.Context(), `SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`)
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		rows, _ := conn.Query(t.Context(), `SELECT x::text FROM `+name+` x`)
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(name, err)
		}
		all.WriteString(strings.Join(list, "\n"))
	}
	return all.String()
}

// unzipped is the content of every file of the archive.
func unzipped(t *testing.T, p *portal) string {
	t.Helper()
	raw := fetched(t, p, "/data/accords.zip")
	z, err := zip.NewReader(bytes.NewReader([]byte(raw)), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	if !strings.Contains(all.String(), "Minsk") {
		t.Error("the archive does not have the agreement")
	}
	return all.String()
}

func exported(t *testing.T, dir string) string {
	t.Helper()
	var all bytes.Buffer
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		all.Write(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// told is what the tools of assistants answer about the release.
func told(t *testing.T, p *portal) string {
	t.Helper()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: p.url + "/mcp", DisableStandaloneSSE: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	var found struct {
		Agreements []struct{ ID string }
	}
	call(t, session, "search_agreements", map[string]any{"countries": []string{"BY"}}, &found)
	if len(found.Agreements) == 0 {
		t.Fatal("an assistant finds nothing")
	}
	var all strings.Builder
	for _, a := range found.Agreements {
		var one any
		call(t, session, "agreement", map[string]any{"id": a.ID}, &one)
		raw, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}
