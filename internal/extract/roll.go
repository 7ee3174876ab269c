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
	people    []person
	byKey     map[string]int
	bySurname map[string]int   // the last words of a name -> the only one who has them, or nobody
	byGiven   map[string]int   // the same of the first word
	byOffice  map[string][]int // the last word of an office -> those who hold such a one
	offices   [][]string       // the words of each one's office
}

// nobody stands for none and for several, of whom none is meant.
const nobody = -1

// callRoll lists everybody whom the text names in full, each once. Whoever is named
// first without an office gets that of a later mention.
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
	r.enter()
	return r
}

// enter makes the indexes of surnames and of offices.
func (r *roll) enter() {
	r.bySurname, r.byGiven, r.byOffice = map[string]int{}, map[string]int{}, map[string][]int{}
	r.offices = make([][]string, len(r.people))
	for i, who := range r.people {
		for _, surname, more := strings.Cut(who.name, " "); more; _, surname, more = strings.Cut(surname, " ") {
			enterOne(r.bySurname, surname, i)
		}
		given, _, _ := strings.Cut(who.name, " ")
		enterOne(r.byGiven, given, i)
		// A bare "Minister" says too little.
		if words := strings.Fields(lowerASCII(who.office)); len(words) > 1 || who.office == "President" {
			r.offices[i] = words
			last := words[len(words)-1]
			r.byOffice[last] = append(r.byOffice[last], i)
		}
	}
}

// enterOne enters somebody under words that tell him apart from all others, or nobody
// where they do not.
func enterOne(by map[string]int, words string, i int) {
	if _, taken := by[words]; taken {
		i = nobody
	}
	by[words] = i
}

// has reports whether the text names somebody of this name with a title or an office, in
// whatever order the words stand. A roll that was not called has nobody.
func (r *roll) has(name string) bool {
	if r == nil {
		return false
	}
	_, ok := r.byKey[nameKey(name)]
	return ok
}

// named is the only one whose name ends in these words.
func (r *roll) named(words string) (person, bool) {
	if i, ok := r.bySurname[words]; ok && i != nobody {
		return r.people[i], true
	}
	return person{}, false
}

// titled is the only one whom an office or a courtesy in front of words means: "Minister
// Lim", and "Minister Prasert" where people are called by their given names.
func (r *roll) titled(words string) (person, bool) {
	if who, ok := r.named(words); ok {
		return who, true
	}
	if i, ok := r.byGiven[words]; ok && i != nobody {
		return r.people[i], true
	}
	return person{}, false
}

// holding is the only one all the words of whose office stand in a phrase.
func (r *roll) holding(phrase string) (person, bool) {
	const most = 64 // an office whose last word more have tells nobody apart
	words := strings.Fields(lowerASCII(phrase))
	found := nobody
	for k, w := range words {
		holders := r.byOffice[w]
		if len(holders) > most {
			return person{}, false
		}
		for _, i := range holders {
			if slices.Contains(words[:k], w) || slices.ContainsFunc(r.offices[i], func(w string) bool { return !slices.Contains(words, w) }) {
				continue
			}
			if found != nobody {
				return person{}, false
			}
			found = i
		}
	}
	if found == nobody {
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
		title := i
		for title < j-1 && (isOffice(ts[title].lower) || courtesies[ts[title].lower]) {
			title++
		}
		if who, ok := p.roll.named(words); ok {
			add(who, i, j)
		} else if who, ok := p.roll.titled(l.text[ts[title].start:ts[j-1].end]); ok && title > i {
			add(who, i, j)
		} else if end := forwardOffice(ts, i); end > i {
			j = max(j, end)
			if who, ok := p.roll.holding(l.text[ts[i].start:ts[j-1].end]); ok {
				add(who, i, j)
			}
		}
		i = j - 1
	}
	return out
}
