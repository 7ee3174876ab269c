package export

import (
	"fmt"
	"time"

	"accords/internal/accord"
)

// Value is a value with how the register knows it. It is the form of every
// value in JSON, JSON Lines and the API.
type Value[T any] struct {
	Value       *T         `json:"value" doc:"Null where no source states it."`
	Label       string     `json:"label,omitempty" doc:"The value in English words, where it is a code or a date."`
	Basis       string     `json:"basis" enum:"quoted,calculated,inferred,curated,not_stated" doc:"How the register knows it: the source says it (quoted), arithmetic on quotations (calculated), a rule concluded it (inferred), an editor cites another publisher (curated), or nobody said (not_stated)."`
	Reason      string     `json:"reason,omitempty" doc:"The sum or the rule in a sentence; always there for calculated and inferred values."`
	Rule        string     `json:"rule,omitempty" doc:"Name of the rule that made the value; none for plain quotations."`
	Evidence    []Evidence `json:"evidence" doc:"The passages that the value was read from."`
	Citation    *Citation  `json:"citation,omitempty" doc:"The page that an editor cites."`
	FirstSeen   string     `json:"first_seen,omitempty" doc:"Since when the field reads as it does, RFC 3339."`
	LastChecked string     `json:"last_checked,omitempty" doc:"When the sources of the value were last read, RFC 3339."`
}

// Fact is the headline value of a field, with what other sources say.
type Fact[T any] struct {
	Value[T]
	Others []Value[T] `json:"others,omitempty" doc:"Values of other sources that differ."`
	Choice string     `json:"choice,omitempty" doc:"The rule that chose the headline value."`
}

// Evidence is a passage of a stored document. Start and End count bytes of its
// text in UTF-8.
type Evidence struct {
	Source string `json:"source" doc:"Address of the source in the register."`
	Href   string `json:"href" doc:"Address of the marked passage."`
	Start  int    `json:"start" doc:"First byte of the passage in the stored text (UTF-8)."`
	End    int    `json:"end" doc:"Byte after the passage."`
	Quote  string `json:"quote" doc:"The words, exactly as stored."`
	Prefix string `json:"prefix" doc:"The rest of the sentence before them."`
	Suffix string `json:"suffix" doc:"The rest of the sentence after them."`
}

// Citation is the page of another publisher that an editor's value rests on. Note
// is what the page says, in the editor's words.
type Citation struct {
	Publisher string `json:"publisher"`
	URL       string `json:"url,omitempty"`
	Published string `json:"published,omitempty"`
	Note      string `json:"note,omitempty"`
}

// knower turns values of the domain into their exported form: it knows the
// provenance of the record that they belong to.
type knower struct {
	Publisher
	first time.Time // of the record
	known accord.Provenance
}

func (k knower) evidence(list []accord.Evidence) []Evidence {
	out := []Evidence{} // an empty list, not null
	for _, e := range list {
		src := k.SourceURL(e.Document)
		out = append(out, Evidence{Source: src, Href: fmt.Sprintf("%s#b%d-%d", src, e.Span.Start, e.Span.End),
			Start: e.Span.Start, End: e.Span.End, Quote: e.Quote, Prefix: e.Before, Suffix: e.After})
	}
	return out
}

func newCitation(c *accord.Citation) *Citation {
	if c == nil {
		return nil
	}
	return &Citation{Publisher: c.Publisher, URL: c.URL, Published: c.Published.String(), Note: c.Note}
}

// seen is since when a field reads as it does.
func (k knower) seen(field string) string {
	if t, ok := k.known.Seen[field]; ok {
		return moment(t)
	}
	return moment(k.first)
}

// checked is when what a value rests on was last compared with it: the documents
// of its passages, or the page that its editor cites. A value that rests on
// nothing, because nobody states it, is as old as the newest look at any source
// of the record: that look did not find it.
func (k knower) checked(list []accord.Evidence, c *accord.Citation) string {
	var last time.Time
	later := func(t time.Time) {
		if t.After(last) {
			last = t
		}
	}
	for _, e := range list {
		later(k.known.Read[e.Document])
	}
	if c != nil {
		later(k.known.Checked[c.URL])
	}
	if !last.IsZero() {
		return moment(last)
	}
	for _, all := range []map[string]time.Time{k.known.Read, k.known.Checked} {
		for _, t := range all {
			later(t)
		}
	}
	return moment(last)
}

// newValue is the one place where a value of the domain becomes one of an
// export. Form gives the value and its label.
func newValue[T, U any](k knower, field string, v accord.Value[T], form func(T) (U, string)) Value[U] {
	out := Value[U]{Basis: string(accord.NotStated), Evidence: []Evidence{}, LastChecked: k.checked(v.Evidence, v.Citation)}
	if !v.Stated() {
		return out
	}
	value, label := form(v.V)
	out.Value, out.Label = &value, label
	out.Basis, out.Reason, out.Rule = string(v.Basis), v.Reason, v.Rule
	out.Evidence, out.Citation, out.FirstSeen = k.evidence(v.Evidence), newCitation(v.Citation), k.seen(field)
	return out
}

func newFact[T, U any](k knower, field string, f accord.Fact[T], form func(T) (U, string)) Fact[U] {
	out := Fact[U]{Value: newValue(k, field, f.Value, form), Choice: f.Choice}
	for _, o := range f.Others {
		out.Others = append(out.Others, newValue(k, field, o, form))
	}
	return out
}

func newValues[T, U any](k knower, field string, list []accord.Value[T], form func(T) (U, string)) []Value[U] {
	out := []Value[U]{}
	for _, v := range list {
		out = append(out, newValue(k, field, v, form))
	}
	return out
}

// The forms of plain values.

func asText(s string) (string, string) { return s, "" }
func asNumber(n int) (int, string)     { return n, "" }
func asBool(b bool) (bool, string)     { return b, "" }

func asDate(d accord.Date) (string, string) { return d.String(), d.English() }

func (p Publisher) asCountry(c accord.Code) (string, string) { return string(c), p.countryName(c) }
func (p Publisher) asTopic(code string) (string, string)     { return code, p.topicName(code) }
