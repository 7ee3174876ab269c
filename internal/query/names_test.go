package query_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/query"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Côte d’Ivoire": "cote d ivoire", "STRASSE Straße": "strasse strasse", "대한민국": "대한민국", "  e-Government, Őrség ": "e government orseg",
		"": "", "\xff!": "",
	} {
		if got := query.Fold(in); got != want {
			t.Errorf("%q is folded to %q, want %q", in, got, want)
		}
	}
}

func TestRespelt(t *testing.T) {
	t.Parallel()
	names := []accord.Name{{Record: accord.NameOfCountry, Key: "BY", Label: "Belarus", Name: "Belarus"}, {Record: accord.NameOfCountry, Key: "EE", Label: "Estonia", Name: "Estonia"}}
	for in, want := range map[string][]string{
		"Belarous memorandum": {"Belarus memorandum"},
		"estnia belarous":     {"Estonia belarous", "estnia Belarus"},
		"Belarous":            nil, // Near has it
		"a word of it":        nil,
		"belarus memorandum":  nil,
	} {
		if diff := cmp.Diff(want, query.Respelt(in, names)); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", in, diff)
		}
	}
}

func TestNear(t *testing.T) {
	t.Parallel()
	var names []accord.Name
	for _, n := range []string{"Belarus", "Belgium", "Estonia", "Kazakhstan", "Iran", "Iraq", "Oman", "MOIS", "대한민국", "Ministry of the Interior"} {
		names = append(names, accord.Name{Record: accord.NameOfCountry, Key: n, Label: n, Name: n})
	}
	names = append(names, accord.Name{Record: accord.NameOfCountry, Key: "Belarus", Label: "Belarus", Name: "Bielarus"})
	for in, want := range map[string][]string{
		"Belarous":                {"Belarus"},
		"Kazahkstan":              {"Kazakhstan"}, // neighbours changed places
		"Estnia":                  {"Estonia"},
		"Ministry of th Interoir": {"Ministry of the Interior"},
		"Iram":                    {"Iran", "Iraq"},
		"Belarus":                 nil, // of 7 letters one may differ, and none does
		"Omn":                     nil, // too short to be sure of anything
		"zzzzzzzz":                nil,
		"대한민극":                    {"대한민국"},
	} {
		var got []string
		for _, n := range query.Near(in, names) {
			got = append(got, n.Label)
		}
		if in == "Belarus" { // the other spelling of the same country is near
			want = []string{"Belarus"}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("near %q: mismatch (-want +got)\n%s", in, diff)
		}
	}
}
