package words

// Lists that are frozen to be cited.
var (
	FrozenTitle   = Text{"Frozen list of %s", "%s에 고정한 목록"}
	FrozenAbout   = Text{"A list of agreements as it was on a day, to be cited, with what changed since.", "인용을 위해 특정한 날의 모습으로 고정한 협정 목록과 그 뒤에 바뀐 것."}
	FrozenHeading = Text{"%s, as listed on %s", "%s (%s 목록)"}
	FrozenHow     = Text{"This list stays as it was when somebody cited it. Behind each agreement stands the version that the register had of it; the address follows from the list itself and can be checked with the JSON.", "이 목록은 누군가 인용한 때의 모습 그대로입니다. 협정마다 그때 등록부가 가지고 있던 판이 적혀 있으며, 이 주소는 목록의 내용에서 계산되어 JSON으로 확인할 수 있습니다."}
	FrozenLive    = Text{"The list as it is today", "오늘의 목록"}
	FrozenCite    = Text{"Cite this list", "이 목록 인용"}
	FrozenSince   = Text{"What changed since", "그 뒤에 바뀐 것"}
	FrozenSame    = Text{"Nothing: every agreement still reads as it did.", "없음: 모든 협정이 그때와 같습니다."}
	FrozenMembers = Text{"The agreements", "협정"}
	FreezeList    = Text{"Freeze this list to cite it", "인용을 위해 이 목록 고정"}
)
