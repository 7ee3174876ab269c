package rooms

import (
	"strings"
	"testing"
)

// doors say which rooms a room may import, and why no others. A room that is
// not in the list may not exist.
var doors = map[string]struct {
	to  []string
	why string
}{
	"internal/accord":          {nil, "every room speaks the domain's words, so the domain can know no room"},
	"web/page":                 {[]string{"web/words"}, "a page shows what its struct holds; site decides what that is"},
	"web/words":                {nil, "words are words, whoever says them"},
	"web/static":               {nil, "files are files"},
	"migrations":               {nil, "the schema is older than any code"},
	"internal/middleware":      {nil, "it treats every page alike"},
	"internal/pgserver":        {nil, "it runs a server and knows no table"},
	"internal/rooms":           {nil, "a map is no room"},
	"internal/text":            {[]string{"internal/accord"}, "a text has offsets before it has a meaning"},
	"internal/gazetteer":       {[]string{"internal/accord"}, "names are looked up without knowing who asks"},
	"internal/query":           {[]string{"internal/accord"}, "a query string means the same to every page and to the store"},
	"internal/export":          {[]string{"internal/accord"}, "it writes records wherever they came from"},
	"seeds":                    {[]string{"internal/accord"}, "data are read, not interpreted"},
	"internal/extract/form":    {nil, "it finds words and knows none"},
	"internal/extract/dating":  {[]string{"internal/accord", "internal/text", "internal/gazetteer"}, "a date is read from words alone"},
	"internal/extract":         {[]string{"internal/accord", "internal/text", "internal/gazetteer", "internal/extract/dating", "internal/extract/form"}, "extraction is pure: the same text, the same reading"},
	"internal/importer":        {[]string{"internal/accord", "internal/extract", "internal/text", "internal/gazetteer", "seeds"}, "it hands over to any Register, not to the store"},
	"internal/store":           {[]string{"internal/accord", "internal/query", "migrations"}, "SQL neither extracts nor renders"},
	"internal/store/storetest": {[]string{"internal/accord", "internal/pgserver", "internal/store", "migrations"}, "it gives tests a database, nothing more"},
	"internal/index":           {[]string{"internal/accord", "internal/query"}, "it filters what it was given"},
	"internal/synth":           {[]string{"internal/accord"}, "specimens are made of what they are given"},
	"internal/site":            {[]string{"internal/accord", "internal/query", "internal/export", "internal/middleware", "web/page", "web/static", "web/words"}, "a handler declares what it needs; cmd gives it the store"},
	"internal/assist":          {[]string{"internal/accord", "internal/query", "internal/export"}, "assistants read what programs read, in the same forms"},
	"internal/api":             {[]string{"internal/accord", "internal/query", "internal/export"}, "the API is a reader beside the pages, not on top of them"},
	"cmd/figures":              {nil, "it reads what benchmarks print"},
	"cmd/withpg":               {[]string{"internal/pgserver"}, "it starts a server for the tests"},
	"cmd/portal":               {[]string{"internal/...", "web/...", "migrations", "seeds"}, "cmd alone opens all doors"},
}

// Tests may look into any room: they name the store where they need one.
func TestDoors(t *testing.T) {
	t.Parallel()
	files, _ := house(t)
	for _, f := range files {
		door, known := doors[f.room]
		if !known {
			t.Errorf("%s: %s is not on the map; add it to internal/rooms with what it may import and why", f.path, f.room)
			continue
		}
		if f.test {
			continue
		}
		for _, p := range f.imports() {
			to, ours := strings.CutPrefix(p, module+"/")
			if ours && !in(to, door.to) {
				t.Errorf("%s imports %s, which %s may not: %s", f.path, to, f.room, door.why)
			}
		}
	}
}

// reserved are packages that only some rooms may use.
var reserved = []struct {
	pkg   string // with everything below it
	rooms []string
	why   string
}{
	{"net/http", []string{"internal/site", "internal/api", "internal/middleware", "cmd/portal"}, "a request ends at the site's door"},
	{"github.com/go-chi", []string{"internal/site", "internal/api", "internal/middleware", "cmd/portal"}, "addresses belong to site"},
	{"database/sql", []string{"internal/store", "migrations"}, "all SQL is in store"},
	{"github.com/jackc", []string{"internal/store/...", "migrations", "internal/pgserver"}, "all SQL is in store; pgserver only asks whether the server answers"},
	{"github.com/golang-migrate", []string{"internal/store/...", "migrations"}, "all SQL is in store"},
	{"github.com/alecthomas/kong", []string{"cmd/portal"}, "flags and settings belong to cmd"},
	{"github.com/a-h/templ", []string{"web/page", "internal/site"}, "tags belong to pages"},
	{"github.com/goccy/go-yaml", []string{"seeds"}, "what is beside a release is read in one place"},
	{"os/exec", []string{"internal/pgserver", "cmd/withpg"}, "no room but these runs programs"},
	{"math/rand", nil, "what the register says must not depend on chance"},
	{"unsafe", nil, "nothing here is that urgent"},
	{"reflect", []string{"internal/accord", "internal/api"}, "types say what they are; accord compares values of any of them, api names one to the description"},
}

func TestReservedPackages(t *testing.T) {
	t.Parallel()
	files, _ := house(t)
	for _, f := range files {
		if f.test {
			continue
		}
		for _, p := range f.imports() {
			for _, r := range reserved {
				if (p == r.pkg || strings.HasPrefix(p, r.pkg+"/")) && !in(f.room, r.rooms) {
					t.Errorf("%s imports %s: %s", f.path, p, r.why)
				}
			}
		}
	}
}

// The domain is the standard library's alone, so that it may be read, tested
// and moved without anything else.
func TestDomainNeedsNothing(t *testing.T) {
	t.Parallel()
	files, _ := house(t)
	for _, f := range files {
		if f.room != "internal/accord" || f.test {
			continue
		}
		for _, p := range f.imports() {
			if first, _, _ := strings.Cut(p, "/"); strings.Contains(first, ".") || first == module {
				t.Errorf("%s imports %s: the domain needs only the standard library", f.path, p)
			}
		}
	}
}

// pure rooms give the same result for the same arguments, always.
var pure = []string{"internal/accord", "internal/text", "internal/gazetteer", "internal/extract/...", "internal/query", "web/page", "web/words"}

func TestPureRoomsDoNoInputOrOutput(t *testing.T) {
	t.Parallel()
	files, _ := house(t)
	for _, f := range files {
		if f.test || !in(f.room, pure) {
			continue
		}
		for _, p := range f.imports() {
			switch p {
			case "os", "net", "net/http", "io/ioutil", "log", "log/slog", "syscall":
				t.Errorf("%s imports %s: %s is pure, its results follow from its arguments", f.path, p, f.room)
			}
		}
	}
}
