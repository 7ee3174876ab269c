package synth_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/synth"

	"github.com/google/go-cmp/cmp"
)

func world() synth.World {
	w := synth.World{Imported: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}
	for _, c := range strings.Fields("KR:South_Korea CI:Côte_d’Ivoire EE:Estonia KE:Kenya UY:Uruguay SG:Singapore IN:India GB:United_Kingdom") {
		code, name, _ := strings.Cut(c, ":")
		w.Countries = append(w.Countries, accord.Country{Code: accord.Code(code), Name: strings.ReplaceAll(name, "_", " ")})
	}
	for _, t := range strings.Fields("cloud data skills research") {
		w.Topics = append(w.Topics, accord.Topic{Code: t, Label: strings.ToUpper(t[:1]) + t[1:]})
	}
	return w
}

func TestTheSameSeedMakesTheSameRegister(t *testing.T) {
	t.Parallel()
	long, short := slices.Collect(world().Contributions(40, 7)), slices.Collect(world().Contributions(10, 7))
	if diff := cmp.Diff(long[:10], short); diff != "" {
		t.Errorf("a longer register does not begin with the shorter one (-long +short)\n%s", diff)
	}
	other := slices.Collect(world().Contributions(10, 8))
	if cmp.Equal(short, other) {
		t.Error("another seed makes the same register")
	}
}

// The one promise of the register holds for specimens, too: each passage is the
// bytes of its span, and stands in its sentence.
func TestEvidenceHolds(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	passages := 0
	for c := range world().Contributions(500, 1) {
		a := c.Agreements[0]
		if ids[a.ID] {
			t.Errorf("id %s comes twice", a.ID)
		}
		ids[a.ID] = true
		for _, e := range evidence(a) {
			passages++
			if err := e.Check(c.Document.Text); err != nil {
				t.Errorf("%s: %v", c.Document.Slug, err)
			}
			if !strings.Contains(c.Document.Text, e.Before+e.Quote+e.After) || e.Before+e.After == "" && !strings.HasPrefix(e.Quote, "Specimen") {
				t.Errorf("%s: %q does not stand between %q and %q", c.Document.Slug, e.Quote, e.Before, e.After)
			}
		}
	}
	if passages < 500*8 {
		t.Errorf("500 releases have %d passages only", passages)
	}
}

func evidence(a accord.Agreement) []accord.Evidence {
	out := slices.Concat(a.Title.Evidence, a.Kind.Evidence, a.Status.Evidence, a.Signed.Evidence, a.Term.Evidence, a.Expiry.Evidence)
	for _, v := range a.Countries {
		out = append(out, v.Evidence...)
	}
	for _, v := range a.Organisations {
		out = append(out, v.Evidence...)
	}
	for _, v := range a.Topics {
		out = append(out, v.Evidence...)
	}
	return out
}

// What a filter is measured with must be there: a few countries with most of
// the agreements, every kind, values of each state.
func TestRegisterIsSkewed(t *testing.T) {
	t.Parallel()
	const n = 2000
	countries, kinds, bases := map[accord.Code]int{}, map[accord.Kind]int{}, map[accord.Basis]int{}
	for c := range world().Contributions(n, 3) {
		a := c.Agreements[0]
		kinds[a.Kind.V]++
		bases[a.Expiry.Basis]++
		for _, v := range a.Countries {
			countries[v.V]++
		}
		if !strings.HasPrefix(a.Title.V, "Specimen: ") {
			t.Fatalf("%q could be taken for a real agreement", a.Title.V)
		}
	}
	if countries["KR"] < 4*countries["GB"] || countries["GB"] == 0 {
		t.Errorf("the first country signs %d times, the last %d times", countries["KR"], countries["GB"])
	}
	if len(kinds) != len(accord.Kinds()) {
		t.Errorf("kinds: %v", kinds)
	}
	if bases[accord.Calculated] < n/4 || bases[""] < n/4 {
		t.Errorf("expiries: %v", bases)
	}
}
