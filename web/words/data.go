package words

// The page on how programs get what the pages show.
var (
	DataTitle         = Text{"Open data", "공개 데이터"}
	DataAbout         = Text{"The whole register as a file, every page in other forms, an interface for programs, with examples that can be run.", "등록부 전체 파일, 모든 쪽의 다른 형식, 프로그램용 인터페이스, 바로 실행해 볼 수 있는 예."}
	DataLead          = Text{"Whatever a page shows can be had by a program, with how each value is known and the words it was read from.", "쪽에 보이는 모든 것을, 각 항목을 알게 된 방법과 그 근거가 된 말과 함께 프로그램으로 받을 수 있습니다."}
	DataWhole         = Text{"The whole register", "등록부 전체"}
	DataDownload      = Text{"Download the register (zip)", "등록부 내려받기 (zip)"}
	DataWholeHow      = Text{"State of %s. Every table as CSV and JSON Lines, with a codebook, the licences of the sources, and checksums. The same data give the same bytes.", "%s 현재. 모든 표가 CSV와 JSON Lines로 들어 있고, 항목 설명서, 출처의 이용 조건, 체크섬이 함께 있습니다. 데이터가 같으면 파일의 바이트도 같습니다."}
	DataDescribed     = Text{"Catalogues of data find it described as", "데이터 목록 서비스를 위한 설명:"}
	DataForms         = Text{"Every page in another form", "모든 쪽의 다른 형식"}
	DataFormsHow      = Text{"Put a suffix behind the path of a page and keep its query, or name the form in an Accept header. A list comes whole, as it is filtered.", "쪽 주소의 경로 뒤에 확장자를 붙이고 질의는 그대로 두거나, Accept 머리글에 형식을 적습니다. 목록은 거른 결과 전체가 나옵니다."}
	DataForJSON       = Text{"programs: every value with its basis, its reason and its evidence", "프로그램용: 항목마다 알게 된 방법, 이유, 근거가 함께 있음"}
	DataForJSONL      = Text{"programs: a record a line, without an end in sight", "프로그램용: 한 줄에 기록 하나, 긴 목록에 알맞음"}
	DataForCSV        = Text{"spreadsheets", "표 계산 프로그램"}
	DataForAtom       = Text{"feed readers: what came and what changed", "피드 구독기: 새로 들어온 것과 바뀐 것"}
	DataForICS        = Text{"calendars: signatures, entries into force, expiries, summits", "달력: 서명, 발효, 만료, 정상회의"}
	DataForBibTeX     = Text{"reference managers (LaTeX)", "참고문헌 관리 (LaTeX)"}
	DataForRIS        = Text{"reference managers (EndNote, Zotero)", "참고문헌 관리 (EndNote, Zotero)"}
	DataForCSL        = Text{"citation processors", "인용 처리기"}
	DataForJSONLD     = Text{"search engines and linked data: schema.org, with a Web Annotation for each passage", "검색 엔진과 연결 데이터: schema.org, 인용한 부분마다 Web Annotation"}
	DataBasis         = Text{"The basis of a value is quoted, calculated, inferred, curated or not_stated. A value that no source states is null, never a guess. Positions in evidence count the bytes of the stored text.", "값의 근거(basis)는 quoted, calculated, inferred, curated, not_stated 가운데 하나입니다. 어느 출처도 밝히지 않은 값은 null이며 짐작하지 않습니다. 근거의 위치는 저장된 원문의 바이트로 셉니다."}
	DataAPI           = Text{"An interface for programs", "프로그램용 인터페이스"}
	DataAPIHow        = Text{"All addresses below /api/v1 are described in one document. Lists lead on with next_url, without a limit; fields= chooses members; errors say how to mend the request.", "/api/v1 아래의 모든 주소는 문서 하나에 설명되어 있습니다. 목록은 next_url로 끝까지 이어지고, fields=로 항목을 고르며, 오류는 요청을 고치는 방법을 알려 줍니다."}
	DataPolite        = Text{"Nobody needs a key. Answers carry an ETag: send it back in If-None-Match and nothing is sent twice. X-RateLimit-Remaining says how many requests are left in this minute; after a 429, wait as Retry-After says. Scripts of other sites may read everything.", "인증 키가 필요 없습니다. 응답에는 ETag가 있으므로 If-None-Match로 돌려보내면 같은 것을 두 번 받지 않습니다. X-RateLimit-Remaining은 이번 1분에 남은 요청 수입니다. 429를 받으면 Retry-After만큼 기다리세요. 다른 사이트의 스크립트도 모두 읽을 수 있습니다."}
	DataExamples      = Text{"Examples", "예"}
	DataAnswers       = Text{"answers %s, %s, with", "응답 %s, %s, 다음을 포함:"}
	DataExTable       = Text{"The agreements of a country as a table", "한 나라의 협정을 표로"}
	DataExAccept      = Text{"The same by an Accept header", "Accept 머리글로 같은 것을"}
	DataExFilter      = Text{"The first page of a list, with its filters", "목록의 첫 쪽과 거르개"}
	DataExRecord      = Text{"One agreement, with the evidence of every value", "협정 하나와 모든 항목의 근거"}
	DataExCite        = Text{"The same for a reference manager", "같은 것을 참고문헌 관리용으로"}
	DataExCalendar    = Text{"What a country signs and what runs out, in a calendar", "한 나라의 서명과 만료를 달력으로"}
	DataExFeed        = Text{"What is new, as a feed", "새 소식을 피드로"}
	DataExAPI         = Text{"Two members of each record, three records a time", "기록마다 두 항목씩, 한 번에 세 건"}
	DataExProblem     = Text{"A mistake, and how to mend it", "잘못된 요청과 고치는 방법"}
	DataAssistants    = Text{"For assistants", "인공지능 비서용"}
	DataAssistantsHow = Text{"A server of the Model Context Protocol searches agreements, reads one with its evidence, and lists what runs out. It reads and never writes. Programs on the same machine can run “portal mcp” instead.", "Model Context Protocol 서버로 협정을 찾고, 근거와 함께 하나를 읽고, 곧 끝나는 것을 볼 수 있습니다. 읽기만 하고 쓰지 않습니다. 같은 컴퓨터에서는 “portal mcp”를 실행해도 됩니다."}
	DataReuse         = Text{"Use and citation", "이용과 인용"}
	DataReuseHow      = Text{"The texts keep the licences of their publishers; where a publisher states none, the register says so. Please cite a record by its permanent address, which its page gives.", "원문에는 발행처의 이용 조건이 적용됩니다. 발행처가 밝히지 않았으면 그렇게 적어 둡니다. 인용할 때는 각 쪽에 있는 변하지 않는 주소를 써 주세요."}
)
