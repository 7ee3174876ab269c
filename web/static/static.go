// Package static owns the files that pages link to: style sheet, scripts and
// icons, embedded into the binary and named by a hash of their content, so
// that they may be kept for ever by browsers and proxies.
//
// It never answers a request: internal/site serves the bytes that Open gives.
package static

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Prefix is the path below which the files are served.
const Prefix = "/static/"

// dist is filled by the build where there is Node (htmx, the font) and is
// otherwise empty: its .keep makes the pattern match, as go:embed refuses an empty one.
//
//go:embed app.css font.css app.js favicon.svg world.svg all:dist
var embedded embed.FS

// types are the files that are served, by extension. Others are not.
var types = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".svg":   "image/svg+xml",
	".png":   "image/png",
	".woff2": "font/woff2",
}

// File is a file as it is served.
type File struct {
	Name        string // with the hash: "app.1b2c3d4e5f60.css"
	ContentType string
	Bytes       []byte
}

// Files is a set of files, by their plain names and by those with the hash.
type Files struct {
	plain  map[string]string
	hashed map[string]File
}

// Embedded returns the files of this binary.
func Embedded() (Files, error) { return New(embedded, ".", "dist") }

// New names the files in dirs of fsys. The first of two with one plain name
// counts. A style sheet may name other files, url("font.woff2"), and gets their
// addresses; one that names a file which is not there is left out, as what it
// is for is missing from the build.
func New(fsys fs.FS, dirs ...string) (Files, error) {
	f := Files{plain: map[string]string{}, hashed: map[string]File{}}
	sheets := map[string][]byte{}
	for _, dir := range dirs {
		entries, err := fs.ReadDir(fsys, dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return Files{}, fmt.Errorf("static files: %w", err)
		}
		for _, e := range entries {
			if _, served := types[path.Ext(e.Name())]; !served || f.has(e.Name()) || sheets[e.Name()] != nil {
				continue
			}
			b, err := fs.ReadFile(fsys, path.Join(dir, e.Name()))
			if err != nil {
				return Files{}, fmt.Errorf("static files: %w", err)
			}
			if path.Ext(e.Name()) == ".css" {
				sheets[e.Name()] = b
				continue
			}
			f.add(e.Name(), b)
		}
	}
	for name, b := range sheets { // last, as their content has the others' names
		if b, ok := f.resolve(b); ok {
			f.add(name, b)
		}
	}
	return f, nil
}

func (f Files) has(plain string) bool { return f.plain[plain] != "" }

func (f Files) add(plain string, b []byte) {
	ext := path.Ext(plain)
	sum := sha256.Sum256(b)
	hashed := strings.TrimSuffix(plain, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	f.plain[plain] = hashed
	f.hashed[hashed] = File{Name: hashed, ContentType: types[ext], Bytes: b}
}

// reference is the name of another file in a style sheet.
var reference = regexp.MustCompile(`url\("([^"]*)"\)`)

// resolve puts addresses in the place of names, and reports whether it knows
// them all.
func (f Files) resolve(css []byte) ([]byte, bool) {
	known := true
	resolved := reference.ReplaceAllFunc(css, func(match []byte) []byte {
		href := f.Href(string(reference.FindSubmatch(match)[1]))
		known = known && href != ""
		return []byte(`url("` + href + `")`)
	})
	return resolved, known
}

// Href returns the address of a file by its plain name ("app.css"), and the
// empty string where the build has no such file, which pages leave out.
func (f Files) Href(plain string) string {
	hashed, ok := f.plain[plain]
	if !ok {
		return ""
	}
	return Prefix + hashed
}

// Open returns a file by its name with the hash.
func (f Files) Open(hashed string) (File, bool) {
	file, ok := f.hashed[hashed]
	return file, ok
}

// Names lists the names with the hash.
func (f Files) Names() []string { return slices.Sorted(maps.Keys(f.hashed)) }
