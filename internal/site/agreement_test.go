package site_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"
)

func TestAgreementSaysWhatIsAroundIt(t *testing.T) {
	t.Parallel()
	in := korea()
	charter := storetest.Agreement{ID: "00000001", Title: "Charter renewed", Kind: accord.Charter, Signed: "2019-11-04", Countries: []accord.Code{"KR"}, Summit: "digital-nations-2019"}
	later := storetest.Document("later", charter)
	later.Agreements[0].Status.V = accord.Renewed
	passing := storetest.Document("passing", storetest.Agreement{ID: charterID, Title: "Charter", Kind: accord.Charter, Signed: "2018-11-21", Countries: []accord.Code{"IL"}, InPassing: true})
	p := newPortal(t, in, summit(), later, passing)
	of := func(id, slug string) string { return "/agreements/" + id + "/" + slug }
	p.says(of("00000001", "charter-renewed"), "Related agreements Renews Charter 21 November 2018 Inferred", "from a summit of the same series", "History of this record New")
	p.says(of(charterID, "charter"), "Renewed by Charter renewed", "Only mentions the agreement.")
	p.says("/ko"+of(charterID, "charter"), "관련 협정 갱신 협정 Charter renewed 2019년 11월 4일 추론", "이 기록의 변경 이력", "협정을 언급하기만 합니다.")
}

// The summit at which an agreement was made opens the words of its occasion, and the
// JSON has them, too.
func TestTheSummitOfAnAgreementRestsOnItsOccasion(t *testing.T) {
	t.Parallel()
	p := newPortal(t, summit())
	path := "/agreements/" + charterID + "/charter"
	p.says(path, "Inferred : how we know Summit Summit digital-nations-2018 the occasion, “Summit digital-nations-2018”, is this meeting of the register Summit digital-nations-2018 A ministry undated Open in the source")
	p.says("/ko"+path, "회의 Summit digital-nations-2018 추론", "서명 계기가 등록부의 이 회의와 같음: Summit digital-nations-2018")
	var record struct{ Summit map[string]any }
	if err := json.Unmarshal(p.file(path+".json", "application/json"), &record); err != nil {
		t.Fatal(err)
	}
	if record.Summit["basis"] != "inferred" || record.Summit["reason"] == "" || len(passagesOf(record.Summit)) != 1 {
		t.Errorf("the JSON has %v", record.Summit)
	}
}

// The arithmetic stands beside the date, in the language of the page.
func TestExpirySaysItsSum(t *testing.T) {
	t.Parallel()
	in := korea()
	a := &in.Agreements[0]
	a.Term.Value = accord.Value[accord.Term]{V: accord.Term{Months: 36}, Basis: accord.Quoted, Evidence: a.Title.Evidence}
	a.Expiry.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2020, Month: 4, Day: 26}, Basis: accord.Calculated,
		Rule: "expiry-from-term", Reason: "signed 26 April 2017 + 3 years", Evidence: a.Title.Evidence}
	p := newPortal(t, in)
	path := "/agreements/" + belarusID + "/memorandum-with-belarus"
	p.says(path, "Expiry 26 April 2020 signed 26 April 2017 + 3 years")
	p.says("/ko"+path, "만료일 2020년 4월 26일 서명일 2017년 4월 26일 + 3년")

	// A sum that is not the one of this page is not said anew.
	a.Expiry.Reason = "announced 1 April 2017 + 3 years"
	p = newPortal(t, in)
	p.says("/ko"+path, "만료일 2020년 4월 26일 announced 1 April 2017 + 3 years")
}

func TestReportIsFilledIn(t *testing.T) {
	t.Parallel()
	for setting, want := range map[string]url.Values{
		"mailto:register@accords.example":              {"subject": {"Correction: Memorandum with Belarus"}, "body": {"https://accords.example/agreements/" + belarusID + "\n\n"}},
		"https://git.example/issues/new?labels=record": {"title": {"Correction: Memorandum with Belarus"}, "body": {"https://accords.example/agreements/" + belarusID + "\n\n"}, "labels": {"record"}},
	} {
		p := reporting(t, setting)
		_, _, body := p.ask("/agreements/" + belarusID + "/memorandum-with-belarus")
		_, rest, found := strings.Cut(body, `href="`+setting[:12])
		if !found {
			t.Fatalf("%s: the page does not lead there", setting)
		}
		href, _, _ := strings.Cut(setting[:12]+rest, `"`)
		u, err := url.Parse(strings.ReplaceAll(href, "&amp;", "&"))
		if err != nil {
			t.Fatal(err)
		}
		if got := u.Query(); got.Encode() != want.Encode() || strings.Contains(u.RawQuery, "+") {
			t.Errorf("%s: leads to %s", setting, href)
		}
	}
}
