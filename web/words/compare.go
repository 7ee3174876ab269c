package words

// The comparison of agreements.
var (
	CompareTitle    = Text{"Compare agreements", "협정 비교"}
	CompareOf       = Text{"%s compared", "%s 비교"}
	CompareAbout    = Text{"Two to four agreements side by side, field by field.", "두 건에서 네 건의 협정을 항목별로 나란히 비교합니다."}
	CompareLead     = Text{"Fields that differ are marked. Each value leads to the words that it came from.", "서로 다른 항목에는 표시가 있습니다. 각 값은 근거가 된 원문으로 이어집니다."}
	CompareChoose   = Text{"Choose two to four agreements to read side by side.", "나란히 비교할 협정을 두 건에서 네 건까지 선택하세요."}
	Chosen          = Text{"Chosen", "선택한 협정"}
	Field           = Text{"Field", "항목"}
	Differs         = Text{"differs", "다름"}
	Same            = Text{"same", "같음"}
	TakeAway        = Text{"Take away", "빼기"}
	AddAnother      = Text{"Add an agreement", "협정 추가"}
	AddThis         = Text{"Add", "추가"}
	NothingToAdd    = Text{"No other agreement has these words.", "이 말이 들어간 다른 협정이 없습니다."}
	Compare         = Text{"Compare", "비교"}
	CompareSelected = Text{"Compare the selected", "선택한 협정 비교"}
)
