package words

import (
	"slices"
	"strings"
	"testing"
)

func TestRetell(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"held in Minsk": "개최지: Minsk",
		"The release is dated Wednesday, 26 April 2017; the nearest Friday that the sentence allows is 21 April 2017.": "보도자료의 날짜는 2017년 4월 26일(수요일)이며, 문장에 맞는 가장 가까운 금요일은 2017년 4월 21일입니다.",
		`The release is dated November 2016, and it says "last month".`:                                                `보도자료의 날짜는 2016년 11월이고, 본문에 "last month"라고 되어 있습니다.`,
		"The text names no year; the release is dated 2 May 2017, and the last 26 April before it is in 2017.":         "본문에 연도가 없습니다. 보도자료의 날짜는 2017년 5월 2일이고, 그 직전 4월 26일은 2017년입니다.",
		"21 March is a Tuesday in 2017, 2023, 2028; the text names 2021 as past.":                                      "3월 21일이 화요일인 해는 2017, 2023, 2028년이며, 본문에서 2021년은 지난 해입니다.",
		"signed 26 April 2017 + 3 years":            "서명일 2017년 4월 26일 + 3년",
		"in force November 2016 + 18 months stated": "발효일 2016년 11월 + 18개월(명시)",
		"signed at the 5th Digital 9 Summit, 20 November 2018 to 22 November 2018; the day is not stated": "서명 자리: the 5th Digital 9 Summit(2018년 11월 20일부터 2018년 11월 22일까지). 날짜는 명시되지 않음",
		"same parties, kind and month": "당사자와 유형이 같음(같은 달)",
		"This agreement was withdrawn on 3 May 2026. The sources that it was read from no longer report it.": "이 협정 기록은 2026년 5월 3일에 철회되었습니다. 근거가 된 출처에 더 이상 나오지 않습니다.",
		"“20x7” cannot be used for “year”: a year has four digits, from 1900 to 2100.":                       "“20x7”: “year” 필터에 쓸 수 없는 값입니다. 연도는 1900에서 2100까지 네 자리로 적습니다.",
		"A publisher’s account that an editor cites comes before an inference of ours.":                      "편집자가 인용한 발행처의 설명을 추론보다 먼저 표시합니다.",
		"Words that no rule says.": "Words that no rule says.",
		"":                         "",
		"held in ":                 "held in ",
	} {
		if got := Retell(Ko, in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
		if got := Retell(En, in); got != in {
			t.Errorf("in English %q becomes %q", in, got)
		}
	}
}

// A form that another one hides would never be said.
func TestEachFormIsItsOwn(t *testing.T) {
	t.Parallel()
	all := retold()
	if len(all) < 100 {
		t.Fatalf("only %d forms", len(all))
	}
	for i, form := range all {
		if slices.ContainsFunc(all[:i], func(other Text) bool { return other.En == form.En }) {
			t.Errorf("%q stands twice", form.En)
		}
		said := strings.ReplaceAll(form.En, "%s", "Xyz")
		want := form.With(Ko, slices.Repeat([]any{"Xyz"}, strings.Count(form.En, "%s"))...)
		if got := Retell(Ko, said); got != want {
			t.Errorf("%q is said as %q, want %q", said, got, want)
		}
	}
}
