package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// hostile are texts that a release may hold and that mean something to one of
// the forms of citations.
var hostile = []string{
	"Ministry of Science, ICT and Future Planning", `Ministry of {Braces} and }{ more`, "Ministry of A and B", "100% & $5 #1 ~x^y_z",
	`back\slash`, "TY  - GEN\r\nER  - \r\nTY  - BOOK", "two\nlines", "행정안전부", "Ministère de l’Économie, des Finances", `"quoted"`, "}, note = {x", "a\u2028ER  - b\u2029ER  - c", "\x00\x07bell", "",
}

// risRecord reads RIS as its specification has it: a line a tag, and nothing
// but the end tag ends a record.
func risRecords(t *testing.T, raw string) []map[string][]string {
	t.Helper()
	var out []map[string][]string
	var at map[string][]string
	for _, line := range strings.Split(strings.TrimSuffix(raw, "\r\n"), "\r\n") {
		if line == "" {
			continue
		}
		if len(line) < 6 || line[2:6] != "  - " {
			t.Fatalf("a line without a tag: %q", line)
		}
		tag, value := line[:2], line[6:]
		switch {
		case strings.ContainsAny(value, "\r\n\x00"):
			t.Errorf("%s holds the end of a line: %q", tag, value)
		case tag == "TY":
			at = map[string][]string{tag: {value}}
		case at == nil:
			t.Fatalf("%s stands outside a record", tag)
		case tag == "ER":
			out, at = append(out, at), nil
		default:
			at[tag] = append(at[tag], value)
		}
	}
	if at != nil {
		t.Error("the last record has no end")
	}
	return out
}

// Whatever a text holds, a record stays one record, and the name of a body has
// no comma at which it could be turned round.
func TestRISIsWellFormed(t *testing.T) {
	t.Parallel()
	var works []Work
	for _, text := range hostile {
		works = append(works, Work{Key: "accord-x", Title: text, Authors: []string{text, "행정안전부"}, Genre: text, Place: text, Where: text, Signed: []string{text}, Number: "x", URL: "https://accords.example/a/x"})
	}
	var b bytes.Buffer
	if err := WriteRIS(&b, Each(works)); err != nil {
		t.Fatal(err)
	}
	records := risRecords(t, b.String())
	if len(records) != len(works) {
		t.Fatalf("%d records of %d works", len(records), len(works))
	}
	for i, r := range records {
		for _, a := range r["AU"] {
			if strings.Contains(a, ",") {
				t.Errorf("%q would be turned round", a)
			}
		}
		if last := r["AU"][len(r["AU"])-1]; last != "행정안전부" {
			t.Errorf("the last author of %q is %q", hostile[i], last)
		}
		if strings.Contains(hostile[i], ",") && !strings.Contains(r["N1"][0], "Written in full: ") {
			t.Errorf("nobody says how %q is written: %q", hostile[i], r["N1"])
		}
	}
	if got, want := records[0]["AU"][0], "Ministry of Science ICT and Future Planning"; got != want {
		t.Errorf("author %q, want %q", got, want)
	}
	if got, want := records[0]["N1"][0], "Written in full: "+hostile[0]; !strings.HasSuffix(got, want) {
		t.Errorf("note %q, want it to end in %q", got, want)
	}
}

// A source has no note of its own: it gets one where its publisher lost a comma.
func TestRISNote(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		work Work
		want string
	}{
		{Work{Release: true, Authors: []string{"A ministry"}}, ""},
		{Work{Release: true, Authors: []string{"A, B and C"}}, "Written in full: A, B and C"},
		{Work{Number: "x", Authors: []string{"A"}}, SiteName + ", record x"},
		{Work{Number: "x", Authors: []string{"A, B", "C", "D, E"}}, SiteName + ", record x. Written in full: A, B; D, E"},
	} {
		if got := risNote(tt.work); got != tt.want {
			t.Errorf("note of %v: %q, want %q", tt.work.Authors, got, tt.want)
		}
	}
}

// In BibTeX every brace has its partner, however a text has them: the braces
// that TeX counts are those without a backslash.
func TestBibTeXIsBalanced(t *testing.T) {
	t.Parallel()
	for _, text := range hostile {
		entry := bibEntry(Work{Key: "accord-x", Title: text, Authors: []string{text}, Genre: text, Place: text, Where: text, URL: "https://m.example/" + text, Signed: []string{text}, Number: "x"})
		depth, closed := 0, 0
		for i := 0; i < len(entry); i++ {
			switch entry[i] {
			case '\\':
				i++
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 {
					closed++
				}
			}
			if depth < 0 {
				break
			}
		}
		if depth != 0 || closed != 1 {
			t.Errorf("%q: depth %d, %d ends:\n%s", text, depth, closed, entry)
		}
		if strings.ContainsAny(entry, "\x00\x07\r") {
			t.Errorf("%q: signs that nobody can read in\n%q", text, entry)
		}
	}
}

// What no address has, and what BibTeX would count, is escaped as addresses
// escape it; all the rest stands as it is, what TeX knows among it.
func TestAddressesInBibTeX(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://m.example/a_b~c%20d?e=f&g=h#i": "https://m.example/a_b~c%20d?e=f&g=h#i",
		"https://m.example/{a}\\b":              "https://m.example/%7Ba%7D%5Cb",
		"https://m.example/a b\n\x00c\x7f!":     "https://m.example/a%20b%0A%00c%7F!",
		"https://m.example/협정":                  "https://m.example/협정",
	} {
		if got := bibURL(in); got != want {
			t.Errorf("bibURL(%q) = %q, want %q", in, got, want)
		}
	}
}

// CSL-JSON keeps every text as it is: JSON has its own ways of writing it.
func TestCSLKeepsTexts(t *testing.T) {
	t.Parallel()
	var works []Work
	for _, text := range hostile {
		works = append(works, Work{Key: "k", Title: text, Authors: []string{text}, Genre: text, Place: text})
	}
	var b bytes.Buffer
	if err := WriteCSL(&b, Each(works)); err != nil {
		t.Fatal(err)
	}
	var items []cslItem
	if err := json.Unmarshal(b.Bytes(), &items); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range items {
		got = append(got, i.Title)
		if i.Author[0].Literal != i.Title || i.Genre != i.Title || i.Place != i.Title || i.Issued != nil {
			t.Errorf("%q became %+v", i.Title, i)
		}
	}
	if diff := cmp.Diff(hostile, got); diff != "" {
		t.Errorf("titles: mismatch (-want +got)\n%s", diff)
	}
}

// An error of the register ends every form, and none hides it.
func TestCitationsReportErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("the register went away")
	works := func(yield func(Work, error) bool) {
		_ = yield(Work{Key: "a"}, nil) && yield(Work{}, broken)
	}
	for name, err := range map[string]error{
		"BibTeX": WriteBibTeX(new(bytes.Buffer), works), "RIS": WriteRIS(new(bytes.Buffer), works), "CSL": WriteCSL(new(bytes.Buffer), works),
	} {
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The authors of an agreement are its bodies, or its countries where none is named; a
// source is cited at its publisher's address where that is known.
func TestWorks(t *testing.T) {
	t.Parallel()
	p := publisher()
	a := accord.Agreement{ID: "h8m20e18", Countries: []accord.Value[accord.Code]{{V: "KR", Basis: accord.Quoted}}}
	a.Title.V, a.Kind.V, a.Signed.V, a.Place.V = "Memorandum", accord.MOU, accord.Date{Year: 2017, Month: 4, Day: 26}, "Minsk"
	want := Work{Key: "accord-h8m20e18", Genre: "Memorandum of understanding", Title: "Memorandum", Authors: []string{"South Korea"}, Issued: a.Signed.V,
		Place: "Minsk", Number: "h8m20e18", Where: SiteName, URL: "https://accords.example/a/h8m20e18", Language: "en"}
	if diff := cmp.Diff(want, p.AgreementWork(a)); diff != "" {
		t.Errorf("of a country: mismatch (-want +got)\n%s", diff)
	}
	a.Organisations = []accord.Value[accord.Body]{{V: accord.Body{Name: "Ministry of A, B", Slug: "a-b"}, Basis: accord.Quoted}}
	if diff := cmp.Diff([]string{"Ministry of A, B"}, p.AgreementWork(a).Authors); diff != "" {
		t.Errorf("of a body: mismatch (-want +got)\n%s", diff)
	}
	for _, tt := range []struct {
		source accord.Source
		url    string
	}{
		{accord.Source{Slug: "korea", Publisher: "A ministry", URL: "https://m.example/1"}, "https://m.example/1"},
		{accord.Source{Slug: "korea", Publisher: "A ministry"}, "https://accords.example/sources/korea"},
	} {
		if w := p.SourceWork(tt.source); w.URL != tt.url || w.Key != "release-korea" || !w.Release || w.note() != "" || w.Authors[0] != "A ministry" {
			t.Errorf("source at %q: %+v", tt.source.URL, w)
		}
	}
}

func FuzzCitations(f *testing.F) {
	for _, text := range hostile {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, title, body string) {
		works := Each([]Work{{Key: "accord-x", Title: title, Authors: []string{body}, Number: "x"}, {Key: "accord-y", Title: "y"}})
		var ris bytes.Buffer
		if err := WriteRIS(&ris, works); err != nil {
			t.Fatal(err)
		}
		if n := len(risRecords(t, ris.String())); n != 2 {
			t.Errorf("%d records of 2 works", n)
		}
	})
}
