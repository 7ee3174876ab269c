package index_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/index"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/internal/synth"
)

// kept is an index with a file.
func kept(s index.Source, file string, log io.Writer) *index.Index {
	x := index.New(s, today, slog.New(slog.NewTextHandler(log, nil)))
	x.Keep(file)
	return x
}

// What a start finds in the file, with what has changed since, is what it would
// have read from the register.
func TestRecalledModelIsTheWhole(t *testing.T) {
	t.Parallel()
	s := specimens(t, 150)
	source := &counted{Store: s}
	file := filepath.Join(t.TempDir(), "cache", "lists")
	if err := kept(source, file, io.Discard).Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	small := storetest.Authority()
	w := synth.World{Countries: small.Countries, Topics: small.Topics, Imported: today()}
	e := &editor{draw: &draw{state: 5}, s: s, next: slices.Collect(w.Contributions(30, 13))}
	texts := []string{"cloud", "Korea", "memorandum -skills", `"joint research"`, "office", e.next[0].Agreements[0].ID}
	for range 4 {
		x := kept(source, file, io.Discard)
		x.Recall(t.Context())
		if x.Status().Agreements == 0 {
			t.Fatal("nothing was recalled")
		}
		all, err := s.Agreements(t.Context(), query.Agreements{})
		if err != nil {
			t.Fatal(err)
		}
		var queries []query.Agreements
		for _, sort := range query.Sorts() {
			queries = append(queries, query.Agreements{Sort: sort}, query.Agreements{Sort: sort, Page: 3})
		}
		for range 60 {
			queries = append(queries, e.query(all.Facets, texts))
		}
		alike(t, "recalled", x, indexed(t, s), queries)
		for range 6 {
			e.act(t)
		}
		if err := x.Renew(t.Context()); err != nil { // a recalled model goes on as any other
			t.Fatal(err)
		}
		alike(t, "renewed", x, indexed(t, s), queries)
	}
	if source.whole != 1 {
		t.Errorf("the register was read whole %d times, want once", source.whole)
	}
	st, err := os.Stat(file)
	if err != nil || st.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v, want one for its owner alone", st.Mode(), err)
	}
	if left, _ := filepath.Glob(file + "?*"); len(left) > 0 {
		t.Errorf("left beside the file: %v", left)
	}
}

// A file that cannot be used is left aside with a reason, and written anew.
func TestFilesThatAreLeftAside(t *testing.T) {
	t.Parallel()
	s, other := specimens(t, 40), specimens(t, 41)
	folder := t.TempDir()
	good := filepath.Join(folder, "good")
	if err := kept(s, good, io.Discard).Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[len(whole)/2] ^= 4
	for name, tt := range map[string]struct {
		bytes  []byte
		mode   os.FileMode
		source index.Source
		reason string
	}{
		"one bit":           {flipped, 0o600, s, "sum"},
		"cut off":           {whole[:len(whole)-100], 0o600, s, "sum"},
		"empty":             {nil, 0o600, s, "says more"},
		"other form":        {append([]byte("accords lists, form 0\n"), whole[22:]...), 0o600, s, "form 0"},
		"something else":    {bytes.Repeat([]byte("x"), 4000), 0o600, s, "another form"},
		"others may write":  {whole, 0o666, s, "others may write"},
		"of other register": {whole, 0o600, other, "more has changed"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "lists")
			if err := os.WriteFile(file, tt.bytes, tt.mode); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(file, tt.mode); err != nil { // whatever the umask
				t.Fatal(err)
			}
			var log bytes.Buffer
			x := kept(tt.source, file, &log)
			x.Recall(t.Context())
			if x.Status().Agreements > 0 || !strings.Contains(log.String(), tt.reason) {
				t.Errorf("%d agreements were recalled; the log has no %q:\n%s", x.Status().Agreements, tt.reason, &log)
			}
			if err := x.Renew(t.Context()); err != nil || x.Status().Agreements == 0 {
				t.Fatalf("made anew: %v", err)
			}
			next := kept(tt.source, file, io.Discard)
			if next.Recall(t.Context()); next.Status().Agreements != x.Status().Agreements {
				t.Errorf("the file that was written anew has %d agreements, want %d", next.Status().Agreements, x.Status().Agreements)
			}
		})
	}
}

// otherPast is a register whose history is not the one that a file was made in.
type otherPast struct {
	*store.Store
	change func(since *accord.LedgerState)
}

func (p otherPast) LedgerSince(ctx context.Context, since accord.LedgerState, most int, to accord.LedgerChange) (bool, error) {
	p.change(&since)
	return p.Store.LedgerSince(ctx, since, most, to)
}

// A register that was set back to a copy of itself has the numbers of the file
// and another history.
func TestFileOfALostHistory(t *testing.T) {
	t.Parallel()
	s := specimens(t, 30)
	file := filepath.Join(t.TempDir(), "lists")
	if err := kept(s, file, io.Discard).Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*accord.LedgerState){
		"a run that ended at another time": func(s *accord.LedgerState) { s.LastImport = s.LastImport.Add(time.Microsecond) },
		"a later run":                      func(s *accord.LedgerState) { s.Edition.Run++ },
		"a later change":                   func(s *accord.LedgerState) { s.Edition.Change++ },
		"a later transaction":              func(s *accord.LedgerState) { s.Oldest += 1000 },
		"too many transactions ago":        func(s *accord.LedgerState) { s.Oldest -= 1 << 31 },
		"another database":                 func(s *accord.LedgerState) { s.Register += "x" },
		"other names":                      func(s *accord.LedgerState) { s.Editors += "x" },
	} {
		x := kept(otherPast{s, change}, file, io.Discard)
		if x.Recall(t.Context()); x.Status().Agreements > 0 {
			t.Errorf("%s: the file was recalled", name)
		}
	}
	x := kept(otherPast{s, func(*accord.LedgerState) {}}, file, io.Discard)
	if x.Recall(t.Context()); x.Status().Agreements != 30 {
		t.Errorf("the file of the same history has %d agreements, want 30", x.Status().Agreements)
	}
}

// Without a folder that can be written to the lists are there all the same.
func TestWithoutAFolder(t *testing.T) {
	t.Parallel()
	s := specimens(t, 20)
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	x := kept(s, filepath.Join(blocked, "lists"), &log)
	x.Recall(t.Context())
	if err := x.Renew(t.Context()); err != nil || x.Status().Agreements != 20 {
		t.Errorf("%d agreements, %v", x.Status().Agreements, err)
	}
	if !strings.Contains(log.String(), "not kept") {
		t.Errorf("no word about the file:\n%s", &log)
	}
}

// What was suppressed is in no file: not in that of a portal that runs, and after
// its next start not in that of one that did not.
func TestSuppressedIsInNoFile(t *testing.T) {
	t.Parallel()
	s := specimens(t, 40)
	all, err := s.Agreements(t.Context(), query.Agreements{})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	running, stopped := filepath.Join(folder, "running"), filepath.Join(folder, "stopped")
	x := kept(s, running, io.Discard)
	for _, one := range []*index.Index{x, kept(s, stopped, io.Discard)} {
		if err := one.Renew(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	// Titles are packed; the numbers of agreements stand in the file, those of nobody's too.
	gone := binary.LittleEndian.AppendUint64(nil, binary.BigEndian.Uint64([]byte(all.Rows[3].ID)))
	has := func(file string) bool {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(raw, gone)
	}
	if !has(running) || !has(stopped) {
		t.Fatalf("the files do not have %x: this shows nothing", gone)
	}
	if err := s.Suppress(t.Context(), accord.Suppression{Kind: accord.SuppressAgreement, Key: all.Rows[3].ID, Reason: "A court ordered it.", By: "kim"}); err != nil {
		t.Fatal(err)
	}
	started := kept(s, stopped, io.Discard)
	started.Recall(t.Context())
	if started.Status().Agreements != 39 {
		t.Errorf("%d agreements were recalled, want 39", started.Status().Agreements)
	}
	for name, one := range map[string]*index.Index{running: x, stopped: started} {
		if err := one.Renew(t.Context()); err != nil {
			t.Fatal(err)
		}
		if has(name) {
			t.Errorf("%s still has what was suppressed", filepath.Base(name))
		}
	}
}
