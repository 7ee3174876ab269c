package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

// index keeps what one instrument after the other asks of the whole text. Each
// part is found when it is first asked for: most texts need few of them. It is
// what keeps a text with a thousand instruments from being read a thousand times.
type index struct {
	told    map[int]bool            // lines that tell of an agreement that was read
	others  map[int]bool            // lines that tell of another instrument than the first
	acts    map[int]bool            // where a country stands -> whether it acts there
	named   map[accord.Code]bool    // countries that the text names
	acting  []acting                // countries that act, those named most first
	bodyOf  map[accord.Code]body    // the first body of each country
	members int                     // one more than the line that lists the members of a group; 0 before it was looked for
	meeting map[int]int             // line -> the first meeting that it names
	signed  []*line                 // the lines of nothing but a signature; nil before they were looked for
	town    *gazetteer.PlaceMention // that the release is dated from
	noTown  bool
}

// acting is a country with how often it acts in the text, and where it does so first and
// last.
type acting struct {
	code        accord.Code
	times       int
	first, last accord.Span
}

// actingCountries ranks the countries by how often they act in the text; of two
// that act equally often the one that was there first counts more.
func (p *paper) actingCountries() []acting {
	if p.index.acting != nil {
		return p.index.acting
	}
	all := []acting{}
	at := map[accord.Code]int{}
	for i := range p.lines {
		l := &p.lines[i]
		for _, m := range l.countries {
			if !p.acts(l, m) {
				continue
			}
			k, seen := at[m.Code]
			if !seen {
				k = len(all)
				at[m.Code] = k
				all = append(all, acting{code: m.Code, first: m.Span})
			}
			all[k].times++
			all[k].last = m.Span
		}
	}
	slices.SortStableFunc(all, func(a, b acting) int {
		if a.times != b.times {
			return b.times - a.times
		}
		return a.last.Start - b.last.Start
	})
	p.index.acting = all
	return all
}

// bodyOfCountry is the first body of a country that the text names.
func (p *paper) bodyOfCountry(country accord.Code) (body, bool) {
	if p.index.bodyOf == nil {
		p.index.bodyOf = map[accord.Code]body{}
		for i := range p.lines {
			for _, b := range p.lines[i].bodies {
				if newsAgency.MatchString(b.name) || foreignMinistry.MatchString(b.name) && p.speaks(&p.lines[i], b) {
					continue
				}
				if _, seen := p.index.bodyOf[b.country]; !seen && !b.international && !strings.HasPrefix(b.name, "Government of") {
					p.index.bodyOf[b.country] = b
				}
			}
		}
	}
	b, ok := p.index.bodyOf[country]
	return b, ok
}

// memberLine is the line that lists the members of a group.
func (p *paper) memberLine() (*line, bool) {
	if p.index.members == 0 {
		p.index.members = 1 + slices.IndexFunc(p.lines, func(l line) bool {
			return len(l.countries) >= 3 && len(distinctCodes(l.countries)) >= 3 && membersForm.MatchString(l.text)
		})
		if p.index.members == 0 {
			p.index.members = -1
		}
	}
	if p.index.members < 0 {
		return nil, false
	}
	return &p.lines[p.index.members-1], true
}

// meetingOn is the meeting that a line names, the first where there are two; one
// that is only announced is none.
func (p *paper) meetingOn(at int) (int, bool) {
	if p.index.meeting == nil {
		p.index.meeting = map[int]int{}
		for k := range p.summits {
			for _, i := range p.summits[k].lines {
				if _, seen := p.index.meeting[i]; !seen && !p.summits[k].next {
					p.index.meeting[i] = k
				}
			}
		}
	}
	k, ok := p.index.meeting[at]
	return k, ok
}

// datelineTown is the town that a release is dated from.
func (p *paper) datelineTown() (gazetteer.PlaceMention, bool) {
	if p.index.town == nil && !p.index.noTown {
		if at, ok := p.datelinePlace(); ok {
			p.index.town = &at
		}
		p.index.noTown = p.index.town == nil
	}
	if p.index.town == nil {
		return gazetteer.PlaceMention{}, false
	}
	return *p.index.town, true
}

// tell notes that an agreement was read from these lines, so that Explain does not
// report what they say again as passed over.
func (x *index) tell(lines []int) {
	if x.told == nil {
		x.told = map[int]bool{}
	}
	for _, i := range lines {
		x.told[i] = true
	}
}

// eventsOn are the events of an instrument that a line tells.
func (c *candidate) eventsOn(l *line) []event {
	// Events are in the order of the lines, and their clauses end with them.
	from, _ := slices.BinarySearchFunc(c.events, l.span.Start+1, func(e event, at int) int { return e.clause.End - at })
	to := from
	for to < len(c.events) && c.events[to].clause.Start < l.span.End {
		to++
	}
	return c.events[from:to]
}
