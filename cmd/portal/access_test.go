package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"accords/web/words"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// look is a window as a page is seen in it.
type look struct {
	width  int64
	scheme string
}

// looks are the four in which axe sees each page.
func looks() []look {
	return []look{{1280, "light"}, {1280, "dark"}, {360, "dark"}, {360, "light"}}
}

// accessible has axe look at each kind of page in each look, with everything
// open that can be opened, and checks that nothing sticks out at the side. A
// page is loaded once and then looked at: its colours and width are the window's.
func accessible(t *tab, l words.Lang) {
	checker := axe(t.T)
	t.open(l.Path("/"))
	t.do(chromedp.Evaluate[chromedp.Void](checker + `;document.querySelector("main").append(document.createElement("img"))`))
	if found := t.violations(); len(found) != 1 || found[0].ID != "image-alt" {
		t.Errorf("axe says of a picture without words: %v", found)
	}
	for kind, path := range t.kinds() {
		path = l.Path(path)
		t.open(path)
		for _, width := range []int64{320, 360, 1280} {
			t.look(width, "light")
			if over := eval[int](t, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s (%s): %d px wider than a window of %d", kind, path, over, width)
			}
			for _, scheme := range []string{"light", "dark"} {
				if width != 320 && os.Getenv("PORTAL_TEST_SHOTS") != "" {
					t.look(width, scheme)
					shot(t, fmt.Sprintf("%s-%s-%d-%s.png", strings.ReplaceAll(kind, " ", "-"), l, width, scheme))
				}
			}
		}
		t.do(chromedp.Evaluate[chromedp.Void](checker + `;document.querySelectorAll("details").forEach(d => d.open = true)`))
		for _, at := range looks() {
			t.look(at.width, at.scheme)
			for _, v := range t.violations() {
				t.Errorf("%s (%s) at %d, %s: axe: %s (%s)\n\t%s", kind, path, at.width, at.scheme, v.Help, v.ID, strings.Join(v.Nodes, "\n\t"))
			}
		}
	}
}

// shot keeps a picture where PORTAL_TEST_SHOTS names a folder for them.
func shot(t *tab, name string) {
	png, err := chromedp.Run(t.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(os.Getenv("PORTAL_TEST_SHOTS"), name), png, 0o644); err != nil {
		t.Fatal(err)
	}
}

// press sends a key to whatever has the focus.
func (t *tab) press(key string) {
	t.Helper()
	t.do(chromedp.KeyEvent(key))
}

// tabTo moves the focus forward to what a selector means, and checks that each
// stop on the way can be seen.
func (t *tab) tabTo(selector string) {
	t.Helper()
	const most = 250
	for range most {
		t.press(kb.Tab)
		if !eval[bool](t, `document.activeElement === document.body || (s => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 1)(getComputedStyle(document.activeElement))`) {
			t.Errorf("the focus cannot be seen on %s", eval[string](t, `document.activeElement.outerHTML.slice(0, 120)`))
		}
		if eval[bool](t, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	t.Fatalf("%s is not reached by %d presses of Tab", selector, most)
}

// follow presses a key that leads to another page.
func (t *tab) follow(key, to string) {
	t.Helper()
	t.press(key)
	t.arrive(to)
}

// arrive waits until a page whose address begins so has been read.
func (t *tab) arrive(to string) {
	t.Helper()
	t.until("the page is "+to, fmt.Sprintf(`document.readyState === "complete" && (location.pathname + location.search).startsWith(%q)`, to))
}

// keyboardAlone is a visit without a mouse: past the head, through the filters,
// to the next page, to the words of a value and to the other language.
func keyboardAlone(t *tab) {
	t.look(1280, "light")
	t.open("/agreements")
	t.tabTo(".skip")
	t.press(kb.Enter)
	t.until("the content has the focus", `document.activeElement.id === "main"`)
	t.tabTo("#f-country-GB")
	t.press(" ")
	t.until("the list is filtered", `location.search === "?country=GB" && document.querySelectorAll(".sentence a").length === 2`)
	t.tabTo("main h3 a")
	t.follow(kb.Enter, "/agreements/")
	// Most agreements come from the catalogue, which has no words of its own.
	t.open("/sources")
	t.open(t.href(`main h3 a[href^="/sources/"]`))
	t.open(t.href(`main h3 a[href^="/agreements/"]`))
	t.tabTo(".how:has(.evidence) > summary")
	t.press(kb.Enter)
	t.until("the words are open", `document.activeElement.parentElement.open && document.activeElement.parentElement.querySelector("mark").checkVisibility()`)
	t.tabTo(".evidence a[href^='/sources/']")
	t.follow(kb.Enter, "/sources/")
	t.tabTo("a[hreflang=ko]")
	t.follow(kb.Enter, "/ko/sources/")
	if l := eval[string](t, "document.documentElement.lang"); l != "ko" {
		t.Errorf("the page in Korean says that it is in %q", l)
	}
	t.open("/changes")
	t.tabTo(".pager a[rel=next]")
	t.follow(kb.Enter, "/changes?page=2")
}

// picking chooses two agreements on the list, with a script that filters it at
// hand: what is picked is no filter.
func picking(t *tab) {
	t.look(1280, "light")
	t.open("/agreements")
	for _, n := range []string{"1", "2"} {
		t.do(chromedp.Click(chromedp.CSS("li:nth-child(" + n + ") > .card input[name=id]")))
		t.until(n+" are picked", `document.querySelectorAll("input[name=id]:checked").length === `+n)
	}
	if at := eval[string](t, "location.pathname + location.search"); at != "/agreements" {
		t.Errorf("picking leads to %s", at)
	}
	t.do(chromedp.Click(chromedp.CSS("button[form=compare]")))
	t.arrive("/compare?")
	if n := eval[int](t, `document.querySelectorAll(".compare thead a[href*='/agreements/']").length`); n != 2 {
		t.Errorf("%d agreements stand side by side, want 2", n)
	}
}

// media shows the page as for a screen or for paper.
func (t *tab) media(kind string) {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind}); err != nil {
		t.Fatal(err)
	}
}

// onPaper prints what is printed most. What only serves a screen is left out, and
// the words of every value are there without a click.
func onPaper(t *tab) {
	kinds := t.kinds()
	for _, kind := range []string{"agreement", "list", "comparison"} {
		t.open(kinds[kind])
		t.media("print")
		for _, gone := range []string{".head nav", ".strip nav", ".skip", ".filters", "main form.search", ".pick", "button"} {
			if eval[bool](t, fmt.Sprintf(`[...document.querySelectorAll(%q)].some(e => e.checkVisibility())`, gone)) {
				t.Errorf("%s: %s is printed", kind, gone)
			}
		}
		if kind == "agreement" && !eval[bool](t, `[...document.querySelectorAll(".evidence mark")].every(e => e.getBoundingClientRect().height > 0)`) {
			t.Error("the words of a value are not printed")
		}
		pdf, err := chromedp.Run(t.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("%s: %d bytes that are no PDF", kind, len(pdf))
		}
		if dir := os.Getenv("PORTAL_TEST_SHOTS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, kind+".pdf"), pdf, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.media("")
	}
}
