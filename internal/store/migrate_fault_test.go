package store_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	osexec "os/exec"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

// steps are migrations, each of one file.
func steps(sql ...string) fs.FS {
	files := fstest.MapFS{}
	for i, s := range sql {
		files["00000"+string(rune('1'+i))+"_step.up.sql"] = &fstest.MapFile{Data: []byte(s)}
	}
	return files
}

// has reports whether a table is there.
func has(t *testing.T, dsn, table string) bool {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	var there bool
	if err := conn.QueryRow(t.Context(), `SELECT to_regclass('public.' || $1) IS NOT NULL`, table).Scan(&there); err != nil {
		t.Fatal(err)
	}
	return there
}

// dirty checks that a step left nothing of its table, and the mark.
func dirty(t *testing.T, dsn, table string, version uint) {
	t.Helper()
	if has(t, dsn, table) {
		t.Errorf("half of step %d is in", version)
	}
	at, err := store.ReadSchema(t.Context(), dsn)
	if err != nil || !at.Dirty || at.Version != version {
		t.Errorf("the schema is %+v, %v; want %d, dirty", at, err, version)
	}
}

// A file that fails in its middle leaves nothing of itself. The schema says so
// to whoever comes next, and nobody sets it right but a person.
func TestMigrationThatFailsHalfWay(t *testing.T) {
	t.Parallel()
	dsn := pg.Empty(t)
	broken := steps(`CREATE TABLE first (x integer)`, `CREATE TABLE second (x integer); INSERT INTO second VALUES (1); SELECT 1/0; CREATE TABLE third (x integer)`)
	err := store.MigrateBy(t.Context(), dsn, broken, nil)
	if err == nil || !strings.Contains(err.Error(), "migration failed") {
		t.Errorf("the migration says %v", err)
	}
	dirty(t, dsn, "second", 2)
	if !has(t, dsn, "first") || has(t, dsn, "third") {
		t.Error("the step before it is gone, or what stands behind the fault is in")
	}
	whole := steps(`CREATE TABLE first (x integer)`, `CREATE TABLE second (x integer)`)
	for range 2 { // it is not forgotten by being said
		ran := false
		err := store.MigrateBy(t.Context(), dsn, whole, func(context.Context) error { ran = true; return nil })
		if err == nil || ran {
			t.Fatalf("on a dirty schema: %v, imported %v", err, ran)
		}
		for _, want := range []string{"migration 2", "dirty", "whether its tables exist", "version = 2", "or 1 "} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("the message does not say %q: %v", want, err)
			}
		}
	}
	dirty(t, dsn, "second", 2)
	exec(t, dsn, `UPDATE schema_migrations SET dirty = false, version = 1`) // as the message says
	if err := store.MigrateBy(t.Context(), dsn, whole, nil); err != nil || !has(t, dsn, "second") {
		t.Errorf("set right by hand: %v", err)
	}
}

// migrateHere makes this binary a migrator that can be killed.
const migrateHere = "STORE_TEST_MIGRATE"

func slowMigration() fs.FS {
	return steps(`CREATE TABLE first (x integer)`, `CREATE TABLE second (x integer); SELECT pg_sleep(600)`)
}

// A migrator that is killed in the middle of a file: the server notices, which
// it does not by itself, and takes everything back.
func TestMigratorIsKilled(t *testing.T) {
	t.Parallel()
	dsn := pg.Empty(t)
	c := osexec.Command(os.Args[0], "-test.run=^$")
	c.Env = append(os.Environ(), migrateHere+"="+dsn)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() })
	sleeping := func() bool {
		conn, err := pgx.Connect(t.Context(), dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(context.WithoutCancel(t.Context()))
		var n int
		if err := conn.QueryRow(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event = 'PgSleep'`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n > 0
	}
	await(t, "the migration is under way", sleeping)
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait()
	await(t, "the server ends it", func() bool { return !sleeping() })
	dirty(t, dsn, "second", 2)
	if err := store.MigrateBy(t.Context(), dsn, slowMigration(), nil); err == nil || !strings.Contains(err.Error(), "dirty") {
		t.Errorf("the next one says %v", err)
	}
}

// Two at once, and the first one fails: the second waits, and then says what it
// found instead of trying the same.
func TestSecondMigratorFindsTheFault(t *testing.T) {
	t.Parallel()
	dsn := pg.Empty(t)
	broken := steps(`CREATE TABLE first (x integer); SELECT pg_sleep(0.3); SELECT 1/0`)
	ended := make(chan error, 2)
	for range 2 {
		go func() { ended <- store.MigrateBy(t.Context(), dsn, broken, nil) }()
	}
	failed, found := 0, 0
	for _, err := range []error{<-ended, <-ended} {
		switch {
		case err == nil:
			t.Error("a migrator says that all is well")
		case strings.Contains(err.Error(), "migration failed"):
			failed++
		case strings.Contains(err.Error(), "dirty"):
			found++
		default:
			t.Error(err)
		}
	}
	if failed != 1 || found != 1 {
		t.Errorf("%d tried it and %d found it dirty, want one each", failed, found)
	}
	dirty(t, dsn, "first", 1)
}

// await fails the test where something is not so in a minute.
func await(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal(errors.New(what + ": not within a minute"))
		}
	}
}
