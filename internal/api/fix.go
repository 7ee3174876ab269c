package api

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// fix says what to send instead of what huma's validation refused. Its own
// messages say what is wrong ("invalid integer"); what would be right stands in
// the description of the parameter, so that the two cannot come to differ.
func fix(op *huma.Operation, d *huma.ErrorDetail) string {
	if d.Location == "" {
		return d.Message // one of ours, which says what to do
	}
	in, name, _ := strings.Cut(d.Location, ".")
	name, _, _ = strings.Cut(name, "[") // "kind[0]": the first of several
	if op == nil {
		return name + ": " + d.Message + "."
	}
	i := slices.IndexFunc(op.Parameters, func(p *huma.Param) bool { return p.Name == name && p.In == in })
	switch {
	case i < 0:
		return fmt.Sprintf("%s: leave it out; the parameters are %s.", name, strings.Join(parameters(op, in), ", "))
	case name == paramFields:
		return d.Message // names the members that there are
	}
	return name + ": " + expected(op.Parameters[i]) + "."
}

// parameters are those that an operation takes in some place, by name.
func parameters(op *huma.Operation, in string) []string {
	var out []string
	for _, p := range op.Parameters {
		if p.In == in {
			out = append(out, p.Name)
		}
	}
	slices.Sort(out)
	return out
}

// expected is what a parameter may be, for people.
func expected(p *huma.Param) string {
	s := p.Schema
	if s.Type == huma.TypeArray {
		s = s.Items
	}
	about := strings.TrimSuffix(p.Description, ".")
	if len(p.Schema.Examples) > 0 {
		about += fmt.Sprintf("; for example %v", p.Schema.Examples[0])
	}
	switch {
	case len(s.Enum) > 0:
		return "one of " + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(s.Enum)), ", "), "[]")
	case s.Type == huma.TypeInteger && s.Minimum != nil && s.Maximum != nil:
		return fmt.Sprintf("a whole number from %v to %v", *s.Minimum, *s.Maximum)
	case s.Type == huma.TypeInteger:
		return "a whole number"
	case s.MinLength != nil && s.MaxLength != nil:
		return fmt.Sprintf("%s, %d to %d characters", about, *s.MinLength, *s.MaxLength)
	case s.MaxLength != nil && s.Pattern == "":
		return fmt.Sprintf("%s, at most %d characters", about, *s.MaxLength)
	}
	return about
}

// refuseRepeated answers before anything is read where a parameter that has one
// value comes twice: nobody would know which of the two counts.
func refuseRepeated(h huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		u := ctx.URL()
		asked := u.Query()
		for _, p := range ctx.Operation().Parameters {
			several := p.Schema.Type == huma.TypeArray && p.Explode != nil && *p.Explode
			if p.In == "query" && !several && len(asked[p.Name]) > 1 {
				_ = huma.WriteErr(h, ctx, http.StatusUnprocessableEntity, "validation failed", &huma.ErrorDetail{ // it answers itself where that fails
					Message: p.Name + ": it has one value, so give it once."})
				return
			}
		}
		next(ctx)
	}
}
