package page

import (
	"context"
	"strings"
	"testing"

	"accords/web/words"

	"github.com/a-h/templ"
)

// comparing is the comparison with and without enough to compare, for every.
func comparing() map[string]templ.Component {
	list := listFixture()
	for i := range list.Rows {
		list.Rows[i].CompareID = "k4t9xq2m"
	}
	return map[string]templ.Component{"accessibility": Accessibility(AccessibilityPage{Layout: layoutFixture("Accessibility", AboutSection)}), "privacy": Privacy(PrivacyPage{Layout: layoutFixture("Privacy", AboutSection)}), "compare": Compare(compareFixture()), "compare-choose": Compare(chooseFixture()), "list-pick": List(list)}
}

// comparingIdeas is one component a golden file, for ideas.
func comparingIdeas() map[string]templ.Component {
	return map[string]templ.Component{
		"comparison": comparison(compareFixture()),
		"related":    related(agreementFixture().Related),
		"history":    history(agreementFixture().History),
		"korean":     spoken(words.Ko, value(words.SignedOn.Ko, signedValue())),
	}
}

func compareFixture() ComparePage {
	p := chooseFixture()
	p.Heading = "2 agreements compared"
	p.Columns = append(p.Columns, CompareColumn{Record: Link{Text: "전자정부 협력 양해각서", Href: "/agreements/m2c7w0pd/mou"}, RemoveHref: "/compare?id=k4t9xq2m"})
	p.Rows = []CompareRow{
		{Label: "Kind", Cells: []CompareCell{
			{Values: []CompareValue{{Text: "Memorandum of understanding", Href: minsk + "#kind", Basis: Quoted}}},
			{Values: []CompareValue{{Text: "Memorandum of understanding", Href: "/agreements/m2c7w0pd/mou#kind", Basis: Quoted}}},
		}},
		{Label: "Signatories", Differs: true, Cells: []CompareCell{
			{Values: []CompareValue{{Text: "Kim Seong-lyul", Note: "Vice Minister", Href: minsk + "#signatory", Basis: Quoted}}}, {},
		}},
	}
	return p
}

func chooseFixture() ComparePage {
	return ComparePage{
		Layout: layoutFixture("Compare agreements", AgreementsSection), Heading: "Compare agreements", Action: "/compare", Text: "Belarus",
		Hidden:     []Hidden{{Name: "id", Value: "k4t9xq2m"}},
		Columns:    []CompareColumn{{Record: Link{Text: "MOU on e-Government", Href: minsk}, RemoveHref: "/compare"}},
		Candidates: []Candidate{{Title: "MOU with Kazakhstan", AddHref: "/compare?id=k4t9xq2m&id=m2c7w0pd", Facts: "Kazakhstan, November 2016", FactsHref: "/agreements/m2c7w0pd/kz#facts"}},
		Room:       true,
	}
}

// A difference is a word, not a colour.
func TestDifferencesAreNamed(t *testing.T) {
	t.Parallel()
	p := compareFixture()
	page := render(t, comparison(p))
	if n := strings.Count(page, words.Differs.En); n < 1 || strings.Count(page, "≠") != 1 || strings.Count(page, `aria-hidden="true">=<`) != 1 {
		t.Errorf("of two rows one differs: %s", page)
	}
	p.Rows[1].Differs = false
	if page := render(t, comparison(p)); strings.Contains(page, "≠") {
		t.Error("a row is marked though nothing differs")
	}
}

// Where a portal has nobody to report to, it does not ask.
func TestReportIsLeftOut(t *testing.T) {
	t.Parallel()
	p := agreementFixture()
	if page := render(t, Agreement(p)); strings.Count(page, `href="mailto:register@accords.example?body=`) != 2 {
		t.Error("the record and the foot do not lead to where a mistake can be told")
	}
	p.Report = ""
	if page := render(t, Agreement(p)); strings.Contains(page, words.IsThisWrong.En) {
		t.Error("the page asks, and leads nowhere")
	}
}

// The language of a page reaches every component in it, and what came from
// elsewhere keeps its own.
func TestPageIsInItsLanguage(t *testing.T) {
	t.Parallel()
	p := agreementFixture()
	p.Lang = words.Ko
	page := render(t, Agreement(p))
	for _, want := range []string{`<html lang="ko">`, `href="/ko/about"`, words.Skip.Ko, words.Inferred.Ko, words.SourcesTitle.Ko, `<blockquote lang="en">`, `lang="en">Belarus</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	for _, english := range []string{">" + words.Skip.En, words.OpenInSource.En, words.SiteName.En + "</span>"} {
		if strings.Contains(page, english) {
			t.Errorf("the page says %q", english)
		}
	}
	if got := say(context.Background(), words.Skip); got != words.Skip.En {
		t.Errorf("outside of a page: %q", got)
	}
}
