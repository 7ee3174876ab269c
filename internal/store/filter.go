package store

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
)

// filter turns a query into conditions. Each belongs to a facet, so that the
// counts of a facet can leave its own selection aside.
type filter struct {
	conditions []condition
	text       int // number of the argument that holds the text; 0 without one
	args       []any
}

type condition struct {
	facet string
	sql   string
}

// Today decides what is "ending within 12 months".
func newFilter(q query.Agreements, today time.Time) *filter {
	f := &filter{}
	if len(q.Countries) > 0 {
		f.countries(q)
	}
	if len(q.Years) > 0 {
		f.add("year", `a.signed_year = ANY(%s)`, q.Years)
	}
	if q.YearFrom > 0 {
		f.add("year", `a.signed_year >= %s`, q.YearFrom)
	}
	if q.YearTo > 0 {
		f.add("year", `a.signed_year <= %s`, q.YearTo)
	}
	if len(q.Summits) > 0 {
		f.add("summit", `a.summit = ANY(%s)`, q.Summits)
	}
	if q.Ending > 0 {
		f.ending(q.Ending, today)
	}
	if len(q.Kinds) > 0 {
		f.add("kind", `a.kind = ANY(%s)`, texts(q.Kinds))
	}
	if len(q.Statuses) > 0 {
		f.add("status", `a.status = ANY(%s)`, texts(q.Statuses))
	}
	if len(q.Topics) > 0 {
		f.add("topic", `EXISTS (SELECT FROM agreement_topic x WHERE x.agreement = a.id AND x.topic = ANY(%s))`, q.Topics)
	}
	if len(q.Organisations) > 0 {
		f.add("organisation", `EXISTS (SELECT FROM agreement_organisation x WHERE x.agreement = a.id AND x.organisation = ANY(%s))`, q.Organisations)
	}
	if len(q.Bases) > 0 {
		f.add("basis", `EXISTS (SELECT FROM agreement_basis x WHERE x.agreement = a.id AND x.field || '.' || x.basis = ANY(%s))`, q.Bases)
	}
	if !q.Since.IsZero() {
		f.add("since", `EXISTS (SELECT FROM change x WHERE x.record = 'agreement' AND x.key = a.id AND x.at >= %s)`, q.Since.First())
	}
	if q.Text != "" {
		f.add("text", `a.search @@ websearch_to_tsquery('english', fold(%s))`, searchable(q.Text))
		f.text = len(f.args)
	}
	return f
}

// countries filters by any of them, or by all of them. With all, the counts of
// the other countries are those of their agreements with the chosen ones, so
// the condition then belongs to no facet.
func (f *filter) countries(q query.Agreements) {
	if !q.MatchAll {
		f.add("country", `EXISTS (SELECT FROM agreement_country x WHERE x.agreement = a.id AND x.country = ANY(%s))`, texts(q.Countries))
		return
	}
	distinct := slices.Compact(slices.Sorted(slices.Values(texts(q.Countries))))
	f.args = append(f.args, len(distinct))
	count := len(f.args)
	f.add("", fmt.Sprintf(`(SELECT count(*) FROM agreement_country x WHERE x.agreement = a.id AND x.country = ANY(%%s)) = $%d`, count), distinct)
}

// ending keeps what may run out between today and so many months from now. An
// expiry that is known to the month or year counts if any day of it lies there:
// dates of one precision compare as texts.
func (f *filter) ending(months int, today time.Time) {
	f.add("ending", `a.expiry NOT LIKE '--%%' AND a.expiry >= left(%s, length(a.expiry))`, today.Format(time.DateOnly))
	f.add("ending", `a.expiry <= left(%s, length(a.expiry))`, today.AddDate(0, months, 0).Format(time.DateOnly))
}

func (f *filter) add(facet, sql string, arg any) {
	f.args = append(f.args, arg)
	f.conditions = append(f.conditions, condition{facet: facet, sql: fmt.Sprintf(sql, fmt.Sprintf("$%d", len(f.args)))})
}

// where returns the conditions but for those of one facet. Postgres refuses an
// argument that no condition uses, so that the unused ones are named in a
// condition that always holds.
func (f *filter) where(without string) (string, []any) {
	var parts []string
	for _, c := range f.conditions {
		if c.facet == without && without != "" {
			continue
		}
		parts = append(parts, c.sql)
	}
	if len(parts) == len(f.conditions) {
		return prefixed(parts), f.args
	}
	return f.renumbered(parts)
}

// renumbered drops the arguments that the conditions left do not use.
func (f *filter) renumbered(parts []string) (string, []any) {
	var args []any
	where := prefixed(parts)
	// From the last on, so that $1 is not found in $12.
	for n := len(f.args); n >= 1; n-- {
		where = strings.ReplaceAll(where, fmt.Sprintf("$%d", n), fmt.Sprintf("\x00%d\x00", n))
	}
	for n, arg := range f.args {
		old := fmt.Sprintf("\x00%d\x00", n+1)
		if strings.Contains(where, old) {
			args = append(args, arg)
			where = strings.ReplaceAll(where, old, fmt.Sprintf("$%d", len(args)))
		}
	}
	return where, args
}

func prefixed(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(parts, "\n\t\tAND ")
}

func (f *filter) orderBy(sort query.Sort) string {
	switch {
	case sort == query.BySignedAsc:
		return "\n\t\tORDER BY a.signed_day NULLS LAST, a.id"
	case sort == query.ByTitle:
		return "\n\t\tORDER BY lower(a.title), a.id"
	case sort == query.ByAdded:
		return "\n\t\tORDER BY a.first_seen DESC, a.signed_day DESC NULLS LAST, a.id"
	case sort == query.ByRelevance && f.text > 0:
		return fmt.Sprintf("\n\t\tORDER BY ts_rank(a.search, websearch_to_tsquery('english', fold($%d))) DESC, a.signed_day DESC NULLS LAST, a.id", f.text)
	}
	return "\n\t\tORDER BY a.signed_day DESC NULLS LAST, a.id"
}

func texts[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}

// searchable folds runs of hyphens: websearch_to_tsquery fails on 33 of them
// in a row ("tsquery stack too small"), though it promises never to fail.
func searchable(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r == '-' && i > 0 && s[i-1] == '-' {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// basisLabels are the words of the filter "basis", by field.
func basisLabel(field, basis string) string {
	fields := map[string]string{"signed": "Date of signature", "place": "Place", "term": "Term", "in_force": "Entry into force",
		"expiry": "Expiry", "binding": "Binding or not", "signatory": "Signatories"}
	states := map[accord.Basis]string{accord.Quoted: "quoted", accord.Calculated: "calculated", accord.Inferred: "inferred",
		accord.Curated: "curated", accord.NotStated: "not stated"}
	return fields[field] + " " + states[accord.Basis(basis)]
}
