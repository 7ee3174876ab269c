package importer

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

func TestCuratedValuesGoBesideWhatWasRead(t *testing.T) {
	t.Parallel()
	const notes = `
published: {value: 2017-05-10, publisher: P, url: "https://example.org"}
agreements:
  - id: khgjkn8z
    match: {kind: memorandum_of_understanding, countries: [KR, BY]}
    facts:
      - {field: signed, value: 2017-04-27, publisher: P, url: "https://example.org"}
      - {field: place, value: Minsk, publisher: P, url: "https://example.org"}
      - {field: term, value: 3 years, publisher: P, url: "https://example.org"}
`
	m := newMemory()
	mustRun(t, newTest(t, m, nil), release("belarus", belarus, notes))
	c := m.documents["belarus"]
	a := c.Agreements[0]
	page := &accord.Citation{Publisher: "P", URL: "https://example.org"}
	at := strings.Index(belarus, "2017-04-26")
	quote := accord.Evidence{Document: "belarus", Span: accord.Span{Start: at, End: at + 10}, Quote: "2017-04-26"}
	wantSigned := accord.Fact[accord.Date]{
		Value:  accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 4, Day: 26}, Basis: accord.Quoted, Evidence: []accord.Evidence{quote}},
		Others: []accord.Value[accord.Date]{{V: accord.Date{Year: 2017, Month: 4, Day: 27}, Basis: accord.Curated, Citation: page}},
	}
	if diff := cmp.Diff(wantSigned, a.Signed); diff != "" {
		t.Errorf("signed mismatch (-want +got):\n%s", diff)
	}
	wantPlace := accord.Fact[string]{Value: accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: page}}
	if diff := cmp.Diff(wantPlace, a.Place); diff != "" {
		t.Errorf("place mismatch (-want +got):\n%s", diff)
	}
	if got, want := a.Expiry.V, (accord.Date{Year: 2020, Month: 4, Day: 26}); got != want || a.Expiry.Basis != accord.Calculated ||
		a.Expiry.Reason != "signed 26 April 2017 + 3 years" {
		t.Errorf("expiry %+v, want %s calculated from the signature", a.Expiry.Value, want)
	}
	if c.Document.Published.Basis != accord.Curated || c.Document.Published.Citation == nil {
		t.Errorf("published %+v, want the editor's value", c.Document.Published)
	}
}

func TestNotesThatFitNothingAreReported(t *testing.T) {
	t.Parallel()
	const notes = `
agreements:
  - {id: khgjkn8z, match: {kind: memorandum_of_understanding, countries: [BY, KR]}}
  - {id: xtakngr7, match: {kind: memorandum_of_understanding, countries: [BY, KR], nth: 2}}
  - {id: bea1afsa, match: {kind: charter}}
summits:
  - {slug: a-forum, match: {name: A Forum}}
`
	m := newMemory()
	run := mustRun(t, newTest(t, m, nil), release("belarus", belarus, notes))
	want := "the notes pin summit a-forum, but no such summit was read; " +
		"the notes pin agreement xtakngr7, but no memorandum_of_understanding of BY KR was read; " +
		"the notes pin agreement bea1afsa, but no charter of no country was read"
	if got := run.Files[len(run.Files)-1].Reason; got != want {
		t.Errorf("reason\n%s\nwant\n%s", got, want)
	}
}

// An address outlives a reading that finds other parties.
func TestPinsOutliveABetterReading(t *testing.T) {
	t.Parallel()
	const pin = "  - {id: khgjkn8z, match: {kind: charter, countries: [GB, KR]}}\n"
	const other = "  - {id: xtakngr7, match: {kind: charter, countries: [DK, KR]}}\n"
	for name, tt := range map[string]struct {
		text, notes string
		want        []string // "" for an id that is derived
		remark      string
	}{
		"the same parties":        {"charter|KR GB|A|2014\n", pin, []string{"khgjkn8z"}, ""},
		"one party more":          {"charter|GB KR NZ|A|2014\n", pin, []string{"khgjkn8z"}, "as one of GB KR, but GB KR NZ was read"},
		"beside one that matches": {"charter|NZ KR|A|2014\ncharter|DK KR|B|2014\n", pin + other, []string{"khgjkn8z", "xtakngr7"}, "KR NZ was read"},
		"another kind":            {"agreement|GB KR|A|2014\n", pin, []string{""}, "no charter of GB KR was read"},
		"two that could be it":    {"charter|NZ KR|A|2014\ncharter|DK KR|B|2014\n", pin, []string{"", ""}, "no charter of GB KR was read"},
		"two notes for one":       {"charter|NZ KR|A|2014\n", pin + other, []string{""}, "no charter of GB KR was read; the notes pin agreement xtakngr7"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMemory()
			run := mustRun(t, newTest(t, m, nil), release("a", tt.text, "agreements:\n"+tt.notes))
			got := m.ids()["a"]
			for i, want := range tt.want {
				if want != "" && got[i] != want || want == "" && (got[i] == "khgjkn8z" || got[i] == "xtakngr7") {
					t.Errorf("agreement %d has the id %s, want %q", i+1, got[i], want)
				}
			}
			if reason := run.Files[len(run.Files)-1].Reason; !strings.Contains(reason, tt.remark) || tt.remark == "" && reason != "" {
				t.Errorf("reported %q, want %q", reason, tt.remark)
			}
		})
	}
}

func TestResolveBodies(t *testing.T) {
	t.Parallel()
	b := &builder{im: newTest(t, newMemory(), nil), published: accord.Date{Year: 2017, Month: 5}}
	body := func(name string, country accord.Code) accord.Value[accord.Body] {
		return accord.Value[accord.Body]{V: accord.Body{Name: name, Country: country}, Basis: accord.Quoted}
	}
	a := accord.Agreement{Organisations: []accord.Value[accord.Body]{
		body("Ministry of the Interior", "KR"),
		body("Ministry of the Interior", "PL"), // the name alone does not identify a ministry
		body("Ministère de l’Économie numérique", "CI"),
		body("Ministère de l'économie numérique", "CI"), // the same, in another typography
		body("World Bank", ""),
	}, Countries: []accord.Value[accord.Code]{{V: "CI"}}}
	b.resolve(&a)
	var got []string
	for _, o := range a.Organisations {
		got = append(got, o.V.Slug)
	}
	want := []string{"ministry-of-the-interior-and-safety-kr", "ministry-of-the-interior-pl", "ministere-de-leconomie-numerique-ci", "world-bank"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestResolveBodyByTheParties(t *testing.T) {
	t.Parallel()
	b := &builder{im: newTest(t, newMemory(), nil)}
	on := accord.Date{Year: 2017}
	for _, tt := range []struct {
		parties []accord.Code
		want    accord.Body
	}{
		{[]accord.Code{"BY", "KR"}, accord.Body{Name: "Ministry of the Interior", Country: "KR", Slug: "ministry-of-the-interior-and-safety-kr"}},
		{[]accord.Code{"BY", "PL"}, accord.Body{Name: "Ministry of the Interior", Slug: "ministry-of-the-interior"}},
	} {
		got := accord.Body{Name: "Ministry of the Interior"}
		b.resolveBody(&got, tt.parties, on)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("parties %v mismatch (-want +got):\n%s", tt.parties, diff)
		}
	}
}

func TestResolveBodyWithItsCountry(t *testing.T) {
	t.Parallel()
	b := &builder{im: newTest(t, newMemory(), nil)}
	for _, tt := range []struct{ in, want accord.Body }{
		{accord.Body{Name: "Ministry of the Interior of the Republic of Korea"}, accord.Body{Country: "KR", Slug: "ministry-of-the-interior-and-safety-kr"}},
		{accord.Body{Name: "Ministry of the Interior of Korea", Country: "KR"}, accord.Body{Country: "KR", Slug: "ministry-of-the-interior-and-safety-kr"}},
		{accord.Body{Name: "Ministry of the Interior of Poland"}, accord.Body{Country: "PL", Slug: "ministry-of-the-interior-pl"}},
		{accord.Body{Name: "Agency for Data of Poland", Country: "PL"}, accord.Body{Country: "PL", Slug: "agency-for-data-pl"}},
		{accord.Body{Name: "Bank of Korea", Country: "KR"}, accord.Body{Country: "KR", Slug: "bank-of-korea-kr"}},
		{accord.Body{Name: "Office for Ties of Korea", Country: "PL"}, accord.Body{Country: "PL", Slug: "office-for-ties-of-korea-pl"}},
		{accord.Body{Name: "League of Nations"}, accord.Body{Slug: "league-of-nations"}},
		{accord.Body{Name: "of of of"}, accord.Body{Slug: "of-of-of"}},
	} {
		got := tt.in
		b.resolveBody(&got, nil, accord.Date{Year: 2017})
		tt.want.Name = tt.in.Name // the words of the source stay
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q mismatch (-want +got):\n%s", tt.in.Name, diff)
		}
	}
}

func TestSummitSlugs(t *testing.T) {
	t.Parallel()
	stated := func(s string) accord.Value[string] { return accord.Value[string]{V: s, Basis: accord.Quoted} }
	number := func(n int) accord.Value[int] { return accord.Value[int]{V: n, Basis: accord.Quoted} }
	year := func(y int) accord.Value[accord.Date] {
		return accord.Value[accord.Date]{V: accord.Date{Year: y}, Basis: accord.Quoted}
	}
	for want, in := range map[string]extract.Summit{
		"digital-nations-2018-jerusalem":  {Name: stated("5th Digital (D9) Summit"), Series: stated("D 9"), Edition: number(5), Start: year(2018)},
		"digital-nations-2019-montevideo": {Name: stated("the next summit"), Series: stated("Digital 9"), Start: year(2019)},
		"d9-summit-2018":                  {Name: stated("D9 Summit"), Series: stated("D9"), Start: year(2018)}, // two were held in 2018
		"d9-summit-2031":                  {Name: stated("D9 Summit"), Series: stated("D9"), Edition: number(40), Start: year(2031)},
		"korea-digital-days-2023":         {Name: stated("Korea Digital Days"), Start: year(2023)},
		"forum-2016":                      {Name: stated("Forum 2016"), Start: year(2016)},
		"forum":                           {Name: stated("Forum")},
		"summit":                          {},
	} {
		b := &builder{im: newTest(t, newMemory(), nil)}
		if got := b.newSummit(in).Slug; got != want {
			t.Errorf("summit %q of %q: slug %q, want %q", in.Name.V, in.Series.V, got, want)
		}
	}
}

func TestSummitMatchesByItsFirstWords(t *testing.T) {
	t.Parallel()
	b := &builder{im: newTest(t, newMemory(), nil)}
	s := accord.Summit{
		Name:    accord.Fact[string]{Value: accord.Value[string]{V: "Korea-Belarus Cooperation Forum on e-Government"}},
		Series:  accord.Fact[accord.Ref]{Value: accord.Value[accord.Ref]{V: accord.Ref{Slug: "digital-nations"}}},
		Edition: accord.Fact[int]{Value: accord.Value[int]{V: 5}},
		Start:   accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: accord.Date{Year: 2018, Month: 11}}},
	}
	for _, tt := range []struct {
		notes seeds.SummitNotes
		want  bool
	}{
		{seeds.SummitNotes{Name: "Korea–Belarus Cooperation Forum"}, true},
		{seeds.SummitNotes{Name: "Korea-Belarus Cooperation Forum on e-Government"}, true},
		{seeds.SummitNotes{Name: "Korea-Belarus Coop"}, false},
		{seeds.SummitNotes{Name: "Cooperation Forum"}, false},
		{seeds.SummitNotes{Series: "D9", Edition: 5}, true},
		{seeds.SummitNotes{Series: "Digital Nations", Edition: 6}, false},
		{seeds.SummitNotes{Series: "Digital 9", Year: 2018}, true},
		{seeds.SummitNotes{Series: "Digital 9", Year: 2019}, false},
		{seeds.SummitNotes{Series: "Open Government Partnership", Edition: 5}, false},
	} {
		if got := b.matches(tt.notes, s); got != tt.want {
			t.Errorf("notes %+v match: %t, want %t", tt.notes, got, tt.want)
		}
	}
}

func TestOneSummitToldTwiceIsOne(t *testing.T) {
	t.Parallel()
	m := newMemory()
	mustRun(t, newTest(t, m, nil), release("a", "summit|D9 Forum|D9\nsummit|D9 Forum|D9\nsummit|Other|D9\n", ""))
	if got := len(m.documents["a"].Summits); got != 2 {
		t.Errorf("%d summits, want 2", got)
	}
	s := m.documents["a"].Summits[0]
	if s.Series.V != (accord.Ref{Slug: "digital-nations", Label: "Digital Nations"}) || s.Series.Basis != accord.Quoted || len(s.Series.Evidence) != 1 || s.Series.Evidence[0].Document != "a" {
		t.Errorf("series %+v, want digital-nations by its former name, with the words of the release", s.Series)
	}
}

func TestExpiry(t *testing.T) {
	t.Parallel()
	stated := func(s string) accord.Fact[accord.Date] {
		d, err := accord.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		if d.IsZero() {
			return accord.Fact[accord.Date]{}
		}
		return accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: d, Basis: accord.Quoted}}
	}
	for _, tt := range []struct {
		signed, inForce, expiry string
		months                  int
		want, reason            string
	}{
		{"2017-04-26", "", "", 36, "2020-04-26", "signed 26 April 2017 + 3 years"},
		{"2017-04-26", "2017-06-01", "", 12, "2018-06-01", "in force 1 June 2017 + 1 year"},
		{"2023-08-31", "", "", 18, "2025-02-28", "signed 31 August 2023 + 18 months"},
		{"2020-02-29", "", "", 48, "2024-02-29", "signed 29 February 2020 + 4 years"},
		{"2016-11", "", "", 14, "2018-01", "signed November 2016 + 14 months"},
		{"2016", "", "", 24, "2018", "signed 2016 + 2 years"},
		{"2016", "", "", 18, "", ""},    // in 2017 or in 2018
		{"--04-26", "", "", 24, "", ""}, // the year is not known
		{"", "", "", 24, "", ""},
		{"2017-04-26", "", "", 0, "", ""},
		{"2017-04-26", "", "2019-01-01", 36, "2019-01-01", ""}, // what is stated stays
	} {
		a := accord.Agreement{Signed: stated(tt.signed), InForce: stated(tt.inForce), Expiry: stated(tt.expiry)}
		if tt.months > 0 {
			a.Term = accord.Fact[accord.Term]{Value: accord.Value[accord.Term]{V: accord.Term{Months: tt.months}, Basis: accord.Quoted}}
		}
		got := expiry(a)
		if got.V.String() != tt.want || got.Reason != tt.reason {
			t.Errorf("signed %q, in force %q, %d months: expiry %s (%s), want %s (%s)",
				tt.signed, tt.inForce, tt.months, got.V, got.Reason, tt.want, tt.reason)
		}
	}
}

// A calculated expiry follows the values that are shown beside it.
func TestExpiryFollowsTheHeadline(t *testing.T) {
	t.Parallel()
	day := func(y, m, d int) accord.Date { return accord.Date{Year: y, Month: m, Day: d} }
	inferred := accord.Value[accord.Date]{V: day(2023, 3, 21), Basis: accord.Inferred, Reason: "by its weekday"}
	page := &accord.Citation{Publisher: "P", URL: "https://example.org"}
	a := accord.Agreement{
		Signed: accord.Fact[accord.Date]{Value: inferred},
		Term:   accord.Fact[accord.Term]{Value: accord.Value[accord.Term]{V: accord.Term{Months: 36}, Basis: accord.Quoted}},
		Expiry: accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: day(2026, 3, 21), Basis: accord.Calculated, Reason: "as read"}},
	}
	if got := expiry(a); got.Reason != "as read" {
		t.Errorf("without an editor's value: %s (%s), want it as it was read", got.V, got.Reason)
	}
	a.Signed.Others = []accord.Value[accord.Date]{{V: day(2023, 3, 22), Basis: accord.Curated, Citation: page}}
	got := expiry(a)
	if want := day(2026, 3, 22); got.V != want || got.Reason != "signed 22 March 2023 + 3 years" || got.Citation == nil {
		t.Errorf("an editor's page beats an inference: %s (%s), want %s", got.V, got.Reason, want)
	}
	a.Signed.Value.Basis = accord.Quoted
	if got := expiry(a); got.Reason != "as read" {
		t.Errorf("words of the release beat an editor's page: %s (%s), want it as it was read", got.V, got.Reason)
	}
}

func TestByteOrderMarkKeepsOffsets(t *testing.T) {
	t.Parallel()
	m := newMemory()
	mustRun(t, newTest(t, m, nil), release("a", "\ufeff"+belarus, ""))
	c := m.documents["a"]
	if want := "   " + belarus; c.Document.Text != want {
		t.Errorf("stored %q, want %q", c.Document.Text, want)
	}
	e := c.Agreements[0].Title.Evidence[0]
	if err := e.Check("\ufeff" + belarus); err != nil {
		t.Errorf("the span does not hold in the file: %v", err)
	}
}
