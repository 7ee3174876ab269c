package main

import (
	"bytes"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

func TestPrintExplanation(t *testing.T) {
	t.Parallel()
	words := "Kenya signed an MoU.\nThe \x1b[31magreement stays."
	found := func(field, value string, start, end int) accord.Finding {
		return accord.Finding{Record: "agreement 1", Field: field, Value: value, Basis: accord.Quoted,
			Evidence: []accord.Evidence{{Span: accord.Span{Start: start, End: end}, Quote: words[start:end]}}}
	}
	e := accord.Explanation{
		Text:     words,
		Findings: []accord.Finding{found("countries", "KE", 0, 5), found("status", "signed", 6, 12), found("title", "MoU of Kenya", 0, 19), {Record: "agreement 1", Field: "place", Value: "Nairobi", Basis: accord.Inferred, Rule: "a-rule", Reason: "a reason"}},
		Passed:   []accord.Rejection{{Span: accord.Span{Start: 30, End: 39}, Quote: "agreement", Rule: "no-act", Reason: "Nothing was done."}},
	}
	var got bytes.Buffer
	if err := printExplanation(&got, e); err != nil {
		t.Fatal(err)
	}
	want := `⟦⟦Kenya⟧1 ⟦signed⟧2 an MoU⟧3.
    1  agreement 1 · countries: KE (quoted)
    2  agreement 1 · status: signed (quoted)
    3  agreement 1 · title: MoU of Kenya (quoted)
The ·[31magreement stays.
    ✗  "agreement" no-act: Nothing was done.
    4  agreement 1 · place: Nairobi (inferred, a-rule: a reason)
4 values, 1 instruments passed over.
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestExplainCommand(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := run(t.Context(), []string{"extract", "--explain", "../../seeds/releases/korea-belarus-mou-e-government-2017.txt"}, func(string) string { return "" }, &out, &out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"⟦last November⟧", "signed: 2016-11 (calculated, year-of-release: The text names no year;"} {
		if !bytes.Contains(out.Bytes(), []byte(want)) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}
