package site_test

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

// A member since 2014 of a series that lasts to 2019 reaches to the edge, one
// that left in 2017 does not, and the table has the same in words.
func TestSeriesPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	a := storetest.Authority()
	a.Series[0].Members[1].To = accord.Date{Year: 2017}
	if _, err := p.store.PutAuthority(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	p.says("/series/digital-nations", "Members over time 2014", "South Korea, since 2014", "Israel, 2014 to 2017", "2 summits")
	_, _, body := p.ask("/series/digital-nations")
	for _, mark := range []string{`x="34.0%" y="26" width="66.0%"`, `x="34.0%" y="54" width="33.0%"`} {
		if !strings.Contains(body, mark) {
			t.Errorf("no bar with %s", mark)
		}
	}
}

func TestMinistryPage(t *testing.T) {
	t.Parallel()
	in := korea()
	belarus := &in.Agreements[0]
	belarus.Organisations[0].V.Name = "Ministry of the Interior"
	evidence := belarus.Title.Evidence
	for _, g := range []accord.Signatory{{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"}, {Name: "Vladimir Rybakov", Office: "Director", Country: "BY"}} {
		belarus.Signatories = append(belarus.Signatories, accord.Value[accord.Signatory]{V: g, Basis: accord.Quoted, Evidence: evidence})
	}
	p := newPortal(t, in)
	p.says("/ministries/"+mois, "Names over time", "1 agreement under any of its names",
		"Memorandum with Belarus 26 April 2017 Ministry of the Interior former name Kim Seong-lyul Vice Minister")
	if text := p.text("/ministries/" + mois); strings.Contains(text, "Rybakov") {
		t.Error("who signed for Belarus signed for a ministry of Korea")
	}
	p.says("/ministries", "South Korea")
}

// The list of all bodies has the busiest of each country, and leads to a list
// of the others.
func TestMinistriesAreCut(t *testing.T) {
	t.Parallel()
	var list []storetest.Agreement
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		list = append(list, storetest.Agreement{ID: "bdy0000" + name, Title: "Agreement", Kind: accord.MOU, Countries: []accord.Code{"GB"}, Body: "office-" + name + "-gb"})
	}
	c := storetest.Document("bodies", append(list, storetest.Agreement{ID: "bdy00009", Title: "Agreement", Kind: accord.MOU, Countries: []accord.Code{"GB"}, Body: "office-e-gb"})...)
	for i := range c.Agreements {
		c.Agreements[i].Organisations[0].V.Country = "GB"
	}
	p := newPortal(t, c)
	p.says("/ministries", "6 ministries and other bodies", "United Kingdom Body office-e-gb", "All 5 ministries and other bodies")
	p.says("/ministries?country=GB", "United Kingdom: 5 ministries and other bodies", "Body office-d-gb")
	if text := p.text("/ministries"); strings.Contains(text, "office-d-gb") {
		t.Error("the list of all has all of a country")
	}
	for path, want := range map[string]int{"/ministries?country=IL": 404, "/ministries?country=xyz": 400, "/ministries?country=gb": 308, "/ministries?x=1": 308} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}
