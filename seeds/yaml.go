package seeds

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"accords/internal/accord"

	"github.com/goccy/go-yaml"
)

// decode reads YAML strictly into a struct. An error names the file and,
// where the parser knows it, the line.
func decode(file string, b []byte, into any) error {
	if err := checkDepth(b); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	in := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict())
	err := in.Decode(into)
	if err == nil {
		var more any
		if !errors.Is(in.Decode(&more), io.EOF) {
			return fmt.Errorf("%s: a second document begins at a line ---, and one is read; write a file for each", file)
		}
	}
	var at yaml.Error
	switch {
	case err == nil, errors.Is(err, io.EOF): // a file of comments says nothing
		return nil
	case errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil:
		// The parser's own Error prints the lines around it; one line is enough for a report.
		return fmt.Errorf("%s:%d: %s", file, at.GetToken().Position.Line, oneLine(at.GetMessage()))
	}
	return fmt.Errorf("%s: %s", file, oneLine(err.Error()))
}

// checkDepth refuses what no person writes: the parser's time grows with the
// square of the depth of brackets.
func checkDepth(b []byte) error {
	const deepest = 50
	depth := 0
	for _, c := range b {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > deepest {
			return fmt.Errorf("brackets stand more than %d deep", deepest)
		}
	}
	return nil
}

// oneLine makes a message fit a line of the import report.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// citation is the YAML of accord.Citation.
type citation struct {
	Publisher string `yaml:"publisher"`
	URL       string `yaml:"url"`
	Published string `yaml:"published"`
	Note      string `yaml:"note"`
}

// accord checks c, because a value of an editor without a page to look at is
// a guess, and converts it.
func (c citation) accord() (*accord.Citation, error) {
	if strings.TrimSpace(c.Publisher) == "" {
		return nil, errors.New("the citation has no publisher")
	}
	if err := checkURL(c.URL); err != nil {
		return nil, fmt.Errorf("the citation of %s: %w", c.Publisher, err)
	}
	on, err := accord.ParseDate(c.Published)
	if err != nil {
		return nil, fmt.Errorf("the citation of %s: published: %w", c.Publisher, err)
	}
	return &accord.Citation{Publisher: c.Publisher, URL: c.URL, Published: on, Note: c.Note}, nil
}

// checkURL allows what a page may link to and nothing that a browser would run.
func checkURL(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is not an address that begins with http:// or https://", s)
	}
	return nil
}
