package export

import (
	"testing"
	"time"

	"accords/internal/accord"
)

// What exports say in words is what pages say in English: never an empty cell
// for a code, never a code where there is a word.
func TestWordsOfExports(t *testing.T) {
	t.Parallel()
	p := publisher()
	for _, tt := range []struct{ what, got, want string }{
		{"a country", p.countryName("KR"), "South Korea"},
		{"a country that nobody named", p.countryName("XK"), "XK"},
		{"a topic", p.topicName("skills"), "Skills"},
		{"a topic that nobody named", p.topicName("digital-identity"), "Digital identity"},
		{"a kind", kindName(accord.MOU), "Memorandum of understanding"},
		{"the kind with three names", kindName(accord.JointDeclaration), "Joint declaration or statement"},
		{"no kind", kindName(""), ""},
		{"binding", bindingName(accord.IsBinding), "Legally binding"},
		{"not binding", bindingName(accord.NonBinding), "Not legally binding"},
		{"nobody says", bindingName(""), ""},
		{"a term before it changed", p.plainName("term", "36"), "3 years"},
		{"a day before it changed", p.plainName("expiry", "2017-04-06"), "6 April 2017"},
		{"a basis", basisName(accord.NotStated), "not stated"},
		{"no basis", basisName(""), "not stated"},
		{"a term", positive(36), "36"},
		{"a term of one", positive(1), "1"},
		{"no term", positive(0), ""},
		{"a signatory", signatoryName(accord.Signatory{Name: "A", Office: "Minister"}), "A (Minister)"},
		{"one without an office", signatoryName(accord.Signatory{Name: "A"}), "A"},
		{"a term in a change", p.plainName("term", "36"), "3 years"},
		{"a term of an older form", p.plainName("term", "some time"), "some time"},
		{"online", p.plainName("virtual", "true"), "yes"},
		{"not online", p.plainName("virtual", "false"), "no"},
		{"a place in a change", p.plainName("place", "36"), "36"},
		{"a day in a change", p.plainName("in_force", "2017-04"), "April 2017"},
		{"a next host", p.plainName("next_host", "KR"), "South Korea"},
		{"a status in a change", p.plainName("status", "signed"), "Signed"},
		{"a kind of change", changeName(accord.RecordWithdrawn), "Withdrawn"},
		{"one that is not known yet", changeName("split_up"), "Split up"},
		{"a pair, whichever comes first", p.PairURL("KR", "BY"), "https://accords.example/between/by/kr"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
}

// Times are in UTC and to the second. What has no time has none, which the
// database may say with the beginning of its own calendar.
func TestMoments(t *testing.T) {
	t.Parallel()
	seoul := time.FixedZone("KST", 9*60*60)
	for _, tt := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 11, 24, 8, 0, 0, 999, seoul), "2026-11-23T23:00:00Z"},
		{time.Time{}, ""},
		{time.Unix(0, 0), ""},
		{time.Unix(1, 0), "1970-01-01T00:00:01Z"},
	} {
		if got := moment(tt.at); got != tt.want {
			t.Errorf("moment(%s) = %q, want %q", tt.at, got, tt.want)
		}
	}
}

// The parties are the bodies that a source names, or the countries where it
// names none: never both, or a citation would have each twice.
func TestPartyNames(t *testing.T) {
	t.Parallel()
	d := whole()
	if got := publisher().partyNames(d.Agreement); len(got) != 1 || got[0] != "Ministry of Science, ICT and Future Planning" {
		t.Errorf("with bodies: %q", got)
	}
	d.Organisations = nil
	if got := publisher().partyNames(d.Agreement); len(got) != 2 || got[0] != "South Korea" || got[1] != "BY" {
		t.Errorf("without: %q", got)
	}
	if got := publisher().partyNames(accord.Agreement{}); got != nil {
		t.Errorf("of nobody: %q", got)
	}
}

// A feed cannot hold what XML cannot: it is left out, not replaced.
func TestXMLText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a\tb\nc\rd": "a\tb\nc\rd", "\x00\x0b\x1b[31m": "[31m", "\ufffe\uffff": "", "\x7f\u0085": "\x7f\u0085", "대한민국 🤝": "대한민국 🤝",
	} {
		if got := xmlText(in); got != want {
			t.Errorf("xmlText(%q) = %q, want %q", in, got, want)
		}
	}
}
