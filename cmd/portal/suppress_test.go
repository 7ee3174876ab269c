package main

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"
)

// From the words of a release to asterisks, and an import that cannot undo it.
func TestSuppress(t *testing.T) {
	t.Parallel()
	settings := []string{"DATABASE_URL=" + imported(t)}
	portal := func(want int, args ...string) string {
		t.Helper()
		stdout, stderr, status := result(t, settings, args...)
		if status != want {
			t.Fatalf("%v: status %d, want %d\n%s", args, status, want, stderr)
		}
		return stdout + stderr
	}
	const name, told = "Alex Burghart", "/sources/uk-korea-mou-digital-government-2023"
	p := startPortal(t, settings...)
	link := agreements(t, p)[0]
	id := strings.Split(link, "/")[2]
	source := p.page(t, told, 200)
	if !strings.Contains(source, name) {
		t.Fatal("the source does not name him: this shows nothing")
	}
	if got := portal(0, "suppress", "--agreement", id, "--reason", "A court ordered it.", "--by", "kim"); !strings.Contains(got, id) {
		t.Errorf("it says %q", got)
	}
	if got := portal(1, "suppress", "--person", "alex  burghart", "--reason", "x", "--by", "kim"); !strings.Contains(got, "nothing was done") || !strings.Contains(got, `"`+name+`" (`) {
		t.Errorf("of a slip of the pen it says %q", got)
	}
	// What a statement of a page may take is too little for one that looks through every text.
	if got := portal(0, "suppress", "--statement-timeout", "1ms", "--person", name, "--reason", "Asked for by mail.", "--by", "kim"); !regexp.MustCompile(`masked in [1-9][0-9]* places`).MatchString(got) {
		t.Errorf("it does not say where: %q", got)
	}
	if got := portal(0, "suppress", "--person", name, "--reason", "Asked for by mail.", "--by", "kim"); !strings.Contains(got, "masked in 0 places") {
		t.Errorf("a second time it says %q", got)
	}
	// The portal that has the pages in memory shows them no more.
	hidden := p.until(t, link, 410)
	portal(0, "migrate") // imports again
	if got := portal(0, "suppress"); !strings.Contains(got, id) || !strings.Contains(got, name) || strings.Count(got, "\n") != 3 {
		t.Errorf("the audit: %s", got)
	}
	if body := startPortal(t, settings...).page(t, link, 410); !strings.Contains(hidden, "A court ordered it.") || !strings.Contains(body, "A court ordered it.") {
		t.Errorf("the page does not say why it is gone:\n%s", body)
	}
	if masked := p.page(t, told, 200); strings.Contains(masked, name) || !strings.Contains(masked, strings.Repeat("*", len(name))) {
		t.Error("the source does not show the mask")
	}
	if got := portal(0, "check"); !strings.Contains(got, "sound") {
		t.Errorf("check: %s", got)
	}
	if got := portal(1, "suppress", "--agreement", "nope", "--reason", "x", "--by", "lee"); !strings.Contains(got, "no agreement nope.\n") {
		t.Errorf("of an agreement that is none it says %q", got)
	}
	portal(1, "suppress", "--lift", "--person", "Nobody", "--reason", "x", "--by", "lee")
	portal(0, "suppress", "--lift", "--person", name, "--reason", "It was another of that name.", "--by", "lee")
	if got := portal(0, "suppress", "--lift", "--agreement", id, "--reason", "Another was meant.", "--by", "lee"); !strings.Contains(got, "portal migrate") {
		t.Errorf("it says %q", got)
	}
	portal(0, "migrate")
	if got := portal(0, "suppress"); strings.Count(got, "lifted") != 2 || strings.Count(got, "\n") != 5 {
		t.Errorf("the audit: %s", got)
	}
	back := p.until(t, link, 200)
	now := p.page(t, told, 200)
	if strings.Contains(back, "*****") || strings.Count(now, name) != strings.Count(source, name) {
		t.Errorf("%d times %s where there were %d", strings.Count(now, name), name, strings.Count(source, name))
	}
	if got := portal(0, "check"); !strings.Contains(got, "sound") {
		t.Errorf("check: %s", got)
	}
}

// until asks until the portal has heard of what another process did.
func (p *portal) until(t *testing.T, path string, status int) string {
	t.Helper()
	for deadline := time.Now().Add(patient); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if resp, err := http.Get(p.url + path); err == nil {
			resp.Body.Close()
			if resp.StatusCode == status {
				break
			}
		}
	}
	return p.page(t, path, status)
}

// A name is looked for everywhere, which takes longer than a page may.
func TestSuppressHasTime(t *testing.T) {
	t.Parallel()
	settings := []string{"DATABASE_URL=" + imported(t), "PORTAL_STATEMENT_TIMEOUT=1ms"}
	for _, args := range [][]string{{"--unseen"}, {"--lift"}} {
		args = append([]string{"suppress", "--person", "Nobody Yet", "--reason", "x", "--by", "kim"}, args...)
		if _, stderr, status := result(t, settings, args...); status != 0 {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}

func TestSuppressSaysWhatItNeeds(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"one thing": {"--agreement", "h8m20e18", "--person", "Kim Minji", "--reason", "x", "--by", "y"},
		"what to":   {"--reason", "x", "--by", "y"},
		"3 to 200":  {"--person", "Li", "--reason", "x", "--by", "y"},
		"--by":      {"--person", "Kim Minji", "--reason", "x"},
		"--reason":  {"--agreement", "h8m20e18", "--by", "y"},
		"to lift":   {"--lift"},
	} {
		_, stderr, status := result(t, []string{"DATABASE_URL=postgres://127.0.0.1:1/x"}, append([]string{"suppress"}, args...)...)
		if status != failed || !strings.Contains(stderr, want) {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}
