package words

// The front page.
var (
	HomeHeading = Text{"Who agreed what on digital government, and when", "디지털정부에 관해 누가, 언제, 무엇에 합의했는가"}
	HomeLead    = Text{
		"Agreements between governments, the summits where they are made and the ministries that sign them. Every value opens the words or the page that it came from.",
		"정부 간 협정과 그 협정이 체결된 회의, 서명한 부처를 모았습니다. 모든 항목에서 근거가 된 원문이나 자료를 열어 볼 수 있습니다.",
	}
	HomeAbout   = Text{"A public register of agreements between governments on digital government. Every value opens the words or the page that it came from.", "디지털정부에 관한 정부 간 협정의 공개 등록부입니다. 모든 항목에서 근거가 된 원문이나 자료를 열어 볼 수 있습니다."}
	HomeSearch  = Text{"Country, ministry or topic", "국가, 부처 또는 분야"}
	NewInIt     = Text{"New in the register", "새로 등록된 협정"}
	ByCountry   = Text{"By country", "국가별"}
	ByTopic     = Text{"By topic", "분야별"}
	ByYear      = Text{"By year", "연도별"}
	ByMinistry  = Text{"By ministry", "부처별"}
	AllCountry  = Text{"All countries", "전체 국가"}
	AllTopics   = Text{"All topics", "전체 분야"}
	AllYears    = Text{"All years", "전체 연도"}
	AllMinistry = Text{"All ministries", "전체 부처"}
	LastReadOn  = Text{"Sources last read on %s.", "출처 최종 확인일: %s."}
	WhatWasRead = Text{"What was read", "확인한 출처"}
	SaysWho     = Text{"Says who?", "근거는 무엇인가요?"}
	SaysWhoLead = Text{
		"Each value in the register is quoted, calculated, inferred by a rule, entered by an editor, or not stated. It says which, and shows the words.",
		"등록부의 모든 항목은 인용, 계산, 규칙에 따른 추론, 편집자 기입, 명시되지 않음 가운데 하나입니다. 어느 것인지 밝히고 원문을 보여 줍니다.",
	}
)

// The page about the register.
var (
	AboutAbout = Text{"How to read the register: what quoted, calculated, inferred, curated and not stated mean.", "등록부 읽는 법: 인용, 계산, 추론, 편집자 기입, 명시되지 않음의 뜻."}
	AboutLead  = Text{
		"The register holds agreements between governments on digital government, the summits where they are made and the ministries that sign them. Its records are read from press releases. So each value says how it is known, and opens the words it was read from.",
		"이 등록부는 디지털정부에 관한 정부 간 협정과 그 협정이 체결된 회의, 서명한 부처를 담고 있습니다. 기록은 보도자료에서 읽어 냅니다. 그래서 모든 항목은 어떻게 알게 되었는지를 밝히고, 근거가 된 원문을 보여 줍니다.",
	}
	FiveStates   = Text{"The five states of a value", "항목의 다섯 가지 상태"}
	ForExample   = Text{"For example:", "예:"}
	NeverGuessed = Text{"Nothing is ever left blank and nothing is guessed. Where no source says a thing, the page reads “Not stated”.", "빈칸으로 두거나 추측하는 항목은 없습니다. 어느 출처에도 없는 내용은 ‘명시되지 않음’으로 표시합니다."}
	OpeningWords = Text{"Opening the words", "원문 열어 보기"}
	OpeningHow   = Text{
		"On the page of an agreement, choose the state beside a value. It opens the sentence in place with the words marked, and names the publisher and the date of the source. “Open in the source” leads to the same words in the stored text, “Open at the publisher” to the publisher’s own page. Every value has an address of its own, to be sent to somebody who asks who says so.",
		"협정 쪽에서 항목 옆의 상태를 선택하면 그 자리에서 해당 문장이 열리고, 근거가 된 말이 표시되며, 출처의 발행처와 날짜가 나옵니다. ‘출처 원문에서 보기’는 보관된 원문의 같은 위치로, ‘발행처에서 보기’는 발행처의 자료로 이어집니다. 항목마다 고유한 주소가 있어 근거를 묻는 사람에게 보낼 수 있습니다.",
	}
	WhereDiffer   = Text{"Where sources differ", "출처가 서로 다를 때"}
	DifferHow     = Text{"Both values are shown with their sources, and the rule that chose the one at the top is written beside them.", "두 값을 모두 출처와 함께 보여 주고, 위에 표시할 값을 정한 규칙을 옆에 적습니다."}
	WhatIsMissing = Text{"What is missing", "빠진 것"}
	MissingHow    = Text{"The register knows what its sources say. It has read %s and found %s in them. An agreement that is not here may well exist.", "등록부는 출처에 있는 내용만 알고 있습니다. 지금까지 %s을 읽고 %s을 확인했습니다. 여기에 없는 협정도 있을 수 있습니다."}
	SourcesRead   = Text{"The sources that were read", "확인한 출처"}
	WhoRunsIt     = Text{"Who runs it", "운영"}
	WhoHow        = Text{"The register is independent. No government publishes, checks or pays for it. Texts remain under the licences of their publishers, which the page of each source names.", "이 등록부는 독립적으로 운영됩니다. 어느 정부도 이를 발행하거나 검수하거나 지원하지 않습니다. 원문에는 발행처의 이용 조건이 적용되며, 각 출처 쪽에 적혀 있습니다."}
	VersionOf     = Text{"Version %s.", "버전 %s."}
)

// Pages of errors.
var (
	ErrorNumber    = Text{"Error %s", "오류 %s"}
	WhatIsAllowed  = Text{"What is allowed", "사용할 수 있는 값"}
	WaysOn         = Text{"Ways on", "이동할 곳"}
	NameTheRequest = Text{"If you report this, please name the request:", "이 문제를 알리실 때는 다음 요청 번호를 함께 적어 주세요:"}
	NotUnderstood  = Text{"This address cannot be understood", "주소를 이해할 수 없습니다"}
	NotFound       = Text{"Page not found", "페이지를 찾을 수 없습니다"}
	Withdrawn      = Text{"This record was withdrawn", "철회된 기록입니다"}
	NotAvailable   = Text{"The register is not available at the moment", "지금은 등록부를 이용할 수 없습니다"}
	CannotAnswer   = Text{"This request cannot be answered", "처리할 수 없는 요청입니다"}
	SomethingWrong = Text{"Something went wrong", "오류가 발생했습니다"}
	OurFault       = Text{"Something went wrong on our side. It has been noted.", "등록부 쪽에서 오류가 발생했으며, 기록해 두었습니다."}
	TookTooLong    = Text{"The register took too long to answer. Please try again in a minute.", "응답이 지연되고 있습니다. 잠시 후 다시 시도해 주세요."}
	NoPage         = Text{"There is no page at this address.", "이 주소에는 페이지가 없습니다."}
	NoPageOfList   = Text{"This list has no page %s.", "이 목록에는 %s쪽이 없습니다."}
	PagesUpTo      = Text{"pages 1 to %s", "1쪽부터 %s쪽까지"}
	NoCountryCode  = Text{"There is no country with the code %s. Codes are those of ISO 3166, for example KR for the Republic of Korea; /countries lists those in the register.", "코드가 %s인 국가는 없습니다. 코드는 ISO 3166을 따릅니다(예: 대한민국은 KR). /ko/countries에 등록부의 국가 목록이 있습니다."}
	NoTopic        = Text{"There is no topic “%s”.", "‘%s’라는 분야는 없습니다."}
	NoTopicListed  = Text{"The register has no topic “%s”; /topics lists those that it has.", "등록부에 ‘%s’ 분야가 없습니다. /ko/topics에 분야 목록이 있습니다."}
	NoBody         = Text{"The register has no ministry or body “%s”; /ministries lists those that it has.", "등록부에 ‘%s’ 부처·기관이 없습니다. /ko/ministries에 목록이 있습니다."}
	NoSummit       = Text{"The register has no summit “%s”; /summits lists those that it has.", "등록부에 ‘%s’ 회의가 없습니다. /ko/summits에 목록이 있습니다."}
	TooLong        = Text{"“%s” has at most %s characters.", "‘%s’에는 최대 %s자까지 입력할 수 있습니다."}
	CountryAddress = Text{"A country's address has two letters of ISO 3166, for example /countries/kr.", "국가 주소에는 ISO 3166의 두 글자 코드를 씁니다(예: /ko/countries/kr)."}
)
