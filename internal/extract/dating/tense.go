package dating

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// futureWords and pastWords show on which side of the release a date lies. Only
// words that stand alone are compared; "-ed" is a past, too.
var (
	futureWords = wordSet("comes enters takes expires lapses will shall upcoming scheduled slated planned tentatively forthcoming expected next invites invited celebrará prévu prevista previsto sera aura")
	// presentWords tell of what is to come by a day of the week alone.
	presentWords = wordSet("opens starts begins kicks runs lasts continues ends closes concludes meets")
	pastWords    = wordSet("was were had took held met signed inked made came went gave said told has have did attended participated visited opened concluded se ont suscribieron été")
)

// wordSet makes a set of words parted by blanks, each as it is written there.
func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// direction says on which side of the release a date lies: by its own words
// ("last", "next"), otherwise by the nearest verb before it in its sentence,
// otherwise by the nearest one behind it.
func (r *resolver) direction(f found) hint {
	if f.hint == past || f.hint == future {
		return f.hint
	}
	const reach = 240
	s := r.doc.SentenceAt(f.span.Start)
	before := r.doc.Text[max(min(s.Start, f.span.Start), f.span.Start-reach):f.span.Start]
	after := r.doc.Text[f.span.End:min(max(s.End, f.span.End), f.span.End+reach)]
	if h := lastTense(before); h != noHint {
		return h
	}
	return firstTense(after)
}

// lastTense is that of the last word of s that has one, looking backwards: the verb
// that a date in front of which s stands belongs to is the nearest.
func lastTense(s string) hint {
	for s != "" {
		s = strings.TrimRightFunc(s, notLetter)
		start := strings.LastIndexFunc(s, notLetter)
		if start >= 0 {
			_, n := utf8.DecodeRuneInString(s[start:])
			start += n
		}
		start = max(start, 0)
		if h := tense(s[start:], s[:start]); h != noHint {
			return h
		}
		s = s[:start]
	}
	return noHint
}

// firstTense is that of the first word of s that has one.
func firstTense(s string) hint {
	before := ""
	for s != "" {
		s = strings.TrimLeftFunc(s, notLetter)
		end := strings.IndexFunc(s, notLetter)
		if end < 0 {
			end = len(s)
		}
		if h := tense(s[:end], before); h != noHint {
			return h
		}
		before, s = s[:end], s[end:]
	}
	return noHint
}

// notLetter parts words: digits, blanks and signs.
func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// tense weighs one word. "to be held" is ahead though "held" is past.
func tense(word, before string) hint {
	w := strings.ToLower(word)
	before = strings.TrimRight(before, " ")
	switch {
	case futureWords[w]:
		return future
	case strings.HasSuffix(before, "to be"), strings.HasSuffix(before, "will be"), strings.HasSuffix(before, "be"):
		return noHint // the verb in front decides
	case w == "be" && strings.HasSuffix(before, "to"):
		return future
	case len(w) > 5 && (strings.HasSuffix(w, "rá") || strings.HasSuffix(w, "rán") || strings.HasSuffix(w, "rão")):
		return future // "se extenderá", "realizarão"
	case pastWords[w]:
		return past
	case len(w) >= 5 && strings.HasSuffix(w, "ed") && word == w && !adjectives[w]:
		return past
	}
	return noHint
}

// adjectives end in "-ed" and say nothing of the time.
var adjectives = wordSet("united indeed shared advanced detailed dedicated limited experienced skilled digitised digitized named need speed exceed")

// wordsBefore returns the words right before a date in its clause, small.
func wordsBefore(s string, f found) []string {
	before := s[max(0, f.span.Start-60):f.span.Start]
	if i := strings.LastIndexAny(before, ".\n"); i >= 0 {
		before = before[i+1:]
	}
	return strings.FieldsFunc(strings.ToLower(before), notLetter)
}

// namesFuture reports whether a year is a goal: "by 2030", "Vision 2030".
func namesFuture(words []string) bool {
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "by", "until", "till", "to", "through", "towards", "toward", "vision", "agenda", "horizon", "strategy", "masterplan", "plan":
		return true
	}
	return futureNear(words)
}

// namesPast reports whether a year or date is named as past: behind "in" or
// "since", without a word for what is ahead.
func namesPast(words []string, f found) bool {
	if namesFuture(words) {
		return false
	}
	if f.kind == calendar && f.start.Year != 0 {
		return true
	}
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "in", "since", "of", "during", "from", "on", "year", "en", "desde", "depuis":
		return true
	}
	return false
}

// futureNear reports whether a word for what is ahead stands in the clause of a year.
func futureNear(words []string) bool {
	for _, w := range words {
		if w == "will" || w == "shall" || w == "plans" || w == "aims" || w == "target" || w == "upcoming" {
			return true
		}
	}
	return false
}
