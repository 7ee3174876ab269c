package words

// The pages of countries.
var (
	CountriesAbout = Text{"Countries with agreements on digital government, with the number of agreements, summits and ministries.", "디지털정부 협정에 참여한 국가와 협정, 회의, 부처의 수입니다."}
	CountriesLead  = Text{"Countries and territories that are named as parties, hosts or participants.", "당사국, 주최국 또는 참가국으로 언급된 국가와 지역입니다."}
	CountryAbout   = Text{"Agreements of %s on digital government, its partners, ministries and summits.", "%s의 디지털정부 협정, 상대국, 부처와 회의."}
	NoAgreementOf  = Text{"No source that we have read names an agreement of %s.", "확인한 출처에는 %s의 협정이 나와 있지 않습니다."}
	ByYearSigned   = Text{"By year of signature", "서명 연도별"}
	Partners       = Text{"Partners", "상대국"}
)

// Regions are the parts of the world, by the English names that CLDR has.
var Regions = map[string]Text{
	"Australasia":        {"Australasia", "오스트랄라시아"},
	"Caribbean":          {"Caribbean", "카리브해"},
	"Central America":    {"Central America", "중앙아메리카"},
	"Central Asia":       {"Central Asia", "중앙아시아"},
	"Eastern Africa":     {"Eastern Africa", "동아프리카"},
	"Eastern Asia":       {"Eastern Asia", "동아시아"},
	"Eastern Europe":     {"Eastern Europe", "동유럽"},
	"Melanesia":          {"Melanesia", "멜라네시아"},
	"Micronesian Region": {"Micronesian Region", "미크로네시아"},
	"Middle Africa":      {"Middle Africa", "중앙아프리카"},
	"Northern Africa":    {"Northern Africa", "북아프리카"},
	"Northern America":   {"Northern America", "북아메리카"},
	"Northern Europe":    {"Northern Europe", "북유럽"},
	"Polynesia":          {"Polynesia", "폴리네시아"},
	"South America":      {"South America", "남아메리카"},
	"Southeast Asia":     {"Southeast Asia", "동남아시아"},
	"Southern Africa":    {"Southern Africa", "남아프리카"},
	"Southern Asia":      {"Southern Asia", "남아시아"},
	"Southern Europe":    {"Southern Europe", "남유럽"},
	"Western Africa":     {"Western Africa", "서아프리카"},
	"Western Asia":       {"Western Asia", "서아시아"},
	"Western Europe":     {"Western Europe", "서유럽"},
	"Antarctica":         {"Antarctica", "남극"},
}

// Continents are parts of the world of several regions, by their English names.
var Continents = map[string]Text{
	"Africa":        {"Africa", "아프리카"},
	"Asia":          {"Asia", "아시아"},
	"Europe":        {"Europe", "유럽"},
	"Latin America": {"Latin America", "중남미"},
	"Oceania":       {"Oceania", "오세아니아"},
}

// ContinentOf has the continent of a region.
var ContinentOf = map[string]string{
	"Eastern Africa": "Africa", "Middle Africa": "Africa", "Northern Africa": "Africa", "Southern Africa": "Africa", "Western Africa": "Africa",
	"Central Asia": "Asia", "Eastern Asia": "Asia", "Southeast Asia": "Asia", "Southern Asia": "Asia", "Western Asia": "Asia",
	"Eastern Europe": "Europe", "Northern Europe": "Europe", "Southern Europe": "Europe", "Western Europe": "Europe",
	"Caribbean": "Latin America", "Central America": "Latin America", "South America": "Latin America",
	"Australasia": "Oceania", "Melanesia": "Oceania", "Micronesian Region": "Oceania", "Polynesia": "Oceania",
}

// TypedNames are what readers call a topic or a continent besides, by its code or name.
var TypedNames = map[string][]string{
	"Latin America":           {"라틴아메리카"},
	"artificial-intelligence": {"AI"},
	"cybersecurity":           {"Cyber security"},
	"public-services":         {"e-government", "Digital government", "전자정부", "디지털정부"},
}

// The pages of ministries and other bodies.
var (
	BodiesAbout       = Text{"Ministries, agencies and international organisations that sign agreements on digital government.", "디지털정부 협정에 서명하는 부처, 기관, 국제기구입니다."}
	BodiesLead        = Text{"A body stays one through its changes of name. A name alone does not identify it: the name, the country and the date do.", "기관은 명칭이 바뀌어도 하나로 다룹니다. 명칭만으로는 기관을 식별할 수 없으며, 명칭과 국가와 시점으로 식별합니다."}
	BodyAbout         = Text{"Agreements that %s took part in, under each of its names.", "%s의 협정을 역대 명칭별로 모았습니다."}
	InternationalBody = Text{"International and other bodies", "국제기구 및 그 밖의 기관"}
	TheBody           = Text{"The body", "기관 정보"}
	CurrentName       = Text{"Current name", "현재 명칭"}
	BodyType          = Text{"Kind of body", "기관 유형"}
	ByItsName         = Text{"Concluded from its name and from who names it.", "이름과 그 이름이 나오는 자료에 따른 판단입니다."}
	WasBefore         = Text{"Was before", "이전 기관"}
	Became            = Text{"Became", "이후 기관"}
	Website           = Text{"Website", "누리집"}
	UnderAnyName      = Text{"%s under any of its names", "역대 명칭의 %s"}
	NoneNamesIt       = Text{"No source that we have read names it in an agreement.", "확인한 출처에는 이와 관련된 협정이 나와 있지 않습니다."}
)

// The pages of topics.
var (
	TopicsAbout = Text{"Areas of cooperation in agreements on digital government.", "디지털정부 협정의 협력 분야입니다."}
	TopicsLead  = Text{"Areas of cooperation that the sources name.", "출처에 언급된 협력 분야입니다."}
	TopicAbout  = Text{"Agreements on %s.", "%s 분야의 협정."}
	Topic       = Text{"Topic", "분야"}
)

// The pages of sources.
var (
	SourcesAbout    = Text{"The press releases that the register was read from, each with its publisher, date and licence.", "등록부의 바탕이 된 보도자료와 그 발행처, 날짜, 이용 조건입니다."}
	SourcesLead     = Text{"Every text that the register was read from, as it is stored. Phone numbers and e-mail addresses are masked.", "등록부의 바탕이 된 모든 원문을 보관된 그대로 보여 줍니다. 전화번호와 전자우편 주소는 가렸습니다."}
	SourceAbout     = Text{"The text of a release by %s, with every passage marked that a value was read from.", "%s의 보도자료 원문이며, 항목의 근거가 된 구절을 모두 표시했습니다."}
	CitedAbout      = Text{"The pages of other publishers that curated values rest on, with their dates and what they gave.", "편집자가 기입한 항목의 근거가 된 다른 발행처의 자료와 그 날짜, 제공한 항목입니다."}
	CitedLead       = Text{"What editors entered into the register rests on these pages. Their texts are not stored here: each line leads to the publisher.", "편집자가 등록부에 기입한 내용의 근거가 된 자료입니다. 원문은 보관하지 않으며, 각 줄은 발행처로 이어집니다."}
	CitedGave       = Text{"%s of %s", "%[2]s의 %[1]s"}
	CitedCount      = Noun{"page that editors cite", "pages that editors cite", "편집자가 인용한 자료", "건"}
	CitedToo        = Text{"The register also rests on %s", "등록부의 또 다른 근거: %s"}
	Texts           = Text{"Texts", "원문"}
	TheText         = Text{"The text", "원문"}
	PassagesMarked  = Text{"%s marked. A marked passage leads to the value that was read from it.", "%s가 표시되어 있습니다. 표시된 구절은 그 근거로 작성된 항목으로 이어집니다."}
	WhatWasReadOf   = Text{"What was read from it", "이 원문에서 확인한 항목"}
	AgreementsInIt  = Text{"Agreements in it", "이 원문의 협정"}
	SummitsInIt     = Text{"Summits in it", "이 원문의 회의"}
	WhereItCameFrom = Text{"Where it came from", "출처 정보"}
	AddressNotKnown = Text{"Address not known", "주소를 알 수 없음"}
	LicenceField    = Text{"Licence", "이용 조건"}
	LanguageField   = Text{"Language", "언어"}
	Retrieved       = Text{"Retrieved", "수집일"}
	LastRead        = Text{"Last read", "마지막 확인"}
	WithVersion     = Text{"%s, with version %s of the rules", "%s, 규칙 버전 %s"}
	MarkedAs        = Text{"%s: %s (%s)", "%s: %s(%s)"}
)
