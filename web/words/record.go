package words

// The fields of an agreement and of a summit.
var (
	Title             = Text{"Title", "제목"}
	Kind              = Text{"Kind", "유형"}
	Status            = Text{"Status", "상태"}
	Parties           = Text{"Parties", "당사국"}
	PartyBodies       = Text{"Ministries and bodies", "부처·기관"}
	Signatories       = Text{"Signatories", "서명자"}
	SignedOn          = Text{"Signed on", "서명일"}
	PlaceOfSignature  = Text{"Place of signature", "서명 장소"}
	Occasion          = Text{"Occasion", "서명 계기"}
	Summit            = Text{"Summit", "회의"}
	Term              = Text{"Term", "유효 기간"}
	EntryIntoForce    = Text{"Entry into force", "발효일"}
	Expiry            = Text{"Expiry", "만료일"}
	Binding           = Text{"Binding in law", "법적 구속력"}
	AreasOfWork       = Text{"Areas of cooperation", "협력 분야"}
	PartyCountry      = Text{"Party (country)", "당사국"}
	PartyBody         = Text{"Party (body)", "당사 기관"}
	Signatory         = Text{"Signatory", "서명자"}
	AreaOfCooperation = Text{"Area of cooperation", "협력 분야"}
	Commitment        = Text{"Commitment", "약속 사항"}
	Name              = Text{"Name", "명칭"}
	NameThen          = Text{"Name at the time", "당시 명칭"}
	Edition           = Text{"Edition", "회차"}
	Host              = Text{"Host", "주최국"}
	Place             = Text{"Place", "장소"}
	HeldOnline        = Text{"Held online", "온라인 개최"}
	FirstDay          = Text{"First day", "시작일"}
	LastDay           = Text{"Last day", "종료일"}
	Theme             = Text{"Theme", "주제"}
	Participant       = Text{"Participant", "참가국"}
	Participants      = Text{"Participants", "참가국"}
	NextHost          = Text{"Next host", "차기 주최국"}
	Outcome           = Text{"Outcome", "성과"}
	Published         = Text{"Published", "발행일"}
)

// Fields are the names of fields by their codes in the register.
var Fields = map[string]Text{
	"title": Title, "kind": Kind, "status": Status, "signed": SignedOn, "place": Place, "term": Term, "in_force": EntryIntoForce,
	"expiry": Expiry, "binding": Binding, "occasion": Occasion, "country": PartyCountry, "organisation": PartyBody, "signatory": Signatory,
	"topic": AreaOfCooperation, "commitment": Commitment, "name": Name, "series": Series, "edition": Edition, "host": Host, "virtual": HeldOnline,
	"start": FirstDay, "end": LastDay, "theme": Theme, "next_host": NextHost, "participant": Participant, "outcome": Outcome, "published": Published,
	"sources": SourcesTitle, "evidence": Evidence, "renews": Renews, "implements": Implements,
}

// Kinds are the kinds of instruments by their codes.
var Kinds = map[string]Text{
	"memorandum_of_understanding": {"Memorandum of understanding", "양해각서"},
	"memorandum_of_cooperation":   {"Memorandum of cooperation", "협력각서"},
	"letter_of_intent":            {"Letter of intent", "의향서"},
	"joint_declaration":           {"Joint declaration or statement", "공동 선언·성명"},
	"charter":                     {"Charter", "헌장"},
	"agreement":                   {"Agreement", "협정"},
	"action_plan":                 {"Action plan", "실행 계획"},
	"partnership":                 {"Partnership", "동반자 관계"},
}

// Statuses are what the sources report of an instrument, by their codes.
var Statuses = map[string]Text{
	"signed":   {"Signed", "서명됨"},
	"renewed":  {"Renewed", "갱신됨"},
	"approved": {"Approved", "승인됨"},
	"planned":  {"Planned", "예정"},
}

// Bindings say whether an instrument is binding in law, by code.
var Bindings = map[string]Text{
	"binding":     {"Legally binding", "법적 구속력 있음"},
	"non_binding": {"Not legally binding", "법적 구속력 없음"},
}

// BodyTypes are the types of organisations, by code.
var BodyTypes = map[string]Text{
	"ministry":      {"Ministry", "부처"},
	"agency":        {"Agency or office", "청·기관"},
	"international": {"International organisation", "국제기구"},
	"other":         {"Other body", "그 밖의 기관"},
}

// Tongues are the names of the languages of sources, by BCP 47 tag.
var Tongues = map[string]Text{
	"ar": {"Arabic", "아랍어"},
	"bg": {"Bulgarian", "불가리아어"},
	"de": {"German", "독일어"},
	"en": {"English", "영어"},
	"es": {"Spanish", "스페인어"},
	"et": {"Estonian", "에스토니아어"},
	"fr": {"French", "프랑스어"},
	"hi": {"Hindi", "힌디어"},
	"id": {"Indonesian", "인도네시아어"},
	"it": {"Italian", "이탈리아어"},
	"ja": {"Japanese", "일본어"},
	"ko": {"Korean", "한국어"},
	"mk": {"Macedonian", "마케도니아어"},
	"pl": {"Polish", "폴란드어"},
	"pt": {"Portuguese", "포르투갈어"},
	"ro": {"Romanian", "루마니아어"},
	"ru": {"Russian", "러시아어"},
	"sw": {"Swahili", "스와힐리어"},
	"tl": {"Tagalog", "타갈로그어"},
	"uk": {"Ukrainian", "우크라이나어"},
	"vi": {"Vietnamese", "베트남어"},
	"zh": {"Chinese", "중국어"},
}

// The page of an agreement.
var (
	InPassing       = Text{"Mentioned in passing", "단순 언급"}
	InPassingNote   = Text{"The sources of this record only mention the agreement; most of it is not stated.", "이 기록의 출처는 협정을 언급하기만 하며, 대부분의 항목이 명시되어 있지 않습니다."}
	WhatSourcesSay  = Text{"What the sources say", "출처의 내용"}
	CommitsTo       = Text{"What it commits to", "약속 사항"}
	ThisRecord      = Text{"This record", "이 기록"}
	PermanentLink   = Text{"Permanent address", "고정 주소"}
	CiteThis        = Text{"Cite this record", "이 기록의 인용 표기"}
	RecordID        = Text{"Record %s", "기록 번호 %s"}
	InRegister      = Text{"in the register since %s", "등록일 %s"}
	ChangedOn       = Text{"changed on %s", "수정일 %s"}
	EachWithWords   = Text{"Each value with the words or the page that it came from.", "모든 항목에 근거가 된 원문이나 자료가 함께 표시됩니다."}
	OnlyMentions    = Text{"Only mentions the agreement.", "협정을 언급하기만 합니다."}
	CompareWith     = Text{"Compare with other agreements", "다른 협정과 비교"}
	IsThisWrong     = Text{"Is something wrong here?", "잘못된 내용이 있나요?"}
	ReportSubject   = Text{"Correction: %s", "정정 요청: %s"}
	HistoryOfRecord = Text{"History of this record", "이 기록의 변경 이력"}
	CitedTitle      = Text{"Pages that editors cite", "편집자가 인용한 자료"}
	TakenForOne     = Text{"Why these sources are taken to tell of one instrument:", "이 출처들을 하나의 문서에 관한 것으로 본 이유:"}
	Renews          = Text{"Renews", "갱신 대상"}
	EndedOn         = Text{"Ended %s", "기간 만료: %s"}
	RenewedBy       = Text{"Renewed by", "갱신한 협정"}
	Implements      = Text{"Implements", "이행 대상"}
	ImplementedBy   = Text{"Implemented by", "이행 문서"}
	CitedRecord     = Text{"%s. %s, record %s. %s", "%s. %s, 기록 번호 %s. %s"}
)

// Related agreements, and what each relation was concluded from.
var (
	RelatedAgreements = Text{"Related agreements", "관련 협정"}
	RelationLabels    = map[string]Text{
		"renews":      {"Renews", "갱신 대상"},
		"renewed_by":  {"Renewed by", "갱신 협정"},
		"signed_with": {"Signed together with", "함께 서명된 협정"},
	}
	RelationRules = map[string]Text{
		"same_parties": {
			"The later one is reported as renewed; the earlier one is the latest before it of the same kind between the same parties that names one of the same bodies, where both name any.",
			"나중 협정이 갱신된 것으로 보도되었으며, 앞선 협정은 같은 당사자 사이의 같은 유형 협정 가운데 바로 이전 것입니다. 두 협정에 기관이 나오면 같은 기관이 하나 이상 있습니다.",
		},
		"same_series": {
			"The later one is reported as renewed; the earlier one is the latest before it of the same kind from a summit of the same series.",
			"나중 협정이 갱신된 것으로 보도되었으며, 앞선 협정은 같은 계열 회의에서 나온 같은 유형 협정 가운데 바로 이전 것입니다.",
		},
		"same_summit": {"Both were signed on the same day at the same summit.", "같은 날 같은 회의에서 서명되었습니다."},
		"same_place":  {"Both were signed on the same day in the same place.", "같은 날 같은 장소에서 서명되었습니다."},
	}
)

// The pages of summits and series.
var (
	Outcomes         = Text{"Outcomes", "성과"}
	MadeThereHeading = Text{"Agreements made there", "이 회의에서 체결된 협정"}
	OnTheMargins     = Text{"Agreements on its margins", "회의를 계기로 체결된 협정"}
	OnTheMarginsLead = Text{"Signed on its occasion by two or three of those who took part.", "참가국 가운데 두세 나라가 이 자리에서 서명한 협정입니다."}
	Editions         = Text{"Editions", "회차"}
	EditionBefore    = Text{"Edition before", "이전 회차"}
	EditionAfter     = Text{"Edition after", "다음 회차"}
	NthEdition       = Text{"%s edition", "%s"}
	SeriesOfSummits  = Text{"Series of summits", "회의 계열"}
	NamesOverTime    = Text{"Names over time", "명칭 변천"}
	MembersOverTime  = Text{"Members over time", "회원국 변천"}
	TableOfMembers   = Text{"Table of members", "회원국 표"}
	TableOfNames     = Text{"Table of names", "명칭 표"}
	Country          = Text{"Country", "국가"}
	Member           = Text{"Member", "회원 기간"}
	Source           = Text{"Source", "출처"}
	InUse            = Text{"In use", "사용 기간"}
	Current          = Text{"Current", "현재"}
	YesOnline        = Text{"Yes, held online", "예, 온라인으로 개최"}
	NoInPerson       = Text{"No, in person", "아니요, 대면으로 개최"}
	Yes              = Text{"yes", "예"}
	No               = Text{"no", "아니요"}
	Online           = Text{"Online", "온라인"}
	OnlineHostedBy   = Text{"Online, hosted by %s", "온라인(주최국: %s)"}
	PlaceInCountry   = Text{"%[1]s, %[2]s", "%[2]s %[1]s"}
	SummitsAbout     = Text{"Summits and forums where agreements on digital government are made.", "디지털정부 협정이 체결되는 정상·장관 회의와 포럼입니다."}
	SummitAbout      = Text{"%s: dates, host, participants and the agreements made there.", "%s: 일시, 주최국, 참가국과 그 자리에서 체결된 협정."}
	SeriesAbout      = Text{"%s: editions, names and members over time.", "%s: 회차, 명칭과 회원국의 변천."}
)

// The page of what is new.
var (
	WhatIsNew           = Text{"What is new", "새 소식"}
	WhatIsNewSince      = Text{"What is new since %s", "%s 이후 새 소식"}
	ChangesAbout        = Text{"What each reading of the sources brought, corrected or withdrew, field by field.", "출처를 읽을 때마다 추가, 수정, 철회된 내용을 항목별로 보여 줍니다."}
	ChangesLead         = Text{"What each reading of the sources brought, corrected or withdrew, field by field, with the old and the new words.", "출처를 읽을 때마다 추가, 수정, 철회된 내용을 이전 값과 새 값으로 나누어 항목별로 보여 줍니다."}
	KindOfChange        = Text{"Kind of change", "변경 유형"}
	SinceLabel          = Text{"Since", "기준일"}
	Show                = Text{"Show", "보기"}
	NothingChanged      = Text{"Nothing changed in this time.", "이 기간에 변경된 내용이 없습니다."}
	AllChanges          = Text{"All changes", "전체 변경"}
	All                 = Text{"All", "전체"}
	New                 = Text{"New", "신규"}
	Changed             = Text{"Changed", "변경"}
	ChangeWithdrawn     = Text{"Withdrawn", "철회"}
	WithdrawnUnfiltered = Text{"Of what was withdrawn only the parties are kept, so these filters cannot be asked of it. All of it:",
		"철회된 협정은 당사국만 남아 있어 이 조건으로 가려낼 수 없습니다. 전체:"}
	WithdrawnInTime = Text{"Withdrawn in this time", "이 기간에 철회된 협정"}
	GoneInTime      = Text{"Withdrawn or merged in this time", "이 기간에 철회되거나 병합된 협정"}
	PassagesChanged = Text{"the passages that the values rest on", "항목의 근거 구절"}
	Removed         = Text{"removed: ", "삭제: "}
	Added           = Text{"added: ", "추가: "}
	Was             = Text{"was: ", "이전: "}
	IsNow           = Text{"is now: ", "현재: "}
	OtherOrder      = Text{"in another order", "순서 변경"}
	AgreementRecord = Text{"Agreement", "협정"}
	AndMore         = Text{"and %s more", "외 %s개국"}
	Evidence        = Text{"Evidence", "근거"}
	Records         = Noun{"record", "records", "기록", "건"}
)
