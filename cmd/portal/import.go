package main

import (
	"context"
	"errors"
	"fmt"

	"accords/internal/accord"
	"accords/internal/importer"
)

type importCommand struct {
	databaseSettings
	logSettings
	Paths []string `arg:"" name:"path" help:"A release, or a folder or .zip archive of releases."`
}

// Run is called by kong. It reports every file and returns an error where one
// was broken; the others are in.
func (c importCommand) Run(ctx context.Context, env environment) (err error) {
	log := c.logger(env.stderr)
	db, err := c.open(ctx, env.getenv, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	run, err := db.fill(ctx, importer.FromPaths(c.Paths...))
	if werr := importer.WriteReport(env.stdout, run); werr != nil {
		return errors.Join(err, werr)
	}
	if err == nil || brokenIn(run.Files) == 0 || ctx.Err() != nil {
		return err
	}
	// The report has the reasons; what a database said is for the log.
	var stored *accord.Error
	if errors.As(err, &stored) {
		log.Error("import", "err", err)
	}
	files := importer.OfReleases(run)
	if n := brokenIn(files); n > 0 {
		return fmt.Errorf("%d of %s could not be imported; the report above has the reasons", n, counted(len(files), "file"))
	}
	return errors.New("the releases are in, but not all of the catalogue; the report above has the reasons")
}
