package extract

import (
	"slices"
	"sort"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
	"accords/internal/text"
)

// candidate is an instrument with the lines that tell of it.
type candidate struct {
	Agreement
	events  []event
	at      []int // lines with an event
	support []int // lines that go on about it
	parties []accord.Code
	lead    int           // one more than the index of the line that tells of the list it is an item of; 0 for none
	beside  *candidate    // one told before, whose parties it may have
	own     []accord.Span // what the text says of this one of several; empty where it is alone
}

// Wordings that decide whether a sentence is about an agreement between public bodies.
var (
	// Nothing between states is signed with a firm, and a contract is bought.
	contractWords = form.MustCompile(`(?i)\bcontracts?\b|\btender\b|\bpurchase\b`)
	// worthMoney are deals of firms, also where states are said to sign them.
	worthMoney   = form.MustCompile(`(?i)\b(?:deals|agreements|contracts|mous)\s+(?:\w+\s+){0,2}?(?:worth|valued\s+at|totall?ing)\b|\bprivate\s+sectors\b`)
	companyWords = form.MustCompile(`\b(?:Ltd|Inc|Corp|Corporation|PLC|plc|LLC|GmbH|S\.A\.|Sdn Bhd|Co\.|Pvt|Technologies|Holdings|Group of Companies|Amazon|AWS|Microsoft|Google|Oracle|Huawei|IBM|SAP|Cisco|Ericsson|Nokia|Alibaba|Tencent|OpenAI|NVIDIA|Nvidia|Visa|Mastercard|Infosys|Wipro|Thales|Siemens|Intel|Accenture|Deloitte|Starlink|SpaceX|Vodafone|ZTE|Fujitsu|Hitachi|Qualcomm|G42|Etisalat|Presight|Palantir|Anthropic|Salesforce|VMware|Dell|Kaspersky|Orange|MTN|Safaricom|Airtel)\b`)
	visitWords   = form.MustCompile(`(?i)\bvisit(?:s|ed|ing)?\s+(?:to|in)\s*$|\btravel\w*\s+to\s*$|\bvisited\s*$|\bambassador\s+(?:of|to)[^,.;]{0,30}$`)
)

// findAgreements gathers the events of the text into instruments.
func (p *paper) findAgreements() []Agreement {
	all, used := p.listed(nil)
	for i := range p.lines {
		l := &p.lines[i]
		for _, e := range l.events {
			if used[i] || p.commercial(l) {
				continue
			}
			all = p.place(all, i, e)
		}
		if e, act, ok := p.carriedOn(i); ok && !used[i] && !p.commercial(&p.lines[i]) {
			n := len(all)
			if all = p.place(all, i, e); n == len(all) && n > 0 {
				continue
			}
			all[len(all)-1].at = append(all[len(all)-1].at, act)
		}
	}
	if len(all) == 0 {
		all = p.loose()
	}
	if c, ok := p.statement(); ok && !slices.ContainsFunc(all, declares) {
		all = append([]*candidate{c}, all...)
	}
	p.index.others = linesOfOthers(all)
	out := make([]Agreement, 0, len(all))
	for i, c := range all {
		if i > 0 {
			c.beside = p.toldBeside(all[0], all[i-1], c)
		}
		// What one sentence tells together has the parties of the sentence.
		beside := len(c.own) > 0 && c.at[0] == all[0].at[0] && c.lead == 0
		if c.lead == 0 && p.ofOtherField(c, i == 0) {
			continue
		}
		if p.complete(c, i == 0 || beside) {
			p.index.tell(c.at)
			out = append(out, p.split(c, p.copies(c, len(all)))...)
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// ofOtherField holds for an agreement that a release tells of in one clause, on defence
// or on tourism. The first one is that of the release: its subject has to say it.
func (p *paper) ofOtherField(c *candidate, first bool) bool {
	if len(c.at) > 1 || first && digitalWords.MatchString(p.lines[0].text) && c.at[0] == 0 {
		return false
	}
	words := p.of(c.events[0].clause)
	if first {
		subject, _, _ := p.subject(c)
		return otherFields.MatchString(subject) && !digitalWords.MatchString(subject)
	}
	return otherFields.MatchString(words) && !digitalWords.MatchString(words)
}

// commercial holds for a sentence about a contract with a firm.
func (p *paper) commercial(l *line) bool {
	if contractWords.MatchString(l.text) && !strings.Contains(l.lower, "memorand") && !strings.Contains(l.lower, "mou") {
		return true
	}
	if worthMoney.MatchString(l.text) && !digitalWords.MatchString(l.text) {
		return true
	}
	return companyWords.MatchString(l.text) && len(l.bodies) <= 1 && len(distinctCodes(l.countries)) <= 1
}

// mostAgreements is more than any release tells of. What has more is a list of
// treaties, of which the first are read: each event is compared with all before it.
const mostAgreements = 500

// place gives an event to the instrument that it is about, or starts another.
// It is another where the clause names a party that is none of the first's, or
// where it is told as background.
func (p *paper) place(all []*candidate, at int, e event) []*candidate {
	l := &p.lines[at]
	parties := p.clauseParties(l, e)
	var own []accord.Span
	if e.own.End > 0 {
		own = []accord.Span{e.own}
	}
	fresh := func() *candidate { return &candidate{events: []event{e}, at: []int{at}, parties: parties, own: own} }
	if len(all) >= mostAgreements {
		return all
	}
	if len(all) == 0 || e.own.End > 0 && slices.ContainsFunc(all, func(c *candidate) bool { return len(c.own) > 0 && c.at[0] == at }) {
		return append(all, fresh())
	}
	if established(l, e.instrument) && specific(all[0].events[0].instrument.kind) {
		return all // the partnership under which the memorandum is
	}
	if theirsBefore(all[0], l, e, parties) {
		parties = all[0].parties
		return append(all, fresh())
	}
	if e.background && len(parties) == 0 {
		return all // what it is rooted in, and whose that was is not said
	}
	back := definite(l, e) && !e.background
	if back {
		parties = nil // "the MOU" is the one told before
	}
	if similar.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) {
		if e.instrument.plural {
			return all // "has already signed similar MOUs with Mongolia and Peru": others than that of the release
		}
		if len(parties) > 0 {
			return append(all, fresh()) // "a similar memorandum with Peru is to be signed"
		}
	}
	if e.instrument.plural && !back && len(parties) < 2 && !p.withSeveral(l, e) && !countForm.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) {
		return all // "has concluded MoUs with many": none in particular
	}
	if e.status == accord.Planned && l.kind != text.Title && oneMore.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) && allDone(all[0]) {
		return append(all, fresh()) // "a second declaration is expected tomorrow"
	}
	if p.withOtherBody(all, l, e) || similarWith(l, e, parties) || !specific(e.instrument.kind) && ofOthers(all[0], l, e, parties) || all[0].events[0].background && !e.background && !subset(parties, all[0].parties) {
		return append(all, fresh())
	}
	for _, c := range all {
		if p.partOf(c, l, e) {
			continue
		}
		if sameInstrument(c, e, parties) {
			c.events = append(c.events, e)
			c.at = append(c.at, at)
			c.parties = union(c.parties, parties)
			c.own = append(c.own, own...)
			return all
		}
	}
	if p.partOf(all[0], l, e) {
		return append(all, fresh())
	}
	if !specific(e.instrument.kind) && !e.background && !p.withOther(all[0], l, e, parties) || len(parties) == 0 {
		// "the agreement" without parties of its own is the one told before.
		all[0].events = append(all[0].events, e)
		all[0].at = append(all[0].at, at)
		return all
	}
	return append(all, fresh())
}

// definiteForm is an article, or a word in its place, at the end of what stands in front
// of an instrument. "The memorandum" has been told of before; "a memorandum" has not.
var definiteForm = form.MustCompile(`(?i)\b(?:the|this|said|its|that)\s+(?:new\s+|updated\s+|joint\s+)?$|\b(?:l['’]|(?:le|el|del|du|este|dicho|ce|cet)\s+)$`)

// definite holds for an instrument with an article that points back and nothing
// behind it that says which.
func definite(l *line, e event) bool {
	at := e.instrument.span.Start - l.span.Start
	return definiteForm.MatchString(endOf(l.text[:at])) && !strings.HasPrefix(strings.TrimLeft(l.text[e.instrument.span.End-l.span.Start:], " "), "between")
}

// specific kinds name an instrument by themselves; "agreement" and
// "partnership" may be another word for one that was named before.
func specific(k accord.Kind) bool { return k != accord.Treaty && k != accord.Partnership }

// sameInstrument reports whether an event is about an instrument that has been told of.
// Kinds decide first: a memorandum and a declaration of one day are two. Then the
// parties: one side named by each of two sentences makes one instrument, two sides of
// which none is in common make two.
func sameInstrument(c *candidate, e event, parties []accord.Code) bool {
	if e.background && len(parties) > 0 && !subset(parties, c.parties) {
		return false
	}
	first := c.events[0].instrument.kind
	if c.events[0].instrument.bare && isMemorandum(e.instrument.kind) || e.instrument.bare && isMemorandum(first) {
		first = e.instrument.kind // a bare "memorandum" may be of understanding or of cooperation
	}
	if specific(first) && specific(e.instrument.kind) && first != e.instrument.kind && !c.events[0].background {
		// A memorandum and a declaration of one day are two, unless it is a title's word.
		return len(parties) == 0 && e.status == c.events[0].status && e.instrument.kind == accord.ActionPlan
	}
	if len(parties) == 0 || len(c.parties) == 0 {
		return true
	}
	if subset(parties, c.parties) || subset(c.parties, parties) {
		return true
	}
	if first == e.instrument.kind && c.events[0].instrument.plural && e.instrument.plural && !e.background && !e.another && len(c.at) == 1 && c.at[0] == 0 {
		return true // the headline's "three MoUs" are those that the text goes on to name
	}
	// "MinTIC and Korea sign …", "Colombia's ministry signed …": each names one side.
	return len(parties) == 1 && len(c.parties) == 1 && first == e.instrument.kind && !e.background && !e.another
}

// subset reports whether b has all of a. Lists of parties are short.
func subset(a, b []accord.Code) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// union is a with those of b that it does not have, in the order in which they were
// named.
func union(a, b []accord.Code) []accord.Code {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// distinctCodes lists the countries of mentions, each once, in the order of the text.
func distinctCodes(list []gazetteer.CountryMention) []accord.Code {
	var out []accord.Code
	for _, c := range list {
		if !slices.Contains(out, c.Code) {
			out = append(out, c.Code)
		}
	}
	return out
}

// clauseParties lists the countries that act in the clause of an event.
func (p *paper) clauseParties(l *line, e event) []accord.Code {
	var out []accord.Code
	for _, c := range l.countries {
		if c.Span.Overlaps(e.clause) && p.acts(l, c) {
			out = union(out, []accord.Code{c.Code})
		}
	}
	for _, b := range l.bodies {
		if b.country != "" && b.span.Overlaps(e.clause) {
			out = union(out, []accord.Code{b.country})
		}
	}
	return out
}

// acts tells a country as a party from a country as a place, and remembers it:
// each instrument of a sentence asks again.
func (p *paper) acts(l *line, c gazetteer.CountryMention) bool {
	if known, ok := p.index.acts[c.Span.Start]; ok {
		return known
	}
	if p.index.acts == nil {
		p.index.acts = map[int]bool{}
	}
	out := p.isActing(l, c)
	p.index.acts[c.Span.Start] = out
	return out
}

// isActing tells a country as a party from a country as a place: where something
// is, where somebody goes, whose guest or ambassador somebody is.
func (p *paper) isActing(l *line, c gazetteer.CountryMention) bool {
	if c.Form == gazetteer.City {
		return false
	}
	for k, other := range l.countries {
		if other.Span == c.Span && p.placeBehind(l, k) {
			return false
		}
	}
	const reach = 120 // bytes: what leads to a country stands near it
	at := c.Span.Start - l.span.Start
	before := l.text[max(0, at-reach):at]
	if visitWords.MatchString(strings.TrimSuffix(strings.TrimRight(before, " "), " the")+" ") || visitWords.MatchString(before) {
		return false
	}
	if c.Form == gazetteer.Adjective {
		return !strings.HasPrefix(l.lower[c.Span.End-l.span.Start:], " presidency")
	}
	if l.hangul && koreanPlace.MatchString(l.text[c.Span.End-l.span.Start:]) {
		return false // "필리핀 보라카이에서" is where
	}
	trimmed := strings.TrimSuffix(strings.TrimRight(l.lower[:at], " "), " the")
	for _, w := range []string{"in", "at", "from", "across", "throughout", "capital of"} {
		if head, ok := strings.CutSuffix(trimmed, w); ok && (head == "" || head[len(head)-1] == ' ') {
			return w == "from" && delegates.MatchString(head)
		}
	}
	return true
}

// delegates act for the countries that they come from: "ministers from Norway".
var delegates = form.MustCompile(`(?i)\b(?:ministers|politicians|leaders|counterparts?|representatives|delegat(?:es|ions)|officials|authorities|representantes|délégations|représentants)(?:\s+(?:\p{L}+\s+){0,6})?\s*$`)

// complete reads the fields of an instrument. It reports false where what is
// left is no agreement between public bodies.
func (p *paper) complete(c *candidate, first bool) bool {
	c.Summit = -1
	slices.SortStableFunc(c.events, func(a, b event) int { return a.instrument.span.Start - b.instrument.span.Start })
	if first {
		c.support = p.supporting(c)
	} else if c.lead == 0 && !c.events[0].background {
		c.support = p.behindIn(c)
	}
	p.readKind(c)
	p.readStatus(c, first)
	p.readSummit(c)
	p.readSigned(c)
	p.readBodies(c)
	p.readCountries(c, first)
	p.readPeople(c)
	if first && len(c.Countries) == 2 && len(c.Organisations) < 2 {
		p.fillBodies(c)
	}
	p.bodiesOfPeople(c)
	p.readPlace(c)
	p.markPassing(c, first)
	lines := p.pick(c.at, c.support)
	p.readTerm(&c.Agreement, append(lines, p.extensions(c)...))
	c.Topics = p.topics(p.topicLines(c, first))
	c.Commitments = p.commitments(c, first)
	p.readOccasion(c)
	p.readTitle(c)
	if len(c.Countries) == 0 && len(c.Organisations) == 0 && len(c.Signatories) == 0 && c.Summit < 0 && !p.unnamedMinisters(c) {
		return false
	}
	if !specific(c.Kind.V) && p.sides(c) < 2 {
		return false // "users agreed", "signed with the old protocol"
	}
	return len(c.Countries)+len(c.Organisations) > 0 || c.Kind.V == accord.JointDeclaration || c.Kind.V == accord.Charter
}

// supporting lists the lines that go on about the first instrument.
func (p *paper) supporting(c *candidate) []int {
	var out []int
	at := p.order(c)
	for i := range p.lines {
		l := &p.lines[i]
		if _, told := slices.BinarySearch(at, i); told || p.index.others[i] && len(l.events) > 0 && (l.events[0].status == accord.Planned || l.events[0].background) {
			continue
		}
		if p.goesOnAboutOther(i) {
			continue
		}
		if supportWords.MatchString(l.text) || factLine.MatchString(l.text) || signWords.MatchString(l.text) && len(l.events) == 0 {
			out = append(out, i)
		}
	}
	return out
}

// pick returns the lines with these indexes, each once, in the order of the text.
func (p *paper) pick(lists ...[]int) []*line {
	var at []int
	for _, list := range lists {
		at = append(at, list...)
	}
	slices.Sort(at)
	var out []*line
	for _, i := range slices.Compact(at) {
		out = append(out, &p.lines[i])
	}
	return out
}

// readKind takes the most specific kind that the events name.
func (p *paper) readKind(c *candidate) {
	best := c.events[0].instrument
	for _, e := range c.events {
		if specific(e.instrument.kind) && !specific(best.kind) || best.bare && !e.instrument.bare && isMemorandum(e.instrument.kind) {
			best = e.instrument
		}
	}
	// A title or a first line may name the kind that "the agreement" stands for.
	first := p.lineOf(c.events[0])
	back := definite(first, c.events[0]) || slices.Contains(c.at, 0)
	for i := 0; i < min(3, len(p.lines)) && !specific(best.kind) && (back || i == c.at[0]); i++ {
		for _, in := range findInstruments(&p.lines[i]) {
			if specific(in.kind) || best.kind == accord.Treaty && in.kind == accord.Partnership {
				best = in
				break
			}
		}
	}
	c.Kind = quoted(p, best.kind, best.span)
}

// readStatus prefers what was done to what is to be done; a cabinet's approval
// is the news where a release tells of it first.
func (p *paper) readStatus(c *candidate, first bool) {
	best := c.events[0]
	for _, e := range c.events[1:] {
		if rankStatus(e.status) > rankStatus(best.status) {
			best = e
		}
	}
	c.Status = quoted(p, best.status, best.act)
	if best.status != accord.Signed || !first {
		return
	}
	// The title or the first sentence may say in other words that one was renewed:
	// "has renewed its contract with Japan".
	for i := range p.lines[:min(2, len(p.lines))] {
		if m := renewedThing.FindStringIndex(p.lines[i].text); m != nil && len(c.own) == 0 {
			c.Status = quoted(p, accord.Renewed, accord.Span{Start: p.lines[i].span.Start + m[0], End: p.lines[i].span.Start + m[1]})
		}
	}
}

// rankStatus orders the states of an instrument by how much they say: whoever signed no
// longer plans, and an approval is told because it is the news.
func rankStatus(s accord.Status) int {
	return slices.Index([]accord.Status{accord.Planned, accord.Signed, accord.Renewed, accord.Approved}, s)
}

// readSummit ties a charter or declaration to the meeting that made it, and any
// instrument to one that its sentence names.
func (p *paper) readSummit(c *candidate) {
	for _, i := range c.at {
		if k, ok := p.meetingOn(i); ok {
			c.Summit = k
			return
		}
	}
	atMeeting := p.atMeeting(c)
	for k := range p.summits {
		s := &p.summits[k]
		if s.next {
			continue
		}
		if atMeeting || declared(c) && !s.Summit.InPassing {
			c.Summit = k
			return
		}
	}
}

// atMeeting holds for an instrument that a text tells of "at the summit", or in a list
// of what was signed there.
func (p *paper) atMeeting(c *candidate) bool {
	lines := p.pick(c.at)
	if c.lead > 0 {
		lines = append(lines, &p.lines[c.lead-1])
	}
	return slices.ContainsFunc(lines, func(l *line) bool { return eventWords.MatchString(l.text) })
}

// lineOf is the line that names the instrument of an event.
func (p *paper) lineOf(e event) *line { return p.lineAt(e.instrument.span) }

// lineAt is the line that a span stands in; the first where it stands in none.
func (p *paper) lineAt(s accord.Span) *line { return &p.lines[p.indexAt(s)] }

// indexAt is the index of that line.
func (p *paper) indexAt(s accord.Span) int {
	i := sort.Search(len(p.lines), func(i int) bool { return p.lines[i].span.End > s.Start })
	if i < len(p.lines) && s.Overlaps(p.lines[i].span) {
		return i
	}
	return 0
}

// readOccasion names the meeting at which the instrument was made, as the text names it.
func (p *paper) readOccasion(c *candidate) {
	if c.Summit >= 0 {
		s := p.summits[c.Summit]
		c.Occasion = accord.Value[string]{V: s.Name.V, Basis: s.Name.Basis, Rule: s.Name.Rule, Reason: s.Name.Reason, Evidence: s.Name.Evidence}
	}
}
