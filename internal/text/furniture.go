package text

import (
	"slices"
	"strings"
	"unicode"
)

// furnitureLines are whole lines of pages, compared without punctuation and in
// lower case. They are the words of browsers' and content systems' templates.
var furnitureLines = []string{
	"home", "menu", "search", "open search", "login", "log in", "sign in", "contact", "contact us", "sitemap", "site map", "top", "go to top",
	"back to top", "zum seitenanfang", "print", "print this page", "share", "share this", "share this article", "share this page", "share on facebook",
	"share on twitter", "facebook", "twitter", "linkedin", "whatsapp", "telegram", "email", "copy link", "tweet", "pinterest", "instagram", "youtube",
	"facebook twitter", "skip to content", "skip to main content", "skip to main navigation", "skip to navigation", "skip navigation", "you are here", "breadcrumb",
	"attached file", "attachment", "attachments", "attached files", "download", "read also", "read more", "see also", "related", "related articles",
	"related news", "related content", "related links", "also read", "advertisement", "advertisements", "ad", "sponsored", "subscribe",
	"subscribe now", "newsletter", "follow us", "comments", "leave a comment", "leave a reply", "previous", "next", "previous article", "next article", "list", "compartir",
	"compartir esta nota", "partager", "imprimer", "teilen", "drucken", "bitte besuchen sie please visit", "bitte besuchen sie", "please visit", "loading", "close", "accept",
	"accept all", "reject all", "accept cookies", "cookie settings", "english", "español", "português", "français", "latest news", "tags", "photo", "pix", "목록", "인쇄", "공유",
}

// furnitureStarts open lines of page furniture.
var furnitureStarts = []string{
	"home >", "home>", "home »", "home /", "skip to ", "go directly to ", "the body go", "follow us on", "photo:", "photo by", "image:", "image credit",
	"photo credit", "picture:", "copyright ", "© ", "(c) 1", "(c) 2", "all rights reserved", "share this", "read also", "read more", "also read", "tags:", "tag:",
	"filed under", "by clicking", "subscribe to", "sign up for", "click here", "download the ", "total views", "views:", "hits:", "read :", "homehome",
	"next :", "next |", "previous :", "previous |", "prev :", "prev |", "inicio >", "accueil >", "startseite >", "you are here:", "disclaimer", "go to ",
}

// isFurniture reports whether a line belongs to the page and not to the text.
func isFurniture(line string) bool {
	const longest = 300
	if len(line) > longest {
		return false
	}
	lower := strings.ToLower(line)
	bare := strings.Join(strings.FieldsFunc(lower, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
	switch {
	case bare == "" || slices.Contains(furnitureLines, bare):
		return true
	case slices.ContainsFunc(furnitureStarts, func(p string) bool { return strings.HasPrefix(strings.TrimLeft(lower, "•·- "), p) }) && len(line) < 160:
		return true
	case strings.Contains(lower, "cookie") && cookieNotice(lower):
		return true
	case strings.HasSuffix(lower, " min read"), counter(bare):
		return true
	}
	return menuBar(line)
}

// cookieNotice: "This website sets technical cookies. If you browse on, you accept them."
func cookieNotice(lower string) bool {
	for _, w := range []string{"website", "site", "browse", "browsing", "accept", "consent", "we use", "agree"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// acceptsCookies: "If you browse on, you accept them.", the notice's second line.
func acceptsCookies(line string) bool {
	lower := strings.ToLower(line)
	return (strings.Contains(lower, "brows") || strings.Contains(lower, "continu")) &&
		(strings.Contains(lower, "accept") || strings.Contains(lower, "agree") || strings.Contains(lower, "consent"))
}

// counter: "Today 259", "All 39464600": one word or two and a number.
func counter(bare string) bool {
	words := strings.Fields(bare)
	if len(words) != 2 {
		return false
	}
	number := strings.IndexFunc(words[1], func(r rune) bool { return !unicode.IsDigit(r) }) < 0
	_, known := slices.BinarySearch([]string{"all", "gestern", "heute", "hits", "insgesamt", "read", "today", "total", "views", "visits", "yesterday"}, words[0])
	return number && known
}

// menuBar: three short items or more between bars or arrows, or a language switch.
func menuBar(line string) bool {
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '|' || r == '›' || r == '»' || r == '>' })
	if len(parts) < 3 || endsSentence(line) || hasYear(line) && dateParts(line) >= 3 {
		return false
	}
	for _, p := range parts {
		if wordCount(p) > 4 {
			return false
		}
	}
	return true
}
