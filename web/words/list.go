package words

// Cards of records in lists.
var (
	Signed       = Text{"Signed", "서명"}
	Expires      = Text{"Expires", "만료"}
	Ended        = Text{"Ended", "기간 만료"}
	CardBody     = Text{"Bodies", "기관"}
	Held         = Text{"Held", "개최"}
	Where        = Text{"Where", "장소"}
	Series       = Text{"Series", "회의 계열"}
	MadeThere    = Text{"Made there", "체결 협정"}
	LicenceLabel = Text{"Licence:", "이용 조건:"}
	ReadOf       = Text{"%s read", "%s 확인"}
	Gave         = Text{"Gave: %s", "제공한 항목: %s"}
)

// The list of agreements and its filters.
var (
	Found            = Text{"%s found", "%s 검색됨"}
	Filters          = Text{"Filters", "조건"}
	ApplyFilters     = Text{"Apply filters", "조건 적용"}
	SelectedCount    = Text{" selected", "개 선택됨"}
	AnyOfThese       = Text{"Any of these", "하나 이상"}
	AllTogether      = Text{"All together", "모두 함께"}
	ActiveFilters    = Text{"Active filters", "적용된 조건"}
	RemoveFilter     = Text{"(remove this filter)", "(이 조건 해제)"}
	ClearAll         = Text{"Clear all", "모두 해제"}
	Results          = Text{"Results", "결과"}
	WordsInAgreement = Text{"Words in the agreement", "협정에 담긴 말"}
	SearchThese      = Text{"Search these agreements", "이 목록에서 검색"}
	SortBy           = Text{"Sort by", "정렬"}
	NoneHasAll       = Text{"No agreement in the register has all of this.", "모든 조건에 맞는 협정이 등록부에 없습니다."}
	WithoutOne       = Text{"There are some once one of these conditions is taken away:", "다음 조건 가운데 하나를 해제하면 결과가 있습니다."}
	WithoutThis      = Text{"without %s", "%s 없이"}
	MayExist         = Text{"The register holds what its sources report; an agreement that is not here may exist.", "등록부에는 출처가 보도한 내용만 있으므로, 여기에 없는 협정도 있을 수 있습니다."}
	WhichSources     = Text{"Which sources were read", "확인한 출처 보기"}
	RangeOf          = Text{"%s to %s of %s", "%[3]s건 중 %[1]s–%[2]s"}
	FilterThese      = Text{"Filter these agreements", "이 협정들을 조건으로 찾기"}
	ListAbout        = Text{"Agreements on digital government, by country, year, kind, topic and ministry.", "국가, 연도, 유형, 분야, 부처별 디지털정부 협정 목록입니다."}
	SortSigned       = Text{"Signed, newest first", "서명일 최신순"}
	SortSignedAsc    = Text{"Signed, oldest first", "서명일 오래된순"}
	SortTitle        = Text{"Title, A to Z", "제목순"}
	SortAdded        = Text{"Added, newest first", "등록일 최신순"}
	SortRelevance    = Text{"Best match", "관련도순"}
)

// Facets of the list: the name of each, and the word before its values in the
// sentence of the filter ("of Belarus"). Korean names the facet instead of a preposition.
var (
	FacetCountry = Text{"Country", "국가"}
	FacetYear    = Text{"Year signed", "서명 연도"}
	FacetKind    = Text{"Kind", "유형"}
	FacetTopic   = Text{"Topic", "분야"}
	FacetBody    = Text{"Ministry or body", "부처·기관"}
	FacetStatus  = Text{"Status", "상태"}
	FacetBasis   = Text{"How it is known", "근거 유형"}

	LeadCountry  = Text{"of", "국가"}
	LeadYear     = Text{"signed in", "서명 연도"}
	LeadKind     = Text{"of kind", "유형"}
	LeadTopic    = Text{"on", "분야"}
	LeadBody     = Text{"by", "기관"}
	LeadStatus   = Text{"reported as", "상태"}
	LeadBasis    = Text{"with", "근거"}
	FieldKnown   = Text{"%s %s", "%s %s"} // "Expiry not stated"
	LeadSince    = Text{"new or changed since", "변경 기준일"}
	FacetEnding  = Text{"Ending", "만료 예정"}
	LeadEnding   = Text{"ending", "만료"}
	LeadSummit   = Text{"made at", "회의"}
	LeadFrom     = Text{"signed from", "서명 연도"}
	LeadAfter    = Text{"signed in or after", "서명 연도(이후)"}
	LeadBefore   = Text{"signed in or before", "서명 연도(이전)"}
	WithinMonths = Text{"within %s months", "%s개월 이내"}
	YearFrom     = Text{"From", "시작"}
	YearTo       = Text{"to", "끝"}
	LeadText     = Text{"about", "검색어"}
	And          = Text{"and", "및"}
	Or           = Text{"or", "또는"}
)

// The page of a long filter.
var (
	AllValues     = Text{"All %s", "전체 %s개"}
	NameToZ       = Text{"%s, A to Z", "%s, 가나다순"}
	FilterBy      = Text{"Filter by %s", "%s 조건"}
	FilterByAbout = Text{"Every value of the filter, A to Z, with its number of agreements.", "조건의 모든 값과 협정 수를 가나다순으로 보여 줍니다."}
	FindInList    = Text{"Find in this list", "이 목록에서 찾기"}
	Find          = Text{"Find", "찾기"}
	BackToList    = Text{"Back to the list", "목록으로 돌아가기"}
	NoSuchLetters = Text{"No value has these letters.", "이 글자가 들어간 값이 없습니다."}
	ChosenRemove  = Text{"(chosen: remove)", "(선택됨: 해제)"}
)

// The search over all parts of the register.
var (
	SearchRegister = Text{"Search the register", "등록부 검색"}
	SearchHint     = Text{"A country, a ministry, a summit, words of an agreement", "국가, 부처, 회의 또는 협정에 담긴 말"}
	SearchHow      = Text{
		"A name, an abbreviation or the address of a release leads straight to its page. “In quotes” finds a phrase, OR one of two words, and a -minus leaves a word out.",
		"명칭, 약칭 또는 보도자료 주소를 입력하면 해당 쪽으로 바로 이동합니다. “따옴표”로 묶으면 구절을 찾고, OR는 둘 중 하나를 찾으며, 단어 앞의 -는 그 단어를 제외합니다.",
	}
	SearchAbout  = Text{"Search the agreements, ministries, summits, signatures and sources of the register.", "등록부의 협정, 부처, 회의, 서명, 출처를 검색합니다."}
	CalledSo     = Text{"Called so", "같은 명칭의 기록"}
	NothingFound = Text{"Nothing in the register has these words.", "등록부에 이 말이 들어간 기록이 없습니다."}
	AsAFilter    = Text{"Read as countries, topics and words, it finds", "국가, 분야, 낱말로 나누어 찾은 결과"}
	DidYouMean   = Text{"Did you mean", "이것을 찾으셨나요?"}
	MoreFound    = Text{"%s more: add a word to narrow the search.", "%s건 더 있음: 단어를 더해 범위를 좁혀 보세요."}
	SignedBy     = Text{"Signed by", "서명자"}
	SignedVerb   = Text{"signed", "서명한 협정:"}
	ResultsFor   = Text{"%s for %s", "%[2]s 검색 결과: %[1]s"}
	AllOf        = Text{"All %s", "전체 %s"}
	ResultsFound = Noun{"result", "results", "결과", "건"}
)
