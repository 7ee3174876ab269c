package page

import (
	"strconv"
	"strings"
	"testing"

	"accords/web/words"
)

// Every value is in the form once, and what is chosen is ticked.
func TestFacetLosesNoValue(t *testing.T) {
	t.Parallel()
	f := Facet{Name: "Country", Param: "country", AllHref: "/agreements/facets/country", All: 84}
	for i := range 20 {
		f.Values = append(f.Values, FacetValue{Value: strconv.Itoa(i), Label: strconv.Itoa(i), Count: 1, Selected: i == 3 || i == 15})
	}
	page := render(t, facet(f, false))
	for i := range 20 {
		if n := strings.Count(page, `value="`+strconv.Itoa(i)+`"`); n != 1 {
			t.Errorf("value %d stands %d times", i, n)
		}
	}
	if n := strings.Count(page, " checked"); n != 2 {
		t.Errorf("%d boxes are ticked, want 2", n)
	}
	if !strings.Contains(page, `href="/agreements/facets/country"`) {
		t.Error("the rest of the values is out of reach")
	}
}

// The fragment for htmx is the part of the page that it replaces.
func TestResultsIsAPartOfList(t *testing.T) {
	t.Parallel()
	p := listFixture()
	part, titled := strings.CutPrefix(render(t, Results(p)), "<title>12 agreements · "+words.SiteName.En+"</title>")
	if !titled || !strings.HasPrefix(part, `<div id="results">`) {
		t.Errorf("fragment begins with %.80q", part)
	}
	if !strings.Contains(render(t, List(p)), part) {
		t.Error("the fragment is not what the page shows")
	}
}

// Without the library its attributes are dead, and nothing asks for it.
func TestLayoutWithoutHTMX(t *testing.T) {
	t.Parallel()
	p := listFixture()
	if page := render(t, List(p)); strings.Contains(page, "htmx-config") {
		t.Error("a page without htmx configures it")
	}
	p.Assets.HTMX = "/static/htmx.js"
	if page := render(t, List(p)); !strings.Contains(page, `src="/static/htmx.js" defer`) || !strings.Contains(page, "includeIndicatorCSS") {
		t.Error("a page with htmx does not load and configure it")
	}
}
