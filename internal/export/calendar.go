package export

import (
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"accords/internal/accord"
)

// Event is a day, or several, of the register's calendar.
type Event struct {
	UID        string // of the record and the field: it stays when the day is corrected
	Title      string
	Start, End accord.Date // to the day; End is the last day, zero for one day
	URL        string
	About      string // how the day is known
	Category   string
	Changed    time.Time // of the record; zero where it is not known
}

// AgreementEvents are the days of an agreement that are known to the day:
// signature, entry into force, expiry. A month or a year is no day, and a
// calendar that shows one would say more than the sources.
func (p Publisher) AgreementEvents(d accord.Dossier) []Event {
	var out []Event
	add := func(field, what string, f accord.Fact[accord.Date]) {
		if f.V.Precision() != accord.ToDay {
			return
		}
		out = append(out, Event{UID: d.ID + "-" + field, Title: what + ": " + d.Title.V, Start: f.V, URL: p.Permalink(d.ID),
			About: known(f.Value), Category: what, Changed: d.Changed})
	}
	signed := "Signed"
	if d.Status.V == accord.Planned {
		signed = "To be signed"
	}
	add("signed", signed, d.Signed)
	add("in-force", "Enters into force", d.InForce)
	add("expiry", "Expires", d.Expiry)
	return out
}

// known says in a sentence or a quotation how a value is known: its basis, the
// reason of what was concluded, the first passage in its sentence, the publisher
// that an editor cites.
func known[T any](v accord.Value[T]) string {
	text := words(string(v.Basis)) + "."
	if v.Reason != "" {
		text += " " + v.Reason
	}
	for _, e := range v.Evidence {
		text += " “" + e.Before + e.Quote + e.After + "”"
		break
	}
	if v.Citation != nil {
		text += " " + v.Citation.Publisher + "."
	}
	return text
}

// SummitEvents are the summits whose first day is known.
func (p Publisher) SummitEvents(list []accord.SummitRow) []Event {
	var out []Event
	for _, s := range list {
		if s.Start.Precision() != accord.ToDay {
			continue
		}
		e := Event{UID: "summit-" + s.Slug, Title: s.Name, Start: s.Start, URL: p.SummitURL(s.Slug), Category: "Summit"}
		if s.End.Precision() == accord.ToDay && s.End.Compare(s.Start) > 0 {
			e.End = s.End
		}
		if s.Host != "" {
			e.About = "Hosted by " + p.countryName(s.Host) + "."
		}
		out = append(out, e)
	}
	return out
}

// WriteCalendar writes an iCalendar object (RFC 5545). Stamp is when the
// register last changed, not now: the same data give the same bytes. Events are
// whole days, and free ones: nobody is busy because of them.
func (p Publisher) WriteCalendar(w io.Writer, name string, events []Event, stamp time.Time) error {
	c := &calendar{w: w}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//"+SiteName+"//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.line("NAME", escaped(name)) // RFC 7986
	c.line("X-WR-CALNAME", escaped(name))
	c.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	for _, e := range events {
		p.writeEvent(c, e, stamp)
	}
	c.line("END", "VCALENDAR")
	return c.err
}

// writeEvent writes a VEVENT. Its UID stays when the day is corrected, so that a
// calendar moves the event and does not show two.
func (p Publisher) writeEvent(c *calendar, e Event, stamp time.Time) {
	last := e.Start
	if !e.End.IsZero() {
		last = e.End
	}
	c.line("BEGIN", "VEVENT")
	c.line("UID", e.UID+"@"+p.host())
	c.line("DTSTAMP", utc(stamp))
	if !e.Changed.IsZero() {
		c.line("LAST-MODIFIED", utc(e.Changed))
	}
	c.line("DTSTART;VALUE=DATE", e.Start.First().Format("20060102"))
	c.line("DTEND;VALUE=DATE", last.First().AddDate(0, 0, 1).Format("20060102")) // the day after: 3.6.1
	c.line("SUMMARY", escaped(e.Title))
	if e.About != "" {
		c.line("DESCRIPTION", escaped(e.About+"\n"+e.URL))
	}
	c.line("URL", e.URL)
	c.line("CATEGORIES", escaped(e.Category))
	c.line("TRANSP", "TRANSPARENT") // nobody is busy because a treaty expires
	c.line("END", "VEVENT")
}

func (p Publisher) host() string {
	if u, err := url.Parse(p.Base); err == nil && u.Host != "" {
		return u.Hostname()
	}
	return "accords.invalid"
}

func utc(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

var calendarEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// escaped is a text as 3.3.11 writes it.
func escaped(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return -1
		}
		return r
	}, calendarEscapes.Replace(s))
}

// calendar writes content lines and keeps the first error.
type calendar struct {
	w   io.Writer
	err error
}

// line folds after 75 bytes (3.1), never within a character.
func (c *calendar) line(name, value string) {
	if c.err != nil {
		return
	}
	rest := name + ":" + value
	var b strings.Builder
	for room := 75; len(rest) > room; room = 74 { // a folded line begins with a space
		cut := room
		for cut > 0 && !utf8.RuneStart(rest[cut]) {
			cut--
		}
		b.WriteString(rest[:cut] + "\r\n ")
		rest = rest[cut:]
	}
	b.WriteString(rest + "\r\n")
	if _, err := io.WriteString(c.w, b.String()); err != nil {
		c.err = fmt.Errorf("calendar: %w", err)
	}
}
