package extract

import (
	"strings"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/extract/form"
	"accords/internal/gazetteer"
)

// An instrument ends with the line of its signature, "Signed in Takasaki on 29 April
// 2023", and a caption with where and when it shows it: ", Nairobi, 23 February 2016".

var signatureLine = form.MustCompile(`(?i)^\W*(?:signed|done|made|concluded|adopted|firmado|hecho|suscrito|fait|signé|feito|assinado)\s+(?:[\p{L}]+\s+){0,4}?(?:at|in|en|à|em)\s`)

// signatureLines are the lines of nothing but the signature. They are none of the lines
// that the text is read by where they look like a dateline.
func (p *paper) signatureLines() []*line {
	if p.index.signed != nil {
		return p.index.signed
	}
	out := []*line{}
	for _, list := range [][]line{p.datelines, p.lines} {
		for i := range list {
			if l := &list[i]; signatureLine.MatchString(l.text) && len(l.events) == 0 {
				out = append(out, l)
			}
		}
	}
	p.index.signed = out
	return out
}

// dateOfLine dates the first instrument by the line of its signature.
func (p *paper) dateOfLine(c *candidate) (dating.Mention, bool) {
	if c.events[0].background || c.lead > 0 {
		return dating.Mention{}, false
	}
	for _, l := range p.signatureLines() {
		for _, d := range l.dates {
			if d.Start.Precision() == accord.ToDay && d.Start.Year > 0 {
				return d, true
			}
		}
	}
	return dating.Mention{}, false
}

// placeOfLine takes the place from the line of the signature, or from the end of a
// caption, where it stands between commas in front of the date.
func (p *paper) placeOfLine(c *candidate) bool {
	if c.events[0].background || c.lead > 0 {
		return false
	}
	for _, l := range p.signatureLines() {
		for _, at := range l.places {
			if p.cityOf(l, at) {
				c.Place = quoted(p, at.Name, at.Span)
				return true
			}
		}
	}
	for _, l := range p.pick(c.at) {
		for _, at := range l.places {
			if behindComma(l, at.Span) && !p.isState(at) && p.datedAt(l, at.Span.End) {
				c.Place = quoted(p, at.Name, at.Span)
				return true
			}
		}
	}
	return false
}

// datedAt holds where a day stands behind a comma at end: "Nairobi, 23 February 2016".
func (p *paper) datedAt(l *line, end int) bool {
	for _, d := range l.dates {
		if d.Start.Precision() == accord.ToDay && d.Span.Start > end && strings.TrimSpace(p.doc.Text[end:d.Span.Start]) == "," {
			return true
		}
	}
	return false
}

// cityOf holds for a town behind "in" or "at".
func (p *paper) cityOf(l *line, at gazetteer.PlaceMention) bool {
	return inPlace(l, at.Span) && !p.isState(at)
}
