package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/store"
	"accords/internal/synth"
	"accords/seeds"
)

type synthCommand struct {
	databaseSettings
	logSettings
	Agreements int    `required:"" placeholder:"N" help:"How many agreements to make."`
	Seed       uint64 `default:"1" help:"The same seed makes the same register."`
}

// busiest are the countries that most specimens are of: those with the most
// records in the catalogue, roughly.
const busiest = "KR SG IN GB EE US JP CN FR DE KE VN ID UZ KZ AE AU CA PT UY NZ DK IL MX RW SA ET MN"

// unnamed are topics that a release is not read to be on for the word alone.
const unnamed = "development-cooperation education other records"

// Run is called by kong. The seeds come first, so that countries and topics are there.
func (c synthCommand) Run(ctx context.Context, env environment) (err error) {
	if c.Agreements < 1 {
		return fmt.Errorf("--agreements %d: want 1 or more", c.Agreements)
	}
	db, err := c.open(ctx, env.getenv, c.logger(env.stderr))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	free, err := store.ForSpecimens(ctx, db.dsn)
	if err != nil {
		return db.explain(err)
	}
	if !free {
		return fmt.Errorf("%s has a register without specimens, which people may read: name an empty database, or a folder of its own with --data-dir", db.where())
	}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		return err
	}
	if _, err := db.fill(ctx, releases); err != nil {
		return err
	}
	st, err := store.Open(ctx, db.dsn, db.options)
	if err != nil {
		return db.explain(err)
	}
	defer st.Close()
	if env.getenv("GOGC") == "" {
		debug.SetGCPercent(400) // a batch lives shortly, and nothing else does: collecting is a third of the work
	}
	run := accord.ImportRun{Started: time.Now(), Version: version()}
	world, err := specimenWorld(run.Started)
	if err != nil {
		return err
	}
	n, err := st.Load(ctx, world.Contributions(c.Agreements, c.Seed))
	if err != nil {
		return fmt.Errorf("after %d agreements: %w", n, err)
	}
	run.Finished = time.Now()
	run.Files = []accord.ImportFile{{Name: fmt.Sprintf("%d specimens of seed %d", n, c.Seed), State: accord.ImportNew, New: n}}
	if err := st.RecordRun(ctx, run); err != nil {
		return err
	}
	took := run.Finished.Sub(run.Started)
	_, err = fmt.Fprintf(env.stdout, "%d specimens in %.1f s, %.0f a second\n", n, took.Seconds(), float64(n)/took.Seconds())
	return err
}

// specimenWorld puts the countries in the order of how often they sign.
func specimenWorld(now time.Time) (synth.World, error) {
	auth, err := seeds.Authority()
	if err != nil {
		return synth.World{}, err
	}
	w := synth.World{Imported: now}
	for _, t := range auth.Topics {
		if !slices.Contains(strings.Fields(unnamed), t.Code) {
			w.Topics = append(w.Topics, t)
		}
	}
	all := gazetteer.New(auth.Organisations, auth.Series)
	for i := 0; i+2 <= len(busiest); i += 3 {
		if c, ok := all.Country(accord.Code(busiest[i : i+2])); ok {
			w.Countries = append(w.Countries, c)
		}
	}
	for _, c := range all.Countries() {
		if !slices.ContainsFunc(w.Countries, func(have accord.Country) bool { return have.Code == c.Code }) {
			w.Countries = append(w.Countries, c)
		}
	}
	return w, nil
}
