package site

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"accords/internal/accord"
)

// formatDate prints a date as far as it is known: "26 April 2017", "November
// 2016", "2016"; empty where nothing is known.
func formatDate(d accord.Date) string {
	switch d.Precision() {
	case accord.ToDay:
		return fmt.Sprintf("%d %s %d", d.Day, time.Month(d.Month), d.Year)
	case accord.ToMonth:
		return fmt.Sprintf("%s %d", time.Month(d.Month), d.Year)
	case accord.ToYear:
		return strconv.Itoa(d.Year)
	case accord.NoYear:
		if d.Day == 0 {
			return fmt.Sprintf("%s (year not stated)", time.Month(d.Month))
		}
		return fmt.Sprintf("%d %s (year not stated)", d.Day, time.Month(d.Month))
	}
	return ""
}

// formatPeriod prints when something took place: "20–21 November 2018".
func formatPeriod(start, end accord.Date) string {
	switch {
	case end.IsZero() || start == end:
		return formatDate(start)
	case start.IsZero():
		return "until " + formatDate(end)
	case start.Precision() == accord.ToDay && end.Precision() == accord.ToDay && start.Year == end.Year && start.Month == end.Month:
		return fmt.Sprintf("%d–%s", start.Day, formatDate(end))
	case start.Precision() == accord.ToDay && end.Precision() == accord.ToDay && start.Year == end.Year:
		return fmt.Sprintf("%d %s – %s", start.Day, time.Month(start.Month), formatDate(end))
	}
	return formatDate(start) + " – " + formatDate(end)
}

// formatSpan prints when a name was in use or a membership held.
func formatSpan(from, to accord.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return "since " + formatDate(from)
	case from.IsZero():
		return "until " + formatDate(to)
	}
	return formatDate(from) + " to " + formatDate(to)
}

func formatTerm(t accord.Term) string {
	switch {
	case t.Months <= 0:
		return ""
	case t.Months%12 != 0:
		return plural(t.Months, "month", "months")
	}
	return plural(t.Months/12, "year", "years")
}

func formatDay(t time.Time) string {
	if t.IsZero() || t.Unix() == 0 {
		return ""
	}
	return formatDate(accord.DateOf(t.UTC()))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// label turns a code into words: "memorandum_of_understanding".
func label(code string) string {
	if code == "" {
		return ""
	}
	words := strings.NewReplacer("_", " ", "-", " ").Replace(code)
	return strings.ToUpper(words[:1]) + words[1:]
}

func kindLabel(k accord.Kind) string {
	if k == accord.JointDeclaration {
		return "Joint declaration or statement"
	}
	return label(string(k))
}

func bindingLabel(b accord.Binding) string {
	switch b {
	case accord.IsBinding:
		return "Legally binding"
	case accord.NonBinding:
		return "Not legally binding"
	}
	return ""
}

func typeLabel(t accord.OrganisationType) string {
	switch t {
	case accord.TypeMinistry:
		return "Ministry"
	case accord.TypeAgency:
		return "Agency or office"
	case accord.TypeInternational:
		return "International organisation"
	}
	return "Other body"
}

// languageName prints a BCP 47 tag for the languages that sources have.
func languageName(tag string) string {
	switch tag {
	case "en":
		return "English"
	case "ko":
		return "Korean"
	case "", "und":
		return ""
	}
	return tag
}

// fieldLabel names a field as pages do.
func fieldLabel(field string) string {
	names := map[string]string{
		"title": "Title", "kind": "Kind", "status": "Status", "signed": "Signed on", "place": "Place of signature", "term": "Term",
		"in_force": "Entry into force", "expiry": "Expiry", "binding": "Binding or not", "occasion": "Occasion", "country": "Party (country)",
		"organisation": "Party (body)", "signatory": "Signatory", "topic": "Area of cooperation", "commitment": "Commitment",
		"name": "Name", "edition": "Edition", "host": "Host", "virtual": "Held online", "start": "First day", "end": "Last day",
		"theme": "Theme", "next_host": "Next host", "participant": "Participant", "outcome": "Outcome", "published": "Published",
		"sources": "Sources", accord.EvidenceField: "Evidence",
	}
	if n, ok := names[field]; ok {
		return n
	}
	return label(field)
}

func (s *Site) countryName(c accord.Code) string {
	if k, ok := s.cfg.Labels.Countries[c]; ok {
		return k.Name
	}
	return string(c)
}

func (s *Site) topicLabel(code string) string {
	if t, ok := s.cfg.Labels.Topics[code]; ok {
		return t.Label
	}
	return label(code)
}
