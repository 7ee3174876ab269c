package site_test

import (
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"golang.org/x/net/html"
)

// manifold is a release that states values of every form: words, codes, days, a
// term, a person, a number, a yes.
func manifold() accord.Contribution {
	in := storetest.Document("manifold", storetest.Agreement{ID: belarusID, Title: "Memorandum with Belarus", Kind: accord.JointDeclaration, Signed: "2017-04",
		Countries: []accord.Code{"KR", "BY"}, Topics: []string{"research"}, Body: "agency-gb", Summit: "a-meeting"})
	a, m := &in.Agreements[0], &in.Summits[0]
	words := a.Title.Evidence
	a.Term.Value = accord.Value[accord.Term]{V: accord.Term{Months: 36}, Basis: accord.Quoted, Evidence: words}
	a.Binding.Value = accord.Value[accord.Binding]{V: accord.NonBinding, Basis: accord.Quoted, Evidence: words}
	a.InForce.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2017, Month: 5, Day: 1}, Basis: accord.Quoted, Evidence: words}
	a.Signatories = []accord.Value[accord.Signatory]{{V: accord.Signatory{Name: "Kim Seong-lyul", Office: "Minister", Country: "KR"}, Basis: accord.Quoted, Evidence: words}}
	m.Edition.Value = accord.Value[int]{V: 5, Basis: accord.Quoted, Evidence: words}
	m.Host.Value = accord.Value[accord.Code]{V: "GB", Basis: accord.Quoted, Evidence: words}
	m.Start.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2018, Month: 11, Day: 21}, Basis: accord.Quoted, Evidence: words}
	m.Participants = []accord.Value[accord.Code]{{V: "IL", Basis: accord.Quoted, Evidence: words}}
	return in
}

// What the page of a source says was read from it stands in the same words on the
// page that it leads to, in each language, at the place that it leads to.
func TestSourcesSayWhatTheirRecordsSay(t *testing.T) {
	t.Parallel()
	p := newPortal(t, manifold())
	for _, lang := range []string{"", "/ko"} {
		_, _, body := p.ask(lang + "/sources/manifold")
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		marks := 0
		for n := range doc.Descendants() {
			if n.Data != "a" || attribute(n.Parent.Parent, "class") != "read" || !strings.Contains(attribute(n, "href"), "#") || strings.HasPrefix(attribute(n, "href"), "#") {
				continue
			}
			marks++
			path, anchor, _ := strings.Cut(attribute(n, "href"), "#")
			said := strings.Join(strings.Fields(n.FirstChild.Data), " ")
			if record := p.text(path); !strings.Contains(record, said) {
				t.Errorf("%s does not say %q, which %s/sources/manifold says of it", path, said, lang)
			}
			if _, _, record := p.ask(path); !strings.Contains(record, `id="`+anchor+`"`) {
				t.Errorf("%s has no place %q, to which %q leads", path, anchor, said)
			}
		}
		if marks < 18 {
			t.Errorf("%s: %d marks lead to a record", lang, marks)
		}
	}
}
