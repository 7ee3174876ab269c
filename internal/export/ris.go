package export

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode"
)

// WriteRIS writes works in the form of reference managers: a tag of two
// letters, two spaces, a hyphen, a space, the value; lines end in CRLF.
func WriteRIS(w io.Writer, works iter.Seq2[Work, error]) error {
	for work, err := range works {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, risEntry(work)); err != nil {
			return fmt.Errorf("ris: %w", err)
		}
	}
	return nil
}

func risEntry(w Work) string {
	var b strings.Builder
	tag := func(name, value string) {
		value = strings.Join(strings.FieldsFunc(value, func(r rune) bool { return unicode.IsControl(r) }), " ")
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
		// RIS reads "family, given" and has no way to say that a name is a body's.
		tag("AU", strings.ReplaceAll(a, ",", ""))
	}
	tag("TI", w.Title)
	tag("PY", number(w.Issued.Year))
	tag("DA", risDate(w))
	tag("M3", w.Genre)
	tag("PB", w.Where)
	tag("CY", w.Place)
	tag("UR", w.URL)
	tag("LA", w.Language)
	tag("N1", w.note())
	b.WriteString("ER  - \r\n\r\n")
	return b.String()
}

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
