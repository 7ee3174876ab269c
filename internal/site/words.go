package site

import (
	"strings"
	"time"

	"accords/internal/accord"
	"accords/web/words"
)

// say is a message in the language of the site, its blanks filled.
func (s *Site) say(t words.Text, blanks ...any) string {
	if len(blanks) == 0 {
		return t.In(s.lang)
	}
	return t.With(s.lang, blanks...)
}

// path is the address of one of our pages in the language of the site.
func (s *Site) path(neutral string) string { return s.lang.Path(neutral) }

// number prints a number for a sentence.
func number(n int) string { return words.Number(n) }

// date prints a date as far as it is known; empty where nothing is.
func (s *Site) date(d accord.Date) string { return words.Date(s.lang, d.Year, d.Month, d.Day) }

// day prints the day of an instant, in UTC; empty where there is none.
func (s *Site) day(t time.Time) string {
	if t.IsZero() || t.Unix() == 0 {
		return ""
	}
	return s.date(accord.DateOf(t.UTC()))
}

// period prints when something took place: "20–21 November 2018".
func (s *Site) period(start, end accord.Date) string {
	return words.Period(s.lang, words.Day(start), words.Day(end))
}

// span prints when a name was in use or a membership held.
func (s *Site) span(from, to accord.Date) string {
	return words.Span(s.lang, words.Day(from), words.Day(to))
}

// term prints a period in years where it is whole years, in months otherwise.
func (s *Site) term(t accord.Term) string {
	switch {
	case t.Months <= 0:
		return ""
	case t.Months%12 != 0:
		return words.Months.Count(s.lang, t.Months)
	}
	return words.Years.Count(s.lang, t.Months/12)
}

// coded is the word for a code of the register. A code that the catalogue does
// not have, of a later version perhaps, is better read as it is than not at all.
func (s *Site) coded(table map[string]words.Text, code string) string {
	if t, ok := table[code]; ok {
		return s.say(t)
	}
	if code == "" {
		return ""
	}
	plain := strings.NewReplacer("_", " ", "-", " ").Replace(code)
	return strings.ToUpper(plain[:1]) + plain[1:]
}

// The words for codes, each by its table.
func (s *Site) kind(k accord.Kind) string       { return s.coded(words.Kinds, string(k)) }
func (s *Site) status(st accord.Status) string  { return s.coded(words.Statuses, string(st)) }
func (s *Site) binding(b accord.Binding) string { return s.coded(words.Bindings, string(b)) }
func (s *Site) region(name string) string       { return s.coded(words.Regions, name) }
func (s *Site) field(code string) string        { return s.coded(words.Fields, code) }
func (s *Site) bodyType(t accord.OrganisationType) string {
	if _, ok := words.BodyTypes[string(t)]; !ok {
		t = accord.TypeOther
	}
	return s.coded(words.BodyTypes, string(t))
}

// language names the language of a source. Tags without a name stay tags.
func (s *Site) language(tag string) string {
	if t, ok := words.Tongues[tag]; ok {
		return s.say(t)
	}
	if tag == "und" {
		return ""
	}
	return tag
}

// countryName names a country in the language of the site, and by its code where it has
// no name: a wrong name would be worse.
func (s *Site) countryName(c accord.Code) string {
	k, ok := s.cfg.Labels.Countries[c]
	switch {
	case !ok:
		return string(c)
	case s.lang == words.Ko && k.NameKo != "":
		return k.NameKo
	}
	return k.Name
}

// topicLabel names an area of work in the language of the site.
func (s *Site) topicLabel(code string) string {
	t, ok := s.cfg.Labels.Topics[code]
	switch {
	case !ok:
		return s.coded(nil, code)
	case s.lang == words.Ko && t.LabelKo != "":
		return t.LabelKo
	}
	return t.Label
}

// yesOrNo prints a truth.
func (s *Site) yesOrNo(yes bool) string {
	if yes {
		return s.say(words.Yes)
	}
	return s.say(words.No)
}

// otherName is the name in the other language, to stand beside the one of the
// page.
func (s *Site) otherName(en, ko string) string {
	if s.lang == words.Ko {
		return en
	}
	return ko
}
