package export

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"accords/internal/accord"
)

// Feed is an Atom feed (RFC 4287) of what changed.
type Feed struct {
	Title   string
	Self    string // absolute address of the feed
	Page    string // absolute address of the page that it belongs to
	Updated time.Time
	Changes []accord.Change // newest first
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
	URI  string `xml:"uri"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

// WriteAtom writes a feed. Its ids are the addresses of records, so that they
// stay when the database is thrown away and filled again; a change has the time
// behind it, because one record has many. Updated is the later of f.Updated and the
// newest change, and never missing, as RFC 4287 wants (4.2.15).
func (p Publisher) WriteAtom(w io.Writer, f Feed) error {
	if len(f.Changes) > 0 && f.Changes[0].At.After(f.Updated) {
		f.Updated = f.Changes[0].At
	}
	updated := moment(f.Updated)
	if updated == "" {
		updated = time.Unix(0, 0).UTC().Format(time.RFC3339) // the element is required
	}
	out := atomFeed{ID: f.Self, Title: xmlText(f.Title), Updated: updated, Author: atomAuthor{SiteName, p.Base + "/about"},
		Links: []atomLink{{"self", "application/atom+xml", f.Self}, {"alternate", "text/html", f.Page}}}
	for _, c := range f.Changes {
		out.Entries = append(out.Entries, p.atomEntry(c))
	}
	return writeXML(w, out)
}

func (p Publisher) atomEntry(c accord.Change) atomEntry {
	href := p.Change(c).URL
	e := atomEntry{ID: href, Title: xmlText(changeName(c.What) + ": " + c.Title), Updated: moment(c.At),
		Links:      []atomLink{{"alternate", "text/html", href}},
		Categories: []atomCategory{{string(c.What), changeName(c.What)}, {string(c.Record), words(string(c.Record))}},
		Summary:    xmlText(p.changeSentence(c))}
	if c.What != accord.RecordNew {
		e.ID += "#" + string(c.What) + "-" + c.At.UTC().Format("20060102T150405.000000Z")
	}
	return e
}

// changeName is the word for a kind of change, which feeds and tables begin with.
func changeName(k accord.ChangeKind) string {
	switch k {
	case accord.RecordNew:
		return "New"
	case accord.RecordChanged:
		return "Changed"
	case accord.RecordMerged:
		return "Merged"
	case accord.RecordWithdrawn:
		return "Withdrawn"
	}
	return words(string(k))
}

// changeSentence says what happened, field by field.
func (p Publisher) changeSentence(c accord.Change) string {
	var parts []string
	if names := p.names(c.Countries); names != "" {
		parts = append(parts, names+".")
	}
	if into := c.Into; into != nil {
		name := into.Label
		if name == "" {
			name = into.Slug
		}
		parts = append(parts, "Merged into "+name+", "+p.Permalink(into.Slug)+".")
	}
	for _, f := range c.Fields {
		if f.Field == accord.EvidenceField {
			parts = append(parts, "The passages that the values rest on changed.")
			continue
		}
		parts = append(parts, fmt.Sprintf("%s: was %s; is now %s.", words(f.Field), p.stateName(f.Field, f.Old), p.stateName(f.Field, f.New)))
	}
	return strings.Join(parts, " ")
}

func (p Publisher) names(list []accord.Code) string {
	var out []string
	for _, c := range list {
		out = append(out, p.countryName(c))
	}
	return strings.Join(out, ", ")
}

// stateName prints a field at one time, with how it was known.
func (p Publisher) stateName(field string, s accord.FieldState) string {
	if len(s.Values) == 0 {
		return "not stated"
	}
	var out []string
	for _, v := range s.Values {
		out = append(out, p.plainName(field, v))
	}
	text := strings.Join(out, "; ")
	if s.Basis != "" {
		text += " (" + basisName(s.Basis) + ")"
	}
	return text
}

// plainName puts words in the place of a plain value.
func (p Publisher) plainName(field, v string) string {
	switch field {
	case "country", "participant", "host", "next_host":
		return p.countryName(accord.Code(v))
	case "topic":
		return p.topicName(v)
	case "kind":
		return kindName(accord.Kind(v))
	case "status":
		return words(v)
	case "binding":
		return bindingName(accord.Binding(v))
	case "term":
		if months, err := strconv.Atoi(v); err == nil {
			return accord.Term{Months: months}.String()
		}
	case "virtual":
		return yes(v == "true")
	case "signed", "start", "end", "in_force", "expiry", "published":
		if d, err := accord.ParseDate(v); err == nil {
			return d.English()
		}
	}
	return v
}

// xmlText drops what XML 1.0 cannot hold (2.2): encoding/xml would put U+FFFD in
// its place.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}
