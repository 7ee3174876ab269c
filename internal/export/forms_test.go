package export

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files of the forms anew; read the difference before you commit it")

// forms is every form of the edges by the name of its golden file. People who
// have the register in a spreadsheet, a calendar or a graph of their own read
// these bytes: a change of one is a change for them.
func forms() map[string]func(io.Writer) error {
	p, list := publisher(), edges()
	var works []Work
	var events []Event
	for _, d := range list {
		works = append(works, p.AgreementWork(d.Agreement))
		events = append(events, p.AgreementEvents(d)...)
	}
	works = append(works, p.SourceWork(list[0].Sources[0]), p.FrozenWork(frozen()))
	m, sources := meeting(), []accord.DocumentRow{{Source: list[0].Sources[0], SHA256: "ab", Values: 9}}
	summits := []accord.SummitRow{{Slug: m.Slug, Name: m.Name.V, Series: &m.Series.V, Host: m.Host.V, Place: m.Place.V, Start: m.Start.V, End: m.End.V}}
	events = append(events, p.SummitEvents(summits)...)
	edition := accord.Edition{Run: 7, Change: 9, At: day(5)}
	out := map[string]func(io.Writer) error{
		"agreements.csv":      func(w io.Writer) error { return WriteCSV(w, p.AgreementTable(Each(list))) },
		"agreements.bib":      func(w io.Writer) error { return WriteBibTeX(w, Each(works)) },
		"agreements.ris":      func(w io.Writer) error { return WriteRIS(w, Each(works)) },
		"agreements.csl.json": func(w io.Writer) error { return WriteCSL(w, Each(works)) },
		"calendar.ics":        func(w io.Writer) error { return p.WriteCalendar(w, "Agreements, all", events, day(5)) },
		"changes.atom": func(w io.Writer) error {
			return p.WriteAtom(w, Feed{Title: "Changes", Self: p.Base + "/changes.atom", Page: p.Base + "/changes", Updated: day(1), Changes: changes()})
		},
		"changes.csv":      func(w io.Writer) error { return WriteCSV(w, p.ChangeTable(Each(changes()))) },
		"agreement.json":   asJSON(p.Agreement(list[0])),
		"bare.json":        asJSON(p.Agreement(list[1])),
		"agreement.jsonld": asJSON(p.AgreementGraph(list[0])),
		"no-year.jsonld":   asJSON(p.AgreementGraph(list[4])),
		"planned.jsonld":   asJSON(p.AgreementGraph(list[6])),
		"summit.jsonld":    asJSON(p.SummitGraph(m, accord.Provenance{})),
		"list.jsonld":      asJSON(p.ListGraph(p.Base+"/agreements?page=2", "Agreements", 9, rows(list[:2]))),
		"dcat.jsonld":      asJSON(p.Catalogue(edition)),
		"sources.csv":      func(w io.Writer) error { return WriteCSV(w, p.SourceTable(sources)) },
		"sitemap.xml": func(w io.Writer) error {
			return WriteSitemap(w, []Stamp{{URL: p.Base + "/?a=1&b=2"}, {URL: p.Base + "/a/x", Changed: day(2)}})
		},
		"opensearch.xml": p.WriteOpenSearch,
		"found.json":     asJSON(p.Found(foundPage(list))),
		"pair.json":      asJSON(p.Pair(pairOf(list, summits))),
		"holdings.json":  asJSON(p.HeldBy(heldBy())),
		"pairs.csv": func(w io.Writer) error {
			return WriteCSV(w, p.PairTable([]accord.PairCount{{A: "KR", B: "BY", Count: 3}}))
		},
		"cited.csv": func(w io.Writer) error {
			return WriteCSV(w, p.CitedTable(Each([]accord.CitedPage{{URL: "https://z.example/1", Publisher: "Ministry of Z", Language: "ru", Published: accord.Date{Year: 2017}, Values: 2, Records: 1}, {URL: "https://y.example/"}})))
		},
		"evidence.csv": func(w io.Writer) error {
			return WriteCSV(w, p.evidenceTable(Each(list[:3]), []accord.SummitDossier{{Summit: m}}))
		},
	}
	maps.Copy(out, plainForms(p, summits))
	return out
}

func asJSON(v any) func(io.Writer) error { return func(w io.Writer) error { return WriteJSON(w, v) } }

func asCSV(t Table) func(io.Writer) error { return func(w io.Writer) error { return WriteCSV(w, t) } }

// plainForms are those of the records beside agreements.
func plainForms(p Publisher, summits []accord.SummitRow) map[string]func(io.Writer) error {
	online := accord.Summit{Slug: "online", Name: fact(said("Online", 0, "Online")), Virtual: fact(said(true, 9, "online")), Place: fact(said("Seoul", 20, "Seoul"))}
	hosted := accord.Summit{Slug: "hosted", Name: fact(said("Hosted", 0, "Hosted")), Virtual: fact(said(false, 9, "met")), Host: fact(said(accord.Code("KR"), 20, "Korea"))}
	bodies := []accord.OrganisationRow{{Slug: "msit-kr", Name: "Ministry of Science and ICT", Short: "MSIT", Type: accord.TypeMinistry, Country: "KR", Agreements: 2},
		{Slug: "itu", Name: "=ITU", Type: accord.TypeInternational}}
	rows := append(summits, accord.SummitRow{Slug: "online", Name: "Online; again", Virtual: true, Edition: 3, Agreements: 2, Start: accord.Date{Year: 2018, Month: 12}})
	years := p.Years(map[int]int{2017: 3}, rows, func(year int) string { return fmt.Sprint(p.Base, "/agreements?year=", year) })
	pairs := []accord.PairCount{{A: "BY", B: "KR", Count: 3}, {A: "KR", B: "XK", Count: 1}}
	cited := []accord.CitedPage{{URL: "https://z.example/1", Publisher: "Ministry of Z", Language: "ru", Published: accord.Date{Year: 2017}, Read: accord.Date{Year: 2026, Month: 11, Day: 2}, Values: 2, Records: 1}, {URL: "https://y.example/"}}
	return map[string]func(io.Writer) error{
		"summits.csv":          asCSV(p.SummitTable(rows)),
		"ministries.csv":       asCSV(p.OrganisationTable(bodies)),
		"years.csv":            asCSV(p.YearTable(years)),
		"frozen.csv":           asCSV(p.FrozenTable(frozen())),
		"years.json":           asJSON(years),
		"pairs.json":           asJSON(p.PairCounts(pairs)),
		"cited.json":           asJSON(p.CitedPages(cited)),
		"changes.json":         asJSON(p.Changes(changes())),
		"frozen.json":          asJSON(p.FrozenList(frozen())),
		"quality.json":         asJSON(p.Quality(map[accord.Basis]int{accord.Quoted: 7, accord.NotStated: 2}, labelled())),
		"frozen.jsonld":        asJSON(p.FrozenGraph(frozen())),
		"source.jsonld":        asJSON(p.SourceGraph(whole().Sources[0])),
		"ministry.jsonld":      asJSON(p.OrganisationGraph(accord.Organisation{Slug: "msit-kr", Type: accord.TypeMinistry, Country: "KR", Website: "https://msit.example/", Name: said("Ministry of Science and ICT", 0, "Ministry")})),
		"international.jsonld": asJSON(p.OrganisationGraph(accord.Organisation{Slug: "itu", Type: accord.TypeInternational, Name: said("ITU", 0, "ITU")})),
		"other.jsonld":         asJSON(p.OrganisationGraph(accord.Organisation{Slug: "fund-by", Type: accord.TypeOther, Country: "BY", Name: said("A fund", 0, "A fund")})),
		"country.jsonld":       asJSON(p.CountryGraph(accord.Country{Code: "KR"})),
		"online.jsonld":        asJSON(p.SummitGraph(online, accord.Provenance{})),
		"hosted.jsonld":        asJSON(p.SummitGraph(hosted, accord.Provenance{})),
		"sitemap-index.xml": func(w io.Writer) error {
			return WriteSitemapIndex(w, []Stamp{{URL: p.Base + "/sitemap-1.xml", Changed: day(2)}, {URL: p.Base + "/sitemap-2.xml"}})
		},
	}
}

func TestForms(t *testing.T) {
	t.Parallel()
	for name, write := range forms() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got bytes.Buffer
			if err := write(&got); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", "forms", name)
			if *update {
				if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("%s: mismatch (-want +got)\n%s", path, diff)
			}
		})
	}
}

// full is a writer whose disk has room for so many bytes.
type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if len(b) > f.room {
		n := f.room
		f.room = 0
		return n, io.ErrShortWrite
	}
	f.room -= len(b)
	return len(b), nil
}

// Wherever a disk is full or a reader leaves, the writer of a form says so: half
// a file must not pass for a whole one.
func TestFormsReportAFullDisk(t *testing.T) {
	t.Parallel()
	for name, write := range forms() {
		var whole bytes.Buffer
		if err := write(&whole); err != nil {
			t.Fatal(err)
		}
		for room := 0; room < whole.Len(); room += 1 + whole.Len()/50 {
			if err := write(&full{room: room}); err == nil {
				t.Errorf("%s: no error although only %d of %d bytes were written", name, room, whole.Len())
			}
		}
		if err := write(&full{room: whole.Len()}); err != nil {
			t.Errorf("%s: %v, although there was room", name, err)
		}
	}
}
