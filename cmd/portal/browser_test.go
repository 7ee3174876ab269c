package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser is a Chromium in front of a portal with the seeds, shared by the
// tests that look at pages.
type browser struct {
	portal *portal
	ctx    context.Context // of the whole browser; each test has a tab
}

// chromium finds the browser by the names that the Makefile knows too. Without
// one the tests are skipped, unless CI says that there has to be one.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROME_PATH"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	unavailable(t, "no browser: install the package chromium, or set CHROME_PATH")
	return ""
}

func unavailable(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.WindowSize(1280, 900),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("disable-dev-shm-usage", true))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	p := startPortal(t, "DATABASE_URL="+imported(t), "PORTAL_RATE=0") // its tabs are many, and one network
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, close := chromedp.NewContext(allocator, chromedp.WithErrorf(t.Logf))
	t.Cleanup(close)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal("starting the browser: ", err)
	}
	return &browser{portal: p, ctx: ctx}
}

// tab is a tab that fails its test on any error of a script and on whatever
// the content security policy has refused.
type tab struct {
	*testing.T
	ctx      context.Context
	base     string
	complain bool // false: what the console says is wanted
}

func (b *browser) tab(t *testing.T) *tab {
	t.Helper()
	ctx, close := chromedp.NewContext(b.ctx)
	t.Cleanup(close)
	ctx, cancel := context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(cancel)
	tb := &tab{T: t, ctx: ctx, base: b.portal.url, complain: true}
	tb.do()
	var mu sync.Mutex
	var complaints []string
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			// The status of a page is for the test to judge.
			if m.IsException() || m.Source != "network" && (m.Type == chromedp.ConsoleError || m.Type == chromedp.ConsoleWarning) {
				mu.Lock()
				complaints = append(complaints, m.String())
				mu.Unlock()
			}
		}
	}()
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range complaints {
			if !tb.complain {
				break
			}
			t.Error("the console says: ", c)
		}
	})
	return tb
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(t.ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// open loads a page and returns its status.
func (t *tab) open(path string) int {
	t.Helper()
	return t.load(chromedp.Navigate(t.base + path))
}

// load does what leads to another page and returns the status of that.
func (t *tab) load(steps ...chromedp.Action[chromedp.Void]) int {
	t.Helper()
	resp, err := chromedp.RunResponse(t.ctx, steps...)
	if err != nil {
		t.Fatal(err)
	}
	return int(resp.Status)
}

// look is how a page is seen: the width of the window and the colours.
func (t *tab) look(width int64, scheme string) {
	t.Helper()
	t.do(chromedp.EmulateViewport(width, 900))
	if _, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	}); err != nil {
		t.Fatal(err)
	}
}

// eval returns the value of a script.
func eval[T any](t *tab, script string) T {
	t.Helper()
	v, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits for a script to give true: what htmx does takes its time.
func (t *tab) until(what, script string) {
	t.Helper()
	for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(25 * time.Millisecond) {
		if eval[bool](t, script) {
			return
		}
	}
	t.Fatalf("waited in vain until %s; at %s", what, eval[string](t, "location.href"))
}

func (t *tab) text(selector string) string {
	t.Helper()
	return strings.TrimSpace(eval[string](t, `(document.querySelector("`+selector+`")?.innerText ?? "")`))
}

// href is the address of the first link that a selector finds.
func (t *tab) href(selector string) string {
	t.Helper()
	href := eval[string](t, `document.querySelector('`+selector+`')?.getAttribute("href") ?? ""`)
	if href == "" {
		t.Fatalf("%s has no link %s", eval[string](t, "location.pathname"), selector)
	}
	return href
}

// axe is the checker of npm's axe-core.
func axe(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "web", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		unavailable(t, "no axe-core: npm ci in web/")
	}
	return string(b)
}

type violation struct {
	ID, Help string
	Nodes    []string
}

// violations runs axe, which the page has loaded, on the page as it stands: the
// rules of WCAG 2.0 to 2.2, A and AA, and its best practices. The size of targets
// is one that axe leaves out unless asked.
func (t *tab) violations() []violation {
	t.Helper()
	const only = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	return eval[[]violation](t, `axe.run({runOnly: `+only+`, resultTypes: ["violations"], preload: false}).then(r => r.violations.map(v => (
		{ID: v.id, Help: v.help, Nodes: v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary)})))`)
}

// kinds are the addresses of one page of each kind.
func (t *tab) kinds() map[string]string {
	t.Helper()
	k := map[string]string{
		"home": "/", "list": "/agreements", "filtered list": "/agreements?country=KR", "empty list": "/agreements?q=zzzzzz",
		"countries": "/countries", "ministries": "/ministries", "summits": "/summits", "topics": "/topics", "sources": "/sources", "cited pages": "/sources/cited",
		"about": "/about", "open data": "/data", "privacy": "/privacy", "extract": "/extract", "quality": "/about/quality", "coverage": "/about/coverage", "changes": "/changes", "changes of a country": "/changes?country=KR&what=new", "pair": "/between/by/kr", "pair without a record": "/between/by/cl", "matrix": "/matrix", "map": "/map", "timeline": "/timeline", "matrix of a region": "/matrix?of=two&region=Eastern+Asia",
		"facet": "/agreements/facets/country?country=KR", "search": "/search?q=digital+government", "search without a result": "/search?q=zzzzzz", "search form": "/search",
		"list since a day": "/agreements?since=2026-01-01", "freezing": "/snapshots",
		"not found": "/nowhere", "bad request": "/agreements?year=20x7",
	}
	for kind, from := range map[string]string{"agreement": "/agreements", "country": "/countries", "ministry": "/ministries", "summit": "/summits", "topic": "/topics", "source": "/sources"} {
		t.open(from)
		// The list of agreements leads to its long filters, too.
		k[kind] = t.href(`main a[href^="` + from + `/"]:not([href*="/facets/"])`)
	}
	t.open("/agreements")
	picked := eval[[]string](t, `[...document.querySelectorAll("input[name=id]")].slice(0, 3).map(i => "id=" + i.value)`)
	k["comparison"] = "/compare?" + strings.Join(picked, "&")
	// A frozen list is there once somebody has asked for it; the same one again is the same page.
	t.open("/agreements?country=GB")
	if status := t.load(chromedp.Evaluate[chromedp.Void](`document.querySelector("form[action='/snapshots'] button").click()`)); status != 200 {
		t.Errorf("freezing a list: status %d", status)
	}
	k["frozen list"] = eval[string](t, "location.pathname")
	t.open("/summits")
	k["series"] = t.href(`main a[href^="/series/"]`)
	return k
}
