package accord

import (
	"cmp"
	"reflect"
	"slices"
)

// Choose puts the values that several sources state for one field side by side
// and picks the headline, by rules in this order:
//
//  1. words before thought: a quotation, then arithmetic on quotations, then
//     an editor's citation, then an inference;
//  2. of two dates that agree (4 November 2019 lies in 2019) the more precise one;
//  3. on the same footing, what a party published itself before what a third
//     wrote of it, then the more precise date;
//  4. otherwise the one that comes first.
//
// Values that are equal become one with the evidence of all; what is not
// stated is left out. With no value the fact is not stated.
func Choose[T any](values []Value[T]) Fact[T] {
	distinct := Distinct(values, func(a, b T) bool { return reflect.DeepEqual(a, b) })
	slices.SortStableFunc(distinct, compareStanding[T])
	if len(distinct) == 0 {
		return Fact[T]{Value: Value[T]{Basis: NotStated}}
	}
	if i := moreExact(distinct); i > 0 {
		exact := distinct[i]
		distinct = slices.Insert(slices.Delete(distinct, i, i+1), 0, exact)
		return Fact[T]{Value: exact, Others: distinct[1:], Choice: "The sources agree; the more precise date is shown first."}
	}
	f := Fact[T]{Value: distinct[0]}
	if len(distinct) > 1 {
		f.Others = distinct[1:]
		f.Choice = choice(distinct[0], distinct[1])
	}
	return f
}

// moreExact finds a date that says more than the first and agrees with it. It
// returns 0 where there is none, and for values that are no dates.
func moreExact[T any](values []Value[T]) int {
	head, ok := any(values[0].V).(Date)
	if !ok || head.Year == 0 {
		return 0
	}
	best := 0
	for i, v := range values {
		d := any(v.V).(Date)
		held := any(values[best].V).(Date)
		if precision(d) > precision(held) && d.Year == head.Year && (head.Month == 0 || d.Month == head.Month) && head.Day == 0 && v.Basis != Inferred {
			best = i
		}
	}
	return best
}

// Distinct merges equal values into the one of the best standing, with the
// evidence of all, in the order of their first appearance.
func Distinct[T any](values []Value[T], same func(a, b T) bool) []Value[T] {
	var out []Value[T]
	for _, v := range values {
		if !v.Stated() {
			continue
		}
		i := slices.IndexFunc(out, func(have Value[T]) bool { return same(have.V, v.V) })
		if i < 0 {
			v.Evidence = slices.Clone(v.Evidence)
			out = append(out, v)
			continue
		}
		out[i] = merge(out[i], v)
	}
	return out
}

// merge makes one of two equal values: of the better basis, with the words of both, and
// the pages of both.
func merge[T any](a, b Value[T]) Value[T] {
	if standing(b.Basis) < standing(a.Basis) {
		a, b = b, a
	}
	for _, e := range b.Evidence {
		if !slices.Contains(a.Evidence, e) {
			a.Evidence = append(slices.Clip(a.Evidence), e)
		}
	}
	if a.Reason == "" { // an editor confirms what a rule concluded: how it did is still worth reading
		a.Rule, a.Reason = b.Rule, b.Reason
	}
	return cite(a, b)
}

// cite adds the pages of b to those of a, the parties' own first, so that the
// page that a reader is led to is the best of them.
func cite[T any](a, b Value[T]) Value[T] {
	pages := a.pages()
	for _, c := range b.pages() {
		i := slices.IndexFunc(pages, func(have Citation) bool { return have.URL == c.URL })
		if i < 0 {
			pages = append(pages, c)
			continue
		}
		// Two editors cite one page: what one of them did not write down the other did.
		have := &pages[i]
		have.Language, have.Note = cmp.Or(have.Language, c.Language), cmp.Or(have.Note, c.Note)
		have.Published, have.Own = cmp.Or(have.Published, c.Published), have.Own || c.Own
	}
	if len(pages) == 0 {
		return a
	}
	slices.SortStableFunc(pages, func(x, y Citation) int { return thirdLast(x.Own) - thirdLast(y.Own) })
	a.Citation, a.Further = &pages[0], nil
	if len(pages) > 1 {
		a.Further = slices.Clone(pages[1:])
	}
	return a
}

// pages are all that an editor cites for the value.
func (v Value[T]) pages() []Citation {
	if v.Citation == nil {
		return nil
	}
	return append([]Citation{*v.Citation}, v.Further...)
}

// own reports whether a party says so itself.
func (v Value[T]) own() bool { return v.Citation != nil && v.Citation.Own }

// thirdLast orders a party's own page before another publisher's.
func thirdLast(own bool) int {
	if own {
		return 0
	}
	return 1
}

// standing orders the bases; the lower comes first.
func standing(b Basis) int {
	return slices.Index([]Basis{Quoted, Calculated, Curated, Inferred}, b)
}

// compareStanding orders values as Choose does: by basis, then by who says so, then by
// how exact a date is. What is equal keeps its order.
func compareStanding[T any](a, b Value[T]) int {
	if d := standing(a.Basis) - standing(b.Basis); d != 0 {
		return d
	}
	if d := thirdLast(a.own()) - thirdLast(b.own()); d != 0 {
		return d
	}
	da, ok := any(a.V).(Date)
	if !ok {
		return 0
	}
	return precision(any(b.V).(Date)) - precision(da)
}

// precision is how much of a date is known, as a number to compare.
func precision(d Date) int {
	return slices.Index([]Precision{NoDate, NoYear, ToYear, ToMonth, ToDay}, d.Precision())
}

// choice says in a sentence why the headline came before the next value.
func choice[T any](first, second Value[T]) string {
	headline, next := first.Basis, second.Basis
	switch {
	case headline == next && first.own() && !second.own():
		return "A party’s own publication comes before another publisher’s."
	case headline == next:
		return "Both are known in the same way; the more precise, then the first one read, is shown first."
	case headline == Quoted:
		return "The words of a release come before what is known in another way."
	case headline == Calculated:
		return "What follows from the words of a release by arithmetic comes before another publisher’s account and before an inference."
	}
	return "A publisher’s account that an editor cites comes before an inference of ours."
}
