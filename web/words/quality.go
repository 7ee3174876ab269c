package words

// The page on how far the values can be relied on.
var (
	QualityTitle    = Text{"How good it is", "얼마나 정확한가"}
	QualityAbout    = Text{"How many values are quoted, calculated, inferred, curated or not stated, how well the rules read texts that people have labelled, and what they get wrong.", "인용, 계산, 추론, 편집자 기입, 명시되지 않음의 비율과, 사람이 표시해 둔 글을 규칙이 얼마나 잘 읽는지, 무엇을 틀리는지 밝힙니다."}
	QualityHow      = Text{"How well the rules read, and what they get wrong", "규칙이 얼마나 잘 읽고 무엇을 틀리는가"}
	QualityLead     = Text{"The register is read by rules. This page says how many of its values the texts say outright, how well the rules do on texts that people have labelled, and what they are known to get wrong.", "등록부는 규칙으로 읽어 냅니다. 원문에 그대로 있는 항목이 얼마나 되는지, 사람이 표시해 둔 글에서 규칙이 얼마나 정확한지, 무엇을 틀리는지 이 쪽에 적습니다."}
	QualityShares   = Text{"How the values are known", "항목을 알게 된 방법"}
	QualityState    = Text{"State", "상태"}
	QualityValues   = Text{"Fields of agreements", "협정의 항목 수"}
	QualityShare    = Text{"Share", "비율"}
	QualityScores   = Text{"How well the rules read", "규칙의 정확도"}
	QualityScored   = Text{"Rules of version %s, on %s texts that were written and labelled for the project. F1 is 1.00 where all was found and nothing else.", "규칙 버전 %s, 이 사업을 위해 쓰고 표시한 글 %s건. 모두 찾고 다른 것은 찾지 않았을 때 F1은 1.00입니다."}
	QualityField    = Text{"Field", "항목"}
	QualityLabelled = Text{"Labelled", "표시된 값"}
	QualityRead     = Text{"Read", "읽은 값"}
	QualityBoth     = Text{"Both", "일치"}
	QualityMisses   = Text{"What they get wrong", "틀리는 것"}
	QualityMissed   = Text{"In these texts the rules find something else than a careful reader. On real releases of other publishers they miss more.", "다음 글에서는 규칙이 꼼꼼한 독자와 다른 것을 찾습니다. 다른 발행처의 실제 보도자료에서는 더 많이 놓칩니다."}
	QualityWant     = Text{"A reader finds:", "독자가 찾은 것:"}
	QualityGot      = Text{"The rules find:", "규칙이 찾은 것:"}
	QualityNothing  = Text{"nothing", "없음"}
)
