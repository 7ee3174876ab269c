package seeds

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"accords/internal/accord"

	"github.com/goccy/go-yaml"
)

// decode reads YAML strictly into a struct. An error names the file and,
// where the parser knows it, the line.
func decode(file string, b []byte, into any) error {
	err := yaml.UnmarshalWithOptions(b, into, yaml.Strict())
	var at yaml.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &at) && at.GetToken() != nil && at.GetToken().Position != nil:
		// The parser's own Error prints the lines around it; one line is enough for a report.
		return fmt.Errorf("%s:%d: %s", file, at.GetToken().Position.Line, oneLine(at.GetMessage()))
	}
	return fmt.Errorf("%s: %s", file, oneLine(err.Error()))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// citation is the YAML of accord.Citation.
type citation struct {
	Publisher string      `yaml:"publisher"`
	URL       string      `yaml:"url"`
	Published accord.Date `yaml:"published"`
	Note      string      `yaml:"note"`
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
	return &accord.Citation{Publisher: c.Publisher, URL: c.URL, Published: c.Published, Note: c.Note}, nil
}

func checkURL(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is not an address that begins with http:// or https://", s)
	}
	return nil
}
