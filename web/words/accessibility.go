package words

// The statement on accessibility. It says what was done and what is known to
// fail; a line that is no longer true is taken out with the change that ends it.
var (
	AccessibilityTitle = Text{"Accessibility", "접근성"}
	AccessibilityAbout = Text{"How accessible the register is: what was tested, what is known to fail, and where to report.", "등록부의 접근성: 시험한 내용, 알려진 한계와 알리는 방법."}
	AccessibilityLead  = Text{
		"The register aims at WCAG 2.2, level AA. Everything works without a script, by keyboard alone, at 320 pixels of width and on paper.",
		"이 등록부는 WCAG 2.2 AA 수준을 목표로 합니다. 스크립트 없이, 키보드만으로, 320픽셀 너비에서, 인쇄물로도 모든 내용을 이용할 수 있습니다.",
	}
	WhatWasTested = Text{"What is tested", "시험하는 내용"}
	TestedLead    = Text{"These tests run on every change, in Chromium, on a page of each kind in both languages.", "다음 시험은 변경이 있을 때마다 Chromium에서 두 언어의 모든 유형의 쪽에 대해 실행됩니다."}
	WhatFails     = Text{"What is known to fail or was not tested", "알려진 한계와 시험하지 않은 내용"}
	TellUs        = Text{"If something keeps you out", "이용에 불편이 있다면"}
	TellUsHow     = Text{"Tell whoever runs this portal, with the address of the page and what you use to read it.", "이 누리집의 운영자에게 해당 쪽의 주소와 사용하는 보조 기술을 알려 주세요."}
)

// AccessibilityTests are the checks of the browser tests, in their order.
var AccessibilityTests = []Text{
	{"The rules of axe-core for WCAG 2.0 to 2.2, levels A and AA, and its best practices: in windows of 360 and 1280 pixels, light and dark, with every value open. Each page is seen in two of these four; the two languages share them.", "axe-core의 WCAG 2.0–2.2 A·AA 규칙과 권장 사항: 360·1280픽셀 너비, 밝은 화면과 어두운 화면, 모든 항목을 연 상태. 네 가지 가운데 두 가지씩을 두 언어가 나누어 시험합니다."},
	{"No page is wider than its window at 320 pixels; tables of several columns scroll by themselves.", "320픽셀에서 창보다 넓은 쪽이 없으며, 열이 여러 개인 표는 표 안에서 가로로 움직입니다."},
	{"By keyboard alone one can skip to the content, filter the list, go to its next page, open the words of a value, follow them to the source and change the language. What has the focus is outlined.", "키보드만으로 본문으로 건너뛰고, 목록을 조건으로 찾고, 다음 쪽으로 이동하고, 항목의 원문을 열어 출처로 이동하고, 언어를 바꿀 수 있습니다. 초점이 있는 요소에는 테두리가 표시됩니다."},
	{"The forms work with scripts switched off.", "스크립트를 끈 상태에서도 양식이 작동합니다."},
	{"The markup is valid, headings are in order, and each text that is not in the language of the page is marked with its own.", "마크업이 올바르고, 제목의 순서가 맞으며, 쪽의 언어와 다른 언어로 된 글에는 그 언어가 표시됩니다."},
	{"The five states of a value and the differences of a comparison have a word and a shape besides their colour.", "항목의 다섯 가지 상태와 비교에서 다른 점은 색뿐 아니라 말과 모양으로도 구분됩니다."},
}

// AccessibilityGaps are what is known to fail or has not been tested.
var AccessibilityGaps = []Text{
	{"No person who uses a screen reader, a magnifier or speech input has tested the pages yet. What is known comes from programs and from reading the code.", "화면 낭독기, 화면 확대기, 음성 입력을 사용하는 분이 직접 시험한 적은 아직 없습니다. 지금까지의 결과는 프로그램과 코드 검토에 따른 것입니다."},
	{"On Korean pages titles, names of bodies and the sentences that explain a calculation or an inference are often in English. They are marked as English.", "한국어 쪽에서도 제목, 기관의 명칭, 계산이나 추론을 설명하는 문장이 영어로 표시되는 경우가 많습니다. 이러한 글에는 영어임이 표시되어 있습니다."},
	{"The stored texts of sources keep the form of their publishers: headings and tables in them are plain text, and a passage with several values is one link, which leads to one of them. The table beside the text has all.", "보관된 원문은 발행처의 형식을 그대로 따르므로 그 안의 제목과 표는 일반 글로 표시됩니다. 여러 항목의 근거가 되는 구절은 그중 한 항목으로만 이어지며, 옆의 표에 모든 항목이 있습니다."},
	{"A summary of a value is a disclosure inside a list of definitions. Some screen readers announce such lists sparsely.", "각 항목의 상태는 정의 목록 안의 펼침 요소입니다. 일부 화면 낭독기는 이러한 목록을 간략하게만 읽습니다."},
	{"Marks and outlines in forced colours were looked at in the code and not on Windows.", "고대비(강제 색상) 화면의 표시는 코드로만 확인했으며 Windows에서 확인하지 않았습니다."},
}
