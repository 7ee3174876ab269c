package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/importer"
	"accords/internal/store"
	"accords/seeds"
)

type migrateCommand struct {
	databaseSettings
	logSettings
	DryRun bool   `name:"dry-run" help:"Say what would be done and do nothing."`
	Roles  bool   `name:"roles" help:"Make the roles that portal roles prints, or renew what they may do, after the migration."`
	Prefix string `name:"role-prefix" default:"portal" placeholder:"NAME" help:"What the names of the roles begin with."`
}

// Run is called by kong.
func (c migrateCommand) Run(ctx context.Context, env environment) (err error) {
	db, err := c.open(ctx, env.getenv, c.logger(env.stderr))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		return err
	}
	if c.DryRun {
		return db.dryRun(ctx, releases, env.stdout)
	}
	run, err := db.fill(ctx, releases)
	if err := errors.Join(err, importer.WriteReport(env.stdout, run)); err != nil || !c.Roles {
		return err
	}
	notices, err := store.ApplyRoles(ctx, db.dsn, c.Prefix)
	for _, n := range notices {
		if _, err := fmt.Fprintln(env.stdout, "roles:", n); err != nil {
			return err
		}
	}
	return err
}

// importTimeout is how long a statement of an import may take at least. The
// setting is for pages, where nobody waits for long; a busy machine that writes
// slowly still has to get its register.
const importTimeout = 2 * time.Minute

// fill migrates and imports under one lock, so that several portals may start
// at once: one works, the others find the work done.
//
// The error is not nil where any release is broken; the run has the reasons.
func (db *database) fill(ctx context.Context, releases []importer.Release) (run accord.ImportRun, err error) {
	importing := false
	options := db.options
	options.StatementTimeout, options.Primary = max(options.StatementTimeout, importTimeout), true
	err = store.Migrate(ctx, db.dsn, func(ctx context.Context) error {
		importing = true
		st, err := store.Open(ctx, db.dsn, options)
		if err != nil {
			return db.explain(err)
		}
		defer st.Close()
		run, err = importReleases(ctx, st, releases, false)
		return err
	})
	if !importing {
		err = db.explain(err)
	}
	return run, err
}

// register is where a run puts what it reads; *store.Store is one.
type register interface {
	importer.Register
	importer.Shelf
}

// importReleases goes on to the catalogue after the releases: a release that
// has just come may tell of an instrument that the catalogue has.
func importReleases(ctx context.Context, r register, releases []importer.Release, dry bool) (accord.ImportRun, error) {
	all, err := collected()
	if err != nil {
		return accord.ImportRun{}, err
	}
	im, err := importer.New(r, extract.New(all.names), all.names, all.authority, importer.Options{
		Version: version(), Now: time.Now, DryRun: dry, Catalogue: importer.Catalogue{Records: all.records, Shelf: r}})
	if err != nil {
		return accord.ImportRun{}, err
	}
	return im.Run(ctx, releases)
}

// dryRun takes no lock: it changes nothing.
func (db *database) dryRun(ctx context.Context, releases []importer.Release, out io.Writer) error {
	schema, err := store.ReadSchema(ctx, db.dsn)
	if err != nil {
		return db.explain(err)
	}
	if err := schema.Check(); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "schema %d; would apply %d migrations, up to %d\n", schema.Version, schema.Pending(), schema.Latest); err != nil {
		return err
	}
	var into register = nothing{}
	if schema.Version > 0 {
		st, err := store.Open(ctx, db.dsn, db.options)
		if err != nil {
			return db.explain(err)
		}
		defer st.Close()
		into = st
	}
	run, err := importReleases(ctx, into, releases, true)
	return errors.Join(err, importer.WriteReport(out, run))
}

// nothing is the register of a database without a schema, where a dry run asks
// what is known and changes nothing.
type nothing struct{ register }

// Known says that no document is stored.
func (nothing) Known(context.Context, []string) (map[string]accord.DocumentState, error) {
	return nil, nil
}

// SameWords says that no document has any words.
func (nothing) SameWords(context.Context, string, string) (string, error) { return "", nil }

// KnownRecords says that no record of the catalogue is stored.
func (nothing) KnownRecords(context.Context) (map[string]string, error) { return nil, nil }

// Reported says that no document reports anything.
func (nothing) Reported(context.Context) ([]accord.Reported, error) { return nil, nil }

// brokenIn counts the files that could not be imported.
func brokenIn(files []accord.ImportFile) int {
	n := 0
	for _, f := range files {
		if f.State == accord.ImportBroken {
			n++
		}
	}
	return n
}
