package store

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// RolePrefix begins the names of the register's roles where nobody chooses
// another: portal_owner, portal_migrate, portal_import, portal_web.
const RolePrefix = "portal"

// rolesSQL makes the roles and gives them what every table and function says.
// It is SQL alone, so that an administrator can read it before running it, and
// it may be run any number of times: what it grants is all that there is then.
//
//go:embed roles.sql
var rolesSQL string

// access is what two of the roles may do with a table. The owner may do
// everything, and so may who migrates, being a member of it.
type access struct{ table, pages, imports string }

// What is granted.
const (
	none      = ""
	look      = "SELECT"
	addTo     = "SELECT, INSERT"
	keep      = "SELECT, INSERT, UPDATE"
	renewRows = "SELECT, INSERT, UPDATE, DELETE"
)

// accesses has a line for every table of the schema, and a test that none is
// missing: who adds a table has to say who sees it. Pages see what they show.
// They do not see who was suppressed and why. An import neither suppresses nor undoes it, and has no business with
// lists that somebody cites.
func accesses() []access {
	return []access{
		{"agreement", look, renewRows},
		{"agreement_basis", look, renewRows},
		{"agreement_country", look, renewRows},
		{"agreement_organisation", look, renewRows},
		{"agreement_source", look, renewRows},
		{"agreement_topic", look, renewRows},
		{"authority_record", look, renewRows},
		{"catalogue_doubt", look, renewRows},
		{"catalogue_record", look, renewRows},
		{"change", look, keep},
		{"claim", look, renewRows},
		{"country", look, keep},
		{"country_name", look, renewRows},
		{"document", look, keep},
		{"evidence", look, renewRows},
		{"frozen_list", look, none},
		{"import_file", look, addTo},
		{"import_run", look, addTo},
		{"organisation", look, renewRows},
		{"organisation_name", look, renewRows},
		{"organisation_successor", look, renewRows},
		{"schema_migrations", look, look},
		{"series", look, renewRows},
		{"series_member", look, renewRows},
		{"series_name", look, renewRows},
		{"summit", look, renewRows},
		{"summit_participant", look, renewRows},
		{"summit_source", look, renewRows},
		{"suppression", none, look},
		{"suppression_act", none, none},
		{"tombstone", look, renewRows},
		{"topic", look, keep},
	}
}

// prefixForm keeps a prefix an identifier that needs no quotation marks, and
// short enough for a suffix: PostgreSQL cuts names at 63 bytes.
var prefixForm = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// RolesSQL is the script that makes the register's roles in the database that it
// is run in, as its administrator. The prefix tells the roles of two registers
// on one server apart.
func RolesSQL(prefix string) (string, error) {
	if !prefixForm.MatchString(prefix) {
		return "", fmt.Errorf("%q is no prefix for roles: want letters, digits and _, as in %s", prefix, RolePrefix)
	}
	var grants strings.Builder
	for _, a := range accesses() {
		for role, rights := range map[string]string{"import": a.imports, "web": a.pages} {
			if rights != none {
				fmt.Fprintf(&grants, "GRANT %s ON public.%s TO ROLE_%s;\n", rights, pgx.Identifier{a.table}.Sanitize(), role)
			}
		}
	}
	sql := strings.Replace(rolesSQL, "-- TABLES\n", sortedLines(grants.String()), 1)
	return strings.ReplaceAll(sql, "ROLE_", prefix+"_"), nil
}

// ApplyRoles runs that script at dsn and returns what the server had to say:
// what needs a superuser is left out with a notice where the user is none. A
// user who may not make roles can renew the grants, once the roles are there and
// he is a member of their owner.
func ApplyRoles(ctx context.Context, dsn, prefix string) (notices []string, err error) {
	sql, err := RolesSQL(prefix)
	if err != nil {
		return nil, err
	}
	cfg, err := parse(dsn)
	if err != nil {
		return nil, err
	}
	leading(&cfg.Config)
	cfg.OnNotice = func(_ *pgconn.PgConn, n *pgconn.Notice) { notices = append(notices, n.Message) }
	conn, err := pgx.ConnectConfig(ctx, cfg)
	if err != nil {
		return nil, translate(err, "the database")
	}
	defer conn.Close(context.WithoutCancel(ctx))
	_, err = conn.PgConn().Exec(ctx, "BEGIN READ WRITE;\n"+sql+"COMMIT;\n").ReadAll()
	var said *pgconn.PgError
	if errors.As(err, &said) && said.Code == missingRight {
		return notices, fmt.Errorf("this user may not make roles or grant on the register (%s): have an administrator of the server run what `portal roles` prints", said.Message)
	}
	return notices, translate(err, "the roles")
}

// missingRight is PostgreSQL's answer to who lacks a privilege.
const missingRight = "42501"

// sortedLines puts lines in an order that does not depend on a map's.
func sortedLines(s string) string {
	lines := strings.SplitAfter(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "")
}
