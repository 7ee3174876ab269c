package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"accords/internal/accord"
	"accords/seeds"
)

// catalogueName stands in a run for the catalogue as a whole.
const catalogueName = "catalogue"

// catalogueRules names the way from a record to the register. It changes
// whenever that way changes, so that stored records are made anew.
const catalogueRules = "1"

// Shelf is where the catalogue goes. PutCatalogue is one transaction: all of
// the change is in, or nothing.
type Shelf interface {
	KnownRecords(ctx context.Context) (map[string]string, error) // hash by key
	Reported(ctx context.Context) ([]accord.Reported, error)     // what documents say of each agreement
	PutCatalogue(ctx context.Context, c accord.CatalogueChange) (accord.Delta, error)
}

// Catalogue is the records to import and where they go.
type Catalogue struct {
	Records seeds.Catalogue
	Shelf   Shelf // nil: no catalogue is imported
}

// catalogue imports what changed of the catalogue. It comes after the
// releases, because which instrument a record tells of depends on them, and it
// is compared anew in each run, because a release may have come since.
func (im *Importer) catalogue(ctx context.Context) ([]accord.ImportFile, error) {
	shelf := im.options.Catalogue.Shelf
	if shelf == nil {
		return nil, nil
	}
	file := accord.ImportFile{Name: catalogueName, State: accord.ImportUnchanged}
	refused := func(what string, err error) ([]accord.ImportFile, error) {
		file.State, file.Reason = accord.ImportBroken, "it could not be stored; the log has the cause"
		return []accord.ImportFile{file}, fmt.Errorf("catalogue: %s: %w", what, err)
	}
	reported, err := shelf.Reported(ctx)
	if err != nil {
		return refused("asking what documents report", err)
	}
	known, err := shelf.KnownRecords(ctx)
	if err != nil {
		return refused("asking which records are stored", err)
	}
	records, faults := im.records(reported)
	change := difference(known, records, faults)
	file.Reason = fmt.Sprintf("%d records, %d of them tell of an instrument that another source has", len(records), merged(records))
	if len(change.Put)+len(change.Remove) > 0 {
		file.State = accord.ImportChanged
		if len(known) == 0 {
			file.State = accord.ImportNew
		}
		if !im.options.DryRun {
			delta, err := shelf.PutCatalogue(ctx, change)
			if err != nil {
				return refused("storing", err)
			}
			file.New, file.Changed, file.Gone = delta.New, delta.Changed, delta.Gone
		}
	}
	files := []accord.ImportFile{file}
	var broken []error
	for _, f := range faults {
		files = append(files, accord.ImportFile{Name: printable(f.At), State: accord.ImportBroken, Reason: printable(f.Err.Error())})
		broken = append(broken, f)
	}
	return files, errors.Join(broken...)
}

// merged counts the records that are one with another source.
func merged(records []accord.CatalogueRecord) int {
	n := 0
	for _, r := range records {
		if len(r.Reasons) > 0 {
			n++
		}
	}
	return n
}

// difference is what has to be written: records that are new or differ, and
// the keys of those that are gone. A mistake in a line must not withdraw an
// agreement: what cannot be read today stays as it is stored, and where nobody can
// tell which record a line was, so does everything.
func difference(known map[string]string, records []accord.CatalogueRecord, faults []seeds.Fault) accord.CatalogueChange {
	var c accord.CatalogueChange
	stays := map[string]bool{}
	for _, r := range records {
		stays[r.Key] = true
		if known[r.Key] != r.Hash {
			c.Put = append(c.Put, r)
		}
	}
	for _, f := range faults {
		if f.Key == "" {
			return c
		}
		stays[f.Key] = true
	}
	for key := range known {
		if !stays[key] {
			c.Remove = append(c.Remove, key)
		}
	}
	slices.Sort(c.Remove)
	return c
}

// records makes every record of the catalogue, with the id of the instrument
// that it tells of. A record that cannot be made is a fault; the others go in.
func (im *Importer) records(reported []accord.Reported) ([]accord.CatalogueRecord, []seeds.Fault) {
	in := im.options.Catalogue.Records
	faults := slices.Clone(in.Faults)
	var out []accord.CatalogueRecord
	for _, r := range in.Summits {
		rec, err := im.summitRecord(r)
		if err != nil {
			faults = append(faults, seeds.Fault{At: r.At, Key: r.Key, Err: fmt.Errorf("%s: %w", r.Key, err)})
			continue
		}
		out = append(out, rec)
	}
	var made []curated
	for _, r := range in.Agreements {
		c, err := im.agreementRecord(r)
		if err != nil {
			faults = append(faults, seeds.Fault{At: r.At, Key: r.Key, Err: fmt.Errorf("%s: %w", r.Key, err)})
			continue
		}
		made = append(made, c)
	}
	out = append(out, assign(made, reported)...)
	for i := range out {
		sum, err := sumOf(out[i])
		if err != nil {
			faults = append(faults, seeds.Fault{At: catalogueName, Key: out[i].Key, Err: err})
		}
		out[i].Hash = sum
	}
	return out, faults
}

// sumOf is over everything that is stored of a record, so that whatever
// changes it, a release or a rule, makes it go in again.
func sumOf(r accord.CatalogueRecord) (string, error) {
	raw, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("record %s: %w", r.Key, err)
	}
	sum := sha256.Sum256(append([]byte(catalogueRules), raw...))
	return hex.EncodeToString(sum[:]), nil
}
