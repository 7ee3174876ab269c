package query

import (
	"strings"
	"testing"

	"accords/internal/accord"
)

func TestWithin(t *testing.T) {
	t.Parallel()
	names := []accord.Name{
		{Record: accord.NameOfCountry, Key: "KR", Name: "Korea"}, {Record: accord.NameOfCountry, Key: "KR", Name: "South Korea"}, {Record: accord.NameOfCountry, Key: "KR", Name: "한국"},
		{Record: accord.NameOfCountry, Key: "CI", Name: "Côte d’Ivoire"}, {Record: accord.NameOfCountry, Key: "BR", Name: "Brazil"},
		{Record: accord.NameOfTopic, Key: "artificial-intelligence", Name: "Artificial intelligence"}, {Record: accord.NameOfTopic, Key: "artificial-intelligence", Name: "인공지능"},
		{Record: accord.NameOfCountry, Key: "US", Name: "America"}, {Record: accord.NameOfRegion, Key: "latin", Name: "Latin America"}, {Record: accord.NameOfRegion, Key: "latin", Name: "중남미"},
		{Record: accord.NameOfOrganisation, Key: "ministry", Name: "Ministry"},
		{Record: accord.NameOfCountry, Key: "CG", Name: "Congo"}, {Record: accord.NameOfCountry, Key: "CD", Name: "Congo"},
	}
	for text, want := range map[string]string{
		"korea brazil AI": "country=BR&country=KR&match=all&q=AI",
		"Brazil":          "country=BR",
		"  south   korea, artificial intelligence ": "country=KR&topic=artificial-intelligence",
		"한국 브라질 인공지능":                               "country=KR&q=%EB%B8%8C%EB%9D%BC%EC%A7%88&topic=artificial-intelligence",
		"cote d'ivoire":                             "country=CI",
		"korea korea":                               "country=KR",
		"congo brazil":                              "country=BR&q=congo", // nobody said which
		"korea latin america AI":                    "country=KR&q=AI in latin",
		"중남미":                                       " in latin",
		"ministry":                                  "",
		"artificial":                                "",
		"":                                          "",
	} {
		q, regions := Within(text, names)
		got := q.Encode()
		if len(regions) > 0 {
			got += " in " + strings.Join(regions, ", ")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
