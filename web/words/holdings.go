package words

// The page about what the register rests on.
var (
	HoldingsTitle = Text{"What the register rests on", "등록부의 출처 현황"}
	HoldingsLead  = Text{
		"Releases are read word for word. The catalogue holds facts that editors collected from other publishers’ pages: a value of it is a lead with its evidence, and some of them are wrong.",
		"보도자료는 원문 그대로 읽습니다. 목록은 편집자가 다른 발행처의 자료에서 모은 사실로, 근거를 함께 밝히지만 틀린 값이 있을 수 있습니다.",
	}
	AgreementsBySource = Text{"Agreements by kind of source", "출처 유형별 협정"}
	OnlyReleases       = Text{"Releases alone", "보도자료만"}
	OnlyCatalogue      = Text{"The catalogue alone", "목록만"}
	ReleasesAndMore    = Text{"Releases and the catalogue", "보도자료와 목록"}
	ValuesByState      = Text{"Values by how they are known", "근거 유형별 값"}
	PagesByLanguage    = Text{"Pages that editors cite, by language", "인용한 자료의 언어"}
	OfThemOwn          = Text{"Of these pages %s are a party’s own.", "이 가운데 %s건은 당사자가 직접 발행한 자료입니다."}
	PossibleTwins      = Text{"Possibly the same", "같은 문서일 가능성이 있는 협정"}
	PossibleTwinsLead  = Text{"Rules found these alike, but not enough to take them for one instrument. An editor decides.", "규칙에 따라 비슷하다고 판단했지만 하나의 문서로 보기에는 부족합니다. 편집자가 결정합니다."}
	SingleSource       = Text{"One source only", "출처가 하나뿐인 협정"}
	SingleSourceLead   = Text{"%s rest on one source. Those that nobody has checked come first, the oldest before the newer.", "%s의 출처가 하나뿐입니다. 확인되지 않은 협정을 오래된 순서로 먼저 표시합니다."}
	LastChecked        = Text{"checked on %s", "확인일 %s"}
	NeverChecked       = Text{"not checked since it was collected", "수집 이후 확인되지 않음"}
	CoverageLink       = Text{"What the register rests on, and what to check next", "등록부의 출처 현황과 확인할 항목"}
)
