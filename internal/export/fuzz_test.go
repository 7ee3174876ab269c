package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
)

// hostileWords are texts that mean something to one of the forms.
func hostileWords(f *testing.F) {
	for _, s := range []string{
		"", "plain", `=HYPERLINK("https://evil.example")`, "-1", "\t=1", "\r\n=1", `a "quoted", cell`, "100% of {all} & more_\\", "{", "}}{",
		"END:VEVENT\r\nBEGIN:VEVENT", `a;b,c\n`, "]]><script>", "&lt;b&gt;", "\ufffe", "a\u2028ER  - b", "\x85TY  - X", "대한민국 e\u0301", " spaced ", "\x00\x1b[31m",
	} {
		f.Add(s, s)
	}
}

// texts skips what the database cannot hold: texts come from there. Each is looked
// at alone, because two halves of a letter are no text, and their sum is.
func texts(t *testing.T, list ...string) {
	t.Helper()
	for _, s := range list {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			t.Skip("no text of PostgreSQL")
		}
	}
}

// Whatever a cell holds, a reader of CSV finds the same cells, and none that a
// spreadsheet would run.
func FuzzCSV(f *testing.F) {
	hostileWords(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		texts(t, a, b)
		var out bytes.Buffer
		if err := WriteCSV(&out, Table{Columns: []string{"a", "b"}, Rows: Each([][]string{{a, b}, {b, a}})}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, want := range [][]string{{a, b}, {b, a}} {
			for j, cell := range rows[i+1] {
				if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
					t.Errorf("the cell %q is a formula", cell)
				}
				// Lines within a cell end as those of the file do.
				if plain := strings.ReplaceAll(want[j], "\r", ""); cell != plain && cell != "'"+plain {
					t.Errorf("the cell is %q, was %q", cell, want[j])
				}
			}
		}
	})
}

// Whatever a title and a value hold, the feed is XML 1.0 with one entry that has
// them, and a feed reader finds that entry.
func FuzzFeed(f *testing.F) {
	hostileWords(f)
	f.Fuzz(func(t *testing.T, title, value string) {
		texts(t, title, value)
		c := accord.Change{Record: accord.RecordAgreement, Key: "h8m20e18", Slug: "x", Title: title, What: accord.RecordChanged, At: time.Unix(1e9, 0),
			Fields: []accord.FieldChange{{Field: "title", Old: accord.FieldState{Values: []string{value}, Basis: accord.Quoted}, New: accord.FieldState{Basis: accord.NotStated}}}}
		var out bytes.Buffer
		if err := publisher().WriteAtom(&out, Feed{Title: title, Self: "https://accords.example/changes.atom", Page: "https://accords.example/changes", Changes: []accord.Change{c}}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsRune(out.String(), '\ufffd') && !strings.ContainsRune(title+value, '\ufffd') {
			t.Errorf("letters were replaced in %q", out.String())
		}
		var read struct {
			Title   string `xml:"title"`
			Entries []struct {
				Title   string `xml:"title"`
				Summary string `xml:"summary"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(out.Bytes(), &read); err != nil || len(read.Entries) != 1 {
			t.Fatalf("%d entries, %v", len(read.Entries), err)
		}
		kept := strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r < 0x80 && !strings.ContainsRune("\t\n\r", r) && r != 0x7f || r == 0xfffe || r == 0xffff {
				return -1
			}
			return r
		}, title)
		if read.Title != kept || read.Entries[0].Title != "Changed: "+kept {
			t.Errorf("the titles are %q and %q, want %q", read.Title, read.Entries[0].Title, kept)
		}
		feed, err := gofeed.NewParser().Parse(&out)
		if err != nil || len(feed.Items) != 1 {
			t.Fatalf("a feed reader: %+v, %v", feed, err)
		}
	})
}

// Whatever a title and a reason hold, a calendar has one event with that title,
// in lines of no more than 75 bytes.
func FuzzCalendar(f *testing.F) {
	hostileWords(f)
	f.Fuzz(func(t *testing.T, title, about string) {
		texts(t, title, about)
		var out bytes.Buffer
		e := Event{UID: "x", Title: title, About: about, Start: accord.Date{Year: 2019, Month: 2, Day: 28}, URL: "https://accords.example/a/x", Category: "Signed"}
		if err := publisher().WriteCalendar(&out, about, []Event{e}, time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSuffix(out.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\n\r") || !utf8.ValidString(line) {
				t.Errorf("a line of %d bytes: %q", len(line), line)
			}
		}
		cal, err := ics.ParseCalendar(&out)
		if err != nil || len(cal.Events()) != 1 {
			t.Fatalf("%d events, %v", len(cal.Events()), err)
		}
		want := strings.Map(func(r rune) rune {
			if r < 0x20 && r != '\n' || r == 0x7f {
				return -1
			}
			return r
		}, title)
		summary := cal.Events()[0].GetProperty(ics.ComponentPropertySummary)
		if summary == nil || summary.Value != want {
			t.Errorf("the title is %+v, want %q", summary, want)
		}
	})
}

// bibNames are the fields of an entry, as BibTeX itself would find them: by the
// depth of its braces, which a backslash does not change.
func bibNames(t *testing.T, entry string) []string {
	t.Helper()
	depth, start := 0, 0
	var names []string
	for i, r := range entry {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '=':
			if depth == 1 {
				names = append(names, strings.TrimSpace(entry[start:i]))
			}
		case ',':
			if depth == 1 {
				start = i + 1
			}
		}
		if depth < 0 || depth == 0 && r == '}' && strings.TrimSpace(entry[i+1:]) != "" {
			t.Fatalf("the entry ends early: %q", entry)
		}
	}
	if depth != 0 {
		t.Fatalf("%d braces are open at the end of %q", depth, entry)
	}
	return names
}

// Whatever a title and an author hold, an entry is one entry with its fields.
func FuzzBibTeX(f *testing.F) {
	hostileWords(f)
	f.Fuzz(func(t *testing.T, title, author string) {
		texts(t, title, author)
		w := Work{Key: "accord-x", Title: title, Authors: []string{author, "B"}, URL: "https://ministry.example/" + author, Number: "x"}
		if diff := cmp.Diff([]string{"author", "title", "url", "note"}, bibNames(t, bibEntry(w))); diff != "" {
			t.Errorf("fields mismatch (-want +got):\n%s\n%s", diff, bibEntry(w))
		}
	})
}

var risTag = regexp.MustCompile(`^[A-Z][A-Z0-9]  - ?`)

// Whatever a title and an author hold, a record is one record, a tag a line, in
// whatever way a program splits lines.
func FuzzRIS(f *testing.F) {
	hostileWords(f)
	f.Fuzz(func(t *testing.T, title, author string) {
		texts(t, title, author)
		w := Work{Key: "accord-x", Title: title, Authors: []string{author}, URL: "https://accords.example/a/x", Number: "x"}
		var tags []string
		for _, line := range strings.FieldsFunc(risEntry(w), func(r rune) bool { return strings.ContainsRune("\r\n\v\f\x1c\x1d\x1e\u0085\u2028\u2029", r) }) {
			tag := risTag.FindString(line)
			if tag == "" {
				t.Fatalf("the line %q has no tag", line)
			}
			tags = append(tags, tag[:2])
		}
		if tags[0] != "TY" || tags[len(tags)-1] != "ER" || strings.Count(strings.Join(tags, " "), "TY") != 1 || strings.Count(strings.Join(tags, " "), "ER") != 1 {
			t.Errorf("tags %v", tags)
		}
	})
}
