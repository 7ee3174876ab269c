package gazetteer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// known are organisations of two countries that share a name, and one that
// changed its own.
func known() []accord.Organisation {
	name := func(s string) accord.Value[string] { return accord.Value[string]{V: s, Basis: accord.Curated} }
	return []accord.Organisation{
		{
			Slug: "interior-kr", Type: accord.TypeMinistry, Country: "KR", Name: name("Ministry of the Interior and Safety"),
			Names: []accord.PeriodName{
				{Name: "Ministry of the Interior", Short: "MOI", From: accord.Date{Year: 2014, Month: 11}, To: accord.Date{Year: 2017, Month: 7}},
				{Name: "Ministry of the Interior and Safety", Short: "MOIS", From: accord.Date{Year: 2017, Month: 7}},
			},
		},
		{Slug: "interior-fr", Type: accord.TypeMinistry, Country: "FR", Name: name("Ministry of the Interior"), Names: []accord.PeriodName{{Name: "Ministry of the Interior"}}},
		{Slug: "old-telecom", Type: accord.TypeMinistry, Country: "KR", Name: name("Ministry of Telecommunications"), Names: []accord.PeriodName{{Name: "Ministry of Telecommunications", To: accord.Date{Year: 1994}}}},
		{Slug: "new-telecom", Type: accord.TypeMinistry, Country: "KR", Name: name("Ministry of Telecommunications"), Names: []accord.PeriodName{{Name: "Ministry of Telecommunications", From: accord.Date{Year: 2008}}}},
		{Slug: "the-bank", Type: accord.TypeInternational, Name: name("World Bank"), Names: []accord.PeriodName{{Name: "World Bank", Short: "WB"}}},
	}
}

func series() []accord.Series {
	return []accord.Series{{Slug: "digital-nations", Name: "Digital Nations", Names: []accord.PeriodName{{Name: "Digital 5", Short: "D5"}, {Name: "Digital 9", Short: "D9"}, {Name: "Digital Nations"}}}}
}

func TestCountries(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	all := g.Countries()
	if len(all) < 245 || len(all) > 255 {
		t.Errorf("%d countries", len(all))
	}
	for i, c := range all {
		got, ok := g.Country(c.Code)
		if !ok || !cmp.Equal(got, c) || c.Name == "" || c.NameKo == "" || len(c.Code) != 2 {
			t.Errorf("country %d: %+v, by its code %+v", i, c, got)
		}
	}
	want := accord.Country{Code: "KR", Name: "South Korea", NameKo: "대한민국", Region: "Eastern Asia"}
	got, _ := g.Country("KR")
	for _, alias := range []string{"KOR", "ROK", "대한민국", "Republic of Korea"} {
		if !slices.Contains(got.Aliases, alias) {
			t.Errorf("the names of Korea %q lack %q", got.Aliases, alias)
		}
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(accord.Country{}, "Aliases")); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if _, ok := g.Country("ZZ"); ok {
		t.Error("ZZ is a country")
	}
	all[0].Name = "changed"
	if g.Countries()[0].Name == "changed" {
		t.Error("a caller can change the table")
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	for typed, want := range map[string]accord.Code{
		"ROK": "KR", "korea": "KR", "South  Korea": "KR", "대한민국": "KR", "한국": "KR", "kor": "KR", "kr": "KR", "Republic of Korea": "KR",
		"Britain": "GB", "u.k.": "GB", "UK": "GB", "great britain": "GB", "영국": "GB",
		"the Netherlands": "NL", "Holland": "NL", "cote d'ivoire": "CI", "Côte d’Ivoire": "CI", "Turkiye": "TR", "Turkey": "TR", "UAE": "AE",
		"Antigua and Barbuda": "AG", "Antigua & Barbuda": "AG", "sao tome and principe": "ST", "DPRK": "KP", "Kyrgyz Republic": "KG",
		"": "", "Atlantis": "", "xx": "", "Korean": "",
		strings.Repeat("x", 200): "",
	} {
		if got, ok := g.Lookup(typed); !cmp.Equal(got, want) || ok != (want != "") {
			t.Errorf("Lookup(%q) = %q, %v, want %q", typed, got, ok, want)
		}
	}
}

func TestFindBodies(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(known(), nil)
	for _, tt := range []struct{ in, want string }{
		{"MSIT and the World Bank signed.", "World Bank=the-bank"},
		{"the EU, ASEAN and UNDP", "EU=european-union ASEAN=asean UNDP=undp"},
		{"The European Union and the European Commission", "European Union=european-union European Commission=european-commission"},
		{"the MOIS", "MOIS=interior-kr"},
		{"Ministry of the Interior and Safety", "Ministry of the Interior and Safety=interior-kr"},
		{"the Organization of American States", "Organization of American States=oas"},
		{"who said that an oecd is", ""},
		{"UNDPX, REUNION", ""},
	} {
		var got []string
		for _, m := range g.FindBodies(tt.in) {
			got = append(got, tt.in[m.Span.Start:m.Span.End]+"="+m.Slug)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
	m := g.FindBodies("the UNDP")
	if len(m) != 1 || !m[0].International || m[0].Name != "United Nations Development Programme" || m[0].Short != "UNDP" || m[0].Country != "" {
		t.Errorf("UNDP is %+v", m)
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(known(), nil)
	day := func(y, m int) accord.Date { return accord.Date{Year: y, Month: m, Day: 10} }
	for _, tt := range []struct {
		name    string
		country accord.Code
		on      accord.Date
		want    string
	}{
		{"Ministry of the Interior", "KR", day(2017, 4), "interior-kr"},
		{"the ministry of the interior", "KR", accord.Date{}, "interior-kr"},
		{"Ministry of the Interior", "FR", day(2017, 4), "interior-fr"},
		{"Ministry of the Interior", "DE", day(2017, 4), ""},
		{"Ministry of the Interior", "", day(2017, 4), ""},
		{"MOIS", "KR", day(2020, 4), "interior-kr"},
		{"MOI", "KR", day(2020, 4), "interior-kr"},
		{"Ministry of Telecommunications", "KR", day(1990, 1), "old-telecom"},
		{"Ministry of Telecommunications", "KR", day(2010, 1), "new-telecom"},
		{"Ministry of Telecommunications", "KR", accord.Date{Year: 1994}, "old-telecom"},
		{"Ministry of Telecommunications", "KR", accord.Date{}, ""},
		{"Ministry of Telecommunications", "KR", day(2000, 1), ""},
		{"World Bank", "", accord.Date{}, "the-bank"},
		{"World Bank", "KR", day(2020, 1), "the-bank"},
		{"UNDP", "", accord.Date{}, "undp"},
		{"Ministry of Silly Walks", "GB", day(2020, 1), ""},
	} {
		if got, ok := g.Resolve(tt.name, tt.country, tt.on); got != tt.want || ok != (tt.want != "") {
			t.Errorf("Resolve(%q, %q, %s) = %q, %v, want %q", tt.name, tt.country, tt.on, got, ok, tt.want)
		}
	}
}

func TestFindSeries(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, series())
	for _, tt := range []struct{ in, want string }{
		{"the 7th Digital Nations Ministerial Summit", "Digital Nations"},
		{"D 9 is a network; the D9, D-5 and Digital 9, Digital-5", "D 9|D9|D-5|Digital 9|Digital-5"},
		{"the 5th Digital (D9) Ministerial Summit", "D9"},
		{"DIGITAL nations, D8, D95, AD9", ""},
	} {
		var got []string
		for _, m := range g.FindSeries(tt.in) {
			got = append(got, tt.in[m.Span.Start:m.Span.End])
			if m.Slug != "digital-nations" || m.Name != "Digital Nations" {
				t.Errorf("%q: %+v", tt.in, m)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

func FuzzFindCountries(f *testing.F) {
	g := gazetteer.New(known(), series())
	for _, s := range []string{"", "Korea", "U.S.", "U.S", "US$5", "St. Kitts & Nevis", "벨라루스와", "Côte d’Ivoire", "\xffKorea\xfe", "Washington, D.C.", "D9 World Bank", "New\nZealand"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, m := range g.FindCountries(s) {
			if !m.Span.In(len(s)) || m.Span.Start < last || utf8.ValidString(s) && !utf8.ValidString(s[m.Span.Start:m.Span.End]) {
				t.Fatalf("%+v after %d", m, last)
			}
			if _, ok := g.Country(m.Code); !ok {
				t.Fatalf("%+v is no country", m)
			}
			last = m.Span.End
		}
		for _, m := range g.FindBodies(s) {
			if !m.Span.In(len(s)) {
				t.Fatalf("%+v", m)
			}
		}
		for _, m := range g.FindSeries(s) {
			if !m.Span.In(len(s)) {
				t.Fatalf("%+v", m)
			}
		}
	})
}

const sample = `The Ministry of the Interior of the Republic of Korea signed a memorandum of understanding (MOU) on e-Government with Belarus, an ICT leader in Eastern Europe. At the forum in Minsk, the two ministries inked it with the World Bank and the UNDP, and experts from both countries held a heated discussion on key issues about digital government. `

func BenchmarkFindCountries(b *testing.B) {
	g := gazetteer.New(nil, nil)
	for _, n := range []int{2_000, 20_000, 200_000, 2_000_000} {
		s := strings.Repeat(sample, n/len(sample)+1)[:n]
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(n))
			for b.Loop() {
				g.FindCountries(s)
			}
		})
	}
}

func BenchmarkFindBodies(b *testing.B) {
	g := gazetteer.New(known(), nil)
	s := strings.Repeat(sample, 500)
	b.ReportAllocs()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		g.FindBodies(s)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		gazetteer.New(nil, nil)
	}
}
