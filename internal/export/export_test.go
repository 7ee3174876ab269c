package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
)

func publisher() Publisher {
	return Publisher{Base: "https://accords.example", Labels: accord.Labels{
		Countries: map[accord.Code]accord.Country{"KR": {Code: "KR", Name: "South Korea"}},
		Topics:    map[string]accord.Topic{"skills": {Code: "skills", Label: "Skills"}}}}
}

func TestNewPerson(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name    string
		country accord.Code
		want    Person
	}{
		{"Hong Yun-sik", "KR", Person{Family: "Hong", Given: "Yun-sik"}},
		{"Ryu Kwang Jun", "KR", Person{Family: "Ryu", Given: "Kwang Jun"}},
		{"Yun-sik Hong", "KR", Person{Family: "Hong", Given: "Yun-sik"}},
		{"HONG Yun-sik", "", Person{Family: "Hong", Given: "Yun-sik"}},
		{"Yun-sik HONG", "KR", Person{Family: "Hong", Given: "Yun-sik"}},
		{"홍윤식", "KR", Person{Family: "홍", Given: "윤식"}},
		{"남궁민", "KR", Person{Family: "남궁", Given: "민"}},
		{"홍 윤식", "", Person{Family: "홍", Given: "윤식"}},
		{"홍", "KR", Person{Literal: "홍"}},
		{"Xi Jinping", "CN", Person{Family: "Xi", Given: "Jinping"}},
		{"Sergey  Popkov", "BY", Person{Family: "Popkov", Given: "Sergey"}},
		{"Ursula von der Leyen", "DE", Person{Family: "Leyen", Particle: "von der", Given: "Ursula"}},
		{"Mariano Fernández de Castro", "UY", Person{Family: "Castro", Particle: "de", Given: "Mariano Fernández"}},
		{"J. R. Smith", "GB", Person{Family: "Smith", Given: "J. R."}},
		{"Suharto", "ID", Person{Literal: "Suharto"}},
		{"Ursula VON DER LEYEN", "DE", Person{Family: "Leyen", Particle: "von der", Given: "Ursula"}},
		{"VON DER LEYEN Ursula", "DE", Person{Family: "Leyen", Particle: "von der", Given: "Ursula"}},
		{"GARCÍA MÁRQUEZ Gabriel José", "CO", Person{Family: "García Márquez", Given: "Gabriel José"}},
		{"Anna SMITH-JONES", "GB", Person{Family: "Smith-Jones", Given: "Anna"}},
		{"Mary O'NEILL", "IE", Person{Family: "O'Neill", Given: "Mary"}},
		{"Linh VAN", "NL", Person{Family: "Van", Given: "Linh"}}, // a family name, where it is all there is
		{"HONG YUN-SIK", "KR", Person{Family: "HONG", Given: "YUN-SIK"}},
		{"ANNA SMITH", "GB", Person{Family: "SMITH", Given: "ANNA"}},
		{"KIM Anna LEE", "GB", Person{Family: "LEE", Given: "KIM Anna"}}, // who knows
		{"J.R. SMITH", "GB", Person{Family: "Smith", Given: "J.R."}},
		{"Anna B.C.", "GB", Person{Family: "B.C.", Given: "Anna"}},
		{"A Smith", "GB", Person{Family: "Smith", Given: "A"}},
		{"Hong M", "KR", Person{Family: "Hong", Given: "M"}},
		{"Jun Ri", "KP", Person{Family: "Jun", Given: "Ri"}},     // both are family names: as it stands
		{"Tak Hyun", "KR", Person{Family: "Tak", Given: "Hyun"}}, // neither is known
		{"محمد Ali", "EG", Person{Family: "Ali", Given: "محمد"}}, // these letters are never small
		{"Myong Ri", "KP", Person{Family: "Ri", Given: "Myong"}},
		{"Van Kim", "VN", Person{Family: "Van", Given: "Kim"}}, // Korea's names tell nothing of Vietnam's
		{"De Castro", "UY", Person{Family: "Castro", Given: "De"}},
		{"남궁", "KR", Person{Family: "남", Given: "궁"}},
		{"김민", "KR", Person{Family: "김", Given: "민"}},
		{"", "KR", Person{}},
	} {
		if diff := cmp.Diff(tt.want, NewPerson(tt.name, tt.country)); diff != "" {
			t.Errorf("%q of %s: mismatch (-want +got)\n%s", tt.name, tt.country, diff)
		}
	}
}

// A spreadsheet must not run what a release says.
func TestCSVIsNoProgram(t *testing.T) {
	t.Parallel()
	cells := []string{`=HYPERLINK("https://evil.example")`, "+1", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1", "＝1＋1", "＋1", "－1", "＠SUM(A1)",
		"plain", "a=b", "'=1", "한국, \"quoted\"\nsecond line", "\xff", ""}
	var b bytes.Buffer
	if err := WriteCSV(&b, Table{Columns: cells, Rows: Each([][]string{cells})}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`'=HYPERLINK("https://evil.example")`, "'+1", "'-1", "'@SUM(A1)", "'\tx", "'=1", "'\n=1", "'＝1＋1", "'＋1", "'－1", "'＠SUM(A1)",
		"plain", "a=b", "'=1", "한국, \"quoted\"\nsecond line", "\xff", ""}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// Batches are drawn when they are needed, and an error ends the sequence.
func TestBatched(t *testing.T) {
	t.Parallel()
	broken := errors.New("the register went away")
	drawn := 0
	seq := Batched(func() ([]int, error) {
		drawn++
		if drawn == 3 {
			return nil, broken
		}
		return []int{drawn * 10, drawn*10 + 1}[:drawn], nil // one, then two
	})
	var got []int
	var err error
	for n, e := range Map(seq, func(n int) int { return n + 1 }) {
		if e != nil {
			err = e
			continue
		}
		got = append(got, n)
	}
	if diff := cmp.Diff([]int{11, 21, 22}, got); diff != "" || !errors.Is(err, broken) {
		t.Errorf("error %v; mismatch (-want +got)\n%s", err, diff)
	}
	drawn = 0
	for range seq {
		break
	}
	if drawn != 1 {
		t.Errorf("%d batches were drawn for one record", drawn)
	}
}

// Lines are folded between characters, and what is special is escaped.
func TestCalendarText(t *testing.T) {
	t.Parallel()
	title := strings.Repeat("전자정부; 협력, ", 20) + `back\slash` + "\nsecond line"
	events := []Event{{UID: "x", Title: title, Start: accord.Date{Year: 2019, Month: 2, Day: 28}, End: accord.Date{Year: 2019, Month: 3, Day: 1}, URL: "https://accords.example/a/x", About: "Quoted."}}
	stamp := time.Date(2026, 11, 24, 1, 2, 3, 0, time.UTC)
	var b, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&b, &again} {
		if err := publisher().WriteCalendar(w, "a; b", events, stamp); err != nil {
			t.Fatal(err)
		}
	}
	if b.String() != again.String() {
		t.Error("the same events give other bytes")
	}
	for _, line := range strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\n\r") {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	cal, err := ics.ParseCalendar(&b)
	if err != nil {
		t.Fatal(err)
	}
	e := cal.Events()[0]
	if got := ics.FromText(e.GetProperty(ics.ComponentPropertySummary).Value); got != title {
		t.Errorf("title %q, want %q", got, title)
	}
	if got := e.GetProperty(ics.ComponentPropertyDtEnd).Value; got != "20190302" {
		t.Errorf("it ends before %s, want 20190302", got)
	}
}

// A month is no day: a calendar must not say more than the sources.
func TestEventsNeedADay(t *testing.T) {
	t.Parallel()
	fact := func(d accord.Date) accord.Fact[accord.Date] {
		return accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: d, Basis: accord.Calculated, Reason: "signed 2017 + 3 years"}}
	}
	d := accord.Dossier{Agreement: accord.Agreement{ID: "h8m20e18", Signed: fact(accord.Date{Year: 2017, Month: 4}), Expiry: fact(accord.Date{Year: 2020, Month: 4, Day: 26})}}
	events := publisher().AgreementEvents(d)
	if len(events) != 1 || events[0].UID != "h8m20e18-expiry" || !strings.Contains(events[0].About, "signed 2017 + 3 years") {
		t.Errorf("events %+v", events)
	}
	rows := []accord.SummitRow{{Slug: "a", Start: accord.Date{Year: 2018}}, {Slug: "b", Host: "KR", Start: accord.Date{Year: 2018, Month: 1, Day: 2}, End: accord.Date{Year: 2018, Month: 1, Day: 3}}}
	if events := publisher().SummitEvents(rows); len(events) != 1 || events[0].End.Day != 3 || events[0].About != "Hosted by South Korea." {
		t.Errorf("events of summits %+v", events)
	}
}

func TestBibTeXEscapes(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	w := Work{Key: "accord-x", Title: `100% of {all} & more_\`, Authors: []string{"Ministry of A, B and C", "D"}, Issued: accord.Date{Year: 2016, Month: 11}, URL: "https://accords.example/a/x", Number: "x"}
	if err := WriteBibTeX(&b, Each([]Work{w})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`title = {{100\% of \textbraceleft{}all\textbraceright{} \& more\_\textbackslash{}}}`, "author = {{Ministry of A, B and C} and {D}}", "month = nov", "year = {2016}"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "day =") {
		t.Error("a month has no day")
	}
}

func TestDatesOfCitations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		date accord.Date
		ris  string
		csl  [][]int
	}{
		{accord.Date{Year: 2017, Month: 4, Day: 26}, "2017/04/26/", [][]int{{2017, 4, 26}}},
		{accord.Date{Year: 2016, Month: 11}, "2016/11//", [][]int{{2016, 11}}},
		{accord.Date{Year: 2016}, "2016///", [][]int{{2016}}},
		{accord.Date{Month: 4, Day: 26}, "", nil},
		{accord.Date{}, "", nil},
	} {
		w := Work{Issued: tt.date}
		if got := risDate(w); got != tt.ris {
			t.Errorf("RIS of %s: %q, want %q", tt.date, got, tt.ris)
		}
		var got [][]int
		if d := newCSL(w).Issued; d != nil {
			got = d.Parts
		}
		if diff := cmp.Diff(tt.csl, got); diff != "" {
			t.Errorf("CSL of %s: mismatch (-want +got)\n%s", tt.date, diff)
		}
	}
}

// Signatories are named in their parts; a treaty is a treaty.
func TestAgreementWork(t *testing.T) {
	t.Parallel()
	a := accord.Agreement{ID: "h8m20e18", Countries: []accord.Value[accord.Code]{{V: "KR", Basis: accord.Quoted}, {V: "BY", Basis: accord.Quoted}}}
	a.Kind.V = accord.Treaty
	a.Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: "Hong Yun-sik", Country: "KR"}, Basis: accord.Quoted}}
	item := newCSL(publisher().AgreementWork(a))
	want := cslItem{ID: "accord-h8m20e18", Type: "treaty", Author: []cslName{{Literal: "South Korea"}, {Literal: "BY"}},
		Contributor: []cslName{{Family: "Hong", Given: "Yun-sik"}}, Genre: "Agreement", Publisher: SiteName, Number: "h8m20e18",
		URL: "https://accords.example/a/h8m20e18", Language: "en", Note: SiteName + ", record h8m20e18. Signed by Hong Yun-sik"}
	if diff := cmp.Diff(want, item); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestEmptyListsAreWellFormed(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := WriteCSL(&b, Each([]Work(nil))); err != nil || b.String() != "[]\n" {
		t.Errorf("CSL of nothing: %q, %v", b.String(), err)
	}
	var feed bytes.Buffer
	if err := publisher().WriteAtom(&feed, Feed{Title: "nothing\x00", Self: "https://accords.example/x.atom", Page: "https://accords.example/x"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(feed.String(), "<updated>1970-01-01T00:00:00Z</updated>") || strings.Contains(feed.String(), "\ufffd") {
		t.Errorf("feed of nothing:\n%s", feed.String())
	}
}

// A feed is as old as its newest change, or as what else is known of it: never
// older, or a reader would not look.
func TestWhenAFeedWasUpdated(t *testing.T) {
	t.Parallel()
	at := func(days ...int) []accord.Change {
		var out []accord.Change
		for _, d := range days {
			out = append(out, accord.Change{Key: "x", What: accord.RecordNew, At: day(d)})
		}
		return out
	}
	for _, tt := range []struct {
		what    string
		updated time.Time
		changes []accord.Change
		want    string
	}{
		{"no change", day(2), nil, "2026-11-02T09:30:00Z"},
		{"changes before it", day(3), at(2, 1), "2026-11-03T09:30:00Z"},
		{"one change after it", day(3), at(4), "2026-11-04T09:30:00Z"},
		{"changes after it", day(3), at(5, 4, 1), "2026-11-05T09:30:00Z"},
		{"nothing else known", time.Time{}, at(4), "2026-11-04T09:30:00Z"},
	} {
		var b strings.Builder
		if err := publisher().WriteAtom(&b, Feed{Updated: tt.updated, Changes: tt.changes}); err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(b.String(), "<author>")
		if !strings.HasSuffix(head, "<updated>"+tt.want+"</updated>") {
			t.Errorf("%s: %s, want %s", tt.what, head, tt.want)
		}
	}
}

// The first error of a sequence is its end, whoever goes on asking.
func TestMapEndsAtAnError(t *testing.T) {
	t.Parallel()
	broken := errors.New("the register went away")
	in := func(yield func(int, error) bool) {
		_ = yield(1, nil) && yield(0, broken) && yield(3, nil)
	}
	var got []int
	for n, err := range Map(in, func(n int) int { return 10 * n }) {
		if got = append(got, n); err != nil && (n != 0 || !errors.Is(err, broken)) {
			t.Errorf("%d, %v", n, err)
		}
	}
	if diff := cmp.Diff([]int{10, 0}, got); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

// Whoever has the file of a frozen list can tell that it is the one that was cited,
// as the file itself says how.
func TestFrozenListsCheckThemselves(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := WriteJSON(&b, publisher().FrozenList(frozen())); err != nil {
		t.Fatal(err)
	}
	var file struct {
		Hash, Query string
		Total       int
		Items       []struct{ ID, Version string }
	}
	if err := json.Unmarshal(b.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	text := file.Query + "\n"
	for _, item := range file.Items {
		text += item.ID + " " + item.Version + "\n"
	}
	sum := sha256.Sum256([]byte(text))
	if got := hex.EncodeToString(sum[:])[:32]; got != file.Hash || file.Total != len(file.Items) || file.Total != 2 {
		t.Errorf("%d items of %d have the hash %s, not %s", len(file.Items), file.Total, got, file.Hash)
	}
}
