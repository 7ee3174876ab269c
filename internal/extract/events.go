package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/text"
)

// event is an instrument with what a sentence says was done with it.
type event struct {
	instrument instrument
	status     accord.Status
	act        accord.Span // the verb
	clause     accord.Span // the part of the sentence that the event stands in
	own        accord.Span // its own words where a sentence names several: "a MoC on cables and a MoC on chips"
	another    bool        // told as one more: "also signed", "a second MoU"
	life       bool        // not the signature is told but what came of it: "entered into force", "expired"
	background bool        // told as something that was before: "following the signing of …"
}

// findEvents pairs the instruments of a sentence with what was done.
func findEvents(l *line) []event {
	var out []event
	const most = 20 // a sentence with more is a list of names
	all := findInstruments(l)
	for k, in := range all {
		if len(out) == most {
			break
		}
		if oneOfKinds(l, all, in) {
			continue
		}
		from, to := coordinate(l, all, k)
		if e, ok := newEvent(l, in, from, to); ok && !dropped(l, in) {
			out = append(out, e)
		}
	}
	tellApart(l, out)
	return out
}

// oneOfKinds holds for the further kinds of "MoUs, MoCs and agreements with many": which
// is of what kind is not told.
func oneOfKinds(l *line, all []instrument, in instrument) bool {
	return in.plural && slices.ContainsFunc(all, func(other instrument) bool {
		return other.plural && other.span.End < in.span.Start && andMore.MatchString(l.text[other.span.End-l.span.Start:in.span.Start-l.span.Start])
	})
}

// andMore ties the last of several words to those in front.
var andMore = form.MustCompile(`^\s*(?:,|and|&|or|y|e|et|,\s*and)\s+$`)

// coordination parts main clauses of one sentence.
var coordination = form.MustCompile(`;\s|,\s+(?:and|while|whereas)\s`)

// coordinate is the part of a sentence of several main clauses that an instrument
// stands in: "A and B signed a letter of intent, and A renewed with C an MoU".
// Both sides of a border have an instrument and an act.
func coordinate(l *line, all []instrument, k int) (from, to int) {
	from, to = 0, len(l.text)
	if len(all) < 2 {
		return from, to
	}
	for _, m := range coordination.FindAllStringIndex(l.text, -1) {
		left, right := false, false
		for _, in := range all {
			left = left || in.span.End-l.span.Start <= m[0]
			right = right || in.span.Start-l.span.Start >= m[1]
		}
		if !left || !right || !acted(l.text[:m[0]]) || !acted(l.text[m[1]:]) {
			continue
		}
		if at := all[k].span.Start - l.span.Start; at >= m[1] {
			from = m[1]
		} else if to == len(l.text) {
			to = m[0]
		}
	}
	return from, to
}

// acted holds for words that say that something was signed or renewed.
func acted(s string) bool { return signing(s) != nil || renewal(s) != nil }

// signing is where a text first says that something was or is to be signed. What it
// says was not signed, or only signed off on, is left out: of "the lawyers signed off
// on the text, and the ministers signed it" it is the second verb.
func signing(s string) []int { return signWords.FindStringIndex(withoutDenied(s)) }

// withoutDenied puts blanks in place of what says that there was no signature, so
// that offsets hold.
func withoutDenied(s string) string {
	blanks := func(s string) string { return strings.Repeat(" ", len(s)) }
	s = denyWords.ReplaceAllStringFunc(s, blanks)
	if !signedOff.MatchString(s) || bothSignOff.MatchString(s) {
		return s
	}
	return signedOff.ReplaceAllStringFunc(s, blanks)
}

// oneMore is an indefinite article at the end of what stands in front of an instrument,
// with up to two words between them: "a new joint".
var oneMore = form.MustCompile(`(?i)\b(?:an?|another|un|une|una)\s+(?:\w+\s+){0,2}$`)

// tellApart gives each of several new instruments of a sentence its own words.
// New ones have the indefinite article; "a memorandum" and "the memorandum" may
// be one, and so may "a memorandum" and "an agreement".
func tellApart(l *line, events []event) {
	var fresh []int
	for i, e := range events {
		alike := len(fresh) == 0 || e.instrument.kind == events[fresh[0]].instrument.kind || specific(e.instrument.kind) && specific(events[fresh[0]].instrument.kind)
		if alike && !e.instrument.plural && !e.background && oneMore.MatchString(endOf(l.text[:e.instrument.span.Start-l.span.Start])) {
			fresh = append(fresh, i)
		}
	}
	slices.SortFunc(fresh, func(a, b int) int { return events[a].instrument.span.Start - events[b].instrument.span.Start })
	for k, i := range fresh {
		if len(fresh) < 2 {
			return
		}
		events[i].own = accord.Span{Start: events[i].instrument.span.Start, End: l.span.End}
		if k+1 < len(fresh) {
			events[i].own.End = events[fresh[k+1]].instrument.span.Start
		}
	}
}

// loose pairs an instrument with a verb in the sentence behind it, and takes a
// heading that is the name of a declaration for the declaration itself. It is
// asked where no sentence has both.
func (p *paper) loose() []*candidate {
	if c, ok := p.itself(); ok {
		return []*candidate{c}
	}
	for i := range p.lines {
		l := &p.lines[i]
		for _, in := range findInstruments(l) {
			whole := event{instrument: in, status: accord.Signed, act: in.span, clause: l.span}
			if i+1 < len(p.lines) && in.kind != accord.ActionPlan {
				next := &p.lines[i+1]
				if m := signing(next.text); m != nil && len(findInstruments(next)) == 0 && specific(in.kind) && !planWords.MatchString(next.text) {
					whole.act = accord.Span{Start: next.span.Start + m[0], End: next.span.Start + m[1]}
					return []*candidate{{events: []event{whole}, at: []int{i, i + 1}, parties: p.clauseParties(l, whole)}}
				}
			}
			if i < 6 && in.kind == accord.JointDeclaration && headline.MatchString(l.text) {
				return []*candidate{{events: []event{whole}, at: []int{i}}}
			}
		}
	}
	return nil
}

// legalText are the words of an instrument about itself.
var legalText = form.MustCompile(`(?i)\bhave\s+(?:reached|agreed|decided)\b[^.]{0,60}(?::|following|as\s+follows)|\bhereinafter\b|\bhave\s+agreed\s+as\s+follows\b|^\W*article\s+(?:1|i)\b|han\s+(?:acordado|convenido)\s+lo\s+siguiente`)

// sheetOfFacts is a line of a table on an instrument: "Date of signature: 14 May 2021".
var sheetOfFacts = form.MustCompile(`(?i)^\W*(?:date|place)\s+of\s+(?:sign\w+|conclusion)\s*:`)

// itself reads a text that is the instrument and not news of it: its title names
// the kind and the parties ("Memorandum of Understanding between A and B"), and it
// says what "the Participants" have agreed.
func (p *paper) itself() (*candidate, bool) {
	const head = 4
	legal := false
	for i := range p.lines {
		legal = legal || legalText.MatchString(p.lines[i].text) || sheetOfFacts.MatchString(p.lines[i].text)
	}
	for i := 0; i < min(head, len(p.lines)) && legal; i++ {
		l := &p.lines[i]
		in := findInstruments(l)
		if len(in) == 0 || in[0].span.Start-l.span.Start > 12 || !strings.Contains(l.lower, "between") && !strings.Contains(l.lower, " entre ") {
			continue
		}
		e := event{instrument: in[0], status: accord.Signed, act: in[0].span, clause: l.span}
		return &candidate{events: []event{e}, at: []int{i}, parties: p.clauseParties(l, e)}, true
	}
	return nil, false
}

// carriedOn pairs an instrument of a sentence without an act with the act of the
// next one, which calls it "it": "A partnership agreement ties the two agencies.
// It was concluded on Friday." It returns the index of the line with the act, which may
// be the one in front: "The signing took place in Riga. The memorandum covers …".
func (p *paper) carriedOn(i int) (event, int, bool) {
	l := &p.lines[i]
	in := findInstruments(l)
	if len(in) == 0 || in[0].plural || len(l.events) > 0 || planWords.MatchString(l.text) || denyWords.MatchString(l.text) {
		return event{}, 0, false
	}
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(p.lines) || len(p.lines[k].events) > 0 {
			continue
		}
		next := &p.lines[k]
		told := pronoun.MatchString(next.text) || signsIt.MatchString(next.text)
		if k < i {
			told = theSigning.MatchString(next.text)
		}
		if !told || len(findInstruments(next)) > 0 || planWords.MatchString(next.text) || denyWords.MatchString(next.text) {
			continue
		}
		if m := signing(next.text); m != nil {
			act := accord.Span{Start: next.span.Start + m[0], End: next.span.Start + m[1]}
			return event{instrument: in[0], status: accord.Signed, act: act, clause: l.span}, k, true
		}
	}
	return event{}, 0, false
}

// signsIt is a signature of what was named before: "put his signature to the document".
var signsIt = form.MustCompile(`(?i)\b(?:sign(?:s|ed)|inked|concluded|signatures?\s+(?:to|on|under)|names?\s+to)\s+the\s+(?:document|text|pact|deal|accord|paper|instrument)\b`)

// theSigning is a sentence on a signature that does not say of what: "The signing took
// place in Copenhagen".
var theSigning = form.MustCompile(`(?i)\b(?:the|a)\s+(?:\w+\s+)?(?:signing|signature)(?:\s+ceremony)?\s+(?:took\s+place|was\s+held)\b`)

// pronoun opens a sentence about what the one before named.
var pronoun = form.MustCompile(`^(?:It|This|The (?:document|text|deal|pact|accord|instrument|paper|signing|signature)|Il|Elle|Celui-ci|Celle-ci|Ce document|Le document|Lo|La|Este|Esta|El documento|Éste)\b`)

// headline is a line that is the name of a declaration and nothing else.
var headline = form.MustCompile(`(?i)^\W*(?:joint\s+)?(?:ministerial\s+)?(?:declaration|communiqu[eé]|statement)\s+of\s+[^.]{2,60}$|^\W*[^.]{2,40}\s(?:declaration|communiqu[eé])\W*$`)

// headlinePlan is the future of headlines: "Vietnam and Japan to sign MoC". In a
// sentence an infinitive may be one of purpose: "They met to sign it".
var headlinePlan = form.MustCompile(`^(?:(?:\p{Lu}[\p{L}.’'-]*,?|and|of|the|&)\s+)+to\s+(?:sign|ink|conclude|adopt|renew)\b`)

// newEvent says what was done with an instrument by the words of its clause, in this
// order: an approval, which is told of what others signed; a plan, unless a signature
// comes first; a signature; an adoption, of what can be adopted; a renewal. An
// instrument with which nothing was done is no event.
func newEvent(l *line, in instrument, from, to int) (event, bool) {
	at := in.span.Start - l.span.Start
	start, background := clauseStart(l, at)
	from = max(from, start)
	e := event{instrument: in, background: background, clause: accord.Span{Start: l.span.Start + from, End: l.span.Start + to}}
	clause := l.text[from:to]
	e.another = anotherWords.MatchString(l.text)
	clear := withoutDenied(clause)
	sign, adopt := signWords.FindStringIndex(clear), adoptWords.FindStringIndex(clause)
	if sign == nil && denyWords.MatchString(clause) {
		return event{}, false
	}
	span := func(m []int) accord.Span {
		return accord.Span{Start: l.span.Start + from + m[0], End: l.span.Start + from + m[1]}
	}
	adoptable := in.kind == accord.JointDeclaration || in.kind == accord.Charter || in.kind == accord.ActionPlan
	if m := approveWords.FindStringIndex(l.text); m != nil && !adoptable {
		e.status, e.act = accord.Approved, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
		return e, true
	}
	if m := planned(clear, sign); m != nil {
		e.status, e.act = accord.Planned, span(m)
		return e, true
	}
	if m := headlinePlan.FindStringIndex(l.text); m != nil && l.kind == text.Title {
		e.status, e.act = accord.Planned, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
		return e, true
	}
	switch {
	case sign != nil:
		e.status, e.act = accord.Signed, span(sign)
	case adopt != nil && (adoptable || established(l, in)):
		e.status, e.act = accord.Signed, span(adopt)
	default:
		words := [2]int{at - from, at - from + len(in.text(l))}
		// "today renewed the agreement": renewing is the act.
		if m := renewal(clause); m != nil && near(m, words) && (m[0] <= at-from || l.hangul) {
			e.status, e.act = accord.Renewed, span(m)
			return e, true
		}
		if m := heldSince(clause, words); m != nil {
			e.status, e.act, e.life, e.background = accord.Signed, span(m), true, true
			return e, true
		}
		// "the agreement lapsed", "came into force": what was signed, whenever that was.
		m := lifeWords.FindStringIndex(clause[words[1]:])
		if m == nil || in.plural {
			m = endedBy.FindStringIndex(endOf(clause[:words[0]]))
			if m == nil || in.plural || words[0] > len(endOf(clause[:words[0]])) {
				return event{}, false
			}
			e.status, e.act, e.life = accord.Signed, span(m), true
			return e, true
		}
		e.status, e.act, e.life = accord.Signed, span([]int{words[1] + m[0], words[1] + m[1]}), true
		return e, true
	}
	if m := renewal(clause); m != nil && near(m, [2]int{at - from, at - from + len(in.text(l))}) {
		e.status = accord.Renewed
	}
	return e, true
}

// dropped holds for an instrument of which the sentence goes on to say that it will not
// come about.
func dropped(l *line, in instrument) bool {
	rest := l.text[in.span.End-l.span.Start:]
	m := calledOff.FindStringIndex(rest)
	return m != nil && !coordination.MatchString(rest[:m[0]])
}

// planned finds the words that say that what is signed in a clause is still to be
// signed: those that hold the verb, or any where there is no verb.
func planned(clause string, sign []int) []int {
	for _, m := range planWords.FindAllStringIndex(clause, -1) {
		if (sign == nil || m[0] <= sign[0] && sign[0] < m[1]) && !bySigning.MatchString(clause[m[1]:]) {
			return m
		}
	}
	return nil
}

// bySigning ends talks with a signature: "concluded their talks by signing a declaration".
var bySigning = form.MustCompile(`(?i)\b(?:by|with|through)\s+(?:the\s+)?sign(?:ing|ature)\b`)

// established holds for a partnership between states that has a name of its
// own, "the Digital Partnership": it is launched and not signed.
func established(l *line, in instrument) bool {
	words := in.text(l)
	return in.kind == accord.Partnership && strings.Contains(words, "Partnership") && strings.Contains(words, "Digital")
}

// text is the name of the instrument in the words of its line.
func (in instrument) text(l *line) string {
	return l.text[in.span.Start-l.span.Start : in.span.End-l.span.Start]
}

// near holds where two ranges are within a few words of each other.
func near(a []int, b [2]int) bool {
	const reach = 60
	return a[0] <= b[1]+reach && b[0] <= a[1]+reach
}

// rootedIn leads to what was before wherever it stands: "The organisation goes back
// to the Nakhchivan Agreement".
var rootedIn = form.MustCompile(`(?i)^(?:goes\s+back\s+to|based\s+on|building\s+on|builds\s+on|pursuant\s+to|in\s+line\s+with)$`)

// occasionForm holds where a word like "following" leads to a meeting and not to
// the instrument: "Following the meeting a communiqué was adopted".
var occasionForm = form.MustCompile(`(?i)^\s+(?:the|their|this|a|an)?\s*(?:\w+\s+){0,3}(?:meetings?|talks|visit|discussions?|sessions?|ceremony|negotiations|summit|conference|forum)\b`)

// longAgo is a sentence on what had been signed before what the release tells: "In 2021
// the two governments had signed".
var longAgo = form.Either(`(?i)`,
	`^\W*(?:in|back\s+in|already\s+in|as\s+early\s+as)\s+(?:\p{L}+\s+)?(?:19|20)\d\d\b[^.;]{0,90}?\bhad\s+(?:already\s+)?(?:signed|concluded|inked|entered|renewed)\b`,
	`^\W*(?:ya\s+)?(?:en|em|já\s+em)\s+(?:\p{L}+\s+(?:de\s+)?)?(?:19|20)\d\d\b[^.;]{0,90}?\b(?:hab[ií]an?|haviam?|tinham?)\s+(?:ya\s+|já\s+)?(?:firmado|suscrito|assinado|celebrado)\b`,
	`^\W*(?:(?:두\s?나라|양국|양측|두\s?기관)(?:은|는|이|가)?\s+)?(?:앞서\s+)?(?:19|20)\d\d년[^.;]{0,200}?(?:맺은\s?바|맺었|체결한\s?바|체결했었|체결하였었)`,
	`^\W*(?:déjà\s+)?en\s+(?:\p{L}+\s+)?(?:19|20)\d\d\b[^.;]{0,90}?\bavai(?:t|ent)\s+(?:déjà\s+)?(?:signé|conclu|paraphé)`,
)

// clauseStart finds where the clause of the instrument begins: at a word that
// leads to what was before, if one stands in front of it behind a comma.
func clauseStart(l *line, at int) (int, bool) {
	start, background := 0, longAgo.MatchString(l.text)
	for _, m := range backgroundWords.FindAllStringIndex(l.text[:at], -1) {
		lead := strings.TrimRight(l.text[:m[0]], " ")
		if lead == "" || strings.HasSuffix(lead, ",") || strings.HasSuffix(lead, "(") || rootedIn.MatchString(l.text[m[0]:m[1]]) {
			if !strings.ContainsAny(l.text[m[1]:at], ",;") && !occasionForm.MatchString(l.text[m[1]:at]) {
				start, background = m[0], true
			}
		}
	}
	return start, background
}
