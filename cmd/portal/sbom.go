package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"runtime/debug"
	"strings"
)

// bill is a bill of materials in the form of CycloneDX 1.6. Only what that
// form asks for and a Go binary knows of itself is in it.
type bill struct {
	Format     string      `json:"bomFormat"`
	Spec       string      `json:"specVersion"`
	Version    int         `json:"version"`
	Metadata   billSubject `json:"metadata"`
	Components []component `json:"components"`
}

type billSubject struct {
	Component component `json:"component"`
}

type component struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	Version string `json:"version"`
	PURL    string `json:"purl"`
	Hashes  []hash `json:"hashes,omitempty"`
}

type hash struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"` // hexadecimal
}

// printBill lists what this very binary was linked from: the modules that the
// Go tool has written into it, with their sums. Nothing else is in it; what npm
// brings is an asset that the binary carries, and a tool of tests.
func printBill(w io.Writer) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("this binary was built without modules and cannot say what is in it")
	}
	b := billOf(info)
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(b)
}

func billOf(info *debug.BuildInfo) bill {
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Components: []component{
		{Type: "library", Name: "std", Version: strings.TrimPrefix(info.GoVersion, "go"), PURL: "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go")},
	}}
	b.Metadata.Component = component{Type: "application", Name: "accords", Version: version(), PURL: "pkg:golang/accords@" + version()}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		c := component{Type: "library", Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version}
		// "h1:" is the SHA-256 of the sums of the module's files, in base64.
		if raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Sum, "h1:")); err == nil && len(raw) == 32 {
			c.Hashes = []hash{{Algorithm: "SHA-256", Content: hex.EncodeToString(raw)}}
		}
		b.Components = append(b.Components, c)
	}
	return b
}
