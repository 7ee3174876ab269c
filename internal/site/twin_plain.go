package site

import (
	"context"
	"io"
	"iter"
	"strings"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
)

// plainTwin is that of a list that stands on one page: its rows as JSON, JSON
// Lines and CSV.
func plainTwin[T any](path string, rows []T, table export.Table) twin {
	whole := struct {
		Total int `json:"total"`
		Items []T `json:"items"`
	}{len(rows), rows}
	return rowsTwin(path, whole, func(context.Context) iter.Seq2[T, error] { return export.Each(rows) }, func(context.Context) export.Table { return table })
}

// rowsTwin is that of a list whose JSON says more than its rows, or only a page
// of them: as JSON Lines and as a table it is whole.
func rowsTwin[T any](path string, record any, rows func(context.Context) iter.Seq2[T, error], table func(context.Context) export.Table) twin {
	t := recordTwin(path, strings.Trim(path, "/"), record)
	t.add(asJSONL, func(ctx context.Context, w io.Writer) error { return export.WriteJSONLines(w, rows(ctx)) })
	t.addTable(table)
	return t
}

// recordTwin is that of a page about one thing.
func recordTwin(path, file string, record any) twin {
	t := twin{path: path, file: file}
	t.addRecord(asJSON, func(context.Context) (any, error) { return record, nil })
	return t
}

// The lists that stand on one page. Each is plainTwin with the rows and the table of its
// record; what has dates or can be cited has these forms, too.
func (s *Site) countriesTwin(rows []accord.CountryRow) twin {
	p := s.publisher()
	return plainTwin("/countries", p.CountryRows(rows), p.CountryTable(rows))
}

func (s *Site) organisationsTwin(rows []accord.OrganisationRow) twin {
	p := s.publisher()
	return plainTwin("/ministries", p.OrganisationRows(rows), p.OrganisationTable(rows))
}

func (s *Site) topicsTwin(rows []accord.Topic) twin {
	p := s.publisher()
	return plainTwin("/topics", p.Topics(rows), p.TopicTable(rows))
}

func (s *Site) summitsTwin(rows []accord.SummitRow) twin {
	p := s.publisher()
	t := plainTwin("/summits", p.SummitRows(rows), p.SummitTable(rows))
	t.addEvents(s, "summits", func(context.Context) ([]export.Event, error) { return p.SummitEvents(rows), nil })
	return t
}

func (s *Site) sourcesTwin(rows []accord.DocumentRow) twin {
	p := s.publisher()
	t := plainTwin("/sources", p.DocumentRows(rows), p.SourceTable(rows))
	t.addWorks(func(context.Context) iter.Seq2[export.Work, error] {
		return export.Map(export.Each(rows), func(d accord.DocumentRow) export.Work { return p.SourceWork(d.Source) })
	})
	return t
}

// changesTwin are the forms of the history: the page that is shown as JSON and as a
// feed, the whole of it under the filter as a table.
func (s *Site) changesTwin(q query.Changes, list accord.ChangePage) twin {
	p := s.publisher()
	at := func(n int) string { return s.cfg.BaseURL + withSuffix(q.WithPage(n).Href(changesPath), asJSON.suffix) }
	whole := func(ctx context.Context) iter.Seq2[accord.Change, error] {
		return changesOf(ctx, s.register, q.WithPage(0))
	}
	t := rowsTwin(changesPath, export.NewPaged(list.Total, q.Page, pages(list.Total, query.ChangesPageSize), p.Changes(list.Changes), at),
		func(ctx context.Context) iter.Seq2[export.Change, error] { return export.Map(whole(ctx), p.Change) },
		func(ctx context.Context) export.Table { return p.ChangeTable(whole(ctx)) })
	t.path = q.Href(changesPath)
	t.addFeed(s, "what is new", func(context.Context) ([]accord.Change, error) { return list.Changes, nil })
	return t
}

func (s *Site) homeTwin(o accord.Overview) twin { return s.overviewTwin("/", "register", o) }

// overviewTwin is that of a page with the counts of the register.
func (s *Site) overviewTwin(path, file string, o accord.Overview) twin {
	return recordTwin(path, file, s.publisher().Overview(o))
}
