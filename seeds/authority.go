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

func newCitations(m map[string]citation) citations {
	return citations{byName: m, used: map[string]bool{}}
}

func (c citations) find(name string) (*accord.Citation, error) {
	found, ok := c.byName[name]
	if !ok {
		return nil, fmt.Errorf("no citation is called %q", name)
	}
	c.used[name] = true
	return found.accord()
}

func (c citations) unused() error {
	for name := range c.byName {
		if !c.used[name] {
			return fmt.Errorf("the citation %q is used nowhere", name)
		}
	}
	return nil
}

type periodYAML struct {
	Name     string      `yaml:"name"`
	Short    string      `yaml:"short"`
	From     accord.Date `yaml:"from"`
	To       accord.Date `yaml:"to"`
	Citation string      `yaml:"citation"`
}

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

func checkPeriod(from, to accord.Date) error {
	if !from.IsZero() && !to.IsZero() && to.Last().Before(from.First()) {
		return fmt.Errorf("the period ends on %s, before it begins on %s", to, from)
	}
	return nil
}

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
