package api

import (
	"context"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"

	"github.com/danielgtaylor/huma/v2"
)

// Body is an answer: huma takes what stands in its member Body for the body.
type Body[T any] struct {
	Body T
}

// List is a part of a list, in the order that the operation describes. NextURL is
// absolute and has every parameter of the question in it.
type List[T any] struct {
	Total   int    `json:"total" doc:"Records in the whole list." required:"true"`
	Items   []T    `json:"items" required:"true"`
	NextURL string `json:"next_url,omitempty" doc:"Address of what follows; none at the end."`
}

// Part says which part of a list to send: at most Limit records after the place
// that Cursor names. A cursor is no promise about the list, which may have changed.
type Part struct {
	Cursor string `query:"cursor" maxLength:"4000" doc:"Copied from next_url: what follows that place. There is no limit to how far one can go."`
	Limit  int    `query:"limit" minimum:"1" maximum:"100" default:"25" doc:"Most records to send."`
}

// operations is the table of the API: what stands at each address.
func (a *API) operations(h huma.API) {
	h.UseMiddleware(refuseRepeated(h), refuseFields(h))
	get(h, "/agreements", "list-agreements", "agreements", "List agreements", "Values of one parameter are alternatives, parameters are conditions.", a.agreements)
	get(h, "/agreements/{id}", "read-agreement", "agreements", "Read an agreement", "The id of a record that was merged into another gives the one that lives on.", a.agreement)
	get(h, "/summits", "list-summits", "summits", "List summits", "Newest first.", a.summits)
	get(h, "/summits/{slug}", "read-summit", "summits", "Read a summit", "With how every value is known.", a.summit)
	get(h, "/series", "list-series", "summits", "List series of summits", "By name.", a.seriesList)
	get(h, "/series/{slug}", "read-series", "summits", "Read a series", "With its names, members and editions.", a.series)
	get(h, "/ministries", "list-ministries", "parties", "List ministries and other bodies", "By country and name.", a.organisations)
	get(h, "/ministries/{slug}", "read-ministry", "parties", "Read a ministry or another body", "With its names over time.", a.organisation)
	get(h, "/countries", "list-countries", "parties", "List countries", "Those that occur in the register.", a.countries)
	get(h, "/countries/{code}", "read-country", "parties", "Read a country", "By ISO 3166-1 alpha-2 code in either case.", a.country)
	get(h, "/topics", "list-topics", "parties", "List topics", "Areas of cooperation.", a.topics)
	get(h, "/sources", "list-sources", "sources", "List sources", "Newest first.", a.sources)
	get(h, "/sources/{slug}", "read-source", "sources", "Read a source", "With its text as the register keeps it.", a.source)
	get(h, "/search", "search", "register", "Search everything", "The first records of each kind.", a.search)
	get(h, "/changes", "list-changes", "register", "List changes", "What each import brought, corrected or withdrew, field by field; newest first.", a.changes)
}

// statuses are the problems that an operation can have. A list is never missing,
// and only records that ids are given to for good can be withdrawn.
func statuses(path string) []int {
	out := []int{http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}
	if strings.Contains(path, "{") {
		out = append(out, http.StatusNotFound)
	}
	if strings.HasPrefix(path, "/agreements/") || strings.HasPrefix(path, "/summits/") {
		out = append(out, http.StatusGone)
	}
	return out
}

// get registers an operation with every answer that it can give.
func get[I, O any](h huma.API, path, id, tag, summary, about string, do func(context.Context, *I) (*Body[O], error)) {
	op := huma.Operation{OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Description: about, Tags: []string{tag},
		Responses: map[string]*huma.Response{"304": {Description: "Nothing changed since the answer with this ETag."}}}
	schema := h.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[export.Problem](), true, "Problem")
	for _, status := range statuses(path) {
		op.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status),
			Content: map[string]*huma.MediaType{export.ProblemType: {Schema: schema}}}
	}
	huma.Register(h, op, func(ctx context.Context, in *I) (*Body[O], error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, asError(newProblem(err))
		}
		return out, nil
	})
}

// sliced takes a part of a list that stands in memory whole. Key names a
// record; the cursor holds that of the last one that was sent.
func sliced[T any](a *API, path string, in *Plain, all []T, key func(T) string) (*Body[List[T]], error) {
	after, err := query.ParseCursor(in.Cursor)
	if err != nil {
		return nil, err
	}
	out := &Body[List[T]]{List[T]{Total: len(all), Items: []T{}}}
	begin := 0
	for i, v := range all {
		if after.ID != "" && key(v) == after.ID {
			begin = i + 1
		}
	}
	if after.ID != "" && begin == 0 {
		return nil, accord.Errorf(accord.Invalid, "The record that the cursor stands at is gone. Begin with the first page again.")
	}
	end := min(begin+in.Limit, len(all))
	out.Body.Items = append(out.Body.Items, all[begin:end]...)
	if end < len(all) {
		out.Body.NextURL = a.next(path, in.values, query.Cursor{ID: key(all[end-1])}, in.Limit)
	}
	return out, nil
}

// Plain is the input of a list without a filter.
type Plain struct {
	Part
	Select

	values url.Values
}

// Resolve keeps the parameters as they came, for the address of what follows.
func (p *Plain) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	p.values = u.Query()
	return nil
}

// Named is the input of an operation on one record.
type Named struct {
	Slug string `path:"slug" pattern:"^[a-z0-9]+(-[a-z0-9]+)*$" maxLength:"200" doc:"As in the list and in addresses."`
	Select
}

func (a *API) summits(ctx context.Context, in *Plain) (*Body[List[export.SummitRow]], error) {
	rows, err := a.register.Summits(ctx)
	if err != nil {
		return nil, err
	}
	return sliced(a, "/summits", in, a.SummitRows(rows), func(s export.SummitRow) string { return s.Slug })
}

// summit answers one summit with the provenance of its values, which lists leave
// out because it takes a second reading.
func (a *API) summit(ctx context.Context, in *Named) (*Body[export.Summit], error) {
	m, err := a.register.Summit(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	known, err := a.register.Provenance(ctx, accord.RecordSummit, []string{m.Slug})
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Summit(m, known[m.Slug]))
}

// one is a record as an answer.
func one[T any](record T) (*Body[T], error) { return &Body[T]{record}, nil }

// seriesList answers all series with their members and editions.
func (a *API) seriesList(ctx context.Context, in *Plain) (*Body[List[export.Series]], error) {
	counts, err := a.register.SeriesCounts(ctx)
	if err != nil {
		return nil, err
	}
	var all []export.Series
	for _, c := range counts { // there are a handful
		s, err := a.register.Series(ctx, c.Value)
		if err != nil {
			return nil, err
		}
		all = append(all, a.Publisher.Series(s))
	}
	return sliced(a, "/series", in, all, func(s export.Series) string { return s.Slug })
}

func (a *API) series(ctx context.Context, in *Named) (*Body[export.Series], error) {
	s, err := a.register.Series(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Series(s))
}

func (a *API) organisations(ctx context.Context, in *Plain) (*Body[List[export.OrganisationRow]], error) {
	rows, err := a.register.Organisations(ctx)
	if err != nil {
		return nil, err
	}
	return sliced(a, "/ministries", in, a.OrganisationRows(rows), func(o export.OrganisationRow) string { return o.Slug })
}

func (a *API) organisation(ctx context.Context, in *Named) (*Body[export.Organisation], error) {
	o, err := a.register.Organisation(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Organisation(o))
}

func (a *API) topics(ctx context.Context, in *Plain) (*Body[List[export.Topic]], error) {
	rows, err := a.register.Topics(ctx)
	if err != nil {
		return nil, err
	}
	return sliced(a, "/topics", in, a.Topics(rows), func(t export.Topic) string { return t.Code })
}

func (a *API) countries(ctx context.Context, in *Plain) (*Body[List[export.CountryRow]], error) {
	rows, err := a.register.Countries(ctx)
	if err != nil {
		return nil, err
	}
	return sliced(a, "/countries", in, a.CountryRows(rows), func(c export.CountryRow) string { return c.Code })
}

func (a *API) sources(ctx context.Context, in *Plain) (*Body[List[export.DocumentRow]], error) {
	rows, err := a.register.Documents(ctx)
	if err != nil {
		return nil, err
	}
	return sliced(a, "/sources", in, a.DocumentRows(rows), func(d export.DocumentRow) string { return d.Slug })
}

func (a *API) source(ctx context.Context, in *Named) (*Body[export.Document], error) {
	d, err := a.register.Document(ctx, in.Slug)
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Document(d))
}
