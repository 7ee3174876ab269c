package page

import (
	"slices"
	"strconv"
	"strings"
)

// documentTitle is the title of the window: the page, then the site.
func documentTitle(title string) string {
	if title == "" || title == siteName {
		return siteName
	}
	return title + " · " + siteName
}

// plural chooses between the two forms of an English noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// number prints 12345 as 12,345.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// counted prints a number with its noun: "1 agreement", "12 agreements".
func counted(n int, one, many string) string {
	return number(n) + " " + plural(n, one, many)
}

// notStated is the text, or the two words where it is empty.
func notStated(s string) string {
	if s == "" {
		return "Not stated"
	}
	return s
}

// badgeClass is the look of a status. Words that are not in the list are plain.
func badgeClass(status string) string {
	switch status {
	case "Signed", "Renewed":
		return "is-done"
	case "Approved", "Planned":
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

// headed is counted for a heading, where "No agreements" reads better than 0.
func headed(n int, one, many string) string {
	if n == 0 {
		return "No " + many
	}
	return counted(n, one, many)
}

// lang is the language of a text: English where nothing else is named.
func lang(tag string) string {
	if tag == "" {
		return "en"
	}
	return tag
}
