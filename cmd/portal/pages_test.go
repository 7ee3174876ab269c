package main

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"accords/web/words"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The main paths of a visitor, in a real browser on the seeds.
func TestPages(t *testing.T) {
	t.Parallel()
	b := newBrowser(t)
	t.Run("group", func(t *testing.T) { // ends when all of its tests have
		t.Run("forms without scripts", func(t *testing.T) { t.Parallel(); plainForms(b.tab(t)) })
		t.Run("filters without a reload", func(t *testing.T) { t.Parallel(); htmxFilters(b.tab(t)) })
		t.Run("a value opens its words", func(t *testing.T) { t.Parallel(); evidenceOpens(b.tab(t)) })
		t.Run("the search box", func(t *testing.T) { t.Parallel(); searchBox(b.tab(t)) })
		t.Run("pages that are not there", func(t *testing.T) { t.Parallel(); deadEnds(b.tab(t)) })
		for _, l := range words.Langs() {
			t.Run("accessibility "+string(l), func(t *testing.T) { t.Parallel(); accessible(b.tab(t), l) })
		}
		t.Run("nothing is stopped by the policy", func(t *testing.T) { t.Parallel(); keepsPolicy(b.tab(t)) })
		t.Run("the policy stops what it should", func(t *testing.T) { t.Parallel(); policyHolds(b.tab(t)) })
		t.Run("by keyboard alone", func(t *testing.T) { t.Parallel(); keyboardAlone(b.tab(t)) })
		t.Run("on paper", func(t *testing.T) { t.Parallel(); onPaper(b.tab(t)) })
		t.Run("picking what to compare", func(t *testing.T) { t.Parallel(); picking(b.tab(t)) })
		t.Run("markup", func(t *testing.T) { t.Parallel(); validMarkup(b.tab(t), b.portal) })
	})
}

// plainForms is a visit without any script: check boxes and a button.
func plainForms(t *tab) {
	t.look(1280, "light")
	if _, err := chromedp.Call(t.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	if status := t.open("/agreements"); status != 200 {
		t.Fatalf("status %d", status)
	}
	all := t.text("h1")
	t.do(chromedp.Click(chromedp.CSS("#f-country-GB")))
	if status := t.load(chromedp.Click(chromedp.CSS(".apply button"))); status != 200 {
		t.Fatalf("status %d", status)
	}
	if at := eval[string](t, "location.search"); at != "?country=GB" {
		t.Errorf("the address is %s, want the canonical ?country=GB", at)
	}
	some := t.text("h1")
	if some == all || !strings.Contains(some, "agreement") {
		t.Errorf("heading %q before and %q after the filter", all, some)
	}
	if !strings.Contains(t.text(".sentence"), "United Kingdom") {
		t.Errorf("active filters: %q", t.text(".sentence"))
	}
	t.load(chromedp.Click(chromedp.CSS(".sentence a")))
	if again := t.text("h1"); again != all {
		t.Errorf("heading %q after the filter was removed, want %q", again, all)
	}
}

// htmxFilters changes the list in place: the address follows, the page is not
// loaded again, and the way back works.
func htmxFilters(t *tab) {
	t.look(1280, "light")
	t.open("/agreements")
	if !eval[bool](t, `typeof htmx === "object"`) {
		if _, err := os.Stat(filepath.Join("..", "..", "web", "static", "dist", "htmx.js")); err != nil {
			unavailable(t, "this build has no htmx: make build with npm")
		}
		t.Fatal("the page does not load htmx")
	}
	all := t.text("h1")
	t.do(chromedp.Evaluate[chromedp.Void](`window.stayed = true`))
	t.do(chromedp.Click(chromedp.CSS("#f-country-GB")))
	t.until("the address has the filter", `location.search === "?country=GB"`)
	t.until("the list is filtered", `document.querySelector("h1").innerText !== `+fmt.Sprintf("%q", all))
	if !eval[bool](t, `window.stayed === true && document.querySelector("#f-country-GB").checked`) {
		t.Error("the page was loaded again, or the check box lost its mark")
	}
	t.do(chromedp.Click(chromedp.CSS("#f-country-KR")))
	t.until("both countries are in the address", `location.search === "?country=GB&country=KR"`)
	if n := eval[int](t, `document.querySelectorAll("main#main").length`); n != 1 {
		t.Errorf("%d main elements: the answer was put inside the page as a whole", n)
	}
	t.do(chromedp.Evaluate[chromedp.Void](`history.go(-2)`))
	t.until("the whole list is back", `location.search === "" && document.querySelector("h1").innerText === `+fmt.Sprintf("%q", all))
}

// evidenceOpens follows a value to the words that it was read from, and those
// to their place in the source.
func evidenceOpens(t *tab) {
	t.look(1280, "light")
	// Most agreements come from the catalogue, which has no words of its own.
	t.open("/sources/uk-korea-mou-digital-government-2023")
	t.open(t.href(`main a[href^="/agreements/"]:not([href*="?"])`))
	if heading := t.text("h1"); !strings.Contains(heading, "Korea") {
		t.Errorf("heading %q", heading)
	}
	const quote = ".how .evidence mark"
	visible := `!!document.querySelector("` + quote + `")?.checkVisibility()`
	if eval[bool](t, visible) {
		t.Error("the words stand open before anybody asks")
	}
	t.do(chromedp.Click(chromedp.CSS(".how:has(.evidence) summary")))
	t.until("the words are visible", visible)
	words := t.text(quote)
	link := t.href(`.how .evidence a[href^="/sources/"]`)
	u, err := url.Parse(link)
	if err != nil || u.Fragment == "" {
		t.Fatalf("the link to the source is %q, %v, want one to the passage", link, err)
	}
	if status := t.open(link); status != 200 {
		t.Fatalf("%s: status %d", link, status)
	}
	at := fmt.Sprintf("document.getElementById(%q)", u.Fragment)
	if got := eval[string](t, at+`?.innerText ?? ""`); got == "" || !strings.Contains(words, strings.TrimSpace(got)) && !strings.Contains(got, words) {
		t.Errorf("the source has %q at the passage %q", got, words)
	}
	t.until("the passage is in view", `(r => r.top >= 0 && r.bottom <= innerHeight)(`+at+`.getBoundingClientRect())`)
}

// searchBox leads from the front page to the page that a name means, and from
// other words to everything that has them, whose passages open in the source.
func searchBox(t *tab) {
	t.look(360, "light")
	if status := t.open("/"); status != 200 {
		t.Fatalf("status %d", status)
	}
	t.load(chromedp.SendKeys(chromedp.CSS(`main input[name="q"], header input[name="q"]`), "belarus\r"))
	if at := eval[string](t, "location.pathname+location.search"); at != "/countries/by" {
		t.Errorf("the name of a country leads to %s", at)
	}
	// The driver would type the letter though the page prevents it.
	t.do(chromedp.Evaluate[chromedp.Void](`document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`))
	t.until("the box has the focus", `document.activeElement?.name === "q"`)
	t.load(chromedp.SendKeys(chromedp.CSS(`input[name="q"]`), "joint research\r"))
	if at := eval[string](t, "location.pathname+location.search"); at != "/search?q=joint+research" {
		t.Errorf("the search leads to %s", at)
	}
	if heading := t.text("h1"); !strings.Contains(heading, "result") || strings.HasPrefix(heading, "0 ") {
		t.Errorf("heading %q", heading)
	}
	link := t.href(`.passage a:has(mark)`)
	if status := t.open(link); status != 200 || !strings.Contains(link, "#b") {
		t.Errorf("a passage leads to %s: status %d", link, status)
	}
}

func deadEnds(t *tab) {
	t.look(1280, "dark")
	for path, want := range map[string]int{
		"/nowhere":                     404,
		"/agreements/zzzzzzzz/nothing": 404,
		"/countries/zz":                404,
		"/agreements?year=20x7":        400,
		"/agreements?country=XX":       400,
	} {
		if status := t.open(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
		if links := eval[int](t, `document.querySelectorAll("main a[href]").length`); links == 0 {
			t.Errorf("%s leads nowhere", path)
		}
	}
}

// validMarkup has html-validate read what the portal sends.
func validMarkup(t *tab, p *portal) {
	web, err := filepath.Abs(filepath.Join("..", "..", "web"))
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(web, "node_modules", "html-validate", "bin", "html-validate.mjs")
	if _, err := os.Stat(program); err != nil {
		unavailable(t, "no html-validate: npm ci in web/")
	}
	dir := t.TempDir()
	args := []string{program, "--config", filepath.Join(web, "htmlvalidate.json")}
	for kind, path := range t.kinds() {
		status := 200
		switch kind {
		case "not found":
			status = 404
		case "bad request":
			status = 400
		}
		for _, l := range words.Langs() {
			args = append(args, write(t, filepath.Join(dir, strings.ReplaceAll(kind, " ", "-")+"-"+string(l)+".html"), p.page(t, l.Path(path), status)))
		}
	}
	if out, err := exec.Command("node", args...).CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%s", err, out)
	}
}
