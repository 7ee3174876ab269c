package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/text"
)

// Several instruments at once are told in four ways: as a list ("Among the
// documents signed: 1. MoU between …"), by number and then one by one ("three
// MOUs … The first …"), with several counterparts ("MoUs with Armenia, Sierra
// Leone and Suriname"), and one after the other in a sentence.

// Wordings of several instruments at once.
var (
	countForm = form.MustCompile(`(?i)\b(two|three|four|five|six|deux|trois|dos|tres|2|3|4|5|6)\s+(?:[\w-]+\s+){0,2}$`)
	numbers   = map[string]int{"two": 2, "deux": 2, "dos": 2, "2": 2, "three": 3, "trois": 3, "tres": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6,
		"cuatro": 4, "quatre": 4, "dois": 2, "três": 3, "quatro": 4, "이틀": 2, "사흘": 3, "나흘": 4}
	// apartForm opens what is told of one of several.
	apartForm = form.MustCompile(`(?i)\b(?:the|a)\s+(first|second|third|fourth|fifth)(?:\s+one)?(?:\s+(?:mou|moc|memorand\w+|agreement|document|of\s+them|covers|is|was|has|between|with|concerns|deals|focuses|relates)\b|\s*,)|(?:^|[,:;(]\s*|\band\s+)(one|another|the\s+other)\s+(?:is\s+|concerns\s+|covers\s+)?(?:for|on|in|about|concerning|regarding|with|to|covers|deals)\b|\b(l['’]un)\b|\b(l['’]autre)\b|\b(el\s+primero|el\s+segundo|el\s+tercero|uno\s+sobre|(?:el\s+)?otro\s+sobre)\b`)
	ordinals  = map[string]int{"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "el primero": 0, "el segundo": 1, "el tercero": 2, "l'un": 0, "l’un": 0}
	itemForm  = form.MustCompile(`^\s*(?:\(?\d{1,2}[).]|[-–•*·○▪]|\(?[a-zivx]{1,3}\))\s`)
	// leadForm opens a list of documents that were signed.
	leadForm = form.MustCompile(`(?i)\b(?:documents|texts|textes|textos|documentos|agreements|memoranda|memorandums|mous|mocs|instruments|instrumentos|accords|acuerdos|convenios|outcomes|following|among\s+them|these\s+are|they\s+include|siguientes|suivants)\b|:\s*$`)
	// outcomeList heads a list of what a visit brought without any verb: "List of
	// Outcomes: State Visit of …". Most of it is of other fields.
	outcomeList = form.Either(`(?i)`,
		`^\W*(?:the\s+)?list\s+of\s+(?:(?:the|main|key)\s+)?(?:outcomes?|deliverables|documents|agreements|mous|memoranda)\b`,
		`^\W*(?:key\s+|main\s+)?(?:outcomes?|deliverables)(?:\s+documents?)?\s+(?:of|from)\s+the\b`,
		`^\W*(?:documents|agreements|mous)(?:\s+and\s+[\p{L}]+)?\s+(?:of|from|during)\s+the\s+(?:[\p{L}-]+\s+){0,3}?visit\b`,
		`^\W*(?:lista|relación)\s+de\s+(?:acuerdos|documentos|instrumentos|resultados)\b`,
		`^\W*liste\s+des\s+(?:accords|documents|résultats)\b`,
	)
	// What is no digital cooperation is left out of a list of what a visit brought
	// (LABELS of the corpus, 7).
	otherFields = form.Either(`(?i)`,
		`\bagricultur\w+\b`,
		`\bdefen[cs]e\b`,
		`\bmilitary\b`,
		`\btourism\b`,
		`\bvisas?\b`,
		`\bextradition\b`,
		`\bdouble\s+taxation\b`,
		`\benergy\b`,
		`\boil\b`,
		`\bgas\b`,
		`\bmining\b`,
		`\bfisher\w+\b`,
		`\bair\s+services?\b`,
		`\baviation\b`,
		`\bcultur\w+\b`,
		`\bsports?\b`,
		`\bwater\b`,
		`\blivestock\b`,
		`\bcustoms\b`,
		`\binvestment\s+protection\b`,
		`\bnuclear\b`,
		`\blabou?r\b`,
		`\bmigration\b`,
		`\bveterinary\b`,
		`\btransport\s+corridor\b`,
		`\brailways?\b`,
		`\bdiplomatic\b`,
		`\bsister\s+cit\w+\b`,
		`\bmedia\b`,
		`\bfilm\b`,
		`\bhydrogen\b`,
		`\brailway\b`,
		`\bforest\w*\b`,
		`\benvironment\w*\b`,
		`\bclimate\b`,
		`\b(?:industrial|intellectual)\s+property\b`,
		`\bfree\s+trade\b`,
		`\bports?\s+and\s+shipping\b`,
		`\bsecurity\s+and\s+defen[cs]e\b`,
		`\b(?:drug|human)\s+trafficking\b`,
	)
	digitalWords = form.MustCompile(`(?i)digit|e-?gov|electronic|cyber|\bICT\b|\bIT\b|information|telecom|communicat|government\s+services|e-?services|\bdata\b|\bAI\b|artificial|smart|technolog|internet|online|open\s+gov|public\s+(?:service|administration)|civil\s+servi|statistic|start-?up|innovat|archiv|space|numéri|électroni|electrónic|eletr[ôó]nic|tecnolog|datos|dados|données|ciber|informáti|정보|디지털|전자|데이터|인공지능`)
)

// listed reads the items of a list of instruments as instruments of their own.
// The lead says what was done with them. It returns the lines that it used.
func (p *paper) listed(all []*candidate) ([]*candidate, map[int]bool) {
	used := map[int]bool{}
	for i := range p.lines {
		told, status, act, ok := p.leads(i)
		if !ok || used[i] || len(all) >= mostAgreements {
			continue
		}
		items, bare := 0, outcomeList.MatchString(p.lines[i].text)
		byNumber := len(p.lines[i].events) == 0 && len(findInstruments(&p.lines[i])) == 0
		for k := i + 1; k < min(i+24, len(p.lines)); k++ {
			l := &p.lines[k]
			own := l.span
			if byNumber && nthItem.MatchString(l.text) {
				own, bare = p.passageAt(k), true
			} else if !itemForm.MatchString(l.text) && l.kind != text.ListItem && (items == 0 || !named(l)) {
				if bare && items > 0 && byNumber && p.doc.BlockIndex(l.span.Start) == p.doc.BlockIndex(p.lines[k-1].span.Start) {
					continue // goes on about the item
				}
				if items > 0 || k > i+2 {
					break
				}
				continue
			}
			in := findInstruments(l)
			if len(in) == 0 || len(l.events) > 0 && l.events[0].status == accord.Planned {
				continue
			}
			for at := told; at <= k; at++ {
				used[at] = true
			}
			items++
			if (otherFields.MatchString(l.text) || bare) && !digitalWords.MatchString(l.text) {
				continue
			}
			e := event{instrument: in[0], status: status, act: act, clause: l.span}
			all = append(all, &candidate{events: []event{e}, at: []int{k}, parties: p.clauseParties(l, e), lead: told + 1, own: []accord.Span{own}})
		}
	}
	return all, used
}

// nthItem opens a sentence on one of several documents that a text has counted: "The
// first, an agreement on …".
var nthItem = form.MustCompile(`(?i)^(?:the|le|la|el|o|a)\s+(?:first|second|third|fourth|fifth|premi[eè]re?|deuxième|seconde?|troisième|quatrième|primer[oa]?|segund[oa]|tercer[oa]?|primeir[oa]|terceir[oa])(?:\s|,)`)

// passageAt are the sentences of a block from one that opens an item to the next one
// that does.
func (p *paper) passageAt(k int) accord.Span {
	out := p.lines[k].span
	for _, l := range p.lines[k+1:] {
		if p.doc.BlockIndex(l.span.Start) != p.doc.BlockIndex(out.Start) || nthItem.MatchString(l.text) {
			break
		}
		out.End = l.span.End
	}
	return out
}

// named holds for a line that starts with the name of an instrument.
func named(l *line) bool {
	in := findInstruments(l)
	return len(in) > 0 && in[0].span.Start-l.span.Start < 40 && strings.Contains(l.lower, "between")
}

// leads holds for the line in front of a list of documents that says that they
// were signed, or that ends with a colon behind a sentence that says so. It
// returns the index of the line that tells it.
func (p *paper) leads(i int) (int, accord.Status, accord.Span, bool) {
	l := &p.lines[i]
	if i+1 >= len(p.lines) || !leadForm.MatchString(l.text) {
		return 0, "", accord.Span{}, false
	}
	if m := outcomeList.FindStringIndex(l.text); m != nil {
		return i, accord.Signed, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}, true
	}
	for k := i; k >= max(0, i-1); k-- {
		m := signing(p.lines[k].text)
		if m == nil || k < i && !strings.HasSuffix(strings.TrimSpace(l.text), ":") {
			continue
		}
		act := accord.Span{Start: p.lines[k].span.Start + m[0], End: p.lines[k].span.Start + m[1]}
		if planWords.MatchString(p.lines[k].text) {
			return k, accord.Planned, act, true
		}
		return k, accord.Signed, act, true
	}
	return 0, "", accord.Span{}, false
}

// copies counts the instruments behind "three memorandums": that many where the
// text tells them apart, one otherwise. What the text says of all of them
// stands with each.
func (p *paper) copies(c *candidate, others int) int {
	if others > 1 || len(c.own) > 0 {
		return 1
	}
	apart := 0
	for i := range p.lines {
		apart += len(apartForm.FindAllStringIndex(p.lines[i].text, -1))
	}
	for _, e := range c.events {
		l := p.lineOf(e)
		if n := len(p.itemsBelow(e)); n > 1 {
			return n
		}
		m := countForm.FindStringSubmatch(endOf(l.text[:e.instrument.span.Start-l.span.Start]))
		if m == nil || !e.instrument.plural {
			continue
		}
		if n := numbers[strings.ToLower(m[1])]; apart == 0 && len(p.items(c)) != n && p.bySubject(c, n) == nil {
			continue
		}
		return numbers[strings.ToLower(m[1])]
	}
	return 1
}

// itemsBelow are the items of a list that a sentence on several instruments opens with
// a colon, each of which names the party of one: "concluded memoranda with:".
func (p *paper) itemsBelow(e event) []*line {
	const most = 24
	first := p.indexAt(e.instrument.span)
	if !e.instrument.plural || !strings.HasSuffix(strings.TrimSpace(p.lines[first].text), ":") {
		return nil
	}
	var items []*line
	for i := first + 1; i < min(first+most, len(p.lines)); i++ {
		l := &p.lines[i]
		if l.kind != text.ListItem && !itemForm.MatchString(l.text) || len(l.bodies) == 0 && len(l.countries) == 0 {
			break
		}
		items = append(items, l)
	}
	return items
}

// items are the lines of a list behind the event that name a party each.
func (p *paper) items(c *candidate) []*line {
	for _, e := range c.events {
		if below := p.itemsBelow(e); len(below) > 1 {
			return below
		}
	}
	var items []*line
	for i := c.at[0] + 1; i < len(p.lines); i++ {
		if l := &p.lines[i]; itemForm.MatchString(l.text) && (len(l.bodies) > 0 || len(l.countries) > 0) {
			items = append(items, l)
		}
	}
	return items
}

// split gives each of n instruments the parties of its own item where a list
// behind the event has as many items with a party, and what the text says of
// each one where it tells them apart.
func (p *paper) split(c *candidate, n int) []Agreement {
	if n == 1 {
		return p.perCounterpart(c)
	}
	items := p.items(c)
	own := p.apart(c, n)
	if subjects := p.bySubject(c, n); own != nil && subjects != nil {
		for k := range own {
			if len(p.topics(p.cut(own[k]))) == 0 {
				own[k] = append(own[k], subjects[k]...)
			}
		}
	}
	var out []Agreement
	for k := range n {
		switch {
		case len(items) == n:
			out = append(out, p.ofItem(c, items, items[k]))
		case own != nil:
			one := *c
			p.partiesApart(&one, own, k)
			p.bodiesApart(&one, own, k)
			out = append(out, p.ofPassage(&one, own[k]))
		default:
			out = append(out, c.Agreement)
		}
	}
	return out
}

// apart finds the passages on each of n instruments: from the words that open
// one to those that open the next, or to the end of the sentence.
func (p *paper) apart(c *candidate, n int) [][]accord.Span {
	out := make([][]accord.Span, n)
	next, any := 0, false
	for i := c.at[0]; i < len(p.lines); i++ {
		l := &p.lines[i]
		found := apartForm.FindAllStringSubmatchIndex(l.text, -1)
		for k, m := range found {
			at := next
			for g := 2; g+1 < len(m); g += 2 {
				if m[g] < 0 {
					continue
				}
				word := strings.ToLower(l.text[m[g]:m[g+1]])
				if nth, ok := ordinals[word]; ok {
					at = nth
				} else if word == "another" && at == 0 {
					// "a framework for X and another for Y": the first stands in front.
					out[0] = append(out[0], accord.Span{Start: l.span.Start, End: l.span.Start + m[0]})
					at = 1
				}
			}
			end := l.span.Start + len(l.text)
			if k+1 < len(found) {
				end = l.span.Start + found[k+1][0]
			} else if b := p.doc.BlockIndex(l.span.Start); b >= 0 && !p.opensAnother(i, b) {
				end = max(end, p.doc.Blocks[b].Span.End)
			}
			if at < n && l.span.Start+m[0] < end {
				out[at] = append(out[at], accord.Span{Start: l.span.Start + m[0], End: end})
				any = true
			}
			next = at + 1
		}
	}
	if !any {
		return p.bySubject(c, n)
	}
	return out
}

// opensAnother holds where a later sentence of the block tells of the next one.
func (p *paper) opensAnother(i, block int) bool {
	for k := i + 1; k < len(p.lines) && p.lines[k].span.Start < p.doc.Blocks[block].Span.End; k++ {
		if apartForm.MatchString(p.lines[k].text) {
			return true
		}
	}
	return false
}

// ofPassage is one of several that passages of their own tell apart: its kind,
// its topics and who signed it are those of the passage where that names them.
func (p *paper) ofPassage(c *candidate, own []accord.Span) Agreement {
	one := candidate{Agreement: c.Agreement, events: c.events, at: c.at, parties: c.parties, own: own}
	one.Topics = p.topics(p.cut(own))
	var theirs []accord.Value[accord.Signatory]
	for _, v := range c.Signatories {
		if slices.ContainsFunc(own, func(s accord.Span) bool {
			return s.Overlaps(v.Evidence[0].Span) || p.lineAt(s).span.Overlaps(v.Evidence[0].Span)
		}) {
			theirs = append(theirs, v)
		}
	}
	if len(theirs) > 0 {
		one.Signatories = theirs
	}
	for _, l := range p.cut(own) {
		if in := findInstruments(l); len(in) > 0 && (specific(in[0].kind) || in[0].kind == accord.Partnership) {
			one.Kind = quoted(p, in[0].kind, in[0].span)
		}
	}
	p.readTitle(&one)
	return one.Agreement
}

// cut makes lines of passages.
func (p *paper) cut(spans []accord.Span) []*line {
	var out []*line
	for _, s := range spans {
		l := *p.lineAt(s)
		l.span, l.text, l.lower = s, p.of(s), lowerASCII(p.of(s))
		l.tokens, l.searched = tokens(l.text, l.lower), false
		out = append(out, &l)
	}
	return out
}

// ofItem is one of several instruments whose parties an item of a list names: the common
// ones of the sentence above the list, and those of the item.
func (p *paper) ofItem(c *candidate, items []*line, l *line) Agreement {
	one := candidate{Agreement: c.Agreement, events: c.events, at: c.at, parties: c.parties, own: []accord.Span{l.span}}
	one.Countries, one.Organisations = nil, nil
	for _, e := range c.events {
		for _, m := range p.lineOf(e).countries {
			if p.acts(p.lineOf(e), m) {
				p.addCountry(&one, quoted(p, m.Code, m.Span))
			}
		}
		for _, b := range p.lineOf(e).bodies {
			p.addOrganisation(&one, p.lineOf(e), b)
		}
	}
	for _, b := range l.bodies[:min(1, len(l.bodies))] {
		p.addOrganisation(&one, l, b)
	}
	for _, m := range l.countries {
		p.addCountry(&one, quoted(p, m.Code, m.Span))
	}
	p.countriesOfBodies(&one)
	one.Signatories = nil
	for _, v := range c.Signatories {
		if !slices.ContainsFunc(items, func(l *line) bool { return l.span.Overlaps(v.Evidence[0].Span) }) {
			one.Signatories = append(one.Signatories, v)
		}
	}
	for _, who := range p.people(l, 0, len(l.text)) {
		one.Signatories = append(one.Signatories, quoted(p, accord.Signatory{Name: who.name, Office: who.office}, who.span))
	}
	p.readTitle(&one)
	return one.Agreement
}
