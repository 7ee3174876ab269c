package extract

import (
	"fmt"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// numberWords are the numbers of years or months that terms have.
const numberWords = `(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|thirty|sixty|dos|tres|cuatro|cinco|diez|deux|trois|quatre|cinq|dix|dois|duas|três|quatro)`

// termHints let most sentences pass without a closer look.
var termHints = form.AnyOf("year", "month", "anos", "ans", "유효", "기간", "연장", "vigencia", "vigência", "plazo", "prazo", "año", "ano", "dur", "val", "vál", "년간")

var (
	// periodForm is a length of time: "three years", "five (5) years", "36 months", "three-year".
	periodForm = form.MustCompile(`(?i)\b` + numberWords + `(?:\s*\(\s*(\d+|[\w-]+)\s*\)|\s+(?:calendar|consecutive|more|further|additional|full|whole))?[\s-]+(year|month|año|mes|ano|mês|meses|an|mois)(?:s|es|nées)?\b`)
	// lastsFor stands in front of the length of time for which something is valid, within a sentence.
	lastsFor = form.MustCompile(`(?i)\b(?:valid(?:ity)?|válid[oa]s?|validade|work(?:ing)?\s+together|effective|in\s+force|in(?:to)?\s+effect|force|effect|remain(?:s|ing)?|stays?|r[ua]ns?|running|lasts?|lasting|duration|term|period|cooperat\w+|collaborat\w+|concluded|appl(?:y|ies)|operated|spans?|spanning|covers?|covering|goes?\s+on|going\s+on|continu\w+|renew\w*|extend\w*|cooper\w+|colabor\w+|extension|prolong\w*|exten[ds]ion|vigencia|vigente|duraci[oó]n|plazo|validez|vigência|prazo|duração|durée|valable|valide|période)\b[^.;]{0,160}?(?:\b(?:for|of|over|by|spanning|is|de|por|pour|est|durante|pendant)|\sser[áa]|\sé|:|\bcovers?|\bcovering|\bspans?|\blasts?|\blasting)\s+(?:approximately\s+|up\s+to\s+)?(?:(?:an?|the|another|its|un|uma?|una)\s+)?(?:(?:initial|further|additional|new|second|third|fixed|total|next|first|período|periodo|período\s+inicial|minimum|mínimo)\s+)*(?:(?:period|term|duration|validity)\s+of\s+)?(?:(?:the\s+)?(?:next|first|coming|following)\s+)?$`)
	// ofPeriod is enough by itself in a sentence on an instrument: "concluded for a period of".
	ofPeriod = form.Either(`(?i)`,
		`\b(?:for|has|have|having|with|carr(?:y|ies)|set\s+at)\s+(?:an?|the|its)?\s*(?:initial\s+|fixed\s+|further\s+|new\s+|total\s+)*(?:period|term|duration|validity|lifetime)\s+(?:period\s+)?of\s+$`,
		`\b(?:memorand\w+|mou|moc|agreement|declaration|arrangement|plan|partnership|it|which|that)\s+(?:will\s+)?(?:lasts?|runs?|spans?)\s+(?:for\s+)?$`,
		`^(?:for|over|during)\s+the\s+(?:coming|next|following)\s+$`,
		`\bconclue?s?\s+pour\s+$`,
		`\b(?:pour|sur)\s+une\s+(?:durée|période)\s+(?:initiale\s+)?de\s+$`,
		`\bd['’]une\s+durée\s+(?:initiale\s+)?de\s+$`,
		`\b(?:por|durante)\s+um?\s+per[ií]odo\s+(?:inicial\s+)?de\s+$`,
		`\bpor\s+un\s+(?:per[ií]odo|plazo|término)\s+(?:inicial\s+)?de\s+$`,
	)
	// lastingThing stands behind a length of time and says what lasts so long: "a three-year MoU".
	lastingThing = form.MustCompile(`(?i)^[\s-]+(?:long\s+)?(?:(?:renewable|digital|bilateral|joint|strategic|framework|co-?operation|partnership|work|action|initial|validity|technical)\s+)*(?:memorand\w+|mou|moc|agreement|partnership|co-?operation|term|plan|programme|program|deal|pact|accord|arrangement|duration|extension|renewal|roadmap|period|letter|declaration|charter|lifetime|framework|validity)\b`)
	// noTerm stands in front of a length of time that is past, a pause, or a goal, and noTermBehind behind it.
	noTerm       = form.MustCompile(`(?i)\b(?:past|last|previous|every|within|after|some|nearly|almost|than|since|in\s+(?:the\s+)?(?:next|coming|space\s+of)|first\s+time\s+in|celebrat\w+|mark(?:s|ed|ing)?|over\s+the\s+(?:past|last)|notice\s+of|each|aged?|por\s+períodos\s+de|periods\s+of)\s+(?:the\s+)?$`)
	noTermBehind = form.MustCompile(`(?i)^\s*(?:ago|earlier|later|before|after|old|of\s+(?:experience|diplomatic|relations|friendship|negotiations|talks|work|notice)|in\s+(?:a\s+row|prison)|['’]\s+(?:experience|notice|work)|prior)\b`)
	// tens are the first part of a number in words: "thirty-six (36)".
	tens        = form.MustCompile(`\p{L}+-$`)
	koreanTerms = []*form.Form{
		form.MustCompile(`(\d{1,2})(년)(?:간)?\s?(?:연장|유효)`),
		form.MustCompile(`(\d{1,2})(년)간\s[^.,]{0,60}?(?:운영|시행|유효|효력|협력)`),
		form.MustCompile(`앞으로\s?(\d{1,2})(년)간\s[^.]{0,60}?협력`),
		form.MustCompile(`(?:유효|협약|협력|계약)\s?기간(?:은|:)?\s*(\d{1,2})(년)`),
	}
	// koreanPast stands in front of years that are over: "지난 3년간".
	koreanPast     = form.MustCompile(`(?:지난|최근|과거)\s?$`)
	forceForm      = form.MustCompile(`(?i)\b(?:takes?|come[s]?|came|entered|enters?|enter(?:ing)?|effective|took|will\s+come)\s+(?:into\s+)?(?:effect|force)\b[^.;]{0,50}?\b(?:on\s+the\s+(?:date|day)[^.;]{0,25}?\bsign\w*|upon\s+(?:its\s+)?signature|upon\s+signing|at\s+once|immediately)|\bfrom\s+the\s+date\s+of\s+(?:its\s+)?(?:signing|signature)\b`)
	nonBindingForm = form.MustCompile(`(?i)\bnon-?(?:legally[- ])?binding\b|\bnot\s+(?:be\s+|a\s+)?(?:legally\s+)?binding\b|\bno\s+legal(?:ly\s+binding)?\s+(?:force|obligations|effect)\b|\bcreates?\s+no\s+(?:legal|binding)\b`)
	bindingForm    = form.MustCompile(`(?i)\blegally\s+binding\b`)
)

// parseNumber is a number in figures or in one of numberWords; 0 for any other word.
func parseNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	words := map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "eighteen": 18,
		"twenty": 20, "thirty": 30, "sixty": 60, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
		"dois": 2, "duas": 2, "três": 3, "quatro": 4}
	return words[strings.ToLower(s)]
}

// readTerm finds the period of validity, whether it is binding, and from when.
func (p *paper) readTerm(a *Agreement, lines []*line) {
	for _, l := range lines {
		if !a.Term.Stated() && termHints.In(l.lower) {
			p.readTermOf(a, l)
		}
		if !a.Term.Stated() {
			p.readYears(a, l)
		}
		if m := nonBindingForm.FindStringIndex(l.text); m != nil && !a.Binding.Stated() {
			a.Binding = quoted(p, accord.NonBinding, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
		} else if m := bindingForm.FindStringIndex(l.text); m != nil && !a.Binding.Stated() {
			a.Binding = quoted(p, accord.IsBinding, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
		}
		if m := forceForm.FindStringIndex(l.text); m != nil && !a.InForce.Stated() && a.Signed.V.Precision() == accord.ToDay {
			a.InForce = value(p, a.Signed.V, accord.Calculated, "in-force-on-signature", "in force from the day of signature, "+a.Signed.V.English(),
				append([]accord.Span{{Start: l.span.Start + m[0], End: l.span.Start + m[1]}}, spansOf(a.Signed.Evidence)...)...)
		}
	}
	p.readLifetime(a, lines)
	if d := a.Signed.V; !a.Expiry.Stated() && a.Term.Stated() && d.Month > 0 && !d.AddMonths(a.Term.V.Months).IsZero() && a.Term.Rule != termOfYears {
		a.Expiry = value(p, d.AddMonths(a.Term.V.Months), accord.Calculated, "term-from-signature", fmt.Sprintf("signed %s + %s stated", d.English(), a.Term.V),
			append(spansOf(a.Signed.Evidence), spansOf(a.Term.Evidence)...)...)
	}
}

// moreYears is what a renewal adds, in words that need not name the instrument: "will go
// on for three more years".
var moreYears = form.MustCompile(`(?i)\b(?:go(?:es)?\s+on|continue[sd]?|extend\w*|renew\w*|prolong\w*)\s+(?:\w+\s+){0,3}?(?:for|by)\s+(?:an(?:other|\s+additional|\s+further)\s+)?\w+(?:\s+(?:more|further|additional))?\s+years?\b`)

// extensions are the sentences up to that of a renewal, which say for how long
// something goes on.
func (p *paper) extensions(c *candidate) []*line {
	const most = 12
	var out []*line
	for i := max(0, c.at[0]-most); i < c.at[0] && c.Status.V == accord.Renewed; i++ {
		if l := &p.lines[i]; termHints.In(l.lower) && moreYears.MatchString(l.text) {
			out = append(out, l)
		}
	}
	return out
}

// readTermOf reads a period of validity: "effective for three years", "in force for a
// period of 3 years", "a five-year MOU", "will collaborate for eight years".
func (p *paper) readTermOf(a *Agreement, l *line) {
	for _, m := range periodForm.FindAllStringSubmatchIndex(l.text, -1) {
		from := m[0]
		if head := endOf(l.text[:from]); tens.MatchString(head) {
			from -= len(head) - tens.FindStringIndex(head)[0]
		}
		before, behind := endOf(l.text[:from]), l.text[m[1]:min(len(l.text), m[1]+60)]
		if noTerm.MatchString(before) || noTermBehind.MatchString(behind) {
			continue
		}
		lead, tail := lastsFor.FindStringIndex(before), []int(nil)
		if lead == nil {
			lead = ofPeriod.FindStringIndex(before)
		}
		if lead == nil {
			lead, tail = []int{len(before)}, lastingThing.FindStringIndex(behind)
			if tail == nil {
				continue
			}
		}
		end := m[1]
		if tail != nil {
			end += tail[1]
		}
		number := l.text[m[2]:m[3]]
		if m[4] >= 0 && parseNumber(l.text[m[4]:m[5]]) > 0 {
			number = l.text[m[4]:m[5]]
		}
		if p.setTerm(a, l, number, l.text[m[6]:m[7]], from-(len(before)-lead[0]), end) {
			return
		}
	}
	for _, f := range koreanTerms {
		if m := f.FindStringSubmatchIndex(l.text); m != nil && !koreanPast.MatchString(l.text[:m[0]]) && p.setTerm(a, l, l.text[m[2]:m[3]], l.text[m[4]:m[5]], m[0], m[1]) {
			return
		}
	}
}

// setTerm takes a number of years or months for the term, and reports whether it is one.
func (p *paper) setTerm(a *Agreement, l *line, number, unit string, from, to int) bool {
	const longest = 99 * 12
	n := parseNumber(number)
	switch strings.ToLower(unit) {
	case "year", "년", "año", "ano", "an":
		n *= 12
	}
	if n <= 0 || n > longest {
		return false
	}
	a.Term = quoted(p, accord.Term{Months: n}, accord.Span{Start: l.span.Start + from, End: l.span.Start + to})
	return true
}

// spansOf are the spans of evidence, for a value that was concluded from another one.
func spansOf(list []accord.Evidence) []accord.Span {
	var out []accord.Span
	for _, e := range list {
		out = append(out, e.Span)
	}
	return out
}
