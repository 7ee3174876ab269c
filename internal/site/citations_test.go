package site_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// cited is what citation-js reads.
type cited struct {
	Items []struct {
		ID     string
		Title  string
		Author []struct{ Literal, Family, Given string }
		Issued struct {
			Parts [][]int `json:"date-parts"`
		}
		URL         string
		Contributor []struct {
			Literal, Family, Given string
			Particle               string `json:"non-dropping-particle"`
		}
	}
	APA string
}

func citations(t *testing.T, form string, raw []byte) cited {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", "..", "web"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(root, "node_modules", "@citation-js", "core")); err != nil {
		unavailable(t, "citation-js is not installed: make npm")
	}
	cmd := exec.CommandContext(t.Context(), "node", filepath.Join("testdata", "cite.mjs"), filepath.Join(root, "package.json"), form)
	cmd.Stdin = bytes.NewReader(raw)
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("citation-js on .%s: %v\n%s", form, err, complaints.String())
	}
	var c cited
	if err := json.Unmarshal(out, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func unavailable(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// What a reference manager takes from each of the three forms is the same.
func TestCitations(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	for form, file := range map[string][]byte{
		"bib":  p.file("/agreements.bib", "application/x-bibtex"),
		"ris":  p.file("/agreements.ris", "application/x-research-info-systems"),
		"json": p.file("/agreements.csl.json", "application/vnd.citationstyles.csl+json"),
	} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			c := citations(t, form, file)
			if len(c.Items) != 3 {
				t.Fatalf("%d items", len(c.Items))
			}
			for _, i := range c.Items {
				if i.ID != "accord-"+belarusID {
					continue
				}
				if i.Title != "Memorandum with Belarus" || i.URL != "https://accords.example/a/"+belarusID || !cmp.Equal(i.Issued.Parts, [][]int{{2017, 4, 26}}) {
					t.Errorf("the memorandum with Belarus is %+v", i)
				}
				if len(i.Author) != 1 || i.Author[0].Family+i.Author[0].Literal != "Body "+mois || i.Author[0].Given != "" {
					t.Errorf("its authors are %+v", i.Author)
				}
			}
			if !strings.Contains(c.APA, "(2017, April 26). Memorandum with Belarus") {
				t.Errorf("in APA style: %s", c.APA)
			}
		})
	}
}

// Names come to reference managers in the parts by which these sort: the family first of
// a Korean and a Vietnamese, a particle with its family, a body in one piece, also with a
// comma in its name.
func TestNamesInCitations(t *testing.T) {
	t.Parallel()
	in := korea()
	a := &in.Agreements[0]
	const ministry = "Ministry of Science, ICT and Future Planning"
	a.Organisations[0].V.Name = ministry
	a.Signatories = nil
	for _, who := range []accord.Signatory{{Name: "Kim Seong-lyul", Country: "KR"}, {Name: "Ursula von der Leyen"}, {Name: "Nguyen Manh Hung", Country: "VN"}, {Name: "고기동", Country: "KR"}} {
		a.Signatories = append(a.Signatories, accord.Value[accord.Signatory]{V: who, Basis: accord.Quoted, Evidence: a.Title.Evidence})
	}
	p := newPortal(t, in)
	path := "/agreements/" + belarusID
	if status, location, _ := p.ask(path); status == http.StatusPermanentRedirect {
		path = location
	}
	for form, suffix := range map[string]string{"bib": ".bib", "ris": ".ris", "json": ".csl.json"} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			i := citations(t, form, p.ask200(path+suffix)).Items[0]
			want := ministry
			if form == "ris" {
				want = strings.ReplaceAll(ministry, ",", "") // RIS would turn the name round at its comma
			}
			if len(i.Author) != 1 || i.Author[0].Family+i.Author[0].Literal != want || i.Author[0].Given != "" {
				t.Errorf("authors are %+v, want %q in one piece", i.Author, want)
			}
			if form != "json" {
				return // BibTeX and RIS have no part for who signed: the note names them
			}
			var signed []string
			for _, c := range i.Contributor {
				signed = append(signed, c.Family+"|"+c.Particle+"|"+c.Given)
			}
			if diff := cmp.Diff([]string{"Kim||Seong-lyul", "Leyen|von der|Ursula", "Nguyen||Manh Hung", "고||기동"}, signed); diff != "" {
				t.Errorf("who signed: mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// One agreement comes with its sources, whose authors are their publishers.
func TestCitationsOfOne(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	var list struct{ Items []struct{ URL string } }
	if err := json.Unmarshal(p.file("/agreements.json", "application/json"), &list); err != nil {
		t.Fatal(err)
	}
	path := strings.TrimPrefix(list.Items[0].URL, "https://accords.example")
	for form, suffix := range map[string]string{"bib": ".bib", "ris": ".ris", "json": ".csl.json"} {
		if c := citations(t, form, p.ask200(path+suffix)); len(c.Items) < 2 {
			t.Errorf("%s: %d items, want the agreement and its sources", suffix, len(c.Items))
		}
	}
}

func (p portal) ask200(path string) []byte {
	p.Helper()
	status, _, body := p.ask(path)
	if status != http.StatusOK {
		p.Fatalf("%s: status %d", path, status)
	}
	return []byte(body)
}
