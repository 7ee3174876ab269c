package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// hidden are names in which a country's name is no country, or another's. One is
// added where a text was read wrongly for want of it; their order does not matter.
var hidden = []string{
	"New Mexico", "Gulf of Mexico", "Gulf of Guinea", "New Guinea", "Niger Delta", "Niger River", "River Niger", "Niger State", "Jordan River", "River Jordan", "Jordan Valley",
	"Lake Chad", "Lake Chad Basin", "Chad Basin", "Georgia Tech", "Georgia State", "Georgia Institute of Technology", "University of Georgia", "State of Georgia", "state of Georgia", "South Georgia",
	"Latin America", "Latin American", "Latin Americans", "South America", "South American", "North America", "North American", "Central America", "Central American",
	"Inter-American", "Inter American", "Interamerican", "Pan-American", "Pan American", "African American", "African-American", "Ibero-American", "Ibero American", "Organization of American States",
	"Organisation of American States", "Meso American", "Bank of America", "Native American", "Anglo-American", "Euro-American", "Indian Ocean", "Indian Ocean Rim", "West Indian", "West Indies", "American Indian", "South China Sea",
	"East China Sea", "South China Morning Post", "Sea of Japan", "Korean Peninsula", "Korea Strait", "Philippine Sea", "Persian Gulf", "Arabian Gulf", "Arabian Sea", "English Channel", "Irish Sea", "Panama Canal", "Suez Canal",
	"Turkish Straits", "Swiss Re", "German Marshall Fund", "Mali Empire", "Cuba Libre", "Washington Post", "New York Times", "Times of India", "India Today", "Jerusalem Post", "Bangkok Post", "Jakarta Post",
	"Financial Times", "Korea Herald", "Korea Times", "Japan Times", "China Daily", "Jordan Times", "Gulf Times", "Oman Observer", "Washington State", "State of Washington", "George Washington", "New England", "New South Wales",
	"Prince of Wales", "Washington Consensus", "Paris Agreement", "Paris Club", "Kyoto Protocol", "Vienna Convention", "Geneva Convention", "Geneva Conventions", "Budapest Convention", "Berne Convention", "Rome Statute", "Oslo Accords",
	"Bretton Woods", "Oxford Insights", "Cambridge Analytica", "Paris Saint-Germain", "Bank of England", "Spanish-speaking", "Portuguese-speaking", "French-speaking", "English-speaking", "Turkic-speaking",
	"German-speaking", "Russian-speaking", "Arabic-speaking", "Chinese-speaking", "Danish Kroner", "American Express", "Dutch Caribbean", "French Riviera", "Port of Spain Gazette",
}

// persons are names of countries and cities that people bear, too: isPerson weighs
// what stands around them, and all other names are places wherever they stand.
var persons = []string{"Jordan", "Chad", "Georgia", "Israel", "Paris", "London", "Sofia", "Florence", "Chile", "Kenya", "India", "China", "Cuba", "Jamaica", "Victoria", "Austin", "Dublin", "Sydney", "Adelaide", "Milan", "Santiago", "Ireland", "France", "Holland", "Brazil", "Boston", "Houston", "Perth", "Wellington", "Washington", "England", "Scotland", "Wales", "Bali", "Kazan", "Vienna", "Berne", "Pune", "Seville", "Verona", "Dili", "Turk", "Juba"}

// givenNames in front of such a name make it a person's.
var givenNames = strings.Fields("Michael Mike David John James Robert William Richard Charles Thomas Tom George Paul Mark Peter Andrew Steven Stephen Kevin Brian Jason Jeff Jeffrey Ryan Eric Scott Frank Gary Tim Timothy Jose José Larry Raymond Dennis Walter Patrick Harold Carl Arthur Henry Jack Joe Joseph Albert Daniel Matthew Anthony Donald Kenneth Edward Ronald Jonathan Nicholas Samuel Benjamin Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Sharon Anna Anne Kathleen Amy Maria Kelly Christina Jane Alice Julia Grace Judy Denise Barry Neil Simon Ian Alan Alex Colin Martin Adam Chris Christopher Ben Vernon Hamilton Kathy Jim Bill Jr")

// homographs are words of another language, too: "Como anfitrión", "Réunion des
// ministres". They are places only behind one of atPlace or a comma.
var (
	homographs = []string{"Como", "Réunion", "Bari", "Nice", "Cali", "Male", "Lima", "Oran", "Sinaia", "Bled", "Praia", "Porto"}
	atPlace    = []string{"in", "at", "to", "from", "of", "near", "and", "a", "à", "en", "em", "de", "La", "la", "City"}
)

// foreignWords are names in other languages that are words or persons there.
var foreignWords = []string{"Reunión", "Reunião", "Mauricio", "Maurício", "Maurice", "Dominique", "Island", "Granada", "Grenade", "San Martín", "Insel Man", "Riunione", "Domenica"}

// press are words behind a country's name in the name of a newspaper or agency.
var press = []string{"News", "Times", "Herald", "Gazette", "Tribune", "Daily", "Observer", "Today", "Chronicle"}

// before a country's name these words are no part of a person's name.
var institutional = strings.Fields("Minister Ministry Ministers Prime President Government Kingdom Republic State Hashemite King Queen Embassy Ambassador Visit Digital National Central Federal Department Agency Royal Parliament Cabinet Vice Deputy Foreign Bank Economic ICT Information Communications Technology Investment Education Health Post Customs Telecommunications Telecom Regulatory Commission Authority Council Chamber Forum Summit University Institute Team Sign Signs Signed And Of In The From To With For At By Strategic Memorandum MoU MOU Cooperation Relations Free Trade Open Data Smart Armed Forces Street Bridge Air Airways Airlines Airport Palestine Africa Asia Europe Middle East West North South Vision Ready Startup Startups Tech Times News")

// plausible weighs what stands around a name that is not always a country's.
func plausible(s string, span accord.Span, p place) bool {
	name := s[span.Start:span.End]
	switch {
	case p.lang != "":
		return inLanguage(s, span, p.lang)
	case name == "US":
		return isUS(s, span)
	case p.form == Adjective:
		return !isLanguage(s, span)
	case slices.Contains(homographs, name):
		return slices.Contains(atPlace, wordBefore(s, span.Start)) || strings.HasSuffix(s[:span.Start], ", ") || strings.HasPrefix(s[span.End:], ", ")
	case p.form == Name && isPress(s, span):
		return false
	case name == "Georgia" && isStateOfUS(s, span):
		return false
	case slices.Contains(persons, name):
		return !isPerson(s, span)
	}
	return true
}

// isPress: "Korea Times", "Pakistan Point News".
func isPress(s string, span accord.Span) bool {
	after := wordAfter(s, span.End)
	return slices.Contains(press, after) || len(after) > 2 && unicode.IsUpper(firstRune(after)) && wordAfter(s, span.End+1+len(after)) == "News"
}

// isUS: "US" is the country unless it is money ("US$5m") or the pronoun in a
// line of capitals ("JOIN US TODAY").
func isUS(s string, span accord.Span) bool {
	if strings.HasPrefix(s[span.End:], "$") || strings.HasPrefix(s[span.End:], " $") {
		return false
	}
	left, right := wordBefore(s, span.Start), wordAfter(s, span.End)
	return !isShouted(left) || !isShouted(right)
}

// isShouted holds for a longer word in capitals: among such words "US" may be a pronoun.
func isShouted(w string) bool { return len(w) > 3 && w == strings.ToUpper(w) }

// isLanguage: "in French", "Portuguese-speaking", "the Spanish language",
// "Español | English | Português".
func isLanguage(s string, span accord.Span) bool {
	switch after := wordAfter(s, span.End); after {
	case "speaking", "language", "languages", "version", "edition", "subtitles":
		return true
	case "":
		rest := strings.TrimLeft(s[span.End:], " ")
		return wordBefore(s, span.Start) == "in" && (rest == "" || strings.ContainsRune(".,;)|\n", rune(rest[0])))
	case "and":
		return wordBefore(s, span.Start) == "in" && strings.HasSuffix(s[:span.Start], "in ")
	}
	return false
}

// isStateOfUS: "Atlanta, Georgia", "Georgia, USA".
func isStateOfUS(s string, span accord.Span) bool {
	rest := s[span.End:]
	for _, w := range []string{", USA", ", U.S", ", US", " (US", ", United States"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	before := strings.TrimRight(s[max(0, span.Start-40):span.Start], " ")
	for _, city := range []string{"Atlanta,", "Savannah,", "Augusta,", "Athens,", "Macon,"} {
		if strings.HasSuffix(before, city) {
			return true
		}
	}
	return false
}

// isPerson reports whether a given name or a title stands before the name, or
// a surname behind it.
func isPerson(s string, span accord.Span) bool {
	before := wordBefore(s, span.Start)
	if slices.Contains(givenNames, before) || before == "Mr" || before == "Ms" || before == "Mrs" || before == "Dr" {
		return true
	}
	if slices.Contains(prepositions, before) {
		return false // "in Jordan Monday", "of Chad Defence"
	}
	after := wordAfter(s, span.End)
	if after == "" || !unicode.IsUpper(firstRune(after)) || after == strings.ToUpper(after) || slices.Contains(institutional, after) {
		return false
	}
	second := wordAfter(s, span.End+1+len(after))
	return said(second) || before != "" && unicode.IsUpper(firstRune(before)) && !slices.Contains(institutional, before)
}

// prepositions stand before places far more often than before persons.
var prepositions = strings.Fields("in of to from near across between and at for with the or both visit visited")

// said: verbs behind a person's name.
func said(w string) bool {
	return slices.Contains([]string{"said", "says", "told", "added", "signed", "noted", "who", "explained", "stressed", "is", "was"}, w)
}

// wordBefore returns the word in front of i, from which spaces separate it; empty where
// something else does.
func wordBefore(s string, i int) string {
	if i == 0 || s[i-1] != ' ' {
		return ""
	}
	end := strings.TrimRight(s[max(0, i-40):i], " ")
	end = strings.TrimSuffix(end, ".")
	start := strings.LastIndexFunc(end, func(r rune) bool { return !isWordRune(r) })
	if start >= 0 {
		_, n := utf8.DecodeRuneInString(end[start:])
		return end[start+n:]
	}
	return end
}

// wordAfter returns the word behind i, from which one space or hyphen separates it;
// empty where something else does.
func wordAfter(s string, i int) string {
	if i >= len(s) || s[i] != ' ' && s[i] != '-' {
		return ""
	}
	rest := s[i+1 : min(len(s), i+41)]
	if end := strings.IndexFunc(rest, func(r rune) bool { return !isWordRune(r) }); end >= 0 {
		return rest[:end]
	}
	return rest
}

// firstRune is the first character of a word.
func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// functionWords are the small words that show a text's language.
var functionWords = map[string][]string{
	"es": {" de ", " la ", " el ", " los ", " las ", " del ", " en ", " y ", " con ", " para ", " que "},
	"fr": {" de ", " la ", " le ", " les ", " des ", " du ", " et ", " en ", " à ", " pour ", " que ", " au ", " aux "},
	"pt": {" de ", " da ", " do ", " dos ", " das ", " em ", " e ", " com ", " para ", " que ", " no ", " na ", " ao "},
	"de": {" der ", " die ", " das ", " und ", " mit ", " von ", " zu ", " den ", " im ", " für "},
	"it": {" di ", " la ", " il ", " della ", " del ", " e ", " con ", " per ", " che ", " nel ", " alla "},
}

// inLanguage reports whether the text around a span is in one of some languages, which
// blanks part: names like "Maurice", "Island" or "Granada" are countries in one language
// only, "Brasil" is one in two. A handful of its small words within two hundred bytes
// show a language; fewer may stand in a title that an English text quotes.
func inLanguage(s string, span accord.Span, langs string) bool {
	const around, enough = 200, 4
	near := s[max(0, span.Start-around):min(len(s), span.End+around)]
	for lang := range strings.FieldsSeq(langs) {
		n := 0
		for _, w := range functionWords[lang] {
			n += strings.Count(near, w)
		}
		if n >= enough {
			return true
		}
	}
	return false
}
