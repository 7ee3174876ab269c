package main

import (
	"strings"
	"testing"
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
	const name = "Korea" // a word that the text surely has
	p := startPortal(t, settings...)
	link := agreements(t, p)[0]
	id := strings.Split(link, "/")[2]
	if got := portal(0, "suppress", "--agreement", id, "--reason", "A court ordered it.", "--by", "kim"); !strings.Contains(got, id) {
		t.Errorf("it says %q", got)
	}
	portal(0, "suppress", "--person", name, "--reason", "Asked for by mail.", "--by", "kim")
	portal(0, "migrate") // imports again
	if got := portal(0, "suppress"); !strings.Contains(got, id) || !strings.Contains(got, name) || strings.Count(got, "\n") != 2 {
		t.Errorf("the audit: %s", got)
	}
	again := startPortal(t, settings...)
	if body := again.page(t, link, 410); !strings.Contains(body, "A court ordered it.") {
		t.Errorf("the page does not say why it is gone:\n%s", body)
	}
	if body := again.page(t, "/sources/uk-korea-mou-digital-government-2023", 200); !strings.Contains(body, "*****") {
		t.Errorf("the source does not show the mask:\n%s", body)
	}
	if got := portal(0, "check"); !strings.Contains(got, "sound") {
		t.Errorf("check: %s", got)
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
	} {
		_, stderr, status := result(t, []string{"DATABASE_URL=postgres://127.0.0.1:1/x"}, append([]string{"suppress"}, args...)...)
		if status != failed || !strings.Contains(stderr, want) {
			t.Errorf("%v: status %d, %s", args, status, stderr)
		}
	}
}
