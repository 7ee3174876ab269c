package importer

import (
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestWriteReport(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	err := WriteReport(&out, accord.ImportRun{Files: []accord.ImportFile{
		{Name: authorityName, State: accord.ImportChanged, New: 40},
		{Name: "uk-korea.txt", State: accord.ImportNew, New: 2},
		{Name: "a.txt", State: accord.ImportUnchanged},
		{Name: "b.txt", State: accord.ImportEmpty, Reason: "no agreement and no summit was found in it"},
		{Name: "c.txt", State: accord.ImportBroken, Reason: "it is empty"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	want := `changed        authority     40 new, 0 changed, 0 gone
new            uk-korea.txt  2 new, 0 changed, 0 gone
unchanged      a.txt
nothing_found  b.txt         no agreement and no summit was found in it
broken         c.txt         it is empty
1 new, 1 unchanged, 1 nothing found, 1 broken; records: 2 new, 0 changed, 0 gone
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := WriteReport(&out, accord.ImportRun{}); err != nil || !strings.HasPrefix(out.String(), "nothing to import") {
		t.Errorf("an empty run prints %q, error %v", out.String(), err)
	}
}

func TestPrintable(t *testing.T) {
	t.Parallel()
	if got, want := printable("a\x1b[31m\xff\n행정.txt"), "a�[31m��행정.txt"; got != want {
		t.Errorf("printable: %q, want %q", got, want)
	}
}
