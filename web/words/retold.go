package words

// retold is every form of sentence that the register keeps in English, one line
// a rule: the reasons of internal/extract and internal/importer, the choices of
// accord.Choose, and what the other rooms tell a visitor. Korean puts the
// filled blank where no particle hangs on its last letter. A test reads all
// texts of the extractor's own tests and finds what is missing here.
func retold() []Text {
	return concat(Choices, reasonsOfDates, reasonsOfDays, reasonsOfParties, reasonsOfRecords, reasonsOfMergers, reasonsOfRejections, messages)
}

// concat is all lists in one.
func concat(lists ...[]Text) []Text {
	var out []Text
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// Dates that were worked out of the words and the day of the release.
var reasonsOfDates = []Text{
	{`The release is dated %s, and it says "%s".`, `보도자료의 날짜는 %s이고, 본문에 "%s"라고 되어 있습니다.`},
	{"The release is dated %s, %s; the nearest %s that the sentence allows is %s.", "보도자료의 날짜는 %[2]s(%[1]s)이며, 문장에 맞는 가장 가까운 %[3]s은 %[4]s입니다."},
	{"The text names no year; the release is dated %s, and %s is in %s.", "본문에 연도가 없습니다. 보도자료의 날짜는 %s이고, %s은 %s년입니다."},
	{"the next %s", "그다음 %s"},
	{"the last %s before it", "그 직전 %s"},
	{"the nearest %s", "가장 가까운 %s"},
	{"this %s", "올해 %s"},
	{"%s is a %s in %s; the text names %s itself.", "%s이 %s인 해는 %s년이며, 본문에 %s년이 나옵니다."},
	{"%s is a %s in %s; the text names %s as past.", "%s이 %s인 해는 %s년이며, 본문에서 %s년은 지난 해입니다."},
	{`The text dates "%s" elsewhere, in the same month of %s.`, `본문 다른 곳에서 "%s"의 날짜가 같은 달, %s년으로 나옵니다.`},
	{"the text names no year; the meeting is the %s", "본문에 연도가 없으며, 회의명은 %s입니다"},
	{"%s days, of which %s was the first", "%s일간, 첫날은 %s"},
	{"the end of %s is %s", "%s의 마지막 날은 %s"},
	{"the first %s from %s on", "%[2]s부터 첫 %[1]s"},
	{"%s days, of which %s was the last", "%s일간, 마지막 날은 %s"},
	{"in force from the day of signature, %s", "서명한 날 발효: %s"},
	{"the years from %s to %s", "%s년부터 %s년까지"},
	{"signed %s + %s", "서명일 %s + %s"},
	{"in force %s + %s", "발효일 %s + %s"},
	{"signed %s + %s stated", "서명일 %s + %s(명시)"},
	{"in force %s + %s stated", "발효일 %s + %s(명시)"},
}

// Days of signature that follow from a meeting.
var reasonsOfDays = []Text{
	{"made on the last of the days from %s to %s", "%s부터 %s까지 가운데 마지막 날 체결"},
	{"made on the first of the days from %s to %s", "%s부터 %s까지 가운데 첫날 체결"},
	{"signed on one of the days from %s to %s", "%s부터 %s까지 가운데 하루에 서명"},
	{"signed at %s; the day is not stated", "서명 자리: %s. 날짜는 명시되지 않음"},
	{"signed at an event of %s; the day is not stated", "%s년 행사에서 서명. 날짜는 명시되지 않음"},
	{"signed at the opening of %s, whose first day was %s", "회의 개막 때 서명: %s, 첫날 %s"},
	{"made at the end of %s, whose last day was %s", "회의 폐막 때 체결: %s, 마지막 날 %s"},
	{"signed at %s, %s to %s; the day is not stated", "서명 자리: %s(%s부터 %s까지). 날짜는 명시되지 않음"},
	{"the outcome of %s, %s to %s; the day is not stated", "회의 결과물: %s(%s부터 %s까지). 날짜는 명시되지 않음"},
	{"the outcome of %s, which was held on %s", "회의 결과물: %s, %s 개최"},
	{`"here" is where the release is dated from`, `"이곳"은 보도자료를 낸 곳입니다`},
	{"a seat of government of the country that the release is dated from", "보도자료를 낸 나라의 정부 청사"},
	{"the capital is where the release is dated from", "수도는 보도자료를 낸 곳입니다"},
	{"signed during a visit to %s", "방문 중 서명: %s"},
	{"signed on an occasion that the text dates %s", "본문에 날짜가 나오는 자리에서 서명: %s"},
	{"signed on the day after %s", "%s 다음 날 서명"},
	{"signed on an occasion that was in %s", "서명한 행사 장소: %s"},
	{"signed at %s", "서명 자리: %s"},
}

// Parties, bodies and hosts that the text does not name as such.
var reasonsOfParties = []Text{
	{"named by who met and for which time", "참석자와 회차로 붙인 이름"},
	{"named by who met", "참석자로 붙인 이름"},
	{"the meeting is named after it", "회의 이름에 나오는 곳"},
	{`"we" are the country whose release this is`, `"우리"는 이 보도자료를 낸 나라`},
	{"held in %s", "개최지: %s"},
	{"the first body of this party that the release names", "보도자료가 이 당사국의 기관으로 처음 언급한 곳"},
	{"%s, who signed, is at its head", "서명자 %s의 소속 기관입니다"},
	{"the list is of what these countries signed", "이 나라들이 서명한 문서의 목록"},
	{"took part in %s, which made it", "이 문서를 낸 회의에 참가: %s"},
	{"the group whose declaration it is", "선언을 낸 협의체"},
	{"a member of the group that made it", "문서를 낸 협의체의 회원국"},
	{"%s is a part of it", "이 나라에 속한 지역: %s"},
	{"the country of %s", "소속 국가로 판단: %s"},
	{"named beside the agreement", "협정과 나란히 언급됨"},
	{"the release is dated from %s", "보도자료를 낸 곳: %s"},
	{"it was signed in %s", "서명한 곳: %s"},
	{"it was signed at %s, which this country hosted", "이 나라가 주최한 회의에서 서명: %s"},
	{"the visit to it was the occasion", "이 나라 방문을 계기로 체결"},
	{"the release's publisher speaks of itself", "보도자료 발행처가 스스로를 가리킴"},
	{"the country whose release this is, by what it names most", "가장 자주 언급되어 보도자료를 낸 나라로 판단"},
	{"held in its capital", "이 나라의 수도에서 개최"},
	{"held at its invitation", "이 나라의 초청으로 개최"},
	{"the meeting was one of its presidency", "이 나라가 의장국인 회의"},
	{`"%s" here is %s, whom the text names in full elsewhere.`, `여기서 "%s"은 본문 다른 곳에 온전한 이름으로 나오는 %s입니다.`},
	{"announced as the next summit of %s", "다음 회의로 예고됨: %s"},
}

// Titles and names that stand in no source.
var reasonsOfRecords = []Text{
	{"descriptive: the kind, the subject in the words of the text, and the parties", "설명을 위한 제목: 문서 유형, 본문에 나온 주제, 당사자"},
	{"descriptive: an editor’s words for the kind, the parties and the subject", "설명을 위한 제목: 문서 유형, 당사자, 주제를 편집자가 적은 것"},
	{"the occasion, “%s”, is this meeting of the register", "서명 계기가 등록부의 이 회의와 같음: %s"},
	{"An editor’s note on an agreement names this body.", "협정에 관한 편집자의 메모에 이 기관이 나옵니다."},
}

// Why two sources are taken for one instrument.
var reasonsOfMergers = []Text{
	{"same parties", "당사자가 같음"},
	{"same parties and kind", "당사자와 유형이 같음"},
	{"same parties and day", "당사자가 같음(같은 날)"},
	{"same parties, kind and day", "당사자와 유형이 같음(같은 날)"},
	{"same parties and days", "당사자가 같음(며칠 차이)"},
	{"same parties, kind and days", "당사자와 유형이 같음(며칠 차이)"},
	{"same parties and month", "당사자가 같음(같은 달)"},
	{"same parties, kind and month", "당사자와 유형이 같음(같은 달)"},
	{"same parties and year", "당사자가 같음(같은 해)"},
	{"same parties, kind and year", "당사자와 유형이 같음(같은 해)"},
	{"most parties the same (of %s and %s)", "당사자 대부분이 같음(%s개국과 %s개국)"},
	{"most parties the same (of %s and %s) and kind", "당사자 대부분(%s개국과 %s개국)과 유형이 같음"},
	{"most parties the same (of %s and %s) and day", "당사자 대부분이 같음(%s개국과 %s개국, 같은 날)"},
	{"most parties the same (of %s and %s), kind and day", "당사자 대부분(%s개국과 %s개국)과 유형이 같음(같은 날)"},
	{"most parties the same (of %s and %s) and days", "당사자 대부분이 같음(%s개국과 %s개국, 며칠 차이)"},
	{"most parties the same (of %s and %s), kind and days", "당사자 대부분(%s개국과 %s개국)과 유형이 같음(며칠 차이)"},
	{"most parties the same (of %s and %s) and month", "당사자 대부분이 같음(%s개국과 %s개국, 같은 달)"},
	{"most parties the same (of %s and %s), kind and month", "당사자 대부분(%s개국과 %s개국)과 유형이 같음(같은 달)"},
	{"most parties the same (of %s and %s) and year", "당사자 대부분이 같음(%s개국과 %s개국, 같은 해)"},
	{"most parties the same (of %s and %s), kind and year", "당사자 대부분(%s개국과 %s개국)과 유형이 같음(같은 해)"},
	{"both name %s", "두 출처에 모두 나오는 기관: %s"},
	{"both rest on the same page", "같은 자료에 근거함"},
	{"an editor has compared the sources", "편집자가 출처를 비교함"},
}

// What the extractor passed over, on the page that shows its work.
var reasonsOfRejections = []Text{
	{"The sentence is a copy of one before.", "앞의 문장을 되풀이한 것입니다."},
	{"The line belongs to the page and not to the text: it is a %s.", "본문이 아니라 페이지에 딸린 줄입니다(%s)."},
	{"The sentence says that somebody signed off on it, which is no signature.", "문안에 동의했다고 할 뿐 서명했다고 하지 않는 문장입니다."},
	{"The sentence says that it was not signed.", "서명되지 않았다고 하는 문장입니다."},
	{"The sentence does not say that it was signed, adopted, approved, renewed or is to be.", "서명, 채택, 승인, 갱신되었다거나 그럴 예정이라는 내용이 없는 문장입니다."},
	{"The sentence is about a contract or a firm, and no second public body or country is in it.", "계약이나 기업에 관한 문장이며, 다른 공공 기관이나 국가가 나오지 않습니다."},
	{"The sentence speaks of several and names the parties of none.", "여러 문서를 한꺼번에 말하며 어느 것의 당사자도 밝히지 않은 문장입니다."},
	{"No country or public body could be read as a party.", "당사자로 볼 수 있는 국가나 공공 기관이 없습니다."},
}

// What is said to a visitor who asked for something that cannot be answered.
var messages = []Text{
	{"This %s was withdrawn on %s. %s", "이 %s 기록은 %s에 철회되었습니다. %s"},
	{"agreement", "협정"},
	{"summit", "회의"},
	{"The sources that it was read from no longer report it.", "근거가 된 출처에 더 이상 나오지 않습니다."},
	{"Another source tells of the same instrument.", "다른 출처가 같은 문서를 다루고 있습니다."},
	{"The register has no agreement %s.", "등록부에 없는 협정입니다: %s."},
	{"The register has no country %s.", "등록부에 없는 국가입니다: %s."},
	{"The register has no ministry or body %s.", "등록부에 없는 기관입니다: %s."},
	{"The register has no pair of the countries %s and %s.", "등록부에 없는 국가 쌍입니다: %s, %s."},
	{"The register has no series %s.", "등록부에 없는 회의 계열입니다: %s."},
	{"The register has no source %s.", "등록부에 없는 출처입니다: %s."},
	{"The register has no summit %s.", "등록부에 없는 회의입니다: %s."},
	{"The register has no filter %s.", "없는 필터입니다: %s."},
	{"There is no filter “%s”.", "없는 필터입니다: “%s”."},
	{"The register cannot be reached at the moment. Please try again in a minute.", "지금은 등록부에 연결할 수 없습니다. 잠시 후 다시 시도해 주십시오."},
	{"The search cannot be understood. Please use plain words.", "검색어를 이해할 수 없습니다. 일반적인 낱말로 검색해 주십시오."},
	{"Something went wrong on our side.", "서버에서 문제가 발생했습니다."},
	{"This server does not answer for the host that was asked for.", "이 서버가 담당하지 않는 주소로 온 요청입니다."},
	{"The register is very busy. Please try again in a moment.", "지금 이용자가 많습니다. 잠시 후 다시 시도해 주십시오."},
	{"That was very often. Please wait a moment.", "요청이 너무 잦습니다. 잠시 기다려 주십시오."},
	{"This form only takes what its own page sends.", "이 양식은 해당 페이지에서 보낸 내용만 받습니다."},
	{"That is more than this form takes. Please paste a shorter text.", "이 양식이 받을 수 있는 양을 넘었습니다. 더 짧은 글을 붙여 넣어 주십시오."},
	{"This address only answers GET and HEAD.", "이 주소는 GET과 HEAD 요청에만 응답합니다."},
	{"The address is too long. Please remove some filters.", "주소가 너무 깁니다. 필터를 줄여 주십시오."},
	{"A request to this site has no body.", "이 누리집에 보내는 요청에는 본문이 없어야 합니다."},
	{"The address holds characters that are not text.", "주소에 글자가 아닌 문자가 들어 있습니다."},
	{"%s agreements are too many to compare; at most %s stand side by side.", "협정 %s건은 한 번에 비교할 수 없습니다. 최대 %s건까지 나란히 볼 수 있습니다."},
	{"The filter “%s” has %s values; at most %s are allowed.", "필터 “%s”의 값이 %s개입니다. 최대 %s개까지 쓸 수 있습니다."},
	{"“%s” stands %s times in the address; it may stand once.", "“%s” 항목이 주소에 %s번 나옵니다. 한 번만 쓸 수 있습니다."},
	{"%s cannot be used for “%s”: %s", "%s: “%s” 필터에 쓸 수 없는 값입니다. %s"},
	{"allowed are %s.", "쓸 수 있는 값: %s."},
	{"a country is two letters of ISO 3166, for example KR.", "국가는 ISO 3166의 두 글자로 적습니다(예: KR)."},
	{"a year has four digits, from 1900 to 2100.", "연도는 1900에서 2100까지 네 자리로 적습니다."},
	{"pages are counted from 1.", "쪽 번호는 1부터 시작합니다."},
	{"a name in an address has at most 200 characters.", "주소에 쓰는 이름은 200자 이하여야 합니다."},
	{"names in addresses have small letters, digits and hyphens.", "주소에 쓰는 이름은 소문자, 숫자, 붙임표로 이루어집니다."},
	{"it is not valid UTF-8 text.", "올바른 UTF-8 글이 아닙니다."},
	{"it holds control characters.", "제어 문자가 들어 있습니다."},
	{"a search has at most 200 characters, this has %s.", "검색어는 200자까지 쓸 수 있으며, 지금은 %s자입니다."},
}

// weekdays are the days of the week, Sunday first as in package time.
func weekdays() []Text {
	return []Text{{"Sunday", "일요일"}, {"Monday", "월요일"}, {"Tuesday", "화요일"}, {"Wednesday", "수요일"}, {"Thursday", "목요일"}, {"Friday", "금요일"}, {"Saturday", "토요일"}}
}
