// Package seeds owns the data that the register starts from: the releases word
// for word with the notes beside them, and what editors know beforehand about
// organisations, series of summits and topics. It reads the YAML of both
// strictly: a key that nobody knows is an error with its file and line.
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

// Releases returns the folder of the seed releases: NAME.txt is the release,
// NAME.yaml says where it came from. NAME is the slug of the document.
func Releases() fs.FS {
	sub, err := fs.Sub(releases, "releases")
	if err != nil { // only for an invalid name, and the name is a constant
		panic(err)
	}
	return sub
}
