package importer

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
)

func TestSlugify(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ministry of the Interior & Safety":  "ministry-of-the-interior-and-safety",
		"Côte d’Ivoire":                      "cote-divoire",
		"Ağ Ştefan Łódź Ærø Straße İstanbul": "ag-stefan-lodz-aero-strasse-istanbul",
		"  --  ":                    "",
		"e-Government (2017)":       "e-government-2017",
		"UK–Korea MoU":              "uk-korea-mou",
		strings.Repeat("a", 100):    strings.Repeat("a", 90),
		strings.Repeat("word ", 30): strings.TrimSuffix(strings.Repeat("word-", 18), "-"),
		"x\x00\xff\n/../y":          "x-y",
		"ＦＵＬＬ ｗｉｄｔｈ":                "full-width",
	} {
		if got := slugify(in); got != want {
			t.Errorf("slugify(%q) = %q, want %q", in, got, want)
		}
	}
	// Names in other scripts stay apart, and each keeps its own.
	one, other := slugify("행정안전부"), slugify("과학기술정보통신부")
	if one == "" || one == other || one != slugify("행정안전부") {
		t.Errorf("slugs %q and %q, want two that differ and hold", one, other)
	}
}

func FuzzSlugify(f *testing.F) {
	for _, s := range []string{"Côte d’Ivoire", "행정안전부 2023", "\xff\xfe", strings.Repeat("ß", 200), "ﷺ"} {
		f.Add(s)
	}
	pattern := regexp.MustCompile(`^([a-z0-9]+(-[a-z0-9]+)*)?$`)
	f.Fuzz(func(t *testing.T, s string) {
		slug := slugify(s)
		if !pattern.MatchString(slug) || len(slug) > maxSlug+9 || !utf8.ValidString(slug) {
			t.Errorf("slugify(%q) = %q", s, slug)
		}
		if slugify(slug) != slug && len(slug) <= maxSlug {
			t.Errorf("slugify(%q) = %q, want it to stay", slug, slugify(slug))
		}
	})
}

// The derivation is part of every address that was ever given out.
func TestAgreementIDIsFixed(t *testing.T) {
	t.Parallel()
	got := agreementID("korea-belarus", accord.MOU, []accord.Code{"KR", "BY"}, 1)
	if want := agreementID("korea-belarus", accord.MOU, []accord.Code{"BY", "KR"}, 1); got != want {
		t.Errorf("the order of the countries changes the id: %s, %s", got, want)
	}
	if want := "4qenppsf"; got != want {
		t.Errorf("id %s, want %s as always", got, want)
	}
}
