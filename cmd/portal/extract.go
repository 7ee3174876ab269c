package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"accords/internal/extract"
	"accords/internal/importer"
)

type extractCommand struct {
	Explain bool     `help:"Show the text instead, with the words marked that each value was read from and the rule that made it."`
	Files   []string `arg:"" name:"file" help:"A release: text in UTF-8, a saved page (.html), Markdown (.md) or a .zip archive of them."`
}

// Run is called by kong. It prints one object for one file, and one a line for
// several; those that cannot be read are named in the error.
func (c extractCommand) Run(env environment) error {
	known, err := editors()
	if err != nil {
		return err
	}
	x := extract.New(known.names)
	releases := importer.FromPaths(c.Files...)
	out := json.NewEncoder(env.stdout)
	if len(releases) == 1 {
		out.SetIndent("", " ")
	}
	out.SetEscapeHTML(false) // quotes are the bytes of the file
	var unread []error
	for _, rel := range releases {
		words, context, err := rel.Words()
		if err != nil {
			unread = append(unread, fmt.Errorf("%s: %w", rel.Path, err))
			continue
		}
		if c.Explain {
			if err := printExplanation(env.stdout, x.Explain(words, context)); err != nil {
				return fmt.Errorf("writing the explanation: %w", err)
			}
			continue
		}
		if err := out.Encode(extract.Report(x.Read(words, context))); err != nil {
			return fmt.Errorf("writing the result: %w", err)
		}
	}
	return errors.Join(unread...)
}
