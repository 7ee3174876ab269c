package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

// Korean has no capitals, and particles stand right behind names: what a name is
// follows from the word that ends it. "행정안전부" is a ministry, "이상민
// 행정안전부 장관은" a minister, "제7차 디지털 네이션스 장관회의" a meeting.

// Korean wordings. Package regexp has no word boundaries for Hangul (\b knows ASCII
// only): where a name begins is asked of wordStart, and where it ends of koreanEnds.
var (
	koreanBody   = regexp.MustCompile(`[가-힣]{2,14}(?:부|처|청|국|위원회|진흥원|정보원|개발원|연구원|교육원|관리원|협력단|공단|공사|재단)`)
	koreanShort  = regexp.MustCompile(`[가-힣]{2,5}(?:부|청|위)`)
	koreanOffice = regexp.MustCompile(`([가-힣]{2,14}(?:부|처|청|위원회|진흥원|실|원))\s?(장관|(?:제\s?[12]\s?)?차관보?|청장|처장|원장|위원장|실장|국장|대사)|([A-Z]{2,8}\s?(?:원장|청장|회장|이사장|대표|총재|사장))|(대통령|총리|국무총리)`)
	// koreanNamed is a name between the ministry and the office: "행정안전부 이상민 장관".
	koreanNamed   = regexp.MustCompile(`([가-힣]{2,14}(?:부|처|청|위원회))\s([가-힣]{2,4})\s(장관|(?:제\s?[12]\s?)?차관|청장|처장|위원장)`)
	koreanMeeting = regexp.MustCompile(`(?:정상회의|장관회의|각료회의|고위급회의|포럼|컨퍼런스|총회)`)
	koreanNth     = regexp.MustCompile(`제?\s?(\d{1,2})(?:차|회)`)
	// koreanCommon end like bodies and are none: governments in general, parts, hours.
	koreanCommon = regexp.MustCompile(`(?:(?:^|[^행])정부|본부|신청|요청|초청|시청|대처|출처|부처|조처|(?:회원|선진|당사|참가|참여|개도|도상|수원|동맹|의장|주최|협력|대상|파트너|우방|강대|약소|상대|체약|주변|중견|선도|개최|방문|초청)국)$`)
	// A word with one of these behind it has its role in the sentence and is no part of
	// a name.
	koreanParticle = regexp.MustCompile(`(?:에서|에게|으로|부터|까지|은|는|을|를|와|과|의|에|로|도|한|인|된|할|며|고|다|해)[,.]?$`)
	// A verb in front of a noun says what the meeting did and is no part of its name.
	koreanVerbal = regexp.MustCompile(`(?:열린|열리는|되는|하는|개최된|주최한)$`)
	// koreanPart is a ministry or a part of it, in front of an office within it.
	koreanPart  = regexp.MustCompile(`^[가-힣]{2,}(?:부|처|청|실|위원회)$`)
	koreanPlace = regexp.MustCompile(`^\s?[가-힣]{0,10}에서`)
	// koreanSays stands behind a body that tells what others declared.
	koreanSays    = regexp.MustCompile(`^(?:은|는)\s.*(?:밝혔다|전했다|발표했다)[.\s]*$`)
	koreanLooksOn = regexp.MustCompile(`참석한 가운데|임석한? ?(?:하에|가운데)?|지켜보는 가운데`)
)

// koreanBodies finds ministries, agencies and commissions by the syllable that
// ends their names: four syllables at least, the country in front of them.
func (p *paper) koreanBodies(l *line, out []body) []body {
	const shortest = 4
	for _, m := range koreanBody.FindAllStringIndex(l.text, -1) {
		words := l.text[m[0]:m[1]]
		span := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
		if utf8.RuneCountInString(words) < shortest || koreanCommon.MatchString(words) || bodyOverlaps(out, span) || !wordStart(l.text, m[0]) || !koreanEnds(l.text[m[1]:]) {
			continue
		}
		b := body{span: span, name: words}
		for _, c := range l.countries {
			gap := strings.TrimSpace(l.text[min(max(c.Span.End-l.span.Start, 0), m[0]):m[0]])
			if c.Span.End <= span.Start && (gap == "" || koreanPart.MatchString(gap)) {
				b.country, b.of = c.Code, c.Span
				if gap != "" { // "페루 총리실 디지털정부국"
					b.span.Start = l.span.Start + strings.LastIndex(l.text[:m[0]], gap)
					b.name = p.of(b.span)
				}
			}
		}
		for _, known := range p.names.FindBodies(words) {
			if b.country == "" && !known.International {
				b.country = known.Country
			}
		}
		if at, c := p.behindCountry(l, 0, m[0]); at >= 0 && b.country == "" {
			b.country, b.of = c.Code, c.Span
		}
		if c, ok := koreanOwner(l, m[0]); ok && b.country == "" {
			b.country, b.of = c.Code, c.Span
		}
		if b.country == "" {
			b.country, b.assumed = "KR", true // a ministry without a country in a Korean text is Korea's
		}
		out = append(out, b)
	}
	for _, m := range koreanShort.FindAllStringIndex(l.text, -1) {
		full, n, ok := gazetteer.KoreanMinistry(l.text[m[0]:m[1]])
		span := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[0] + n}
		if !ok || bodyOverlaps(out, span) || !wordStart(l.text, m[0]) || !koreanEnds(l.text[m[0]+n:]) || p.ofAnyCountry(l, m[0]) {
			continue
		}
		out = append(out, body{span: span, name: full, country: "KR"})
	}
	slices.SortFunc(out, func(a, b body) int { return a.span.Start - b.span.Start })
	return out
}

// ofAnyCountry holds for a body right behind a country: "베트남 외교부".
func (p *paper) ofAnyCountry(l *line, at int) bool {
	return slices.ContainsFunc(l.countries, func(c gazetteer.CountryMention) bool {
		return c.Span.End <= l.span.Start+at && strings.TrimSpace(l.text[c.Span.End-l.span.Start:at]) == ""
	})
}

// koreanOwner is the country that a body further on in a phrase is of: "우즈베키스탄의
// 전자정부 주관 기관인 프로젝트관리청".
func koreanOwner(l *line, at int) (gazetteer.CountryMention, bool) {
	const reach = 90 // bytes: about ten words
	for i := len(l.countries) - 1; i >= 0; i-- {
		c := l.countries[i]
		end := c.Span.End - l.span.Start
		if end <= at && at-end <= reach && strings.HasPrefix(l.text[end:], "의 ") && !koreanAnd.MatchString(l.text[end:at]) {
			return c, true
		}
	}
	return gazetteer.CountryMention{}, false
}

// koreanAnd parts two phrases.
var koreanAnd = regexp.MustCompile(`(?:와|과|은|는|이|가|을|를|에서|,)\s`)

// wordStart reports whether no letter stands in front of i.
func wordStart(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(r)
}

// koreanEnds holds where a word ends, or goes on with a particle or an office.
func koreanEnds(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.IsLetter(r) {
		return true
	}
	for _, particle := range []string{"와", "과", "는", "은", "가", "이", "의", "에", "를", "을", "로", "장관", "차관", "간"} {
		if strings.HasPrefix(rest, particle) {
			return true
		}
	}
	return false
}

// koreanPeople lists the office-holders of a sentence: the name in front of the
// ministry, one word for a Korean, up to three for others, whose country stands
// between. Those in whose presence it was done are left out.
func (p *paper) koreanPeople(l *line) []person {
	from := 0
	if m := koreanLooksOn.FindStringIndex(l.text); m != nil {
		from = m[1]
	}
	var out []person
	for _, m := range koreanNamed.FindAllStringSubmatchIndex(l.text, -1) {
		if m[0] < from || koreanParticle.MatchString(l.text[m[4]:m[5]]) {
			continue
		}
		at := l.span.Start
		out = append(out, person{name: l.text[m[4]:m[5]], office: l.text[m[2]:m[3]] + " " + l.text[m[6]:m[7]],
			span: accord.Span{Start: at + m[4], End: at + m[5]}, whole: accord.Span{Start: at + m[0], End: at + m[1]}})
	}
	for _, m := range koreanOffice.FindAllStringIndex(l.text, -1) {
		if m[0] < from || strings.HasPrefix(l.text[m[1]:], "실") { // "총리실" is no prime minister
			continue
		}
		who, ok := p.koreanName(l, from, m[0])
		if !ok {
			continue
		}
		office := strings.TrimLeft(l.text[who.span.End-l.span.Start:m[1]], " ")
		if behind := strings.IndexByte(office, ')'); strings.HasPrefix(office, "(") && behind > 0 {
			office = office[behind+1:]
		}
		who.office = strings.Join(strings.Fields(office), " ")
		who.whole = accord.Span{Start: who.span.Start, End: l.span.Start + m[1]}
		out = append(out, who)
	}
	return out
}

// koreanName reads the name that ends in front of an office at end.
func (p *paper) koreanName(l *line, from, end int) (person, bool) {
	const longest, foreignGiven = 3, 4 // words, letters
	if at, _ := p.behindCountry(l, from, end); at >= 0 {
		name := strings.TrimSpace(l.text[at:end])
		return person{name: name, span: accord.Span{Start: l.span.Start + at, End: l.span.Start + at + len(name)}}, true
	}
	if who, ok := p.behindOther(l, from, end); ok {
		return who, true
	}
	at, foreign := end, false
	start, words := end, 0
	for words < longest {
		body := strings.TrimRight(l.text[from:at], " ")
		if open := strings.LastIndexByte(body, '('); foreign && words == 0 && open > 0 && strings.HasSuffix(body, ")") {
			body = strings.TrimRight(body[:open], " ") // "트람 입 택(TRAM IV TEK) 캄보디아"
			end = from + len(body)
		}
		i := strings.LastIndexAny(body, " ,(")
		word := body[i+1:]
		if !isHangulWord(word) {
			break
		}
		if words == 0 && p.countryIn(l, from+i+1, from+len(body)) {
			foreign, at, end = true, from+i+1, from+i+1
			start = end
			continue
		}
		if words == 0 && koreanPart.MatchString(word) {
			at, end = from+i+1, from+i+1 // "페루 총리실 디지털정부국장": the part is in the office
			start = end
			continue
		}
		if words == 0 && strings.HasSuffix(word, "에서") {
			break // "리마에서" is where, not who
		}
		given := words == 1 && !foreign && utf8.RuneCountInString(word) >= foreignGiven && !koreanLeads.MatchString(word) && !koreanBody.MatchString(word)
		foreign = foreign || given // "레오나르도 레예스": no Korean has such a name
		if words > 0 && !given && (!foreign || koreanParticle.MatchString(word)) || p.countryIn(l, from+i+1, from+len(body)) {
			break
		}
		words, at, start = words+1, from+i+1, from+i+1
	}
	name := strings.TrimSpace(l.text[start:max(start, end)])
	runes := utf8.RuneCountInString(name)
	if words == 0 || runes < 2 || !foreign && (runes > 4 || koreanParticle.MatchString(name) && runes > 3) {
		return person{}, false
	}
	return person{name: name, span: accord.Span{Start: l.span.Start + start, End: l.span.Start + start + len(name)}}, true
}

// behindOther reads the name between an office-holder and the office of the next, which
// is the whole of what stands there: "전해철 행정안전부 장관과 찌어 완뎃 우정통신부 장관".
func (p *paper) behindOther(l *line, from, end int) (person, bool) {
	const fewest, most = 2, 3 // words; one is read as any name
	m := koreanBeside.FindAllStringIndex(l.text[from:end], -1)
	if len(m) == 0 {
		return person{}, false
	}
	start := from + m[len(m)-1][1]
	words := strings.Fields(l.text[start:end])
	if len(words) < fewest || len(words) > most || p.countryIn(l, start, end) {
		return person{}, false
	}
	for _, w := range words {
		if !isHangulWord(w) || koreanRole.MatchString(w) || koreanPart.MatchString(w) {
			return person{}, false
		}
	}
	name := strings.Join(words, " ")
	return person{name: name, span: accord.Span{Start: l.span.Start + start, End: l.span.Start + start + len(strings.TrimRight(l.text[start:end], " "))}}, true
}

// koreanBeside ties the office of somebody to the next name.
var koreanBeside = regexp.MustCompile(`(?:장관|차관|청장|처장|위원장|원장|총리|대사)[과와]\s`)

// behindCountry is where a name of two or three words begins that stands between a
// country and an office: "베트남 응우옌 마인 훙 정보통신부 장관"; -1 where none does.
func (p *paper) behindCountry(l *line, from, end int) (int, gazetteer.CountryMention) {
	const most = 4
	at := end
	for words := range most {
		body := strings.TrimRight(l.text[from:at], " ")
		i := strings.LastIndexAny(body, " ,(")
		if !isHangulWord(body[i+1:]) || koreanRole.MatchString(body[i+1:]) {
			break
		}
		for _, c := range l.countries {
			if c.Form == gazetteer.Name && c.Span.Start == l.span.Start+from+i+1 && c.Span.End == l.span.Start+from+len(body) && words > 1 {
				return at, c
			}
		}
		at = from + i + 1
	}
	return -1, gazetteer.CountryMention{}
}

// koreanLeads ends a word that leads to a name and is no part of it. Names of Spanish end
// in syllables that are particles, too: "에두아르도".
var koreanLeads = regexp.MustCompile(`(?:에서|에게|은|는|을|를|와|과|의|에|고|며|해|한|된|할|인)$`)

// koreanRole ends a word with a role in the sentence, which no part of a name has.
var koreanRole = regexp.MustCompile(`(?:에서|에게|은|는|을|를|와|과|의)$`)

// isHangul holds for a letter of Korean.
func isHangul(r rune) bool { return unicode.Is(unicode.Hangul, r) }

// isHangulWord holds for words of Hangul alone, with the middle dot of lists ("과학·기술").
func isHangulWord(w string) bool {
	for _, r := range w {
		if !isHangul(r) && r != '·' {
			return false
		}
	}
	return w != ""
}

// quoteBefore is where a name in quotation marks begins that ends at end: "'한-르완다
// 디지털정부 협력포럼'"; -1 where none does.
func quoteBefore(s string, start, end int) int {
	const longest = 120 // bytes
	i := strings.LastIndexAny(s[:start], "‘“'\"「『")
	if i < 0 || start-i > longest || !strings.ContainsRune("’”'\"」』", firstRune(s[end:])) {
		return -1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// firstRune is the first letter or sign of s; 0 where there is none.
func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// koreanMeetings finds meetings by the word that ends their names, with the
// words in front of it that have no particle, and the number of the edition.
func (p *paper) koreanMeetings(l *line) []meeting {
	var out []meeting
	for _, m := range koreanMeeting.FindAllStringIndex(l.text, -1) {
		start, words := m[0], 0
		if i := strings.LastIndexAny(l.text[:m[0]], " ‘“'\"(,"); i >= 0 && i+1 < m[0] {
			start = i + 1
		}
		for words < 4 && start > 0 && l.text[start-1] == ' ' {
			body := strings.TrimRight(l.text[:start], " ")
			i := strings.LastIndexAny(body, " ‘“'\"(,")
			word := body[i+1:]
			if word == "" || koreanVerbal.MatchString(word) || koreanParticle.MatchString(word) && !koreanNth.MatchString(word) || strings.ContainsAny(word, ".)년월일") {
				break
			}
			start, words = i+1, words+1
		}
		if words == 0 && start == m[0] {
			continue // "정상회의에서": which one was said before
		}
		if open := quoteBefore(l.text, start, m[1]); open >= 0 {
			start = open
		}
		span := accord.Span{Start: l.span.Start + start, End: l.span.Start + m[1]}
		one := meeting{span: span, key: strings.TrimSpace(koreanNth.ReplaceAllString(l.text[start:m[1]], ""))}
		one.Name = quoted(p, strings.Join(strings.Fields(l.text[start:m[1]]), " "), span)
		if n := koreanNth.FindStringSubmatchIndex(l.text[start:m[1]]); n != nil {
			one.Edition = quoted(p, parseNumber(l.text[start+n[2]:start+n[3]]), accord.Span{Start: l.span.Start + start + n[0], End: l.span.Start + start + n[1]})
			one.Series = quoted(p, one.key, span)
		}
		out = append(out, one)
	}
	return out
}
