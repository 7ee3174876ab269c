package seeds

import (
	"fmt"
	"io/fs"
	"slices"

	"accords/internal/accord"
)

// Authority returns what editors know beforehand, without the countries, which
// come from the gazetteer. Every name, member and date has its citation.
func Authority() (accord.Authority, error) {
	sub, err := fs.Sub(authority, "authority")
	if err != nil {
		return accord.Authority{}, fmt.Errorf("the embedded authority: %w", err)
	}
	return readAuthority(sub)
}

// readAuthority takes the folder as an argument, so that tests can show what a
// mistake in each file is answered with.
func readAuthority(fsys fs.FS) (accord.Authority, error) {
	var a accord.Authority
	var err error
	if a.Organisations, err = readOrganisations(fsys, "organisations.yaml"); err != nil {
		return accord.Authority{}, err
	}
	if a.Series, a.Summits, err = readSeries(fsys, "series.yaml"); err != nil {
		return accord.Authority{}, err
	}
	if a.Topics, err = readTopics(fsys, "topics.yaml"); err != nil {
		return accord.Authority{}, err
	}
	return a, nil
}

// readYAML reads a file of the authority. A field that nobody knows is a mistake of its
// writer.
func readYAML(fsys fs.FS, file string, into any) error {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	return decode(file, b, into)
}

// citations are the sources of a file, each named once and used by its name.
// One that nothing uses is an error, because a typing mistake looks like that.
type citations struct {
	byName map[string]citation
	used   map[string]bool
}

// newCitations marks none as used.
func newCitations(m map[string]citation) citations {
	return citations{byName: m, used: map[string]bool{}}
}

// find checks a citation each time it is used: the name may be right and the
// page that it leads to missing.
func (c citations) find(name string) (*accord.Citation, error) {
	found, ok := c.byName[name]
	if !ok {
		return nil, fmt.Errorf("no citation is called %q", name)
	}
	c.used[name] = true
	return found.accord()
}

// unused is called after the whole file was read.
func (c citations) unused() error {
	for name := range c.byName {
		if !c.used[name] {
			return fmt.Errorf("the citation %q is used nowhere", name)
		}
	}
	return nil
}

// periodYAML is a name with the time it was in use. From is when it came, To
// when another one took its place; either may be open.
type periodYAML struct {
	Name     string      `yaml:"name"`
	Short    string      `yaml:"short"`
	From     accord.Date `yaml:"from"`
	To       accord.Date `yaml:"to"`
	Citation string      `yaml:"citation"`
}

// periods returns names oldest first, whatever order the file has them in. Names
// of one period, as in two languages, keep the order of the file.
func (c citations) periods(list []periodYAML) ([]accord.PeriodName, error) {
	var names []accord.PeriodName
	for _, p := range list {
		cited, err := c.find(p.Citation)
		if err != nil {
			return nil, fmt.Errorf("name %q: %w", p.Name, err)
		}
		if err := checkPeriod(p.From, p.To); err != nil {
			return nil, fmt.Errorf("name %q: %w", p.Name, err)
		}
		if p.Name == "" {
			return nil, fmt.Errorf("a name is empty")
		}
		names = append(names, accord.PeriodName{Name: p.Name, Short: p.Short, From: p.From, To: p.To, Citation: cited})
	}
	slices.SortStableFunc(names, func(a, b accord.PeriodName) int { return a.From.Compare(b.From) })
	return names, nil
}

// checkPeriod compares the last day that the end may mean with the first day
// that the beginning may mean: "2017 to 2017-03" is a period.
func checkPeriod(from, to accord.Date) error {
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		return fmt.Errorf("the period ends on %s, before it begins on %s", to, from)
	}
	return nil
}

// readTopics asks for both languages, because a page in Korean must not fall
// back to English in the middle of a list.
func readTopics(fsys fs.FS, file string) ([]accord.Topic, error) {
	var in []struct {
		Code    string `yaml:"code"`
		Label   string `yaml:"label"`
		LabelKo string `yaml:"label_ko"`
		About   string `yaml:"about"`
	}
	if err := readYAML(fsys, file, &in); err != nil {
		return nil, err
	}
	var topics []accord.Topic
	seen := map[string]bool{}
	for _, t := range in {
		if err := checkSlug(t.Code); err != nil {
			return nil, fmt.Errorf("%s: topic: %w", file, err)
		}
		if seen[t.Code] || t.Label == "" || t.LabelKo == "" || t.About == "" {
			return nil, fmt.Errorf("%s: topic %q stands twice or lacks a label, label_ko or about", file, t.Code)
		}
		seen[t.Code] = true
		topics = append(topics, accord.Topic{Code: t.Code, Label: t.Label, LabelKo: t.LabelKo, About: t.About})
	}
	return topics, nil
}
