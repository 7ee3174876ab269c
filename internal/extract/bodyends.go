package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

// oneBody ends a name that has run into the next one: "the Agency of Kenya and
// Cyber Authority", "the Ministry of Interior and UNDP", "the Ministry of Economy
// and Uzbekistan", "the Department of Posts and Internet Security Agency". A country
// behind "of" closes a name, and so does an "and" in front of a country, of a body
// that is known, or of one that has a head of its own behind it.
func (p *paper) oneBody(l *line, ts []token, i, to int) int {
	last := to
	for j := i + 2; j+1 < to; j++ {
		if !conjunctions[ts[j].lower] && ts[j].text != "&" {
			continue
		}
		if p.endsCountry(l, ts[j-1].end) || p.startsCountry(l, ts[j+1].start) || opensCommittee(ts, j+1) || p.knownAt(l.text[ts[j+1].start:ts[to-1].end]) {
			return j
		}
		if p.nameOfBody(l, ts, j+1) {
			return j
		}
		if ts[j].text != "&" && j+2 < to && tailHeads[ts[to-1].lower] {
			last = j
		}
	}
	return last
}

// nameOfBody holds where somebody's name begins at from, and "of" with another body stands
// behind it: "… of the Ministry of Science and Okada Yumi of Japan's Digital Agency".
func (p *paper) nameOfBody(l *line, ts []token, from int) bool {
	to := from
	for to < len(ts) && ts[to].capital {
		to++
	}
	if to >= len(ts) || ts[to].text != "of" || to-from < 2 || to-from > 3 || anyOffice(ts[from:to]) || !p.looksLikeName(l, ts, from, to) {
		return false
	}
	const reach = 7 // "of the Republic of Korea's Ministry"
	for k := to + 1; k < min(len(ts), to+reach); k++ {
		if headWords[ts[k].lower] && ts[k].capital {
			return true
		}
	}
	return false
}

// ownStart is the first word of a name that "and" has tied to the country of the
// one in front: "the Agency of Kenya and Cyber Authority".
func (p *paper) ownStart(l *line, ts []token, from, i int) int {
	for j := i - 1; j > from; j-- {
		if conjunctions[ts[j].lower] && p.endsCountry(l, ts[j-1].end) {
			return j + 1
		}
	}
	return from
}

// withoutGovernments drops a government that only says whose the body in front of it
// is: "the Ministry of Communications (MoC), Government of Nepal", "the Office of X of
// the Government of Y". The body has its country from it.
func (p *paper) withoutGovernments(l *line, bodies []body) []body {
	out := bodies[:0]
	for _, b := range bodies {
		if i := p.governed(l, out, b); i >= 0 {
			if out[i].country == "" {
				out[i].country, out[i].of = b.country, b.span
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// governed is the index of the body that stands right in front of a government, -1
// where none of its country does.
func (p *paper) governed(l *line, before []body, b body) int {
	if len(before) == 0 || !strings.HasPrefix(b.name, "Government of") || b.country == "" {
		return -1
	}
	for i, have := range before {
		if have.span.End > b.span.Start || have.international || have.country != "" && have.country != b.country || strings.HasPrefix(have.name, "Government of") {
			continue
		}
		gap := p.of(accord.Span{Start: have.span.End, End: b.span.Start})
		if m := afterName.FindStringIndex(gap); m != nil {
			gap = gap[m[1]:]
		}
		switch strings.Join(strings.Fields(gap), " ") {
		case ",", "of", "of the", "in the", "under the":
			return i
		}
	}
	return -1
}

// shareCountries gives a body that is named without its country the one that the same
// name has elsewhere in the text, where all such mentions agree: "Omani ITA" in the
// title and "the Information Technology Authority (ITA)" in the text.
func (p *paper) shareCountries() {
	const several = "*"
	known := map[string]accord.Code{}
	for i := range p.lines {
		for _, b := range p.lines[i].bodies {
			switch have := known[b.name]; {
			case b.country == "" || b.international || b.assumed:
			case have == "":
				known[b.name] = b.country
			case have != b.country:
				known[b.name] = several
			}
		}
	}
	for i := range p.lines {
		for k := range p.lines[i].bodies {
			b := &p.lines[i].bodies[k]
			if code := known[b.name]; (b.country == "" || b.assumed) && !b.international && code != "" && code != several {
				b.country = code
			}
		}
	}
}

// endsCountry holds where the name of a country ends at a byte of the sentence.
func (p *paper) endsCountry(l *line, at int) bool {
	return slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool { return c.Span.End == l.span.Start+at })
}

// startsCountry holds where the name of a country begins at a byte of the sentence.
// "Trinidad and Tobago" begins in front of its "and".
func (p *paper) startsCountry(l *line, at int) bool {
	return slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool {
		return c.Form == gazetteer.Name && c.Span.Start == l.span.Start+at
	})
}

// committee is the head of a body where "State" or "National" stands in its name.
const committee = "Committee"

// notOfState stand in the names of committees that are no part of a government
// whatever else stands there: "National Olympic Committee", "State Organising
// Committee of the Forum".
var notOfState = wordSet(`olympic paralympic organising organizing steering standing joint executive selection advisory`)

// stateCommittee holds for a committee that is a ministry by another name, as
// states from Minsk to Tashkent have them: "the State Committee on Science and
// Technology", "the State Customs Committee", "the National Statistics Committee".
// Any other committee ("the Joint Committee", "the Committee of Ministers") is a
// meeting of people that others sent.
func stateCommittee(ts []token, i int) bool {
	if ts[i].text != committee {
		return false
	}
	ofState := false
	for j := i - 1; j >= 0 && ts[j].capital; j-- {
		if notOfState[ts[j].lower] {
			return false
		}
		ofState = ofState || ts[j].text == "State" || ts[j].text == "National"
	}
	return ofState
}

// opensCommittee holds where the name of such a committee begins at token i.
func opensCommittee(ts []token, i int) bool {
	if ts[i].text != "State" && ts[i].text != "National" {
		return false
	}
	for i < len(ts) && ts[i].capital && ts[i].text != committee {
		i++
	}
	return i < len(ts) && stateCommittee(ts, i)
}

// knownAt holds for words that begin with the name of an international body.
func (p *paper) knownAt(words string) bool {
	found := p.names.FindBodies(words)
	return len(found) > 0 && found[0].Span.Start == 0 && found[0].International
}

// adjective holds where [start, end) of a sentence is a country's adjective.
func (p *paper) adjective(l *line, start, end int) bool {
	return slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool {
		return c.Form == gazetteer.Adjective && c.Span.Start == l.span.Start+start && c.Span.End == l.span.Start+end
	})
}

// smallLetterHeads are heads that languages write small in running text: "le
// ministère de l’Économie numérique", "el ministerio de Comunicaciones".
var smallLetterHeads = wordSet(`ministère ministerio ministério viceministerio ministero`)

// bodyHeadSmall holds for such a head with a link behind it.
func bodyHeadSmall(ts []token, i int) bool {
	return smallLetterHeads[ts[i].text] && i+1 < len(ts) && connectors[ts[i+1].lower]
}

// linkBehind is where the link of a name in small letters stands: behind the
// head, or behind an adjective of the head, "Agence nationale des …".
func linkBehind(ts []token, i int) int {
	if adjectiveBehind(ts, i) {
		return i + 2
	}
	return i + 1
}

// adjectiveBehind holds for a head of a language that puts adjectives behind, with
// one and a link behind that: "Agence nationale des …", "Autoridad Nacional para la …".
func adjectiveBehind(ts []token, i int) bool {
	return smallNames[ts[i].lower] && i+2 < len(ts) && !ts[i+1].mark && !headWords[ts[i+1].lower] && !isOffice(ts[i+1].lower) &&
		!connectors[ts[i+1].lower] && !verbs[ts[i+1].lower] && connectors[ts[i+2].lower]
}

// portfolio holds for words behind "Minister of": what a minister is in charge of
// is no body, even where it ends like one.
func portfolio(ts []token, from int) bool {
	const minister = "minist"
	return from > 1 && (ts[from-1].lower == "of" || ts[from-1].lower == "for") && strings.HasPrefix(ts[from-2].lower, minister)
}

// sameBodyName holds for two names of which one is the beginning or the end of the
// other, at a word: "Ministry of ICT" and "Ministry of ICT and Innovation", "Data
// Agency" and "National Data Agency".
func sameBodyName(a, b string) bool {
	a, b = strings.TrimPrefix(a, "the "), strings.TrimPrefix(b, "the ")
	if len(a) < len(b) {
		a, b = b, a
	}
	n := len(a) - len(b)
	return strings.EqualFold(a, b) || n > 0 && (a[len(b)] == ' ' && strings.EqualFold(a[:len(b)], b) || a[n-1] == ' ' && strings.EqualFold(a[n:], b))
}
