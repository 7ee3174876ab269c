package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"accords/internal/accord"
	"accords/internal/importer"
	"accords/seeds"
)

type catalogueCommand struct {
	Add catalogueAddCommand `cmd:"" help:"Write the skeleton of a record for a page; when it is filled in, check it and show what the register would make of it."`
}

type catalogueAddCommand struct {
	URL  string `arg:"" help:"Address of the page that tells of the agreement."`
	File string `name:"file" default:"record.json" help:"Where the record is written; where it is there already, it is checked."`
}

// Run is called by kong. It reads no page: what the page says is for the
// editor to write down.
func (c catalogueAddCommand) Run(_ context.Context, env environment) error {
	record, err := os.ReadFile(c.File)
	if errors.Is(err, fs.ErrNotExist) {
		return c.begin(env.stdout)
	}
	if err != nil {
		return err
	}
	if !bytes.Contains(record, []byte(c.URL)) {
		return fmt.Errorf("%s is a record of another page; name another file with --file", c.File)
	}
	return c.tryOut(env.stdout, record)
}

func (c catalogueAddCommand) begin(out io.Writer) error {
	skeleton, err := seeds.Skeleton(c.URL)
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.File, skeleton, 0o644); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s is written. Fill in what the page says (seeds/catalogue/README.md has the form), then run the same command again.\n", c.File)
	return err
}

// tryOut checks the record as the last line of the catalogue.
func (c catalogueAddCommand) tryOut(out io.Writer, record []byte) error {
	line, err := seeds.OneLine(record)
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	files, err := seeds.WithRecord(seeds.CatalogueFiles(), line)
	if err != nil {
		return err
	}
	checked, err := checkCatalogue(files)
	if err != nil {
		return err
	}
	for _, f := range checked.Faults {
		// The catalogue that comes with the portal is sound: the mistake is the record's.
		if _, err := fmt.Fprintln(out, f.Err); err != nil {
			return err
		}
	}
	if len(checked.Faults) > 0 {
		return fmt.Errorf("%s is not sound yet: the lines above say why", c.File)
	}
	made := last(checked)
	if _, err := io.WriteString(out, preview(made)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "\nThe record is sound. Its line for seeds/catalogue/agreements.jsonl:\n%s\n", line)
	return err
}

// last is the record that was added: agreements stand in the order of the file.
func last(c importer.Checked) accord.CatalogueRecord { return c.Records[len(c.Records)-1] }

// preview says what the register would make of a record.
func preview(r accord.CatalogueRecord) string {
	a := r.Agreement
	var b strings.Builder
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-14s %s\n", name, value)
		}
	}
	row("agreement", "/agreements/"+a.ID+"/"+a.Slug)
	if r.Alias != "" {
		row("one with", "an agreement that the register has: "+strings.Join(r.Reasons, "; "))
	}
	for _, d := range r.Doubts {
		row("perhaps", "/agreements/"+d.Agreement+": "+strings.Join(d.Reasons, "; ")+" (same_as or not_same_as decides)")
	}
	row("title", a.Title.V)
	row("kind", string(a.Kind.V)+", "+string(a.Status.V))
	row("signed", a.Signed.V.String())
	for _, c := range a.Countries {
		row("party", string(c.V))
	}
	for _, o := range a.Organisations {
		row("body", o.V.Name+" -> /ministries/"+o.V.Slug)
	}
	for _, p := range a.Signatories {
		row("signatory", strings.TrimSuffix(p.V.Name+", "+p.V.Office, ", "))
	}
	for _, t := range a.Topics {
		row("topic", t.V)
	}
	if a.Expiry.Stated() {
		row("expiry", a.Expiry.V.String()+" ("+a.Expiry.Reason+")")
	}
	if a.Summit != nil {
		row("made at", "/summits/"+a.Summit.Slug)
	}
	return b.String()
}
