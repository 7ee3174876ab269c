package page

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"accords/web/words"
)

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
