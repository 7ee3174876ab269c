package gazetteer_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

func TestGovernment(t *testing.T) {
	t.Parallel()
	g := gazetteer.New(nil, nil)
	for host, want := range map[string]accord.Code{
		"www.mois.go.kr":      "KR",
		"korea.kr":            "KR",
		"www.gov.uk":          "GB",
		"www.gob.mx":          "MX",
		"www.govt.nz":         "NZ",
		"www.gub.uy":          "UY",
		"www.state.gov":       "US",
		"www.canada.ca":       "CA",
		"WWW.MCIT.GOV.EG.":    "EG",
		"newspim.com":         "",
		"gov.example":         "",
		"go.zz":               "",
		"kr":                  "",
		"":                    "",
		"notgov.uk":           "",
		"gov.uk.attacker.com": "",
	} {
		if got, ok := g.Government(host); got != want || ok != (want != "") {
			t.Errorf("Government(%q) = %q, %t, want %q", host, got, ok, want)
		}
	}
}
