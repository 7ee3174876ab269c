package extract

import (
	"fmt"
	"strconv"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// termOfYears is the rule for a term that is told by its first and its last year.
const termOfYears = "years-of-term"

var (
	// yearsForm is a stretch of years: "2019 to 2022", "2024–2027", "2021 y 2024".
	yearsForm = form.MustCompile(`(?i)\b(20\d\d)(?:\s*[–—-]\s*|\s+(?:to|until|till|through|and|al?|hasta|até|y|e|et|à)\s+)(20\d\d)\b`)
	// holdsFor leads to the years for which something holds: "applies from", "in force
	// between", "con vigencia de".
	holdsFor = form.MustCompile(`(?i)\b(?:appl(?:y|ies)|valid|in\s+(?:force|effect)|runs?|lasts?|vigentes?|vigencia|vigência|válid[oa]s?|valables?|en\s+vigueur)\s+(?:(?:for|from|between|over|the|period|years|para|por|desde|de|entre|pour|el|la|o|les|los|os|período|periodo|période|años|anos|années|du)\s+){0,4}$`)
	// workOf is a plan or programme of work in front of its years.
	workOf = form.MustCompile(`(?i)\b(?:(?:work(?:ing)?|action|co-?operation)\s+(?:programme|program|plan)|plan\s+de\s+trabajo|plano\s+de\s+(?:ação|trabalho)|plan\s+d['’]action|programa\s+de\s+(?:cooperación|cooperação|trabajo|trabalho))\s+(?:(?:for|from|covering|the|period|years|of|para|de|del?|do|el|los|os|pour|les|période|período|periodo|años|anos|années)\s+){0,5}\(?$`)
)

// readYears reads a term that is told by its years, both of which belong to it. A plan's
// years are those of the instrument only where it is one.
func (p *paper) readYears(a *Agreement, l *line) {
	const longest = 30
	for _, m := range yearsForm.FindAllStringSubmatchIndex(l.text, -1) {
		before := endOf(l.text[:m[0]])
		lead := holdsFor.FindStringIndex(before)
		if lead == nil && a.Kind.V == accord.ActionPlan {
			lead = workOf.FindStringIndex(before)
		}
		first, _ := strconv.Atoi(l.text[m[2]:m[3]])
		last, _ := strconv.Atoi(l.text[m[4]:m[5]])
		if lead == nil || last <= first || last-first > longest {
			continue
		}
		at := accord.Span{Start: l.span.Start + m[0] - (len(before) - lead[0]), End: l.span.Start + m[1]}
		a.Term = value(p, accord.Term{Months: 12 * (last - first + 1)}, accord.Calculated, termOfYears, fmt.Sprintf("the years from %d to %d", first, last), at)
		return
	}
}
