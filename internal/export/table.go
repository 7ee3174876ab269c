package export

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"accords/internal/accord"
)

// Table is a list as a spreadsheet has it. Rows are drawn one at a time, so that
// a table of any length needs the memory of one batch.
type Table struct {
	Columns []string
	Rows    iter.Seq2[[]string, error]
}

// WriteCSV writes a table as RFC 4180 has it: UTF-8 without a byte order mark, a
// line of headings, lines that end in CRLF. An error of the rows or of the writer
// ends it; w may then hold a part of the table.
func WriteCSV(w io.Writer, t Table) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(t.Columns); err != nil {
		return fmt.Errorf("csv: %w", err)
	}
	for row, err := range t.Rows {
		if err != nil {
			return err
		}
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = safeCell(cell)
		}
		if err := out.Write(safe); err != nil {
			return fmt.Errorf("csv: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// safeCell keeps a spreadsheet from running a text as a formula: a release may
// hold "=HYPERLINK(…)", and the reader of the file trusts the register. The signs
// of full width, which Korean and Japanese texts have, are the same ones to a
// spreadsheet of these languages. The apostrophe is the spreadsheets' own mark for
// text.
func safeCell(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// WriteJSONLines writes each record as JSON on a line of its own (jsonlines.org).
// An error of the sequence ends it: what was written until then are whole lines.
func WriteJSONLines[T any](w io.Writer, records iter.Seq2[T, error]) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false) // quotes are the bytes of the source
	for r, err := range records {
		if err != nil {
			return err
		}
		if err := out.Encode(r); err != nil {
			return fmt.Errorf("json lines: %w", err)
		}
	}
	return nil
}

// WriteJSON writes one record, indented for people who look at it.
func WriteJSON(w io.Writer, record any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	if err := out.Encode(record); err != nil {
		return fmt.Errorf("json: %w", err)
	}
	return nil
}

// Each makes a sequence of a list that stands in memory: it has no errors, and can
// be run through again.
func Each[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, v := range list {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Map turns each record of a sequence into another. It ends at the first error,
// which it hands on with no record.
func Map[T, U any](in iter.Seq2[T, error], to func(T) U) iter.Seq2[U, error] {
	return func(yield func(U, error) bool) {
		for v, err := range in {
			var out U
			if err == nil {
				out = to(v)
			}
			if !yield(out, err) || err != nil {
				return
			}
		}
	}
}

// column is a heading with what stands under it.
type column[T any] struct {
	name string
	cell func(T) string
}

// newTable makes a table of records. A cell is made when its row is drawn.
func newTable[T any](in iter.Seq2[T, error], columns []column[T]) Table {
	t := Table{}
	for _, c := range columns {
		t.Columns = append(t.Columns, c.name)
	}
	t.Rows = Map(in, func(v T) []string {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.cell(v)
		}
		return row
	})
	return t
}

// AgreementTable lists agreements with the codes for programs, the words for
// people, and how each value is known.
func (p Publisher) AgreementTable(in iter.Seq2[accord.Dossier, error]) Table {
	type d = accord.Dossier
	return newTable(in, []column[d]{
		{"ID", func(a d) string { return a.ID }},
		{"Address", func(a d) string { return p.Permalink(a.ID) }},
		{"Title", func(a d) string { return a.Title.V }},
		{"Kind", func(a d) string { return kindName(a.Kind.V) }},
		{"Kind (code)", func(a d) string { return string(a.Kind.V) }},
		{"Status", func(a d) string { return words(string(a.Status.V)) }},
		{"Signed", func(a d) string { return a.Signed.V.String() }},
		{"Signed: how it is known", func(a d) string { return basisName(a.Signed.Basis) }},
		{"Place", func(a d) string { return a.Place.V }},
		{"Place: how it is known", func(a d) string { return basisName(a.Place.Basis) }},
		{"Countries", func(a d) string { return joined(a.Countries, p.countryName) }},
		{"Countries (codes)", func(a d) string { return joined(a.Countries, func(c accord.Code) string { return string(c) }) }},
		{"Ministries and bodies", func(a d) string { return joined(a.Organisations, func(b accord.Body) string { return b.Name }) }},
		{"Signatories", func(a d) string { return joined(a.Signatories, signatoryName) }},
		{"Topics", func(a d) string { return joined(a.Topics, p.topicName) }},
		{"Topics (codes)", func(a d) string { return joined(a.Topics, func(s string) string { return s }) }},
		{"Term in months", func(a d) string { return positive(a.Term.V.Months) }},
		{"Term: how it is known", func(a d) string { return basisName(a.Term.Basis) }},
		{"Entry into force", func(a d) string { return a.InForce.V.String() }},
		{"Entry into force: how it is known", func(a d) string { return basisName(a.InForce.Basis) }},
		{"Expiry", func(a d) string { return a.Expiry.V.String() }},
		{"Expiry: how it is known", func(a d) string { return basisName(a.Expiry.Basis) }},
		{"Binding", func(a d) string { return bindingName(a.Binding.V) }},
		{"Binding: how it is known", func(a d) string { return basisName(a.Binding.Basis) }},
		{"Occasion", func(a d) string { return a.Occasion.V }},
		{"Sources", func(a d) string { return strings.Join(p.sourceURLs(a.Sources), "; ") }},
		{"In the register since", func(a d) string { return moment(a.FirstSeen) }},
		{"Changed", func(a d) string { return moment(a.Changed) }},
	})
}

// basisName never leaves a cell blank: an empty value beside it is one that
// nobody stated.
func basisName(b accord.Basis) string {
	if b == "" {
		b = accord.NotStated
	}
	return strings.ToLower(words(string(b)))
}

func joined[T any](list []accord.Value[T], name func(T) string) string {
	var out []string
	for _, v := range list {
		out = append(out, name(v.V))
	}
	return strings.Join(out, "; ")
}

func signatoryName(s accord.Signatory) string {
	if s.Office == "" {
		return s.Name
	}
	return s.Name + " (" + s.Office + ")"
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (p Publisher) sourceURLs(list []accord.Source) []string {
	var out []string
	for _, s := range list {
		out = append(out, p.SourceURL(s.Slug))
	}
	return out
}

// Batched makes a sequence of batches that are drawn when they are needed: a
// list of any length takes the memory of one. An empty batch is the end.
func Batched[T any](next func() ([]T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for {
			batch, err := next()
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			if len(batch) == 0 {
				return
			}
			for _, v := range batch {
				if !yield(v, nil) {
					return
				}
			}
		}
	}
}
