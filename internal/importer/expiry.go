package importer

import (
	"fmt"
	"slices"

	"accords/internal/accord"
)

// expiry returns the expiry of an agreement; where nobody states it, it is the
// beginning plus the term, if both are known. The reader has done so for what
// one text says; here an editor's values may have completed or changed the sum.
func expiry(a accord.Agreement) accord.Fact[accord.Date] {
	start, word := headline(a.InForce), "in force"
	if !start.Stated() {
		start, word = headline(a.Signed), "signed"
	}
	term := headline(a.Term)
	stated := a.Expiry.Stated() && a.Expiry.Basis != accord.Calculated
	// Without an editor's page in the sum, the reader's own says it in full.
	source := start.Citation
	if source == nil {
		source = term.Citation
	}
	if stated || source == nil && a.Expiry.Stated() || !term.Stated() || !start.Stated() {
		return a.Expiry
	}
	end := start.V.AddMonths(term.V.Months)
	if end.IsZero() {
		return a.Expiry // the beginning is not known well enough
	}
	return accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{
		V:        end,
		Basis:    accord.Calculated,
		Rule:     "expiry-from-term",
		Reason:   fmt.Sprintf("%s %s + %s", word, start.V.English(), term.V),
		Evidence: slices.Concat(start.Evidence, term.Evidence),
		Citation: source,
	}}
}

// headline is the value that the register shows of this document, by the rule
// of the domain: the sum must rest on what stands beside it.
func headline[T any](f accord.Fact[T]) accord.Value[T] {
	return accord.Choose(append([]accord.Value[T]{f.Value}, f.Others...)).Value
}
