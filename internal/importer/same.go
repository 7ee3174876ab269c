package importer

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"accords/internal/accord"
)

// instrument is what two sources are compared by.
type instrument struct {
	id        string // of the register: set for what documents report
	key       string // of the catalogue: set for a record
	title     string
	kind      accord.Kind
	countries []accord.Code // sorted
	signed    []accord.Date
	bodies    []accord.Ref
	countryOf map[string]accord.Code // of a body, by its slug
	topics    []string
	pages     []string
}

// verdict is what a comparison comes to.
type verdict int

const (
	other    verdict = iota // two instruments
	doubtful                // perhaps one: a person has to look
	same                    // one
)

// Days between two dates that are still taken for the day of one signature:
// papers of the next morning, and of another time zone, differ by that much.
const sameDays = 3

// Days within which two instruments of the same parties are looked at by a
// person: an approval by a cabinet and the signature are often that far apart.
const nearDays = 60

// compare says whether two sources tell of one instrument, and why. Parties
// and kind must be the same, and the dates near; beyond that something must
// speak for it, a body that both name or a page that both rest on, and nothing
// against it: ministers sign several papers in one morning.
func compare(a, b instrument) (verdict, []string) {
	who, ok := sameParties(a, b)
	if !ok {
		return other, nil
	}
	when, near, possible := sameTime(a.signed, b.signed)
	if !possible || !kindred(a.kind, b.kind) {
		return other, nil
	}
	reasons := []string{join(who, a.kind == b.kind, when)}
	shared, opposed := sameBodies(a, b)
	for _, name := range shared {
		reasons = append(reasons, "both name "+name)
	}
	page := slices.ContainsFunc(a.pages, func(p string) bool { return slices.Contains(b.pages, p) })
	// Two records that rest on one page were told apart by who read it.
	if page && a.key != "" && b.key != "" {
		return other, nil
	}
	if page {
		reasons = append(reasons, "both rest on the same page")
	}
	topics := overlap(a.topics, b.topics)
	apart := len(a.topics) > 0 && len(b.topics) > 0 && topics == 0
	speaks := page || len(shared) > 0 && !opposed || len(a.bodies)*len(b.bodies) == 0 && topics >= 0.5
	switch {
	case opposed && !page || apart && !page:
		return other, nil
	case a.kind == b.kind && near && speaks, a.kind == b.kind && page && when == "":
		return same, reasons
	case topics > 0 || len(shared) > 0:
		return doubtful, reasons
	}
	return other, nil
}

// join makes "same parties, kind and month".
func join(who string, kind bool, when string) string {
	parts := []string{who}
	if kind {
		parts = append(parts, "kind")
	}
	if when != "" {
		parts = append(parts, when)
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// sameParties compares the countries. One country is not enough: it must share
// an international body with the other side. Of many parties a page may leave
// some out.
func sameParties(a, b instrument) (string, bool) {
	const many, enough = 5, 0.8
	switch {
	case len(a.countries) > 1 && slices.Equal(a.countries, b.countries):
		return "same parties", true
	case len(a.countries) >= many && len(b.countries) >= many && overlap(a.countries, b.countries) >= enough:
		return fmt.Sprintf("most parties the same (of %d and %d)", len(a.countries), len(b.countries)), true
	case len(a.countries) < 2 && slices.Equal(a.countries, b.countries):
		for _, x := range a.bodies {
			if a.countryOf[x.Slug] == "" && slices.ContainsFunc(b.bodies, func(y accord.Ref) bool { return y.Slug == x.Slug }) {
				return "same parties", true
			}
		}
	}
	return "", false
}

// kindred reports whether one paper may be called by both names: a page writes
// "agreement" where another writes "memorandum".
func kindred(a, b accord.Kind) bool {
	loose := []accord.Kind{accord.MOU, accord.MOC, accord.Treaty, accord.Partnership, accord.LetterOfIntent}
	return a == b || slices.Contains(loose, a) && slices.Contains(loose, b)
}

// sameTime compares the dates that two sources state: the word for what they
// share, whether they are near enough for one signature, and whether one signature
// is possible, so that a person should look. What no source dates may be at any time.
func sameTime(a, b []accord.Date) (word string, near, possible bool) {
	if len(a) == 0 || len(b) == 0 {
		return "", false, true
	}
	for _, x := range a {
		for _, y := range b {
			w, n, p := oneTime(x, y)
			if n && !near || word == "" {
				word = w
			}
			near, possible = near || n, possible || p
		}
	}
	return word, near, possible
}

// oneTime compares two dates: the word for what they share, whether they are near
// enough for one signature, and whether one is possible. Days may be a little apart, a month
// agrees with its days, and a year alone says too little to be near.
func oneTime(x, y accord.Date) (word string, near, possible bool) {
	if x.Year == 0 || y.Year == 0 {
		return "", false, true
	}
	apart := gap(x, y)
	switch {
	case x == y && x.Precision() == accord.ToDay:
		return "day", true, true
	case x.Month == 0 || y.Month == 0:
		return "year", false, apart == 0
	case x.Day != 0 && y.Day != 0 && apart <= sameDays*24*time.Hour:
		return "days", true, true
	case x.Year == y.Year && x.Month == y.Month && x.Day*y.Day == 0:
		return "month", true, true
	}
	return "", false, apart <= nearDays*24*time.Hour
}

// gap is the time between two dates that nobody can explain by what is unknown
// of them.
func gap(x, y accord.Date) time.Duration {
	return max(0, x.First().Sub(y.Last()), y.First().Sub(x.Last()))
}

// sameBodies lists the bodies that both name, and says whether both name bodies
// of one country and not one of them is the same.
func sameBodies(a, b instrument) (shared []string, opposed bool) {
	of := func(x instrument) map[accord.Code]map[string]bool {
		all := map[accord.Code]map[string]bool{}
		for _, r := range x.bodies {
			c := x.countryOf[r.Slug]
			if all[c] == nil {
				all[c] = map[string]bool{}
			}
			all[c][r.Slug] = true
		}
		return all
	}
	theirs := of(b)
	for _, r := range a.bodies {
		if theirs[a.countryOf[r.Slug]][r.Slug] && !slices.Contains(shared, r.Label) {
			shared = append(shared, r.Label)
		}
	}
	for country, mine := range of(a) {
		if country == "" || len(theirs[country]) == 0 {
			continue
		}
		common := false
		for slug := range mine {
			common = common || theirs[country][slug]
		}
		opposed = opposed || !common
	}
	return shared, opposed
}

// overlap is the part that two lists share of all that stands in either.
func overlap[T comparable](a, b []T) float64 {
	both := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// samePage makes one of the addresses of one page: session ids, the scheme and
// "www." say nothing about what stands on it.
func samePage(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	path, _, _ := strings.Cut(u.Path, ";")
	query := u.Query()
	query.Del("jsessionid")
	return strings.TrimPrefix(u.Hostname(), "www.") + strings.TrimSuffix(path, "/") + "?" + query.Encode()
}
