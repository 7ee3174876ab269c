package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

// meeting is a summit with the lines that speak of it.
type meeting struct {
	Summit
	key   string
	short string // the abbreviation that the text defines for it
	lines []int  // indexes into paper.lines
	span  accord.Span
	next  bool // announced as "the next summit"
}

var (
	meetingHeads = wordSet(`summit forum conference congress ministerial meeting days week symposium reunión cumbre réunion conférence sommet council gitex dialogue roundtable`)
	weakHeads    = wordSet(`meeting council reunión réunion ministerial dialogue`) // a meeting of whom: these need ministers or a number
	ministerial  = regexp.MustCompile(`(?i)\bminist\w+|\b(?:partnership|technology|co-?operation)\s+council\b|\bheads\b|\bleaders\b|\bcommittee\b|\bconseil\b|\bauthorities\b`)
	notMeetings  = regexp.MustCompile(`(?i)\b(?:joint committee|working group|sub-?committee|cabinet|of ministers of|security council|standing committee|task force|ministry|agency|institute|centre|center|union council)\b`)
	meetingLinks = wordSet(`of on for and the & de la des du y e del to in`)
	ordinalWords = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "inaugural": 1}
	ordinalForm = regexp.MustCompile(`(?i)^(\d{1,3})(?:st|nd|rd|th|e|er|ª|º)$`)
	roman       = regexp.MustCompile(`^[IVX]{1,6}$`)
	yearForm    = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	heldForm    = regexp.MustCompile(`(?i)\b(?:held|took\s+place|takes\s+place|hosted|hosts?|convened|gathered|com(?:e|ing)\s+to|came\s+to|opened|opens?|runs?|ran|lasts?|lasted|begins?|began|starts?|started|scheduled|met|meets|attended|participat\w+|took\s+part|kicked\s+off|concluded|ended|venue|organi[sz]ed)\b`)
	hostForm    = regexp.MustCompile(`(?i)\b(?:hosted|organi[sz]ed|chaired)\s+(?:\w+\s+)?by\s+(?:the\s+)?(?:government\s+of\s+)?|\bhost(?:ed|s|ing)?\b|\bvenue\b`)
	virtualForm = regexp.MustCompile(`(?i)\bvirtual(?:ly)?\b|\bonline\b|\bvideo\s?-?conferenc\w+`)
	attendForm  = regexp.MustCompile(`(?i)\b(?:participat\w+|attend\w*|took\s+part|takes?\s+part|member\s+(?:states?|countries)|members|governments?\s+of|delegations?|representatives|represented|co-?hosts?|co-?hosted|joined|came\s+to|new\s+members)\b`)
	nextForm    = regexp.MustCompile(`(?i)\bnext\s+(?:summit|meeting|conference|forum|edition)\s+(?:will|is\s+to|shall)\s+(?:be\s+)?(?:take\s+place|held|hosted|convened)?`)
	// venueBehind makes the town in front of it the venue: "Trieste was the venue of".
	venueBehind = regexp.MustCompile(`(?i)^\s+(?:was|is|will\s+be|has\s+been)\s+(?:today\s+|again\s+)?the\s+(?:venue|host|seat|scene)\b|^\s+(?:hosted|hosts|will\s+host|plays\s+host|welcomed)\b`)
	themeForm   = regexp.MustCompile(`(?i)\btheme(?:\s+(?:of|was|is))?\s*(?:of\s+)?[“"‘']([^”"]{4,160}?)[”"’'](?:[\s.,;:)]|$)`)
)

// findSummits reads the meetings that a text names, each once.
func (p *paper) findSummits() []meeting {
	var all []meeting
	for i := range p.lines {
		l := &p.lines[i]
		if !hinted(l.lower, []string{"summit", "forum", "conference", "congress", "ministerial", "meeting", "days", "week", "symposium", "reuni", "cumbre", "réunion", "sommet", "gitex", "회의", "포럼"}) {
			continue
		}
		for _, m := range p.meetingsIn(l) {
			all = mergeMeeting(all, m, i)
		}
	}
	for i := range all {
		p.describeMeeting(&all[i], i == 0)
	}
	return p.announced(all)
}

func mergeMeeting(all []meeting, m meeting, line int) []meeting {
	for i := range all {
		if sameMeeting(&all[i], &m) {
			all[i].lines = append(all[i].lines, line)
			if !all[i].Edition.Stated() {
				all[i].Edition = m.Edition
			}
			if len(m.Name.V) > len(all[i].Name.V) && m.Edition.Stated() {
				all[i].Name = m.Name
			}
			return all
		}
	}
	m.lines = []int{line}
	return append(all, m)
}

// sameMeeting compares names without numbers and years; two editions of one
// series are two.
func sameMeeting(a, b *meeting) bool {
	if a.Edition.Stated() && b.Edition.Stated() && a.Edition.V != b.Edition.V {
		return false
	}
	if a.Series.Stated() && a.Series.V == b.Series.V {
		return true
	}
	return a.key == b.key || len(b.key) > 8 && strings.Contains(a.key, b.key) || len(a.key) > 8 && strings.Contains(b.key, a.key)
}

// meetingsIn finds the names of meetings in a sentence: a head with the
// capitals, numbers and links around it.
func (p *paper) meetingsIn(l *line) []meeting {
	ts := tokens(l.text)
	var out []meeting
	for i := 0; i < len(ts); i++ {
		w := strings.ToLower(ts[i].text)
		if !ts[i].capital || !meetingHeads[w] {
			continue
		}
		from, to := meetingAround(ts, i)
		if to-from < 2 || from > 1 && ts[from-1].text == "the" && chairOf(ts, from-2) || to < len(ts) && ts[to].text == "Declaration" || strings.Contains(l.text[ts[from].start:ts[to-1].end], "Declaration") {
			continue
		}
		words := l.text[ts[from].start:ts[to-1].end]
		if notMeetings.MatchString(words) || weakHeads[w] && !ministerial.MatchString(words) {
			continue
		}
		out = append(out, p.newMeeting(l, ts[from:to], words))
		i = to - 1
	}
	return out
}

// chairOf holds for "Chairman of" in front of a name: a body and no meeting.
func chairOf(ts []token, i int) bool {
	return i > 0 && ts[i].text == "of" && officeWords[strings.ToLower(ts[i-1].text)]
}

func meetingAround(ts []token, i int) (from, to int) {
	from, to = i, i+1
	for j := i - 1; j >= 0; j-- {
		w := strings.ToLower(ts[j].text)
		capital := ts[j].capital || ts[j].text[0] >= '0' && ts[j].text[0] <= '9' || ordinalWords[w] > 0
		switch {
		case capital && !articles[w] && (!officeWords[w] || w == "ministers"):
			from = j
		case ts[j].text == ")" && j >= 3 && ts[j-2].text == "(" && ts[j-3].capital: // "5th Digital (D9) Ministerial Summit"
			from = j - 2
			j -= 2
		case ts[j].text == "'" || ts[j].text == "’" || ts[j].text == "'s":
		case meetingLinks[w] && w != "the" && w != "in" && w != "to" && w != "for" && j > 0 && ts[j-1].capital && from == j+1 && !meetingHeads[strings.ToLower(ts[j-1].text)] && !officeWords[strings.ToLower(ts[j-1].text)]:
		default:
			j = -1
		}
	}
	for j := i + 1; j < len(ts); j++ {
		w := strings.ToLower(ts[j].text)
		switch {
		case ts[j].capital && !officeWords[w] && !notBodies[w] || meetingHeads[w] && ts[j].capital, yearForm.MatchString(ts[j].text) && len(ts[j].text) == 4 && j == to:
			to = j + 1
		case (w == "of" || w == "on" || w == "for" || w == "des" || w == "de" || w == "du") && j == to && nextCapital(ts, j+1):
		case (w == "the" || w == "and") && j > to && nextCapital(ts, j+1):
		case w == "and" && j == to && to > i+2 && nextCapital(ts, j+1):
		default:
			return from, to
		}
	}
	return from, to
}

func nextCapital(ts []token, i int) bool {
	if i < len(ts) && strings.EqualFold(ts[i].text, "the") {
		i++
	}
	return i < len(ts) && ts[i].capital && !officeWords[strings.ToLower(ts[i].text)]
}

func (p *paper) newMeeting(l *line, ts []token, words string) meeting {
	span := accord.Span{Start: l.span.Start + ts[0].start, End: l.span.Start + ts[len(ts)-1].end}
	m := meeting{span: span}
	m.Name = quoted(p, strings.Join(strings.Fields(words), " "), span)
	for _, t := range ts {
		if n := ordinalOf(t.text); n > 0 && !m.Edition.Stated() {
			m.Edition = quoted(p, n, accord.Span{Start: l.span.Start + t.start, End: l.span.Start + t.end})
		}
	}
	m.key = meetingKey(ts)
	if at := afterName.FindStringSubmatch(l.text[ts[len(ts)-1].end:]); at != nil {
		m.short = at[1]
	}
	for _, s := range l.series {
		if s.Span.Overlaps(span) {
			m.Series = quoted(p, s.Name, s.Span)
		}
	}
	if !m.Series.Stated() && (m.Edition.Stated() || yearForm.MatchString(words)) {
		m.Series = quoted(p, seriesName(words, ts), span)
	}
	return m
}

func ordinalOf(s string) int {
	if m := ordinalForm.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	if n := ordinalWords[strings.ToLower(s)]; n > 0 {
		return n
	}
	if roman.MatchString(s) && len(s) > 1 {
		return romanNumber(s)
	}
	return 0
}

func romanNumber(s string) int {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10}
	n := 0
	for i := range len(s) {
		if i+1 < len(s) && value[s[i]] < value[s[i+1]] {
			n -= value[s[i]]
		} else {
			n += value[s[i]]
		}
	}
	return n
}

func meetingKey(ts []token) string {
	var words []string
	for _, t := range ts {
		w := strings.ToLower(t.text)
		if t.mark || ordinalOf(t.text) > 0 || yearForm.MatchString(t.text) || meetingLinks[w] || articles[w] || strings.ToUpper(t.text) == t.text && len(words) > 1 {
			continue
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

func seriesName(words string, ts []token) string {
	s := words
	for _, t := range ts {
		if ordinalOf(t.text) > 0 || yearForm.MatchString(t.text) {
			s = strings.Replace(s, t.text, "", 1)
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// describeMeeting reads when, where, by whom and with whom a meeting was held.
// A sentence without the name counts where it says that "the forum" was held.
func (p *paper) describeMeeting(m *meeting, first bool) {
	lines := p.about(m, first)
	for _, l := range lines {
		p.readMeetingDates(m, l)
		p.readMeetingPlace(m, l)
		if at := themeForm.FindStringSubmatchIndex(l.text); at != nil && !m.Theme.Stated() {
			m.Theme = quoted(p, l.text[at[2]:at[3]], accord.Span{Start: l.span.Start + at[2], End: l.span.Start + at[3]})
		}
		if at := virtualForm.FindStringIndex(l.text); at != nil && !m.Virtual.Stated() {
			m.Virtual = quoted(p, true, accord.Span{Start: l.span.Start + at[0], End: l.span.Start + at[1]})
		}
		if attendForm.MatchString(l.text) || isRoll(l) || m.Name.Evidence[0].Span.Overlaps(l.span) && !m.InPassing && strings.Contains(m.key, "forum") {
			p.readParticipants(m, l)
		}
	}
	m.InPassing = !p.reported(m)
	if m.Host.Stated() && !slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == m.Host.V }) && len(m.Participants) > 0 {
		m.Participants = append(m.Participants, m.Host)
	}
}

// about lists the lines on a meeting: those that name it and those that go on
// about "the summit" or its members right behind.
func (p *paper) about(m *meeting, first bool) []*line {
	var out []*line
	last := -1
	for i := range p.lines {
		named := slices.Contains(m.lines, i) || m.short != "" && strings.Contains(p.lines[i].text, m.short)
		l := &p.lines[i]
		head := meetingWord(m.key)
		goesOn := first && last >= 0 && i-last <= 4 && (len(l.text) < 80 && len(l.dates) > 0 || head != "" && (strings.Contains(l.lower, "the "+head) || strings.Contains(l.lower, "this "+head) || strings.Contains(l.lower, "year’s "+head) ||
			attendForm.MatchString(l.text) && len(l.countries) > 1 && i-last <= 3 || i-last <= 4 && isRoll(l)))
		if named || goesOn {
			out = append(out, l)
			last = i
		}
	}
	return out
}

// isRoll holds for a line that is a list of countries.
func isRoll(l *line) bool {
	n := len(distinctCodes(l.countries))
	return n >= 4 && len(l.text) < 24*n
}

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

func (p *paper) readMeetingDates(m *meeting, l *line) {
	if m.Start.Stated() || !heldForm.MatchString(l.text) && !m.span.Overlaps(l.span) && len(l.text) > 80 || nextForm.MatchString(l.text) {
		return
	}
	best := -1
	for i, d := range l.dates {
		if d.Start.Precision() != accord.ToDay || d.Span.Overlaps(m.span) || p.isDateline(d.Span) {
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
	m.Start = value(p, d.Start, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
	if !d.End.IsZero() {
		m.End = value(p, d.End, basisOr(d.Basis, accord.Quoted), d.Rule, d.Reason, d.Span)
	}
}

func (p *paper) readMeetingPlace(m *meeting, l *line) {
	if nextForm.MatchString(l.text) {
		return
	}
	if host := hostForm.FindStringIndex(l.text); host != nil && !m.Host.Stated() {
		for _, c := range l.countries {
			if c.Span.Start >= l.span.Start+host[1]-1 && c.Span.Start <= l.span.Start+host[1]+30 {
				m.Host = quoted(p, c.Code, c.Span)
				break
			}
		}
	}
	if !heldForm.MatchString(l.text) && !m.span.Overlaps(l.span) {
		return
	}
	for _, at := range l.places {
		if !inPlace(l, at.Span) && !venueBehind.MatchString(l.text[at.Span.End-l.span.Start:]) {
			continue
		}
		if at.Name != "" && !p.isCountry(at) && !m.Place.Stated() {
			m.Place = quoted(p, at.Name, at.Span)
		}
		if !m.Host.Stated() && at.Code != "" {
			m.Host = inferred(p, at.Code, "host-by-venue", "held in "+at.Name, at.Span)
		}
	}
}

// isCountry holds for a mention of a country as a place.
func (p *paper) isCountry(at gazetteer.PlaceMention) bool {
	for _, c := range p.names.FindCountries(p.of(at.Span)) {
		if c.Form == gazetteer.Name {
			return true
		}
	}
	return false
}

// inPlace holds where a place stands behind "in" or "at": it is where something
// happens, not who does it.
func inPlace(l *line, s accord.Span) bool {
	before := strings.TrimRight(l.lower[:s.Start-l.span.Start], " ")
	before = strings.TrimSuffix(before, " the")
	for _, w := range []string{" in", " at", " from", ",", " à", " en", " au"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return before == "in"
}

func (p *paper) readParticipants(m *meeting, l *line) {
	for k, c := range l.countries {
		if c.Form == gazetteer.City || p.placeBehind(l, k) || slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V == c.Code }) {
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
		name := m.Series.V + " Summit"
		if m.Start.Stated() {
			name += fmt.Sprintf(" %d", m.Start.V.Year)
		}
		m.Name = inferred(p, name, "next-of-series", "announced as the next summit of "+m.Series.V, span)
		all = append(all, m)
	}
	return all
}
