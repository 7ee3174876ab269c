package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// Person is a name in its parts, as reference managers sort by them.
type Person struct {
	Family   string
	Particle string // "van der": belongs to the family name and is not sorted by
	Given    string
	Literal  string // the whole name where it cannot be told apart
}

// familyFirst are the countries whose names stand family first, in English
// texts too. Japanese and Hungarian names are turned round in those.
var familyFirst = []accord.Code{"KR", "KP", "CN", "VN"}

// koreanFamilies are the most frequent family names of Korea in the spellings
// of press releases: some of these turn names round, and a family name at the
// end tells.
var koreanFamilies = []string{"ahn", "an", "bae", "baek", "ban", "bang", "byun", "cha", "chang", "cho", "choe", "choi", "chon", "chu", "chun", "chung", "eom",
	"goh", "gong", "gu", "gwak", "ha", "hahm", "ham", "han", "heo", "hong", "hur", "huh", "hwang", "im", "jang", "jeon", "jeong", "ji", "jin", "jo", "joo", "ju",
	"jun", "jung", "kang", "ki", "kil", "kim", "ko", "koh", "koo", "ku", "kwak", "kwon", "lee", "lim", "ma", "maeng", "min", "moon", "myung", "na", "nam", "namgung",
	"no", "noh", "oh", "paik", "park", "pyo", "rhee", "ri", "roh", "ryu", "seo", "seol", "seong", "seok", "shin", "sim", "shim", "sin", "so", "son", "song", "suh",
	"sung", "wang", "wi", "won", "woo", "yang", "ye", "yeo", "yeom", "yi", "yim", "yo", "yoo", "yook", "yoon", "you", "yu", "yun"}

// doubleFamilies are the Korean family names of two syllables.
var doubleFamilies = []string{"남궁", "황보", "제갈", "선우", "독고", "사공", "서문", "동방"}

// particles go with the family name that follows them.
var particles = []string{"van", "von", "der", "den", "de", "di", "da", "du", "del", "dos", "das", "la", "le", "el", "al", "bin", "bint", "ibn", "ter", "ten", "te", "zu", "af", "av"}

// NewPerson takes a name apart. Country says which order to expect; capital
// letters, which many releases use for family names, say so before it.
func NewPerson(name string, country accord.Code) Person {
	name = strings.Join(strings.Fields(name), " ")
	if hangul(name) {
		return koreanPerson(name)
	}
	parts := strings.Split(name, " ")
	if len(parts) == 1 {
		return Person{Literal: name}
	}
	if family, given := shouted(parts); len(family) > 0 {
		return calmed(family, given)
	}
	if slices.Contains(familyFirst, country) && !turned(parts, country) {
		return Person{Family: parts[0], Given: strings.Join(parts[1:], " ")}
	}
	return western(parts)
}

func hangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}

// koreanPerson reads "홍윤식", "남궁민", "홍 윤식".
func koreanPerson(name string) Person {
	family, given, spaced := strings.Cut(name, " ")
	if spaced {
		return Person{Family: family, Given: given}
	}
	if utf8.RuneCountInString(name) < 2 {
		return Person{Literal: name}
	}
	for _, f := range doubleFamilies {
		if rest, ok := strings.CutPrefix(name, f); ok && rest != "" {
			return Person{Family: f, Given: rest}
		}
	}
	_, n := utf8.DecodeRuneInString(name)
	return Person{Family: name[:n], Given: name[n:]}
}

// shouted finds a family name in capitals, before or behind, of one word or more:
// "HONG Yun-sik", "Yun-sik HONG", "Ursula VON DER LEYEN". Initials are no family
// name, and where all is in capitals they tell nothing: there is none then.
func shouted(parts []string) (family, given []string) {
	loud := func(s string) bool {
		return utf8.RuneCountInString(s) > 1 && s == strings.ToUpper(s) && s != strings.ToLower(s) && !strings.Contains(s, ".")
	}
	front, back := 0, len(parts)
	for front < len(parts) && loud(parts[front]) {
		front++
	}
	for back > 0 && loud(parts[back-1]) {
		back--
	}
	switch {
	case back == len(parts):
		return parts[:front], parts[front:]
	case front == 0:
		return parts[back:], parts[:back]
	}
	return nil, nil
}

// calmed is a person whose family name was in capitals, with its particles told
// apart: "VON DER LEYEN" is Leyen.
func calmed(family, given []string) Person {
	var words, before []string
	for i, word := range family {
		if low := strings.ToLower(word); len(words) == 0 && i < len(family)-1 && slices.Contains(particles, low) {
			before = append(before, low)
			continue
		}
		words = append(words, title(word))
	}
	return Person{Family: strings.Join(words, " "), Particle: strings.Join(before, " "), Given: strings.Join(given, " ")}
}

// title leaves of capitals those that begin a part of a name: "SMITH-JONES" is
// Smith-Jones, "O'NEILL" O'Neill.
func title(s string) string {
	begins := true
	return strings.Map(func(r rune) rune {
		was := begins
		begins = !unicode.IsLetter(r)
		if was {
			return r
		}
		return unicode.ToLower(r)
	}, s)
}

// turned reports whether a Korean name stands the Western way round: it ends in
// a family name and does not begin with one ("Yun-sik Hong").
func turned(parts []string, country accord.Code) bool {
	if country != "KR" && country != "KP" {
		return false
	}
	known := func(s string) bool { return slices.Contains(koreanFamilies, strings.ToLower(s)) }
	return known(parts[len(parts)-1]) && !known(parts[0])
}

// western takes the last word, with the particles before it, for the family name.
func western(parts []string) Person {
	last := len(parts) - 1
	first := last
	for first > 1 && slices.Contains(particles, parts[first-1]) {
		first--
	}
	return Person{Family: parts[last], Particle: strings.Join(parts[first:last], " "), Given: strings.Join(parts[:first], " ")}
}
