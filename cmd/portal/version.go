package main

import (
	"fmt"
	"runtime/debug"
)

type versionCommand struct {
	SBOM bool `name:"sbom" help:"Print what this binary was made of instead: a bill of materials in CycloneDX's JSON."`
}

// Run is called by kong.
func (c versionCommand) Run(env environment) error {
	if c.SBOM {
		return printBill(env.stdout)
	}
	_, err := fmt.Fprintln(env.stdout, "portal", version())
	return err
}

// version is what the Go tool knows of the source: its tag, or its commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	revision, modified := "devel", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = "+changes"
		}
	}
	return revision + modified
}
