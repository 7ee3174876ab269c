package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
	"accords/internal/text"
)

// readBodies lists the bodies of the lines with an event, then those that the
// lines behind name as signing.
func (p *paper) readBodies(c *candidate) {
	for _, e := range c.events {
		l := p.lineOf(e)
		apart := bothWithin(l, e.own)
		for _, b := range l.bodies {
			if apart && !b.span.Overlaps(e.own) {
				continue // those of the other instrument of the sentence
			}
			if l.hangul && declared(c) && koreanSays.MatchString(l.text[b.span.End-l.span.Start:]) {
				continue // "행정안전부는 … 채택했다고 밝혔다"
			}
			if (b.span.Overlaps(e.clause) || !e.background) && (!b.international || asParty(l, b)) && !p.inMeeting(l, b.span) {
				p.addOrganisation(c, l, b)
			}
		}
	}
	own := slices.DeleteFunc(slices.Clone(c.support), func(i int) bool { return p.index.others[i] })
	for _, l := range p.pick(own) {
		if signing(l.text) != nil || strings.Contains(l.lower, "parties") || strings.Contains(l.lower, "signing body") {
			for _, b := range l.bodies {
				if (!b.international || asParty(l, b)) && !p.inMeeting(l, b.span) {
					p.addOrganisation(c, l, b)
				}
			}
		}
	}
}

// bothWithin holds where the words of one of several instruments name two bodies: "a
// memorandum between A and B, and a roadmap between C and D".
func bothWithin(l *line, own accord.Span) bool {
	n := 0
	for _, b := range l.bodies {
		if own.End > 0 && b.span.Overlaps(own) {
			n++
		}
	}
	return n >= 2
}

// inMeeting holds for a body whose name is part of that of a meeting: "UN Public
// Service Forum".
func (p *paper) inMeeting(l *line, s accord.Span) bool {
	for _, m := range p.meetingsIn(l) {
		if m.span.Overlaps(s) {
			return true
		}
	}
	return false
}

// asParty holds for an international body that signs or is signed with. Other
// mentions are of a roof, a place or a programme: "under the United Nations".
func asParty(l *line, b body) bool {
	if modifies.MatchString(l.text[b.span.End-l.span.Start:]) {
		return false // "G20 Digital Ministers", "the EU Presidency"
	}
	at := b.span.Start - l.span.Start
	before := strings.TrimSuffix(strings.TrimRight(l.lower[:at], " "), " the")
	for _, w := range []string{" with", " and", " between", " by", ",", " for", " con", " con el", " con la", " avec", " avec le", " avec la", " com o", " com a"} {
		if strings.HasSuffix(before, w) || before == w[1:] || before == "the" {
			return true
		}
	}
	if headOf.MatchString(endOf(before)) {
		return true
	}
	rest := strings.TrimLeft(l.lower[b.span.End-l.span.Start:], " ")
	return before == "" || strings.HasPrefix(rest, "member") || strings.HasSuffix(before, "–") || strings.HasSuffix(before, "-") || strings.HasSuffix(before, ":") ||
		strings.HasPrefix(rest, "and ") && !strings.HasSuffix(before, "of") && !strings.HasSuffix(before, "under")
}

// headOf makes a body a party whose head acts for it: "the Secretary-General of
// the International Telecommunication Union".
var headOf = form.MustCompile(`(?:secretary[- ]general|president|director[- ]general|administrator|representative|director|commissioner|chair\w*|ministers)\s+(?:of|for|from)$`)

// modifies holds for what stands behind a body whose name only tells of whose
// ministers, meeting or paper it is spoken.
var modifies = form.MustCompile(`^(?:['’]s)?\s+(?:[\p{L}-]+\s+){0,3}?(?:[Mm]inisters?|[Ss]ummit|[Pp]residency|[Ee]conomy|[Ff]orum|[Mm]eeting|[Dd]eclaration|[Cc]onference|[Dd]ay|[Ww]eek|[Ss]urvey|[Ii]ndex|[Pp]lan|[Ss]trategy|[Gg]uide|[Aa]genda|[Pp]rogramme|[Pp]roject|[Ff]ramework|[Rr]eport|[Ss]tandards?)\b`)

// fillBodies gives each party country that has no body yet the first one of
// that country that the release names.
func (p *paper) fillBodies(c *candidate) {
	for _, k := range c.Countries {
		if slices.ContainsFunc(c.Organisations, func(v accord.Value[accord.Body]) bool { return v.V.Country == k.V }) {
			continue
		}
		p.firstBodyOf(c, k.V)
	}
}

// firstBodyOf gives a party the first body of its country that the release names, if
// there is one. It is inferred: that this body signs is not said.
func (p *paper) firstBodyOf(c *candidate, country accord.Code) {
	if b, ok := p.bodyOfCountry(country); ok && !p.inPartOf(c, b) {
		c.Organisations = append(c.Organisations, inferred(p, accord.Body{Name: b.name, Country: country}, "body-of-party",
			"the first body of this party that the release names", b.span))
	}
}

// mostParties is more than any instrument has bodies. A text with more is a list
// of bodies: each is compared with all before it.
const mostParties = 128

// addOrganisation adds a body once; a name within a longer one is the same, and
// the longer stays.
func (p *paper) addOrganisation(c *candidate, l *line, b body) {
	b = p.withoutPerson(l, b)
	if reports(l, b) || ofOffice(l, b) || p.places(l, b) || p.bystander(l, b) || pressBody.MatchString(b.name) || subjectBody.MatchString(endOf(l.text[:b.span.Start-l.span.Start])) {
		return
	}
	if len(c.Organisations) == mostParties {
		return
	}
	v := quoted(p, accord.Body{Name: b.name, Country: b.country}, b.span)
	for i, have := range c.Organisations {
		if (sameBodyName(have.V.Name, b.name) || b.international && p.sameInternational(have.V.Name, b.name)) && (have.V.Country == "" || b.country == "" || have.V.Country == b.country) {
			if len(b.name) > len(have.V.Name) {
				v.V.Country = accord.Code(firstOf(string(b.country), string(have.V.Country)))
				v.Evidence = append(v.Evidence, have.Evidence...)
				c.Organisations[i] = v
			} else if have.V.Country == "" {
				c.Organisations[i].V.Country = b.country
			}
			return
		}
	}
	c.Organisations = append(c.Organisations, v)
}

// ofOffice holds for a government that only says whose minister somebody is: "Minister
// of Information, Government of Angola".
func ofOffice(l *line, b body) bool {
	return strings.HasPrefix(b.name, "Government of") && ministerOf.MatchString(strings.TrimRight(l.text[:b.span.Start-l.span.Start], " "))
}

// ministerOf is an office with its fields at the end of what stands in front of
// "Government of".
var ministerOf = form.MustCompile(`\b(?:Minister|Secretary)\s+(?:of|for)\s+(?:[\p{L}&-]+\s+){0,8}?[\p{L}&-]+,$`)

// bystander holds for a body that only tells who looked on or spoke: "in the
// presence of the Governor of the Authority", "said X, Minister for the Cabinet
// Office".
func (p *paper) bystander(l *line, b body) bool {
	at := b.span.Start - l.span.Start
	if m := onlookers.FindStringIndex(l.text[:at]); m != nil && !personAct.MatchString(l.text[m[1]:at]) && !strings.Contains(l.text[m[1]:at], ", the ") {
		return true
	}
	if receives.MatchString(l.text[b.span.End-l.span.Start:]) {
		return true
	}
	if !reportForm.MatchString(l.text) {
		return false
	}
	for _, who := range p.people(l, 0, len(l.text)) {
		if who.whole.Start <= b.span.Start && b.span.End <= who.whole.End && speaker.MatchString(endOf(l.text[:who.whole.Start-l.span.Start])) {
			return true
		}
	}
	return false
}

// receives stands behind a body whose guests the parties are.
var receives = form.MustCompile(`^(?:\s*\([^)]*\))?\s+(?:hosted|hosts|welcomed)\s`)

// Bodies that stand in a sentence on a signature and are no party of it.
var (
	// pressBody speaks for a government and signs nothing.
	pressBody = form.Either(`(?i)`,
		`\bpress\b`,
		`\b(?:information\s+bureau|government\s+communications|public\s+relations)\b`,
		`\bmedia\s+(?:office|cent(?:re|er)|service|unit|team|department|division|relations|council)\b`,
		`\b(?:office|cent(?:re|er)|department|bureau)\s+(?:of|for)\s+media\b`,
		`\bmedia$`,
	)
	newsAgency = form.MustCompile(`(?i)\bpress\b|\bnews\s+agency\b`)
	// foreignMinistry tells of what others sign.
	foreignMinistry = form.MustCompile(`(?i)\bforeign\b|\bexternal\s+affairs\b`)
	// subjectBody stands in front of a body that an agreement is about: "an agreement
	// on the Regional Centre".
	subjectBody = form.MustCompile(`(?i)\b(?:agreement|memorandum|mou|moc|protocol|declaration)\s+(?:on|for|concerning|about|to\s+establish|establishing)\s+(?:the\s+|an?\s+)?$`)
)

// sameInternational holds for two names of one international body.
func (p *paper) sameInternational(a, b string) bool {
	x, y := p.names.FindBodies(a), p.names.FindBodies(b)
	return len(x) == 1 && len(y) == 1 && x[0].International && x[0].Slug == y[0].Slug
}

// places holds for a body that is only where something happened.
func (p *paper) places(l *line, b body) bool {
	before := strings.TrimRight(l.lower[:b.span.Start-l.span.Start], " ")
	for _, w := range []string{"building of the", "headquarters of the", "headquarters of", "premises of the", "visited the", "visit to the", " at the", " at", " in the", "asked the", "asked", "invited the", "urged the", "called on the", "tasked the", "thanked the"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// firstOf is the first text that is not empty.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// readCountries lists the party countries: those that act in the lines with an
// event, those of the bodies, and for an instrument of a group its members at
// the meeting. With one party or none, what else the release says of itself
// decides: its title, its first lines, its publisher's country.
func (p *paper) readCountries(c *candidate, first bool) {
	for _, e := range c.events {
		l := p.lineOf(e)
		for _, m := range l.countries {
			if m.Span.Overlaps(e.clause) && p.acts(l, m) {
				p.addCountry(c, p.party(m))
			}
		}
	}
	if c.lead > 0 && len(c.Countries) < 2 {
		for i := c.lead - 1; i >= max(0, c.lead-3); i-- {
			for _, m := range p.lines[i].countries {
				if m.Form != gazetteer.City && len(c.Countries) < 2 {
					p.addCountry(c, inferred(p, m.Code, "parties-of-the-list", "the list is of what these countries signed", m.Span))
				}
			}
		}
	}
	if c.beside != nil && len(c.Countries) < 2 && len(c.beside.Countries) == 2 {
		p.addPartiesOf(c, c.beside)
	}
	p.countriesOfBodies(c)
	grouped := declared(c)
	if c.Status.V == accord.Planned && grouped {
		p.groupOfMeeting(c)
		return
	}
	if grouped && len(c.Countries) < 2 && len(c.Organisations) == 0 {
		p.bodiesOfOpening(c)
	}
	if grouped && c.Summit >= 0 && len(p.summits[c.Summit].Participants) > len(c.Countries) && !p.guestsAlone(&p.summits[c.Summit]) {
		for _, v := range p.summits[c.Summit].Participants {
			if e := v.Evidence[0]; p.asGuest(v) || observer.MatchString(p.doc.Text[e.Span.End:min(len(p.doc.Text), e.Span.End+60)]) {
				continue
			}
			p.addCountry(c, inferred(p, v.V, "members-at-the-meeting", "took part in "+p.summits[c.Summit].Name.V+", which made it", spansOf(v.Evidence)...))
		}
		return
	}
	if grouped && len(c.Countries) < 2 {
		p.membersNamed(c)
	}
	if grouped && len(c.Countries) < 2 && len(c.Organisations) == 0 {
		p.groupOfMeeting(c)
	}
	if first && len(c.Countries) < 2 && !grouped {
		p.countriesOfRelease(c)
	}
	switch {
	case !first && p.saidByUs(c):
		p.ownCountry(c)
	case !first && (len(c.Countries) == 1 || p.allCounterparts(c)):
		p.homeCountry(c)
	}
}

// ownCountry adds the country that "we" in a release stands for: that of its
// publisher, that from which it is dated, or else the one that it names first.
func (p *paper) ownCountry(c *candidate) {
	const rule, reason = "country-of-us", "\"we\" are the country whose release this is"
	span := c.events[0].act
	if at, ok := p.datelineTown(); ok && p.ctx.Country == "" {
		p.addCountry(c, inferred(p, at.Code, rule, reason, at.Span))
		return
	}
	if p.ctx.Country != "" {
		p.addCountry(c, inferred(p, p.ctx.Country, rule, reason, span))
		return
	}
	for i := range p.lines {
		for _, m := range p.lines[i].countries {
			if p.acts(&p.lines[i], m) {
				p.addCountry(c, inferred(p, m.Code, rule, reason, m.Span))
				return
			}
		}
	}
}

// groupOfMeeting takes the group of states whose meeting makes a declaration, where
// its members are not named: "the G20 Ministerial Meeting".
func (p *paper) groupOfMeeting(c *candidate) {
	for _, l := range append(p.pick(c.at), p.opening()...) {
		for _, b := range l.bodies {
			if b.international && len(c.Organisations) == 0 {
				c.Organisations = append(c.Organisations, inferred(p, accord.Body{Name: b.name}, "group-of-meeting", "the group whose declaration it is", b.span))
			}
		}
	}
}

// membersForm is in a sentence that lists the members of a group, in the languages in
// which such groups write: "Its members are …", "Los países miembros son …", "Integran
// la Red …", "Sont membres du réseau …".
var membersForm = form.MustCompile(`(?i)\bare\s+(?:its\s+)?members\b|\bmember\s+(?:states|countries)\b|\bmembers\s+(?:are|include)\b|\bsignator(?:y|ies)\b|\btook\s+part\b` +
	`|\b(?:pa[ií]ses|estados)[\s-]+(?:miembros?|membros?|integrantes|firmantes|signatarios)\b|\bmi?embros\s+(?:son|são)\b|\bintegr(?:an|am)\b|\b(?:integrad|conformad|compuest|formad)[oa]s?\s+por\b|\bforman\s+parte\b` +
	`|\b(?:pays|[ée]tats)\s+membres\b|\bmembres\s+(?:sont|du\s+r[ée]seau)\b|\bcompos[ée]e?\s+d[eu]\b`)

// membersNamed reads the members of the group that made a declaration from the
// sentence that lists them.
func (p *paper) membersNamed(c *candidate) {
	if l, ok := p.memberLine(); ok {
		p.addRoll(c, l)
		return
	}
	// "They signed a declaration": whoever came is named in a sentence before.
	for i := c.at[0] - 1; i >= max(0, c.at[0]-4); i-- {
		if l := &p.lines[i]; len(distinctCodes(l.countries)) >= 3 {
			p.addRoll(c, l)
			return
		}
	}
	// "The ministers of Benin, Gabon and Togo undertake in it to": behind the sentence.
	for i := c.at[0] + 1; i <= c.at[0]+3 && i < len(p.lines); i++ {
		if l := &p.lines[i]; gathering.MatchString(l.text) && len(distinctCodes(countriesOfMinisters(l))) >= 3 || bySigningIt.MatchString(l.text) && len(distinctCodes(l.countries)) >= 3 {
			p.addRoll(c, l)
			return
		}
	}
}

// bySigningIt opens a sentence on those who made a declaration.
var bySigningIt = form.Either(`(?i)`,
	`^\W*(?:by|in)\s+(?:signing|adopting|endorsing|joining)\s+(?:it|this|the)\b`,
	`^\W*(?:al|con)\s+(?:firmar|suscribir|adoptar)l[oa]\b`,
	`^\W*en\s+(?:la|le)\s+signant\b`,
)

// addRoll adds the countries that a sentence lists: those that act, and those
// that somebody came from.
func (p *paper) addRoll(c *candidate, l *line) {
	for k, m := range l.countries {
		if m.Form != gazetteer.City && !p.placeBehind(l, k) && !observer.MatchString(l.text[m.Span.End-l.span.Start:]) {
			p.addCountry(c, inferred(p, m.Code, "members-of-the-group", "a member of the group that made it", m.Span))
		}
	}
}

// observer marks who was at the table and did not decide.
var observer = form.MustCompile(`(?i)^[^,.;]{0,30}\b(?:as\s+(?:an?\s+)?observers?|sent\s+(?:an?\s+)?observers?|(?:en\s+calidad\s+de|como|en\s+tant\s+qu['’])\s*observa\p{L}+)\b`)

// party is a country as a party: quoted, or that of one of its parts.
func (p *paper) party(m gazetteer.CountryMention) accord.Value[accord.Code] {
	if m.Form == gazetteer.Part {
		return inferred(p, m.Code, "country-of-part", p.of(m.Span)+" is a part of it", m.Span)
	}
	return quoted(p, m.Code, m.Span)
}

// addCountry adds a party once; the first value stays, as it stands nearest to the act.
func (p *paper) addCountry(c *candidate, v accord.Value[accord.Code]) {
	if !slices.ContainsFunc(c.Countries, func(have accord.Value[accord.Code]) bool { return have.V == v.V }) {
		c.Countries = append(c.Countries, v)
	}
}

// countriesOfBodies adds the countries of the bodies that sign.
func (p *paper) countriesOfBodies(c *candidate) {
	for _, o := range c.Organisations {
		if o.V.Country != "" {
			p.addCountry(c, inferred(p, o.V.Country, "country-of-body", "the country of "+o.V.Name, spansOf(o.Evidence)...))
		}
	}
}

// countriesOfRelease looks at what the release says of itself, nearest first.
func (p *paper) countriesOfRelease(c *candidate) {
	if len(c.Organisations) == 0 {
		p.bodiesOfOpening(c)
	}
	want := 2 // of the sides, those of which a body of several states is one are named
	for _, o := range c.Organisations {
		if p.international(o.V.Name) && want > 0 {
			want--
		}
	}
	international := want < 2
	for _, lines := range [][]*line{p.pick(c.support), p.opening()} {
		for _, l := range lines {
			for _, m := range l.countries {
				if len(c.Countries) >= want {
					return
				}
				if reportForm.MatchString(endOf(l.text[:m.Span.Start-l.span.Start])) {
					continue // "said that Rwanda had shown how": somebody speaks of others
				}
				if p.acts(l, m) && (m.Form != gazetteer.Adjective || p.official(l, m)) {
					p.addCountry(c, inferred(p, m.Code, "parties-by-context", "named beside the agreement", m.Span))
				}
			}
		}
	}
	switch {
	case len(c.Countries) == 0 && !international:
		p.bothSides(c)
	case len(c.Countries) < want && !international:
		p.otherSide(c)
	}
	if len(c.Countries) < want {
		p.homeCountry(c)
	}
}

// bodiesOfOpening takes the international bodies that the title or the first
// sentence has as a side: "The European Union and Japan held …".
func (p *paper) bodiesOfOpening(c *candidate) {
	for _, l := range p.opening() {
		if len(l.events) > 0 && !slices.Contains(p.pick(c.at), l) {
			continue // what another instrument is of
		}
		for _, b := range l.bodies {
			if b.international && asParty(l, b) && !p.inMeeting(l, b.span) {
				p.addOrganisation(c, l, b)
			}
		}
	}
}

// datelinePlace is the town that a release is dated from: on a line with the
// date, or in front of the first sentence ("QUEZON CITY — ").
func (p *paper) datelinePlace() (gazetteer.PlaceMention, bool) {
	const reach = 60
	for i, b := range p.doc.Blocks {
		if i > 8 {
			break
		}
		if b.Kind != text.Dateline && b.Kind != text.Paragraph {
			continue
		}
		_, places := p.names.In(p.doc.Text, b.Span)
		for _, at := range places {
			head := strings.TrimLeft(p.doc.Text[max(b.Span.Start, min(p.dateline.End, at.Span.Start)):at.Span.Start], "([,")
			behind := strings.TrimLeft(p.doc.Text[at.Span.End:min(len(p.doc.Text), at.Span.End+reach)], " ")
			if strings.TrimSpace(head) == "" && (b.Kind == text.Dateline || datelineMark.MatchString(behind)) {
				return at, true
			}
			break
		}
	}
	return gazetteer.PlaceMention{}, false
}

// datelineMark is what parts a dateline from the sentence: "– ", ": ", ".- ",
// ", 5 May 2020 (WAM) -- ".
var datelineMark = form.MustCompile(`^(?:,\s*\p{Lu}[\p{L}. ]{1,30})?(?:,?[^.:–—]{0,44}?\d[^.:–—]{0,24}|,?\s*\d{1,4}\.\s?\d{1,2}\.\s?\d{2,4}\.?\s*)?(?:\([^)]{1,40}\))?\s*(?:--|–|—|:|\.-|\. |- |/)`)

// opening is the title and the first lines.
func (p *paper) opening() []*line {
	var out []*line
	for i := range min(4, len(p.lines)) {
		out = append(out, &p.lines[i])
	}
	return out
}

// official holds for an adjective in front of an office or a body: "the Korean
// government", "Belarusian Minister".
func (p *paper) official(l *line, m gazetteer.CountryMention) bool {
	rest := strings.Fields(l.lower[m.Span.End-l.span.Start:])
	for _, w := range rest[:min(4, len(rest))] {
		w = strings.Trim(w, ",.;")
		if officeWords[w] || headWords[w] || w == "delegation" || w == "side" || w == "counterpart" {
			return true
		}
	}
	return false
}
