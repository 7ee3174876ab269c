package importer

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// archived writes a zip archive; a name that ends in "@" is a symbolic link.
func archived(t *testing.T, files ...[2]string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "releases.zip")
	out, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(out)
	for _, f := range files {
		h := &zip.FileHeader{Name: strings.TrimSuffix(f[0], "@"), Method: zip.Deflate}
		if h.Name != f[0] {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		into, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := into.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFromArchive(t *testing.T) {
	t.Parallel()
	p := archived(t,
		[2]string{"a.txt", "A\n"}, [2]string{"a.yaml", "title: A\n"},
		[2]string{"sub/b.html", "<h1>B</h1>"}, [2]string{"c.md", "# C"}, [2]string{"README.md", "about"}, [2]string{"d.pdf", "%PDF"},
		[2]string{"lost.yaml", "title: lost\n"})
	var shown []string
	for _, r := range FromPaths(p) {
		line := strings.TrimPrefix(r.Path, p+"/") + " " + r.Name + " " + strings.TrimSpace(string(r.Text)) + " " + strings.TrimSpace(string(r.Notes))
		if r.Err != nil {
			line += r.Err.Error()
		}
		shown = append(shown, strings.TrimSpace(line))
	}
	want := []string{"a.txt a A title: A", "c.md c C", "sub/b.html b B", "lost.yaml lost  there is no lost.txt beside these notes",
		"d.pdf d  its words cannot be read from a file of this kind; save them as d.txt beside it"}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestFromArchiveRefuses(t *testing.T) {
	t.Parallel()
	many := make([][2]string, maxEntries+1)
	for i := range many {
		many[i] = [2]string{strings.Repeat("x", i%50+1) + ".txt", ""}
	}
	torn := filepath.Join(t.TempDir(), "torn.zip")
	if err := os.WriteFile(torn, []byte("PK\x03\x04 and no more"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ path, want string }{
		"another file":     {torn, "as a zip archive"},
		"a way out":        {archived(t, [2]string{"../../etc/passwd.txt", "x"}), "outside"},
		"an absolute path": {archived(t, [2]string{"/etc/passwd.txt", "x"}), "outside"},
		"a link":           {archived(t, [2]string{"a.txt@", "/etc/passwd"}), "is not a regular file"},
		"too many":         {archived(t, many...), "more than 1000"},
		"a bomb":           {archived(t, [2]string{"a.txt", strings.Repeat("\x00", maxUnpacked+1)}), "larger than 64 MiB"},
		"nothing in it":    {archived(t, [2]string{"a.png", "\x89PNG"}), "no release in it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := FromPaths(tt.path)
			if len(got) != 1 || got[0].Err == nil || !strings.Contains(got[0].Err.Error(), tt.want) {
				t.Errorf("%d releases, %v, want an error with %q", len(got), got[0].Err, tt.want)
			}
		})
	}
}
