package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
	"accords/internal/text"
)

// meeting is a summit with the lines that speak of it.
type meeting struct {
	Summit
	key   string
	words string // of the key, sorted; empty where they are few
	short string // the abbreviation that the text defines for it
	lines []int  // indexes into paper.lines
	span  accord.Span
	named []accord.Span // where the text names it, from left to right
	next  bool          // announced as "the next summit"
}

// Wordings of sentences on meetings.
var (
	heldForm    = form.MustCompile(`(?i)\b(?:held|t(?:ook|akes?)\s+place|hosted|hosts?|convened|gathered|conferred|com(?:es?|ing)\s+to|came\s+to|br(?:ought|ings)|welcom(?:es|ed)|opened|opens?|runs?|ran|lasts?|lasted|begins?|began|starts?|started|scheduled|met|meets|attended|participat\w+|took\s+part|kicked\s+off|concluded|ended|venue|organi[sz]ed|celebr(?:ó|ará|aron|a)|realiz(?:ó|ará|ou|ada)|decorreu|decorre|teve\s+lugar|tuvo\s+lugar|tendrá\s+lugar|reunieron|aprobaron|tenue?|tiendra|aura\s+lieu|a\s+eu\s+lieu)(?:[\s,.;]|$)|개최|열린|열렸|참석|참가|주최`)
	hostForm    = form.MustCompile(`(?i)\b(?:hosted|organi[sz]ed|chaired)\s+(?:\w+\s+)?by\s+(?:the\s+)?(?:government\s+of\s+)?|\bhost(?:ed|s|ing)?\b|\bvenue\b|\binvited\b`)
	koreanHost  = form.MustCompile(`^(?:가|이|\s?정부가)?\s?(?:주최|개최|의장국)|^\s?[가-힣]{0,8}에서`)
	virtualForm = form.MustCompile(`(?i)\bvirtual(?:ly)?\b|\bonline\b|\b(?:by|via|over|per)\s+video\b|\bvideo(?:\s?-?conferenc\w+|[\s-]link)`)
	attendForm  = form.MustCompile(`(?i)\b(?:participat\w+|attend\w*|took\s+part|takes?\s+part|member\s+(?:states?|countries)|members|governments?\s+of|delegations?|representatives|represented|delegaciones|delegações|délégations|guests?\s+of\s+honou?r|saw\s+(?:\w+\s+){0,3}ministers|br(?:ought|ings?)\s+together|gather(?:s|ed)?|bringing\s+together|ministers\s+from|co-?hosts?|co-?hosted|joined|came\s+to|invited|new\s+members|particip(?:aron|an)|participa(?:ci[oó]n|ção)\s+d[aeo]s?|pa[ií]ses\s+mi?embros|integran|integrad[oa]s?\s+por|asistieron|asisten|asistencia\s+de|reun(?:ieron|irán|irão)|ont\s+pris\s+part|réuni(?:s|ra)?)\b|\b(?:participó|asistió|reunirá|ont\s+participé)(?:[\s,.;]|$)|참석|참가|회원국|참여`)
	nextForm    = form.Either(`(?i)`,
		`\bnext\s+(?:[\p{L}\d-]+\s+){0,4}?(?:summit|meeting|conference|forum|edition)\s+(?:will|is\s+to|shall)\s+(?:be\s+)?(?:take\s+place|held|hosted|convened)?`,
		`\bpr[oó]xim[ao]\s+(?:[\p{L}-]+\s+){1,5}?(?:se\s+(?:celebrará|realizará)|tendrá\s+lugar|terá\s+lugar|será)(?:\s|$)`,
		`\bprochaine?\s+(?:[\p{L}-]+\s+){1,5}?(?:aura\s+lieu|se\s+tiendra|sera)\b`,
	)
	// gathering opens a sentence whose subject is those who meet.
	gathering = form.MustCompile(`(?i)^(?:the\s+|los\s+|las\s+|les\s+)?(?:[\p{L}-]+\s+){0,3}?(?:ministers|ministros|ministras|ministres|leaders|heads\s+of|delegations)\b`)
	// venueBehind makes the town in front of it the venue: "Trieste was the venue of".
	venueBehind = form.MustCompile(`(?i)^\s+(?:was|is|will\s+be|has\s+been)\s+(?:today\s+|again\s+)?the\s+(?:venue|host|seat|scene)\b|^\s+(?:hosted|hosts|will\s+host|plays\s+host|welcomed)\b`)
	themeForm   = form.MustCompile(`(?i)\btheme(?:\s+(?:of|was|is))?\s*(?:of\s+)?[“"‘']([^”"]{4,160}?)[”"’'](?:[\s.,;:)]|$)`)
)

// findSummits reads the meetings that a text names, each once.
func (p *paper) findSummits() []meeting {
	var all []meeting
	for i := range p.lines {
		l := &p.lines[i]
		for _, m := range p.meetingsIn(l) {
			all = mergeMeeting(all, m, i)
		}
	}
	all = p.withoutTitle(all)
	for i := range all {
		p.describeMeeting(&all[i], i == 0)
	}
	return p.announced(all)
}

// withoutTitle drops what the title alone calls a meeting in small letters where the
// text names one with a number or in capitals: "Cumbre regional de gobierno electrónico"
// is the "VIII Cumbre Iberoamericana de Gobierno Electrónico".
func (p *paper) withoutTitle(all []meeting) []meeting {
	if len(all) < 2 || len(all[0].lines) > 1 || p.lines[all[0].lines[0]].kind != text.Title || all[0].Edition.Stated() || !all[1].Edition.Stated() {
		return all
	}
	if head := meetingWord(all[0].key); head == "" || head != meetingWord(all[1].key) || capitals(all[0].Name.V) > 1 {
		return all
	}
	all[1].lines = append(slices.Clone(all[0].lines), all[1].lines...)
	return all[1:]
}

// capitals counts the words with a capital.
func capitals(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// mostMeetings is more than any release names. What names more is a calendar, of
// which the first are read: each name is compared with all before it.
const mostMeetings = 128

// mergeMeeting adds a mention to the meeting that it names, or a meeting to the list. A
// longer name with a number replaces a shorter one: a text names a meeting in full once.
func mergeMeeting(all []meeting, m meeting, line int) []meeting {
	m.words = sortedWords(m.key)
	for i := range all {
		if sameMeeting(&all[i], &m) {
			all[i].lines = append(all[i].lines, line)
			all[i].named = append(all[i].named, m.span)
			if !all[i].Edition.Stated() {
				all[i].Edition = m.Edition
			}
			if len(m.Name.V) > len(all[i].Name.V) && m.Edition.Stated() {
				all[i].Name = m.Name
			}
			return all
		}
	}
	if len(all) == mostMeetings {
		return all
	}
	m.lines, m.named = []int{line}, []accord.Span{m.span}
	return append(all, m)
}

// sortedWords are the same for "Tallinn E-Governance conference" and "Tallinn
// Conference on E-Governance"; empty where there are only two, which may stand in
// another order in another name.
func sortedWords(key string) string {
	words := strings.Fields(key)
	if len(words) < 3 {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// namedIn holds for a sentence that names the meeting.
func (m *meeting) namedIn(l *line) bool {
	i, _ := slices.BinarySearchFunc(m.named, l.span.Start+1, func(s accord.Span, at int) int { return s.End - at })
	return i < len(m.named) && m.named[i].Overlaps(l.span)
}

// sameMeeting compares names without numbers and years; two editions of one
// series are two.
func sameMeeting(a, b *meeting) bool {
	if a.Edition.Stated() && b.Edition.Stated() && a.Edition.V != b.Edition.V {
		return false
	}
	if a.Series.Stated() && a.Series.V == b.Series.V || sameNumber(a, b) {
		return true
	}
	return a.key == b.key || a.words != "" && a.words == b.words || len(b.key) > 8 && strings.Contains(a.key, b.key) || len(a.key) > 8 && strings.Contains(b.key, a.key)
}

// describeMeeting reads when, where, by whom and with whom a meeting was held.
// A sentence without the name counts where it says that "the forum" was held.
func (p *paper) describeMeeting(m *meeting, first bool) {
	lines := p.about(m, first)
	if first {
		p.readUnderTitle(m)
	}
	for _, l := range lines {
		p.readMeetingDates(m, l)
		p.readMeetingPlace(m, l)
		if at := themeForm.FindStringSubmatchIndex(l.text); at != nil && !m.Theme.Stated() {
			m.Theme = quoted(p, l.text[at[2]:at[3]], accord.Span{Start: l.span.Start + at[2], End: l.span.Start + at[3]})
		}
		ofIt := m.namedIn(l) || theEvent.MatchString(l.text) || meetingWord(m.key) != "" && strings.Contains(l.lower, "the "+meetingWord(m.key)) || ofSeries(m, l)
		if at := virtualForm.FindStringIndex(l.text); at != nil && !m.Virtual.Stated() && ofIt {
			m.Virtual = quoted(p, true, accord.Span{Start: l.span.Start + at[0], End: l.span.Start + at[1]})
		}
		switch {
		case elsewhere.MatchString(l.text) && !m.namedIn(l):
		case attendForm.MatchString(l.text) || isRoll(l) || m.namedIn(l) && !m.InPassing && strings.Contains(m.key, "forum"):
			p.readParticipants(m, l, l.countries)
		default:
			if members := countriesOfMinisters(l); len(distinctCodes(members)) >= 3 {
				p.readParticipants(m, l, members)
			}
		}
	}
	p.readEnd(m, lines)
	sides := p.readSidesOfName(m)
	m.InPassing = !p.reported(m)
	if m.Host.Stated() && !sides && !slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == m.Host.V }) && len(m.Participants) > 0 {
		m.Participants = append(m.Participants, m.Host)
	}
}

// readSidesOfName adds the two sides that a meeting is named after: "the
// Korea-Belarus Cooperation Forum", "the U.S.-Japan Dialogue", and reports whether it is:
// whoever lends two others a town takes no part.
func (p *paper) readSidesOfName(m *meeting) (named bool) {
	l := p.lineAt(m.span)
	if at := betweenSides.FindStringIndex(p.doc.Text[m.span.End:l.span.End]); at != nil && len(m.Participants) == 0 {
		for _, c := range l.countries {
			if c.Form != gazetteer.City && c.Span.Start >= m.span.End && c.Span.Start <= m.span.End+at[1] {
				m.Participants, named = append(m.Participants, quoted(p, c.Code, c.Span)), true
			}
		}
	}
	for k := 1; k < len(l.countries); k++ {
		a, b := l.countries[k-1], l.countries[k]
		gap := p.doc.Text[a.Span.End:max(a.Span.End, b.Span.Start)]
		if !a.Span.Overlaps(m.span) || !b.Span.Overlaps(m.span) || gap != "-" && gap != "–" && gap != " - " {
			continue
		}
		named = true
		for _, c := range []gazetteer.CountryMention{a, b} {
			if !slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == c.Code }) {
				m.Participants = append(m.Participants, quoted(p, c.Code, c.Span))
			}
		}
	}
	return named
}

// betweenSides names the sides behind the name: "Digital Dialogue between Singapore and
// the European Union".
var betweenSides = form.MustCompile(`^\s+between\s+[^.;,:]{3,80}?\s+and\s+[^.;,:]{2,40}`)

// about lists the lines on a meeting: those that name it and those that go on
// about "the summit" or its members right behind.
func (p *paper) about(m *meeting, first bool) []*line {
	if !first && m.short == "" {
		return p.pick(m.lines)
	}
	var out []*line
	last, head := -1, meetingWord(m.key)
	for i := range p.lines {
		_, named := slices.BinarySearch(m.lines, i)
		named = named || m.short != "" && strings.Contains(p.lines[i].text, m.short)
		l := &p.lines[i]
		if first && i < 2 && i < m.lines[0] && (head != "" && strings.Contains(l.lower, head) && !hostForm.MatchString(l.text) || goesOnBy(l)) || first && i < m.lines[0] && ofSeries(m, l) || first && meetingFact(l) {
			named = true // the title calls it "meeting in Bali", or says that ministers met
		}
		goesOn := first && last >= 0 && i-last <= 4 && (len(l.text) < 80 && len(l.dates) > 0 || head != "" && (strings.Contains(l.lower, "the "+head) || strings.Contains(l.lower, "this "+head) || strings.Contains(l.lower, "year’s "+head) ||
			theEvent.MatchString(l.text) || attendForm.MatchString(l.text) && len(l.countries) > 1 && i-last <= 3 || gathering.MatchString(l.text) && i-last <= 2 || i < 6 && goesOnBy(l) || i-last <= 4 && isRoll(l) || tellsHost(l)))
		goesOn = goesOn || first && l.hangul && last >= 0 && i-last <= 3 && attendForm.MatchString(l.text) && len(l.countries) > 1
		goesOn = goesOn || first && last >= 0 && len(l.countries) > 1 && asGuests.MatchString(l.text)
		if named || goesOn {
			out = append(out, l)
			last = i
		}
	}
	return out
}

// theEvent goes on about a meeting by a word for any.
var theEvent = form.MustCompile(`(?i)\b(?:the|this)\s+(?:[\w-]+\s+)?(?:event|gathering)\b|\b(?:el|este)\s+evento\b|\bo\s+evento\b|\b(?:l['’]|cet\s+)évé?nement\b`)

// meetingFact holds for a line of nothing but when or where: "WHERE: Sofia, Bulgaria".
func meetingFact(l *line) bool {
	const longest = 100 // bytes
	return len(l.text) < longest && (factLine.MatchString(l.text))
}

// isRoll holds for a line that is a list of countries.
func isRoll(l *line) bool {
	n := len(distinctCodes(l.countries))
	return n >= 4 && len(l.text) < 24*n
}

// meetingWord is the last word of a key that is the head of a meeting's name, by which a
// later sentence calls it: "the summit".
func meetingWord(key string) string {
	words := strings.Fields(key)
	for i := len(words) - 1; i >= 0; i-- {
		if meetingHeads[words[i]] {
			return words[i]
		}
	}
	return ""
}

// reported tells what the release is about from what it mentions.
func (p *paper) reported(m *meeting) bool {
	if m.Start.Stated() || len(m.lines) > 1 || len(m.Participants) > 1 {
		return true
	}
	return len(m.lines) > 0 && m.lines[0] <= 1
}

// readMeetingDates takes the days of a meeting from a sentence that names it, says that
// it was held, or is so short that it says nothing else. Days from and until are
// preferred to one day. The dateline, the day of a report and the dates of another
// meeting of the sentence are none of its days.
func (p *paper) readMeetingDates(m *meeting, l *line) {
	if m.Start.Stated() && (m.Start.V.Precision() != accord.ToDay || m.End.Stated()) || nextForm.MatchString(l.text) || elsewhere.MatchString(l.text) {
		return
	}
	told := heldForm.MatchString(l.text) || m.namedIn(l) || theEvent.MatchString(l.text) || len(l.text) <= 80
	beside := len(l.events) > 0 && (onMargins.MatchString(l.text) || !m.namedIn(l) && !heldForm.MatchString(l.text))
	best := -1
	for i, d := range l.dates {
		if p.ofAnother(m, l, d.Span) {
			continue
		}
		d = inYearOfName(m, d)
		l.dates[i] = d
		if (!told || beside) && d.End.IsZero() {
			continue // a date of something else; days from and until are the meeting's
		}
		if d.Start.Precision() != accord.ToDay || d.Span.Overlaps(m.span) || p.isDateline(d.Span) || reportedOn.MatchString(l.text[:max(0, d.Span.Start-l.span.Start)]) {
			continue
		}
		if best < 0 || !d.End.IsZero() && l.dates[best].End.IsZero() {
			best = i
		}
	}
	if best < 0 {
		return
	}
	d := l.dates[best]
	if m.Start.Stated() && (d.End.IsZero() || d.Start.First().After(m.Start.V.First()) || d.End.First().Before(m.Start.V.First())) {
		return // only days from and until can add to a day: "opened today … is held from 3 to 5 May"
	}
	if endForm.MatchString(l.text[:min(len(l.text), max(0, d.Span.Start-l.span.Start))]) && d.End.IsZero() {
		p.readLastDay(m, l, d)
		return
	}
	m.Start = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
	if !d.End.IsZero() {
		m.End = value(p, d.End, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
	}
}

// onMargins is a meeting beside which something else was done: the day in the sentence
// is of that.
var onMargins = form.Either(`(?i)`,
	`\bon\s+the\s+(?:margins|sidelines|fringes)\s+of\b`,
	`\bin\s+the\s+margins\s+of\b`,
	`\ben\s+marge\s+d[eu]\b`,
	`\b(?:al|en\s+el)\s+margen\s+del?\b`,
	`\bà\s+margem\s+d[aeo]\b`,
)

// ofAnother holds for words that stand between the meeting that a sentence names
// first and m: "the 5th summit in Hanoi in 2004 and the 6th summit" is no date of the 6th.
func (p *paper) ofAnother(m *meeting, l *line, s accord.Span) bool {
	mine := slices.IndexFunc(m.named, func(n accord.Span) bool { return n.Overlaps(l.span) })
	if mine < 0 || s.End > m.named[mine].Start {
		return false
	}
	return slices.ContainsFunc(p.meetingsIn(l), func(other meeting) bool {
		return other.span.End <= s.Start && other.key != m.key
	})
}

// reportedOn leads to the day on which something was reported, not held.
var reportedOn = form.MustCompile(`(?i)\b(?:reported|said|says|announced|published|posted|informed|told\s+\w+)\s+(?:on\s+|late\s+|earlier\s+)?(?:\p{L}+day,?\s+)?(?:the\s+)?$`)

// inYearOfName gives a day and month without a year that of the meeting's name:
// "The 2018 Regional Meeting was held from November 5 to 6".
func inYearOfName(m *meeting, d dating.Mention) dating.Mention {
	if d.Start.Year != 0 || d.Start.Month == 0 || d.Start.Day == 0 || d.Relative {
		return d
	}
	at := yearForm.FindStringIndex(m.Name.V)
	if at == nil {
		return d
	}
	year, _ := strconv.Atoi(m.Name.V[at[0]:at[1]])
	d.Start.Year = year
	if !d.End.IsZero() {
		d.End.Year = year
	}
	if !d.Start.Valid() || !d.End.Valid() {
		return dating.Mention{Span: d.Span}
	}
	d.Basis, d.Rule, d.Reason = accord.Inferred, "year-of-name", "the text names no year; the meeting is the "+m.Name.V
	return d
}

// Where a date is that of the last day, and how many days there were.
var (
	endForm = form.Either(`(?i)`,
		`\b(?:ended|closed|came\s+to\s+(?:an\s+end|a\s+close)|drew\s+to\s+a\s+close|wrapped\s+up|finished)\s(?:[^.;,]{0,70}\s)?$`,
		`\bconcluded\s+(?:here\s+)?(?:in\s+\p{L}[^.;]{1,40}?\s+)?(?:on\s+)?$`,
		`\b(?:conclu(?:yó|iu)|finaliz(?:ó|ou)|culmin(?:ó|ou)|termin(?:ó|ou)|(?:se\s+)?clausur(?:ó|ada)|encerr(?:ou|ad[ao])(?:-se)?)\s(?:[^.;,]{0,70}\s)?$`,
		`\b(?:s['’]est\s+(?:achevée?|terminée?|clôturée?)|a\s+pris\s+fin)\s(?:[^.;,]{0,70}\s)?$`,
	)
	daysForm = form.MustCompile(`(?i)\b(two|three|four|five|2|3|4|5)[\s-]days?\b|\b(dos|tres|cuatro|deux|trois|quatre|dois|três|quatro|2|3|4)\s+(?:días|jours|jour|dias)\b|(이틀|사흘|나흘)간`)
)

// readLastDay takes a date behind "ended" for the last day; the first one is
// counted back where the text says how many days there were.
func (p *paper) readLastDay(m *meeting, l *line, d dating.Mention) {
	m.End = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
	for i := range p.lines {
		at := daysForm.FindStringSubmatchIndex(p.lines[i].text)
		if at == nil {
			continue
		}
		days := daysOf(p.lines[i].text, at)
		first := accord.DateOf(d.Start.First().AddDate(0, 0, 1-days))
		span := accord.Span{Start: p.lines[i].span.Start + at[0], End: p.lines[i].span.Start + at[1]}
		m.Start = value(p, first, accord.Calculated, "days-before-last", fmt.Sprintf("%d days, of which %s was the last", days, d.Start.English()), span, d.Span)
		return
	}
}

// readParticipants adds those of the members of a sentence on who took part, and the
// countries of its bodies. A town is where they met, and so is the country behind one.
func (p *paper) readParticipants(m *meeting, l *line, members []gazetteer.CountryMention) {
	for _, c := range members {
		if c.Form == gazetteer.City || p.placeBehind(l, slices.Index(l.countries, c)) || slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == c.Code }) {
			continue
		}
		m.Participants = append(m.Participants, quoted(p, c.Code, c.Span))
	}
	for _, b := range l.bodies {
		if b.country != "" && !slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == b.country }) {
			m.Participants = append(m.Participants, inferred(p, b.country, "country-of-body", "the country of "+b.name, b.span))
		}
	}
}

// placeBehind holds for the country behind a town: "in Gran Canaria, Spain".
func (p *paper) placeBehind(l *line, k int) bool {
	if k == 0 {
		return false
	}
	before, c := l.countries[k-1], l.countries[k]
	return before.Form == gazetteer.City && before.Code == c.Code && strings.Trim(p.doc.Text[before.Span.End:c.Span.Start], " ,(") == ""
}

// announced adds "the next summit will be held in …" as an edition to come.
func (p *paper) announced(all []meeting) []meeting {
	for i := range p.lines {
		l := &p.lines[i]
		at := nextForm.FindStringIndex(l.text)
		if at == nil || len(all) == 0 {
			continue
		}
		of := &all[0]
		m := meeting{Summit: Summit{InPassing: true, Series: of.Series}, next: true}
		for _, d := range l.dates {
			if d.Start.Year > 0 {
				m.Start = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
			}
		}
		for _, c := range l.countries {
			m.Host = quoted(p, c.Code, c.Span)
			of.NextHost = m.Host
			break
		}
		if !m.Series.Stated() || !m.Start.Stated() && !m.Host.Stated() {
			continue
		}
		span := accord.Span{Start: l.span.Start + at[0], End: l.span.Start + at[1]}
		name := m.Series.V
		if meetingWord(strings.ToLower(name)) == "" {
			name += " Summit"
		}
		if m.Start.Stated() {
			name += fmt.Sprintf(" %d", m.Start.V.Year)
		}
		m.Name = inferred(p, name, "next-of-series", "announced as the next summit of "+m.Series.V, span)
		all = append(all, m)
	}
	return all
}
