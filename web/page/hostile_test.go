package page

import (
	"reflect"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

// hostile is a text that would break out of every place it is put in, if it
// were not escaped, and a link that would run a script, if it were followed.
const hostile = `javascript:alert(1)//"'><script>alert(2)</script><img src=x onerror=alert(3)>`

// fill puts the hostile text into every string below v, and one element into
// every list, so that no branch of a template is left out.
func fill(v reflect.Value, depth int) {
	if depth > 8 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(hostile)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(7)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth+1)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		key.SetString(string(Inferred))
		fill(value, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
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
		"home": filled(Home), "list": filled(List), "agreement": filled(Agreement),
		"countries": filled(Countries), "country": filled(Country),
		"organisations": filled(Organisations), "organisation": filled(Organisation),
		"summits": filled(Summits), "summit": filled(Summit), "series": filled(Series),
		"topics": filled(Topics), "topic": filled(Topic),
		"sources": filled(Sources), "source": filled(Source),
		"about": filled(About), "error": filled(Error),
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
