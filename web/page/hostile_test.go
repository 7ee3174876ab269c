package page

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// hostile is a text that would break out of every place it is put in, if it
// were not escaped, and a link that would run a script, if it were followed.
const hostile = `javascript:alert(1)//"'><script>alert(2)</script><img src=x onerror=alert(3)>`

// fill puts the hostile text into every string below v, and one element into
// every list, so that no branch of a template is left out.
func fill(v reflect.Value, depth int) { fillWith(v, hostile, depth) }

// fillWith is fill with another text.
func fillWith(v reflect.Value, text string, depth int) {
	if depth > 8 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillWith(v.Elem(), text, depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillWith(v.Index(0), text, depth+1)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		key.SetString(string(Inferred))
		fillWith(value, text, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			fillWith(v.Field(i), text, depth+1)
		}
		if b := v.FieldByName("Basis"); b.IsValid() {
			b.SetString(string(Quoted)) // a state, so that its evidence is shown
		}
	}
}

// filled is a page of a kind with hostile texts everywhere.
func filled[P any](component func(P) templ.Component) templ.Component {
	var p P
	fill(reflect.ValueOf(&p).Elem(), 0)
	return component(p)
}

func TestHostileTextIsText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]templ.Component{
		"accessibility": filled(Accessibility), "privacy": filled(Privacy), "compare": filled(Compare), "home": filled(Home), "list": filled(List), "agreement": filled(Agreement),
		"countries": filled(Countries), "country": filled(Country),
		"organisations": filled(Organisations), "organisation": filled(Organisation),
		"summits": filled(Summits), "summit": filled(Summit), "series": filled(Series),
		"topics": filled(Topics), "topic": filled(Topic),
		"sources": filled(Sources), "source": filled(Source),
		"about": filled(About), "holdings": filled(Holdings), "error": filled(Error),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := render(t, c)
			if !strings.Contains(page, "alert(2)") {
				t.Fatal("the page shows nothing of the text")
			}
			for _, e := range elements(page) {
				if src, ok := attr(e, "src"); e.Data == "img" || e.Data == "script" && !ok {
					t.Errorf("the text became <%s src=%q>", e.Data, src)
				}
				for _, a := range e.Attr {
					if strings.HasPrefix(a.Key, "on") {
						t.Errorf("the text became %s on <%s>", a.Key, e.Data)
					}
					if (a.Key == "href" || a.Key == "action") && strings.HasPrefix(a.Val, "javascript:") {
						t.Errorf("%s of <%s> runs a script", a.Key, e.Data)
					}
				}
			}
		})
	}
}

// name gives every string below v its own words, its path, and collects them.
func name(v reflect.Value, path string, names map[string]bool) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString("/" + path + "/")
			names[v.String()] = true
		}
	case reflect.Pointer:
		name(v.Elem(), path, names)
	case reflect.Slice:
		name(v.Index(0), path, names)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.Type != reflect.TypeFor[Layout]() {
				name(v.Field(i), path+"."+field.Name, names)
			}
		}
	}
}

// notShown are the fields of a page that its component does not print.
func notShown[P any](t *testing.T, component func(P) templ.Component) []string {
	t.Helper()
	var p P
	fill(reflect.ValueOf(&p).Elem(), 0)
	names := map[string]bool{}
	name(reflect.ValueOf(&p).Elem(), "", names)
	page := render(t, component(p))
	var missing []string
	for _, n := range slices.Sorted(maps.Keys(names)) {
		if !strings.Contains(page, n) && !slices.Contains(elsewhere, n) {
			missing = append(missing, n)
		}
	}
	return missing
}

// elsewhere are fields that a page of one element each does not show.
var elsewhere = []string{
	"/.Sorts.Label/", "/.Sorts.Value/", // one order is no choice
	"/.Ways.Href/", "/.Ways.Text/", "/.Meant.Href/", "/.Meant.Text/", "/.Meant.Lang/", "/.Filters.Href/", "/.Filters.Text/", // only where there is no row
	"/.Example.Anchor/",       // is on the page of the agreement
	"/.Segments.Marks.Quote/", // is the text of the segment
}

// A struct holds what is displayed and nothing else.
// A struct holds what is displayed and nothing else.
func TestWhatAPageHoldsIsShown(t *testing.T) {
	t.Parallel()
	for name, missing := range map[string][]string{
		"compare": notShown(t, Compare), "home": notShown(t, Home), "list": notShown(t, List), "changes": notShown(t, Changes), "search": notShown(t, Search), "facet": notShown(t, FacetAll), "agreement": notShown(t, Agreement),
		"pair": notShown(t, Pair), "matrix": notShown(t, Matrix),
		"map": notShown(t, Map), "timeline": notShown(t, Timeline),
		"countries": notShown(t, Countries), "country": notShown(t, Country),
		"organisations": notShown(t, Organisations), "organisation": notShown(t, Organisation),
		"summits": notShown(t, Summits), "summit": notShown(t, Summit), "series": notShown(t, Series),
		"topics": notShown(t, Topics), "topic": notShown(t, Topic),
		"sources": notShown(t, Sources), "source": notShown(t, Source),
		"about": notShown(t, About), "holdings": notShown(t, Holdings), "error": notShown(t, Error),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if len(missing) > 0 {
				t.Errorf("not shown: %v", missing)
			}
		})
	}
}
