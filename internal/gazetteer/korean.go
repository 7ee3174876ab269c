package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

type koreanName struct {
	code accord.Code
	name string
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
		g.korean[name] = koreanName{code, name}
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
		if !ambiguousKorean(name.name) || stateFollows(s[span.End:]) {
			found(span, place{code: name.code, form: Name, name: name.name})
		}
		return
	}
}

func ambiguousKorean(name string) bool {
	for _, w := range koreanWords {
		if w == name {
			return true
		}
	}
	return false
}

func stateFollows(rest string) bool {
	for _, w := range koreanStates {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
