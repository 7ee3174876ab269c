package seeds

import (
	"fmt"
	"io/fs"

	"accords/internal/accord"
)

// seriesYAML is a series with the summits that its own site lists. They stand
// with the series and not with a release, as most of them have no release.
type seriesYAML struct {
	Slug    string       `yaml:"slug"`
	Name    string       `yaml:"name"`
	About   string       `yaml:"about"`
	Website string       `yaml:"website"`
	Names   []periodYAML `yaml:"names"`
	Members []struct {
		Country  string      `yaml:"country"`
		From     accord.Date `yaml:"from"`
		To       accord.Date `yaml:"to"`
		Citation string      `yaml:"citation"`
	} `yaml:"members"`
	Summits []summitYAML `yaml:"summits"`
}

// summitYAML is a summit as a list of facts. A field that two pages state
// differently stands twice: the first is the headline, the second beside it.
type summitYAML struct {
	Slug  string `yaml:"slug"`
	Facts []struct {
		Field    string `yaml:"field"`
		Value    string `yaml:"value"`
		Citation string `yaml:"citation"`
	} `yaml:"facts"`
}

// readSeries returns the series and, apart from them, the summits: the register
// holds a summit as a record of its own.
func readSeries(fsys fs.FS, file string) ([]accord.Series, []accord.Summit, error) {
	var in struct {
		Citations map[string]citation `yaml:"citations"`
		Series    []seriesYAML        `yaml:"series"`
	}
	if err := readYAML(fsys, file, &in); err != nil {
		return nil, nil, err
	}
	cited := newCitations(in.Citations)
	var all []accord.Series
	var summits []accord.Summit
	seen := map[string]bool{}
	for _, s := range in.Series {
		if seen[s.Slug] {
			return nil, nil, fmt.Errorf("%s: series %q stands twice", file, s.Slug)
		}
		seen[s.Slug] = true
		series, err := newSeries(s, cited)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: series %q: %w", file, s.Slug, err)
		}
		all = append(all, series)
		for _, m := range s.Summits {
			summit, err := newSummit(m, accord.Ref{Slug: s.Slug, Label: s.Name}, cited)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: summit %q: %w", file, m.Slug, err)
			}
			// Slugs of summits are one space over all series, as addresses are.
			if seen["/"+m.Slug] {
				return nil, nil, fmt.Errorf("%s: summit %q stands twice", file, m.Slug)
			}
			seen["/"+m.Slug] = true
			summits = append(summits, summit)
		}
	}
	if err := cited.unused(); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	return all, summits, nil
}

// newSeries checks one series, all but its summits.
func newSeries(s seriesYAML, cited citations) (accord.Series, error) {
	none := accord.Series{}
	if err := checkSlug(s.Slug); err != nil {
		return none, err
	}
	if err := checkURL(s.Website); err != nil {
		return none, fmt.Errorf("website: %w", err)
	}
	names, err := cited.periods(s.Names)
	if err != nil {
		return none, err
	}
	out := accord.Series{Slug: s.Slug, Name: s.Name, About: s.About, Website: s.Website, Names: names}
	for _, m := range s.Members {
		code, err := parseCode(m.Country)
		if err != nil {
			return none, err
		}
		if err := checkPeriod(m.From, m.To); err != nil {
			return none, fmt.Errorf("member %s: %w", code, err)
		}
		source, err := cited.find(m.Citation)
		if err != nil {
			return none, fmt.Errorf("member %s: %w", code, err)
		}
		out.Members = append(out.Members, accord.Membership{Country: code, From: m.From, To: m.To, Citation: source})
	}
	return out, nil
}

// newSummit makes a summit of the facts that a series' own site lists. The page that
// names it there says that it is one of the series.
func newSummit(in summitYAML, series accord.Ref, cited citations) (accord.Summit, error) {
	s := accord.Summit{Slug: in.Slug}
	if err := checkSlug(in.Slug); err != nil {
		return s, err
	}
	for _, f := range in.Facts {
		source, err := cited.find(f.Citation)
		if err != nil {
			return s, fmt.Errorf("field %s: %w", f.Field, err)
		}
		if err := (Fact{Field: f.Field, Value: f.Value, Citation: *source}).OnSummit(&s); err != nil {
			return s, err
		}
	}
	// A summit without a name cannot be listed, whatever else is known of it.
	if !s.Name.Stated() {
		return s, fmt.Errorf("it has no name")
	}
	s.Series.Value = accord.Value[accord.Ref]{V: series, Basis: accord.Curated, Citation: s.Name.Citation}
	return s, nil
}
