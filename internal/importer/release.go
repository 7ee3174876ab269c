package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	textExt  = ".txt"
	notesExt = ".yaml"
)

// isRelease tells the files of a folder that are releases. A README is about
// the folder.
func isRelease(p string) bool {
	switch path.Ext(p) {
	case textExt, ".html", ".htm":
		return true
	case ".md":
		return !strings.EqualFold(path.Base(p), "readme.md")
	}
	return false
}

// isPacked tells files that hold words which only another program can take out.
func isPacked(p string) bool {
	return slices.Contains([]string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".hwp", ".hwpx", archiveExt}, strings.ToLower(path.Ext(p)))
}

// textOf turns the content of a file into text, by its extension: one that is
// not known is taken for text.
func textOf(p string, content []byte) ([]byte, error) {
	if len(content) > MaxBytes {
		return content, nil // check says so
	}
	switch strings.ToLower(path.Ext(p)) {
	case ".html", ".htm":
		return fromHTML(content)
	case ".md":
		words, err := decoded(content)
		if err != nil {
			return nil, err
		}
		return fromMarkdown(words)
	}
	return decoded(content)
}

// Release is a file of the words of a release, and what an editor wrote beside it.
type Release struct {
	Name  string // slug of the document: the file's name without its extension
	Path  string // as reports name it
	Text  []byte
	Notes []byte // the YAML beside it; nil where there is none
	Err   error  // why it could not be read from where it is
}

// FromFS returns the releases of a folder, NAME.txt with NAME.yaml beside it.
func FromFS(fsys fs.FS) ([]Release, error) { return fromFolder(fsys, "") }

// FromPaths returns the releases at paths, which are files, folders or zip
// archives. A file is text, a saved page (.html) or Markdown (.md). What
// cannot be read becomes a release with Err, so that the others go in.
func FromPaths(paths ...string) []Release {
	var all []Release
	for _, p := range paths {
		info, err := os.Stat(p)
		switch {
		case err != nil:
			all = append(all, Release{Name: nameOf(p), Path: p, Err: plain(err)})
		case info.IsDir():
			found, err := fromFolder(os.DirFS(p), p)
			if err != nil {
				found = []Release{{Path: p, Err: plain(err)}}
			}
			all = append(all, found...)
		case strings.EqualFold(filepath.Ext(p), archiveExt):
			all = append(all, fromArchive(p)...)
		default:
			all = append(all, read(os.DirFS(filepath.Dir(p)), filepath.Base(p), p))
		}
	}
	return all
}

// fromFolder walks a folder. Hidden files and folders are left out, as are files
// that are no text. What lacks its text is reported: notes, because their release
// has probably another name, and documents and archives, because somebody put them
// there to be read.
func fromFolder(fsys fs.FS, shown string) ([]Release, error) {
	var texts, notes, packed []string
	err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		// A checkout has .git, an editor leaves .swp files.
		case p != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case isRelease(p):
			texts = append(texts, p)
		case path.Ext(p) == notesExt:
			notes = append(notes, p)
		case isPacked(p):
			packed = append(packed, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking for releases: %w", err)
	}
	var all []Release
	for _, p := range texts {
		all = append(all, read(fsys, p, filepath.Join(shown, filepath.FromSlash(p))))
	}
	textless := func(p string, err error) {
		stem := strings.TrimSuffix(p, path.Ext(p))
		if !slices.ContainsFunc(texts, func(t string) bool { return strings.TrimSuffix(t, path.Ext(t)) == stem }) {
			all = append(all, Release{Name: nameOf(p), Path: filepath.Join(shown, filepath.FromSlash(p)), Err: err})
		}
	}
	for _, p := range notes {
		textless(p, fmt.Errorf("there is no %s beside these notes", strings.TrimSuffix(path.Base(p), notesExt)+textExt))
	}
	for _, p := range packed {
		if strings.EqualFold(path.Ext(p), archiveExt) {
			textless(p, errors.New("it is an archive within a folder, which is not opened; import it by its own name"))
			continue
		}
		textless(p, fmt.Errorf("its words cannot be read from a file of this kind; save them as %s beside it", strings.TrimSuffix(path.Base(p), path.Ext(p))+textExt))
	}
	return all, nil
}

// read takes any extension: a person who names a file means that file.
func read(fsys fs.FS, p, shown string) Release {
	rel := Release{Name: nameOf(p), Path: shown}
	content, err := readFile(fsys, p)
	if err == nil {
		content, err = textOf(p, content)
	}
	if rel.Text, rel.Err = content, err; err != nil {
		return rel
	}
	beside := strings.TrimSuffix(p, path.Ext(p)) + notesExt
	if beside == p {
		rel.Err = errors.New("these are notes; name the release that they stand beside")
		return rel
	}
	notes, err := readFile(fsys, beside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		rel.Err = fmt.Errorf("its notes: %w", err)
	default:
		rel.Notes = notes
	}
	return rel
}

// readFile reads one byte more than is allowed, so that check can tell that a
// file is too large without holding all of it. A pipe or device would block.
func readFile(fsys fs.FS, p string) ([]byte, error) {
	info, err := fs.Stat(fsys, p)
	if err != nil {
		return nil, plain(err)
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a regular file; copy its content into one")
	}
	f, err := fsys.Open(p)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, plain(err)
	}
	return b, nil
}

// plain drops the path from a file error: the report has it already.
func plain(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// nameOf makes the document's address of the file's name, not of its path: a
// release keeps its address when its folder moves.
func nameOf(p string) string {
	base := filepath.Base(p)
	return slugify(strings.TrimSuffix(base, filepath.Ext(base)))
}

// check says why a release is no text that can be read, or nil.
func (r Release) check() error {
	switch {
	case r.Err != nil:
		return r.Err
	case r.Name == "":
		return errors.New("its name has no letter or digit to make an address of; rename the file")
	case len(r.Text) > MaxBytes:
		return fmt.Errorf("it is larger than %d MiB; a release is a page or two: import its text alone, or its parts as releases of their own", MaxBytes>>20)
	case len(r.Notes) > maxNotes:
		return fmt.Errorf("its notes are larger than %d KiB; leave in them what the fields of seeds/README.md are for", maxNotes>>10)
	case bytes.HasPrefix(r.Text, []byte("%PDF-")):
		return errors.New("it is a PDF, whatever its name says; save its words as UTF-8")
	// Before UTF-8 is checked, because "byte 1 is not UTF-8" says little of a picture.
	case bytes.IndexByte(r.Text, 0) >= 0:
		return errors.New("it has NUL bytes: it is binary, or text in UTF-16 without a byte order mark; save it as UTF-8")
	}
	if at := invalidUTF8(r.Text); at >= 0 {
		return fmt.Errorf("byte %d is not UTF-8; save it as UTF-8", at)
	}
	if len(bytes.TrimSpace(bytes.TrimPrefix(r.Text, []byte(bom)))) == 0 {
		return errors.New("it is empty; a text has to have words")
	}
	return checkWords(r.Text)
}

// invalidUTF8 returns the offset of the first byte that is none, or -1, because
// "somewhere" does not help a person with a file of 20 pages.
func invalidUTF8(b []byte) int {
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// sum is the SHA-256 of the text and the notes. A text has no NUL, which
// therefore keeps the two apart.
func (r Release) sum() string {
	h := sha256.New()
	h.Write(r.Text)
	if r.Notes != nil {
		h.Write([]byte{0})
		h.Write(r.Notes)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// bom is the mark that some editors put in front of UTF-8; it is no part of the text.
const bom = "\ufeff"

// stored returns the text without its byte order mark, which is no part of the
// words, in as many bytes: spans count the bytes of the file.
func (r Release) stored() string {
	if rest, ok := strings.CutPrefix(string(r.Text), bom); ok {
		return strings.Repeat(" ", len(bom)) + rest
	}
	return string(r.Text)
}
