package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"accords/internal/accord"
)

// classify gives each block its kind. Blocks are judged one by one first; what
// depends on a place in the document (title, contacts, repeats) comes after.
func classify(s string, blocks []Block) []Block {
	for i := range blocks {
		blocks[i].Kind = kindOf(s[blocks[i].Span.Start:blocks[i].Span.End])
	}
	markNeighbours(s, blocks)
	markRepeats(s, blocks)
	markCrumbs(s, blocks)
	markTitle(s, blocks)
	markContacts(s, blocks)
	return blocks
}

// kindOf judges a block by its own words.
func kindOf(line string) BlockKind {
	switch {
	case isFurniture(line):
		return Furniture
	case isDateline(line):
		return Dateline
	case isNote(line):
		return Note
	case startsItem(line):
		return itemKind(line)
	case isByline(line):
		return Label
	case endsSentence(line) || len(line) > 180:
		return Paragraph
	case strings.HasSuffix(line, ":") && len(line) > 60:
		return Paragraph
	case wordCount(line) <= 3:
		return Label
	}
	return Heading
}

// itemKind tells "1. Visit to Jordan" and "- Data exchange" from a numbered
// paragraph, which has sentences.
func itemKind(line string) BlockKind {
	n, numbered := enumerator(line)
	if !numbered {
		return ListItem
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(line[n:], " \t"))
	if endsSentence(line) && !strings.HasSuffix(line, ";") && unicode.IsUpper(first) && len(line) > 100 {
		return Paragraph
	}
	return ListItem
}

// isByline: "By Trend", "Reunión ministerial 2012 | By: Administrador".
func isByline(line string) bool {
	return wordCount(line) <= 8 && !endsSentence(line) &&
		(strings.HasPrefix(line, "By ") && wordCount(line) <= 5 || strings.Contains(line, "| By") || strings.Contains(line, "By: "))
}

// isNote: "※ ...", "Note: ...", "Notes to editors".
func isNote(line string) bool {
	lower := strings.ToLower(line[:min(len(line), 40)])
	for _, p := range []string{"※", "note:", "notes:", "note to editor", "notes to editor", "editor's note", "editors' note"} {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	return false
}

// endsSentence reports whether a line ends as sentences do, closing quotes and
// brackets aside.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。;", r)
}

func wordCount(line string) int {
	n, in := 0, false
	for _, r := range line {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if word && !in {
			n++
		}
		in = word || in && (r == '\'' || r == '’' || r == '-')
	}
	return n
}

// markNeighbours judges what only the blocks around can tell: the rest of a
// cookie notice, the number before a heading, the star of a footnote.
func markNeighbours(s string, blocks []Block) {
	starred := -1 // the last block with a word that a star refers from
	for i := range blocks {
		b := &blocks[i]
		line := s[b.Span.Start:b.Span.End]
		switch {
		case b.Kind == Paragraph && i > 0 && blocks[i-1].Kind == Furniture && len(line) < 160 && acceptsCookies(line):
			b.Kind = Furniture
		case b.Kind == ListItem && isDigit(line[0]) && !endsSentence(line) && i+1 < len(blocks) && blocks[i+1].Kind == Paragraph:
			b.Kind = Heading
		case b.Kind == ListItem && line[0] == '*' && starred >= 0 && i-starred <= 3:
			b.Kind = Note
		}
		if refersToNote(line) {
			starred = i
		}
	}
}

// refersToNote reports whether a star stands right behind a word: "studies* in".
func refersToNote(line string) bool {
	for i := 1; i < len(line); i++ {
		if line[i] == '*' && line[i-1]|0x20 >= 'a' && line[i-1]|0x20 <= 'z' && (i+1 == len(line) || line[i+1] != '*') {
			return true
		}
	}
	return false
}

// markTitle makes the first heading before the body the title. Captions and
// notices may stand before it, a paragraph may not. A letterhead is the title
// only of a text that has no other.
func markTitle(s string, blocks []Block) {
	if i := firstHeading(s, blocks); i >= 0 {
		blocks[i].Kind = Title
	}
}

func firstHeading(s string, blocks []Block) int {
	const caption = 120
	letterhead := -1
	for i, b := range blocks {
		line := s[b.Span.Start:b.Span.End]
		switch {
		case b.Kind == Paragraph && len(line) > caption:
			return letterhead
		case b.Kind != Heading || wordCount(line) < 3:
		case !isLetterhead(line):
			return i
		case letterhead < 0:
			letterhead = i
		}
	}
	return letterhead
}

// markCrumbs finds the section names that a path of menus ends with:
// "HOME > News & Notices" makes a following line "News & Notices" furniture,
// and so does a list of menu items.
func markCrumbs(s string, blocks []Block) {
	seen := map[string]bool{}
	for i := range blocks {
		b := &blocks[i]
		line := s[b.Span.Start:b.Span.End]
		key := crumb(line)
		switch {
		case b.Kind == Paragraph:
			return
		case b.Kind == ListItem && wordCount(line) <= 4:
			seen[key] = true
			if i > 0 && blocks[i-1].Kind == Furniture || key == "home" {
				b.Kind = Furniture
			}
		case b.Kind == Furniture && strings.Contains(line, ">"):
			for _, part := range strings.Split(line, ">") {
				seen[crumb(part)] = true
			}
		case seen[key], wordCount(line) <= 4 && follows(s, blocks, i, key):
			b.Kind = Furniture
		default:
			seen[key] = true
		}
	}
}

// follows reports whether one of the next blocks is a menu item of that name.
func follows(s string, blocks []Block, i int, key string) bool {
	for j := i + 1; j < min(i+6, len(blocks)); j++ {
		if crumb(s[blocks[j].Span.Start:blocks[j].Span.End]) == key {
			return true
		}
	}
	return false
}

func crumb(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// markRepeats marks copies of earlier blocks.
func markRepeats(s string, blocks []Block) {
	spans := make([]accord.Span, len(blocks))
	for i, b := range blocks {
		spans[i] = b.Span
	}
	for i, again := range repeated(s, spans) {
		if again {
			blocks[i].Kind = Repeat
		}
	}
}

// markContacts finds the run of short lines at the end of a text that says whom
// to call: it has a masked number, a phone number or a word for a contact in it.
func markContacts(s string, blocks []Block) {
	end := len(blocks)
	for end > 0 && (blocks[end-1].Kind == Paragraph || blocks[end-1].Kind == Furniture) && !hasContact(s, blocks[end-1].Span) {
		if end < len(blocks)-3 {
			return
		}
		end--
	}
	start, found := end, 0
	for start > 0 && isContactLine(s, blocks[start-1]) {
		start--
		if hasContact(s, blocks[start].Span) {
			found++
		}
	}
	if found == 0 {
		return
	}
	for i := start; i < end; i++ {
		if blocks[i].Kind != Title {
			blocks[i].Kind = Contact
		}
	}
}

func isContactLine(s string, b Block) bool {
	line := s[b.Span.Start:b.Span.End]
	return hasContact(s, b.Span) && len(line) < 300 ||
		(b.Kind == Label || b.Kind == Heading || b.Kind == ListItem || b.Kind == Furniture) && wordCount(line) <= 8 && !endsSentence(line)
}

func hasContact(s string, p accord.Span) bool {
	line := s[p.Start:p.End]
	if strings.Contains(line, "*****") || len(contacts(line)) > 0 {
		return true
	}
	lower := strings.ToLower(line)
	for _, w := range []string{"point of contact", "media contact", "press contact", "media enquiries", "press office", "for more information", "담당자", "문의"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
