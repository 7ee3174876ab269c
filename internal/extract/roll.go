package extract

import (
	"slices"
	"strings"

	"accords/internal/accord"
)

// roll lists the people whom a text names with a title or an office somewhere,
// for the sentences that name them shorter: by surname ("Al Gergawi"), or by
// office alone ("the Estonian Prime Minister").
type roll struct {
	people []person
	byKey  map[string]int
}

func (p *paper) callRoll() *roll {
	r := &roll{byKey: map[string]int{}}
	for i := range p.lines {
		l := &p.lines[i]
		for _, who := range p.people(l, 0, len(l.text)) {
			key := nameKey(who.name)
			if at, seen := r.byKey[key]; !seen {
				r.byKey[key] = len(r.people)
				r.people = append(r.people, who)
			} else if r.people[at].office == "" {
				r.people[at].office = who.office
			}
		}
	}
	return r
}

func (r *roll) has(name string) bool {
	if r == nil {
		return false
	}
	_, ok := r.byKey[nameKey(name)]
	return ok
}

// bySurname is the only one whose name ends in these words.
func (r *roll) bySurname(words string) (person, bool) {
	return r.only(func(who person) bool { return strings.HasSuffix(who.name, " "+words) })
}

// byOffice is the only one all the words of whose office stand in a phrase. A
// bare "Minister" says too little.
func (r *roll) byOffice(phrase string) (person, bool) {
	words := strings.Fields(lowerASCII(phrase))
	return r.only(func(who person) bool {
		office := strings.Fields(lowerASCII(who.office))
		return (len(office) > 1 || who.office == "President") && !slices.ContainsFunc(office, func(w string) bool { return !slices.Contains(words, w) })
	})
}

func (r *roll) only(fits func(person) bool) (person, bool) {
	found := -1
	for i, who := range r.people {
		if !fits(who) {
			continue
		}
		if found >= 0 {
			return person{}, false
		}
		found = i
	}
	if found < 0 {
		return person{}, false
	}
	return r.people[found], true
}

// shortNamed reads those whom [from, to) of a sentence names by surname or by
// office alone, and who have their full names elsewhere in the text.
func (p *paper) shortNamed(l *line, from, to int) []person {
	ts := l.tokensTo(to)
	var out []person
	add := func(who person, a, b int) {
		here := accord.Span{Start: l.span.Start + ts[a].start, End: l.span.Start + ts[b-1].end}
		who.elsewhere, who.span, who.whole = who.span, here, here
		out = append(out, who)
	}
	for i := 0; i < len(ts); i++ {
		if ts[i].start < from || !ts[i].capital {
			continue
		}
		j := i
		for j < len(ts) && (ts[j].capital || particles[ts[j].lower] && j+1 < len(ts) && ts[j+1].capital) {
			j++
		}
		words := l.text[ts[i].start:ts[j-1].end]
		if who, ok := p.roll.bySurname(words); ok {
			add(who, i, j)
		} else if end := forwardOffice(ts, i); end > i {
			j = max(j, end)
			if who, ok := p.roll.byOffice(l.text[ts[i].start:ts[j-1].end]); ok {
				add(who, i, j)
			}
		}
		i = j - 1
	}
	return out
}
