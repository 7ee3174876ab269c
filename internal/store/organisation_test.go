package store_test

import (
	"testing"

	"accords/internal/accord"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
)

// Who signed for a body can be told where it is the only one of its country.
func TestSignedFor(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := world()
	a := &in[0].Agreements[0]
	for _, g := range []accord.Signatory{{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"}, {Name: "Vladimir Rybakov", Country: "BY"}} {
		a.Signatories = append(a.Signatories, accord.Value[accord.Signatory]{V: g, Basis: accord.Quoted, Evidence: a.Title.Evidence})
	}
	storetest.Fill(t, s, in...)
	const mois = "ministry-of-the-interior-and-safety-kr"
	o, err := s.Organisation(t.Context(), mois)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]accord.Signatory{belarusID: {{Name: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR"}}}
	if diff := cmp.Diff(want, o.Signed); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}

	a.Organisations = append(a.Organisations, accord.Value[accord.Body]{Basis: accord.Quoted, Evidence: a.Title.Evidence,
		V: accord.Body{Name: "National Information Society Agency", Slug: "national-information-society-agency-kr", Country: "KR"}})
	replace(t, s, in[0])
	if o, err = s.Organisation(t.Context(), mois); err != nil || len(o.Signed) != 0 {
		t.Errorf("with two bodies of one country somebody signed for one of them: %v, %v", o.Signed, err)
	}
}
