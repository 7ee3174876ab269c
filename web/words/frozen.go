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
	FrozenAdded   = Text{"In the list since", "그 뒤에 목록에 들어온 협정"}
	FrozenMore    = Text{"Another %s are in the list as it is today", "그 밖의 %s은 오늘의 목록에 있습니다"}
	FrozenLeft    = Text{"No longer in the list", "목록에서 빠짐"}
	FrozenMerged  = Text{"Merged", "병합"}
	MergedInto    = Text{"Merged into", "병합된 기록:"}
	FrozenEnough  = Text{"Your network has frozen many lists today. Please come back tomorrow; the address of the list itself stays as it is.", "오늘 같은 네트워크에서 많은 목록을 고정했습니다. 내일 다시 시도해 주십시오. 목록 자체의 주소는 그대로입니다."}
	FreezeTitle   = Text{"Frozen lists", "고정한 목록"}
	FreezeHow     = Text{"A frozen list stays as it was: which agreements it had, and in which version. Its page says what became of each since, and what has come to the list.", "고정한 목록은 어떤 협정이 어떤 판으로 들어 있었는지를 그대로 간직합니다. 그 화면은 그 뒤에 각각 어떻게 되었고 무엇이 목록에 새로 들어왔는지를 알려 줍니다."}
	FreezeWhere   = Text{"Filter the list of agreements as you need it; the button at its end freezes it and leads to its address.", "협정 목록을 원하는 대로 걸러 내면, 그 끝의 단추가 목록을 고정하고 그 주소로 안내합니다."}
	FreezeBounds  = Text{"A list that is frozen twice without a change between has one address. To keep the register from being filled by machines, a network can freeze 20 lists a day, and all networks together 100.", "그 사이에 바뀐 것이 없으면 두 번 고정한 목록도 주소는 하나입니다. 기계가 등록부를 채우지 못하도록 한 네트워크에서는 하루에 20개, 모두 합쳐 100개까지 고정할 수 있습니다."}
	FreezeForm    = Text{"To freeze a list, send one field, “list”, with the query of the list as it stands in its address; for the whole list it is empty.", "목록을 고정하려면 “list” 필드 하나에 목록 주소의 질의를 그대로 담아 보내 주십시오. 전체 목록이면 비워 두십시오."}
	FreezeList    = Text{"Freeze this list to cite it", "인용을 위해 이 목록 고정"}
)
