package page

import (
	"strconv"
	"strings"
	"testing"
)

func facetOf(n int, selected ...int) Facet {
	f := Facet{Name: "Country", Param: "country"}
	for i := range n {
		f.Values = append(f.Values, FacetValue{Value: strconv.Itoa(i), Label: strconv.Itoa(i), Count: 1})
	}
	for _, i := range selected {
		f.Values[i].Selected = true
	}
	return f
}

func TestFacetFoldsLongLists(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name       string
		facet      Facet
		open, rest int
	}{
		{"short", facetOf(3), 3, 0},
		{"one too many is not folded", facetOf(shown + 1), shown + 1, 0},
		{"long", facetOf(20), shown, 20 - shown},
		{"selected stays in view", facetOf(20, 15), shown + 1, 20 - shown - 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if open, rest := len(tt.facet.open()), len(tt.facet.rest()); open != tt.open || rest != tt.rest {
				t.Errorf("open %d, rest %d; want %d, %d", open, rest, tt.open, tt.rest)
			}
		})
	}
}

// Every value is in the form once, whichever part it stands in.
func TestFacetLosesNoValue(t *testing.T) {
	t.Parallel()
	page := render(t, facet(facetOf(20, 3, 15), false))
	for i := range 20 {
		if n := strings.Count(page, `value="`+strconv.Itoa(i)+`"`); n != 1 {
			t.Errorf("value %d stands %d times", i, n)
		}
	}
	if n := strings.Count(page, " checked"); n != 2 {
		t.Errorf("%d boxes are ticked, want 2", n)
	}
}

// The fragment for htmx is the part of the page that it replaces.
func TestResultsIsAPartOfList(t *testing.T) {
	t.Parallel()
	p := listFixture()
	part, titled := strings.CutPrefix(render(t, Results(p)), "<title>12 agreements · "+siteName+"</title>")
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
