package words

// How a value is known: the five states and what each means.
var (
	Quoted            = Text{"Quoted", "인용"}
	Calculated        = Text{"Calculated", "계산"}
	Inferred          = Text{"Inferred", "추론"}
	Curated           = Text{"Curated", "편집자 기입"}
	NotStated         = Text{"Not stated", "명시되지 않음"}
	QuotedMeaning     = Text{"A source says it, word for word.", "출처에 그대로 적혀 있는 내용입니다."}
	CalculatedMeaning = Text{"Arithmetic on values that a source states.", "출처에 적힌 값을 바탕으로 계산한 것입니다."}
	InferredMeaning   = Text{"A documented rule concluded it from the source.", "공개된 규칙에 따라 출처로부터 추론한 것입니다."}
	CuratedMeaning    = Text{"An editor entered it from another publisher’s page.", "편집자가 다른 발행처의 자료를 보고 기입한 것입니다."}
	NotStatedMeaning  = Text{"No source that we have read says it.", "확인한 출처 어디에도 나와 있지 않습니다."}
)

// What a value opens.
var (
	HowWeKnow       = Text{": how we know %s %s", ": %s %s의 근거"}
	LinkToValue     = Text{"Link to this value", "이 항목의 주소"}
	OpenInSource    = Text{"Open in the source", "출처 원문에서 보기"}
	OpenAtPublisher = Text{"Open at the publisher", "발행처에서 보기"}
	EnteredFrom     = Text{"Entered by an editor from", "편집자 기입 근거:"}
	SourcesDiffer   = Text{"Sources differ.", "출처마다 내용이 다릅니다."}
	ShownAbove      = Text{"Shown above", "위에 표시된 값"}
	AlsoReported    = Text{"Also reported", "다른 출처의 값"}
	AtThePublisher  = Text{"At the publisher", "발행처 누리집"}
)

// Choices are the rules that choose between sources, by the sentences of
// accord.Choose, for Retell.
var Choices = []Text{
	{"The sources agree; the more precise date is shown first.", "출처들이 서로 일치하며, 더 상세한 날짜를 먼저 표시합니다."},
	{"Both are known in the same way; the more precise, then the first one read, is shown first.", "두 값의 근거 유형이 같으므로 더 상세한 값을, 같으면 먼저 확인한 값을 앞에 표시합니다."},
	{"A party’s own publication comes before another publisher’s.", "당사자가 직접 발행한 자료를 다른 발행처의 자료보다 먼저 표시합니다."},
	{"The words of a release come before what is known in another way.", "보도자료에 적힌 내용을 다른 방식으로 확인한 값보다 먼저 표시합니다."},
	{
		"What follows from the words of a release by arithmetic comes before another publisher’s account and before an inference.",
		"보도자료의 내용에서 계산한 값을 다른 발행처의 설명이나 추론보다 먼저 표시합니다.",
	},
	{"A publisher’s account that an editor cites comes before an inference of ours.", "편집자가 인용한 발행처의 설명을 추론보다 먼저 표시합니다."},
}
