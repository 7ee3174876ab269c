package words

// What a program can do about an error at the address of data.
var (
	FixUseOneOf = Text{"Use one of: %s.", "다음 가운데 하나를 쓰세요: %s."}
	FixLookIn   = Text{"Look for the record at %s.", "기록은 %s 에서 찾을 수 있습니다."}
	FixReadData = Text{"What can be had, and how to ask for it, stands at %s.", "받을 수 있는 데이터와 요청하는 방법은 %s 에 있습니다."}
	FixForget   = Text{"Remove it from your records: it will not come back by itself.", "보관한 기록에서 지우세요. 저절로 되살아나지 않습니다."}
	FixWait     = Text{"Wait for as many seconds as Retry-After says, then ask again.", "Retry-After에 적힌 초만큼 기다린 뒤 다시 요청하세요."}
	FixTakeAll  = Text{"Take everything at once: %s has the whole register.", "한 번에 받으세요. 등록부 전체가 %s 에 있습니다."}
	FixLater    = Text{"Try again later.", "나중에 다시 시도하세요."}
	FixAskAt    = Text{"Ask at %s.", "%s 에 요청하세요."}
)
