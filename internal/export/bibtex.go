package export

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
)

// WriteBibTeX writes works as BibTeX in UTF-8, an entry of the kind misc for each:
// there is none for treaties. The names of bodies stand in braces of their own, or
// BibTeX would take them apart at "and" and at commas. What is not known is left
// out; a date without a year is, because no style can print one.
func WriteBibTeX(w io.Writer, works iter.Seq2[Work, error]) error {
	return writeWorks(w, works, "bibtex", bibEntry)
}

// bibEntry is a work as BibTeX. The key is made of an id or a slug, which need no
// escaping.
func bibEntry(w Work) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	fmt.Fprintf(&b, "@misc{%s,\n", w.Key)
	var authors []string
	for _, a := range w.Authors {
		authors = append(authors, "{"+bibText(a)+"}")
	}
	field("author", strings.Join(authors, " and "))
	field("title", "{"+bibText(w.Title)+"}") // capitals stay as they are
	field("year", number(w.Issued.Year))
	if m := w.Issued.Month; m != 0 && w.Issued.Year != 0 {
		// Without braces: the names of months are macros that each style prints its way.
		fmt.Fprintf(&b, "  month = %s,\n", strings.ToLower(w.Issued.First().Month().String()[:3]))
		field("day", number(w.Issued.Day))
	}
	field("howpublished", bibText(w.Genre))
	field("publisher", bibText(w.Where))
	field("address", bibText(w.Place))
	field("url", bibURL(w.URL))
	field("language", w.Language)
	field("note", bibText(w.note()))
	b.WriteString("}\n\n")
	return b.String()
}

// bibURL is an address, in which "%" and "_" are meant as they stand. A publisher's
// may have braces, which BibTeX would count, or what no address has: escaped, it
// leads to the same place (RFC 3986, 2.1).
func bibURL(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c <= ' ' || c == 0x7f || strings.IndexByte(`{}\`, c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// bibText escapes what TeX reads as commands. Braces get names: BibTeX counts
// those that a backslash stands before, too, and one more or less would end the
// entry early.
func bibText(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return bibtexEscapes.Replace(s)
}

var bibtexEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`)
