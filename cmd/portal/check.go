package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/index"
	"accords/internal/query"
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
	unlike, err := db.checkLists(ctx)
	if err != nil {
		return db.explain(err)
	}
	breaches = append(breaches, unlike...)
	for _, b := range breaches {
		if _, err := fmt.Fprintln(out, b); err != nil {
			return err
		}
	}
	if len(breaches) > 0 {
		return fmt.Errorf("the register breaks its invariants in %d places or more; restore a backup, or throw the database away and import again", len(breaches))
	}
	_, err = fmt.Fprintf(out, "the register is sound: %d invariants hold\n", len(store.Invariants())+1)
	return err
}

// checkLists makes the lists in memory that pages are answered from, and compares
// them with what SQL says of the same rows: how many there are, in which order,
// and what stands beside each filter.
func (db *database) checkLists(ctx context.Context) ([]store.Breach, error) {
	st, err := store.Open(ctx, db.dsn, db.options)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	lists := index.New(st, time.Now, slog.New(slog.DiscardHandler))
	if err := lists.Renew(ctx); err != nil {
		return nil, err
	}
	var found []store.Breach
	for _, q := range []query.Agreements{{}, {Sort: query.ByTitle}, {Sort: query.ByAdded}} {
		said, err := st.Agreements(ctx, q)
		if err != nil {
			return nil, err
		}
		kept, err := lists.Agreements(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, how := range differences(said, kept) {
			found = append(found, store.Breach{Invariant: "lists in memory say what the database says", Record: "list " + q.Href("/agreements"), Detail: how})
		}
	}
	return found, nil
}

// differences says in what two answers to one question differ.
func differences(said, kept accord.AgreementPage) []string {
	var all []string
	if said.Total != kept.Total {
		all = append(all, fmt.Sprintf("%d agreements in memory, %d in the database", kept.Total, said.Total))
	}
	if !slices.EqualFunc(said.Rows, kept.Rows, func(a, b accord.AgreementRow) bool { return a.ID == b.ID }) {
		all = append(all, "other agreements, or another order")
	}
	a, b := said.Facets, kept.Facets
	for name, pair := range map[string][2][]accord.FacetValue{
		"countries": {a.Countries, b.Countries}, "years": {a.Years, b.Years}, "kinds": {a.Kinds, b.Kinds}, "topics": {a.Topics, b.Topics},
		"bodies": {a.Organisations, b.Organisations}, "statuses": {a.Statuses, b.Statuses}, "states": {a.Bases, b.Bases}, "summits": {a.Summits, b.Summits}, "endings": {a.Endings, b.Endings},
	} {
		if !slices.Equal(pair[0], pair[1]) {
			all = append(all, "other counts of "+name)
		}
	}
	slices.Sort(all)
	return all
}

func (c checkCommand) catalogue(env environment) error {
	files := seeds.CatalogueFiles()
	if c.Path != "" {
		if info, err := os.Stat(c.Path); err != nil {
			return err
		} else if !info.IsDir() {
			return fmt.Errorf("%s is not a folder; the catalogue is a folder of three files", c.Path)
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
