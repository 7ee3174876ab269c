package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// body is an organisation that a sentence names.
type body struct {
	span    accord.Span // the name, without what stands in brackets behind it
	name    string
	country accord.Code
	of      accord.Span // the words that the country was read from; empty where it is part of the name

	international bool
	assumed       bool // the country is that of the text's language
}

// Words that head the name of a public body, and those that a name may go on
// with. A head in front ("Ministry of …") takes what follows, a head behind
// ("Digital Government Authority") takes the capitals before it.
var (
	headWords = wordSet(`ministry ministries department office agency authority commission secretariat bureau board directorate division directorate-general
		government service centre center academy institute school university foundation council administration agence ministère ministerio ministério agencia agência oficina académie
		autorité secrétariat secretaría secretaria autoridad dirección instituto viceministerio subsecretaría superintendencia departamento comisión autoridade ministero dipartimento agenzia group network parliament chancellery inspectorate archives registry unit`)
	strongHeads = wordSet(`ministry ministries department office agency authority commission secretariat bureau government ministère ministerio ministério ministero subsecretaría viceministerio chancellery`)
	// Names in these languages go on in small letters.
	smallNames = wordSet(`agence ministère ministerio ministério agencia agência oficina académie autorité secrétariat secretaría secretaria autoridad dirección instituto
		viceministerio subsecretaría superintendencia departamento comisión autoridade ministero dipartimento agenzia`)
	// tailHeads are the last words of names that have their head behind: "Cyber Security Agency".
	tailHeads   = wordSet(`agency authority commission secretariat bureau parliament council board institute academy directorate corporation archives inspectorate registry unit`)
	frontOnly   = wordSet(`government group network`)
	connectors  = wordSet(`of for on the and & under to in em en de des du la le et del el y los las e para within d’ d' l’ l' da do dos das`)
	articles    = wordSet(`the a an its his her their this that el la los las le les l’ l' un una une`)
	officeWords = wordSet(`titular presidenta subsecretario subsecretaria rectora coordinadora gobernador gobernadora gobernadores governador governadora governadores alcalde alcaldesa alcaldes executive minister ministers secretário secretária diretor diretora ministros president secretary undersecretary director commissioner ambassador chairman chairwoman chairperson chair
		governor chief premier chancellor head officer general ceo cio counterpart deputy vice permanent assistant attorney king queen prince princess sheikh
		ministre secrétaire secretario secretaria directeur directrice directora ministro ministra presidente présidente président viceministro viceministra embajador embajadora ambassadeur mayor envoy consul
		representative coordinator administrator rector principal homólogo homologue director-general secretary-general undersecretary-general`)
	// headlineVerbs stand with a capital in headlines, right behind who acts.
	headlineVerbs = wordSet(`sign signs signed ink inks inked renew renews renewed extend extends launch launches host hosts join joins adopt adopts announce announces`)
	notBodies     = wordSet(`january february march april may june july august september october november december monday tuesday wednesday thursday friday
		saturday sunday memorandum agreement declaration mou summit conference forum mr ms mrs dr he`)
	ofWords = map[string]bool{"of": true, "of the": true, "in": true, "de": true, "del": true, "du": true, "de la": true, "da": true, "do": true}
	// The office of an office-holder is a body.
	officeOf  = form.MustCompile(`\b(?:Prime Minister|President|Chancellor|Cabinet|State Chancellery)(?:['’]s)? Office\b|\bCabinet Secretariat\b`)
	afterName = form.MustCompile(`^\s*\(\s*(?:“|")?([\p{L}][\p{L}\p{N}.&-]{1,12}?)(?:”|")?\s*(?:[,;][^()]*)?\)`)
)

// findBodies reads the bodies of a sentence by the form of their names, and
// those that the gazetteer or the text itself knows.
func (p *paper) findBodies(l *line) []body {
	var out []body
	ts, last := l.tokens, 0
	for i := 0; i < len(ts); i++ {
		if !headWords[ts[i].lower] && !stateCommittee(ts, i) || !ts[i].capital && !bodyHeadSmall(ts, i) && !p.regionsGovernment(l, ts, i) || councilMeets(ts, i) {
			continue
		}
		if frontOnly[ts[i].lower] && opensLonger(ts, i) {
			continue // "Government Technology Agency"
		}
		from, to := p.nameAround(l, ts, i)
		for from < i && (from < last || from == last && conjunctions[ts[from].lower]) {
			from++ // what the name in front has is its own
		}
		if to < len(ts) && ts[to].capital && isOffice(ts[to].lower) && to == i+1 {
			continue // "Security and Public Administration Minister" is an office
		}
		if to <= from+1 && !strings.EqualFold(ts[i].text, "") || from == to {
			continue
		}
		out = p.addBody(l, out, ts[from].start, ts[to-1].end)
		i, last = to-1, to
	}
	out = p.regionBodies(l, out)
	for _, m := range officeOf.FindAllStringIndex(l.text, -1) {
		if span := (accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}); !bodyOverlaps(out, span) {
			out = p.addBody(l, out, m[0], m[1])
		}
	}
	if l.hangul {
		out = p.koreanBodies(l, out)
	}
	for _, m := range p.names.FindBodies(l.text) {
		span := shift(m.Span, l.span.Start)
		if i := inBrackets(l, out, m.Span); i >= 0 {
			// "Agencia de Gobierno Electrónico (AGESIC)" is one body, whose country is known.
			if out[i].country == "" {
				out[i].country = m.Country
			}
			continue
		}
		if !bodyOverlaps(out, span) && m.Name != "" {
			name := p.bodyName(l.text[m.Span.Start:m.Span.End], m.Name)
			if m.International || m.Country == "" {
				name = p.asNamed(l.text[m.Span.Start:m.Span.End])
			} else if full, ok := p.short[l.text[m.Span.Start:m.Span.End]]; ok {
				name = full // the name that the text itself spells out
			}
			out = append(out, body{span: span, name: name, country: m.Country, international: m.International || m.Country == ""})
		}
	}
	for _, t := range ts {
		if full, ok := p.short[t.text]; ok {
			span := accord.Span{Start: l.span.Start + t.start, End: l.span.Start + t.end}
			if !bodyOverlaps(out, span) && inBrackets(l, out, accord.Span{Start: t.start, End: t.end}) < 0 {
				country, of := p.bodyCountry(l, t.start, t.end)
				out = append(out, body{span: span, name: full, country: country, of: of, international: p.international(full)})
			}
		}
	}
	return p.withoutGovernments(l, out)
}

// opensLonger holds for a head with capitals behind it that end in another head.
func opensLonger(ts []token, i int) bool {
	const most = 4 // words between the two
	for j := i + 1; j < min(i+most, len(ts)) && ts[j].capital; j++ {
		if headWords[ts[j].lower] {
			return true
		}
	}
	return false
}

// councilMeets holds for a council that is a meeting of two sides and no body:
// the "EU-Japan Digital Partnership Council", the "Trade and Technology Council".
func councilMeets(ts []token, i int) bool {
	return i > 0 && ts[i].text == "Council" && (ts[i-1].text == "Partnership" || ts[i-1].text == "Technology" || ts[i-1].text == "Ministerial" || ts[i-1].text == "Cooperation")
}

// inBrackets is the index of the body that an abbreviation in brackets stands
// right behind, or -1.
func inBrackets(l *line, bodies []body, s accord.Span) int {
	for i, b := range bodies {
		end := b.span.End - l.span.Start
		if end < s.Start && strings.Trim(l.text[end:s.Start], " “\"") == "(" {
			return i
		}
	}
	return -1
}

// international holds for the name of a body that the gazetteer knows as one of
// several states.
func (p *paper) international(name string) bool {
	for _, b := range p.names.FindBodies(name) {
		if b.International {
			return true
		}
	}
	return false
}

// bodyName prefers the words of the text where they are a name, and the full
// name where they are an abbreviation.
func (p *paper) bodyName(words, full string) string {
	if strings.ToUpper(words) == words && strings.ToLower(words) != words && !strings.ContainsAny(words, "0123456789") {
		return full
	}
	return strings.Join(strings.Fields(words), " ")
}

// asNamed keeps the abbreviation of an international body, which is its name in
// use ("OECD"), but for one that the text itself spells out.
func (p *paper) asNamed(words string) string {
	for _, b := range p.names.FindBodies(words) {
		if strings.Contains(p.doc.Text, b.Name) || strings.ToLower(words) == strings.ToUpper(words) {
			return b.Name
		}
	}
	if full, ok := p.short[words]; ok {
		return full
	}
	return strings.Join(strings.Fields(words), " ")
}

// bodyOverlaps reports whether one of the bodies has a word of a span in its name.
func bodyOverlaps(list []body, s accord.Span) bool {
	for _, b := range list {
		if b.span.Overlaps(s) {
			return true
		}
	}
	return false
}

// nameAround returns the tokens [from, to) of the name whose head is at i.
func (p *paper) nameAround(l *line, ts []token, i int) (from, to int) {
	head := ts[i].lower
	to = i + 1
	if adjectiveBehind(ts, i) {
		to++
	}
	if to < len(ts) && (connectors[ts[to].lower] && ts[to].lower != "and" && ts[to].text != "&") {
		to = forward(ts, to)
		if smallNames[head] {
			to = max(to, forwardSmall(ts, linkBehind(ts, i)))
		}
	}
	from = i
	if to == i+1 || !frontOnly[head] && ts[i].capital {
		from = backward(ts, i)
	}
	if to == i+1 && from == i {
		return i, i // a bare "Ministry": which one is not said here
	}
	from, to = p.ownStart(l, ts, from, i), p.oneBody(l, ts, i, to)
	if to > i+1 && from < i && p.adjective(l, ts[from].start, ts[i-1].end) {
		from = i // "the Estonian Ministry of Justice": the country is a value of its own
	}
	if to == i+1 && portfolio(ts, from) {
		return i, i // "Minister of Regional Development and Public Administration"
	}
	if (frontOnly[head] || head == "administration" || head == "service") && portfolio(ts, backward(ts, i)) {
		return i, i // "Minister of Local Government of Fiji"
	}
	if frontOnly[head] && to == i+1 && !p.countryIn(l, ts[from].start, ts[i].end) && !(head == "government" && p.regional(l, ts[from:i])) {
		return i, i
	}
	return from, to
}

// forward takes what follows a head: capitals, connectors before capitals, and
// commas of a list that ends in "and".
func forward(ts []token, i int) int {
	end := i
	ofOffice := i > 0 && (strings.EqualFold(ts[i-1].text, "office") || strings.EqualFold(ts[i-1].text, "chancellery")) // "Office of the Government Chief Information Officer"
	listed := false
	for j := i; j < len(ts); j++ {
		w := ts[j].lower
		switch {
		case initialed(ts[j].text), ts[j].capital && headlineVerbs[w] && j+1 < len(ts) && ts[j+1].capital:
			return end // "Ministry of Digital Development J.Bat-Erdene", "Ministry of Works Signs Agreement"
		case ts[j].capital && !officeWords[w] && !notBodies[w], ts[j].capital && officeWords[w] && ofOffice,
			ts[j].capital && officeWords[w] && j > 1 && strings.EqualFold(ts[j-1].text, "the") && strings.EqualFold(ts[j-2].text, "under"):
			end = j + 1
		case connectors[w]:
			next := nextWord(ts, j+1)
			if w == "para" && next > 0 && next+1 < len(ts) && (ts[next].text == "a" || ts[next].text == "o") {
				next++ // "Agência para a Sociedade Digital"
			}
			if next < 0 || officeStops(ts, j, next) && !(listed && w == "and" && lastOfList(ts, next)) {
				return end
			}
			j = next - 1
		case ts[j].text == "," && listGoesOn(ts, j):
			listed = true
		default:
			return end
		}
	}
	return end
}

// whereLinks lead to a place, a time or a purpose in running text.
var whereLinks = wordSet(`en em in to on under`)

// forwardSmall takes what follows a head in a language that writes names small:
// a link and a noun, an adjective where the name goes on behind it: "Agence des
// systèmes d’information et du numérique (Asin)".
func forwardSmall(ts []token, i int) int {
	end := i
	for j := i; j < len(ts) && j < i+16; j++ {
		w := ts[j].lower
		if !connectors[w] || whereLinks[w] {
			break
		}
		for j+1 < len(ts) && connectors[ts[j+1].lower] {
			j++
		}
		if w == "para" && j+1 < len(ts) && infinitive(ts[j+1].lower) {
			break // "para intercambiar especialistas": what for, and not whose
		}
		if j+1 >= len(ts) || ts[j+1].mark || strongHeads[ts[j+1].lower] || conjunctions[w] && ts[j+1].capital && headWords[ts[j+1].lower] {
			break
		}
		j++
		if j+2 < len(ts) && !ts[j+1].mark && !connectors[ts[j+1].lower] && (ts[j+2].text == "(" || connectors[ts[j+2].lower] && !whereLinks[ts[j+2].lower]) {
			j++
		}
		end = j + 1
	}
	return end
}

// infinitive holds for a verb of Spanish or Portuguese by its ending.
func infinitive(w string) bool {
	const shortest = 5
	return len(w) >= shortest && (strings.HasSuffix(w, "ar") || strings.HasSuffix(w, "er") || strings.HasSuffix(w, "ir"))
}

// backward takes the capitals before a head: "Digital Government Authority",
// "Turkish Cooperation and Coordination Agency".
func backward(ts []token, i int) int {
	from := i
	for j := i - 1; j >= 0; j-- {
		w := ts[j].lower
		switch {
		case j == 0 && smallNames[ts[i].lower] && (w == "o" || w == "a" || w == "os" || w == "as"):
			return from // the Portuguese article in front of "Ministério"
		case ts[j].capital && !officeWords[w] && !notBodies[w] && !(j == 0 && articles[w]) && !articles[w]:
			from = j
		case (w == "’" || w == "'") && j > 0 && ts[j-1].capital && strings.HasSuffix(ts[j-1].text, "s") && from == j+1: // "Information Systems’ Authority"
		case (w == "and" || w == "&" || particles[w]) && j > 0 && ts[j-1].capital && from == j+1 && !headWords[ts[j-1].lower]:
		case w == "general" && ts[j].capital && (ts[i].lower == "secretariat" || ts[i].lower == "directorate" || ts[i].lower == "department"):
			from = j
		default:
			return from
		}
	}
	return from
}

// countryIn reports whether a country or a town is named within [start, end) of a
// sentence.
func (p *paper) countryIn(l *line, start, end int) bool {
	for _, c := range l.countries {
		if c.Span.Overlaps(accord.Span{Start: l.span.Start + start, End: l.span.Start + end}) {
			return true
		}
	}
	return false
}

// addBody adds the name at [start, end) of the sentence and finds its country.
func (p *paper) addBody(l *line, out []body, start, end int) []body {
	for _, c := range l.countries {
		if at := c.Span.Start - l.span.Start; start < at && at < end {
			end = max(end, c.Span.End-l.span.Start) // no name ends within that of its country
		}
	}
	b := body{span: accord.Span{Start: l.span.Start + start, End: l.span.Start + end}}
	b.name = strings.Join(strings.Fields(l.text[start:end]), " ")
	b.name, b.span.End = p.withoutCountry(l, b.name, b.span)
	if len(b.name) < 5 || len(b.name) > 160 {
		return out
	}
	if b.country, b.of = p.bodyCountry(l, start, end); b.country == "" {
		b.country = p.countryOfRegion(b.name)
	}
	known := p.names.FindBodies(b.name)
	b.international = len(known) == 1 && known[0].International && known[0].Span.End-known[0].Span.Start == len(b.name)
	return append(out, b)
}

// withoutCountry takes " of the Republic of Korea", " de Perú" or " du Togo" off the
// end of a ministry's name: the country is a value of its own. A government is
// nothing without it.
func (p *paper) withoutCountry(l *line, name string, span accord.Span) (string, int) {
	words := p.of(span)
	if strings.Contains(words, " under ") || frontOnly[strings.ToLower(strings.Fields(words)[0])] {
		return name, span.End
	}
	for _, link := range countryLinks {
		i := strings.LastIndex(words, link)
		if i < 0 || len(strings.Fields(words[:i])) < 3 {
			continue
		}
		tail := stateForm.ReplaceAllString(words[i+len(link):], "")
		ofState := stateOf.MatchString(words[i+len(link):])
		if slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool {
			return c.Form == gazetteer.Name && c.Span == accord.Span{Start: span.End - len(tail), End: span.End} && (!ofState || statesOf[c.Code])
		}) {
			return strings.Join(strings.Fields(words[:i]), " "), span.Start + i
		}
		for _, c := range p.names.FindCountries(tail) {
			if c.Span.Start == 0 && c.Span.End == len(tail) && (!ofState || statesOf[c.Code]) {
				return strings.Join(strings.Fields(words[:i]), " "), span.Start + i
			}
		}
	}
	return name, span.End
}

// stateForm is what a state calls itself in front of its name: "República Oriental del".
var stateForm = form.MustCompile(`^(?:República|République|Reino|Royaume|Estado|État|Union|Repubblica)\s+(?:\p{L}+\s+)?(?:de la|de|del|du|da|do)\s+`)

// stateOf opens what calls itself a state in its name, as statesOf do. Elsewhere the word
// belongs to what a body is for: "Modernização do Estado de Cabo Verde".
var (
	stateOf  = form.MustCompile(`^(?:Estado|État)\s`)
	statesOf = map[accord.Code]bool{"IL": true, "KW": true, "QA": true, "LY": true, "ER": true, "PS": true}
)

// countryLinks tie a country to the name in front of it, the longest first.
var countryLinks = []string{" of the ", " of ", " de la ", " de l'", " de l’", " del ", " du ", " da ", " do ", " de "}

// bodyCountry finds a country in the name ("Ministry of … of Belarus"), in
// front of it ("Singapore's Ministry", "the Belarusian Ministry"), or behind it
// ("Ministry of … (MIC), Japan").
func (p *paper) bodyCountry(l *line, start, end int) (accord.Code, accord.Span) {
	at := l.span.Start
	var inside, before, after accord.Code
	var of accord.Span
	tail := end
	if m := afterName.FindStringIndex(l.text[end:]); m != nil {
		tail += m[1]
	}
	for _, c := range l.countries {
		gap := l.text[min(max(c.Span.End-at, 0), start):start]
		switch {
		case c.Span.Start >= at+start && c.Span.End <= at+end:
			inside = c.Code
		case c.Span.End <= at+start && len(gap) < 8 && strings.Trim(gap, " '’s\n") == "":
			before, of = c.Code, c.Span
		case c.Span.Start >= at+tail && c.Span.Start < at+tail+22:
			between := strings.Trim(l.text[tail:c.Span.Start-at], " ,\n")
			if between == "" || ofWords[between] {
				after, of = c.Code, c.Span
			}
		}
	}
	switch {
	case inside != "":
		return inside, accord.Span{}
	case before != "":
		return before, of
	case after != "":
		return after, of
	}
	return "", accord.Span{}
}

// abbreviations are those that the text defines in brackets behind the name of
// a body: "Ministry of the Interior and Safety (MOIS)".
func (p *paper) abbreviations() map[string]string {
	out := map[string]string{}
	for i := range p.lines {
		l := &p.lines[i]
		if !strings.Contains(l.text, "(") {
			continue
		}
		for _, b := range p.findBodies(l) {
			end := b.span.End - l.span.Start
			if m := afterName.FindStringSubmatch(l.text[end:]); m != nil && strings.ContainsAny(m[1][1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
				if _, known := out[m[1]]; !known {
					out[m[1]] = b.name
				}
			}
		}
	}
	return out
}
