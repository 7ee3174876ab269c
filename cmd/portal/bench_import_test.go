package main

import (
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/store"
	"accords/seeds"
)

// importSize is how many releases are imported at a time: enough that the start
// does not count, few enough for a minute on a slow machine.
const importSize = 400

// BenchmarkImport has releases read, resolved and stored as portal import does
// it, each in a transaction of its own, into a register that is new. The texts
// are specimens of a few sentences with one agreement each. In own-ms is the
// portal's own time for a release, in which Postgres has no part. ns/op means
// nothing here.
func BenchmarkImport(b *testing.B) {
	auth, err := seeds.Authority()
	if err != nil {
		b.Fatal(err)
	}
	world, err := specimenWorld(time.Now())
	if err != nil {
		b.Fatal(err)
	}
	var releases []importer.Release
	for c := range world.Contributions(importSize, 1) {
		releases = append(releases, importer.Release{Name: c.Document.Slug, Path: c.Document.Slug + ".txt", Text: []byte(c.Document.Text)})
	}
	names := gazetteer.New(auth.Organisations, auth.Series)
	for range b.N {
		st, err := store.Open(b.Context(), pg.DSN(b), store.Options{StatementTimeout: importTimeout})
		if err != nil {
			b.Fatal(err)
		}
		im, err := importer.New(st, extract.New(names), names, auth, importer.Options{Version: "bench", Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		began, own := time.Now(), ownTime(b)
		run, err := im.Run(b.Context(), releases)
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(began)
		b.ReportMetric(importSize/took.Seconds(), "releases/s")
		b.ReportMetric(float64((ownTime(b)-own).Microseconds())/1000/importSize, "own-ms")
		b.ReportMetric(float64(found(run))/importSize, "agreements/release")
		st.Close()
	}
	b.ReportMetric(0, "ns/op")
}

// found counts the agreements of a run: an import that finds nothing is quick.
func found(run accord.ImportRun) int {
	n := 0
	for _, f := range run.Files {
		n += f.New
	}
	return n
}
