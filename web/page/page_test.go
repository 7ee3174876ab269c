package page

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"accords/web/words"

	"github.com/a-h/templ"
)

// pages, a folder, makes the tests leave every page there, to be looked at.
var pages = flag.String("pages", "", "folder to write a page of each kind to")

// render prints a component.
func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatalf("render: %v", err)
	}
	return b.String()
}

func TestPagesToLookAt(t *testing.T) {
	t.Parallel()
	if *pages == "" {
		t.Skip("no -pages folder")
	}
	for name, c := range every() {
		if err := os.WriteFile(filepath.Join(*pages, name+".html"), []byte(render(t, c)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A list of 25 with long filters must stay light on a slow line, in either
// language. make weights prints what this logs.
func TestWeightOfPages(t *testing.T) {
	t.Parallel()
	const most = 14 << 10
	for _, l := range words.Langs() {
		p := listFixture()
		p.Lang = l
		p.Rows = nil
		for i := range 25 {
			c := cards()[i%len(cards())]
			// What a real list repeats is compressed away, what is its own is not.
			c.CompareID = fmt.Sprintf("%08x", 2654435761*uint32(i+1))
			c.Href = "/agreements/" + c.CompareID + "/memorandum-" + c.CompareID
			c.Title += " " + c.CompareID
			p.Rows = append(p.Rows, c)
		}
		n := gzipped(t, render(t, List(p)))
		t.Logf("HTML of a list of %d agreements, %s: %5d bytes gzipped, at most %d", len(p.Rows), l, n, most)
		if n > most {
			t.Errorf("a list of %d agreements is %d bytes gzipped, more than %d", len(p.Rows), n, most)
		}
	}
}

func gzipped(t *testing.T, s string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
