package importer

import (
	"archive/zip"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// archiveExt ends the name of a file that holds releases.
const archiveExt = ".zip"

// What an archive may hold. A small file that unpacks to a large one is an
// attack or a mistake; both are refused before anything is unpacked.
const (
	maxEntries  = 1000
	maxUnpacked = 64 << 20
)

// fromArchive returns the releases of a zip archive as those of a folder.
// Nothing is unpacked to the disk.
func fromArchive(p string) []Release {
	broken := func(err error) []Release { return []Release{{Name: nameOf(p), Path: p, Err: err}} }
	z, err := zip.OpenReader(p)
	if err != nil {
		return broken(fmt.Errorf("it cannot be read as a zip archive (%w); pack the folder anew", plain(err)))
	}
	defer z.Close()
	if err := checkEntries(z.File); err != nil {
		return broken(err)
	}
	found, err := fromFolder(&z.Reader, p)
	if err != nil {
		return broken(err)
	}
	if len(found) == 0 {
		return broken(errors.New("it has no release in it: no file ends in .txt, .md or .html"))
	}
	return found
}

// checkEntries trusts the sizes that the archive states: its reader stops with
// an error at the byte that is one too many.
func checkEntries(entries []*zip.File) error {
	if len(entries) > maxEntries {
		return fmt.Errorf("it has %d entries, more than %d; split it into several archives", len(entries), maxEntries)
	}
	var unpacked uint64
	for _, e := range entries {
		if !filepath.IsLocal(e.Name) {
			return fmt.Errorf("its entry %q would lie outside of it; pack the folder anew", e.Name)
		}
		if m := e.Mode(); m&fs.ModeType != 0 && !m.IsDir() {
			return fmt.Errorf("its entry %q is not a regular file; pack what it leads to", e.Name)
		}
		if unpacked += e.UncompressedSize64; unpacked > maxUnpacked || e.UncompressedSize64 > maxUnpacked {
			return fmt.Errorf("it is larger than %d MiB when unpacked; split it into several archives", maxUnpacked>>20)
		}
	}
	return nil
}
