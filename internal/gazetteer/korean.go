package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

type koreanName struct {
	code accord.Code
	name string
	form Form
}

// koreanWords are names of countries that are everyday words, too: 수단 (means),
// 오만 (arrogance), 가나, 이란 (a particle). They count only where a word for a
// state follows.
var koreanWords = []string{"수단", "오만", "이란", "가나", "말리", "차드", "통가", "조지아", "괌"}

// koreanStates are those words, and the particles "with" that tie a country to another.
var koreanStates = []string{"정부", "공화국", "대통령", "총리", "장관", "왕국", "대표단", " 정부", " 공화국", " 대통령", " 총리", "과의", "와의", "과 ", "와 "}

// addKorean enters the Korean name of a country. Particles follow it without a blank, so
// that it is looked for by how a word begins.
func (g *Gazetteer) addKorean(name string, code accord.Code) {
	g.typed[fold(name)] = code
	if utf8.RuneCountInString(name) >= 2 {
		g.korean[name] = koreanName{code, name, Name}
	}
}

// isHangul reports whether a text begins with a Korean syllable.
func isHangul(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Hangul, r)
}

// scanKorean looks for a country at the start of a Korean word, behind which
// particles may stand: "벨라루스와", "대한민국의".
func (g *Gazetteer) scanKorean(s string, w piece, found func(accord.Span, place)) {
	const longest = 36
	run := s[w.start:min(w.end, w.start+longest)]
	for end := len(run); end > 0; end-- {
		if end < len(run) && !utf8.RuneStart(run[end]) {
			continue
		}
		name, ok := g.korean[run[:end]]
		if !ok {
			continue
		}
		span := accord.Span{Start: w.start, End: w.start + end}
		if name.form == City && !koreanTown(run[end:]) {
			continue
		}
		if !slices.Contains(koreanWords, name.name) || stateFollows(s[span.End:]) {
			found(span, place{code: name.code, form: name.form, name: name.name})
		}
		return
	}
	if rest, ok := strings.CutPrefix(run, korea); ok && koreaAndAnother(s[w.start+len(run)-len(rest):]) {
		found(accord.Span{Start: w.start, End: w.start + len(korea)}, place{code: "KR", form: Name, name: korea})
	}
}

// korea is what Korean calls its own country in pairs: "한-캄보디아 포럼".
const korea = "한"

// koreaAndAnother holds for a sign that ties it to another country.
func koreaAndAnother(rest string) bool {
	for _, tie := range []string{"-", "·", "ㆍ", "‑", "–", "∙"} {
		if behind, ok := strings.CutPrefix(rest, tie); ok && isHangul(behind) {
			return true
		}
	}
	return false
}

// koreanTown holds for what may stand behind the name of a town within a word: nothing,
// a particle, "city". "다카하시" is no Dhaka.
func koreanTown(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" || !unicode.Is(unicode.Hangul, r) {
		return true
	}
	for _, particle := range []string{"에서", "에", "의", "로", "와", "과", "은", "는", "을", "를", "이", "가", "시", "서", "까지", "부터"} {
		if behind, ok := strings.CutPrefix(rest, particle); ok {
			r, _ := utf8.DecodeRuneInString(behind)
			return behind == "" || !unicode.Is(unicode.Hangul, r) || particle == "시" || particle == "에서" || particle == "에"
		}
	}
	return false
}

// shortMinistries are the names that Korean gives its ministries in passing, with those
// in full.
var shortMinistries = map[string]string{
	"행안부": "행정안전부", "안행부": "안전행정부", "행자부": "행정자치부", "과기정통부": "과학기술정보통신부", "미래부": "미래창조과학부",
	"기재부": "기획재정부", "산업부": "산업통상자원부", "중기부": "중소벤처기업부", "국토부": "국토교통부", "복지부": "보건복지부", "문체부": "문화체육관광부",
	"방통위": "방송통신위원회", "개인정보위": "개인정보보호위원회", "권익위": "국민권익위원회", "외교부": "외교부", "법무부": "법무부", "교육부": "교육부",
	"조달청": "조달청", "관세청": "관세청", "국세청": "국세청", "통계청": "통계청", "특허청": "특허청",
}

// KoreanMinistry returns the full name of a Korean ministry or agency whose short name
// begins a Korean word, and the bytes of it.
func KoreanMinistry(word string) (full string, n int, ok bool) {
	const longest = 5 // letters
	n = 0
	for range longest {
		_, size := utf8.DecodeRuneInString(word[n:])
		n += size
		if full, ok := shortMinistries[word[:n]]; ok {
			return full, n, true
		}
	}
	return "", 0, false
}

// stateFollows reports whether a word for a state, or a particle that ties a country
// to another, comes next.
func stateFollows(rest string) bool {
	return slices.ContainsFunc(koreanStates, func(w string) bool { return strings.HasPrefix(rest, w) })
}
