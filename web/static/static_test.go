package static

import (
	"bytes"
	"compress/gzip"
	"errors"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestNamesFollowTheContent(t *testing.T) {
	t.Parallel()
	href := func(content string) string {
		f, err := New(fstest.MapFS{"app.css": {Data: []byte(content)}}, ".")
		if err != nil {
			t.Fatal(err)
		}
		return f.Href("app.css")
	}
	a, again, b := href("a{}"), href("a{}"), href("b{}")
	if a != again || a == b {
		t.Errorf("names: %q, %q again, %q for other content", a, again, b)
	}
	if !regexp.MustCompile(`^/static/app\.[0-9a-f]{12}\.css$`).MatchString(a) {
		t.Errorf("address %q", a)
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	f, err := New(fstest.MapFS{"app.js": {Data: []byte("1")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimPrefix(f.Href("app.js"), Prefix)
	got, ok := f.Open(name)
	want := File{Name: name, ContentType: "text/javascript; charset=utf-8", Bytes: []byte("1")}
	if diff := cmp.Diff(want, got); !ok || diff != "" {
		t.Errorf("file mismatch (-want +got):\n%s", diff)
	}
	for _, other := range []string{"app.js", "app.000000000000.js", "../static.go", ""} {
		if _, ok := f.Open(other); ok {
			t.Errorf("Open(%q) found a file", other)
		}
	}
}

// Only what is meant for pages is served, from folders that may be missing.
func TestWhatIsNotServed(t *testing.T) {
	t.Parallel()
	f, err := New(fstest.MapFS{
		"static.go": {Data: []byte("x")}, "dist/.keep": {}, "dist/htmx.min.js": {Data: []byte("h")}, "dist/app.js": {Data: []byte("2")}, "app.js": {Data: []byte("1")},
	}, ".", "dist", "none")
	if err != nil {
		t.Fatal(err)
	}
	if names := f.Names(); len(names) != 2 {
		t.Errorf("names %v, want app.js and htmx.min.js", names)
	}
	if got := f.Href("static.go"); got != "" {
		t.Errorf("static.go has the address %q", got)
	}
	if file, _ := f.Open(strings.TrimPrefix(f.Href("app.js"), Prefix)); string(file.Bytes) != "1" {
		t.Errorf("dist hides the file of the source: %q", file.Bytes)
	}
}

func TestStyleSheetsNameFilesByTheirAddress(t *testing.T) {
	t.Parallel()
	f, err := New(fstest.MapFS{
		"font.css":      {Data: []byte(`@font-face{src:url("f.woff2")}`)},
		"missing.css":   {Data: []byte(`@font-face{src:url("none.woff2")}`)},
		"dist/f.woff2":  {Data: []byte("f")},
		"dist/font.css": {Data: []byte("other")},
	}, ".", "dist")
	if err != nil {
		t.Fatal(err)
	}
	got, _ := f.Open(strings.TrimPrefix(f.Href("font.css"), Prefix))
	if want := `@font-face{src:url("` + f.Href("f.woff2") + `")}`; string(got.Bytes) != want {
		t.Errorf("font.css = %q, want %q", got.Bytes, want)
	}
	if href := f.Href("missing.css"); href != "" {
		t.Errorf("a sheet for a missing font has the address %q", href)
	}
}

func TestEmbeddedFiles(t *testing.T) {
	t.Parallel()
	f, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for plain, most := range map[string]int{"app.css": 15 << 10, "app.js": 4 << 10, "favicon.svg": 1 << 10} {
		file, ok := f.Open(strings.TrimPrefix(f.Href(plain), Prefix))
		if !ok {
			t.Errorf("%s is not embedded", plain)
			continue
		}
		if n := gzipped(t, file.Bytes); n > most {
			t.Errorf("%s is %d bytes gzipped, more than %d", plain, n, most)
		}
	}
}

// The style sheet may ask nobody else for anything, and its braces must close.
func TestStyleSheet(t *testing.T) {
	t.Parallel()
	f, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	file, _ := f.Open(strings.TrimPrefix(f.Href("app.css"), Prefix))
	css := string(file.Bytes)
	for _, foreign := range []string{"http", "@import", "url("} {
		if strings.Contains(css, foreign) {
			t.Errorf("the style sheet contains %q", foreign)
		}
	}
	if open, closed := strings.Count(css, "{"), strings.Count(css, "}"); open != closed {
		t.Errorf("%d braces open, %d close", open, closed)
	}
	defined := map[string]bool{}
	for _, m := range regexp.MustCompile(`(--[a-z0-9]+):`).FindAllStringSubmatch(css, -1) {
		defined[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`var\((--[a-z0-9]+)`).FindAllStringSubmatch(css, -1) {
		if !defined[m[1]] {
			t.Errorf("%s is used and not defined", m[1])
		}
	}
}

func gzipped(t *testing.T, b []byte) int {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Len()
}

// What is asked for before the first paint must be light. make weights prints
// what this logs.
func TestWeightOfFiles(t *testing.T) {
	t.Parallel()
	files, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []struct {
		name, ext string
		most      int
	}{{"style sheets", ".css", 15 << 10}, {"scripts", ".js", 20 << 10}} {
		n, names := 0, []string{}
		for _, name := range files.Names() {
			if path.Ext(name) != kind.ext {
				continue
			}
			f, _ := files.Open(name)
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			_, err := w.Write(f.Bytes)
			if err := errors.Join(err, w.Close()); err != nil {
				t.Fatal(err)
			}
			n, names = n+b.Len(), append(names, name)
		}
		t.Logf("%s: %5d bytes gzipped, at most %d (%s)", kind.name, n, kind.most, strings.Join(names, ", "))
		if n == 0 || n > kind.most {
			t.Errorf("%s are %d bytes gzipped, want at most %d", kind.name, n, kind.most)
		}
	}
}
