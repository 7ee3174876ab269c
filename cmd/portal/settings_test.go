package main

import (
	"bytes"
	"io"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"
)

func env(pairs ...string) func(string) string {
	m := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return func(name string) string { return m[name] }
}

// parse returns the settings of `portal serve`.
func parse(t *testing.T, getenv func(string) string, args ...string) (serveCommand, error) {
	t.Helper()
	var cmds commands
	p, err := newParser(&cmds, getenv, kong.Writers(io.Discard, io.Discard))
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Parse(args)
	return cmds.Serve, err
}

// The table of the README names each setting with its flag and its default,
// and no other.
func TestReadmeDocumentsEverySetting(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([A-Z_]+)` \\| `--([a-z-]+)` \\| (.*?) \\| .+ \\|$").FindAllStringSubmatch(string(readme), -1) {
		documented[m[1]] = m[2] + " " + m[3]
	}
	var cmds commands
	p, err := newParser(&cmds, env())
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{}
	for _, command := range p.Model.Leaves(true) {
		for _, f := range command.Flags {
			name := f.Tag.Get("setting")
			if name == "" {
				continue
			}
			row, ok := documented[name]
			flag, value, _ := strings.Cut(row, " ")
			if !ok || flag != f.Name || f.Default != "" && value != "`"+f.Default+"`" {
				t.Errorf("README says %q of %s, which is --%s with the default %q", row, name, f.Name, f.Default)
			}
			read[name] = true
		}
	}
	for name := range documented {
		if !read[name] {
			t.Errorf("README documents %s, which nothing reads", name)
		}
	}
}

func TestFlagBeforeVariableBeforeDefault(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		env  []string
		args []string
		want string
	}{
		{"default", nil, nil, "127.0.0.1:8080"},
		{"an empty variable is none", []string{"PORTAL_ADDR", ""}, nil, "127.0.0.1:8080"},
		{"variable", []string{"PORTAL_ADDR", ":1"}, nil, ":1"},
		{"flag", []string{"PORTAL_ADDR", ":1"}, []string{"--addr", ":2"}, ":2"},
		{"named subcommand", []string{"PORTAL_ADDR", ":1"}, []string{"serve"}, ":1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := parse(t, env(tt.env...), tt.args...)
			if err != nil || got.Addr != tt.want {
				t.Errorf("addr = %q, %v, want %q", got.Addr, err, tt.want)
			}
		})
	}
}

func TestBadSettings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		env  []string
		args []string
		want string
	}{
		{"unknown flag", nil, []string{"--adr", ":1"}, "--adr"},
		{"unknown level", []string{"PORTAL_LOG_LEVEL", "loud"}, nil, "log-level"},
		{"unknown form", nil, []string{"--log-format", "xml"}, "log-format"},
		{"no duration", []string{"PORTAL_STATEMENT_TIMEOUT", "soon"}, nil, "statement-timeout"},
		{"levels by name", nil, []string{"--log-level", "loud"}, "debug, info, warn or error"},
		{"no unit", nil, []string{"--statement-timeout", "5"}, "2m"},
		{"from a variable", []string{"PORTAL_RATE", "abc"}, nil, "PORTAL_RATE"},
		{"of another command", nil, []string{"suppress", "--lift=perhaps"}, "End a suppression"},
		{"unknown command", nil, []string{"improt", "x"}, "portal help lists the commands"},
		{"neither true nor false", []string{"PORTAL_NO_MIGRATE", "perhaps"}, nil, "no-migrate"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := run(t.Context(), tt.args, env(tt.env...), io.Discard, io.Discard)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Parse: %v, want an error that names %s", err, tt.want)
			}
			if err != nil && statusOf(err) != badUsage {
				t.Errorf("status %d, want %d", statusOf(err), badUsage)
			}
		})
	}
}

// TestAccess: who is answered, and how often, is refused with the setting's two names
// where it cannot be meant.
func TestAccess(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args []string
		want string // of the error; empty: none
	}{
		{nil, ""},
		{[]string{"--rate", "0", "--api-per-minute", "1", "--hosts", "accords.example,www.accords.example", "--proxies", "10.0.0.0/8,::1", "--security-contact", "mailto:kim@accords.example"}, ""},
		{[]string{"--rate=-1"}, "PORTAL_RATE"},
		{[]string{"--rate", "NaN"}, "PORTAL_RATE"},
		{[]string{"--api-per-minute", "0"}, "PORTAL_API_PER_MINUTE"},
		{[]string{"--api-per-minute=-5"}, "PORTAL_API_PER_MINUTE"},
		{[]string{"--hosts", "https://accords.example"}, "PORTAL_HOSTS"},
		{[]string{"--hosts", "*"}, "PORTAL_HOSTS"},
		{[]string{"--proxies", "10.0.0.0/8,nobody"}, "PORTAL_PROXIES"},
		{[]string{"--security-contact", "https://accords.example/security"}, ""},
		{[]string{"--security-contact", "http://accords.example/"}, "PORTAL_SECURITY_CONTACT"},
		{[]string{"--security-contact", "https:"}, "PORTAL_SECURITY_CONTACT"},
		{[]string{"--security-contact", "https:security"}, "PORTAL_SECURITY_CONTACT"},
		{[]string{"--security-contact", "mailto:"}, "PORTAL_SECURITY_CONTACT"},
		{[]string{"--security-contact", "mailto:nobody"}, "PORTAL_SECURITY_CONTACT"},
		{[]string{"--security-contact", "mailto:a@b.example\nExpires: 2000-01-01"}, "PORTAL_SECURITY_CONTACT"},
	} {
		c, err := parse(t, env(), tt.args...)
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.access()
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want an error that names %q", tt.args, err, tt.want)
		}
	}
}

func TestPublicURL(t *testing.T) {
	t.Parallel()
	at := func(ip string) net.Addr { return &net.TCPAddr{IP: net.ParseIP(ip), Port: 8080} }
	tests := []struct {
		base string
		addr net.Addr
		want string // empty: refused
	}{
		{"", at("127.0.0.1"), "http://127.0.0.1:8080"},
		{"", at("::1"), "http://[::1]:8080"},
		{"", at("::"), "http://localhost:8080"},
		{"", at("0.0.0.0"), "http://localhost:8080"},
		{"https://accords.example/", at("::"), "https://accords.example"},
		{"https://accords.example:8443", at("::"), "https://accords.example:8443"},
		{"accords.example", at("::"), ""},
		{"ftp://accords.example", at("::"), ""},
		{"https://accords.example/register", at("::"), ""},
		{"https://accords.example?x=1", at("::"), ""},
		{"https://", at("::"), ""},
	}
	for _, tt := range tests {
		got, err := serverSettings{BaseURL: tt.base}.publicURL(tt.addr)
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("base %q at %v: %q, %v, want %q", tt.base, tt.addr, got, err, tt.want)
		}
	}
}

func TestDataDir(t *testing.T) {
	t.Parallel()
	home := "/home/kim/.local/share/accords"
	if runtime.GOOS == "darwin" {
		home = "/home/kim/Library/Application Support/accords"
	}
	tests := []struct {
		name string
		d    databaseSettings
		env  func(string) string
		want string
	}{
		{"named", databaseSettings{DataDir: "/srv/data"}, env("HOME", "/home/kim"), "/srv/data"},
		{"home", databaseSettings{}, env("HOME", "/home/kim"), home},
		{"XDG", databaseSettings{}, env("HOME", "/home/kim", "XDG_DATA_HOME", "/data"), "/data/accords"},
		{"a relative XDG folder does not count", databaseSettings{}, env("HOME", "/home/kim", "XDG_DATA_HOME", "data"), home},
		{"homeless", databaseSettings{}, env(), ""},
	}
	for _, tt := range tests {
		got, err := tt.d.dataDir(tt.env)
		if got != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s: %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestListsFile(t *testing.T) {
	t.Parallel()
	caches := "/home/kim/.cache/accords/lists"
	if runtime.GOOS == "darwin" {
		caches = "/home/kim/Library/Caches/accords/lists"
	}
	far := databaseSettings{DatabaseURL: "postgres://db.example/accords"}
	tests := []struct {
		name string
		c    serveCommand
		env  func(string) string
		want string
	}{
		{"named", serveCommand{serverSettings: serverSettings{CacheDir: "/srv/cache"}, databaseSettings: far}, env(), "/srv/cache/lists"},
		{"off", serveCommand{serverSettings: serverSettings{CacheDir: "off"}}, env("HOME", "/home/kim"), ""},
		{"private", serveCommand{databaseSettings: databaseSettings{DataDir: "/srv/data"}}, env("HOME", "/home/kim"), "/srv/data/lists"},
		{"home", serveCommand{databaseSettings: far}, env("HOME", "/home/kim"), caches},
		{"XDG", serveCommand{databaseSettings: far}, env("HOME", "/home/kim", "XDG_CACHE_HOME", "/cache"), "/cache/accords/lists"},
		{"a relative XDG folder does not count", serveCommand{databaseSettings: far}, env("HOME", "/home/kim", "XDG_CACHE_HOME", "cache"), caches},
		{"homeless", serveCommand{databaseSettings: far}, env(), ""},
	}
	for _, tt := range tests {
		if got := tt.c.listsFile(tt.env); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDatabaseAddressIsShownWithoutItsPassword(t *testing.T) {
	t.Parallel()
	for dsn, want := range map[string]string{
		"postgres://kim:secret@db.example/accords": "postgres://kim:xxxxx@db.example/accords",
		"host=db.example password=secret":          "the database of DATABASE_URL",
		"postgres://kim:%zz@db.example/":           "the database of DATABASE_URL",
	} {
		db := &database{dsn: dsn}
		if got := db.where(); got != want {
			t.Errorf("%q is shown as %q, want %q", dsn, got, want)
		}
	}
}

func TestHelpNamesTheVariables(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"serve", "--help"}, env(), &out, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"PORTAL_ADDR", "DATABASE_URL", "--no-migrate"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("help does not name %s:\n%s", want, &out)
		}
	}
}

func TestHelpIsACommandToo(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"import"}} {
		var asked, flagged bytes.Buffer
		if err := run(t.Context(), append([]string{"help"}, args...), env(), &asked, &asked); err != nil {
			t.Fatal(err)
		}
		if err := run(t.Context(), append(args, "--help"), env(), &flagged, &flagged); err != nil {
			t.Fatal(err)
		}
		if asked.Len() == 0 || asked.String() != flagged.String() {
			t.Errorf("help %v prints:\n%s", args, &asked)
		}
	}
	if err := run(t.Context(), []string{"help", "improt"}, env(), io.Discard, io.Discard); err == nil {
		t.Error("there is help for what is no command")
	}
}

func TestNumbersOutOfRange(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"PORTAL_API_PER_MINUTE": {"--api-per-minute", "0"},
		"PORTAL_PAGE_CACHE":     {"--page-cache=-5"},
		"PG_BINDIR":             {"--pg-bindir", "/nope", "--data-dir", t.TempDir()},
	} {
		err := run(t.Context(), append(args, "--addr", "127.0.0.1:0"), env(), io.Discard, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want an error that names %s", args, err, want)
		}
	}
}

func TestVersion(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(t.Context(), []string{"version"}, env(), &out, &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("portal "+version()+"\n", out.String()); diff != "" || version() == "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}
