package site

import (
	"context"
	"iter"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
	"accords/web/page"
)

// The twins of the pages that count, compare and lead on.

// pairTwin has what two countries have together as JSON; as a table, a feed, a
// calendar and citations it is the list of the agreements of both.
func (s *Site) pairTwin(p accord.Pair) twin {
	t := twin{path: pairPath(p.A.Code, p.B.Code), file: strings.ToLower("between-" + string(p.A.Code) + "-" + string(p.B.Code))}
	t.addRecord(asJSON, func(context.Context) (any, error) { return s.publisher().Pair(p), nil })
	both := query.Agreements{Countries: []accord.Code{p.A.Code, p.B.Code}, MatchAll: true}
	t.addFiltered(s, p.A.Name+", "+p.B.Name, both, p.Summits)
	return t
}

// matrixTwin has every pair of the region, not only those of the thirty
// countries that the table on the page has room for.
func (s *Site) matrixTwin(pairs []accord.PairCount, region string, two bool) twin {
	p := s.publisher()
	within := func(c accord.Code) bool { return region == "" || s.cfg.Labels.Countries[c].Region == region }
	pairs = slices.DeleteFunc(slices.Clone(pairs), func(c accord.PairCount) bool { return !within(c.A) || !within(c.B) })
	t := plainTwin(matrixPath, p.PairCounts(pairs), p.PairTable(pairs))
	t.path = matrixPathOf(region, two)
	return t
}

// mapTwin has the countries that the map shades.
func (s *Site) mapTwin(rows []accord.CountryRow) twin {
	p := s.publisher()
	rows = slices.DeleteFunc(slices.Clone(rows), func(c accord.CountryRow) bool { return c.Agreements == 0 })
	return plainTwin(mapPath, p.CountryRows(rows), p.CountryTable(rows))
}

// timelineTwin has the years, and how many agreements state none.
func (s *Site) timelineTwin(agreements map[int]int, summits []accord.SummitRow, undated int) twin {
	p := s.publisher()
	years := p.Years(agreements, summits, func(year int) string { return s.listJSON(query.Agreements{Years: []int{year}}) })
	whole := struct {
		Total   int           `json:"total"`
		Undated int           `json:"undated"` // agreements whose year nobody states
		Items   []export.Year `json:"items"`
	}{len(years), undated, years}
	t := rowsTwin(timelinePath, whole, func(context.Context) iter.Seq2[export.Year, error] { return export.Each(years) },
		func(context.Context) export.Table { return p.YearTable(years) })
	t.addEvents(s, "summits", func(context.Context) ([]export.Event, error) { return p.SummitEvents(summits), nil })
	return t
}

// listJSON is the absolute address of a list as JSON.
func (s *Site) listJSON(q query.Agreements) string {
	return s.cfg.BaseURL + withSuffix(q.Href(listPath), asJSON.suffix)
}

// facetTwin has the values of one filter, each with the list that it leads to.
func (s *Site) facetTwin(q query.Agreements, f facet, canonical, find string) twin {
	t := twin{path: canonical, file: "agreements-by-" + f.param}
	values := s.listingValues(q, f, f.values)
	values = slices.DeleteFunc(values, func(v listingValue) bool { return !strings.Contains(query.Fold(v.Label), query.Fold(find)) })
	slices.SortStableFunc(values, func(a, b listingValue) int { return strings.Compare(query.Fold(a.Label), query.Fold(b.Label)) })
	t.addRecord(asJSON, func(context.Context) (any, error) {
		return struct {
			URL     string `json:"url"`
			ListURL string `json:"list_url"`
			Total   int    `json:"total"`
			listingFacet
		}{s.cfg.BaseURL + withSuffix(canonical, asJSON.suffix), s.listJSON(q), len(values), listingFacet{f.name, f.param, values}}, nil
	})
	t.addTable(func(context.Context) export.Table {
		return export.Table{Columns: []string{"Value", "Label", "Agreements", "Selected", "Address"},
			Rows: export.Map(export.Each(values), listingValue.row)}
	})
	return t
}

// citedTwin is a page of the list as JSON; as a table the list is whole.
func (s *Site) citedTwin(rows []accord.CitedPage, total, n int) twin {
	p := s.publisher()
	t := twin{path: query.PagedHref(citedPath, n), file: "cited"}
	at := func(n int) string { return s.cfg.BaseURL + query.PagedHref(withSuffix(citedPath, asJSON.suffix), n) }
	t.addRecord(asJSON, func(context.Context) (any, error) {
		return export.NewPaged(total, n, pages(total, citedSize), p.CitedPages(rows), at), nil
	})
	t.addTable(func(ctx context.Context) export.Table {
		offset := 0
		return p.CitedTable(export.Batched(func() ([]accord.CitedPage, error) {
			batch, _, err := s.register.CitedPages(ctx, batchSize, offset)
			offset += len(batch)
			return batch, err
		}))
	})
	return t
}

// compareTwin has the agreements themselves, and the fields in which they
// differ, by the names that the page gives them.
func (s *Site) compareTwin(q query.Compare, chosen []accord.Agreement, shown page.ComparePage) twin {
	p := s.publisher()
	t := twin{path: q.Href(comparePath), file: "comparison"}
	t.addRecord(asJSON, func(ctx context.Context) (any, error) {
		out := struct {
			Total  int                `json:"total"`
			Differ []string           `json:"differ"`
			Items  []export.Agreement `json:"items"`
		}{len(chosen), []string{}, []export.Agreement{}}
		for _, row := range shown.Rows {
			if row.Differs {
				out.Differ = append(out.Differ, row.Label)
			}
		}
		for d, err := range s.chosen(ctx, q.IDs) {
			if err != nil {
				return nil, err
			}
			out.Items = append(out.Items, p.Agreement(d))
		}
		return out, nil
	})
	t.addTable(func(ctx context.Context) export.Table { return p.AgreementTable(s.chosen(ctx, q.IDs)) })
	return t
}

// searchTwin has every group of what was found, and the records that have the
// words for a name: the page of the only one is where a person is led.
func (s *Site) searchTwin(text string, found accord.SearchPage, named []page.Link) twin {
	t := twin{path: query.SearchHref(searchPath, text), file: "search"}
	t.addRecord(asJSON, func(context.Context) (any, error) {
		out := struct {
			URL   string      `json:"url"`
			Query string      `json:"query"`
			Named []namedLink `json:"named"`
			export.Found
		}{s.cfg.BaseURL + withSuffix(t.path, asJSON.suffix), text, []namedLink{}, s.publisher().Found(found)}
		for _, n := range named {
			out.Named = append(out.Named, namedLink{n.Text, s.cfg.BaseURL + n.Href})
		}
		return out, nil
	})
	return t
}

// chosen draws some agreements in the order in which they were named.
func (s *Site) chosen(ctx context.Context, ids []string) iter.Seq2[accord.Dossier, error] {
	if len(ids) == 0 {
		return export.Each([]accord.Dossier(nil))
	}
	ended := false
	return export.Batched(func() ([]accord.Dossier, error) {
		if ended {
			return nil, nil
		}
		ended = true
		return s.register.Dossiers(ctx, ids)
	})
}

// namedLink is a record that goes by the words of a search.
type namedLink struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}
