package words

// The notice on persons. What it promises is what the program does: a line here
// and the test that holds it change together.
var (
	PrivacyTitle = Text{"Privacy", "개인정보"}
	PrivacyAbout = Text{"Which persons the register names, what it leaves out, how to have a name taken out, and what is kept about visitors: nothing.", "등록부에 나오는 인물, 싣지 않는 정보, 이름 삭제를 요청하는 방법, 방문자에 관해 남기는 정보를 설명합니다."}
	PrivacyLead  = Text{
		"The register is about agreements between governments. It names the people who signed them in public office, and nobody else on purpose.",
		"이 등록부는 정부 간 협정을 다룹니다. 공직에서 협정에 서명한 인물의 이름을 실으며, 그 밖의 인물은 일부러 싣지 않습니다.",
	}
	PersonsNamed    = Text{"People who are named", "이름이 실리는 인물"}
	PersonsLeftOut  = Text{"What is left out", "싣지 않는 정보"}
	AboutVisitors   = Text{"About visitors", "방문자에 관한 정보"}
	TakenOut        = Text{"To have something taken out", "삭제를 요청하려면"}
	TakenOutHow     = Text{"Tell whoever runs this portal, with the address of the page and what should go. Who asks need not say why a name should go: that it is one's own is enough.", "이 누리집의 운영자에게 해당 쪽의 주소와 삭제할 내용을 알려 주세요. 본인의 이름이라면 이유를 밝히지 않아도 됩니다."}
	TakenOutForGood = Text{"A name that is taken out is replaced by asterisks in the stored texts and in every value, and stays so when its source is read again. The publisher's own page is not ours to change.", "삭제된 이름은 보관된 원문과 모든 항목에서 별표로 바뀌며, 출처를 다시 읽어도 그대로 유지됩니다. 발행처의 쪽은 이 등록부에서 바꿀 수 없습니다."}
)

// PrivacyNamed says who is in the register, and why.
var PrivacyNamed = []Text{
	{"Ministers, heads of agencies and others who signed for their government, with the office that they held at the time, as the source has it.", "정부를 대표해 서명한 장관, 기관장 등의 이름과, 출처에 나온 당시 직위."},
	{"The stored texts of sources are word for word and may name more people. No list, filter or export is made of them.", "보관된 원문은 발행된 그대로이므로 다른 인물의 이름도 나올 수 있습니다. 이러한 이름으로 목록, 필터, 내려받기 자료를 만들지 않습니다."},
}

// PrivacyLeftOut says what is masked before a text is stored.
var PrivacyLeftOut = []Text{
	{"Telephone numbers and e-mail addresses are replaced by asterisks before a text is stored, postal addresses by low lines; they are in no page, search, export or feed.", "전화번호와 전자우편 주소는 원문을 보관하기 전에 별표로, 우편 주소는 밑줄로 바꾸며, 쪽·검색·내려받기 자료·피드 어디에도 나오지 않습니다."},
	{"The lines that name a contact for the press are replaced by low lines, too. What a rule misses is taken out when somebody tells.", "언론 담당자의 이름이 적힌 줄도 밑줄로 바꿉니다. 규칙이 놓친 것은 알려 주시면 삭제합니다."},
}

// PrivacyVisitors says what is kept of a visit.
var PrivacyVisitors = []Text{
	{"No cookie, no account, no request to anybody else, and no script that measures.", "쿠키, 계정, 외부로 보내는 요청, 방문을 측정하는 스크립트가 없습니다."},
	{"The log has the address of each page that was asked for and a network of at least 256 addresses in place of yours.", "기록에는 요청한 쪽의 주소와, 방문자의 주소 대신 256개 이상의 주소를 묶은 대역만 남습니다."},
	{"A text that is pasted to be read is neither stored nor logged.", "분석하려고 붙여 넣은 글은 저장하거나 기록하지 않습니다."},
}
