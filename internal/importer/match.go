package importer

import (
	"fmt"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/seeds"
)

// reported is an agreement of a reading with what identifies it: its kind, its
// countries, and its number among those of the same kind and countries.
type reported struct {
	extract.Agreement
	countries []accord.Code
	nth       int
	notes     *seeds.AgreementNotes // nil: no editor wrote any
}

// match finds the notes of each agreement, by what was read and before any
// value of an editor is put on, so that a correction changes neither the match
// nor the id. Each note is used once.
//
// A better reading may find another country than the one that the notes were
// written for. An address must outlive that: the only note of a kind then goes
// to the only agreement of the kind that is left, and the editor is told.
func (b *builder) match(read []extract.Agreement, notes []seeds.AgreementNotes) []reported {
	all := number(read)
	used := make([]bool, len(notes))
	for i := range all {
		for j, n := range notes {
			if n.Kind == all[i].Kind.V && n.Nth == all[i].nth && slices.Equal(n.Countries, all[i].countries) {
				all[i].notes, used[j] = &notes[j], true
			}
		}
	}
	for j, n := range notes {
		if used[j] {
			continue
		}
		i := onlyLeft(all, n.Kind)
		if i < 0 || openNotes(notes, used, n.Kind) != 1 {
			b.remarks = append(b.remarks, fmt.Sprintf("the notes pin agreement %s, but no %s of %s was read", n.ID, n.Kind, listing(n.Countries)))
			continue
		}
		all[i].notes, used[j] = &notes[j], true
		b.remarks = append(b.remarks, fmt.Sprintf("the notes pin agreement %s as one of %s, but %s was read; look at its match",
			n.ID, listing(n.Countries), listing(all[i].countries)))
	}
	return all
}

// number counts in the order of the text.
func number(read []extract.Agreement) []reported {
	var all []reported
	seen := map[string]int{}
	for _, r := range read {
		countries := codes(r.Countries)
		key := string(r.Kind.V) + " " + joined(countries)
		seen[key]++
		all = append(all, reported{Agreement: r, countries: countries, nth: seen[key]})
	}
	return all
}

// onlyLeft returns the one agreement of the kind that has no notes, or -1
// where there is none or a choice.
func onlyLeft(all []reported, kind accord.Kind) int {
	found := -1
	for i, r := range all {
		if r.notes != nil || r.Kind.V != kind {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// openNotes counts the notes of a kind that no agreement has.
func openNotes(notes []seeds.AgreementNotes, used []bool, kind accord.Kind) int {
	n := 0
	for j := range notes {
		if !used[j] && notes[j].Kind == kind {
			n++
		}
	}
	return n
}

// listing names countries in a remark for the editor.
func listing(countries []accord.Code) string {
	return firstOf(strings.TrimSpace(joined(countries)), "no country")
}
