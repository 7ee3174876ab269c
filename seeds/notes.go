package seeds

import (
	"errors"
	"fmt"
	"slices"

	"accords/internal/accord"
)

// Notes is what an editor writes beside a release, in NAME.yaml.
type Notes struct {
	Title      string // empty: the title that is read from the release
	Publisher  string
	Country    accord.Code // of the publisher
	URL        string      // empty where it is not known
	Language   string      // BCP 47
	Licence    string
	LicenceURL string
	Retrieved  accord.Date
	SHA256     string                     // of the release that the notes were written for; empty to not check
	Published  *accord.Value[accord.Date] // where another page states it; nil otherwise
	Agreements []AgreementNotes
	Summits    []SummitNotes
}

// AgreementNotes pins the permanent id of an agreement that a release reports
// and holds the values that other publishers state.
type AgreementNotes struct {
	ID        string
	Kind      accord.Kind
	Countries []accord.Code // sorted
	Nth       int           // from 1, where the release reports several of the kind between the countries
	Facts     []Fact
}

// SummitNotes pins the permanent slug of a summit. A summit matches that
// agrees with every field that is set.
type SummitNotes struct {
	Slug    string
	Name    string
	Series  string // any of its names
	Edition int
	Year    int
	Facts   []Fact
}

// The types below are what the file looks like; Notes is what it means. They
// differ so that a change of the domain does not change the format of files
// that other people have written.
type notesYAML struct {
	Title      string `yaml:"title"`
	Publisher  string `yaml:"publisher"`
	Country    string `yaml:"publisher_country"`
	URL        string `yaml:"url"`
	Language   string `yaml:"language"`
	Licence    string `yaml:"licence"`
	LicenceURL string `yaml:"licence_url"`
	Retrieved  string `yaml:"retrieved"`
	SHA256     string `yaml:"sha256"`
	Published  *struct {
		Value   string   `yaml:"value"`
		Stating citation `yaml:",inline"`
	} `yaml:"published"`
	Agreements []agreementYAML  `yaml:"agreements"`
	Summits    []summitNoteYAML `yaml:"summits"`
}

// agreementYAML matches by what is read from the text, never by a value that an
// editor may correct.
type agreementYAML struct {
	ID    string `yaml:"id"`
	Match struct {
		Kind      accord.Kind `yaml:"kind"`
		Countries []string    `yaml:"countries"`
		Nth       int         `yaml:"nth"`
	} `yaml:"match"`
	Facts []factYAML `yaml:"facts"`
}

// summitNoteYAML matches by name, or by series and edition or year.
type summitNoteYAML struct {
	Slug  string `yaml:"slug"`
	Match struct {
		Name    string `yaml:"name"`
		Series  string `yaml:"series"`
		Edition int    `yaml:"edition"`
		Year    int    `yaml:"year"`
	} `yaml:"match"`
	Facts []factYAML `yaml:"facts"`
}

// factYAML is a fact with its citation on one level, as a person writes it.
type factYAML struct {
	Field   string `yaml:"field"`
	Value   string `yaml:"value"`
	Office  string `yaml:"office"`
	Country string `yaml:"country"`

	Stating citation `yaml:",inline"`
}

// ParseNotes reads the YAML beside a release. Errors name the file and, where
// the parser knows it, the line.
func ParseNotes(file string, b []byte) (Notes, error) {
	var in notesYAML
	if err := decode(file, b, &in); err != nil {
		return Notes{}, err
	}
	n, err := in.notes()
	if err != nil {
		return Notes{}, fmt.Errorf("%s: %w", file, err)
	}
	return n, nil
}

// notes checks everything that can be checked without the text.
func (in notesYAML) notes() (Notes, error) {
	n := Notes{
		Title: in.Title, Publisher: in.Publisher, Country: accord.Code(in.Country), URL: in.URL,
		Language: in.Language, Licence: in.Licence, LicenceURL: in.LicenceURL,
		SHA256: in.SHA256,
	}
	var err error
	if n.Retrieved, err = accord.ParseDate(in.Retrieved); err != nil {
		return n, fmt.Errorf("retrieved: %w", err)
	}
	if in.Country != "" {
		if _, err := parseCode(in.Country); err != nil {
			return n, fmt.Errorf("publisher_country: %w", err)
		}
	}
	for key, address := range map[string]string{"url": in.URL, "licence_url": in.LicenceURL} {
		if address == "" {
			continue
		}
		if err := checkURL(address); err != nil {
			return n, fmt.Errorf("%s: %w", key, err)
		}
	}
	// A date that the text states is read from the text; this one needs a page.
	if in.Published != nil {
		source, err := in.Published.Stating.accord()
		if err != nil {
			return n, fmt.Errorf("published: %w", err)
		}
		on, err := parseDate(in.Published.Value)
		if err != nil {
			return n, fmt.Errorf("published: value: %w", err)
		}
		n.Published = &accord.Value[accord.Date]{V: on, Basis: accord.Curated, Citation: source}
	}
	if err := in.addAgreements(&n); err != nil {
		return n, err
	}
	return n, in.addSummits(&n)
}

// addAgreements refuses two entries that one agreement could match: which id it
// gets would depend on their order.
func (in notesYAML) addAgreements(n *Notes) error {
	for _, a := range in.Agreements {
		if !accord.ValidID(a.ID) {
			return fmt.Errorf("agreement id %q: want eight of 0-9 and a-z without i, l, o and u", a.ID)
		}
		out := AgreementNotes{ID: a.ID, Kind: a.Match.Kind, Nth: max(a.Match.Nth, 1)}
		if !slices.Contains(accord.Kinds(), out.Kind) {
			return fmt.Errorf("agreement %s: match: kind %q is none of %v", a.ID, out.Kind, accord.Kinds())
		}
		for _, c := range a.Match.Countries {
			code, err := parseCode(c)
			if err != nil {
				return fmt.Errorf("agreement %s: match: %w", a.ID, err)
			}
			out.Countries = append(out.Countries, code)
		}
		// The order of the parties differs from text to text.
		slices.Sort(out.Countries)
		if slices.ContainsFunc(n.Agreements, out.collides) {
			return fmt.Errorf("agreement %s: another one has its id or its match; tell them apart by nth", a.ID)
		}
		var err error
		if out.Facts, err = checkFacts(a.Facts, func(f Fact) error { return f.OnAgreement(&accord.Agreement{}) }); err != nil {
			return fmt.Errorf("agreement %s: %w", a.ID, err)
		}
		n.Agreements = append(n.Agreements, out)
	}
	return nil
}

// collides reports whether b takes the id of a or matches what a matches.
func (a AgreementNotes) collides(b AgreementNotes) bool {
	return a.ID == b.ID || a.Kind == b.Kind && a.Nth == b.Nth && slices.Equal(a.Countries, b.Countries)
}

// addSummits wants a name or a series to match: an edition or a year alone
// would match any summit.
func (in notesYAML) addSummits(n *Notes) error {
	for _, s := range in.Summits {
		if err := checkSlug(s.Slug); err != nil {
			return fmt.Errorf("summit: %w", err)
		}
		out := SummitNotes{Slug: s.Slug, Name: s.Match.Name, Series: s.Match.Series, Edition: s.Match.Edition, Year: s.Match.Year}
		if out.Name == "" && out.Series == "" {
			return fmt.Errorf("summit %s: match needs a name or a series", s.Slug)
		}
		if slices.ContainsFunc(n.Summits, func(t SummitNotes) bool { return t.Slug == s.Slug }) {
			return fmt.Errorf("summit %s stands twice", s.Slug)
		}
		var err error
		if out.Facts, err = checkFacts(s.Facts, func(f Fact) error { return f.OnSummit(&accord.Summit{}) }); err != nil {
			return fmt.Errorf("summit %s: %w", s.Slug, err)
		}
		n.Summits = append(n.Summits, out)
	}
	return nil
}

// checkFacts converts and tries each fact on an empty record, so that a mistake is
// reported with the file and not when the record is read.
func checkFacts(in []factYAML, try func(Fact) error) ([]Fact, error) {
	var out []Fact
	for _, f := range in {
		source, err := f.Stating.accord()
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", f.Field, err)
		}
		if f.Country != "" {
			if _, err := parseCode(f.Country); err != nil {
				return nil, fmt.Errorf("field %s: %w", f.Field, err)
			}
		}
		// Otherwise an office would be lost without a word.
		if f.Office != "" && f.Field != "signatory" {
			return nil, errors.New("only a signatory has an office, not field " + f.Field)
		}
		fact := Fact{Field: f.Field, Value: f.Value, Office: f.Office, Country: accord.Code(f.Country), Citation: *source}
		if err := try(fact); err != nil {
			return nil, err
		}
		out = append(out, fact)
	}
	return out, nil
}
