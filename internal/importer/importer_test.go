package importer

import (
	"context"
	"strings"
	"testing"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

const (
	belarus = "Before.\nmemorandum_of_understanding|BY KR|E-government|2017-04-26\n"
	charter = "charter|GB KR|Charter|2014\n"
)

func TestImportTwiceIsImportOnce(t *testing.T) {
	t.Parallel()
	m := newMemory()
	im := newTest(t, m, nil)
	releases := []Release{release("belarus", belarus, ""), release("charter", charter, "")}
	first := mustRun(t, im, releases...)
	want := map[string]accord.ImportState{"belarus.txt": accord.ImportNew, "charter.txt": accord.ImportNew}
	if diff := cmp.Diff(want, states(first)); diff != "" {
		t.Errorf("first run mismatch (-want +got):\n%s", diff)
	}
	once := cloneDocuments(m)
	second := mustRun(t, im, releases...)
	want = map[string]accord.ImportState{"belarus.txt": accord.ImportUnchanged, "charter.txt": accord.ImportUnchanged}
	if diff := cmp.Diff(want, states(second)); diff != "" {
		t.Errorf("second run mismatch (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(once, m.documents); diff != "" {
		t.Errorf("the second run changed the register (-once +twice):\n%s", diff)
	}
	if len(m.runs) != 2 || m.runs[0].Version != "test" || !m.runs[0].Started.Equal(clock) {
		t.Errorf("recorded runs %+v, want two of version test at %s", m.runs, clock)
	}
}

func cloneDocuments(m *memory) map[string]accord.Contribution {
	all := map[string]accord.Contribution{}
	for slug, c := range m.documents {
		all[slug] = c
	}
	return all
}

func TestOrderOfReleasesIsIrrelevant(t *testing.T) {
	t.Parallel()
	a, b, c := release("belarus", belarus, ""), release("charter", charter, ""), release("empty", "Nothing.", "")
	one, other := newMemory(), newMemory()
	mustRun(t, newTest(t, one, nil), a, b, c)
	mustRun(t, newTest(t, other, nil), c, a, b)
	if diff := cmp.Diff(one.documents, other.documents); diff != "" {
		t.Errorf("registers mismatch:\n%s", diff)
	}
	if diff := cmp.Diff(one.runs, other.runs); diff != "" {
		t.Errorf("reports mismatch:\n%s", diff)
	}
}

// An address that was given out must lead to its record for ever.
func TestIDsArePermanent(t *testing.T) {
	t.Parallel()
	const pinned = "agreements:\n  - id: khgjkn8z\n    match: {kind: charter, countries: [GB, KR]}\n"
	first := newMemory()
	mustRun(t, newTest(t, first, nil), release("belarus", belarus, ""), release("charter", charter, pinned))
	want := first.ids()
	if got := want["charter"]; len(got) != 1 || got[0] != "khgjkn8z" {
		t.Fatalf("ids of the charter: %v, want the pinned one", got)
	}
	const corrected = pinned + `    facts:
      - {field: signed, value: 2014-12-09, publisher: P, url: "https://example.org"}
      - {field: title, value: The D5 Charter, publisher: P, url: "https://example.org"}
`
	for name, tt := range map[string]struct {
		in      *memory
		belarus string
		notes   string
	}{
		"after an empty database":         {newMemory(), belarus, pinned},
		"after a second import":           {first, belarus, pinned},
		"after a correction by an editor": {newMemory(), belarus, corrected},
		"after another date was read":     {newMemory(), strings.Replace(belarus, "2017-04-26", "2017-05-01", 1), pinned},
		"after another title was read":    {newMemory(), strings.Replace(belarus, "E-government", "Digital", 1), pinned},
		"after text was put before it":    {newMemory(), "HOME > News\n" + belarus, pinned},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			mustRun(t, newTest(t, tt.in, nil), release("belarus", tt.belarus, ""), release("charter", charter, tt.notes))
			if diff := cmp.Diff(want, tt.in.ids()); diff != "" {
				t.Errorf("ids mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestIDsTellApart(t *testing.T) {
	t.Parallel()
	m := newMemory()
	const two = "charter|GB KR|One|2014\ncharter|KR GB|Two|2014\nagreement|GB KR|Three|2014\n"
	mustRun(t, newTest(t, m, nil), release("a", two, ""), release("b", two+"\n", ""))
	seen := map[string]bool{}
	for _, ids := range m.ids() {
		for _, id := range ids {
			if seen[id] || len(id) != 8 || strings.ContainsAny(id, "ilou") {
				t.Errorf("id %q stands twice or is not eight characters of Crockford's base 32", id)
			}
			seen[id] = true
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d ids, want 6", len(seen))
	}
}

func TestWhatChangesIsReadAgain(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		text, notes string
		change      func(*accord.Authority, *Options)
		want        accord.ImportState
	}{
		"nothing":       {belarus, "title: A\n", nil, accord.ImportUnchanged},
		"the text":      {belarus + "More.", "title: A\n", nil, accord.ImportChanged},
		"the notes":     {belarus, "title: B\n", nil, accord.ImportChanged},
		"no notes":      {belarus, "", nil, accord.ImportChanged},
		"the authority": {belarus, "title: A\n", func(a *accord.Authority, _ *Options) { a.Series = nil }, accord.ImportChanged},
		"the version":   {belarus, "title: A\n", func(_ *accord.Authority, o *Options) { o.Version = "2" }, accord.ImportUnchanged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMemory()
			mustRun(t, newTest(t, m, nil), release("belarus", belarus, "title: A\n"))
			run := mustRun(t, newTest(t, m, tt.change), release("belarus", tt.text, tt.notes))
			if got := states(run)["belarus.txt"]; got != tt.want {
				t.Errorf("state %s, want %s", got, tt.want)
			}
		})
	}
}

const citedBy = "publisher: P, url: 'https://p.example/'"

// curatedNotes are notes with one fact on an agreement.
func curatedNotes(fact string) string {
	return "agreements:\n  - id: khgjkn8z\n    match: {kind: charter}\n    facts: [{" + fact + ", " + citedBy + "}]\n"
}

func TestBrokenReleases(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		in   Release
		want string
	}{
		"empty":           {release("a", "", ""), "it is empty"},
		"blank":           {release("a", " \r\n\t", ""), "it is empty"},
		"only a mark":     {release("a", "\ufeff\n", ""), "it is empty"},
		"binary":          {release("a", "GIF89a\x00\x01", ""), "NUL bytes"},
		"PDF":             {release("a", "%PDF-1.4\n1 0 obj", ""), "it is a PDF"},
		"UTF-16":          {release("a", "M\x00O\x00U\x00", ""), "UTF-16"},
		"Latin-1":         {release("a", "The C\xf4te d'Ivoire", ""), "byte 5 is not UTF-8"},
		"cut letter":      {release("a", "caf\xc3", ""), "byte 3 is not UTF-8"},
		"too large":       {release("a", strings.Repeat("a", MaxBytes+1), ""), "larger than 4 MiB"},
		"large notes":     {release("a", "x", strings.Repeat("#", maxNotes+1)), "notes are larger than 64 KiB"},
		"no name":         {release("", "x", ""), "rename the file"},
		"unknown key":     {release("a", "x", "colour: red\n"), `a.yaml:1: unknown field "colour"`},
		"no such country": {release("a", "x", "publisher_country: ZZ\n"), "a.yaml: publisher_country: there is no country ZZ"},
		"none of a match": {release("a", "x", "agreements:\n  - {id: khgjkn8z, match: {kind: charter, countries: [KR, QQ]}}\n"), "agreement khgjkn8z: match: there is no country QQ"},
		"none of a fact":  {release("a", "x", curatedNotes("field: country, value: QQ")), "agreement khgjkn8z: country: there is no country QQ"},
		"none of a hand":  {release("a", "x", curatedNotes("field: signatory, value: A, country: QQ")), "signatory: there is no country QQ"},
		"no such topic":   {release("a", "x", curatedNotes("field: topic, value: banana")), `topic "banana" is none of`},
		"of a summit":     {release("a", "x", "summits:\n  - slug: s\n    match: {name: x}\n    facts: [{field: host, value: QQ, "+citedBy+"}]\n"), "summit s: host: there is no country QQ"},
		"other words":     {release("a", "x", "sha256: 00\n"), "written for other words"},
		"reader panics":   {release("a", "panic", ""), "a mistake of the portal: index out of range"},
		"reader misreads": {release("a", "misquote", ""), `not the quote "quote"`},
		"unreadable":      {Release{Name: "a", Path: "a.txt", Err: context.DeadlineExceeded}, "deadline exceeded"},
		"not stored":      {release("refused", charter, ""), "could not be stored"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := newMemory()
			m.refuse = "refused"
			run, err := newTest(t, m, nil).Run(t.Context(), []Release{tt.in, release("good", belarus, "")})
			if err == nil || !strings.HasPrefix(err.Error(), tt.in.Path+": ") {
				t.Errorf("error %v, want one that names %s", err, tt.in.Path)
			}
			if diff := cmp.Diff([]string{"good"}, sortedKeys(m.documents)); diff != "" {
				t.Errorf("stored documents mismatch (-want +got):\n%s", diff)
			}
			for _, f := range run.Files {
				if f.Name == tt.in.Path && (f.State != accord.ImportBroken || !strings.Contains(f.Reason, tt.want)) {
					t.Errorf("reported as %s: %q, want broken: %q", f.State, f.Reason, tt.want)
				}
				if strings.Contains(f.Reason, "SQLSTATE") {
					t.Errorf("the report shows the database's words: %q", f.Reason)
				}
			}
			if len(m.runs) != 1 {
				t.Errorf("%d runs are recorded, want 1", len(m.runs))
			}
		})
	}
}

// A copy is no second source: its agreements would all stand twice. What another
// publisher says in the same words is one, and notes say who that is.
func TestOneTextUnderTwoNames(t *testing.T) {
	t.Parallel()
	m := newMemory()
	run := mustRun(t, newTest(t, m, nil), release("a", belarus, ""), release("b", belarus, ""), release("c", belarus, "publisher: P\n"))
	want := map[string]accord.ImportState{"a.txt": accord.ImportNew, "b.txt": accord.ImportUnchanged, "c.txt": accord.ImportNew}
	if diff := cmp.Diff(want, states(run)); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	for _, f := range run.Files {
		if f.Name == "b.txt" && !strings.Contains(f.Reason, "these words as a; ") || f.Name == "c.txt" && !strings.Contains(f.Reason, "these words as a, too") {
			t.Errorf("%s is reported with %q", f.Name, f.Reason)
		}
	}
	if diff := cmp.Diff([]string{"a", "c"}, sortedKeys(m.documents)); diff != "" {
		t.Errorf("stored: mismatch (-want +got)\n%s", diff)
	}
}

func TestTwoReleasesOfOneName(t *testing.T) {
	t.Parallel()
	m := newMemory()
	first, second := release("a", belarus, ""), release("a", charter, "")
	first.Path, second.Path = "x/a.txt", "y/a.txt"
	run, err := newTest(t, m, nil).Run(t.Context(), []Release{first, second})
	if err == nil {
		t.Error("no error, want one on the name")
	}
	want := map[string]accord.ImportState{"x/a.txt": accord.ImportNew, "y/a.txt": accord.ImportBroken}
	if diff := cmp.Diff(want, states(run)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestNothingFoundIsStoredAndSaid(t *testing.T) {
	t.Parallel()
	m := newMemory()
	run := mustRun(t, newTest(t, m, nil), release("a", "The minister met a delegation.\n", ""))
	f := run.Files[len(run.Files)-1]
	if f.State != accord.ImportEmpty || !strings.Contains(f.Reason, "no agreement and no summit") {
		t.Errorf("reported as %+v", f)
	}
	d := m.documents["a"].Document
	if d.Text == "" || d.Publisher != notStated || d.Licence != notStated || d.Title != "a" || d.Language != "und" {
		t.Errorf("stored as %+v", d)
	}
}

func TestDryRunChangesNothing(t *testing.T) {
	t.Parallel()
	m := newMemory()
	im := newTest(t, m, func(_ *accord.Authority, o *Options) { o.DryRun = true })
	run, err := im.Run(t.Context(), []Release{release("a", belarus, ""), release("b", "", "")})
	if err == nil {
		t.Error("no error for a broken file")
	}
	want := map[string]accord.ImportState{"a.txt": accord.ImportNew, "b.txt": accord.ImportBroken}
	if diff := cmp.Diff(want, states(run)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(newMemory(), m, cmp.AllowUnexported(memory{})); diff != "" {
		t.Errorf("the dry run changed the register (-want +got):\n%s", diff)
	}
}

func TestInterruptedRunIsRecorded(t *testing.T) {
	t.Parallel()
	m := newMemory()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, err := newTest(t, m, nil).Run(ctx, []Release{release("a", belarus, "")})
	if err == nil || !strings.Contains(err.Error(), "stopped before a.txt") {
		t.Errorf("error %v, want one that says where it stopped", err)
	}
	if len(m.documents) != 0 || len(m.runs) != 1 {
		t.Errorf("%d documents and %d runs, want none and one", len(m.documents), len(m.runs))
	}
}
