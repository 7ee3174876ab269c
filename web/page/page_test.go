package page_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

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
