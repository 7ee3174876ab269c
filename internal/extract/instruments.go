package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// instrument is a mention of a kind of agreement.
type instrument struct {
	span   accord.Span // in the document
	kind   accord.Kind
	plural bool
	bare   bool // a memorandum without "of understanding" or another word for what it is of
}

// instrumentForms are the names of instruments in the languages that releases
// come in, each with its kind (see LABELS of the corpus: a declaration of
// intent is a letter of intent, a bare memorandum one of understanding, a
// framework a partnership).
var instrumentForms = []struct {
	kind accord.Kind
	form *form.Form
}{
	{accord.MOC, form.Either(`(?i)`,
		`\bmemorand(?:um|a|ums)\s+(?:of|on|for)\s+(?:bilateral\s+)?(?:co-?operation|collaboration)\b`,
		`\bM[Oo]Cs?\b`,
		`\bm[ée]mor[áaé]nd(?:o|os|um|ums)\s+de\s+(?:cooperaci[oó]n|coopération|cooperação)\b`,
		`협력각서`,
		`협력 각서`,
	)},
	{accord.LetterOfIntent, form.Either(`(?i)`,
		`\b(?:letters?|statements?|declarations?|memorandum)\s+of\s+intent(?:ion)?s?\b`,
		`\bLo[Ii]s?\b`,
		`\b(?:lettres?|déclarations?)\s+d['’]intention\b`,
		`\b(?:cartas?|declaraci[oó]n|declaraciones)\s+de\s+intenci(?:[oó]n|ones)\b`,
		`\b(?:cartas?|protocolos?|declaração|declarações)\s+de\s+inten(?:ção|ções)`,
		`의향서`,
	)},
	{accord.MOU, form.Either(`(?i)`,
		`\bmemorand(?:um|a|ums)(?:\s+of\s+under?standing)?(?:'s)?\b`,
		`\bM\.?[Oo]\.?U\.?['’]?s?\b`,
		`\bm[ée]mor[áaeé]nd(?:ums?|os?|a)\b(?:\s+d(?:['’]entente|['’]accord|e\s+entendimiento|e\s+entendimento|e\s+compréhension))?`,
		`\bprotocoles?\s+d['’](?:accord|entente)\b`,
		`양해각서`,
		`업무협약`,
	)},
	{accord.Charter, form.MustCompile(`(?i)\bcharter\b|\bcharte\b|헌장`)},
	{accord.JointDeclaration, form.Either(`(?i)`,
		`\b(?:joint\s+)?(?:ministerial\s+)?(?:declarations?\b|communiqu(?:es?\b|és?))`,
		`\bjoint(?:ly)?\s+(?:issued\s+)?(?:press\s+)?statements?\b`,
		`\b(?:ministerial|leaders['’]?)\s+statement\b`,
		`\bd[eé]claraci[oó]n(?:\s+conjunta)?\b`,
		`\bd[ée]clarations?\s+(?:conjointes?|commune)\b`,
		`\bdeclaração\s+(?:conjunta|ministerial|final)\b`,
		`\b(?-i:Declaração)\s+d[aeo]\s+(?-i:\p{Lu})[\p{L}-]+`,
		`\b(?-i:Déclaration)\s+(?:d[eu]\s+|d['’])(?-i:\p{Lu})[\p{L}-]+`,
		`\bdéclarations?\s+(?:ministérielles?|finales?)\b`,
		`\bcomunicados?\s+conjuntos?\b`,
		`공동 ?선언`,
		`공동 ?성명`,
		`선언문`,
	)},
	// A text that ministers put their names to may be called by what it is for: "the Apia Commitment on Digital Inclusion".
	{accord.JointDeclaration, form.MustCompile(`\b\p{Lu}[\p{L}-]+\s+(?:Commitment|Consensus|Pledge|Compact)\s+(?:on|to|for)\b`)},
	{accord.ActionPlan, form.Either(`(?i)`,
		`\b(?:joint\s+)?(?:action|work|working)\s+(?:plan|programme|program)s?\b`,
		`\b(?:co-?operation|joint)\s+(?:programme|program|roadmap|plan)s?\b`,
		`\broad\s?maps?\s+(?:for|on)\s+(?:\w+\s+)?(?:co-?operation|collaboration)\b`,
		`\b(?:executive|implementation)\s+(?:programme|program|plan)s?\b`,
		`\bplans?\s+d['’]action\b`,
		`\bplan(?:es)?\s+de\s+(?:acci[oó]n|trabajo)\b`,
		`\bplanos?\s+de\s+(?:trabalho\b|ação|ações)`,
		`\bhoja\s+de\s+ruta\b`,
		`\bfeuille\s+de\s+route\b`,
		`실행계획`,
	)},
	// "Digital Economy Partnership Agreement" is a treaty by another name.
	{accord.Treaty, form.MustCompile(`\b(?:Digital\s+|Comprehensive\s+)?(?:Digital|Econom(?:y|ic)|Trade|Services)\s+Partnership\s+Agreements?\b`)},
	{accord.Partnership, form.Either(`(?i)`,
		`\b(?:strategic\s+|digital\s+|framework\s+|co-?operation\s+)*partnerships?(?:\s+(?:agreements?|arrangements?|framework))?\b`,
		`\bframeworks?\s+(?:for|of|on)\s+(?:bilateral\s+)?(?:co-?operation|collaboration)\b`,
		`\b(?:co-?operation|trilateral|bilateral|joint|strategic)\s+(?:\w+\s+)?frameworks?\b`,
		`\b(?:accords?|conventions?|protocoles?|ententes?)\s+de\s+partenariat\b`,
		`\bacordos?\s+de\s+parceria\b`,
		`\bacuerdos?\s+de\s+asociaci[oó]n\b`,
		`\bpartenariats?\s+stratégiques?\b`,
	)},
	{accord.Treaty, form.Either(`(?i)`,
		`\b(?:(?:administrative|implementing|co-?operation|framework|bilateral|intergovernmental|economy|partnership)\s*)?(?:agreements?|treat(?:y|ies)|protocols?|arrangements?|conventions?|accords?(?:-cadres?)?|pacts?)\b`,
		`\bexchanges?\s+(?:of\s+)?(?:diplomatic\s+)?(?:letters|notes)\b`,
		`\bacuerdos?\b`,
		`\bconvenios?\b`,
		`\bprotocolos?\b`,
		`\bacordos?\b`,
		`\bententes?\s+de\s+(?:coopération|collaboration)\b`,
		`협정`,
		`협약`,
		`약정`,
	)},
}

// agreementHints let most sentences pass without a regular expression.
var agreementHints = form.AnyOf("memorand", "mou", "moc", "m.o.u", "intent", "loi", "charter", "declaration", "communiqu", "statement",
	"plan", "programme", "program", "roadmap", "partner", "framework", "agreement", "treat", "protocol", "arrangement", "convention", "accord",
	"acuerdo", "acordo", "convenio", "declaraci", "declaraç", "pact", "letters", "notes", "commitment", "consensus", "pledge", "mémor", "memor", "lettre", "carta", "ruta", "route", "partenariat", "양해각서", "업무협약", "협력각서", "의향서", "헌장", "charte", "déclaration", "entente", "plano", "carta", "comunicado", "공동", "협정", "협약", "약정", "선언문", "실행계획")

// findInstruments lists the instruments that a sentence names, the most
// specific name where several overlap. Many rules ask: they are read once.
func findInstruments(l *line) []instrument {
	if !l.searched {
		l.searched = true
		l.instruments = readInstruments(l)
	}
	return l.instruments
}

// readInstruments tries the kinds in the order of instrumentForms, from the specific to
// the general: "memorandum of cooperation" is taken before "memorandum" is asked for,
// and what overlaps a name that was found is part of it.
func readInstruments(l *line) []instrument {
	if !agreementHints.In(l.lower) {
		return nil
	}
	var out []instrument
	for _, f := range instrumentForms {
		for _, at := range f.form.FindAllStringIndex(l.text, -1) {
			words := l.text[at[0]:at[1]]
			trimmed := len(words) - len(strings.TrimLeft(words, " \t\n"))
			in := instrument{span: accord.Span{Start: l.span.Start + at[0] + trimmed, End: l.span.Start + at[1]}, kind: f.kind, plural: isPlural(words), bare: strings.EqualFold(strings.TrimSpace(words), "memorandum")}
			if f.kind == accord.MOU && strings.EqualFold(words, "memoranda") || overlaps(out, in.span) || !properForm(words[trimmed:], f.kind) {
				continue
			}
			out = append(out, in)
		}
	}
	return out
}

// properForm keeps abbreviations to their usual letters: "moc" in a name is not
// a memorandum of cooperation.
func properForm(words string, k accord.Kind) bool {
	switch strings.ToLower(strings.Trim(words, ".")) {
	case "moc", "mocs":
		return strings.HasPrefix(words, "MO") || strings.HasPrefix(words, "Mo")
	case "loi", "lois":
		return words == "LoI" || words == "LOI" || words == "LoIs"
	case "mou", "mous":
		return strings.HasPrefix(words, "M")
	}
	return true
}

// overlaps reports whether a span shares a byte with one of the instruments.
func overlaps(list []instrument, s accord.Span) bool {
	for _, in := range list {
		if in.span.Overlaps(s) {
			return true
		}
	}
	return false
}

// isPlural reports whether the name of an instrument is in the plural, in languages that
// put their head first: "memoranda of understanding", "acuerdos de asociación". "Press"
// and "process" end in a double s and are one.
func isPlural(words string) bool {
	w := strings.ToLower(strings.TrimSpace(words))
	if first, _, more := strings.Cut(w, " "); more && strings.HasSuffix(first, "s") && len(first) > 4 {
		return true // "mémorandums d’entente", "acuerdos de asociación"
	}
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasPrefix(w, "memoranda") || strings.HasPrefix(w, "memorandums") || strings.HasPrefix(w, "mémorandums") || strings.HasPrefix(w, "letters ")
}

// isMemorandum holds for the two kinds that a bare "memorandum" may be.
func isMemorandum(k accord.Kind) bool { return k == accord.MOU || k == accord.MOC }
