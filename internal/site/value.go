package site

import (
	"fmt"
	"strings"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"
)

// papers are the sources that a page's evidence comes from, by slug.
type papers map[string]accord.Source

// newPapers indexes the sources of a record.
func newPapers(sources []accord.Source) papers {
	p := papers{}
	for _, s := range sources {
		p[s.Slug] = s
	}
	return p
}

// newValue is the one place where a value of the domain becomes one of a page.
// Show prints it and may add a second line and an address.
func newValue[T any](s *Site, p papers, anchor string, v accord.Value[T], show func(T) shown) page.Value {
	out := page.Value{Anchor: anchor, Basis: page.Basis(v.Basis), Reason: words.Retell(s.lang, v.Reason)}
	if !v.Stated() {
		out.Basis = page.NotStated
		return out
	}
	sh := show(v.V)
	out.Text, out.Note, out.Href = sh.text, sh.note, sh.href
	for _, e := range v.Evidence {
		out.Evidence = append(out.Evidence, s.newEvidence(p[e.Document], e))
	}
	if v.Citation != nil {
		out.Citation = s.newCitation(v.Citation)
	}
	for _, c := range v.Further {
		out.Further = append(out.Further, *s.newCitation(&c))
	}
	return out
}

// shown is how a value reads.
type shown struct{ text, note, href string }

// asIs shows a text as it is.
func asIs(s string) shown { return shown{text: s} }

// dateShown prints a date as far as it is known.
func (s *Site) dateShown(d accord.Date) shown { return shown{text: s.date(d)} }

// newFact shows a value with the others that were not chosen, each at an anchor of its
// own, and the rule by which it was.
func newFact[T any](s *Site, p papers, anchor string, f accord.Fact[T], show func(T) shown) page.Fact {
	out := page.Fact{Value: newValue(s, p, anchor, f.Value, show), Choice: f.Choice}
	for i, o := range f.Others {
		out.Others = append(out.Others, newValue(s, p, fmt.Sprintf("%s-other-%d", anchor, i+1), o, show))
	}
	return out
}

// newValues names the first value of a list after its field, so that a link to
// the field leads to it, and the others by number; a key of its own is better.
func newValues[T any](s *Site, p papers, anchor string, list []accord.Value[T], key func(T) string, show func(T) shown) []page.Value {
	var out []page.Value
	for i, v := range list {
		at := anchor
		if k := key(v.V); k != "" {
			at = anchor + "-" + k
		} else if i > 0 {
			at = fmt.Sprintf("%s-%d", anchor, i+1)
		}
		out = append(out, newValue(s, p, at, v, show))
	}
	return out
}

// unkeyed is for lists whose values have no key that would do in an address.
func unkeyed[T any](T) string { return "" }

// newEvidence is a quotation with where it stands: in the stored text, by its offsets,
// and on the publisher's page, by its words.
func (s *Site) newEvidence(src accord.Source, e accord.Evidence) page.Evidence {
	out := page.Evidence{
		Before: e.Before, Quote: e.Quote, After: e.After, Lang: tongue(src.Language),
		Publisher: src.Publisher, Title: src.Title, Date: s.date(src.Published),
		SourceHref:    s.sourceHref(e.Document) + "#" + page.SpanAnchor(e.Span.Start, e.Span.End),
		PublisherHref: page.TextFragment(src.URL, e.Quote),
	}
	if out.Date == "" {
		out.Date = s.say(words.Undated)
	}
	return out
}

// newCitation is an editor's source; nil where there is none.
func (s *Site) newCitation(c *accord.Citation) *page.Citation {
	if c == nil {
		return nil
	}
	return &page.Citation{Publisher: c.Publisher, Href: c.URL, Date: s.date(c.Published), Note: c.Note, Language: s.language(c.Language)}
}

// tongue is the language that a source names for its text. "und" is none: then
// the letters of the text tell it.
func tongue(tag string) string {
	if tag == "und" {
		return ""
	}
	return tag
}

// valueAnchor is the anchor of the value that a mark of a source belongs to:
// the counterpart of newValues.
func valueAnchor(m accord.Mark) string {
	switch m.Field {
	case "country", "participant":
		return m.Field + "-" + strings.ToLower(m.Value)
	case "topic":
		return m.Field + "-" + m.Value
	}
	return m.Field
}
