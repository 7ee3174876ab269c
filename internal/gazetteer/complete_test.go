package gazetteer

import (
	"strings"
	"testing"

	"accords/internal/accord"
)

// nobodyLives are territories without a population of their own, and so without
// an adjective or a seat of government.
const nobodyLives = " AQ BV GS HM IO TF UM "

// noOneSeat are inhabited and have no word of their own for their people, or no
// one seat of government: Svalbard and Jan Mayen, and Tokelau, whose seat moves.
const noOneSeat = " SJ TK "

// written are the cells of the table written by hand, by code.
func written() map[string][]string {
	out := map[string][]string{}
	for _, c := range rows(namesTSV, 4) {
		out[c[0]] = c
	}
	return out
}

// TestTableIsComplete: every territory of CLDR has a name in English and in
// Korean, and those where people live an adjective and a capital.
func TestTableIsComplete(t *testing.T) {
	t.Parallel()
	hand := written()
	all := rows(countriesTSV, 6+len(languages))
	if len(all) < 245 {
		t.Fatalf("the table has %d territories", len(all))
	}
	for _, c := range all {
		code := c[0]
		if c[4] == "" || c[5] == "" {
			t.Errorf("%s has the names %q and, in Korean, %q", code, c[4], c[5])
		}
		if strings.Contains(nobodyLives, code) {
			continue
		}
		for _, cell := range []struct {
			what string
			at   int
		}{{"adjective", 2}, {"capital", 3}} {
			if row := hand[code]; (len(row) == 0 || row[cell.at] == "") && !strings.Contains(noOneSeat, code) {
				t.Errorf("%s (%s) has no %s", code, c[4], cell.what)
			}
		}
	}
	for code := range hand {
		if len(code) != 2 || !strings.Contains(countriesTSV, "\n"+code+"\t") {
			t.Errorf("%q is in the table written by hand and no territory of CLDR", code)
		}
	}
}

// TestEveryNameIsOneTerritorys: each name in English and Korean, official, short
// or former, leads to the territory in whose row it stands, and to no other.
func TestEveryNameIsOneTerritorys(t *testing.T) {
	t.Parallel()
	g := New(nil, nil)
	owner := map[string]string{}
	own := func(name, code string) {
		if before, ok := owner[fold(name)]; ok && before != code {
			t.Errorf("%q is a name of %s and of %s", name, before, code)
		}
		owner[fold(name)] = code
		if got, ok := g.Lookup(name); !ok || got != accord.Code(code) {
			t.Errorf("Lookup(%q) = %q, want %s", name, got, code)
		}
	}
	for _, c := range rows(countriesTSV, 6+len(languages)) {
		for _, cell := range c[4:6] {
			each(cell, func(name string, _ bool) { own(name, c[0]) })
		}
	}
	for code, c := range written() {
		each(c[1], func(name string, _ bool) { own(name, code) })
	}
}

// TestOrganisationsHaveTheirAbbreviations: a row names one organisation, with the
// abbreviation that texts use where there is one, and no abbreviation is that of
// two.
func TestOrganisationsHaveTheirAbbreviations(t *testing.T) {
	t.Parallel()
	g := New(nil, nil)
	owner := map[string]string{}
	for _, c := range rows(bodiesTSV, 4) {
		if c[0] == "" || c[1] == "" {
			t.Errorf("a row without a slug or a name: %q", c)
		}
		if got, ok := g.Resolve(c[1], "", accord.Date{}); !ok || got != c[0] {
			t.Errorf("Resolve(%q) = %q, want %s", c[1], got, c[0])
		}
		short, typedOnly := strings.CutSuffix(c[2], "~")
		if short == "" {
			continue
		}
		if before, ok := owner[short]; ok {
			t.Errorf("%q is short for %s and for %s", short, before, c[0])
		}
		owner[short] = c[0]
		if found := g.FindBodies("the " + short + " signed"); !typedOnly && (len(found) != 1 || found[0].Slug != c[0]) {
			t.Errorf("%q is found as %v, want %s", short, found, c[0])
		}
	}
	for _, short := range strings.Fields("EU AU ASEAN UNDP OECD ITU APEC GCC ECOWAS OACPS ADB UNESCO UPU WTO IMF ICAO WIPO OGP DCO SADC EAC COMESA CARICOM OAS") {
		if owner[short] == "" {
			t.Errorf("no organisation has the abbreviation %s", short)
		}
	}
}
