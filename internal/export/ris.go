package export

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
)

// WriteRIS writes works in the form of reference managers: a tag of two letters,
// two spaces, a hyphen, a space, the value; lines end in CRLF. Agreements are of
// the type GEN, sources ELEC, frozen lists DATA. What is not known has no line.
func WriteRIS(w io.Writer, works iter.Seq2[Work, error]) error {
	return writeWorks(w, works, "ris", risEntry)
}

// risEntry is a work as RIS. The type comes first and the end tag last, as the form
// wants; the rest has no order.
func risEntry(w Work) string {
	var b strings.Builder
	tag := func(name, value string) {
		value = strings.Join(strings.FieldsFunc(value, endsLine), " ")
		if value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	kind := "GEN"
	switch {
	case w.Release:
		kind = "ELEC"
	case w.Data:
		kind = "DATA"
	}
	tag("TY", kind)
	tag("ID", w.Key)
	for _, a := range w.Authors {
		tag("AU", risBody(a))
	}
	tag("TI", w.Title)
	tag("PY", number(w.Issued.Year))
	tag("DA", risDate(w))
	tag("M3", w.Genre)
	tag("PB", w.Where)
	tag("CY", w.Place)
	tag("UR", w.URL)
	tag("LA", w.Language)
	tag("N1", risNote(w))
	b.WriteString("ER  - \r\n\r\n")
	return b.String()
}

// risBody is the name of a body as an author. RIS reads "family, given" and has
// no way to say that a name is a body's: a comma in it would have "Ministry of
// Science, ICT and Future Planning" sorted and printed as "ICT and Future
// Planning Ministry of Science". Programs differ in how they can be told (two
// commas, one at the end), and each of these turns the name round in another one.
// So the comma goes, and the note has the name as it is written.
func risBody(name string) string { return strings.ReplaceAll(name, ",", "") }

// risNote is the note, with the names that lost a comma.
func risNote(w Work) string {
	var whole []string
	for _, a := range w.Authors {
		if strings.Contains(a, ",") {
			whole = append(whole, a)
		}
	}
	if len(whole) == 0 {
		return w.note()
	}
	written := "Written in full: " + strings.Join(whole, "; ")
	if note := w.note(); note != "" {
		return note + ". " + written
	}
	return written
}

// endsLine tells what some program takes for the end of a line, the separators of
// Unicode among it, as Python's splitlines does.
func endsLine(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// risDate is YYYY/MM/DD/ with what is not known left empty.
func risDate(w Work) string {
	d := w.Issued
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d///", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d/%02d//", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d/%02d/%02d/", d.Year, d.Month, d.Day)
}
