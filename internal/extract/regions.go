package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// A part of a country that has a government of its own may be a party: it is a body of
// that country. Its name is looked up only where the words around it say that it is one:
// "Kent" and "Victoria" are people more often.

var (
	// territories are such parts by what they are: "Emirate of Sharjah", "Gyeonggi Province".
	territories = wordSet(`emirate province state region municipality city canton governorate prefecture county oblast voivodeship metropolis
		government generalitat xunta junta govern goberno gobierno gouvernement governo landesregierung
		región provincia comunidad ayuntamiento alcaldía ciudad région ville mairie prefeitura município estado região`)
	// governments are those of them that are written small and stand in front of any region.
	governments = wordSet(`government gobierno gouvernement governo goberno govern`)
	// levels stand between a region and its government: "Guangdong Provincial Government".
	levels = wordSet(`state provincial regional metropolitan municipal city county cantonal territorial autonomous special self-governing administrative foral`)
	// ofRegion ties a government to its region.
	ofRegion = wordSet(`of de del du da do d' d’ la el los las the estado région région`)
)

// longestRegion is how many words the name of a region has.
const longestRegion = 5

// countryOfRegion is the country of the region that a name of a body begins with, or has
// behind its last link: "Punjab Information Technology Board", "Government of Telangana".
// An adjective of a Romance language behind the head says the country itself.
func (p *paper) countryOfRegion(name string) accord.Code {
	words := strings.Fields(name)
	if len(words) > 2 && smallNames[strings.ToLower(words[0])] {
		if code, ok := p.names.Demonym(words[1]); ok {
			return code // "Agencia Española de Administración Digital"
		}
	}
	if code := p.regionAt(words[:len(words)-1]); code != "" {
		return code
	}
	for i := len(words) - 2; i >= 0; i-- {
		if ofRegion[words[i]] {
			return p.regionAt(words[i+1:])
		}
	}
	return ""
}

// regionAt is the country of the region that words begin with.
func (p *paper) regionAt(words []string) accord.Code {
	if len(words) == 0 || !p.names.BeginsRegion(words[0]) {
		return ""
	}
	for n := min(longestRegion, len(words)); n > 0; n-- {
		if code := p.regionNamed(strings.Join(words[:n], " ")); code != "" {
			return code
		}
	}
	return ""
}

// regionNamed is the country of a region. Of two regions with one name it is the one
// whose country the text names.
func (p *paper) regionNamed(name string) accord.Code {
	var out accord.Code
	regions := p.names.Regions(name)
	for _, r := range regions {
		if len(regions) == 1 || p.namesCountry(r.Code) {
			if out != "" {
				return ""
			}
			out = r.Code
		}
	}
	return out
}

// namesCountry holds where the text names a country.
func (p *paper) namesCountry(code accord.Code) bool {
	if p.index.named == nil {
		p.index.named = map[accord.Code]bool{}
		for i := range p.lines {
			for _, c := range p.lines[i].countries {
				p.index.named[c.Code] = true
			}
		}
	}
	return p.index.named[code]
}

// regional holds for what stands in front of "government" where it is a region with or
// without its level: "Basque", "Guangdong Provincial", "Seoul Metropolitan".
func (p *paper) regional(l *line, ts []token) bool {
	n := len(ts)
	for n > 0 && levels[ts[n-1].lower] {
		n--
	}
	return n > 0 && (n < len(ts) && n <= longestRegion || p.isRegion(l, ts[:n]))
}

// isRegion holds for words that are the name of a region or of a town.
func (p *paper) isRegion(l *line, ts []token) bool {
	if len(ts) == 0 || len(ts) > longestRegion {
		return false
	}
	from, to := ts[0].start, ts[len(ts)-1].end
	return len(p.names.Regions(l.text[from:to])) > 0 || slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool {
		return c.Form == gazetteer.City && c.Span == accord.Span{Start: l.span.Start + from, End: l.span.Start + to}
	})
}

// regionBodies adds the regions and towns that a sentence names by what they are, and
// their governments in Romance languages.
func (p *paper) regionBodies(l *line, out []body) []body {
	ts := l.tokens
	for i, t := range ts {
		if !t.capital && t.lower[0] != 'g' || !territories[t.lower] || !t.capital && !governments[t.lower] {
			continue // all that are written small begin so, and most words do not
		}
		from, to := p.territory(l, ts, i)
		if from == to {
			continue
		}
		span := accord.Span{Start: l.span.Start + ts[from].start, End: l.span.Start + ts[to-1].end}
		if !bodyOverlaps(out, span) {
			out = p.addBody(l, out, ts[from].start, ts[to-1].end)
		}
	}
	return out
}

// territory returns the tokens [from, to) of a region with what it is at i, none where
// no region stands beside it.
func (p *paper) territory(l *line, ts []token, i int) (from, to int) {
	behind := i + 1
	for behind < len(ts) && ofRegion[ts[behind].lower] {
		behind++
	}
	for n := min(longestRegion, len(ts)-behind); n > 0; n-- {
		if ts[behind].capital && p.isRegion(l, ts[behind:behind+n]) {
			from = i
			for from > 0 && levels[ts[from-1].text] {
				from-- // "the state government of Sarawak"
			}
			return from, behind + n
		}
	}
	if governments[ts[i].lower] {
		return 0, 0
	}
	front := i
	for front > 0 && levels[ts[front-1].lower] {
		front--
	}
	for n := min(longestRegion, front); n > 0; n-- {
		if ts[front-n].capital && p.isRegion(l, ts[front-n:front]) {
			return front - n, i + 1
		}
	}
	return 0, 0
}

// headOfRegion is the office of who is at the head of a town or a region.
var headOfRegion = form.MustCompile(`(?i)\b(?:lord\s+)?(?:mayor|governor|alcaldes?a?|maire|prefeit[oa]|gobernadora?|governadora?|intendente|premier)\b`)

// seatOf is the town or the region at whose head somebody is: "Mayor of Tallinn", "Mayor
// Mihkel Aas of Tallinn".
func (p *paper) seatOf(l *line, who person) (accord.Span, accord.Code) {
	if !headOfRegion.MatchString(who.office) {
		return accord.Span{}, ""
	}
	const reach = 12 // bytes: "of the City of" has the city in its region
	ts := l.tokens
	for i := 1; i < len(ts); i++ {
		at := l.span.Start + ts[i].start
		if at < who.whole.Start || !ts[i].capital || !ofRegion[ts[i-1].lower] {
			continue
		}
		if gap := p.doc.Text[min(who.whole.End, at):at]; len(gap) > reach || strings.ContainsAny(gap, ",;") {
			break
		}
		for k := min(longestRegion, len(ts)-i); k > 0; k-- {
			span := accord.Span{Start: at, End: l.span.Start + ts[i+k-1].end}
			if code := p.codeOfRegion(l, ts[i:i+k]); code != "" {
				return span, code
			}
		}
	}
	return accord.Span{}, ""
}

// codeOfRegion is the country of a region or a town that the words name.
func (p *paper) codeOfRegion(l *line, ts []token) accord.Code {
	span := accord.Span{Start: l.span.Start + ts[0].start, End: l.span.Start + ts[len(ts)-1].end}
	for _, c := range l.countries {
		if c.Form == gazetteer.City && c.Span == span {
			return c.Code
		}
	}
	return p.regionNamed(p.of(span))
}

// regionsGovernment holds for "government" in small letters behind a region: "the Andhra
// Pradesh government".
func (p *paper) regionsGovernment(l *line, ts []token, i int) bool {
	if ts[i].text != "government" || i == 0 || !ts[i-1].capital {
		return false
	}
	return p.regional(l, ts[backward(ts, i):i])
}

// addRegions adds the regions that act in a sentence on an instrument to the countries
// of it.
func (p *paper) addRegions(l *line) {
	if len(l.events) == 0 {
		return
	}
	if found := p.bareRegions(l); len(found) > 0 {
		l.countries = append(l.countries, found...)
		slices.SortFunc(l.countries, func(a, b gazetteer.CountryMention) int { return a.Span.Start - b.Span.Start })
	}
}

// bareRegions are the regions that act under their bare names in a sentence on an
// instrument: "Telangana and Estonia signed". What is where, or a part of a longer name,
// is none.
func (p *paper) bareRegions(l *line) []gazetteer.CountryMention {
	var out []gazetteer.CountryMention
	ts := l.tokens
	for i := 0; i < len(ts); i++ {
		if !ts[i].capital || !leadsToParty(ts, i) {
			continue
		}
		to := i
		for to < len(ts) && ts[to].capital {
			to++
		}
		if to-i > longestRegion {
			continue
		}
		span := accord.Span{Start: l.span.Start + ts[i].start, End: l.span.Start + ts[to-1].end}
		regions := p.names.Regions(l.text[ts[i].start:ts[to-1].end])
		if len(regions) == 1 && regions[0].State && !p.countryIn(l, ts[i].start, ts[to-1].end) && !bodyOverlaps(l.bodies, span) {
			out = append(out, gazetteer.CountryMention{Span: span, Code: regions[0].Code, Form: gazetteer.Part})
		}
	}
	return out
}

// partyLinks lead to a party.
var partyLinks = wordSet(`and with between y e et con com avec entre`)

// leadsToParty holds where a party may begin: at the start of a sentence, behind a
// dateline, "and", "with" or "between", with or without an article.
func leadsToParty(ts []token, i int) bool {
	if i > 0 && articles[ts[i-1].lower] {
		i--
	}
	return i == 0 || partyLinks[ts[i-1].lower] || ts[i-1].mark && ts[i-1].text != "," && ts[i-1].text != "'s" && ts[i-1].text != "("
}
