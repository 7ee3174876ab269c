package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/text"
)

// subjectForm reads what an instrument is on: "MOU on e-Government", "for
// Digital Cooperation", "in the field of digitalisation".
var subjectForm = form.MustCompile(`^(?:\s*\([^)]{1,12}\))?(?:\s+(?:signed\s+)?(?:between|with)\s[^.;:]{3,200}?)?\s+(on|in the (?:field|area|sphere)s? of|for|concerning|regarding)\s+((?:the\s+)?[^,.;:()]{3,120})`)

// noSubject opens words behind "on" or "for" that say when, where or for whom,
// and cooperation opens those that say that it is about cooperation.
var (
	noSubject   = form.MustCompile(`(?i)^(?:another|a\s+further|an\s+additional|\w+\s+(?:more\s+)?years?)\b|^(?:the\s+)?(?:behalf|sidelines?|margins?|occasion|\w+day\b|\d|january|february|march|april|may\b|june|july|august|september|october|november|december|visit|basis|first\s+time|years?\b|an?\s+(?:period|further)|period|one|two|three|four|five|signature)`)
	cooperation = form.MustCompile(`(?i)^(?:the\s+)?(?:(?:strengthening|enhancing|promoting|expanding|deepening|bilateral|closer|mutual)\s+)*co-?operation\s+(?:in|on|for)\s+(?:the\s+(?:field|area|sphere|domain)s?\s+of\s+)?(?:the\s+)?`)
	cutShort    = form.MustCompile(`\s+(?:for|and|of|in|on|to|as)(?:\s+\w+)?$`)
)

// subjectEnd is where a subject is over and the sentence goes on.
var subjectEnd = form.MustCompile(`(?i)\s+(?:between|with|was|were|is|has|have|had|will|that|which|who|by|under|following|during|at|signed|here|(?:last|this|next)\s+(?:week|month|year|autumn|spring|summer|winter|morning|afternoon|evening|\w+day)|earlier|on\s+\w+day|on\s+the\s+(?:sidelines|margins|occasion)|on\s+\d{1,4}|on\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)|implemented|today|yesterday|and\s+(?:the|experts)|regarding|to)\b.*$`)

// kindWords are the names of kinds in titles.
func kindWords(k accord.Kind) string {
	switch k {
	case accord.MOU:
		return "Memorandum of understanding"
	case accord.MOC:
		return "Memorandum of cooperation"
	case accord.LetterOfIntent:
		return "Letter of intent"
	case accord.JointDeclaration:
		return "Joint declaration"
	case accord.Charter:
		return "Charter"
	case accord.ActionPlan:
		return "Action plan"
	case accord.Partnership:
		return "Partnership"
	}
	return "Agreement"
}

// readTitle describes the instrument by its kind, its subject in the words of
// the text, and its parties.
func (p *paper) readTitle(c *candidate) {
	spans := []accord.Span{}
	title := p.properName(c)
	if c.Status.V == accord.Renewed {
		title = "Renewed " + lowerASCII(title[:1]) + title[1:]
	}
	if subject, span, ok := p.subject(c); ok {
		title += " on " + subject
		spans = append(spans, span)
	}
	spans = append(spans, spansOf(c.Kind.Evidence)...)
	names, more := p.partyNames(c)
	switch {
	case c.Summit >= 0 && len(c.Countries) > 3 && p.summits[c.Summit].Series.Stated():
		title += " of " + p.summits[c.Summit].Series.V
	case c.Summit >= 0 && (len(c.Countries) > 3 || declared(c) && len(names) < 2):
		title += " of the " + strings.TrimPrefix(p.summits[c.Summit].Name.V, "The ")
	case len(names) == 1:
		title += " of " + names[0]
	case len(names) > 1 && !more:
		title += " between " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	case more:
		title += " between " + strings.Join(names, ", ") + " and others"
	}
	c.Title = inferred(p, title, "descriptive-title", "descriptive: the kind, the subject in the words of the text, and the parties", spans...)
}

// properForms are words with a capital in front of "Agreement" or "Partnership" that
// make it a name: "Digital Economy Agreement".
var properForms = form.MustCompile(`(?:(?:Digital|Economy|Economic|Strategic|Framework|Data|Cyber|Cybersecurity|Technology|Innovation|Trade|Services|Government|ICT|AI|Comprehensive|Green)\s+(?:and\s+)?){1,4}$`)

// placeName is a capital in front of "Declaration" that is neither an article
// nor a word for its kind.
var placeName = form.MustCompile(`(?:^|\s)((?:\p{Lu}[\p{L}’'-]+\s+){1,2})$`)

// declarationName is the name that a declaration has from its place, "Bletchley
// Declaration", and the words for its kind otherwise.
func (p *paper) declarationName(c *candidate) string {
	for _, e := range c.events {
		l := p.lineOf(e)
		name := e.instrument.text(l)
		if name != "Declaration" || l.kind == text.Title {
			continue
		}
		at := placeName.FindStringSubmatch(endOf(l.text[:e.instrument.span.Start-l.span.Start]))
		if at == nil {
			continue
		}
		words := strings.Fields(at[1])
		for len(words) > 0 && (articles[strings.ToLower(words[0])] || words[0] == "Joint" || words[0] == "Ministerial" || words[0] == "Final" || words[0] == "In") {
			words = words[1:]
		}
		if len(words) > 0 {
			return strings.Join(words, " ") + " Declaration"
		}
	}
	return kindWords(c.Kind.V)
}

// properName is the name of an agreement or partnership that has one, "Digital
// Economy Agreement", and the words for its kind otherwise.
func (p *paper) properName(c *candidate) string {
	if c.Kind.V == accord.JointDeclaration {
		return p.declarationName(c)
	}
	if c.Kind.V != accord.Treaty && c.Kind.V != accord.Partnership {
		return kindWords(c.Kind.V)
	}
	for _, e := range c.events {
		l := p.lineOf(e)
		at := e.instrument.span.Start - l.span.Start
		name := e.instrument.text(l)
		if m := properForms.FindStringIndex(l.text[:at]); m != nil && l.kind != text.Title && !e.instrument.plural && strings.ToLower(name) != name {
			return strings.Join(strings.Fields(l.text[m[0]:at]+name), " ")
		}
	}
	return kindWords(c.Kind.V)
}

// subject is what the instrument is on, in the words of the text, by the first event
// that says so. It ends where the sentence goes on with when, where or with whom; and
// what names a country is no subject but the parties told behind "for".
func (p *paper) subject(c *candidate) (string, accord.Span, bool) {
	itself := func(e event) bool { return len(c.own) == 1 && e.instrument.span.Start == c.own[0].Start }
	named := slices.ContainsFunc(c.events, itself) // one of several each of which has its name
	for _, e := range c.events {
		if named && !itself(e) {
			continue
		}
		rest := p.doc.Text[e.instrument.span.End:min(e.instrument.span.End+360, e.clause.End)]
		m := subjectForm.FindStringSubmatchIndex(rest)
		if m == nil {
			continue
		}
		words := rest[m[4]:m[5]]
		if one := (accord.Span{Start: e.instrument.span.End + m[4], End: e.instrument.span.End + m[5]}); len(c.own) == 1 && e.instrument.plural && c.own[0].Overlaps(one) {
			// Of several whose subjects one list names, this is the one that its part is on.
			m[4] = c.own[0].Start - e.instrument.span.End
			words = p.of(c.own[0])
		}
		if cut := subjectEnd.FindStringIndex(words); cut != nil {
			words = words[:cut[0]]
		}
		words = strings.TrimRight(words, " \n“”\"'")
		if cut := cutShort.FindStringIndex(words); cut != nil && strings.HasPrefix(rest[m[4]+len(words):], ",") && cut[0] > 8 {
			words = words[:cut[0]] // "cables for secure, resilient and …"
		}
		if noSubject.MatchString(words) {
			continue
		}
		if cut := cooperation.FindStringIndex(words); cut != nil && cut[1] < len(words)-3 {
			m[4] += cut[1]
			words = words[cut[1]:]
		}
		words = p.beforePlace(words, c.Place.V)
		span := accord.Span{Start: e.instrument.span.End + m[4], End: e.instrument.span.End + m[4] + len(words)}
		if strings.Contains(rest[:m[2]], "with") && bodyOverlaps(p.lineOf(e).bodies, span) {
			continue // "with the Office for Standards"
		}
		if len(words) < 3 || len(strings.Fields(words)) > 14 || len(p.names.FindCountries(words)) > 0 {
			continue
		}
		return strings.TrimPrefix(strings.Join(strings.Fields(words), " "), "the "), span, true
	}
	return "", accord.Span{}, false
}

// beforePlace ends a subject where the sentence goes on with where it was signed: "on
// open data in Minsk".
func (p *paper) beforePlace(subject, place string) string {
	if head, ok := strings.CutSuffix(subject, " in "+place); ok && place != "" {
		return head
	}
	for _, c := range p.names.FindCountries(subject) {
		if head, ok := strings.CutSuffix(subject[:c.Span.Start], " in "); ok {
			return head
		}
	}
	return subject
}

// partyNames names at most three parties, countries first.
func (p *paper) partyNames(c *candidate) (names []string, more bool) {
	for _, v := range c.Countries {
		if k, ok := p.names.Country(v.V); ok {
			names = append(names, k.Name)
		}
	}
	for _, o := range c.Organisations {
		for _, b := range p.names.FindBodies(o.V.Name) {
			if b.International && len(names) < 3 && (o.V.Country == "" || !hasCountry(c, o.V.Country)) {
				names = append(names, o.V.Name)
				break
			}
		}
	}
	if len(names) > 3 {
		return names[:2], true
	}
	return names, false
}
