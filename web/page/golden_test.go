package page

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ideas is one component a golden file, each with one thing to show.
func ideas() map[string]templ.Component {
	curated := placeFact().Others[0]
	long := listFixture().Facets[0]
	foreign := signedValue()
	foreign.Text, foreign.Lang = "민원 서비스", "ko"
	foreign.Evidence[0].Lang, foreign.Evidence[0].PublisherHref = "ko", ""
	empty := emptyListFixture()
	source := sourceFixture()
	out := map[string]templ.Component{
		"value-quoted":         value("Place", placeFact().Value),
		"value-calculated":     value("Ends", expiryValue()),
		"value-inferred":       value("Signed on", signedValue()),
		"value-curated":        value("Place", curated),
		"value-not-stated":     value("In force from", Value{}),
		"value-other-language": value("Topic", foreign),
		"values-none":          values("Signed by", nil),
		"fact-disagreement":    fact("Place", placeFact()),
		"card-agreement":       agreementCard(cards()[1]),
		"card-in-passing":      agreementCard(cards()[2]),
		"card-summit":          summitList(summitFixtures()[:1]),
		"facet-any-or-all":     facet(long, true),
		"sentence":             sentence(listFixture()),
		"list-no-result":       noResult(empty),
		"pager":                pager(listFixture().Pager),
		"source-overlap":       markedText(source.Segments),
		"error-allowed":        Error(ErrorPage{Status: 400, Heading: "That filter is not understood", Message: "“20x7” is not a year.", Allowed: []string{"a year, as in year=2017"}}),
		"extract-refused":      Extract(ExtractPage{Action: "/extract", Text: "Korea <signed", Fault: "The form holds characters that are not text."}),
		"extract":              Extract(ExtractPage{Action: "/extract", Result: extractResult()}),
		"data":                 Data(dataFixture()),
		"frozen": Frozen(FrozenPage{Heading: "2 agreements", Sentence: "of Belarus", Day: "24 November 2026", Citation: "Digital Government Accords, list of 2 agreements",
			Live:    "/agreements?country=BY",
			Changes: []Change{{State: ChangeWithdrawn, Title: "Charter", Record: "Agreement"}},
			Added:   []Link{{Text: "Declaration", Href: "/agreements/n"}}, More: "Another 12 agreements are in the list as it is today",
			Members: []FrozenMember{{Title: "MOU", Href: minsk, Version: "120bb99faf7ea97a", State: ChangeNone}, {Title: "Charter", Href: "/agreements/x", Version: "220bb99faf7ea97a", State: ChangeWithdrawn},
				{Title: "Plan", Href: "/agreements/y", Version: "320bb99faf7ea97a", State: ChangeMerged, Into: &Link{Text: "Action plan", Href: "/agreements/z/action-plan"}}}}),
		"freeze-page":      Freeze(FreezePage{List: "/agreements"}),
		"freeze":           freeze("/snapshots", "country=KR&year=2017"),
		"layout-no-script": layout(Layout{Title: "Countries", Section: CountriesSection, NoIndex: true}),
	}
	maps.Copy(out, cataloguedIdeas())
	maps.Copy(out, exploringIdeas())
	maps.Copy(out, comparingIdeas())
	return out
}

func dataFixture() DataPage {
	const base = "https://accords.example"
	return DataPage{
		Archive: "/data/accords-2026-11-24.zip", Edition: "24 November 2026", API: true, MCP: base + "/mcp",
		Forms: []DataForm{{Suffix: ".csv", Type: "text/csv", For: "spreadsheets", Href: "/agreements.csv"}},
		Examples: []DataExample{
			{What: "A table", URL: base + "/agreements.csv?country=KR&year=2017", Status: "200", Type: "text/csv", Holds: []string{"Title"}},
			{What: "The same", Header: "Accept: text/csv", URL: base + "/agreements?country=KR", Status: "200", Type: "text/csv", Holds: []string{"Title", "Signed"}},
		},
	}
}

// extractResult is a value in a value, and an instrument that was passed over.
func extractResult() *ExtractResult {
	text := "Korea signed an MoU."
	who := Mark{Start: 0, End: 5, Quote: "Korea", Field: "Country", Value: "South Korea", Basis: Quoted, Href: "#v1"}
	title := Mark{Start: 0, End: 19, Quote: "Korea signed an MoU", Field: "Title", Value: "MoU of Korea", Basis: Inferred, Href: "#v2"}
	return &ExtractResult{
		Segments: Segments(text, []Mark{who, title}),
		Records: []ExtractRecord{{Name: "Agreement 1", Values: []ExtractValue{
			{ID: "v1", Field: "Country", Value: "South Korea", Basis: Quoted, Marks: []Mark{who}},
			{ID: "v2", Field: "Title", Value: "MoU of Korea", Basis: Inferred, Rule: "descriptive-title", Reason: "kind and parties", Marks: []Mark{title}},
		}}},
		Passed: []ExtractPassed{{Quote: "charter", Rule: "no-act", Reason: "Nobody made it."}},
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for name, c := range ideas() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := indented(render(t, c))
			file := filepath.Join("testdata", name+".html")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v (go test ./web/page -update writes it)", err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s mismatch (-want +got):\n%s", file, diff)
			}
		})
	}
}

// indented prints a tag or a text a line, so that a change can be read in a
// diff. Spaces at the ends of texts are kept visible as "␣".
func indented(page string) string {
	var b strings.Builder
	depth := 0
	line := func(s string) { b.WriteString(strings.Repeat("  ", depth) + s + "\n") }
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch tt := z.Next(); tt {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if text := string(z.Raw()); strings.TrimSpace(text) != "" {
				line(strings.ReplaceAll(visibleEnds(text), "\n", "⏎"))
			}
		case html.EndTagToken:
			depth--
			line(string(z.Raw()))
		default:
			raw := string(z.Raw())
			line(raw)
			if tok := z.Token(); tt == html.StartTagToken && !strings.Contains(" meta link input ", " "+tok.Data+" ") {
				depth++
			}
		}
	}
}

func visibleEnds(text string) string {
	if strings.HasPrefix(text, " ") {
		text = "␣" + text[1:]
	}
	if strings.HasSuffix(text, " ") {
		text = text[:len(text)-1] + "␣"
	}
	return text
}
