package importer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestFromFS(t *testing.T) {
	t.Parallel()
	got, err := FromFS(fstest.MapFS{
		"b-release.txt":    {Data: []byte("B")},
		"A Release_2.txt":  {Data: []byte("A")},
		"A Release_2.yaml": {Data: []byte("title: A\n")},
		"lost.yaml":        {Data: []byte("title: lost\n")},
		"README.md":        {Data: []byte("not a release")},
		".hidden.txt":      {Data: []byte("hidden")},
		".git/x.txt":       {Data: []byte("hidden")},
		"sub/c.txt":        {Data: []byte("C")},
	})
	if err != nil {
		t.Fatal(err)
	}
	var shown []string
	for _, r := range got {
		line := r.Path + " " + r.Name + " " + string(r.Text) + " " + string(r.Notes)
		if r.Err != nil {
			line += r.Err.Error()
		}
		shown = append(shown, strings.TrimSpace(line))
	}
	want := []string{
		"A Release_2.txt a-release-2 A title: A",
		"b-release.txt b-release B",
		"sub/c.txt c C",
		"lost.yaml lost  there is no lost.txt beside these notes",
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestFromPaths(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	a, notes := write("a.txt", "A"), write("a.yaml", "title: A\n")
	other := write("press.text", "P")
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	c := write(filepath.Join("sub", "c.txt"), "C")
	large := write("large.txt", strings.Repeat("a", MaxBytes+10))
	missing := filepath.Join(dir, "missing.txt")

	got := FromPaths(a, other, filepath.Dir(c), notes, missing, large, os.DevNull)
	var shown []string
	for _, r := range got {
		line := r.Name + " " + string(r.Notes)
		if err := r.check(); err != nil {
			line += err.Error()
		}
		shown = append(shown, line)
	}
	want := []string{
		"a title: A\n",
		"press ",
		"c ",
		"a these are notes; name the release that they stand beside",
		"missing no such file or directory",
		"large it is larger than 4 MiB; a release is a page or two: import its text alone, or its parts as releases of their own",
		"null it is not a regular file; copy its content into one",
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if n := len(got[5].Text); n != MaxBytes+1 {
		t.Errorf("%d bytes of the large file were read, want one more than allowed", n)
	}
}

func TestSumCoversTextAndNotes(t *testing.T) {
	t.Parallel()
	sums := map[string]bool{}
	for _, r := range []Release{
		{Text: []byte("ab")},
		{Text: []byte("ab"), Notes: []byte{}},
		{Text: []byte("a"), Notes: []byte("b")},
		{Text: []byte("ab"), Notes: []byte("b")},
	} {
		sums[r.sum()] = true
	}
	if len(sums) != 4 {
		t.Errorf("%d sums for four releases", len(sums))
	}
}

// What somebody put into a folder to be read is not passed over in silence, unless
// its words stand beside it.
func TestFoldersNameWhatCannotBeRead(t *testing.T) {
	t.Parallel()
	found, err := FromFS(fstest.MapFS{
		"a.pdf": {}, "b.zip": {}, "c.PDF": {}, "c.txt": {Data: []byte("words")}, "d.png": {}, "e/f.docx": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range found {
		got[r.Path] = ""
		if r.Err != nil {
			got[r.Path] = r.Err.Error()
		}
	}
	const kind = "its words cannot be read from a file of this kind; save them as "
	want := map[string]string{
		"a.pdf": kind + "a.txt beside it", "b.zip": "it is an archive within a folder, which is not opened; import it by its own name",
		"c.txt": "", "e/f.docx": kind + "f.txt beside it",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}
