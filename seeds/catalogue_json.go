package seeds

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"accords/internal/accord"
)

// The types below are what the lines look like; Record is what they mean. An
// empty text stands for null: both say that no page states the value.
type agreementJSON struct {
	Record        string             `json:"record"`
	Key           string             `json:"key"`
	Title         string             `json:"title"`
	Kind          string             `json:"kind"`
	Status        string             `json:"status"`
	Signed        accord.Date        `json:"signed"`
	PlannedFor    accord.Date        `json:"planned_for"` // the day for which a signature was announced
	Countries     []string           `json:"countries"`
	Organisations []bodyJSON         `json:"organisations"`
	Signatories   []personJSON       `json:"signatories"`
	Place         string             `json:"place"`
	PlaceCountry  string             `json:"place_country"`
	TermYears     int                `json:"term_years"`
	InForce       accord.Date        `json:"in_force"`
	Binding       *bool              `json:"binding"`
	Topics        []string           `json:"topics"`
	Occasion      string             `json:"occasion"`
	Summit        string             `json:"summit"`
	Renews        string             `json:"renews"`
	Implements    string             `json:"implements"`
	SameAs        []string           `json:"same_as"`
	NotSameAs     []string           `json:"not_same_as"`
	Differs       []string           `json:"differs"`
	Checked       accord.Date        `json:"checked"` // when an editor last compared the record with its pages
	Disagreements []disagreementJSON `json:"disagreements"`
	Sources       []sourceJSON       `json:"sources"`
}

type bodyJSON struct {
	Name    string `json:"name"`
	Country string `json:"country"`
}

type personJSON struct {
	Name    string `json:"name"`
	Office  string `json:"office"`
	Country string `json:"country"`
}

type summitJSON struct {
	Record            string             `json:"record"`
	Key               string             `json:"key"`
	Name              string             `json:"name"`
	Series            string             `json:"series"`
	Edition           int                `json:"edition"`
	HostCountry       string             `json:"host_country"`
	Place             string             `json:"place"`
	Virtual           *bool              `json:"virtual"`
	Start             accord.Date        `json:"start"`
	End               accord.Date        `json:"end"`
	Theme             string             `json:"theme"`
	Participants      []string           `json:"participants"`
	ParticipantsOther []string           `json:"participants_other"` // groups and numbers as reported; kept for editors, shown on no page
	Outcomes          []string           `json:"outcomes"`
	Disagreements     []disagreementJSON `json:"disagreements"`
	Sources           []sourceJSON       `json:"sources"`
}

// disagreementJSON is a second value of a field, with the page that states it.
type disagreementJSON struct {
	Field  string          `json:"field"`
	Value  json.RawMessage `json:"value"`
	Source int             `json:"source"` // from 1
}

type sourceJSON struct {
	URL       string      `json:"url"`
	Publisher string      `json:"publisher"`
	Published accord.Date `json:"published"`
	Language  string      `json:"language"`
	Supports  []string    `json:"supports"` // the keys of this record whose values the page states
	Note      string      `json:"note"`     // what the page says besides, in the editor's words
}

func (in agreementJSON) name() string { return in.Key }
func (in summitJSON) name() string    { return in.Key }

// record checks all that can be checked without other records.
func (in agreementJSON) record(at string) (Record, error) {
	r := Record{Kind: accord.RecordAgreement, Key: in.Key, At: at, AtSummit: in.Summit,
		SameAs: in.SameAs, NotSameAs: in.NotSameAs, Differs: in.Differs, Checked: in.Checked}
	if in.Record != string(r.Kind) {
		return r, fmt.Errorf("record is %q, want %q", in.Record, r.Kind)
	}
	l := newFactList(in.Sources)
	l.text("title", "title", in.Title, optional)
	if len(l.facts) == 0 {
		r.Title = in.Title // no page supports it: the words are the editor's own
	}
	l.text("kind", "kind", in.Kind, required)
	l.status(in.Status, in.PlannedFor)
	l.date("signed", "signed", in.Signed)
	for _, c := range in.Countries {
		l.add("countries", Fact{Field: "country", Value: c})
	}
	for _, o := range in.Organisations {
		l.add("organisations", Fact{Field: "organisation", Value: o.Name, Country: accord.Code(o.Country)})
	}
	for _, p := range in.Signatories {
		l.add("signatories", Fact{Field: "signatory", Value: p.Name, Office: p.Office, Country: accord.Code(p.Country)})
	}
	l.text("place", "place", in.Place, optional)
	if in.PlaceCountry != "" {
		l.place(in.Place, in.PlaceCountry)
	}
	if in.TermYears != 0 {
		l.add("term_years", Fact{Field: "term", Value: strconv.Itoa(in.TermYears) + " years"})
	}
	l.date("in_force", "in_force", in.InForce)
	if in.Binding != nil {
		l.add("binding", Fact{Field: "binding", Value: string(bindingOf(*in.Binding))})
	}
	for _, t := range in.Topics {
		l.add("topics", Fact{Field: "topic", Value: t})
	}
	l.text("occasion", "occasion", in.Occasion, optional)
	if in.Summit != "" && in.Occasion == "" {
		l.fail(fmt.Sprintf("summit %q rests on nothing: give the occasion, and a page that states it", in.Summit))
	}
	r.Renews = l.apart("renews", in.Renews)
	r.Implements = l.apart("implements", in.Implements)
	l.disagree(in.Disagreements, map[string]string{"kind": "kind", "status": "status", "signed": "signed", "place": "place",
		"term_years": "term", "in_force": "in_force", "binding": "binding", "occasion": "occasion"})
	if in.Title == "" {
		l.fail("title is empty; say what the instrument is")
	}
	if len(in.Countries)+len(in.Organisations) == 0 {
		l.fail("it has no party: no country and no organisation")
	}
	var err error
	r.Facts, err = l.done(func(f Fact) error { return f.OnAgreement(&accord.Agreement{}) })
	return r, errors.Join(err, in.inOrder())
}

// inOrder finds dates that cannot be right together.
func (in agreementJSON) inOrder() error {
	if !in.Signed.IsZero() && !in.InForce.IsZero() && in.InForce.Last().Before(in.Signed.First()) {
		return fmt.Errorf("in_force %s is before signed %s", in.InForce, in.Signed)
	}
	if in.Status == string(accord.Planned) && !in.Signed.IsZero() {
		return errors.New("it is planned and has a day of signature; write planned_for")
	}
	return plausible(map[string]accord.Date{"signed": in.Signed, "planned_for": in.PlannedFor, "in_force": in.InForce})
}

// bindingOf is the word for what a record says with true or false.
func bindingOf(b bool) accord.Binding {
	if b {
		return accord.IsBinding
	}
	return accord.NonBinding
}

// record checks all that can be checked without other records.
func (in summitJSON) record(at string) (Record, error) {
	r := Record{Kind: accord.RecordSummit, Key: in.Key, At: at}
	if in.Record != string(r.Kind) {
		return r, fmt.Errorf("record is %q, want %q", in.Record, r.Kind)
	}
	l := newFactList(in.Sources)
	l.text("name", "name", in.Name, required)
	l.text("series", "series", in.Series, optional)
	if in.Edition != 0 {
		l.add("edition", Fact{Field: "edition", Value: strconv.Itoa(in.Edition)})
	}
	l.text("host_country", "host", in.HostCountry, optional)
	l.text("place", "place", in.Place, optional)
	if in.Virtual != nil {
		l.add("virtual", Fact{Field: "virtual", Value: strconv.FormatBool(*in.Virtual)})
	}
	l.date("start", "start", in.Start)
	l.date("end", "end", in.End)
	l.text("theme", "theme", in.Theme, optional)
	for _, c := range in.Participants {
		l.add("participants", Fact{Field: "participant", Value: c})
	}
	for _, o := range in.Outcomes {
		l.add("outcomes", Fact{Field: "outcome", Value: o})
	}
	l.disagree(in.Disagreements, map[string]string{"name": "name", "edition": "edition", "host_country": "host", "place": "place",
		"virtual": "virtual", "start": "start", "end": "end", "theme": "theme"})
	if !in.Start.IsZero() && !in.End.IsZero() && in.End.Last().Before(in.Start.First()) {
		l.fail(fmt.Sprintf("end %s is before start %s", in.End, in.Start))
	}
	var err error
	r.Facts, err = l.done(func(f Fact) error { return f.OnSummit(&accord.Summit{}) })
	return r, errors.Join(err, plausible(map[string]accord.Date{"start": in.Start, "end": in.End}))
}

// plausible refuses the usual mistakes of typing: digital government is younger
// than 1980, and nobody plans for a century.
func plausible(dates map[string]accord.Date) error {
	const first, last = 1980, 2050
	for field, d := range dates {
		if !d.IsZero() && (d.Year < first || d.Year > last) {
			return fmt.Errorf("%s: the year of %s is not between %d and %d", field, d, first, last)
		}
	}
	return nil
}
