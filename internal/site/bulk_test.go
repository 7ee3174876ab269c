package site_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accords/internal/export"

	"github.com/google/go-cmp/cmp"
)

// The archive is a zip file whose checksums hold, whose tables are whole, and
// which has the same bytes when it is made again.
func TestArchive(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	e, err := p.store.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	raw := p.file("/data/"+export.ArchiveName(e), "application/zip")
	if !bytes.Equal(raw, p.file("/data/"+export.ArchiveName(e), "application/zip")) {
		t.Error("the same data give other bytes")
	}
	z := unzipped(t, raw)
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	checked := 0
	for _, line := range strings.Split(strings.TrimSpace(string(files["SHA256SUMS"])), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		if got := sha256.Sum256(files[name]); hex.EncodeToString(got[:]) != sum {
			t.Errorf("the checksum of %s does not hold", name)
		}
		checked++
	}
	if checked != len(files)-1 {
		t.Errorf("%d of %d files have a checksum", checked, len(files)-1)
	}
	for _, name := range []string{"agreements", "summits", "ministries", "countries", "topics", "sources", "changes"} {
		rows, err := csv.NewReader(bytes.NewReader(files[name+".csv"])).ReadAll()
		lines := bytes.Count(files[name+".jsonl"], []byte("\n"))
		if err != nil || len(rows) < 2 || name != "changes" && lines != len(rows)-1 {
			t.Errorf("%s: %d rows, %d lines, %v", name, len(rows), lines, err)
		}
	}
	if !bytes.Contains(files["CODEBOOK.md"], []byte("Signed: how it is known")) || !bytes.Contains(files["LICENCES.csv"], []byte("Not stated")) {
		t.Error("the codebook or the licences say nothing")
	}
	expand(t, files["dcat.jsonld"])
	unzips(t, raw)
}

func unzipped(t *testing.T, raw []byte) *zip.Reader {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// unzips asks a program that nobody here wrote whether a file is whole.
func unzips(t *testing.T, raw []byte) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "accords.zip")
	if err := os.WriteFile(name, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][]string{{"unzip", "-tq", name}, {"python3", "-m", "zipfile", "-t", name}} {
		if _, err := exec.LookPath(c[0]); err != nil {
			continue
		}
		if out, err := exec.CommandContext(t.Context(), c[0], c[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", c[0], err, out)
		}
		return
	}
	t.Log("neither unzip nor python3 is on this machine")
}

// A line of the archive is what the address of the record gives, with how each
// value is known.
func TestArchiveSaysHowItKnows(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	e, err := p.store.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	z := unzipped(t, p.file("/data/"+export.ArchiveName(e), "application/zip"))
	for name, atLeast := range map[string]int{"agreements": 3, "summits": 2, "ministries": 1, "series": 1} {
		f, err := z.Open(name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for in := json.NewDecoder(f); in.More(); lines++ {
			var line map[string]any
			if err := in.Decode(&line); err != nil {
				t.Fatal(err)
			}
			p.knows(name, line)
			var page map[string]any
			url, _ := line["url"].(string)
			if err := json.Unmarshal(p.file(strings.TrimPrefix(url, "https://accords.example")+".json", "application/json"), &page); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(page, line); diff != "" {
				t.Errorf("%s: mismatch (-page +archive)\n%s", url, diff)
			}
		}
		if lines < atLeast {
			t.Errorf("%s: %d lines", name, lines)
		}
	}
}

func TestArchiveHasOneName(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	e, err := p.store.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{"/data/accords.zip": "/data/" + export.ArchiveName(e), "/data/accords-2001-01-01.zip": "/data/" + export.ArchiveName(e)} {
		if status, location, _ := p.ask(path); status != http.StatusSeeOther || location != want {
			t.Errorf("%s leads to %d %s, want %s", path, status, location, want)
		}
	}
	if status, _, _ := p.ask("/data/accords-2001-02-30.zip"); status != http.StatusNotFound {
		t.Errorf("a day that is not in the calendar: %d", status)
	}
	nodes := expand(t, p.file("/data/dcat.jsonld", "application/ld+json"))
	if only(nodes[0], "@type") != "http://www.w3.org/ns/dcat#Dataset" {
		t.Errorf("the catalogue is %v", nodes[0])
	}
}
