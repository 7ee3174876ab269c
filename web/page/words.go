package page

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"accords/web/words"
)

// number prints a number as the words of a page have it.
func number(n int) string { return words.Number(n) }

// notStated is the text, or the two words where it is empty.
func notStated(ctx context.Context, s string) string {
	if s == "" {
		return say(ctx, words.NotStated)
	}
	return s
}

// badgeClass is the look of a status in a language. Words that are not in the
// list are plain: a new status must not look settled.
func badgeClass(l words.Lang, status string) string {
	switch status {
	case words.Statuses["signed"].In(l), words.Statuses["renewed"].In(l):
		return "is-done"
	case words.Statuses["approved"].In(l), words.Statuses["planned"].In(l):
		return "is-ahead"
	}
	return "is-plain"
}

// percent prints n as a share of most, for the length of a bar.
func percent(n, most int) string {
	if most <= 0 {
		return "0%"
	}
	return strconv.Itoa(100*n/most) + "%"
}

// most is the greatest count of a list.
func most(list []Count) int {
	n := 0
	for _, c := range list {
		n = max(n, c.Count)
	}
	return n
}

// joined puts a comma between the parts that are there.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// heat is the shade of a cell by its number; the number is in the cell, too.
func heat(n int) string {
	switch {
	case n >= 5:
		return "is-many"
	case n >= 2:
		return "is-some"
	}
	return "is-one"
}

// Lines of a chart are 28 pixels apart, below 26 for the years.
const chartLine, chartHead = 28, 26

// chartHeight is the height of a chart: its axis and a line for each row.
func chartHeight(c Chart) string { return strconv.Itoa(chartHead + chartLine*len(c.Rows)) }

// ChartY is where the bar of the n-th line of a chart begins, and where its
// name stands, in pixels.
func ChartY(n int) (bar, name string) {
	return strconv.Itoa(chartHead + chartLine*n), strconv.Itoa(chartHead + chartLine*n + 16)
}

// orElse is a text, or what stands in its place where there is none.
func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// tabsOrLinks keeps many choices small: on a phone twenty tabs fill the screen.
func tabsOrLinks(list []Choice) string {
	if len(list) > 4 {
		return "jumps"
	}
	return "tabs"
}
