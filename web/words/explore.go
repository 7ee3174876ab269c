package words

// The page of a country, of two, and the matrix of all.
var (
	RunsOutNext     = Text{"Runs out next", "만료 예정"}
	EndWithinTwo    = Text{"All that end within 24 months", "24개월 이내 만료되는 협정 전체"}
	AllToFilter     = Text{"All %s, to filter and sort", "%s 전체를 조건별로 보기"}
	HostedOr        = Text{"%s hosted or attended", "주최 또는 참가한 %s"}
	AllPartners     = Text{"All partners, A to Z", "상대국 전체, 가나다순"}
	AllBodies       = Text{"All ministries and bodies", "부처·기관 전체"}
	RestsOn         = Text{"What this page rests on", "이 쪽의 근거"}
	WhatIsNewAbout  = Text{"What is new about %s", "%s 관련 새 소식"}
	KnownFromOther  = Text{"The register knows %s from summits and bodies only.", "%s에 대해서는 회의와 기관 기록만 있습니다."}
	ProfileWith     = Text{"%s with %s", "상대국 %[2]s, %[1]s"}
	ProfileFromTo   = Text{"%s, signed from %s to %s.", "%s, %s년부터 %s년까지 서명."}
	ProfileIn       = Text{"%s, signed in %s.", "%s, %s년 서명."}
	ProfileUndated  = Text{"%s.", "%s."}
	BetweenTwo      = Text{"%s and %s", "%s 및 %s"}
	BetweenAbout    = Text{"Agreements, groups and summits of %s and %s together, with their sources.", "%s, %s 두 나라의 협정, 공동 참여 협의체와 회의를 출처와 함께 보여 줍니다."}
	DirectHeading   = Text{"%s between the two", "두 나라 사이의 %s"}
	SharedHeading   = Text{"%s of both with others", "두 나라가 함께 참여한 다자 %s"}
	BothAttended    = Text{"%s that both attended", "두 나라가 모두 참가한 %s"}
	GroupsOfBoth    = Text{"Groups of both", "함께 참여한 협의체"}
	Chronology      = Text{"Chronology", "연혁"}
	SourcesSearched = Text{"Sources searched", "확인한 출처"}
	NoRecordFound   = Text{"No record found of the two together.", "두 나라에 관한 공동 기록이 없습니다."}
	NoRecordMeans   = Text{"This does not mean that there is none: it means that the sources that were searched name none.", "협정이 없다는 뜻이 아니라, 확인한 출처에 나와 있지 않다는 뜻입니다."}
	WhoWithWhom     = Text{"Which countries have agreements with each other", "국가별 협정 현황표"}
	TimeNotStated   = Text{"time not stated", "기간 명시 없음"}

	MatrixTitle  = Text{"Countries by countries", "국가별 협정 현황표"}
	MatrixAbout  = Text{"How many agreements on digital government every two countries have.", "두 나라씩 짝지어 본 디지털정부 협정 수입니다."}
	MatrixLead   = Text{"How many agreements every two countries are both party to. Each number leads to what the register knows of the two.", "두 나라가 모두 당사국인 협정의 수입니다. 숫자를 누르면 두 나라에 관한 기록으로 이동합니다."}
	MatrixTable  = Text{"Table of countries by countries", "국가별 협정 수 표"}
	MatrixNone   = Text{"No two countries of this choice have an agreement in the register.", "이 조건에 맞는 두 나라 사이의 협정이 등록부에 없습니다."}
	MatrixRest   = Text{"Countries that are not in this table", "이 표에 없는 국가"}
	BothParty    = Text{"All that both are party to", "두 나라가 당사국인 협정 전체"}
	OfTwoAlone   = Text{"Of two countries alone", "양자 협정만"}
	Region       = Text{"Region", "지역"}
	AllThoseMost = Text{"All, those with most", "전체(협정이 많은 국가)"}
	NoSuchRegion = Text{"There is no such region; /matrix lists those that there are.", "그런 지역이 없습니다. /ko/matrix에서 지역을 선택하세요."}
	WrongOf      = Text{"“of” may be left out, or be “two” for the agreements of two countries alone.", "“of”는 생략하거나, 양자 협정만 볼 때 “two”로 적습니다."}
	PairAddress  = Text{"The address of a pair has two codes of ISO 3166, for example /between/by/kr.", "두 나라의 주소에는 ISO 3166 국가 부호 두 개가 들어갑니다(예: /between/by/kr)."}
	MatrixLink   = Text{"Matrix", "현황표"}
)

// The list of summits.
var (
	SummitsLead = Text{"Meetings where agreements on digital government are made, newest first.", "디지털정부 협정이 체결되는 회의를 최신순으로 보여 줍니다."}
	AllSeries   = Text{"Series of summits", "회의 계열 전체"}
	SeriesNoun  = Noun{"series", "series", "회의 계열", "개"}
)

// What a page rests on.
var (
	ReadFrom       = Text{"Read from %s.", "확인한 자료: %s."}
	WhatIsCovered  = Text{"What the register covers", "등록부의 수록 범위"}
	AllSources     = Text{"All sources", "출처 전체"}
	ReadAndMissing = Text{"Which sources were read, and what is missing", "확인한 출처와 빠진 내용"}
	PublishersRead = Text{"Publishers: %s", "발행처: %s"}
	WhatIsNotKnown = Text{"What is not known", "알려지지 않은 항목"}
	FieldNotStated = Text{"%s: not stated", "%s: 명시되지 않음"}
	PublishedWhen  = Text{"%s published %s", "%[2]s에 발행된 %[1]s"}
	AndCited       = Text{"%s, and %s that editors cite", "%s, 그리고 편집자가 인용한 %s"}
	NoneOwn        = Text{"None of the releases was published by authorities of %s: what only they announced is missing here.", "%s 당국이 발행한 보도자료는 확인하지 못했으므로, 해당 당국만 발표한 내용은 여기에 없습니다."}
	OwnRead        = Text{"Authorities of %s whose releases were read: %s.", "보도자료를 확인한 %s 당국: %s."}
	Releases       = Noun{"release", "releases", "보도자료", "건"}
	OtherPages     = Noun{"page of another publisher", "pages of other publishers", "다른 발행처 자료", "건"}
)

// The list and the page of ministries.
var (
	BodiesOf      = Text{"%s: %s", "%s: %s"}
	NoBodyOf      = Text{"The register has no ministry or body of %s; /ministries lists those that it has.", "등록부에 %s의 부처나 기관이 없습니다. /ko/ministries에 목록이 있습니다."}
	NamedThereAs  = Text{"Named there as", "당시 명칭"}
	SignedForItBy = Text{"Signed for it by", "서명자"}
	FormerName    = Text{"former name", "이전 명칭"}
	TableOfSigned = Text{"Table of agreements", "협정 표"}
	MembersChart  = Text{"Members of %s over time; the table below has the same in words", "%s 회원국 변천. 아래 표에 같은 내용이 글로 있습니다"}
	MemberWhen    = Text{"%s, %s", "%s, %s"}
)

// The map and the timeline.
var (
	MapTitle       = Text{"Map", "지도"}
	MapHeading     = Text{"Countries on the map", "지도로 보는 국가별 협정"}
	MapAbout       = Text{"Countries by the number of their agreements on digital government.", "디지털정부 협정 수에 따른 국가 지도입니다."}
	MapLead        = Text{"The darker a country, the more agreements it is party to. Every country with one leads to its page.", "색이 짙을수록 협정이 많은 국가입니다. 협정이 있는 국가를 누르면 해당 쪽으로 이동합니다."}
	MapMost        = Text{"Most agreements", "협정이 많은 국가"}
	MapAllTable    = Text{"All countries as a table", "전체 국가 표"}
	MapLabel       = Text{"World map of agreements; the table of countries has the same in words", "세계 협정 지도. 국가 표에 같은 내용이 글로 있습니다"}
	MapNote        = Text{"Small states are drawn as dots. Shapes and boundaries are those of Natural Earth at a scale of 1:50 million; they are no statement on the status of any territory.", "작은 나라는 점으로 표시했습니다. 국가의 모양과 경계는 Natural Earth 1:5,000만 자료를 따르며, 어떤 영토의 지위에 대한 견해도 나타내지 않습니다."}
	MapNotDrawn    = Text{"Too small for the map: %s.", "지도에 표시하기에 작은 곳: %s."}
	CountOf        = Text{"%s: %s", "%s: %s"}
	Legend         = Text{"Number of agreements", "협정 수"}
	TimelineTitle  = Text{"Timeline", "연표"}
	TimelineAbout  = Text{"Agreements on digital government and summits, by year.", "디지털정부 협정과 회의를 연도별로 보여 줍니다."}
	TimelineLead   = Text{"Agreements by the year of their signature, and the summits of each year.", "서명 연도별 협정과 연도별 회의입니다."}
	TimelineLabel  = Text{"Picture of agreements and summits by year; the table above has the same in words", "연도별 협정과 회의 그림. 위의 표에 같은 내용이 글로 있습니다"}
	TimelineUnder  = Text{"%s have no year of signature that a source states.", "%s은 출처에 서명 연도가 명시되지 않았습니다."}
	TimelineShapes = Text{"A bar is the agreements of a year, a dot is a summit.", "막대는 해당 연도의 협정, 점은 회의 하나를 나타냅니다."}
	YearColumn     = Text{"Year", "연도"}
	InYear         = Text{"%s: %s", "%s년: %s"}
)
