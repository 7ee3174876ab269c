package page

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// void lists the elements that have no end tag.
var void = []string{"meta", "link", "input", "br", "hr", "img"}

// eachPage runs a check on every kind of page.
func eachPage(t *testing.T, check func(t *testing.T, page string)) {
	t.Helper()
	for name, c := range every() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, render(t, c))
		})
	}
}

// elements lists the start tags of a page in order.
func elements(page string) []html.Token {
	var list []html.Token
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			list = append(list, z.Token())
		}
	}
}

func attr(t html.Token, name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func TestTagsAreBalanced(t *testing.T) {
	t.Parallel()
	eachPage(t, func(t *testing.T, page string) {
		var open []string
		z := html.NewTokenizer(strings.NewReader(page))
		for {
			tt := z.Next()
			if tt == html.ErrorToken {
				break
			}
			tok := z.Token()
			switch {
			case tt == html.StartTagToken && !slices.Contains(void, tok.Data):
				open = append(open, tok.Data)
			case tt == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != tok.Data {
					t.Fatalf("</%s> closes %v", tok.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("not closed: %v", open)
		}
	})
}

// The policy of the site allows neither: a browser would refuse them.
func TestNothingIsInline(t *testing.T) {
	t.Parallel()
	eachPage(t, func(t *testing.T, page string) {
		for _, e := range elements(page) {
			if _, hasSource := attr(e, "src"); e.Data == "style" || e.Data == "script" && !hasSource {
				t.Errorf("inline <%s>", e.Data)
			}
			for _, a := range e.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("inline %s on <%s>", a.Key, e.Data)
				}
			}
		}
	})
}

func TestIDsAreUniqueAndReferencesHold(t *testing.T) {
	t.Parallel()
	eachPage(t, func(t *testing.T, page string) {
		ids := map[string]bool{}
		for _, e := range elements(page) {
			if id, ok := attr(e, "id"); ok {
				if ids[id] {
					t.Errorf("id %q twice", id)
				}
				ids[id] = true
			}
		}
		for _, e := range elements(page) {
			for _, name := range []string{"for", "aria-labelledby", "data-copy"} {
				if id, ok := attr(e, name); ok && !ids[id] {
					t.Errorf("%s=%q of <%s> names no id", name, id, e.Data)
				}
			}
			if href, _ := attr(e, "href"); len(href) > 1 && href[0] == '#' && !ids[href[1:]] && !strings.Contains(fixtureAnchors, href+" ") {
				t.Errorf("href %q leads nowhere", href)
			}
		}
	})
}

// fixtureAnchors are addresses of cards in the fixtures that are cut short.
const fixtureAnchors = "#o #c #kz "

func TestHeadingsAreInOrder(t *testing.T) {
	t.Parallel()
	eachPage(t, func(t *testing.T, page string) {
		level, first := 0, 0
		for _, e := range elements(page) {
			if len(e.Data) != 2 || e.Data[0] != 'h' || e.Data[1] < '1' || e.Data[1] > '6' {
				continue
			}
			n := int(e.Data[1] - '0')
			if n > level+1 {
				t.Errorf("h%d after h%d", n, level)
			}
			if n == 1 {
				first++
			}
			level = n
		}
		if first != 1 {
			t.Errorf("%d h1, want 1", first)
		}
	})
}

func TestControlsHaveLabels(t *testing.T) {
	t.Parallel()
	eachPage(t, func(t *testing.T, page string) {
		labelled := map[string]bool{}
		for _, e := range elements(page) {
			if id, ok := attr(e, "for"); ok && e.Data == "label" {
				labelled[id] = true
			}
		}
		for _, e := range elements(page) {
			kind, _ := attr(e, "type")
			// Check boxes and radio buttons stand inside their labels.
			if e.Data != "input" && e.Data != "select" || slices.Contains([]string{"hidden", "checkbox", "radio"}, kind) {
				continue
			}
			if id, _ := attr(e, "id"); !labelled[id] {
				t.Errorf("<%s id=%q> has no label", e.Data, id)
			}
		}
	})
}

// A class without a rule is a slip of the pen, and so is a rule without a use.
func TestClassesAndStyleSheetAgree(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("../static/app.css")
	if err != nil {
		t.Fatal(err)
	}
	styled, used := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([a-z][a-z_0-9-]*)`).FindAllStringSubmatch(string(css), -1) {
		styled[m[1]] = true
	}
	for _, c := range every() {
		for _, e := range elements(render(t, c)) {
			list, _ := attr(e, "class")
			for _, class := range strings.Fields(list) {
				used[class] = true
			}
		}
	}
	unstyled := []string{"is-not_stated", "is-plain"} // they look like their elements
	for _, class := range slices.Sorted(maps.Keys(used)) {
		if !styled[class] && !slices.Contains(unstyled, class) {
			t.Errorf("class %q has no rule", class)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(styled)) {
		if !used[class] && class != "htmx-request" { // htmx sets it while it waits
			t.Errorf("rule for %q is not used", class)
		}
	}
}
