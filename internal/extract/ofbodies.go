package extract

import (
	"strings"

	"accords/internal/accord"
)

// namesOfBodies reads people who are told apart by their bodies and not by offices:
// "Zhang Min of the Ministry of Industry of China, Park Jun of Korea's Ministry of
// Science and Yoshida Ken of Japan's Ministry of Communications signed".
func (p *paper) namesOfBodies(l *line, from, to int) []person {
	var out []person
	ts := l.tokensTo(to)
	for _, b := range l.bodies {
		i := tokenAt(ts, b.span.Start-l.span.Start)
		if i < 0 || ts[i].start < from {
			continue
		}
		of := p.whoseBody(l, ts, i)
		if of < 2 || ts[of].text != "of" && ts[of].text != "from" {
			continue
		}
		start := of
		for start > 0 && (ts[start-1].capital || particles[ts[start-1].lower] && start < of) && of-start < longestOfName {
			start--
		}
		if anyOffice(ts[start:of]) || !p.looksLikeName(l, ts, start, of) || of-start > 4 || !opensName(ts, start) {
			continue
		}
		at := l.span.Start
		span := accord.Span{Start: at + ts[start].start, End: at + ts[of-1].end}
		out = append(out, person{name: strings.Join(strings.Fields(p.of(span)), " "), span: span, whole: accord.Span{Start: span.Start, End: b.span.End}})
	}
	return out
}

// longestOfName is how many words a name may have that no office makes one.
const longestOfName = 5

// opensName holds where a name may begin: at the start of a sentence, behind a comma,
// "and", or what parts a dateline.
func opensName(ts []token, i int) bool {
	return i == 0 || ts[i-1].mark || conjunctions[ts[i-1].lower] || ts[i-1].text == "by"
}

func tokenAt(ts []token, byteAt int) int {
	for i, t := range ts {
		if t.start >= byteAt {
			return i
		}
	}
	return -1
}

// whoseBody goes back over an article and the country whose body it is, "of Korea's",
// to the word that ties the body to a name.
func (p *paper) whoseBody(l *line, ts []token, i int) int {
	k := i - 1
	for k >= 0 && i-k < 6 && (articles[ts[k].lower] || ts[k].text == "'s" || p.countryIn(l, ts[k].start, ts[k].end)) {
		k--
	}
	return k
}
