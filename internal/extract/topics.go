package extract

import (
	"regexp"
	"slices"
	"strings"

	"accords/internal/accord"
)

// topicForms are the words for areas of cooperation, by code. Digital public
// infrastructure is interoperability; postal services and green IT are other
// (LABELS of the corpus, 11).
var topicForms = []struct {
	code  string
	hints []string
	form  *regexp.Regexp
}{
	{"artificial-intelligence", []string{"artificial", "ai", "machine", "인공지능"}, regexp.MustCompile(`(?i:\bartificial intelligence\b|\bmachine learning\b|인공지능|\binteligencia artificial\b|\bintelligence artificielle\b)|\bAI\b`)},
	{"cloud", []string{"cloud", "클라우드"}, regexp.MustCompile(`(?i)\bcloud\b|클라우드`)},
	{"cybersecurity", []string{"cyber", "information security", "sécurité", "사이버"}, regexp.MustCompile(`(?i)\bcyber[- ]?(?:security|threats?|attacks?|defen[cs]e|resilience|crime)\b|\binformation security\b|\bcyb?ers[ée]curit[éy]\b|\bciberseguridad\b|사이버`)},
	{"data", []string{"data", "데이터"}, regexp.MustCompile(`(?i)\b(?:big |open )?data (?:governance|protection|flows?|sharing|economy|analytics|management|policy|policies|driven)\b|\bdata[- ]driven\b|\bdatabases?\b|\b(?:big|personal) data\b|\bdata\b,|\bin data\b|, data\b|데이터`)},
	{"digital-identity", []string{"identi", "e-id", "signature", "신원"}, regexp.MustCompile(`(?i)\b(?:digital|electronic|e-?)[- ]?(?:identit(?:y|ies)|id\b|ids\b)|\bdigital signatures?\b|\be-?signatures?\b|\btrust services\b|디지털 신원`)},
	{"digital-inclusion", []string{"inclu", "divide", "literacy", "access to tech", "disadvantage", "sensibilis", "격차"}, regexp.MustCompile(`(?i)\bdigital (?:inclusion|literacy|divides?)\b|\bbridg\w+ the (?:digital )?(?:divide|gap)|\bdigital gap\b|\binclusive\b|\bsocial inclusion\b|\bdisadvantaged?\b|\bequal access\b|\bsensibilis\w+|디지털 격차`)},
	{"public-services", []string{"e-gov", "egov", "government", "public", "e-service", "gouvernance", "gobierno", "전자정부", "governance"}, regexp.MustCompile(`(?i)\be-?[- ]?gov(?:ernment|ernance)\b|\bdigital (?:government|governance|public services)\b|\belectronic (?:government|governance|services)\b|\b(?:public|government|e-?) ?services\b|\bpublic administration\b|\bgovernment (?:digital|modernisation|modernization)\b|\bdigiti[sz]ation of government\b|\be-?gouvernance\b|\bgobierno digital\b|\bgouvernance électronique\b|전자정부|디지털정부|디지털 정부`)},
	{"skills", []string{"skill", "capacit", "training", "talent", "human", "workforce", "exchange", "expert", "formation", "capab", "인력", "personnel", "study"}, regexp.MustCompile(`(?i)\b(?:digital )?skills\b|\bcapacity[- ]building\b|\bcapacit(?:y|ies) (?:development|of)\b|\btrainings?\b|\b(?:digital )?talents?\b|\bhuman (?:resources?|capital|capabilities)\b|\bworkforces?\b|\b(?:staff|personnel|personal|people) exchanges?\b|\bexchange of (?:experts|personnel|staff|officials)\b|\bstudy (?:tours|visits)\b|\bcompétences\b|\bstaff exchange\b|인력|역량`)},
	{"interoperability", []string{"interoperab", "infrastructure", "data exchange", "standard", "interopérab"}, regexp.MustCompile(`(?i)\binterop[eé]rabilit\w+\b|\bdigital public infrastructures?\b|\bdata exchange\b|\bx-road\b|\bpopulation scale\b|\b(?:technical|digital|common|international) standards\b`)},
	{"telecommunications", []string{"telecom", "broadband", "radio", "5g", "6g", "broadcast", "spectrum", "communications", "infrastructure", "통신"}, regexp.MustCompile(`(?i)\btelecom(?:s|munications?)?\b|\bbroadband\b|\bradio\b|\b[56]G\b|\bbroadcasting\b|\bspectrum\b|\b(?:digital|ICT|internet|critical information) infrastructures?\b|\bconnectivity\b|통신|^communications, |, communications,|방송`)},
	{"digital-economy", []string{"econom", "trade", "commerce", "fintech", "start-up", "startup", "ict", "entrepreneur", "industry", "business", "invest", "경제"}, regexp.MustCompile(`(?i)\bdigital (?:economy|trade|entrepreneurship|industry|industries|business(?:es)?)\b|\be-?commerce\b|\belectronic commerce\b|\bfintech\b|\bstart-?ups?\b|\bICT (?:industry|industries|sector)\b|\bIT (?:industry|sector)\b|\bincubators?\b|\beconomía digital\b|\bentrepreneurship\b|\bdevelopment of the ICT\b|디지털 경제`)},
	{"emerging-technologies", []string{"emerging", "blockchain", "internet of things", "iot", "quantum", "new tech", "innovative tech", "robot", "신기술"}, regexp.MustCompile(`(?i)\bemerging (?:digital )?technolog\w+\b|\bblockchain\b|\binternet of things\b|\bIoT\b|\bquantum\b|\b(?:innovative|new|advanced|frontier) technologies\b|블록체인|신기술`)},
	{"smart-cities", []string{"smart", "스마트"}, regexp.MustCompile(`(?i)\bsmart cit(?:y|ies)\b|\bsmart villages\b|스마트시티`)},
	{"open-government", []string{"open", "transparen", "participat", "corruption"}, regexp.MustCompile(`(?i)\bopen (?:government|data)\b|\btransparen(?:cy|t)\b|\b(?:citizen|civic|public) participation\b|\binvolvement in political\b`)},
	{"research", []string{"research", "studies", "r&d", "investigation", "연구", "recherche"}, regexp.MustCompile(`(?i)\b(?:joint |scientific )?research(?: and (?:development|education))?\b|\bjoint(?:ly)? studies\b|\bR&D\b|\binvestigations? jointly\b|공동연구|공동 연구`)},
	{"records", []string{"archiv", "records", "document", "기록"}, regexp.MustCompile(`(?i)\b(?:e-)?archives?\b|\barchiving\b|\b(?:electronic|digital) (?:records|documents)\b|\brecords management\b|기록물`)},
	{"ethics", []string{"ethic", "responsib", "governance of ai", "ai governance", "trustworthy", "윤리"}, regexp.MustCompile(`(?i)\bethic(?:s|al|ally)\b|\bresponsib(?:le|ly) (?:use|technolog\w+|AI|development)\b|\bused responsibly\b|\bAI governance\b|\btrustworthy\b|\bgovernance of (?:AI|artificial)\b|윤리`)},
	{"development-cooperation", []string{"development coop", "developing countr", "oda", "african states", "third countr", "development assist"}, regexp.MustCompile(`(?i)\bdevelopment co-?operation\b|\bthird countries\b|\bODA\b|\bofficial development assistance\b`)},
	{"health", []string{"health", "telemedicine", "보건", "santé"}, regexp.MustCompile(`(?i)\b(?:e-?|digital )?health\b|\btelemedicine\b|보건`)},
	{"education", []string{"education", "e-learning", "교육"}, regexp.MustCompile(`(?i)\b(?:research and |digital )education\b|\be-?learning\b|\beducation programs?\b|\bdigital education\b`)},
	{"procurement", []string{"procurement", "조달"}, regexp.MustCompile(`(?i)\b(?:e-?)?procurement\b|조달`)},
	{"other", []string{"post", "green"}, regexp.MustCompile(`(?i)\bpostal\b|\bpost,|\bgreen (?:economy|IT)\b`)},
}

// topicScope are the words of sentences that say what is cooperated on.
var topicScope = regexp.MustCompile(`(?i)co-?operat|collaborat|memorand|\bMOU|agreement|declaration|charter|\bareas?\b|fields?\b|framework|promot|strengthen|sharing|\bshare|exchang|partner|aims?\b|will\b|include|joint|priorit|emphasi|principle|purpose|commit|협력|분야|accord`)

// topics lists the areas of cooperation that lines name, each with the first
// words that name it, in the order of the text.
func (p *paper) topics(lines []*line) []accord.Value[string] {
	var out []accord.Value[string]
	for _, l := range lines {
		type hit struct {
			at   int
			span accord.Span
			code string
		}
		var hits []hit
		for _, t := range topicForms {
			if !hinted(l.lower, t.hints) || slices.ContainsFunc(out, func(v accord.Value[string]) bool { return v.V == t.code }) {
				continue
			}
			for _, m := range t.form.FindAllStringIndex(l.text, -1) {
				span := accord.Span{Start: l.span.Start + m[0], End: l.span.Start + m[1]}
				if !inBody(l.bodies, span) {
					hits = append(hits, hit{m[0], span, t.code})
					break
				}
			}
		}
		slices.SortStableFunc(hits, func(a, b hit) int { return a.at - b.at })
		for _, h := range hits {
			out = append(out, quoted(p, h.code, trimSpan(p.doc.Text, h.span)))
		}
	}
	return out
}

// inBody keeps the words of a ministry's name from being an area: a ministry of
// digital economy may sign on anything.
func inBody(bodies []body, s accord.Span) bool {
	for _, b := range bodies {
		if b.span.Start <= s.Start && s.End <= b.span.End {
			return true
		}
	}
	return false
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
