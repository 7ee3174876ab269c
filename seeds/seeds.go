// Package seeds owns the data that the register starts from: the releases word
// for word with the notes beside them, and what editors know beforehand about
// organisations, series of summits and topics, and the catalogue of what has
// been agreed, collected from other publishers' pages. It reads their YAML and
// JSON strictly: a key that nobody knows is an error with its file and line.
//
// It never reads the words of a release (extract does), never resolves a name
// (gazetteer does) and never writes anything. README.md says how to add to it.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed releases/*.txt releases/*.yaml
var releases embed.FS

//go:embed authority/*.yaml
var authority embed.FS

//go:embed catalogue/*.jsonl
var catalogue embed.FS

// Releases returns the folder of the seed releases: NAME.txt is the release,
// NAME.yaml says where it came from. NAME is the slug of the document.
func Releases() fs.FS {
	sub, err := fs.Sub(releases, "releases")
	if err != nil { // only for an invalid name, and the name is a constant
		panic(err)
	}
	return sub
}

// CatalogueFiles returns the folder of the catalogue that comes with the portal.
func CatalogueFiles() fs.FS {
	sub, err := fs.Sub(catalogue, "catalogue")
	if err != nil { // only for an invalid name, and the name is a constant
		panic(err)
	}
	return sub
}
