package page

import (
	"context"
	"testing"

	"accords/web/words"
)

func TestTitled(t *testing.T) {
	t.Parallel()
	site := words.SiteName
	for _, tt := range []struct {
		lang        words.Lang
		title, want string
	}{
		{words.En, "", site.En}, {words.En, site.En, site.En}, {words.En, "Summits", "Summits · " + site.En},
		{words.Ko, "", site.Ko}, {words.Ko, "회의", "회의 · " + site.Ko},
	} {
		if got := titled(context.WithValue(t.Context(), langKey{}, tt.lang), tt.title); got != tt.want {
			t.Errorf("titled(%s, %q) = %q, want %q", tt.lang, tt.title, got, tt.want)
		}
	}
}

func TestJoined(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		parts []string
		want  string
	}{
		{[]string{"Newspim", "23 November 2023"}, "Newspim, 23 November 2023"},
		{[]string{"Newspim", ""}, "Newspim"},
		{[]string{"", ""}, ""},
	} {
		if got := joined(tt.parts...); got != tt.want {
			t.Errorf("joined = %q, want %q", got, tt.want)
		}
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	list := []Count{{Count: 1}, {Count: 4}}
	if got := percent(1, most(list)); got != "25%" {
		t.Errorf("one of at most four = %q, want 25%%", got)
	}
	if got := percent(3, most(nil)); got != "0%" {
		t.Errorf("a share of nothing = %q, want 0%%", got)
	}
}

// A status that the list does not know must look plain, not settled.
func TestBadgeClass(t *testing.T) {
	t.Parallel()
	for status, want := range map[string]string{"Signed": "is-done", "Renewed": "is-done", "Planned": "is-ahead", "Approved": "is-ahead", "Withdrawn": "is-plain", "": "is-plain"} {
		if got := badgeClass(words.En, status); got != want {
			t.Errorf("badgeClass(%q) = %q, want %q", status, got, want)
		}
	}
	if got := badgeClass(words.Ko, "서명됨"); got != "is-done" {
		t.Errorf("badgeClass in Korean = %q, want is-done", got)
	}
}
