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
	t := twin{path: path, file: strings.Trim(path, "/")}
	t.addRecord(asJSON, func(context.Context) (any, error) {
		return struct {
			Total int `json:"total"`
			Items []T `json:"items"`
		}{len(rows), rows}, nil
	})
	t.add(asJSONL, func(_ context.Context, w io.Writer) error { return export.WriteJSONLines(w, export.Each(rows)) })
	t.addTable(func(context.Context) export.Table { return table })
	return t
}

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

func (s *Site) changesTwin(q query.Changes, list accord.ChangePage) twin {
	p := s.publisher()
	t := plainTwin(changesPath, p.Changes(list.Changes), p.ChangeTable(list.Changes))
	t.path = q.Href(changesPath)
	t.addFeed(s, "what is new", func(context.Context) ([]accord.Change, error) { return list.Changes, nil })
	return t
}

func (s *Site) homeTwin(o accord.Overview) twin { return s.overviewTwin("/", "register", o) }

func (s *Site) overviewTwin(path, file string, o accord.Overview) twin {
	t := twin{path: path, file: file}
	t.addRecord(asJSON, func(context.Context) (any, error) { return s.publisher().Overview(o), nil })
	return t
}
