package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/store"
	"accords/seeds"
)

type checkCommand struct {
	databaseSettings
	logSettings
	Catalogue bool   `name:"catalogue" help:"Check the catalogue instead: form, codes, dates, a source for every value, no instrument twice, nothing that contradicts a release. Needs no database."`
	Path      string `arg:"" optional:"" help:"With --catalogue, the folder with its three files; the catalogue that the portal comes with where it is left out."`
}

// Run is called by kong.
func (c checkCommand) Run(ctx context.Context, env environment) (err error) {
	if c.Catalogue {
		return c.catalogue(env)
	}
	if c.Path != "" {
		return errors.New("a folder is checked with --catalogue; without it portal check looks at the database")
	}
	db, err := c.open(ctx, env.getenv, c.logger(env.stderr))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	return db.checkRegister(ctx, env.stdout)
}

// checkRegister prints what can never be and is, one a line.
func (db *database) checkRegister(ctx context.Context, out io.Writer) error {
	breaches, err := store.Check(ctx, db.dsn)
	if err != nil {
		return db.explain(err)
	}
	for _, b := range breaches {
		if _, err := fmt.Fprintln(out, b); err != nil {
			return err
		}
	}
	if len(breaches) > 0 {
		return fmt.Errorf("the register breaks its invariants in %d places or more; restore a backup, or throw the database away and import again", len(breaches))
	}
	_, err = fmt.Fprintf(out, "the register is sound: %d invariants hold\n", len(store.Invariants()))
	return err
}

func (c checkCommand) catalogue(env environment) error {
	files := seeds.CatalogueFiles()
	if c.Path != "" {
		if info, err := os.Stat(c.Path); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s is no folder; the catalogue is a folder of three files", c.Path)
		}
		files = os.DirFS(c.Path)
	}
	checked, err := checkCatalogue(files)
	if err != nil {
		return err
	}
	return reportCheck(env.stdout, checked)
}

// checkCatalogue reads the catalogue beside the releases that the portal comes with.
func checkCatalogue(files fs.FS) (importer.Checked, error) {
	auth, err := seeds.Authority()
	if err != nil {
		return importer.Checked{}, err
	}
	records := seeds.ReadCatalogue(files)
	records.Faults = append(records.Faults, importer.BodyFaults(auth, records)...)
	auth = importer.WithBodies(auth, records)
	names := gazetteer.New(auth.Organisations, auth.Series)
	im, err := importer.New(nil, extract.New(names), names, auth, importer.Options{Now: time.Now, Catalogue: importer.Catalogue{Records: records}})
	if err != nil {
		return importer.Checked{}, err
	}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		return importer.Checked{}, err
	}
	return im.Check(releases)
}

// reportCheck prints the mistakes as a compiler does, one a line, or counts
// what is sound.
func reportCheck(out io.Writer, c importer.Checked) error {
	for _, f := range c.Faults {
		if _, err := fmt.Fprintln(out, f.Error()); err != nil {
			return err
		}
	}
	if len(c.Faults) > 0 {
		return fmt.Errorf("the catalogue has %d mistakes", len(c.Faults))
	}
	_, err := fmt.Fprintln(out, summary(c.Records))
	return err
}

func summary(records []accord.CatalogueRecord) string {
	agreements, summits, one := 0, 0, 0
	for _, r := range records {
		switch {
		case r.Summit != nil:
			summits++
		case len(r.Reasons) > 0:
			one++
			agreements++
		default:
			agreements++
		}
	}
	return fmt.Sprintf("the catalogue is sound: %d agreements, %d of them with another source, and %d summits", agreements, one, summits)
}
