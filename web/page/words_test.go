package page

import "testing"

func TestNumber(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0", 12: "12", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1234: "-1,234", -123: "-123"} {
		if got := number(n); got != want {
			t.Errorf("number(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestCounted(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0 agreements", 1: "1 agreement", 1200: "1,200 agreements"} {
		if got := counted(n, "agreement", "agreements"); got != want {
			t.Errorf("counted(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestHeaded(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "No agreements", 1: "1 agreement", 2: "2 agreements"} {
		if got := headed(n, "agreement", "agreements"); got != want {
			t.Errorf("headed(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDocumentTitle(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{"": siteName, siteName: siteName, "Summits": "Summits · " + siteName} {
		if got := documentTitle(title); got != want {
			t.Errorf("documentTitle(%q) = %q, want %q", title, got, want)
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
		if got := badgeClass(status); got != want {
			t.Errorf("badgeClass(%q) = %q, want %q", status, got, want)
		}
	}
}
