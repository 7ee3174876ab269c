package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract/form"
	"accords/internal/text"
)

// topicForms are the words for areas of cooperation, by code. Digital public
// infrastructure is interoperability; postal services and green IT are other
// (LABELS of the corpus, 11).
var topicForms = []struct {
	code  string
	hints []string
	form  *form.Form
}{
	{"artificial-intelligence", []string{"artifi", "ai", "machine", "inteligencia", "인공지능"}, form.MustCompile(`(?i:\bartificial intelligence\b|\bmachine learning\b|인공지능|\binteligencia artificial\b|\bintelligence artificielle\b|\binteligência artificial\b)|\bAI\b|\bl[’']IA\b|\bla IA\b`)},
	{"cloud", []string{"cloud", "nube", "nuage", "클라우드"}, form.MustCompile(`(?i)\bcloud\b|\bnube\b|클라우드`)},
	{"cybersecurity", []string{"cyber", "information security", "sécurité", "ciber", "online safety", "network security", "사이버", "정보보호"}, form.MustCompile(`(?i)\bcyber[- ]?(?:security|threats?|attacks?|defen[cs]e|resilience|crimes?|space|incidents?)\b|\bcybersafety\b|\b(?:information|network|digital) security\b|\bcyb?er-?s[ée]curit[éy]|\bciberseguridad|\bciberdefensa|\bsegurança cibernética|사이버|정보보호`)},
	{"data", []string{"data", "datos", "données", "데이터"}, form.MustCompile(`(?i)\b(?:big |cross-border |personal |open )?data (?:governance|innovation|spaces|transfers|protection|privacy|flows?|sharing|economy|analytics|management|policy|policies|driven|cent(?:er|re)s?|use|science)\b|\bdata[- ]driven\b|\bflows? of data\b|\bdatabases?\b|\b(?:big|personal|government|public) data\b|(?:^|\b(?:and|in|of|on|as)\s|,\s)data\b(?:[,.;]|\s+and\b)|\b(?:protección|gobernanza|análisis|centros) de datos\b|\bprotection des données\b|데이터`)},
	{"digital-identity", []string{"identi", "credential", "wallet", "e-id", "eid", "digital id", "signature", "trust services", "firma", "신원"}, form.MustCompile(`(?i)\b(?:digital|electronic|e-?|national)[- ]?(?:identit(?:y|ies)|identifications?|id\b|ids\b)|\b(?:digital|electronic)(?: and electronic| or electronic)? signatures?\b|\be-?(?:id|signatures?)\b|\btrust services\b|\b(?:digital|verifiable|electronic) (?:credentials?|wallets?)\b|\bidentidade? digital\b|\bidentité numérique\b|\bfirma (?:digital|electrónica)\b|디지털 ?신원|신원확인`)},
	{"digital-inclusion", []string{"inclusi", "divide", "gap", "literacy", "access to", "disadvantage", "sensibilis", "brecha", "fracture", "격차", "포용"}, form.MustCompile(`(?i)\bdigital (?:inclusion|literacy|divides?|gaps?|equity|accessibility)\b|\b(?:bridg|narrow|clos)\w+ the (?:digital )?(?:divide|gap)|\bdigital gap\b|\b(?:social|financial) inclusion\b|\binclusion\b|\b(?:economic or social )?disadvantaged?\b|\bequal access\b|\bsensibilis\w+|\bbrecha digital\b|\binclusión digital\b|\binclusion numérique\b|\bfracture numérique\b|디지털 ?격차|디지털 ?포용`)},
	{"public-services", []string{"gov", "public", "service", "administra", "gobierno", "trámites", "행정", "정부", "civil serv"}, form.MustCompile(`(?i)\be-?[- ]?gov(?:ernment|ernance)?\b|\bgovtech\b|\b(?:digital|mobile|smart|electronic) (?:government|governance|(?:public |government )?services|administration)\b|\belectronic services\b|\b(?:public|government|citizen|e-?) ?services?\b|\bpublic (?:service|sector) (?:delivery|innovation|reform|modernisation)\b|\bpublic administration\b|\bgovernment (?:digital|modernisation|modernization|technology|platforms?)\b|\b(?:digiti[sz]ation|digitali[sz]ation|modernisation|modernization) of (?:the )?(?:government|public)\b|\be-?gouvernance\b|\badministration (?:électronique|numérique|publique)\b|\bservices (?:publics|en ligne)\b|\bgobierno (?:digital|electrónico)\b|\bservicios (?:públicos|digitales)\b|\bgouvernance (?:électronique|numérique)\b|\bgoverno (?:digital|eletrônico)\b|\b(?:digital|digitali[sz]ed) transformation of (?:the )?(?:government|public|state)\b|\btransformação digital do (?:governo|estado)\b|\bserviços (?:públicos|digitais)\b|전자정부|디지털 ?정부|공공 ?서비스|공공행정`)},
	{"skills", []string{"skill", "capacit", "train", "talent", "human", "workforce", "exchange", "expert", "formation", "capab", "compét", "habilidad", "formaci", "study", "civil servants", "인력", "역량", "인적"}, form.MustCompile(`(?i)\b(?:digital )?skills\b|\bcapacity[- ](?:building|development|enhancement)\b|\bcapacit(?:y|ies) (?:development|of)\b|\btrainings?\b|\bto train (?:\w+ ){0,2}(?:officials|people|staff|servants|officers|experts|employees)\b|\b(?:digital )?talents?\b|\bhuman[- ](?:resources?|capital|capabilities|capacity)\b|\bworkforces?\b|\b(?:staff|personnel|personal|people|expert|professional|talent) exchanges?\b|\b(?:exchang\w+|second\w*|swap\w*) (?:of )?(?:staff|personnel|experts|specialists|officials)\b|\bexchange of (?:experts|personnel|staff|officials|specialists|professionals)\b|\bstudy (?:tours|visits)\b|\bcompétences\b|\b(?:la|de|et) formation\b|\bhabilidades\b|\bcapacitaci[oó]n\b|\bformación\b|\bintercambio de expertos\b|인력|역량|인적 ?교류`)},
	{"interoperability", []string{"interop", "infrastructure", "data exchange", "standard", "estándar", "x-road", "population scale", "stack", "상호운용"}, form.MustCompile(`(?i)\binterop[eé]ra\w+|\bdigital public infrastructures?\b|\b(?:cross-border )?data exchange\b|\bx-road\b|\bindia stack\b|\bpopulation scale\b|\b(?:technical|digital|common|international|open) standards\b|\bestándares\b|\bstandardi[sz]ation\b|상호운용`)},
	{"telecommunications", []string{"telecom", "broadband", "radio", "5g", "6g", "broadcast", "spectrum", "communications", "infra", "connectivity", "conectividad", "conectivité", "banda ancha", "haut débit", "cables", "통신", "방송"}, form.MustCompile(`(?i)\bt[eé]l[eé]com(?:s|munica\w*)?\b|\bbroadband\b|\bradio\b|\b[56]G\b|\bbroadcasting\b|\bspectrum\b|\b(?:digital|ICT|IT|internet|network|critical information) infrastructures?\b|\binfraestructuras? (?:digitales|digital)\b|\bconnectivity\b|\bconectividad\b|\bconnectivité|\bbanda ancha\b|\b(?:submarine|undersea) cables\b|\bsatellites?\b|통신(?:[^부]|$)|\bcommunications(?:,| and) information technolog\w+|, communications,|방송`)},
	{"digital-economy", []string{"econom", "économ", "trade", "commerc", "comercio", "fintech", "start-up", "startup", "ict", "it ", "entrepren", "emprend", "industry", "business", "incubat", "payment", "경제", "스타트업", "전자상거래"}, form.MustCompile(`(?i)\bdigital (?:economy|trade|commerce|entrepreneurship|industry|industries|business(?:es)?|markets?|payments?)\b|\belectronic payments?\b|\be-?commerce\b|\belectronic (?:commerce|trade)\b|\bfintech\b|\bstart-?ups?\b|\b(?:ICT|IT) (?:industry|industries|businesses)\b|\bincubators?\b|\beconomía digital\b|économie numérique|\beconomia digital\b|\bcomercio electrónico\b|\bcommerce électronique\b|\bentrepreneurship\b|\bemprendimiento\b|\bdevelopment of the (?:ICT|IT)\b|디지털 ?경제|스타트업|전자상거래`)},
	{"emerging-technologies", []string{"emerging", "blockchain", "internet of things", "iot", "quantum", "frontier", "semiconduct", "robot", "cutting-edge", "신기술", "블록체인", "양자", "반도체", "emergentes"}, form.MustCompile(`(?i)\bemerging (?:digital )?technolog\w+\b|\bblockchain\b|\binternet of things\b|\bIoT\b|\bquantum\b|\bsemiconductors?\b|\brobotics\b|\b(?:frontier|cutting-edge) technologies\b|\btecnologías emergentes\b|\btechnologies émergentes\b|블록체인|신기술|양자|반도체`)},
	{"smart-cities", []string{"smart", "inteligentes", "intelligentes", "스마트"}, form.MustCompile(`(?i)\bsmart[- ](?:cit(?:y|ies)|villages?|nations?)\b|\bciudades inteligentes\b|\bvilles intelligentes\b|스마트 ?시티`)},
	{"open-government", []string{"open", "transparen", "participat", "corruption", "abierto", "ouvert", "involvement in"}, form.MustCompile(`(?i)\bopen[- ](?:government|data|source)\b|\btransparency\b|\bopenness\b|\b(?:citizen|civic|public) participation\b|\binvolvement in political\b|\banti-corruption\b|\bgobierno abierto\b|\bdatos abiertos\b|\bgouvernement ouvert\b|\bdonnées ouvertes\b|열린 ?정부|공공데이터 개방`)},
	{"research", []string{"research", "studies", "r&d", "investiga", "연구", "recherche"}, form.MustCompile(`(?i)\b(?:joint |scientific )?research(?:es)?(?: and (?:development|education))?\b|\bjoint(?:ly)? stud(?:y|ies)\b|\bR&D\b|\binvestigations? jointly\b|\bla recherche\b|\binvestigación\b|공동 ?연구|연구개발`)},
	{"records", []string{"archiv", "records", "document", "기록"}, form.MustCompile(`(?i)\b(?:e-)?archives?\b|\barchiving\b|\b(?:electronic|digital) (?:records|documents?)\b|\brecords management\b|기록물|기록관리`)},
	{"ethics", []string{"ethic", "éthi", "ética", "responsib", "governance", "trustworthy", "윤리"}, form.MustCompile(`(?i)\bethic(?:s|al|ally)\b|\bresponsib(?:le|ly) (?:use|technolog\w+|AI|artificial|development|innovation)\b|\bused responsibly\b|\b(?:AI|artificial intelligence) governance\b|\btrustworthy\b|\bgovernance of (?:AI|artificial)\b|ética\b|éthique|\buso responsable\b|윤리`)},
	{"development-cooperation", []string{"development", "developing countr", "oda", "third countr", "desarrollo", "개발도상국", "공적개발"}, form.MustCompile(`(?i)\b(?:international|official) development co-?operation\b|\bthird countries\b|\bODA\b|\bofficial development assist\w+\b|\bin developing countries\b|\bother countries, (?:African|developing)|개발도상국|공적개발원조`)},
	{"health", []string{"health", "telemedicine", "salud", "santé", "보건"}, form.MustCompile(`(?i)\b(?:e-?|digital )?health(?:care)?\b|\btelemedicine\b|\bsalud digital\b|\bsanté numérique\b|보건`)},
	{"education", []string{"education", "e-learning", "educación", "éducation", "교육"}, form.MustCompile(`(?i)\b(?:research and |digital )education\b|\beducation\b[,.;]|\be-?learning\b|\beducación\b|éducation|교육 분야`)},
	{"procurement", []string{"procurement", "contratación", "조달"}, form.MustCompile(`(?i)\b(?:e-?|public )?procurement\b|\bcontratación pública\b|조달`)},
	{"other", []string{"post", "green"}, form.MustCompile(`(?i)\bpostal\b|\bpost,|\bgreen (?:economy|IT)\b`)},
}

// topicScope are the words of sentences that say what is cooperated on, in the
// languages of the releases.
var topicScope = form.MustCompile(`(?i)co-?operat|collaborat|memorand|\bMOU|agreement|declaration|charter|\bareas?\b|fields?\b|framework|promot|strengthen|sharing|\bshare|exchang|partner|\baims?\b|will\b|should|\b(?:is|are)\s+to\b|\bcovers?\b|includ|joint|priorit|\bfocus|heart\b|subjects\b|emphasi|principle|purpose|objective|commit|envisag|\bwants?\b|come(?:s)?\s+first|cooperaci|cooperar|colabora|acuerdo|memorando|convenio|[áa]reas|ámbito|objetivo|contempla|incluye|fortalec|intercambi|impuls|\btemas\b|coopérat|accord|domaine|porte\s+sur|prévu|objectif|échange|concerne|partenar|\bvise|renforc|partag|en\s+matière|en\s+materia|compart|comprende|work\s+(?:together|on)|\bnamed\b|under\s+it\b|figure\b|added\b|협력|분야|교류|추진`)

// topicElsewhere are the words of sentences that tell what somebody has, did or
// talked about, and not what is agreed.
var topicElsewhere = form.MustCompile(`(?i)\b(?:he|she|they|minister\s+\w+|sides|ministers)\s+(?:also\s+)?(?:described|presented|briefed|outlined|spoke|introduced|informed|exchanged\s+views)\b|\bissues\s+on\s+the\s+(?:table|agenda)\b|\b(?:was|were)\s+(?:also\s+)?(?:discussed|among\s+the\s+(?:issues|topics|items))\b|\bon\s+the\s+(?:programme|agenda)\b|\bwas\s+followed\s+by\b|\bgave\s+(?:a\s+)?(?:keynote|presentations?)\b|\bkeynote\b|\bwill\s+(?:give\s+a\s+presentation|present)\b`)

// topicHints tell at once which areas a sentence may name.
var topicHints = form.NewSieve(hintsOfTopics()...)

// hintsOfTopics are the lists of the sieve, in the order of topicForms.
func hintsOfTopics() [][]string {
	var out [][]string
	for _, t := range topicForms {
		out = append(out, t.hints)
	}
	return out
}

// topics lists the areas of cooperation that lines name, each with the first
// words that name it, in the order of the text.
func (p *paper) topics(lines []*line) []accord.Value[string] {
	var out []accord.Value[string]
	var have uint64 // bits of the areas in out
	for _, l := range lines {
		type hit struct {
			at   int
			span accord.Span
			code int
		}
		var hits []hit
		var names []accord.Span
		hinted := topicHints.In(l.text) &^ have
		for i, t := range topicForms {
			if hinted&(1<<i) == 0 {
				continue
			}
			for _, m := range t.form.FindAllStringIndex(l.text, -1) {
				span := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
				if names == nil {
					names = p.namesIn(l)
				}
				if !within(names, span) && !inOffice(l.text, m[0]) {
					hits = append(hits, hit{m[0], span, i})
					break
				}
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return a.at - b.at })
		for _, h := range hits {
			have |= 1 << h.code
			out = append(out, quoted(p, topicForms[h.code].code, trimSpan(p.doc.Text, h.span)))
		}
	}
	return out
}

// namesIn lists the names in whose words no area is meant: a ministry of digital
// economy may sign on anything, at a conference on e-governance.
func (p *paper) namesIn(l *line) []accord.Span {
	out := []accord.Span{}
	for _, b := range l.bodies {
		out = append(out, b.span)
	}
	for _, m := range p.meetingsIn(l) {
		out = append(out, m.span)
	}
	for _, m := range fairs.FindAllStringIndex(l.text, -1) {
		out = append(out, accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]})
	}
	if m := themeForm.FindStringSubmatchIndex(l.text); m != nil {
		out = append(out, accord.Span{Start: l.span.Start + m[2], End: l.span.Start + m[3]})
	}
	return out
}

// fairs are the names of exhibitions, prizes and the like, at which things are signed.
var fairs = form.MustCompile(`(?:\b\p{Lu}[\p{L}-]+\s+){1,5}(?:Expo|Exhibition|Fair|Show|Festival|Congress|Week|Awards?|Prize|Challenge|Hackathon|Feria)\b`)

// within reports whether a span lies in one of the names.
func within(names []accord.Span, s accord.Span) bool {
	for _, n := range names {
		if n.Start <= s.Start && s.End <= n.End {
			return true
		}
	}
	return false
}

// officeTail is an office with its fields, up to the end: "Minister of Research, ".
var officeTail = form.MustCompile(`\b(?i:ministers?|secretary|undersecretary|director|ministra|ministro|ministre|commissioner|chairman|committee)\b(?:[\s,]+(?:(?-i:\p{Lu})[\p{L}-]*|of|for|the|and|de|des|la|y|et|l[’']|&))*[\s,]*$`)

// inOffice holds for a capital behind an office: "Minister of Research,
// Innovation and …" names no area of cooperation.
func inOffice(s string, at int) bool {
	const reach = 120
	if r, _ := utf8.DecodeRuneInString(s[at:]); !unicode.IsUpper(r) {
		return false
	}
	return officeTail.MatchString(s[max(0, at-reach):at])
}

// trimSpan leaves out commas and spaces at the ends.
func trimSpan(s string, span accord.Span) accord.Span {
	for span.End > span.Start && strings.ContainsRune(" ,\n\t", rune(s[span.End-1])) {
		span.End--
	}
	for span.Start < span.End && strings.ContainsRune(" ,\n\t", rune(s[span.Start])) {
		span.Start++
	}
	return span
}

// topicLines are the title, the lines of the instrument, those that go on
// about it, and what says what is cooperated on. Of an instrument that is told
// in passing only its own clause counts.
func (p *paper) topicLines(c *candidate, first bool) []*line {
	if len(c.own) > 0 {
		return p.cut(c.own)
	}
	if !first {
		l := *p.lineOf(c.events[0])
		from := c.events[0].clause
		l.text, l.lower = p.of(from), lowerASCII(p.of(from))
		l.span, l.tokens, l.searched = from, tokens(l.text, l.lower), false
		return []*line{&l}
	}
	at := append(slices.Clone(c.at), c.support...)
	listing := false // behind "areas of cooperation:" the items of a list belong to it
	for i := range p.lines {
		l := &p.lines[i]
		inList := listing && (l.kind == text.ListItem || itemForm.MatchString(l.text) || len(l.text) < 90)
		if inList || topicScope.MatchString(l.text) && !topicElsewhere.MatchString(l.text) && !p.index.others[i] {
			at = append(at, i)
			listing = inList || strings.HasSuffix(strings.TrimSpace(l.text), ":")
		} else {
			listing = false
		}
	}
	return p.pick(at)
}

// linesOfOthers are the lines that tell of a later instrument and not of the first,
// to whom all else belongs that the text says of cooperation.
func linesOfOthers(all []*candidate) map[int]bool {
	out := map[int]bool{}
	for k, c := range all {
		for _, i := range c.at {
			out[i] = k > 0
		}
	}
	if len(all) > 0 {
		for _, i := range all[0].at {
			out[i] = false
		}
	}
	return out
}
