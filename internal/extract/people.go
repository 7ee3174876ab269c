package extract

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// readPeople lists who signed: those whom the sentences of the act and those
// that go on about the signature name, and those whom a list of instruments
// says represented a party.
func (p *paper) readPeople(c *candidate) {
	if c.Status.V == accord.Planned {
		return
	}
	if p.roll == nil {
		p.roll = p.callRoll()
	}
	seen := map[string]bool{}
	for _, l := range p.pick(c.at, c.support) {
		for _, who := range p.signatories(l) {
			key := nameKey(who.name)
			if seen[key] {
				continue
			}
			seen[key] = true
			v := quoted(p, accord.Signatory{Name: who.name, Office: who.office}, who.span)
			if who.elsewhere.End > 0 {
				v = inferred(p, v.V, "named-elsewhere", fmt.Sprintf("%q here is %s, whom the text names in full elsewhere.", p.of(who.span), who.name), who.span, who.elsewhere)
			}
			c.Signatories = append(c.Signatories, v)
			p.countryOfOffice(c, l, who)
		}
	}
}

// countryOfOffice adds the party for which somebody signed whose office says whose
// it is: "Ambassador of the Republic of Korea to Kenya". Only the first country of an
// office is its own, and only where a party is still missing.
func (p *paper) countryOfOffice(c *candidate, l *line, who person) {
	if len(c.Countries) >= 2 || declared(c) {
		return
	}
	for _, m := range l.countries {
		if m.Form != gazetteer.City && m.Span.Start >= who.whole.Start && m.Span.End <= who.whole.End {
			p.addCountry(c, inferred(p, m.Code, "country-of-body", "the country of "+who.office, m.Span))
			return
		}
	}
	if seat, code := p.seatOf(l, who); code != "" {
		p.addCountry(c, inferred(p, code, "country-of-part", p.of(seat)+" is a part of it", seat))
	}
}

// nameKey is the same for "Lee Sang-min" and "Sang-Min Lee".
func nameKey(name string) string {
	words := strings.Fields(lowerASCII(name))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// signHints let most sentences pass without a closer look.
var signHints = form.AnyOf("sign", "ink", "conclu", "firm", "exchang", "names to", "suscri", "seal", "renew", "prolong", "exten", "represent", "représent", "penn", "affix", "did so", "did the same", "did likewise", "assin", "paraph", "celebr", "rubric")

// ownLaw is what a state signs by itself: "The decree was signed by the Prime Minister".
var ownLaw = form.MustCompile(`(?i)\b(?:decree|decision|resolution|ordinance|executive\s+order|bill|law|decreto|décret)\s+(?:\w+\s+){0,3}?(?:signed\b|firmado\b|signé(?:[\s,.;]|$))|\bsigned\s+(?:the|an?)\s+(?:\w+\s+){0,2}?(?:decree|decision|resolution|ordinance|executive\s+order|bill|law)\b`)

// signatories are the people who a sentence says signed: behind "by" in the
// passive, before and around the verb in the active. Onlookers, hosts, guests
// and people who are quoted did not.
func (p *paper) signatories(l *line) []person {
	if l.hangul {
		if koreanSigned.MatchString(l.text) && !planWords.MatchString(l.text) {
			return p.koreanPeople(l)
		}
		return nil
	}
	if !signHints.In(l.lower) {
		return nil
	}
	if ownLaw.MatchString(l.text) && len(l.events) == 0 {
		return nil
	}
	clear := withoutDenied(l.text)
	act := personAct.FindStringIndex(clear)
	renewed := act == nil
	if renewed {
		act = renewedBy(l)
	}
	if act == nil || planWords.MatchString(l.text) && !passive.MatchString(l.text) && !bySigning.MatchString(l.text) {
		return nil
	}
	from, to := p.actors(l, clear, act)
	if renewed {
		to = min(to, act[0]) // behind "renewed" stands with whom and for how long
	}
	if from >= to {
		return nil
	}
	var out []person
	found := append(p.people(l, from, to), p.bareNames(l, from, act)...)
	found = append(found, p.namesBehindBy(l, from, to)...)
	found = append(found, p.shortNamed(l, from, to)...)
	found = append(found, p.besides(l, act[0])...)
	found = append(found, p.namesOfBodies(l, from, to)...)
	other := map[string]bool{}
	for _, who := range found {
		other[nameKey(who.name)] = other[nameKey(who.name)] || p.otherwise(l, who)
	}
	for _, who := range found {
		if !other[nameKey(who.name)] && !slices.ContainsFunc(out, func(have person) bool { return have.span.Overlaps(who.span) || nameKey(have.name) == nameKey(who.name) }) {
			out = append(out, who)
		}
	}
	return out
}

// renewedBy is the verb of a sentence whose act is a renewal: those who "have today
// prolonged the memorandum" signed it again.
func renewedBy(l *line) []int {
	for _, e := range l.events {
		if e.status == accord.Renewed {
			return []int{e.act.Start - l.span.Start, e.act.End - l.span.Start}
		}
	}
	return nil
}

// actors is the part of a sentence in which those who sign stand.
func (p *paper) actors(l *line, clear string, act []int) (from, to int) {
	from, to = 0, len(l.text)
	if m := onlookers.FindStringIndex(l.text); m != nil {
		if witnessTo.MatchString(l.text) {
			return 0, 0
		}
		if comma := mainClause(l.text, m[1], act[0]); m[0] < act[0] && comma > 0 {
			from = comma
		} else {
			to = m[0]
		}
	}
	if m := otherClause.FindStringIndex(l.text[min(act[1], to):to]); m != nil {
		to = act[1] + m[0]
	}
	if m := cameFrom.FindStringIndex(l.text); m != nil {
		return from, to
	}
	// "A signed it for X, and for Y it was signed by B": who acts first counts, too.
	if m := passive.FindStringIndex(clear); m != nil && m[0] <= act[0] {
		by := byWords.FindStringIndex(clear[min(m[1], to):to])
		if by == nil {
			return 0, 0
		}
		if clear[m[1]+by[0]:m[1]+by[1]] == "behalf" {
			return m[1], to // "was signed by", but for whom: those who signed stand in front of "on behalf of"
		}
		return m[1] + by[0], to
	}
	if act[0] > to {
		return 0, 0
	}
	if m := verbFirst.FindStringIndex(l.text); m != nil && m[0] <= act[0] && act[1] <= m[1] {
		return act[1], to
	}
	// "A signed it in B with C": behind the verb only with a word that leads to a party.
	if m := afterAct.FindStringIndex(l.text[act[0]:to]); m == nil {
		if last := personAct.FindAllStringIndex(clear[:to], -1); len(last) > 0 {
			to = last[len(last)-1][0]
		} else {
			to = act[0]
		}
	}
	return from, to
}

// verbFirst is the verb of a sentence in a language that may put those who act behind
// it: "Firmaron el documento la ministra X y el director Y", also behind whom somebody
// acts for ("Por parte de la agencia lo rubricó su director") and in "que firmaron los
// ministros".
var verbFirst = form.Either(`(?i)`,
	`^(?:Lo\s+|La\s+)?(?:Firmaron|Suscribieron|Rubricaron|Assinaram|Assinou|Firmó|Suscribió|Rubricó|Rubricou)(?:\s|$)`,
	`^(?:por|pelo|pela|en\s+(?:nombre|representación)\s+del?|em\s+nome\s+d[aeo])\s[^,.;]{2,80}?,?\s+(?:(?:lo|la|o|a)\s+)?(?:firmó|suscribió|rubricó|assinou|rubricou|firmaron|assinaram)\s`,
	`\bque\s+(?:firmaron|suscribieron|rubricaron|assinaram|rubricaram)\s+(?:l[oa]s|os|as|el|la|o|a)\s`,
)

// mainClause is where the main clause starts behind an opening phrase: behind
// the last comma before the verb that still leaves somebody to sign.
func mainClause(s string, from, act int) int {
	if from > act {
		return 0
	}
	if i := strings.Index(s[from:act], ", "); i >= 0 {
		return from + i + 1
	}
	return 0
}

// otherwise holds for a person whom the words around give another role than
// that of signing.
func (p *paper) otherwise(l *line, who person) bool {
	at := l.span.Start
	before := l.text[:who.whole.Start-at]
	for _, end := range []int{who.whole.End, who.span.End} {
		if signsOff.MatchString(l.text[end-at:]) {
			return true
		}
		if actsFor.MatchString(l.text[end-at:]) {
			return false
		}
	}
	if speaker.MatchString(endOf(before)) || p.headInBrackets(l, before) {
		return true
	}
	if otherRole.MatchString(before[max(0, len(before)-90):]) && !strings.HasSuffix(strings.TrimRight(before, " "), "signed on behalf of") {
		return true
	}
	for _, end := range []int{who.whole.End, who.span.End} {
		if end-at < len(l.text) && otherAct.MatchString(l.text[end-at:min(len(l.text), end-at+60)]) {
			return true
		}
	}
	return false
}

// headInBrackets holds for words in brackets behind a body, which say who is at its
// head and not who signed: "the Ministry of Science (MSIT, Minister X Y) announced".
func (p *paper) headInBrackets(l *line, before string) bool {
	open := strings.LastIndexByte(before, '(')
	if open < 0 || strings.IndexByte(before[open:], ')') >= 0 {
		return false
	}
	end := l.span.Start + len(strings.TrimRight(before[:open], " "))
	return slices.ContainsFunc(l.bodies, func(b body) bool { return b.span.End == end })
}

// byForm is a passive with the word that leads to who did it.
var byForm = form.MustCompile(`(?i)\b(?:signed|inked|exchanged|concluded|firmado|firmada|signé|signée|suscrito)\s+(?:\w+\s+){0,2}(?:by|between|por|par)\s+`)

// namesBehindBy reads names without any office behind "by": "exchanged by X Y
// and V W".
func (p *paper) namesBehindBy(l *line, from, to int) []person {
	m := byForm.FindStringIndex(l.text[:to])
	if m == nil || m[1] < from {
		return nil
	}
	ts := l.tokensTo(to)
	var out []person
	for i := 0; i < len(ts); i++ {
		if ts[i].start < m[1] {
			continue
		}
		if !ts[i].capital {
			if ts[i].text != "," && ts[i].text != "and" {
				break
			}
			continue
		}
		j := runEnd(ts, i)
		if anyOffice(ts[i:j]) || !p.looksLikeName(l, ts, i, j) {
			break
		}
		span := accord.Span{Start: l.span.Start + ts[i].start, End: l.span.Start + ts[j-1].end}
		out = append(out, person{name: strings.Join(strings.Fields(p.of(span)), " "), span: span, whole: span})
		i = j - 1
	}
	return out
}

// besideBody holds behind a body and "and": what stands there without an office is
// another body, "the Ministry of Technology and Itaipú Binacional signed".
func besideBody(l *line, ts []token, i int) bool {
	if i < 2 || !conjunctions[ts[i-1].lower] {
		return false
	}
	end := l.span.Start + ts[i-2].end
	return slices.ContainsFunc(l.bodies, func(b body) bool {
		const reach = 40 // bytes: an abbreviation in brackets, the country
		return b.span.End == end || b.span.End < end && end-b.span.End < reach && (ts[i-2].text == ")" || b.of.End == end)
	})
}

// bareNames reads names without any office in front of the verb: "X Y, V W and
// T U signed it". They stand at the start of the sentence, or have been named
// before.
func (p *paper) bareNames(l *line, from int, act []int) []person {
	ts := l.tokensTo(act[0])
	var out []person
	for i := 0; i < len(ts); i++ {
		if ts[i].start < from || !ts[i].capital {
			if ts[i].text != "," && ts[i].text != "and" {
				out = nil
			}
			continue
		}
		j := runEnd(ts, i)
		if p.looksLikeName(l, ts, i, j) && !anyOffice(ts[i:j]) && !besideBody(l, ts, i) {
			span := accord.Span{Start: l.span.Start + ts[i].start, End: l.span.Start + ts[j-1].end}
			out = append(out, person{name: strings.Join(strings.Fields(p.of(span)), " "), span: span, whole: span})
		} else {
			out = nil
		}
		i = j - 1
	}
	if len(ts) > 0 && len(out) > 0 && strings.Trim(l.text[out[len(out)-1].span.End-l.span.Start:act[0]], " ") == "" {
		return out
	}
	return nil
}

// tied holds for a name right behind another person and "and", whose country may stand
// between: "los ministros A, de Paraguay, y B, de Uruguay".
func tied(l *line, before []person, who person) bool {
	if len(before) == 0 {
		return false
	}
	end := before[len(before)-1].whole.End
	gap := strings.TrimSpace(l.text[end-l.span.Start : max(who.whole.Start, end)-l.span.Start])
	switch gap {
	case "and", ", and", ",", "y", "e", "et":
		return true
	}
	return ofAndBeside.MatchString(gap)
}

// ofAndBeside is whose somebody is, in front of the next: ", de Paraguay, y".
var ofAndBeside = form.MustCompile(`^,\s+(?:of|from|for|de|del|do|da|du)\s+\p{Lu}[^,.;]{1,40},?\s+(?:and|y|e|et)$`)
