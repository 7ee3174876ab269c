package site

import (
	"context"
	"slices"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
)

func (s *Site) listTwin(q query.Agreements, list accord.AgreementPage, facets []facet) twin {
	t := twin{path: q.Href(listPath), file: "agreements"}
	name := "agreements"
	if q.Filtered() {
		name += " (" + q.WithPage(1).Encode() + ")"
	}
	t.addRecord(asJSON, func(ctx context.Context) (any, error) { return s.newListing(ctx, q, list, facets) })
	t.addRecord(asJSONLD, func(context.Context) (any, error) {
		return s.publisher().ListGraph(s.cfg.BaseURL+t.path, "Agreements on digital government", list.Total, list.Rows), nil
	})
	t.addFiltered(s, name, q, nil)
	return t
}

// listing is a page of the list as JSON: what the page shows, with how it is
// known, and the addresses that its filters lead to.
type listing struct {
	URL         string             `json:"url"`
	Total       int                `json:"total"`
	Page        int                `json:"page"`
	Pages       int                `json:"pages"`
	NextURL     string             `json:"next_url,omitempty"`
	PreviousURL string             `json:"previous_url,omitempty"`
	Items       []export.Agreement `json:"items"`
	Facets      []listingFacet     `json:"facets"`
}

type listingFacet struct {
	Name   string         `json:"name"`
	Param  string         `json:"param"`
	Values []listingValue `json:"values"`
}

type listingValue struct {
	Value     string `json:"value"`
	Label     string `json:"label"`
	Count     int    `json:"count"`
	Selected  bool   `json:"selected"`
	ToggleURL string `json:"toggle_url"`
}

func (s *Site) newListing(ctx context.Context, q query.Agreements, list accord.AgreementPage, facets []facet) (listing, error) {
	var ids []string
	for _, r := range list.Rows {
		ids = append(ids, r.ID)
	}
	dossiers, err := s.register.Dossiers(ctx, ids)
	if err != nil {
		return listing{}, err
	}
	at := func(q query.Agreements) string { return s.cfg.BaseURL + withSuffix(q.Href(listPath), asJSON.suffix) }
	out := listing{URL: at(q), Total: list.Total, Page: max(q.Page, 1), Pages: pages(list.Total, query.PageSize), Items: []export.Agreement{}}
	if out.Page < out.Pages {
		out.NextURL = at(q.WithPage(out.Page + 1))
	}
	if out.Page > 1 {
		out.PreviousURL = at(q.WithPage(out.Page - 1))
	}
	for _, d := range dossiers {
		out.Items = append(out.Items, s.publisher().Agreement(d))
	}
	for _, f := range facets {
		one := listingFacet{Name: f.name, Param: f.param, Values: []listingValue{}}
		for _, v := range f.withSelected() {
			one.Values = append(one.Values, listingValue{v.Value, f.label(v), v.Count, slices.Contains(f.selected, v.Value), at(q.Toggle(f.param, v.Value))})
		}
		out.Facets = append(out.Facets, one)
	}
	return out, nil
}
