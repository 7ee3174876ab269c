package words

// The page that reads a pasted text.
var (
	ReadAText         = Text{"Read a text", "글 읽어 보기"}
	ReadAbout         = Text{"Paste a press release and see what the register would read from it, word by word.", "보도자료를 붙여 넣으면 등록부가 무엇을 읽어 내는지 한 마디씩 보여 줍니다."}
	ReadLead          = Text{"Paste a press release. You see what the register would read from it, the words marked, with the rule that made each value. Nothing is stored.", "보도자료를 붙여 넣으세요. 등록부가 읽어 낼 내용을 근거가 된 말과 규칙과 함께 보여 줍니다. 아무것도 저장하지 않습니다."}
	TheTextToRead     = Text{"The text", "글"}
	ReadHint          = Text{"Up to 200 kB of plain text. Telephone numbers and e-mail addresses are masked.", "일반 텍스트 200kB까지. 전화번호와 전자우편 주소는 가려집니다."}
	ReadIt            = Text{"Read it", "읽기"}
	TheRelease        = Text{"The release", "보도자료"}
	AgreementNth      = Text{"Agreement %s", "협정 %s"}
	SummitNth         = Text{"Summit %s", "회의 %s"}
	PassedOver        = Text{"Named and passed over", "언급되었으나 제외된 것"}
	FormNotUnderstood = Text{"The form could not be understood. Please paste the text again.", "양식을 읽을 수 없습니다. 글을 다시 붙여 넣어 주세요."}
	NoTextPasted      = Text{"There is no text. Please paste a press release into the form.", "글이 없습니다. 보도자료를 붙여 넣어 주세요."}
	TextTooLong       = Text{"The text is longer than %s kB. Please paste a part of it.", "글이 %skB보다 깁니다. 일부만 붙여 넣어 주세요."}
	NotAText          = Text{"The form holds characters that are not text. Please paste plain text in UTF-8.", "글이 아닌 문자가 들어 있습니다. UTF-8 일반 텍스트를 붙여 넣어 주세요."}
	TooOften          = Text{"That was very often. Please wait a minute.", "요청이 너무 잦습니다. 1분 뒤에 다시 시도해 주세요."}
)
