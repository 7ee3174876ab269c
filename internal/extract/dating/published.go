package dating

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/text"
)

// Published returns the date of publication that the text itself states, in the
// order of trust: behind a label ("Date : 2017-05-10"), on a source line
// ("Source: Radio, 07.08.2010"), on a line of its own near the title, at the
// start of the text ("Tallinn, 31 May 2017/ ACP:"). The clock of a page or a
// crawler is none, nor is a date that a sentence is about.
func (all Dates) Published() (Mention, bool) {
	d := all.doc
	best, rank, title := found{}, noRank, d.Title()
	for _, f := range all.found {
		if f.kind != calendar || f.start.Year == 0 || f.start.Month == 0 || !f.end.IsZero() {
			continue
		}
		if r := rankOf(d, f, title); r < rank {
			best, rank = f, r
		}
	}
	if rank == noRank {
		return Mention{}, false
	}
	m := Mention{Span: best.span, Start: best.start, Basis: accord.Quoted, Rule: "dateline"}
	if best.hasWeekday {
		m.Weekday = best.weekday.String()
	}
	return m, true
}

// The ranks of a date as the date of publication; a lower one is trusted more.
const (
	labelled = iota
	sourced
	heading // a line of its own, the start of the title or of the text: the first counts
	closing
	noRank
)

// rankOf weighs a date as the date of publication by the kind of its block, by what
// stands in front of it and behind it on its line, and by where the block stands.
// The cases are in order: an update is none even behind a label ("Last updated: …"),
// and a label or a source is believed wherever it stands, a bare date only in the
// head of a text or on its last lines.
func rankOf(d *text.Document, f found, title accord.Span) int {
	i := d.BlockIndex(f.span.Start)
	if i < 0 {
		return noRank
	}
	b := d.Blocks[i]
	line := lineAround(d.Text, b.Span, f.span)
	before, after := d.Text[line.Start:f.span.Start], d.Text[f.span.End:line.End]
	lower := strings.ToLower(before)
	head := inHead(d, i)
	switch {
	case isUpdate(lower), isSignature(lower), isDayOfSignature(lower):
		return noRank
	case isLabel(lower):
		return labelled
	case isSource(lower) && blank(after):
		return sourced
	case isClock(d, i, title):
		return noRank
	case b.Kind == text.Dateline && (head || nearHead(d, i) && blank(after)) && (i == 0 || d.Blocks[i-1].Kind != text.ListItem):
		return heading
	case head && b.Kind != text.Furniture && (opensText(before, after) || strings.HasPrefix(strings.TrimLeft(after, " "), "밝혔다")):
		return heading
	case head && f.span.Start == b.Span.Start && b.Kind != text.Furniture && b.Kind != text.ListItem && (startsUpper(after) || townBehind(after)):
		return heading
	case b.Kind == text.Dateline && i >= len(d.Blocks)-2 && (blank(after) || agencyInBrackets(after)):
		return closing
	}
	return noRank
}

// lineAround is the line of a block that a span stands in, as far as a label or
// a dateline can reach: a line may be as long as the text.
func lineAround(s string, block, p accord.Span) accord.Span {
	const reach = 200
	line := accord.Span{Start: max(min(block.Start, p.Start), p.Start-reach), End: min(max(block.End, p.End), p.End+reach)}
	if i := strings.LastIndexByte(s[line.Start:p.Start], '\n'); i >= 0 {
		line.Start += i + 1
	}
	if i := strings.IndexByte(s[p.End:line.End], '\n'); i >= 0 {
		line.End = p.End + i
	}
	return line
}

// labels stand right before the date of publication.
var labels = []string{
	"date", "published", "published on", "posted", "posted on", "released", "released on", "release date", "date of publication", "publication date", "date published",
	"date posted", "issued", "issued on", "date of issue", "press release date", "issue date", "publicado", "publicado el", "fecha", "fecha de publicación", "publié le", "date de publication", "veröffentlicht am", "datum",
	"pubblicato il", "data", "publicado em", "등록일", "작성일", "게시일", "배포일", "보도일", "배포일시", "등록일자", "작성일자", "날짜", "for immediate release",
}

// isLabel reports whether the words right in front of a date, in lower case, are a
// label: "date : ", "kpmg | published on ", "posted by the press office on ". Of several
// on one line the last one counts.
func isLabel(before string) bool {
	words := lastWords(before)
	if slices.Contains(labels, words) {
		return true
	}
	verb, rest, by := strings.Cut(words, " by ")
	return by && strings.HasSuffix(rest, " on") && slices.Contains(labels, verb)
}

// lastWords are the letters behind the last sign or number, and whatever stands between
// them: "publié le" of "mis à jour le 7 mai 2021 - publié le ".
func lastWords(before string) string {
	words := strings.TrimFunc(before, notLetter)
	if i := strings.LastIndexFunc(words, func(r rune) bool { return r != ' ' && notLetter(r) }); i >= 0 {
		words = words[i:]
	}
	return strings.TrimFunc(words, notLetter)
}

// updates are in the label of the date of a page, which is not that of its text.
var updates = []string{"updated", "modified", "revised", "mis à jour", "actualizado", "atualizado", "aktualisiert", "aggiornato", "수정"}

// isUpdate: "last updated: ".
func isUpdate(before string) bool {
	words := lastWords(before)
	return slices.ContainsFunc(updates, func(w string) bool { return strings.Contains(words, w) })
}

// isSignature: "Signed in Takasaki on ", which dates what was signed.
func isSignature(before string) bool {
	for _, w := range []string{"signed ", "done ", "concluded ", "firmado ", "hecho en", "fait à", "assinado ", "feito em"} {
		if strings.HasPrefix(strings.TrimSpace(before), w) {
			return true
		}
	}
	return false
}

// isDayOfSignature: "date of conclusion: ", in a sheet of facts on what was signed.
func isDayOfSignature(before string) bool {
	words := strings.TrimSpace(strings.TrimRight(before, " :\t"))
	for _, w := range []string{"date of ", "day of ", "fecha de ", "date de ", "data d"} {
		_, what, ok := strings.Cut(words, w)
		if ok && slices.ContainsFunc(signings, func(s string) bool { return strings.Contains(what, s) }) {
			return true
		}
	}
	return slices.Contains([]string{"signed", "signed on", "concluded", "concluded on", "체결일", "체결일자", "서명일"}, words)
}

// signings are in the label of the day on which something was signed.
var signings = []string{"sign", "conclusi", "ceremony", "adoption", "firma", "suscripción", "celebración", "assinatura", "celebração"}

// startsUpper reports whether a title or sentence starts behind a date:
// "October 16, 2024 G7 Ministerial Meeting: Results".
func startsUpper(after string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t\u00a0"))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// isSource: "Source: Radio Television Brunei, ".
func isSource(before string) bool {
	const longest = 90
	lower := strings.TrimSpace(before)
	for _, w := range []string{"source", "quelle", "fuente", "fonte", "출처"} {
		if strings.HasPrefix(lower, w) && strings.Contains(lower, ":") && len(lower) < longest {
			return true
		}
	}
	return false
}

// inHead reports whether a block stands before the body of the text is under
// way: before the end of its first long paragraph.
func inHead(d *text.Document, i int) bool {
	const long = 200
	for j, b := range d.Blocks[:i] {
		if b.Kind == text.Paragraph && b.Span.End-b.Span.Start > long {
			return false
		}
		if j > 25 {
			return false
		}
	}
	return true
}

// nearHead reports whether a block stands behind the lead of a text: a title, a
// first paragraph, and then the place and date.
func nearHead(d *text.Document, i int) bool {
	paragraphs := 0
	for _, b := range d.Blocks[:min(i, 9)] {
		if b.Kind == text.Paragraph {
			paragraphs++
		}
	}
	return i < 9 && paragraphs <= 1
}

// isClock reports whether a line with a date is the clock of a page: it stands
// among counters and menus before the title.
func isClock(d *text.Document, i int, title accord.Span) bool {
	if title.End > 0 && title.Start < d.Blocks[i].Span.Start {
		return false
	}
	furniture := func(j int) bool { return j >= 0 && j < len(d.Blocks) && d.Blocks[j].Kind == text.Furniture }
	if !furniture(i - 1) {
		return false
	}
	before := d.Text[d.Blocks[i-1].Span.Start:d.Blocks[i-1].Span.End]
	return furniture(i+1) || strings.ContainsAny(before, "0123456789")
}

// opensText reports whether a date stands in the dateline that opens a text:
// "Tallinn, Estonia, 31 May 2017/ ACP: ...", "PARIS, (UrduPoint - 12th Feb, 2025) ...",
// "5 August 2021 | ...". Before it there are names only, behind it a sign.
func opensText(before, after string) bool {
	const longest = 100
	if len(before) > longest {
		return false
	}
	for _, w := range strings.FieldsFunc(before, notInWord) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !lowerInNames[w] || sentenceWords[w] {
			return false
		}
	}
	rest := strings.TrimLeft(after, " \t\u00a0")
	place := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(before, " "), " le"), " ")
	if end := strings.TrimRight(place, ",./)"); end != place && end != "" && strings.HasPrefix(rest, ".") {
		return true // "Bogotá, 15 de marzo de 2022. El Ministerio …", "MINSK. 01.02.2023. The Ministry …"
	}
	// A full stop in front of the sign belongs to the date: "01.02.2023. – The Ministry …".
	return opensWithMark(strings.TrimLeft(strings.TrimPrefix(rest, "."), " \t\u00a0")) || place != "" && agencyFollows(rest)
}

// notInWord parts words: an apostrophe is part of one, as in "Sha'ban".
func notInWord(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("'’‘`", r) }

// opensWithMark holds where a sign stands that parts a dateline from its sentence.
func opensWithMark(rest string) bool {
	for _, mark := range []string{"/", ":", "–", "—", "-", "|", ")", "(", "•", "]", "·"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	return false
}

// agencyInBrackets holds for the agency behind the dateline at the end of a text:
// "Amman, 5 Sept 2021 (Petra)".
func agencyInBrackets(after string) bool {
	const longest = 24
	name, ok := strings.CutPrefix(strings.TrimSpace(after), "(")
	return ok && len(name) < longest && strings.HasSuffix(name, ")")
}

// agencyFollows reports whether the agency stands between the date and the sign
// that ends a dateline: ", SPA -- ", " (WAM) — ", " Xinhua/ ".
func agencyFollows(rest string) bool {
	const longest = 40
	rest = strings.TrimLeft(strings.TrimPrefix(rest, ","), " \t\u00a0")
	end := strings.IndexAny(rest, "/:–—-|(")
	if end <= 0 || end > longest {
		return false
	}
	for _, w := range strings.Fields(rest[:end]) {
		if !startsUpper(w) {
			return false
		}
	}
	return true
}

// Dateline returns the date of the dateline of a text that gives no year there,
// where the text itself shows which year it is: by a date of the same month in
// full, or by the day of the week. It is not stated as the date of publication,
// but "today" counts from it.
func (all Dates) Dateline() (Mention, bool) {
	title := all.doc.Title()
	for _, f := range all.found {
		if f.kind != calendar || f.start.Year != 0 || f.start.Month == 0 || f.start.Day == 0 || !f.end.IsZero() || f.hasShift || rankOf(all.doc, f, title) != heading {
			continue
		}
		for _, m := range all.Find(accord.Date{}) {
			if m.Span == f.span && m.Start.Precision() == accord.ToDay && all.past(m) {
				return m, true
			}
		}
		break
	}
	return Mention{}, false
}

// past reports whether a dateline has its year from a date that is not still to come.
func (all Dates) past(dateline Mention) bool {
	r := resolver{doc: all.doc}
	for _, f := range all.found {
		if f.start.Year == dateline.Start.Year && f.start.Month == dateline.Start.Month && r.direction(f) == future {
			return false
		}
	}
	return true
}

// townBehind holds for a town between a date and the sign behind a dateline:
// "01.02.2023, Minsk – The Ministry …", "5 May 2021, New York. The …". Only names
// stand between the comma and the sign, so that "5 May 2021, the Ministry of …" and
// "5 May 2021, Kenya and Malta signed" are sentences that begin with their date.
func townBehind(after string) bool {
	const most = 4 // words: "Rio de Janeiro, Brazil"
	rest, ok := strings.CutPrefix(after, ",")
	if !ok {
		return false
	}
	end := strings.IndexAny(rest, ".:–—/|(")
	if hyphen := strings.Index(rest, " -"); hyphen >= 0 && (end < 0 || hyphen < end) {
		end = hyphen + 1 // without a blank in front it ties two parts of a name: "Anglo-Dutch"
	}
	if end < 0 {
		return false
	}
	words := strings.FieldsFunc(rest[:end], notLetter)
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !lowerInNames[w] || w == "and" {
			return false
		}
	}
	return len(words) > 0 && len(words) <= most && opensSentence(rest[end:])
}

// opensSentence holds for a sign of a dateline, or for a full stop with a capital
// behind it.
func opensSentence(rest string) bool {
	behind, stop := strings.CutPrefix(rest, ".")
	if !stop {
		return opensWithMark(rest)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, " \t\u00a0"))
	return unicode.IsUpper(r) || opensWithMark(strings.TrimLeft(behind, " \t\u00a0"))
}

var (
	// lowerInNames are written small inside the names of towns and agencies: "Rio de
	// Janeiro", "Den Haag, Kingdom of the Netherlands".
	lowerInNames = wordSet("de da do du des of the la el del al ul and le den corresponding to ministres ministros")
	// sentenceWords have a capital because they open a sentence, not because they are
	// names: "On 5 May 2021 – the day of …" is about a day.
	sentenceWords = wordSet("On In The At From Since By During Between Signed Held A An It")
)

// blank holds for what has neither letters nor digits.
func blank(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) == ""
}
