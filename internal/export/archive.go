package export

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"strings"
	"time"

	"accords/internal/accord"
)

// Holdings are everything that the register holds, for the archive. Agreements
// are drawn anew for each file; the other lists are short.
type Holdings struct {
	Edition       accord.Edition
	Agreements    func() iter.Seq2[accord.Dossier, error]
	Summits       []accord.SummitDossier
	Series        []accord.Series
	Organisations []accord.Organisation
	Countries     []accord.CountryRow
	Topics        []accord.Topic
	Sources       []accord.DocumentRow
	Changes       func() iter.Seq2[accord.Change, error]
}

// Create opens a file of the archive. It is closed, or begun anew, with the
// next one.
type Create func(name string) (io.Writer, error)

// ArchiveName is the name of the archive of an edition: "accords-2026-11-24.zip", by
// its day in UTC.
func ArchiveName(e accord.Edition) string {
	return "accords-" + e.At.UTC().Format(time.DateOnly) + ".zip"
}

// WriteArchive writes the archive as a zip file: the same bytes for the same
// data, because the only time in it is that of the edition.
func (p Publisher) WriteArchive(w io.Writer, h Holdings) error {
	z := zip.NewWriter(w)
	err := p.WriteFiles(func(name string) (io.Writer, error) {
		return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: h.Edition.At.UTC().Truncate(2 * time.Second)})
	}, h)
	if err != nil {
		return err
	}
	return z.Close()
}

// WriteFiles writes every file of the archive, and their checksums last. Agreements
// are drawn once for each file that has them, so that none is kept. The first error
// ends it, with the name of the file.
func (p Publisher) WriteFiles(create Create, h Holdings) error {
	b := &bulk{create: create}
	agreements := p.AgreementTable(h.Agreements())
	tables := []struct {
		name  string
		table Table
		lines func(io.Writer) error
	}{
		{"agreements", agreements, func(w io.Writer) error { return WriteJSONLines(w, Map(h.Agreements(), p.Agreement)) }},
		{"summits", p.summitsTable(h.Summits), func(w io.Writer) error {
			return WriteJSONLines(w, Map(Each(h.Summits), func(d accord.SummitDossier) Summit { return p.Summit(d.Summit, d.Provenance) }))
		}},
		{"ministries", p.bodiesTable(h.Organisations), func(w io.Writer) error {
			return WriteJSONLines(w, Map(Each(h.Organisations), p.Organisation))
		}},
		{"countries", p.CountryTable(h.Countries), linesOf(p.CountryRows(h.Countries))},
		{"topics", p.TopicTable(h.Topics), linesOf(p.Topics(h.Topics))},
		{"sources", p.SourceTable(h.Sources), linesOf(p.DocumentRows(h.Sources))},
		{"changes", p.ChangeTable(h.Changes()), func(w io.Writer) error { return WriteJSONLines(w, Map(h.Changes(), p.Change)) }},
		{"evidence", p.evidenceTable(h.Agreements(), h.Summits), nil}, // in JSON each value has its own
	}
	var columns strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&columns, "\n### %s.csv\n\n- %s\n", t.name, strings.Join(t.table.Columns, "\n- "))
		b.file(t.name+".csv", func(w io.Writer) error { return WriteCSV(w, t.table) })
		if t.lines != nil {
			b.file(t.name+".jsonl", t.lines)
		}
	}
	var series []Series
	for _, s := range h.Series {
		series = append(series, p.Series(s))
	}
	b.file("series.jsonl", linesOf(series))
	b.file("dcat.jsonld", func(w io.Writer) error { return WriteJSON(w, p.Catalogue(h.Edition)) })
	b.file("LICENCES.csv", func(w io.Writer) error { return WriteCSV(w, p.licenceTable(h.Sources)) })
	b.file("CODEBOOK.md", func(w io.Writer) error { return p.writeCodebook(w, h.Edition, columns.String()) })
	sums := strings.Join(b.sums, "")
	b.file("SHA256SUMS", func(w io.Writer) error {
		_, err := io.WriteString(w, sums)
		return err
	})
	return b.err
}

func linesOf[T any](list []T) func(io.Writer) error {
	return func(w io.Writer) error { return WriteJSONLines(w, Each(list)) }
}

// bulk writes files one after the other and keeps the first error.
type bulk struct {
	create Create
	sums   []string // lines as sha256sum -c reads them
	err    error
}

// file writes one file and notes its checksum; after the first error it does nothing.
func (b *bulk) file(name string, write func(io.Writer) error) {
	if b.err != nil {
		return
	}
	w, err := b.create(name)
	if err == nil {
		sum := sha256.New()
		err = write(io.MultiWriter(w, sum))
		b.sums = append(b.sums, line(sum, name))
	}
	if err != nil {
		b.err = fmt.Errorf("%s: %w", name, err)
	}
}

func line(sum hash.Hash, name string) string {
	return hex.EncodeToString(sum.Sum(nil)) + "  " + name + "\n"
}

func (p Publisher) licenceTable(list []accord.DocumentRow) Table {
	type r = accord.DocumentRow
	return newTable(Each(list), []column[r]{
		{"Source", func(d r) string { return d.Title }},
		{"Publisher", func(d r) string { return d.Publisher }},
		{"Licence", func(d r) string { return d.Licence }},
		{"Original address", func(d r) string { return d.URL }},
	})
}

// writeCodebook explains the archive to somebody who has nothing else: what each
// file is, how each value is known, what dates and spans mean, and all columns.
func (p Publisher) writeCodebook(w io.Writer, e accord.Edition, columns string) error {
	_, err := fmt.Fprintf(w, `# %s: codebook

State of %s. The register is at %s/.

Every table is there as CSV, for spreadsheets, and as JSON Lines, for programs;
series of summits as JSON Lines only, evidence as CSV only. Text is UTF-8. A cell of a CSV that would
begin like a formula begins with an apostrophe.

A line of the JSON is what the address of the record gives as .json: agreements,
summits and ministries with how each value is known and the words that it was
read from, series with the pages that their names and members are cited from.
Countries, topics and their names come from standards and from the editors of the
register; nothing in them was read from a source.

SHA256SUMS has the checksums of all files: sha256sum -c SHA256SUMS. A database of
SQLite is made of the tables by: sqlite3 accords.db ".import --csv agreements.csv agreements",
and so on with each.

## How each value is known

| basis | meaning |
|---|---|
| quoted | a source says it, word for word |
| calculated | arithmetic on quoted values |
| inferred | a rule concluded it; the reason is in the JSON |
| curated | an editor entered it from another publisher's page |
| not stated | no source says it: the value is empty |

## Dates

A date is written as far as it is known: 2017-04-26, 2016-11, 2016, or --04-26
where nobody states the year. Times are in UTC.

## Evidence

evidence.csv has a row for each passage that a value of an agreement or a summit
was read from: Key and Address name the record, Field and Value what was read,
Source the text. A value that rests on two passages has two rows. "In the headline"
is "no" where another source was preferred and the record shows this value beside
it. Values without a passage, those that editors entered, are not in it.

Start and end in the JSON, First byte and Byte after in evidence.csv, count the
bytes of the stored text of the source in UTF-8, from 0: the passage is
text[start:end], and equals the quotation byte for byte. (In CSV an apostrophe may
stand before it, and a line end within it is CRLF.) The texts themselves are at the addresses of the
sources; contact data in them are masked by as many bytes.

The members of the JSON are described at %s/api/v1/openapi.json.

## Licences

The sources keep the licences that LICENCES.csv names; “Not stated” means that the
publisher states none.

## Columns
%s`, SiteName, moment(e.At), p.Base, p.Base, columns)
	return err
}
