package importer

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/seeds"
)

// Checked is what the register would make of a catalogue.
type Checked struct {
	Records []accord.CatalogueRecord
	Faults  []seeds.Fault
}

// Check says what is wrong with the catalogue beside the releases, without a
// register: what its lines say, two records for one instrument, and records
// that contradict a release which tells of the same one.
func (im *Importer) Check(releases []Release) (Checked, error) {
	var reported []accord.Reported
	for _, rel := range releases {
		if err := rel.check(); err != nil {
			return Checked{}, fmt.Errorf("%s: %w", rel.Path, err)
		}
		c, _, err := im.contribution(rel)
		if err != nil {
			return Checked{}, fmt.Errorf("%s: %w", rel.Path, err)
		}
		for _, a := range c.Agreements {
			reported = append(reported, reportedBy(a, c.Document.URL))
		}
	}
	records, faults := im.records(reported)
	at := map[string]seeds.Record{}
	for _, r := range im.options.Catalogue.Records.Agreements {
		at[r.Key] = r
	}
	faults = append(faults, twice(records, at)...)
	faults = append(faults, contradictions(records, reported, at)...)
	return Checked{Records: records, Faults: faults}, nil
}

// reportedBy is what a document reports of an agreement, as the register would
// hand it back.
func reportedBy(a accord.Agreement, page string) accord.Reported {
	r := accord.Reported{ID: a.ID, Title: a.Title.V, Kind: a.Kind.V, Countries: codes(a.Countries)}
	for _, v := range append([]accord.Value[accord.Date]{a.Signed.Value}, a.Signed.Others...) {
		if v.Stated() {
			r.Signed = append(r.Signed, v.V)
		}
	}
	for _, b := range a.Organisations {
		r.Bodies = append(r.Bodies, b.V)
	}
	for _, t := range a.Topics {
		r.Topics = append(r.Topics, t.V)
	}
	if page != "" {
		r.Pages = []string{page}
	}
	return r
}

// twice finds records that rules take for one instrument and no editor has
// looked at: two records for one are a mistake of the catalogue until somebody
// says that they are meant.
func twice(records []accord.CatalogueRecord, at map[string]seeds.Record) []seeds.Fault {
	first := map[string]string{}
	var faults []seeds.Fault
	for _, r := range records {
		if r.Agreement == nil {
			continue
		}
		have, found := first[r.Agreement.ID]
		if !found {
			first[r.Agreement.ID] = r.Key
			continue
		}
		meant := slices.Concat(at[r.Key].SameAs, at[have].SameAs)
		if !slices.Contains(meant, have) && !slices.Contains(meant, r.Key) {
			faults = append(faults, seeds.Fault{At: at[r.Key].At, Key: r.Key, Err: fmt.Errorf(
				"%s tells of the instrument of %s (%s): make them one record, or write same_as or not_same_as", r.Key, have, strings.Join(r.Reasons, "; "))})
		}
	}
	return faults
}

// contradictions finds fields in which a record says otherwise than the
// release that tells of the same instrument. The register shows both; an
// editor says with "differs" that this was seen.
func contradictions(records []accord.CatalogueRecord, reported []accord.Reported, at map[string]seeds.Record) []seeds.Fault {
	byID := map[string]accord.Reported{}
	for _, r := range reported {
		byID[r.ID] = r
	}
	var faults []seeds.Fault
	for _, r := range records {
		if r.Agreement == nil {
			continue
		}
		told, ok := byID[r.Agreement.ID]
		if !ok {
			continue
		}
		for _, field := range against(*r.Agreement, told) {
			if !slices.Contains(at[r.Key].Differs, field) {
				faults = append(faults, seeds.Fault{At: at[r.Key].At, Key: r.Key, Err: fmt.Errorf(
					"%s: a release says otherwise than %s (agreement %s); correct the record, or write \"differs\": [%q]", r.Key, field, told.ID, field)})
			}
		}
	}
	return faults
}

// against compares what identifies an instrument. A date that is known less
// precisely agrees with one that lies in it.
func against(a accord.Agreement, told accord.Reported) []string {
	var fields []string
	if a.Kind.Stated() && told.Kind != "" && a.Kind.V != told.Kind {
		fields = append(fields, "kind")
	}
	if mine := codes(a.Countries); len(mine) > 0 && len(told.Countries) > 0 && !slices.Equal(mine, slices.Sorted(slices.Values(told.Countries))) {
		fields = append(fields, "countries")
	}
	agrees := len(told.Signed) == 0 || !a.Signed.Stated()
	for _, d := range told.Signed {
		agrees = agrees || d.Year == 0 || gap(d, a.Signed.V) == 0
	}
	if !agrees {
		fields = append(fields, "signed")
	}
	return fields
}
