package page

import (
	"strings"
	"testing"

	"accords/web/words"
)

// What is no state is shown as the weakest one.
func TestUnknownStateIsNotStated(t *testing.T) {
	t.Parallel()
	for _, b := range []Basis{"", "certain", NotStated} {
		v := Value{Text: "26 April 2017", Basis: b}
		if v.stated() || v.state() != NotStated {
			t.Errorf("basis %q counts as stated", b)
		}
		if got := b.Label().En; got != "Not stated" {
			t.Errorf("label of %q = %q", b, got)
		}
		if page := render(t, value("Signed on", v)); strings.Contains(page, "26 April") {
			t.Errorf("basis %q shows the value: %s", b, page)
		}
	}
}

func TestEveryStateHasItsWordsAndItsDrawing(t *testing.T) {
	t.Parallel()
	drawings, seen := render(t, sprite()), map[words.Text]bool{}
	for _, b := range Bases() {
		if seen[b.Label()] || seen[b.Meaning()] {
			t.Errorf("%s shares its words with another state", b)
		}
		seen[b.Label()], seen[b.Meaning()] = true, true
		if !strings.Contains(drawings, `id="i-`+string(b)+`"`) {
			t.Errorf("%s has no drawing", b)
		}
	}
}

func TestSaidByNamesEachPublisherOnce(t *testing.T) {
	t.Parallel()
	v := Value{
		Evidence: []Evidence{{Publisher: "Cabinet Office"}, {Publisher: "Cabinet Office"}, {}},
		Citation: &Citation{Publisher: "Newspim"},
	}
	if got, want := saidBy(v), "Cabinet Office; Newspim"; got != want {
		t.Errorf("saidBy = %q, want %q", got, want)
	}
}

func TestTextFragment(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, address, quote, want string }{
		{"words", "https://a.example/n", "April 26", "https://a.example/n#:~:text=April%2026"},
		{"hyphen and comma have a meaning there", "https://a.example/", "Kim Seong-lyul, Minister", "https://a.example/#:~:text=Kim%20Seong%2Dlyul%2C%20Minister"},
		{"plus is not a space", "https://a.example/", "C+ +", "https://a.example/#:~:text=C%2B%20%2B"},
		{"long passage by its ends", "https://a.example/", "one two three four five six seven eight nine", "https://a.example/#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"},
		{"two lines by their ends", "https://a.example/", "one\ntwo", "https://a.example/#:~:text=one,two"},
		{"own fragment stays", "https://a.example/#p", "April 26", "https://a.example/#p"},
		{"no address", "", "April 26", ""},
		{"no words", "https://a.example/", " \n", "https://a.example/"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := TextFragment(tt.address, tt.quote); got != tt.want {
				t.Errorf("TextFragment(%q, %q) = %q, want %q", tt.address, tt.quote, got, tt.want)
			}
		})
	}
}

func TestNothingHasTheMarkOfNotStated(t *testing.T) {
	t.Parallel()
	for text, marked := range map[string]bool{"": true, "Not stated": true, "KOGL Type 1": false} {
		if got := strings.Contains(render(t, orNotStated(text)), "#i-not_stated"); got != marked {
			t.Errorf("orNotStated(%q): marked %v, want %v", text, got, marked)
		}
	}
}
