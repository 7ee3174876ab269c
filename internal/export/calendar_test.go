package export

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// Lines end after 75 bytes at the latest (RFC 5545, 3.1), the space of a folded
// one among them, and taken together again they are what they were.
func TestFolding(t *testing.T) {
	t.Parallel()
	const name = "SUMMARY" // 8 bytes with its colon: 67 are left
	for _, tt := range []struct {
		what, value string
		lines       []int // bytes of each
	}{
		{"nothing", "", []int{8}},
		{"one line to the last byte", strings.Repeat("a", 67), []int{75}},
		{"one byte more", strings.Repeat("a", 68), []int{75, 2}},
		{"two lines to the last byte", strings.Repeat("a", 67+74), []int{75, 75}},
		{"one byte more than two", strings.Repeat("a", 67+74+1), []int{75, 75, 2}},
		{"a letter of three bytes across the end", strings.Repeat("a", 65) + "한국", []int{73, 7}},
		{"… that ends there", strings.Repeat("a", 64) + "한국", []int{75, 4}},
		{"a letter of four bytes across the end", strings.Repeat("a", 66) + "🤝", []int{74, 5}},
		{"letters of three bytes alone", strings.Repeat("한", 60), []int{8 + 3*22, 1 + 3*24, 1 + 3*14}},
		{"a space where the fold is", strings.Repeat("a", 67) + " b", []int{75, 3}},
	} {
		var b bytes.Buffer
		c := &calendar{w: &b}
		c.line(name, tt.value)
		var got []int
		for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
			got = append(got, len(line))
			if !utf8.ValidString(line) {
				t.Errorf("%s: a letter is broken in %q", tt.what, line)
			}
		}
		if diff := cmp.Diff(tt.lines, got); diff != "" || c.err != nil {
			t.Errorf("%s: %v, bytes of the lines: mismatch (-want +got)\n%s", tt.what, c.err, diff)
		}
		if whole := strings.TrimSuffix(strings.ReplaceAll(b.String(), "\r\n ", ""), "\r\n"); whole != name+":"+tt.value {
			t.Errorf("%s: unfolded it is %q", tt.what, whole)
		}
	}
}

// A text of a calendar has no line of its own and no sign that ends a value (3.3.11).
func TestCalendarEscapes(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                       "",
		"plain: \"text\"":        "plain: \"text\"",
		"a;b,c":                  `a\;b\,c`,
		`C:\new`:                 `C:\\new`,
		"two\nlines\r\nand more": `two\nlines\nand more`,
		"\x00\x07bell\x7f\r":     "bell",
		"\\,":                    `\\\,`,
		"전자정부;\u2028":            "전자정부\\;\u2028",
	} {
		if got := escaped(in); got != want {
			t.Errorf("escaped(%q) = %q, want %q", in, got, want)
		}
	}
}

// The days of an agreement are those that are known to the day; each says how,
// and keeps its name when the day is corrected.
func TestAgreementEvents(t *testing.T) {
	t.Parallel()
	to := func(y, m, d int) accord.Fact[accord.Date] {
		return fact(accord.Value[accord.Date]{V: accord.Date{Year: y, Month: m, Day: d}, Basis: accord.Inferred, Reason: "A rule."})
	}
	for _, tt := range []struct {
		what string
		edit func(*accord.Dossier)
		want []string // UID and title
	}{
		{"nothing is known", func(*accord.Dossier) {}, nil},
		{"a year is no day", func(d *accord.Dossier) { d.Signed = to(2017, 0, 0) }, nil},
		{"nor is a month", func(d *accord.Dossier) { d.Signed = to(2017, 4, 0) }, nil},
		{"nor a day that each year has", func(d *accord.Dossier) { d.Signed = to(0, 4, 26) }, nil},
		{"all three", func(d *accord.Dossier) {
			d.Signed, d.InForce, d.Expiry = to(2017, 4, 26), to(2017, 5, 1), to(2020, 5, 1)
		},
			[]string{"x-signed Signed: T", "x-in-force Enters into force: T", "x-expiry Expires: T"}},
		{"not yet signed", func(d *accord.Dossier) { d.Signed = to(2027, 1, 1); d.Status.V = accord.Planned }, []string{"x-signed To be signed: T"}},
		{"renewed is signed", func(d *accord.Dossier) { d.Signed = to(2027, 1, 1); d.Status.V = accord.Renewed }, []string{"x-signed Signed: T"}},
	} {
		var d accord.Dossier
		d.ID, d.Title.V = "x", "T"
		tt.edit(&d)
		var got []string
		for _, e := range publisher().AgreementEvents(d) {
			got = append(got, e.UID+" "+e.Title)
			if e.About != "Inferred. A rule." || e.URL != "https://accords.example/a/x" {
				t.Errorf("%s: %+v", tt.what, e)
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: mismatch (-want +got)\n%s", tt.what, diff)
		}
	}
}

// A day says how it is known in the words that its page has for it.
func TestHowADayIsKnown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		value accord.Value[string]
		want  string
	}{
		{said("x", 0, "April 26"), "Quoted. “The parties agree: April 26.”"},
		{accord.Value[string]{Basis: accord.Calculated, Reason: "1 + 1.", Evidence: said("x", 0, "1").Evidence}, "Calculated. 1 + 1. “The parties agree: 1.”"},
		{accord.Value[string]{Basis: accord.Curated, Citation: &accord.Citation{Publisher: "Ministry of Z"}}, "Curated. Ministry of Z."},
		{accord.Value[string]{Basis: accord.Quoted, Evidence: append(said("x", 0, "one").Evidence, said("x", 9, "two").Evidence...)}, "Quoted. “The parties agree: one.”"},
	} {
		if got := known(tt.value); got != tt.want {
			t.Errorf("known(%+v) = %q, want %q", tt.value, got, tt.want)
		}
	}
}

// The last day of a summit is a day of it: a calendar's end is the day after.
func TestSummitEvents(t *testing.T) {
	t.Parallel()
	date := func(d int) accord.Date { return accord.Date{Year: 2018, Month: 11, Day: d} }
	for _, tt := range []struct {
		what       string
		start, end accord.Date
		want       string // DTSTART and DTEND; empty for no event
	}{
		{"three days", date(28), date(30), "20181128 20181201"},
		{"one day", date(28), accord.Date{}, "20181128 20181129"},
		{"one day, said twice", date(28), date(28), "20181128 20181129"},
		{"an end before the beginning is a mistake of a source", date(28), date(27), "20181128 20181129"},
		{"an end in some month", date(28), accord.Date{Year: 2018, Month: 12}, "20181128 20181129"},
		{"a month", accord.Date{Year: 2018, Month: 11}, date(30), ""},
	} {
		events := publisher().SummitEvents([]accord.SummitRow{{Slug: "s", Name: "S", Start: tt.start, End: tt.end}})
		var b bytes.Buffer
		if err := publisher().WriteCalendar(&b, "S", events, day(1)); err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(b.String(), "DTSTART;VALUE=DATE:")
		start, rest, _ := strings.Cut(rest, "\r\nDTEND;VALUE=DATE:")
		end, _, _ := strings.Cut(rest, "\r\n")
		if got := strings.TrimSpace(start + " " + end); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
}

// The name of an event is unique in the world, as 3.8.4.7 wants: it has the host
// of the register, and one that cannot exist where there is none.
func TestHostOfACalendar(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]string{
		"https://accords.example": "accords.example", "http://127.0.0.1:8080": "127.0.0.1", "http://[::1]:80": "::1", "": "accords.invalid", "://": "accords.invalid",
	} {
		if got := (Publisher{Base: base}).host(); got != want {
			t.Errorf("host of %q: %q, want %q", base, got, want)
		}
	}
}
