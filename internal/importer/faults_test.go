package importer_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"accords/internal/extract"
	"accords/internal/gazetteer"
	"accords/internal/importer"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/seeds"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
)

// importInto makes the test binary an importer and nothing else: the tests of
// this file start themselves with it, to have a process that can be killed.
const importInto = "IMPORT_INTO"

// everything asks for every edge of a transaction and many statements in
// between, instead of a sample. `make chaos` sets it.
const everything = "CHAOS"

// importWorld is what that process does: releases and a part of the catalogue,
// at a time that stands still, so that two registers can be compared to the letter.
func importWorld(ctx context.Context, dsn string) error {
	now := func() time.Time { return time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC) }
	st, err := store.Open(ctx, dsn, store.Options{Now: now, StatementTimeout: 2 * time.Minute})
	if err != nil {
		return err
	}
	defer st.Close()
	auth, err := seeds.Authority()
	if err != nil {
		return err
	}
	records := seeds.ReadCatalogue(seeds.CatalogueFiles())
	records.Agreements, records.Summits = records.Agreements[:8], records.Summits[:4]
	auth = importer.WithBodies(auth, records)
	names := gazetteer.New(auth.Organisations, auth.Series)
	im, err := importer.New(st, extract.New(names), names, auth, importer.Options{
		Version: "test", Now: now, Catalogue: importer.Catalogue{Records: records, Shelf: st}})
	if err != nil {
		return err
	}
	releases, err := importer.FromFS(seeds.Releases())
	if err != nil {
		return err
	}
	_, err = im.Run(ctx, releases)
	return err
}

// process is an importer that a test may kill.
type process struct {
	cmd *exec.Cmd
	out bytes.Buffer
	end func() error // waits; the same answer every time
}

func startImport(t testing.TB, dsn string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(os.Args[0])}
	p.cmd.Env = append(os.Environ(), importInto+"="+dsn)
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.out
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.end = sync.OnceValue(p.cmd.Wait)
	t.Cleanup(p.kill)
	return p
}

// kill is kill -9: the process has no say in it.
func (p *process) kill() {
	_ = p.cmd.Process.Kill()
	_ = p.end()
}

// mustImport runs an importer to its end.
func mustImport(t testing.TB, dsn string) {
	t.Helper()
	p := startImport(t, dsn)
	if err := p.end(); err != nil {
		t.Fatalf("%v\n%s", err, &p.out)
	}
}

// clean is what an import that nothing disturbed leaves, and the statements that
// it took.
type clean struct {
	content    map[string][]string
	statements []string
}

// undisturbed is the clean run on the server of all tests, made once.
func undisturbed(t testing.TB) *clean {
	t.Helper()
	once.Do(func() { onPG = cleanRun(t, pg) })
	if onPG == nil {
		t.Fatal("the clean run failed in another test")
	}
	return onPG
}

var (
	once sync.Once
	onPG *clean
)

// cleanRun imports on a server: another version of PostgreSQL may stem a word differently.
func cleanRun(t testing.TB, on *storetest.Server) *clean {
	t.Helper()
	c := &clean{}
	dsn := on.DSN(t)
	w := storetest.NewWire(t, dsn, func(_ int, sql string) storetest.Verdict {
		c.statements = append(c.statements, strings.Join(strings.Fields(sql), " "))
		return storetest.Pass
	})
	mustImport(t, w.DSN())
	c.content = storetest.Content(t, dsn)
	for _, table := range []string{"agreement", "claim", "evidence", "document", "catalogue_record", "change", "authority_record"} {
		if len(c.content[table]) == 0 {
			t.Fatalf("the clean run left no row in %s: the tests would compare nothing", table)
		}
	}
	return c
}

// same reports where a register differs from that of the clean run, and lets
// the register check itself.
func (c *clean) same(t testing.TB, dsn string) {
	t.Helper()
	if diff := cmp.Diff(c.content, storetest.Content(t, dsn)); diff != "" {
		t.Errorf("the register is not that of an undisturbed import (-undisturbed +this):\n%.4000s", diff)
	}
	if breaches, err := store.Check(t.Context(), dsn); err != nil || len(breaches) > 0 {
		t.Errorf("portal check: %v, %v", breaches, err)
	}
}

// chance is seeded, so that a failure can be had again: SEED names another.
func chance(t testing.TB) *rand.Rand {
	t.Helper()
	seed := uint64(20261128)
	if s := os.Getenv("SEED"); s != "" {
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		seed = n
	}
	t.Logf("SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// places returns the statements to disturb, counted from 1: the first of each
// transaction, its last, and some by chance. A test of every day takes a few of
// both.
func (c *clean) places(t testing.TB, r *rand.Rand, edges, others int) []int {
	t.Helper()
	var edge, other []int
	for i, sql := range c.statements {
		if strings.HasPrefix(sql, "begin") || sql == "commit" {
			edge = append(edge, i+1)
		} else {
			other = append(other, i+1)
		}
	}
	if len(edge) < 10 || len(other) < 100 {
		t.Fatalf("%d edges of transactions, %d statements: the wire does not see what is asked", len(edge), len(other))
	}
	for _, list := range [][]int{edge, other} {
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	if os.Getenv(everything) != "" {
		edges, others = len(edge), 40
	}
	return slices.Sorted(slices.Values(append(edge[:min(edges, len(edge))], other[:min(others, len(other))]...)))
}

// scene is an importer at work on a database of its own, at the moment when
// something happens to it.
type scene struct {
	testing.TB
	dsn      string        // of the database, not by way of the wire
	importer chan *process // has one element
}

// faults are what may happen between a program and its database. Each says
// what becomes of the statement at which it happens.
func faults() map[string]func(scene) storetest.Verdict {
	return map[string]func(scene) storetest.Verdict{
		"the importer is killed": func(s scene) storetest.Verdict {
			(<-s.importer).kill()
			return storetest.CutBefore
		},
		"the link breaks":    func(scene) storetest.Verdict { return storetest.CutBefore },
		"the answer is lost": func(scene) storetest.Verdict { return storetest.LoseAnswer },
		"backends are terminated": func(s scene) storetest.Verdict {
			terminate(s, s.dsn)
			return storetest.Pass
		},
	}
}

// terminate ends every other session of a database, as an administrator may.
func terminate(t testing.TB, dsn string) {
	ctx := context.WithoutCancel(t.Context())
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, `
		SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND pid <> pg_backend_pid()`); err != nil {
		t.Error(err)
	}
}

// disturbed runs an importer that meets a fault at its k-th statement, and
// returns how it ended.
func disturbed(t testing.TB, dsn string, k int, strike func(scene) storetest.Verdict) (*process, error) {
	t.Helper()
	s := scene{TB: t, dsn: dsn, importer: make(chan *process, 1)}
	w := storetest.NewWire(t, dsn, func(n int, _ string) storetest.Verdict {
		if n != k {
			return storetest.Pass
		}
		return strike(s)
	})
	p := startImport(t, w.DSN())
	s.importer <- p
	err := p.end()
	if w.Statements() < k {
		t.Errorf("the importer ended before statement %d: %v\n%s", k, err, &p.out)
	}
	return p, err
}

// Something happens when the k-th statement is on the way, and the import is
// started again. Whatever happened, and whatever k is, the register is then that
// of an import that nothing disturbed: nothing twice, nothing half, nothing lost.
func TestImportSurvivesEveryStatement(t *testing.T) {
	t.Parallel()
	want, r := undisturbed(t), chance(t)
	for _, name := range slices.Sorted(maps.Keys(faults())) {
		within := 0 // a transaction: to the database all of these are the same
		if name == "the importer is killed" {
			within = 1
		}
		for _, k := range want.places(t, r, 1, within) {
			t.Run(fmt.Sprintf("%s at %d", name, k), func(t *testing.T) {
				t.Parallel()
				dsn := pg.DSN(t)
				if p, err := disturbed(t, dsn, k, faults()[name]); err == nil {
					// It got over it by itself: then nothing may be missing.
					t.Logf("not disturbed by it: %s", &p.out)
					want.same(t, dsn)
				}
				mustImport(t, dsn)
				want.same(t, dsn)
			})
		}
	}
}

// Killed again and again, each time a little later, the import still comes to
// its end: what is in stays in.
func TestImportSurvivesKillsAtRandom(t *testing.T) {
	t.Parallel()
	want := undisturbed(t)
	dsn := pg.DSN(t)
	r, kills := chance(t), 2
	if os.Getenv(everything) != "" {
		kills = 100
	}
	for range kills {
		p := startImport(t, dsn)
		time.Sleep(time.Duration(r.IntN(1500)) * time.Millisecond)
		p.kill()
	}
	mustImport(t, dsn)
	want.same(t, dsn)
}

// Three importers that know nothing of each other, and a fourth that is killed
// among them, leave what one leaves.
func TestThreeImportsAtOnceAreOne(t *testing.T) {
	t.Parallel()
	want := undisturbed(t)
	dsn := pg.DSN(t)
	three := []*process{startImport(t, dsn), startImport(t, dsn), startImport(t, dsn), startImport(t, dsn)}
	time.Sleep(time.Duration(chance(t).IntN(2000)) * time.Millisecond)
	three[3].kill()
	for _, p := range three[:3] {
		if err := p.end(); err != nil {
			t.Errorf("%v\n%s", err, &p.out)
		}
	}
	want.same(t, dsn)
}
