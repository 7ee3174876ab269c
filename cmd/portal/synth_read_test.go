package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

// specimenTold is what a release says of its agreement.
type specimenTold struct {
	Kind          accord.Kind
	Status        accord.Status
	Signed        accord.Date
	Term          accord.Term
	Expiry        accord.Date
	Countries     []accord.Code
	Topics        []string
	Organisations []string
}

func tellOf(a extract.Agreement) specimenTold {
	out := specimenTold{Kind: a.Kind.V, Status: a.Status.V, Signed: a.Signed.V, Term: a.Term.V, Expiry: a.Expiry.V}
	for _, c := range a.Countries {
		out.Countries = append(out.Countries, c.V)
	}
	for _, t := range a.Topics {
		out.Topics = append(out.Topics, t.V)
	}
	for _, o := range a.Organisations {
		name := strings.TrimSuffix(o.V.Name, " of Isle of Man") // not known for a country within a name
		out.Organisations = append(out.Organisations, name+", "+string(o.V.Country))
	}
	slices.Sort(out.Topics)
	return out
}

// written is an agreement as extract would have it.
func written(a accord.Agreement) extract.Agreement {
	return extract.Agreement{Kind: a.Kind.Value, Status: a.Status.Value, Signed: a.Signed.Value, Term: a.Term.Value,
		Expiry: a.Expiry.Value, Countries: a.Countries, Topics: a.Topics, Organisations: a.Organisations}
}

// What the generator says of a specimen is what is read from its release: figures
// of a register that was loaded hold for one that was imported.
func TestSpecimensAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	w, err := specimenWorld(time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(gazetteer.New(auth.Organisations, auth.Series))
	for c := range w.Contributions(300, 1) {
		got := x.Read(c.Document.Text, extract.Context{})
		if len(got.Agreements) != 1 {
			t.Errorf("%d agreements in\n%s", len(got.Agreements), c.Document.Text)
			continue
		}
		if diff := cmp.Diff(tellOf(written(c.Agreements[0])), tellOf(got.Agreements[0])); diff != "" {
			t.Errorf("mismatch (-written +read)\n%s\n%s", diff, c.Document.Text)
		}
	}
}
