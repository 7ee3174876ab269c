package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// prefixes keeps the roles of two tests apart: a server has one set of roles for
// all of its databases.
var prefixes atomic.Int64

// withRoles is a filled register whose roles were made as an administrator makes
// them. They go with the test.
func withRoles(t *testing.T) (dsn, prefix string) {
	t.Helper()
	dsn = pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Fill(t, s, world()...)
	s.Close()
	prefix = fmt.Sprintf("r%d_%d", os.Getpid(), prefixes.Add(1))
	t.Cleanup(func() { dropRoles(t, dsn, prefix) })
	if _, err := store.ApplyRoles(t.Context(), dsn, prefix); err != nil {
		t.Fatal(err)
	}
	for _, r := range []string{"migrate", "import", "web"} { // on a server that asks for one
		exec(t, dsn, fmt.Sprintf(`ALTER ROLE %s_%s PASSWORD 'test'`, prefix, r))
	}
	return dsn, prefix
}

func dropRoles(t *testing.T, dsn, prefix string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close(ctx)
	for _, sql := range []string{
		`REASSIGN OWNED BY P_owner TO CURRENT_USER`, `DROP OWNED BY P_owner, P_migrate, P_import, P_web`, `DROP ROLE P_owner, P_migrate, P_import, P_web`,
	} {
		if _, err := conn.Exec(ctx, strings.ReplaceAll(sql, "P_", prefix+"_")); err != nil {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

// as is the address of a database for one of the roles.
func as(t *testing.T, dsn, role string) string {
	t.Helper()
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(role, "test")
	return u.String()
}

// schemaTables are those of the schema.
func schemaTables(t *testing.T, dsn string) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	rows, err := conn.Query(t.Context(), `SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// A migration that brings a table has to bring a line in accesses.
func TestEveryTableHasItsAccess(t *testing.T) {
	t.Parallel()
	decided := store.TablesWithAccess()
	slices.Sort(decided)
	if diff := cmp.Diff(schemaTables(t, pg.DSN(t)), decided); diff != "" {
		t.Errorf("tables and decisions about them: mismatch (-schema +decided)\n%s", diff)
	}
}

// What each role may do with each table is what was decided, and no more: asked
// of PostgreSQL, not of the script.
func TestGrantsAreThoseDecided(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	for _, table := range schemaTables(t, dsn) {
		pages, imports := store.AccessOf(table)
		for role, want := range map[string]string{"_web": pages, "_import": imports} {
			var has []string
			for _, right := range []string{"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"} {
				var yes bool
				if err := conn.QueryRow(t.Context(), `SELECT has_table_privilege($1, 'public.' || quote_ident($2), $3)`, prefix+role, table, right).Scan(&yes); err != nil {
					t.Fatal(err)
				}
				if yes {
					has = append(has, right)
				}
			}
			if got := strings.Join(has, ", "); got != want {
				t.Errorf("%s may %q on %s, want %q", role[1:], got, table, want)
			}
		}
	}
}

// The codes that a forbidden act has to have.
const (
	noRight  = "42501" // insufficient_privilege
	readOnly = "25006" // read_only_sql_transaction
)

// forbidden are acts that neither the pages nor an import may do.
func forbidden(prefix string) map[string]string {
	acts := map[string]string{
		"make a table":                 `CREATE TABLE public.t (x integer)`,
		"make a temporary table":       `CREATE TEMP TABLE t (x integer)`,
		"make a schema":                `CREATE SCHEMA s`,
		"make a function":              `CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
		"make a role":                  `CREATE ROLE intruder`,
		"make a database":              `CREATE DATABASE intruder`,
		"make an extension":            `CREATE EXTENSION dblink`,
		"drop a table":                 `DROP TABLE public.document`,
		"change a table":               `ALTER TABLE public.document ADD COLUMN x integer`,
		"switch off a trigger":         `ALTER TABLE public.evidence DISABLE TRIGGER ALL`,
		"replace a function":           `CREATE OR REPLACE FUNCTION public.fold(words text) RETURNS text LANGUAGE sql AS 'SELECT words'`,
		"empty a table":                `TRUNCATE public.document`,
		"claim a migration":            `UPDATE public.schema_migrations SET dirty = true`,
		"suppress":                     `INSERT INTO public.suppression (kind, key, reason, by, at) VALUES ('person', 'Nobody', 'x', 'x', now())`,
		"undo a suppression":           `DELETE FROM public.suppression`,
		"forge a frozen list":          `INSERT INTO public.frozen_list VALUES (repeat('a', 32), '', now(), '{}', '{}', '{}')`,
		"change a frozen list":         `UPDATE public.frozen_list SET query = ''`,
		"make a large object":          `SELECT lo_create(0)`,
		"make a large object by bytes": `SELECT lo_from_bytea(0, 'x')`,
		"write a large object":         `SELECT lo_put(1, 0, 'x')`,
		"take in a file":               `SELECT lo_import('/etc/passwd')`,
		"read a file":                  `SELECT pg_read_file('/etc/passwd')`,
		"list a folder":                `SELECT pg_ls_dir('.')`,
		"write a file":                 `COPY public.country TO '/tmp/country'`,
		"run a program":                `COPY public.country TO PROGRAM 'cat'`,
		"become the owner":             `SET ROLE P_owner`,
		"give itself rights":           `GRANT P_owner TO CURRENT_USER`,
		"lift the limit on files":      `SET temp_file_limit = -1`,
		"hide what it does":            `SET log_statement = 'none'`,
		"copy passwords":               `SELECT rolpassword FROM pg_authid`,
		"move a counter":               `SELECT setval('public.change_id_seq', 1)`,
		"end the administrator":        `SELECT pg_terminate_backend((SELECT min(pid) FROM pg_stat_activity WHERE usesysid = 10))`,
		"reload the server":            `SELECT pg_reload_conf()`,
	}
	for name, sql := range acts {
		acts[name] = strings.ReplaceAll(sql, "P_", prefix+"_")
	}
	return acts
}

// Every act is tried as the role that must not do it, in a transaction that may
// write: the role's own settings are no wall, since it can change them.
func TestRolesMayNot(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	only := map[string]map[string]string{
		"_web": {
			"see who was suppressed":  `SELECT * FROM public.suppression`,
			"mask words":              `SELECT public.without_suppressed('x')`,
			"draw an id":              `SELECT nextval('public.claim_id_seq')`,
			"rename the import":       `ALTER ROLE P_import RENAME TO x`,
			"bury an agreement":       `INSERT INTO public.tombstone VALUES ('agreement', 'aaaaaaaa', 'x', now(), NULL)`,
			"publish":                 `INSERT INTO public.document (slug) VALUES ('x')`,
			"tell others of a import": `INSERT INTO public.import_run (started, finished, version) VALUES (now(), now(), 'x')`,
		},
		"_import": {
			"freeze a list":       `SELECT public.freeze_list('x', 'x', '{a}', '{a}', '{a}')`,
			"read frozen lists":   `SELECT * FROM public.frozen_list`,
			"forget its history":  `DELETE FROM public.change`,
			"forget a run":        `DELETE FROM public.import_run`,
			"lift a role's limit": `ALTER ROLE P_web CONNECTION LIMIT -1`,
		},
	}
	for _, table := range schemaTables(t, dsn) {
		only["_web"]["delete from "+table] = `DELETE FROM public.` + pgx.Identifier{table}.Sanitize()
		only["_web"]["lock "+table] = `LOCK TABLE public.` + pgx.Identifier{table}.Sanitize()
	}
	for role, more := range only {
		acts := forbidden(prefix)
		for name, sql := range more {
			acts[name] = strings.ReplaceAll(sql, "P_", prefix+"_")
		}
		conn, err := pgx.Connect(t.Context(), as(t, dsn, prefix+role))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(context.WithoutCancel(t.Context()))
		for name, sql := range acts {
			if code := refusal(t, conn, sql); code != noRight && code != readOnly {
				t.Errorf("%s may %s (%s): code %q", role[1:], name, sql, code)
			}
		}
	}
}

// refusal returns the code with which a statement is refused, and takes back
// whatever it did.
func refusal(t *testing.T, conn *pgx.Conn, sql string) string {
	t.Helper()
	begin, end := `BEGIN READ WRITE`, `ROLLBACK`
	if strings.HasPrefix(sql, "CREATE DATABASE") { // not in a transaction
		begin, end = `SET default_transaction_read_only = off`, `RESET ALL`
	}
	if _, err := conn.Exec(t.Context(), begin); err != nil {
		t.Fatal(err)
	}
	_, err := conn.Exec(t.Context(), sql)
	if _, err := conn.Exec(t.Context(), end); err != nil {
		t.Fatal(err)
	}
	var said *pgconn.PgError
	if !errors.As(err, &said) {
		return fmt.Sprint(err)
	}
	return said.Code
}

// What the pages' role starts with: it reads, and for a bounded time.
func TestWebReadsByDefault(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	conn, err := pgx.Connect(t.Context(), as(t, dsn, prefix+"_web"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	for setting, want := range map[string]string{
		"default_transaction_read_only": "on", "statement_timeout": "5s", "lock_timeout": "500ms", "idle_in_transaction_session_timeout": "1min",
		"work_mem": "8MB", "temp_file_limit": "1GB", "search_path": "pg_catalog, public, pg_temp",
	} {
		var got string
		if err := conn.QueryRow(t.Context(), `SELECT current_setting($1)`, setting).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", setting, got, err, want)
		}
	}
	// Without a transaction that says that it writes, the one function that writes cannot.
	_, err = conn.Exec(t.Context(), `SELECT freeze_list(repeat('a', 32), '', '{a}', '{a}', '{a}')`)
	var said *pgconn.PgError
	if !errors.As(err, &said) || said.Code != readOnly {
		t.Errorf("a list is frozen in a transaction that reads: %v", err)
	}
}

// The grants are renewed by who migrates, who can make no role, and a table that
// came meanwhile belongs to the owner and to nobody else.
func TestRolesAreRenewedByWhoMigrates(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	migrator := as(t, dsn, prefix+"_migrate")
	exec(t, migrator, `CREATE TABLE later (x integer)`)
	exec(t, dsn, fmt.Sprintf(`REVOKE SELECT ON document FROM %s_web; GRANT DELETE ON document TO %[1]s_web`, prefix))
	notices, err := store.ApplyRoles(t.Context(), migrator, prefix)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(notices, func(n string) bool { return strings.Contains(n, "granted anew") }) {
		t.Errorf("it says %q", notices)
	}
	web, err := pgx.Connect(t.Context(), as(t, dsn, prefix+"_web"))
	if err != nil {
		t.Fatal(err)
	}
	defer web.Close(context.WithoutCancel(t.Context()))
	if _, err := web.Exec(t.Context(), `SELECT FROM document`); err != nil {
		t.Errorf("a grant that was lost: %v", err)
	}
	for _, sql := range []string{`DELETE FROM document`, `SELECT FROM later`} {
		if code := refusal(t, web, sql); code != noRight {
			t.Errorf("%s: code %q", sql, code)
		}
	}
	// Who is neither is told what to do.
	if _, err := store.ApplyRoles(t.Context(), as(t, dsn, prefix+"_web"), prefix); err == nil || !strings.Contains(err.Error(), "portal roles") {
		t.Errorf("as the pages: %v", err)
	}
}

func TestRolePrefixes(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "Portal", "1st", "a-b", "a b", `a"b`, "a;DROP ROLE x", strings.Repeat("a", 41)} {
		if _, err := store.RolesSQL(bad); err == nil {
			t.Errorf("%q is taken for a prefix", bad)
		}
	}
	sql, err := store.RolesSQL("kim")
	if err != nil || strings.Contains(sql, "ROLE_") || strings.Contains(sql, "-- TABLES") || !strings.Contains(sql, `GRANT SELECT ON public."document" TO kim_web;`) {
		t.Errorf("the script of kim: %v\n%s", err, sql)
	}
}

// Who lacks a right hears what it is and where the roles are told apart.
func TestMissingRightIsToldToWhoRunsThePortal(t *testing.T) {
	t.Parallel()
	dsn, prefix := withRoles(t)
	for _, role := range []string{"web", "import"} {
		_, err := store.Backup(t.Context(), as(t, dsn, prefix+"_"+role), io.Discard, "test", time.Now())
		if err == nil || !strings.Contains(err.Error(), "permission denied for table") || !strings.Contains(err.Error(), "roles in the README") {
			t.Errorf("a backup as %s: %v", role, err)
		}
	}
}
