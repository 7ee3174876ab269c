package api

import (
	"context"
	"net/url"

	"accords/internal/export"
	"accords/internal/query"

	"github.com/danielgtaylor/huma/v2"
)

// Text is the input of the search. It has no parts: a search shows the first
// records of each kind, and the lists have the rest.
type Text struct {
	Q string `query:"q" required:"true" minLength:"1" maxLength:"200" doc:"What to look for."`
}

// search answers what is found of each kind. What cannot be typed
// into the search box of the site (control characters) is refused.
func (a *API) search(ctx context.Context, in *Text) (*Body[export.Found], error) {
	text, err := query.ParseSearch(url.Values{"q": {in.Q}})
	if err != nil {
		return nil, err
	}
	found, err := a.register.Search(ctx, text)
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Found(found))
}

// History is the input of the list of changes.
type History struct {
	Since   string `query:"since" doc:"A day, in UTC." example:"2026-05-01"`
	Country string `query:"country" doc:"ISO 3166-1 alpha-2 code of a party."`
	What    string `query:"what" enum:"new,changed,merged,gone"`
	Part

	values url.Values
}

// Resolve keeps the parameters as they came, for query.ParseChanges.
func (h *History) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	h.values = u.Query()
	return nil
}

// Changes is a part of the list of changes. It has no total: who follows it
// comes for what is new.
type Changes struct {
	Items   []export.Change `json:"items" required:"true"`
	NextURL string          `json:"next_url,omitempty" doc:"Address of what is older; none at the end."`
}

// changes answers a part of the history, newest first, as the page of changes
// filters it.
func (a *API) changes(ctx context.Context, in *History) (*Body[Changes], error) {
	q, err := query.ParseChanges(in.values)
	if err != nil {
		return nil, err
	}
	after, err := query.ParseCursor(in.Cursor)
	if err != nil {
		return nil, err
	}
	list, next, err := a.register.ChangesAfter(ctx, q, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := Changes{Items: a.Publisher.Changes(list)}
	if !next.IsZero() {
		out.NextURL = a.next("/changes", in.values, next, in.Limit)
	}
	return &Body[Changes]{out}, nil
}
