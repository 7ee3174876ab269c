package importer

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever a zip archive holds, and whatever its entries are called, it becomes
// releases within the limits or a reason; nothing is written anywhere.
func FuzzArchive(f *testing.F) {
	for _, name := range []string{"a.txt", "../a.txt", "/etc/a.txt", "a/../../b.md", `..\a.txt`, "C:a.txt", "a.yaml", ".hidden.txt", "a.html", "a.txt/", "\x00.txt", "\xff.txt", strings.Repeat("a", 300) + ".txt", "대한민국.txt", "./a.txt", "a//b.txt"} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, n := range []string{name, "b.txt"} {
			into, err := w.CreateRaw(&zip.FileHeader{Name: n, Method: zip.Store})
			if err != nil {
				f.Fatal(err)
			}
			_ = into
		}
		if err := w.Close(); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		dir := t.TempDir()
		path := filepath.Join(dir, "releases.zip")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		found := FromPaths(path)
		if len(found) == 0 || len(found) > maxEntries {
			t.Errorf("%d releases", len(found))
		}
		for _, r := range found {
			if strings.ContainsAny(r.Name, `/\.`) || len(r.Name) > 200 {
				t.Errorf("the address %q", r.Name)
			}
			if rest, in := strings.CutPrefix(r.Path, path); !in || r.Err == nil && !filepath.IsLocal(strings.TrimPrefix(rest, "/")) {
				t.Errorf("the path %q", r.Path)
			}
			if err := r.check(); err == nil && len(r.Text) > MaxBytes {
				t.Errorf("%d bytes", len(r.Text))
			} else if err != nil && err.Error() == "" {
				t.Error("a refusal without a reason")
			}
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("files beside the archive: %v, %v", left, err)
		}
	})
}
