package importer

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

func curatedFact[T any](v T) accord.Fact[T] {
	return accord.Fact[T]{Value: accord.Value[T]{V: v, Basis: accord.Curated}}
}

func curatedCodes(list ...accord.Code) []accord.Value[accord.Code] {
	var out []accord.Value[accord.Code]
	for _, c := range list {
		out = append(out, accord.Value[accord.Code]{V: c, Basis: accord.Curated})
	}
	return out
}

func day(y, m, d int) accord.Date { return accord.Date{Year: y, Month: m, Day: d} }

// TestAgainst: what a record says otherwise than a release of the same instrument. What
// one of them does not say is no contradiction, nor is a date known less exactly.
func TestAgainst(t *testing.T) {
	t.Parallel()
	record := accord.Agreement{Kind: curatedFact(accord.MOU), Countries: curatedCodes("BY", "KR"), Signed: curatedFact(day(2017, 4, 26))}
	told := accord.Reported{Kind: accord.MOU, Countries: []accord.Code{"KR", "BY"}, Signed: []accord.Date{day(2017, 4, 26)}}
	for name, tt := range map[string]struct {
		change func(*accord.Agreement, *accord.Reported)
		want   []string
	}{
		"the same":               {func(*accord.Agreement, *accord.Reported) {}, nil},
		"another kind":           {func(_ *accord.Agreement, r *accord.Reported) { r.Kind = accord.MOC }, []string{"kind"}},
		"no kind in the release": {func(_ *accord.Agreement, r *accord.Reported) { r.Kind = "" }, nil},
		"no kind in the record":  {func(a *accord.Agreement, _ *accord.Reported) { a.Kind = accord.Fact[accord.Kind]{} }, nil},
		"another country":        {func(_ *accord.Agreement, r *accord.Reported) { r.Countries = []accord.Code{"KR", "KZ"} }, []string{"countries"}},
		"a country less":         {func(_ *accord.Agreement, r *accord.Reported) { r.Countries = []accord.Code{"KR"} }, []string{"countries"}},
		"no countries":           {func(_ *accord.Agreement, r *accord.Reported) { r.Countries = nil }, nil},
		"another day":            {func(_ *accord.Agreement, r *accord.Reported) { r.Signed = []accord.Date{day(2017, 4, 25)} }, []string{"signed"}},
		"the month":              {func(_ *accord.Agreement, r *accord.Reported) { r.Signed = []accord.Date{day(2017, 4, 0)} }, nil},
		"another month":          {func(_ *accord.Agreement, r *accord.Reported) { r.Signed = []accord.Date{day(2017, 5, 0)} }, []string{"signed"}},
		"a day without a year":   {func(_ *accord.Agreement, r *accord.Reported) { r.Signed = []accord.Date{day(0, 3, 1)} }, nil},
		"one of two days": {func(_ *accord.Agreement, r *accord.Reported) {
			r.Signed = []accord.Date{day(2016, 1, 1), day(2017, 4, 26)}
		}, nil},
		"not dated":               {func(_ *accord.Agreement, r *accord.Reported) { r.Signed = nil }, nil},
		"the record is not dated": {func(a *accord.Agreement, _ *accord.Reported) { a.Signed = accord.Fact[accord.Date]{} }, nil},
		"everything is told in order": {func(_ *accord.Agreement, r *accord.Reported) {
			*r = accord.Reported{Kind: accord.Charter, Countries: []accord.Code{"FI"}, Signed: []accord.Date{day(1999, 1, 1)}}
		}, []string{"kind", "countries", "signed"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, r := record, told
			tt.change(&a, &r)
			if diff := cmp.Diff(tt.want, against(a, r)); diff != "" {
				t.Errorf("mismatch (-want +got)\n%s", diff)
			}
		})
	}
}

// TestTwice: two records for one instrument are a fault until an editor has said that
// they are meant, on either of them.
func TestTwice(t *testing.T) {
	t.Parallel()
	records := []accord.CatalogueRecord{
		{Key: "summit", Summit: &accord.Summit{}},
		{Key: "one", Agreement: &accord.Agreement{ID: "a"}},
		{Key: "two", Agreement: &accord.Agreement{ID: "a"}, Reasons: []string{"same parties", "both name X"}},
		{Key: "other", Agreement: &accord.Agreement{ID: "b"}},
	}
	for name, tt := range map[string]struct {
		at   map[string]seeds.Record
		want string
	}{
		"nobody has looked":    {map[string]seeds.Record{"two": {At: "x:7"}}, `two tells of the instrument of one (same parties; both name X): make them one record, or write same_as or not_same_as`},
		"said on the later":    {map[string]seeds.Record{"two": {SameAs: []string{"one"}}}, ""},
		"said on the earlier":  {map[string]seeds.Record{"one": {SameAs: []string{"two"}}}, ""},
		"said of another pair": {map[string]seeds.Record{"two": {SameAs: []string{"other"}, At: "x:7"}}, "two tells of the instrument of one"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := twice(records, tt.at)
			switch {
			case tt.want == "" && len(faults) > 0:
				t.Errorf("faults %+v, want none", faults)
			case tt.want != "" && (len(faults) != 1 || !strings.HasPrefix(faults[0].Err.Error(), tt.want) || faults[0].At != "x:7"):
				t.Errorf("faults %+v, want %q at its line", faults, tt.want)
			}
		})
	}
}

// TestContradictions: each field is told once, with what to write where it is meant.
func TestContradictions(t *testing.T) {
	t.Parallel()
	records := []accord.CatalogueRecord{
		{Key: "summit", Summit: &accord.Summit{}},
		{Key: "alone", Agreement: &accord.Agreement{ID: "b", Kind: curatedFact(accord.Charter)}},
		{Key: "told", Agreement: &accord.Agreement{ID: "a", Kind: curatedFact(accord.Charter), Signed: curatedFact(day(2017, 4, 26))}},
	}
	reported := []accord.Reported{{ID: "a", Kind: accord.MOU, Signed: []accord.Date{day(2017, 4, 25)}}}
	for name, tt := range map[string]struct {
		differs []string
		want    []string
	}{
		"nothing is meant": {nil, []string{"kind", "signed"}},
		"one is meant":     {[]string{"kind"}, []string{"signed"}},
		"both are meant":   {[]string{"signed", "kind"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range contradictions(records, reported, map[string]seeds.Record{"told": {Differs: tt.differs, At: "x:9"}}) {
				_, field, _ := strings.Cut(f.Err.Error(), "otherwise than ")
				field, _, _ = strings.Cut(field, " ")
				got = append(got, field)
				if f.At != "x:9" || !strings.Contains(f.Err.Error(), `write "differs": ["`+field+`"]`) {
					t.Errorf("fault %+v", f)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("mismatch (-want +got)\n%s", diff)
			}
		})
	}
}

// TestReportedBy hands an agreement of a document back as the register would.
func TestReportedBy(t *testing.T) {
	t.Parallel()
	a := accord.Agreement{ID: "a", Title: curatedFact("T"), Kind: curatedFact(accord.MOU), Countries: curatedCodes("KR", "BY"), Signed: curatedFact(day(2017, 4, 26)),
		Organisations: []accord.Value[accord.Body]{{V: accord.Body{Name: "MOIS", Slug: "mois-kr"}, Basis: accord.Quoted}},
		Topics:        []accord.Value[string]{{V: "data", Basis: accord.Quoted}}}
	a.Signed.Others = []accord.Value[accord.Date]{{V: day(2017, 4, 25), Basis: accord.Quoted}, {}}
	want := accord.Reported{ID: "a", Title: "T", Kind: accord.MOU, Countries: []accord.Code{"BY", "KR"}, Signed: []accord.Date{day(2017, 4, 26), day(2017, 4, 25)},
		Bodies: []accord.Body{{Name: "MOIS", Slug: "mois-kr"}}, Topics: []string{"data"}, Pages: []string{"https://x"}}
	if diff := cmp.Diff(want, reportedBy(a, "https://x")); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if got := reportedBy(a, ""); got.Pages != nil {
		t.Errorf("a document without an address has the pages %q", got.Pages)
	}
}

// TestCheckNeedsNoRegister: a check reads releases and records and stores nothing, and
// it says what is wrong with a release.
func TestCheckNeedsNoRegister(t *testing.T) {
	t.Parallel()
	m := newMemory()
	im := newTest(t, m, nil)
	c, err := im.Check([]Release{release("one", "charter|GB KR|The title|2017-04-26\n", "")})
	if err != nil || len(c.Records) != 0 || len(c.Faults) != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := im.Check([]Release{release("two", "\xff\xfe", "")}); err == nil || !strings.Contains(err.Error(), "two.txt") {
		t.Errorf("a file that is no text: %v", err)
	}
	if len(m.documents)+len(m.runs) > 0 {
		t.Error("a check has stored something")
	}
}

// TestWords: what is read without a register is the masked text with what the notes
// know, and a file that is none is refused.
func TestWords(t *testing.T) {
	t.Parallel()
	words, known, err := release("one", "Call 02-2100-3399 today.\n", "").Words()
	if err != nil || words != "Call ************ today.\n" || known.Language != "" {
		t.Errorf("%q, %+v, %v", words, known, err)
	}
	const notes = "title: The title\npublisher: P\nlanguage: ko\npublisher_country: KR\nlicence: Not stated\nretrieved: 2026-11-23\n"
	switch _, known, err := release("one", "Text.\n", notes).Words(); {
	case err != nil:
		t.Error(err)
	case known.Language != "ko" || known.Country != "KR" || !known.Published.IsZero():
		t.Errorf("the notes tell %+v", known)
	}
	if _, _, err := release("one", "\xff", "").Words(); err == nil {
		t.Error("what is no text has words")
	}
	if _, _, err := release("one", "Text.\n", "nobody: knows\n").Words(); err == nil {
		t.Error("notes with an unknown field are taken")
	}
}
