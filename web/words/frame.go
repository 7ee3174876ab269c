package words

// The frame of every page.
var (
	SiteName      = Text{"Digital Government Accords", "디지털정부 협정 등록부"}
	Independent   = Text{"Independent register · not an official government site", "독립 등록부 · 정부 공식 누리집이 아닙니다"}
	Skip          = Text{"Skip to content", "본문 바로가기"}
	Main          = Text{"Main", "주 메뉴"}
	LanguageLinks = Text{"Language", "언어"}
	Breadcrumb    = Text{"Breadcrumb", "현재 위치"}
	Home          = Text{"Home", "홈"}
	SearchFor     = Text{"Search the agreements", "협정 검색"}
	Search        = Text{"Search", "검색"}
	Foot          = Text{
		"Digital Government Accords reads the press releases of governments and shows, for each value, the words it was read from. It is not published by any government.",
		"디지털정부 협정 등록부는 각국 정부의 보도자료를 읽고, 모든 항목에 대해 그 근거가 된 원문을 보여 줍니다. 어느 정부도 이 등록부를 발행하지 않습니다.",
	}
	HowToRead        = Text{"How to read the register", "등록부 읽는 법"}
	SourcesLicences  = Text{"Sources and their licences", "출처와 이용 조건"}
	OtherForms       = Text{"This page as data", "이 쪽의 데이터 형식"}
	AllAgreements    = Text{"All agreements", "전체 협정"}
	Pages            = Text{"Pages", "쪽 이동"}
	PageNumber       = Text{"Page %s", "%s 쪽"}
	Previous         = Text{"Previous", "이전"}
	Next             = Text{"Next", "다음"}
	Copy             = Text{"Copy", "복사"}
	Copied           = Text{"Copied", "복사됨"}
	PressToCopy      = Text{"Press Ctrl+C", "Ctrl+C를 누르세요"}
	AgreementsTitle  = Text{"Agreements", "협정"}
	CountriesTitle   = Text{"Countries", "국가"}
	MinistriesTitle  = Text{"Ministries", "부처"}
	SummitsTitle     = Text{"Summits", "정상·장관 회의"}
	TopicsTitle      = Text{"Topics", "분야"}
	SourcesTitle     = Text{"Sources", "출처"}
	ReleasesRead     = Text{"Releases read word for word", "원문을 읽은 보도자료"}
	AboutTitle       = Text{"About", "안내"}
	AboutTheRegister = Text{"About the register", "등록부 안내"}
	BodiesTitle      = Text{"Ministries and bodies", "부처·기관"}
	AllBodiesTitle   = Text{"Ministries and other bodies", "부처 및 그 밖의 기관"}
)

// What is counted.
var (
	Agreements = Noun{"agreement", "agreements", "협정", "건"}
	Countries  = Noun{"country", "countries", "국가", "개국"}
	Bodies     = Noun{"ministry or other body", "ministries and other bodies", "부처·기관", "곳"}
	Summits    = Noun{"summit", "summits", "회의", "건"}
	Topics     = Noun{"topic", "topics", "분야", "개"}
	Sources    = Noun{"source", "sources", "출처", "건"}
	Values     = Noun{"value", "values", "항목", "개"}
	Passages   = Noun{"passage is", "passages are", "구절", "개"}
)
