package importer_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/query"
	"accords/internal/store"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
)

// shelve imports the seed releases and a catalogue.
func shelve(t *testing.T, st *store.Store, files fs.FS, releases []importer.Release) (accord.ImportRun, error) {
	t.Helper()
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	records := seeds.ReadCatalogue(files)
	auth = importer.WithBodies(auth, records)
	g := gazetteer.New(auth.Organisations, auth.Series)
	im, err := importer.New(st, extract.New(g), g, auth, importer.Options{Version: "test", Now: time.Now,
		Catalogue: importer.Catalogue{Records: records, Shelf: st}})
	if err != nil {
		t.Fatal(err)
	}
	return im.Run(t.Context(), releases)
}

// lineOf is the report on the catalogue as a whole.
func lineOf(run accord.ImportRun) accord.ImportFile {
	for _, f := range run.Files {
		if f.Name == "catalogue" {
			return f
		}
	}
	return accord.ImportFile{}
}

// some is a catalogue of a few of the records that come with the portal.
func some(t *testing.T, change func(file, line string) string, keys ...string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	for _, name := range []string{"agreements.jsonl", "summits.jsonl", "organisations.jsonl"} {
		raw, err := fs.ReadFile(seeds.CatalogueFiles(), name)
		if err != nil {
			t.Fatal(err)
		}
		var kept strings.Builder
		for line := range strings.Lines(string(raw)) {
			for _, key := range keys {
				if strings.Contains(line, `"key": "`+key+`"`) {
					if change != nil {
						line = change(name, line)
					}
					kept.WriteString(line)
				}
			}
		}
		out[name] = &fstest.MapFile{Data: []byte(kept.String())}
	}
	return out
}

func belarus(t *testing.T, st *store.Store) accord.Agreement {
	t.Helper()
	a, err := st.Agreement(t.Context(), "h8m20e18")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// The whole catalogue beside the releases: in once, unchanged twice, the same
// after the database was thrown away.
func TestCatalogueIsImportedOnce(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	run, err := shelve(t, st, seeds.CatalogueFiles(), seedReleases(t))
	if err != nil {
		t.Fatal(err)
	}
	if f := lineOf(run); f.State != accord.ImportNew || f.New < 400 || f.Gone > 0 {
		t.Errorf("first run: %+v", f)
	}
	once := dump(t, st)
	neverQuoted(t, once)
	run, err = shelve(t, st, seeds.CatalogueFiles(), seedReleases(t))
	if err != nil {
		t.Fatal(err)
	}
	if f := lineOf(run); f.State != accord.ImportUnchanged || f.New+f.Changed+f.Gone > 0 {
		t.Errorf("second run: %+v", f)
	}
	if diff := cmp.Diff(once, dump(t, st)); diff != "" {
		t.Errorf("after a second import: mismatch (-want +got)\n%s", diff)
	}
	other := pg.New(t)
	if _, err := shelve(t, other, seeds.CatalogueFiles(), seedReleases(t)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(once, dump(t, other), asOf); diff != "" {
		t.Errorf("in another database: mismatch (-want +got)\n%s", diff)
	}
	// The ids of the releases are not touched by what the catalogue says of them.
	for _, id := range seedIDs {
		if _, err := st.Agreement(t.Context(), id); err != nil {
			t.Error(err)
		}
	}
}

// A release and a record of one memorandum are one agreement: the words come
// first, the pages stand beside them, nothing curated is shown as quoted, and
// the record's own address leads there. An editor can take it back.
func TestCatalogueMeetsARelease(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	if _, err := shelve(t, st, some(t, nil, "kr-by-2017-egov-mou"), seedReleases(t)); err != nil {
		t.Fatal(err)
	}
	a := belarus(t, st)
	if len(a.Sources) != 1 || len(a.Cited) != 1 || len(a.Merged) != 1 || len(a.Merged[0].Reasons) == 0 {
		t.Fatalf("%d documents, pages %v, records %v", len(a.Sources), a.Cited, a.Merged)
	}
	if a.Title.Basis == accord.Curated || a.Signed.Basis == accord.Curated || len(a.Signed.Others) > 0 {
		t.Errorf("title %s, signed %s with %v beside it", a.Title.Basis, a.Signed.Basis, a.Signed.Others)
	}
	if a.Occasion.Basis == accord.Quoted && len(a.Occasion.Evidence) == 0 {
		t.Error("the occasion is quoted without words")
	}
	page, err := st.Agreements(t.Context(), query.Agreements{})
	if err != nil || page.Total != len(seedIDs) {
		t.Errorf("%d agreements, %v, want %d", page.Total, err, len(seedIDs))
	}
	// Apart by an editor's word: two agreements, and the record's own id lives.
	apart := some(t, func(_, line string) string {
		return strings.Replace(line, `"disagreements"`, `"not_same_as": ["h8m20e18"], "disagreements"`, 1)
	}, "kr-by-2017-egov-mou")
	run, err := shelve(t, st, apart, seedReleases(t))
	if err != nil {
		t.Fatal(err)
	}
	if f := lineOf(run); f.New != 1 || f.Changed != 1 {
		t.Errorf("taken apart: %+v", f)
	}
	if a := belarus(t, st); len(a.Merged)+len(a.Cited) > 0 {
		t.Errorf("the release still has records %v", a.Merged)
	}
	page, err = st.Agreements(t.Context(), query.Agreements{})
	if err != nil || page.Total != len(seedIDs)+1 {
		t.Fatalf("%d agreements, %v", page.Total, err)
	}
	var own string
	for _, row := range page.Rows {
		if row.ID != "h8m20e18" && cmp.Equal(row.Countries, []accord.Code{"BY", "KR"}) {
			own = row.ID
		}
	}
	// Together again: the address of the other leads to the one.
	if _, err := shelve(t, st, some(t, nil, "kr-by-2017-egov-mou"), seedReleases(t)); err != nil {
		t.Fatal(err)
	}
	if got, err := st.Agreement(t.Context(), own); err != nil || got.ID != "h8m20e18" {
		t.Errorf("%s leads to %q, %v", own, got.ID, err)
	}
}

// A broken line keeps what is stored of it, an unknown topic is told, and a
// record that is taken out is withdrawn with its reason.
func TestCatalogueFaults(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	keys := []string{"kr-uz-2013-ict-mou", "kr-uz-2021-ict-mou", "ogp-2013-london"}
	if _, err := shelve(t, st, some(t, nil, keys...), nil); err != nil {
		t.Fatal(err)
	}
	before := dump(t, st)
	if len(before.Agreements) != 2 {
		t.Fatalf("%d agreements", len(before.Agreements))
	}
	bad := some(t, func(_, line string) string {
		return strings.Replace(line, `"topics": ["`, `"topics": ["nonsense", "`, 1)
	}, keys...)
	run, err := shelve(t, st, bad, nil)
	if err == nil {
		t.Error("no error")
	}
	var reasons []string
	for _, f := range run.Files {
		if f.State == accord.ImportBroken {
			reasons = append(reasons, f.Name+": "+f.Reason)
		}
	}
	if len(reasons) != 2 || !strings.Contains(reasons[0], `topic "nonsense" is none of`) {
		t.Errorf("reasons: %q", reasons)
	}
	if after := dump(t, st); len(after.Agreements) != 2 {
		t.Errorf("%d agreements after a mistake in their lines", len(after.Agreements))
	}
	// Of a line that is no JSON nobody can say which record it was.
	for name, broken := range map[string]func(string) string{
		"an unknown member": func(line string) string { return strings.Replace(line, `{"`, `{"mistyped": 1, "`, 1) },
		"a cut line":        func(line string) string { return line[:len(line)/2] },
	} {
		run, err := shelve(t, st, some(t, func(_, line string) string { return broken(line) }, keys...), nil)
		if err == nil || brokenFiles(run) == 0 {
			t.Errorf("%s: %v, %v", name, run.Files, err)
		}
		if after := dump(t, st); len(after.Agreements) != 2 {
			t.Errorf("%s: %d agreements after it", name, len(after.Agreements))
		}
	}
	if _, err := shelve(t, st, some(t, nil, keys[0]), nil); err != nil {
		t.Fatal(err)
	}
	after := dump(t, st)
	if len(after.Agreements) != 1 {
		t.Fatalf("%d agreements after one was taken out", len(after.Agreements))
	}
	for _, a := range before.Agreements {
		if a.ID == after.Agreements[0].ID {
			continue
		}
		if _, err := st.Agreement(t.Context(), a.ID); accord.KindOf(err) != accord.Gone {
			t.Errorf("%s: %v, want that it is gone", a.ID, err)
		}
	}
	if _, err := st.Summit(t.Context(), "ogp-2013-london"); accord.KindOf(err) != accord.Gone {
		t.Errorf("summit: %v, want that it is gone", err)
	}
}

// A charter is found at its summit, and what it renews is linked both ways.
func TestCatalogueLinks(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	if _, err := shelve(t, st, some(t, nil, "digital-nations-2014-d5-charter", "digital-nations-2018-d7-charter", "digital-nations-2018-wellington", "digital-nations-2014-london"), nil); err != nil {
		t.Fatal(err)
	}
	s, err := st.Summit(t.Context(), "digital-nations-2018-wellington")
	if err != nil || len(s.Agreements) != 1 || s.Series.V.Slug != "digital-nations" || s.Series.Citation == nil {
		t.Fatalf("%d agreements of %v, %v", len(s.Agreements), s.Series, err)
	}
	later, err := st.Agreement(t.Context(), s.Agreements[0].ID)
	if err != nil || len(later.Renews) != 1 || later.Renews[0].Citation == nil || later.Renews[0].V.Label == "" {
		t.Fatalf("renews %v, %v", later.Renews, err)
	}
	earlier, err := st.Agreement(t.Context(), later.Renews[0].V.Slug)
	if err != nil || len(earlier.RenewedBy) != 1 || earlier.RenewedBy[0].V.Slug != later.ID || earlier.RenewedBy[0].Basis != accord.Curated || earlier.RenewedBy[0].Citation == nil {
		t.Errorf("renewed by %v, %v", earlier.RenewedBy, err)
	}
}

// What carries out another agreement says so on the pages of both, with the
// pages that an editor read it from.
func TestCatalogueImplements(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	const plan, framework = "md-ro-2022-joint-commission-statement", "md-ro-2022-digital-transformation-mou"
	if _, err := shelve(t, st, some(t, nil, plan, framework), nil); err != nil {
		t.Fatal(err)
	}
	page, err := st.Agreements(t.Context(), query.Agreements{Sort: query.BySigned})
	if err != nil || len(page.Rows) != 2 {
		t.Fatalf("%d agreements, %v", len(page.Rows), err)
	}
	later, earlier := page.Rows[0].ID, page.Rows[1].ID
	under, err := st.Agreement(t.Context(), earlier)
	if err != nil || len(under.ImplementedBy) != 1 {
		t.Fatalf("implemented by %v, %v", under.ImplementedBy, err)
	}
	want := accord.Ref{Slug: later, Label: under.ImplementedBy[0].V.Label, Readable: under.ImplementedBy[0].V.Readable}
	if diff := cmp.Diff(want, under.ImplementedBy[0].V); diff != "" || want.Label == "" || want.Readable == "" {
		t.Errorf("implemented by %v: mismatch (-want +got)\n%s", under.ImplementedBy, diff)
	}
	of, err := st.Agreement(t.Context(), later)
	if err != nil || len(of.Implements) != 1 {
		t.Fatalf("implements %v, %v", of.Implements, err)
	}
	got := of.Implements[0]
	if got.V.Slug != under.ID || got.V.Readable != under.Slug || got.Basis != accord.Curated || got.Citation == nil || len(got.Further) != 1 {
		t.Errorf("implements %+v, want %s with two pages", got, under.ID)
	}
}

// neverQuoted finds what is shown as quoted without words, and values of the
// catalogue without a page to look at.
func neverQuoted(t *testing.T, r register) {
	t.Helper()
	for _, a := range r.Agreements {
		if len(a.Sources) > 0 {
			continue // a release has words
		}
		for field, v := range map[string]struct {
			basis accord.Basis
			cited bool
		}{
			"kind": {a.Kind.Basis, a.Kind.Citation != nil}, "status": {a.Status.Basis, a.Status.Citation != nil},
			"signed": {a.Signed.Basis, a.Signed.Citation != nil}, "place": {a.Place.Basis, a.Place.Citation != nil},
			"term": {a.Term.Basis, a.Term.Citation != nil}, "occasion": {a.Occasion.Basis, a.Occasion.Citation != nil},
			"country": {firstBasis(a.Countries), true}, "topic": {firstBasis(a.Topics), true},
		} {
			if v.basis == accord.Quoted || v.basis == accord.Curated && !v.cited {
				t.Errorf("%s of %s is %s, cited: %v", field, a.ID, v.basis, v.cited)
			}
		}
		for _, c := range a.Countries {
			if c.Basis != accord.Curated || c.Citation == nil {
				t.Errorf("country %s of %s is %s without a page", c.V, a.ID, c.Basis)
			}
		}
		if len(a.Cited) == 0 {
			t.Errorf("%s has no page", a.ID)
		}
	}
}

func firstBasis[T any](list []accord.Value[T]) accord.Basis {
	if len(list) == 0 {
		return accord.NotStated
	}
	return list[0].Basis
}

func brokenFiles(run accord.ImportRun) int {
	n := 0
	for _, f := range run.Files {
		if f.State == accord.ImportBroken {
			n++
		}
	}
	return n
}
