package site

import (
	"context"
	"slices"
	"strconv"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
)

// listTwin is what the filtered list can be had as. JSON and JSON-LD are of the page
// that is asked for, all other forms of the whole list.
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
	export.Paged[export.Agreement]
	Facets []listingFacet `json:"facets"`
}

// listingFacet is a filter, with the values that it has in this list.
type listingFacet struct {
	Name   string         `json:"name"`
	Param  string         `json:"param"`
	Values []listingValue `json:"values"`
}

// listingValue is a value of a filter and where choosing it leads to.
type listingValue struct {
	Value     string `json:"value"`
	Label     string `json:"label"`
	Count     int    `json:"count"`
	Selected  bool   `json:"selected"`
	ToggleURL string `json:"toggle_url"`
}

// newListing reads the agreements of the page in full: the rows of a list have no
// evidence.
func (s *Site) newListing(ctx context.Context, q query.Agreements, list accord.AgreementPage, facets []facet) (listing, error) {
	var ids []string
	for _, r := range list.Rows {
		ids = append(ids, r.ID)
	}
	dossiers, err := s.register.Dossiers(ctx, ids)
	if err != nil {
		return listing{}, err
	}
	var items []export.Agreement
	for _, d := range dossiers {
		items = append(items, s.publisher().Agreement(d))
	}
	at := func(n int) string { return s.listJSON(q.WithPage(n)) }
	out := listing{Paged: export.NewPaged(list.Total, q.Page, pages(list.Total, query.PageSize), items, at)}
	for _, f := range facets {
		out.Facets = append(out.Facets, listingFacet{Name: f.name, Param: f.param, Values: s.listingValues(q, f, f.withSelected())})
	}
	return out, nil
}

// listingValues are values of a filter as programs see them.
func (s *Site) listingValues(q query.Agreements, f facet, values []accord.FacetValue) []listingValue {
	out := []listingValue{}
	for _, v := range values {
		out = append(out, listingValue{v.Value, f.label(v), v.Count, slices.Contains(f.selected, v.Value), s.listJSON(q.Toggle(f.param, v.Value))})
	}
	return out
}

// row is a value in a table.
func (v listingValue) row() []string {
	return []string{v.Value, v.Label, strconv.Itoa(v.Count), strconv.FormatBool(v.Selected), v.ToggleURL}
}
