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
	"slices"
	"strings"
)

// Prefix is the path below which the files are served.
const Prefix = "/static/"

// dist is filled by the build where there is Node (htmx) and is otherwise
// empty: its .keep makes the pattern match, as go:embed refuses an empty one.
//
//go:embed app.css app.js favicon.svg all:dist
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
// counts.
func New(fsys fs.FS, dirs ...string) (Files, error) {
	f := Files{plain: map[string]string{}, hashed: map[string]File{}}
	for _, dir := range dirs {
		entries, err := fs.ReadDir(fsys, dir)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return Files{}, fmt.Errorf("static files: %w", err)
		}
		for _, e := range entries {
			if err := f.add(fsys, path.Join(dir, e.Name())); err != nil {
				return Files{}, fmt.Errorf("static files: %w", err)
			}
		}
	}
	return f, nil
}

func (f Files) add(fsys fs.FS, name string) error {
	plain, ext := path.Base(name), path.Ext(name)
	contentType, served := types[ext]
	if _, taken := f.plain[plain]; !served || taken {
		return nil
	}
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	hashed := strings.TrimSuffix(plain, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	f.plain[plain] = hashed
	f.hashed[hashed] = File{Name: hashed, ContentType: contentType, Bytes: b}
	return nil
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
