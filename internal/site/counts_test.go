package site_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// numbers are the counts that stand beside links to lists of agreements, by the
// address of the list.
func numbers(doc *html.Node) map[string][]int {
	out := map[string][]int{}
	for a := range doc.Descendants() {
		href := attribute(a, "href")
		if a.Data != "a" || !strings.HasPrefix(href, "/agreements?") && href != "/agreements" {
			continue
		}
		for n := a.NextSibling; n != nil; n = n.NextSibling {
			if n.Data == "span" && attribute(n, "class") == "n" && n.FirstChild != nil {
				if count, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(n.FirstChild.Data), ",", "")); err == nil {
					out[href] = append(out[href], count)
				}
				break
			}
		}
	}
	return out
}

// Wherever a page says how many agreements a link leads to, the list has so many, as a
// page, as JSON and as a table.
func TestCountsAreWhatTheirLinksLeadTo(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	compared := 0
	totals := map[string]int{}
	total := func(href string) int {
		if _, known := totals[href]; !known {
			path, query, _ := strings.Cut(href, "?")
			var list struct{ Total int }
			if err := json.Unmarshal(p.file(path+".json?"+query, "application/json"), &list); err != nil {
				t.Fatal(err)
			}
			if rows := strings.Count(string(p.file(path+".jsonl?"+query, "application/jsonl")), "\n"); rows != list.Total {
				t.Errorf("%s: %d in all, and %d lines", href, list.Total, rows)
			}
			totals[href] = list.Total
		}
		return totals[href]
	}
	// Of a filter with a choice of its own the page counts what each value alone would
	// leave, so that those are not among these.
	for _, path := range []string{"/", "/agreements", "/agreements?country=KR", "/agreements?country=BY&country=NZ&match=all", "/agreements?country=BY&q=kazakstan&year=2019", "/agreements/facets/topic?country=KR",
		"/agreements/facets/country", "/agreements/facets/year?topic=skills", "/countries", "/countries/kr", "/countries/gb", "/topics", "/topics/skills", "/timeline", "/matrix", "/about", "/search?q=digital", "/summits"} {
		_, _, body := p.ask(path)
		doc, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for href, counts := range numbers(doc) {
			for _, n := range counts {
				compared++
				if want := total(href); n != want {
					t.Errorf("%s says %d beside %s, which has %d", path, n, href, want)
				}
			}
		}
	}
	if compared < 40 || len(totals) < 20 {
		t.Errorf("only %d counts of %d lists were compared", compared, len(totals))
	}
}

// The matrix counts for every two countries what their page has, of the two alone and
// of many, and the list of both has as many.
func TestTheMatrixCountsWhatPagesOfTwoHave(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	var matrix struct {
		Items []struct {
			A, B       string
			Agreements int
		}
	}
	if err := json.Unmarshal(p.file("/matrix.json", "application/json"), &matrix); err != nil {
		t.Fatal(err)
	}
	if len(matrix.Items) < 5 {
		t.Fatalf("%d pairs", len(matrix.Items))
	}
	for i, m := range matrix.Items {
		if i > 12 {
			break
		}
		var pair struct{ Direct, Shared []struct{ ID string } }
		path := "/between/" + strings.ToLower(m.A) + "/" + strings.ToLower(m.B)
		if err := json.Unmarshal(p.file(path+".json", "application/json"), &pair); err != nil {
			t.Fatal(err)
		}
		var list struct {
			Total int
			Items []struct{ ID string }
		}
		if err := json.Unmarshal(p.file("/agreements.json?country="+m.A+"&country="+m.B+"&match=all", "application/json"), &list); err != nil {
			t.Fatal(err)
		}
		var together, listed []string
		for _, a := range append(pair.Direct, pair.Shared...) {
			together = append(together, a.ID)
		}
		for _, a := range list.Items {
			listed = append(listed, a.ID)
		}
		slices.Sort(together)
		slices.Sort(listed)
		if m.Agreements != len(together) || list.Total != len(together) || list.Total <= 25 && !slices.Equal(together, listed) {
			t.Errorf("%s: %d in the matrix, %v on the page, %v in a list of %d", path, m.Agreements, together, listed, list.Total)
		}
		if status, _, _ := p.ask(path); status != http.StatusOK {
			t.Errorf("%s: status %d", path, status)
		}
	}
}
