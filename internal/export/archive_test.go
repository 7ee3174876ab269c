package export

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// holdings are a small register: two agreements, one of which is bare, and one
// record of each other kind with everything that it can have.
func holdings() Holdings {
	list, m := edges(), meeting()
	cite := &accord.Citation{Publisher: "An encyclopaedia", URL: "https://e.example/", Published: accord.Date{Year: 2020}}
	known := accord.Provenance{First: day(1)}
	return Holdings{
		Edition:    accord.Edition{Run: 7, Change: 9, At: day(5)},
		Agreements: func() iter.Seq2[accord.Dossier, error] { return Each(list[:2]) },
		Changes:    func() iter.Seq2[accord.Change, error] { return Each(changes()) },
		Summits:    []accord.SummitDossier{{Summit: m, Provenance: known}, {Summit: accord.Summit{Slug: "online", Virtual: fact(said(true, 0, "online")), Edition: fact(said(3, 9, "third"))}}},
		Series: []accord.Series{{Slug: "digital-nations", Name: "Digital Nations", Names: []accord.PeriodName{{Name: "Digital 5", Short: "D5", From: accord.Date{Year: 2014}, Citation: cite}},
			Members: []accord.Membership{{Country: "KR", From: accord.Date{Year: 2014}, Citation: cite}}}},
		Organisations: []accord.Organisation{{Slug: "msit-kr", Type: accord.TypeMinistry, Country: "KR", Website: "https://msit.example/", Known: known,
			Name:         accord.Value[string]{V: "Ministry of Science and ICT", Basis: accord.Curated, Citation: cite},
			Names:        []accord.PeriodName{{Name: "Ministry of Science, ICT and Future Planning", From: accord.Date{Year: 2013, Month: 3}, To: accord.Date{Year: 2017, Month: 7}}, {Name: "Ministry of Science and ICT", Short: "MSIT", From: accord.Date{Year: 2017, Month: 7}}},
			Predecessors: []accord.Ref{{Slug: "before-kr", Label: "Before"}}, Agreements: rows(list[:1])}},
		Countries: []accord.CountryRow{{Country: accord.Country{Code: "KR", Name: "South Korea", NameKo: "대한민국", Region: "Asia"}, Agreements: 2, Summits: 1, Organisations: 1}},
		Topics:    []accord.Topic{{Code: "skills", Label: "Skills", LabelKo: "역량", About: "Training, of officials.", Count: 1}},
		Sources:   []accord.DocumentRow{{Source: list[0].Sources[0], SHA256: "ab", Values: 14}, {Source: accord.Source{Slug: "x", Title: "=x", Publisher: "P", Licence: "Not stated"}, SHA256: "cd"}},
	}
}

// written is a folder that files of an archive are written to; broken is the
// file that cannot be made.
type written struct {
	names  []string
	files  map[string]*bytes.Buffer
	broken string
}

var errNoSpace = errors.New("no space left")

func (w *written) create(name string) (io.Writer, error) {
	w.names = append(w.names, name)
	if name == w.broken {
		return nil, errNoSpace
	}
	if w.files == nil {
		w.files = map[string]*bytes.Buffer{}
	}
	w.files[name] = new(bytes.Buffer)
	return w.files[name], nil
}

// The archive is what testdata/archive holds, file by file; each but the last has
// its sum in the last, and the codebook names every column.
func TestArchiveFiles(t *testing.T) {
	t.Parallel()
	var w written
	if err := publisher().WriteFiles(w.create, holdings()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join("testdata", "archive")
	var sums, heads string
	for _, name := range w.names {
		raw := w.files[name].Bytes()
		if *update {
			if err := os.WriteFile(filepath.Join(folder, name), raw, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(raw)); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, diff)
		}
		if name != "SHA256SUMS" {
			sum := sha256.Sum256(raw)
			sums += hex.EncodeToString(sum[:]) + "  " + name + "\n"
		}
		if strings.HasSuffix(name, ".csv") && name != "LICENCES.csv" {
			head, _, _ := strings.Cut(string(raw), "\r\n")
			heads += "\n### " + name + "\n\n- " + strings.ReplaceAll(head, ",", "\n- ") + "\n"
		}
	}
	if diff := cmp.Diff(sums, w.files["SHA256SUMS"].String()); diff != "" {
		t.Errorf("sums: mismatch (-want +got)\n%s", diff)
	}
	if !strings.HasSuffix(w.files["CODEBOOK.md"].String(), heads) {
		t.Errorf("the codebook does not end in all columns:%s", heads)
	}
	kept, err := os.ReadDir(folder)
	if err != nil || len(kept) != len(w.names) {
		t.Errorf("%d files are written, %d are kept: %v", len(w.names), len(kept), err)
	}
}

// As a zip file it has the same files in the same order, and the same bytes when
// it is made again: no time is in it but that of the edition.
func TestArchiveIsReproducible(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	for _, w := range []io.Writer{&first, &second} {
		if err := publisher().WriteArchive(w, holdings()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two archives of one edition differ")
	}
	z, err := zip.NewReader(bytes.NewReader(first.Bytes()), int64(first.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var w written
	if err := publisher().WriteFiles(w.create, holdings()); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(day(5)) {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
	}
	if diff := cmp.Diff(w.names, names); diff != "" {
		t.Errorf("files: mismatch (-folder +zip)\n%s", diff)
	}
}

// Whatever fails, the error names the file, and no further one is begun: what was
// written until then must not look like an archive, which ends in its sums.
func TestArchiveNamesWhatFailed(t *testing.T) {
	t.Parallel()
	var all written
	if err := publisher().WriteFiles(all.create, holdings()); err != nil {
		t.Fatal(err)
	}
	for i, name := range all.names {
		w := written{broken: name}
		err := publisher().WriteFiles(w.create, holdings())
		if !errors.Is(err, errNoSpace) || !strings.HasPrefix(err.Error(), name+": ") || len(w.names) != i+1 {
			t.Errorf("%s cannot be made: %v, after %v", name, err, w.names)
		}
	}
	away := errors.New("the register went away")
	for _, tt := range []struct {
		draw int // the agreements are drawn once for each of these
		file string
	}{{1, "agreements.csv"}, {2, "agreements.jsonl"}, {3, "evidence.csv"}} {
		h, drawn := holdings(), 0
		h.Agreements = func() iter.Seq2[accord.Dossier, error] {
			return func(yield func(accord.Dossier, error) bool) {
				drawn++
				_ = yield(whole(), nil) && drawn == tt.draw && yield(accord.Dossier{}, away)
			}
		}
		var w written
		err := publisher().WriteFiles(w.create, h)
		if !errors.Is(err, away) || !strings.HasPrefix(err.Error(), tt.file+": ") || slices.Contains(w.names, "SHA256SUMS") {
			t.Errorf("the register fails at draw %d: %v, after %v", tt.draw, err, w.names)
		}
	}
}

// The table of evidence is written while agreements are drawn: of a register of
// any size it holds one.
func TestEvidenceIsStreamed(t *testing.T) {
	t.Parallel()
	const many = 1000
	drawn, ahead := 0, 0
	out := &counting{}
	in := func(yield func(accord.Dossier, error) bool) {
		for drawn < many && yield(whole(), nil) {
			drawn++
			ahead = max(ahead, drawn-out.lines/16) // each has 16 passages
		}
	}
	if err := WriteCSV(out, publisher().evidenceTable(in, nil)); err != nil {
		t.Fatal(err)
	}
	if out.lines != 1+16*many || ahead > 10 {
		t.Errorf("%d lines; at its worst %d agreements were drawn and not written", out.lines, ahead)
	}
}

// counting counts the lines that come, and keeps none.
type counting struct{ lines int }

func (c *counting) Write(b []byte) (int, error) {
	c.lines += bytes.Count(b, []byte("\n"))
	return len(b), nil
}

// The name has the day of the edition in UTC, wherever the portal stands.
func TestArchiveName(t *testing.T) {
	t.Parallel()
	behind := day(5).In(time.FixedZone("", -12*60*60)) // where it is the day before
	if got := ArchiveName(accord.Edition{At: behind}); got != "accords-2026-11-05.zip" {
		t.Error(got)
	}
}
