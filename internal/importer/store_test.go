package importer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	if dsn := os.Getenv(importInto); dsn != "" {
		if err := importWorld(context.Background(), dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
}

// register is all that pages can show, read back from a database.
type register struct {
	Agreements []accord.Agreement
	Summits    []accord.Summit
	Documents  []accord.Document
	Ministries []accord.OrganisationRow
}

func dump(t *testing.T, st *store.Store) register {
	t.Helper()
	ctx := t.Context()
	var out register
	page, err := st.Agreements(ctx, query.Agreements{Sort: query.ByTitle})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Rows {
		a, err := st.Agreement(ctx, row.ID)
		if err != nil {
			t.Fatal(err)
		}
		out.Agreements = append(out.Agreements, a)
	}
	summits, err := st.Summits(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range summits {
		s, err := st.Summit(ctx, row.Slug)
		if err != nil {
			t.Fatal(err)
		}
		out.Summits = append(out.Summits, s)
	}
	documents, err := st.Documents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range documents {
		d, err := st.Document(ctx, row.Slug)
		if err != nil {
			t.Fatal(err)
		}
		out.Documents = append(out.Documents, d)
	}
	if out.Ministries, err = st.Organisations(ctx); err != nil {
		t.Fatal(err)
	}
	return out
}

// asOf leaves out when something was seen: two fillings differ in it.
var asOf = cmp.Options{
	cmpopts.IgnoreFields(accord.Agreement{}, "FirstSeen", "Changed"),
	cmpopts.IgnoreFields(accord.Document{}, "Imported"),
}

func fill(t *testing.T, st *store.Store, releases []importer.Release) accord.ImportRun {
	t.Helper()
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.New(auth.Organisations, auth.Series)
	im, err := importer.New(st, extract.New(g), g, auth, importer.Options{Version: "test", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	run, err := im.Run(t.Context(), releases)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func seedReleases(t *testing.T) []importer.Release {
	t.Helper()
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		t.Fatal(err)
	}
	return releases
}

func ids(r register) []string {
	var all []string
	for _, a := range r.Agreements {
		all = append(all, a.ID)
	}
	slices.Sort(all)
	return all
}

var seedIDs = []string{"bea1afsa", "h8m20e18", "khgjkn8z", "sxj6xpnn", "xtakngr7"}

func TestStoreImportTwiceIsImportOnce(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	fill(t, st, seedReleases(t))
	once := dump(t, st)
	if diff := cmp.Diff(seedIDs, ids(once)); diff != "" {
		t.Errorf("ids mismatch (-want +got):\n%s", diff)
	}
	run := fill(t, st, seedReleases(t))
	for _, f := range run.Files {
		if f.State != accord.ImportUnchanged {
			t.Errorf("the second run finds %s %s: %s", f.Name, f.State, f.Reason)
		}
	}
	// Also the times: an unchanged document is not written at all.
	if diff := cmp.Diff(once, dump(t, st)); diff != "" {
		t.Errorf("the second import changed the register (-once +twice):\n%s", diff)
	}
}

func TestStoreIsTheSameAfterItWasDropped(t *testing.T) {
	t.Parallel()
	first, second := pg.New(t), pg.New(t)
	releases := seedReleases(t)
	fill(t, first, releases)
	for _, r := range slices.Backward(releases) { // one by one and in another order
		fill(t, second, []importer.Release{r})
	}
	if diff := cmp.Diff(dump(t, first), dump(t, second), asOf); diff != "" {
		t.Errorf("two fillings differ (-first +second):\n%s", diff)
	}
}

func TestStoreKeepsIDsThroughACorrection(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	fill(t, st, seedReleases(t))
	changed := seedReleases(t)
	for i, r := range changed {
		if r.Name != "uk-korea-mou-digital-government-2023" {
			continue
		}
		notes := strings.Replace(string(r.Notes), "value: 2023-11-22", "value: 2023-11-23", 1)
		notes = strings.Replace(notes, "    facts:\n", "    facts:\n      - {field: title, value: Another title, publisher: P, url: \"https://example.org\"}\n", 1)
		if notes == string(r.Notes) {
			t.Fatal("the correction did not change the notes")
		}
		changed[i].Notes = []byte(notes)
	}
	fill(t, st, changed)
	if diff := cmp.Diff(seedIDs, ids(dump(t, st))); diff != "" {
		t.Errorf("ids mismatch (-want +got):\n%s", diff)
	}
	a, err := st.Agreement(t.Context(), "khgjkn8z")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := a.Signed.V.String(), "2023-11-23"; got != want {
		t.Errorf("signed %s, want the corrected %s", got, want)
	}
	if a.Title.V != "Another title" && !slices.ContainsFunc(a.Title.Others, func(v accord.Value[string]) bool { return v.V == "Another title" }) {
		t.Errorf("title %+v, want the editor's beside it", a.Title)
	}
}

// The group's own site and the ministry's release disagree on two summits.
func TestStoreShowsBothSides(t *testing.T) {
	t.Parallel()
	st := pg.New(t)
	fill(t, st, seedReleases(t))
	for slug, want := range map[string][2]string{
		"digital-nations-2018-jerusalem": {"2018-11-20", "2018-11-21"},
		"digital-nations-2020-ottawa":    {"2020-11-03", "2020-11-02"},
	} {
		s, err := st.Summit(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Start.Others) != 1 || s.Start.V.String() != want[0] || s.Start.Others[0].V.String() != want[1] || s.Start.Choice == "" {
			t.Errorf("%s starts %s, others %+v, by %q; want %s beside %s", slug, s.Start.V, s.Start.Others, s.Start.Choice, want[0], want[1])
		}
	}
}

// One broken file among good ones, in a folder as a person would name it.
func TestStoreImportOfAFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"korea-laos.txt": "Seoul, 3 March 2022 - The Ministry of the Interior and Safety of the Republic of Korea signed a memorandum of understanding " +
			"on digital government with the Ministry of Technology and Communications of Laos on March 2, 2022 in Vientiane.\n\nCall +82-44-205-1234.\n",
		"broken.txt": "\x89PNG\r\n\x1a\n\x00",
		"empty.txt":  "",
		"other.txt":  "The museum opens at nine.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	st := pg.New(t)
	auth, err := seeds.Authority()
	if err != nil {
		t.Fatal(err)
	}
	g := gazetteer.New(auth.Organisations, auth.Series)
	im, err := importer.New(st, extract.New(g), g, auth, importer.Options{Version: "test", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	run, err := im.Run(t.Context(), importer.FromPaths(dir))
	if err == nil {
		t.Error("no error, want one for the broken files")
	}
	got := map[string]accord.ImportState{}
	for _, f := range run.Files {
		got[filepath.Base(f.Name)] = f.State
	}
	delete(got, "authority")
	want := map[string]accord.ImportState{
		"korea-laos.txt": accord.ImportNew, "broken.txt": accord.ImportBroken, "empty.txt": accord.ImportBroken, "other.txt": accord.ImportEmpty,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	r := dump(t, st)
	if len(r.Agreements) != 1 || len(r.Documents) != 2 {
		t.Fatalf("%d agreements and %d documents, want 1 and 2", len(r.Agreements), len(r.Documents))
	}
	for _, d := range r.Documents {
		if strings.Contains(d.Text, "205-1234") {
			t.Errorf("document %s shows a phone number", d.Slug)
		}
	}
	runs, err := st.LastRuns(t.Context(), 1)
	if err != nil || len(runs) != 1 || len(runs[0].Files) != len(run.Files) {
		t.Errorf("recorded runs %+v, error %v", runs, err)
	}
}
