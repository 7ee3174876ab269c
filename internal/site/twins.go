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

// Exports is what the forms besides pages need of the register.
type Exports interface {
	Edition(ctx context.Context) (accord.Edition, error)
	AgreementIDs(ctx context.Context, q query.Agreements, after query.Cursor, limit int) ([]string, query.Cursor, error)
	Dossiers(ctx context.Context, ids []string) ([]accord.Dossier, error)
	SummitDossiers(ctx context.Context) ([]accord.SummitDossier, error)
	WholeOrganisations(ctx context.Context) ([]accord.Organisation, error)
	Provenance(ctx context.Context, kind accord.RecordKind, keys []string) (map[string]accord.Provenance, error)
	ChangesAfter(ctx context.Context, q query.Changes, after query.Cursor, limit int) ([]accord.Change, query.Cursor, error)
	ListChanges(ctx context.Context, q query.Agreements, limit int) ([]accord.Change, error)
}

// Sizes of what is read and written at once.
const (
	batchSize = 100 // agreements in memory while a list is written
	feedSize  = 50  // entries of a feed
)

// publisher writes records with the addresses and the names of this site.
func (s *Site) publisher() export.Publisher {
	return export.Publisher{Base: s.cfg.BaseURL, Labels: s.cfg.Labels}
}

// dossiers draws a whole filtered list, a batch at a time.
func (s *Site) dossiers(ctx context.Context, q query.Agreements) iter.Seq2[accord.Dossier, error] {
	return dossiersOf(ctx, s.register, q)
}

// dossiersOf draws the agreements of a filter, a batch at a time, in the order of the
// list. Each batch begins behind the last record and not at a number, so that none is
// told twice where others are added or withdrawn meanwhile.
func dossiersOf(ctx context.Context, r Exports, q query.Agreements) iter.Seq2[accord.Dossier, error] {
	var after query.Cursor
	ended := false
	return export.Batched(func() ([]accord.Dossier, error) {
		if ended {
			return nil, nil
		}
		ids, next, err := r.AgreementIDs(ctx, q, after, batchSize)
		if err != nil {
			return nil, err
		}
		after, ended = next, next.IsZero()
		return r.Dossiers(ctx, ids)
	})
}

// agreementTwin is what an agreement can be had as, with the relations of the page to
// its sources.
func (s *Site) agreementTwin(d accord.Dossier) twin {
	a, p := d.Agreement, s.publisher()
	t := twin{path: listPath + "/" + a.ID + "/" + a.Slug, file: "agreement-" + a.ID, cite: p.Permalink(a.ID)}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.Agreement(d), nil })
	t.addRecord(asJSONLD, func(context.Context) (any, error) { return p.AgreementGraph(d), nil })
	t.addEvents(s, a.Title.V, func(context.Context) ([]export.Event, error) { return p.AgreementEvents(d), nil })
	works := []export.Work{p.AgreementWork(a)}
	for _, src := range a.Sources {
		works = append(works, p.SourceWork(src))
		t.links = append(t.links, link(p.SourceURL(src.Slug), "item", "type", "text/html"))
	}
	t.links = append(t.links, link("https://schema.org/CreativeWork", "type"), link(s.cfg.BaseURL+listPath, "collection"))
	t.addWorks(func(context.Context) iter.Seq2[export.Work, error] { return export.Each(works) })
	return t
}

// addWorks offers citations in the three forms of reference managers.
func (t *twin) addWorks(works func(ctx context.Context) iter.Seq2[export.Work, error]) {
	t.add(asBibTeX, func(ctx context.Context, w io.Writer) error { return export.WriteBibTeX(w, works(ctx)) })
	t.add(asRIS, func(ctx context.Context, w io.Writer) error { return export.WriteRIS(w, works(ctx)) })
	t.add(asCSL, func(ctx context.Context, w io.Writer) error { return export.WriteCSL(w, works(ctx)) })
}

// addEvents offers a calendar. Its time is that of the edition and not of the clock, so
// that the same register gives the same file.
func (t *twin) addEvents(s *Site, name string, events func(ctx context.Context) ([]export.Event, error)) {
	t.add(asICS, func(ctx context.Context, w io.Writer) error {
		list, err := events(ctx)
		if err != nil {
			return err
		}
		e, err := s.register.Edition(ctx)
		if err != nil {
			return err
		}
		return s.publisher().WriteCalendar(w, name, list, e.At)
	})
}

// addTable offers a table. It is made when it is asked for: its rows are drawn while it
// is written.
func (t *twin) addTable(table func(ctx context.Context) export.Table) {
	t.add(asCSV, func(ctx context.Context, w io.Writer) error { return export.WriteCSV(w, table(ctx)) })
}

// addFiltered offers what every filtered list of agreements can be had as,
// whole and not by the page, be it the list itself or that of a country, a
// ministry or a topic.
func (t *twin) addFiltered(s *Site, name string, q query.Agreements, summits []accord.SummitRow) {
	p := s.publisher()
	q = q.WithPage(1)
	t.addTable(func(ctx context.Context) export.Table { return p.AgreementTable(s.dossiers(ctx, q)) })
	t.add(asJSONL, func(ctx context.Context, w io.Writer) error {
		return export.WriteJSONLines(w, export.Map(s.dossiers(ctx, q), p.Agreement))
	})
	t.addFeed(s, name, func(ctx context.Context) ([]accord.Change, error) { return s.register.ListChanges(ctx, q, feedSize) })
	t.addEvents(s, name, func(ctx context.Context) ([]export.Event, error) {
		events := p.SummitEvents(summits)
		for d, err := range s.dossiers(ctx, q) {
			if err != nil {
				return nil, err
			}
			events = append(events, p.AgreementEvents(d)...)
		}
		return events, nil
	})
	t.addWorks(func(ctx context.Context) iter.Seq2[export.Work, error] {
		return export.Map(s.dossiers(ctx, q), func(d accord.Dossier) export.Work { return p.AgreementWork(d.Agreement) })
	})
}

// addFeed offers a feed of changes.
func (t *twin) addFeed(s *Site, name string, changes func(ctx context.Context) ([]accord.Change, error)) {
	t.add(asAtom, func(ctx context.Context, w io.Writer) error {
		list, err := changes(ctx)
		if err != nil {
			return err
		}
		e, err := s.register.Edition(ctx)
		if err != nil {
			return err
		}
		return s.publisher().WriteAtom(w, export.Feed{Title: export.SiteName + ": " + name, Self: s.cfg.BaseURL + withSuffix(t.path, asAtom.suffix),
			Page: s.cfg.BaseURL + t.path, Updated: e.At, Changes: list})
	})
}

// The pages of records. Each has the record itself, and the list of its agreements in
// every form that the filtered list has.
func (s *Site) countryTwin(c accord.CountryPage) twin {
	p := s.publisher()
	code := strings.ToLower(string(c.Code))
	t := twin{path: "/countries/" + code, file: "country-" + code}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.Country(c), nil })
	t.addRecord(asJSONLD, func(context.Context) (any, error) { return p.CountryGraph(c.Country), nil })
	t.addFiltered(s, c.Name, query.OfCountry(c.Code), c.Summits)
	return t
}

func (s *Site) organisationTwin(o accord.Organisation) twin {
	p := s.publisher()
	t := twin{path: "/ministries/" + o.Slug, file: o.Slug}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.Organisation(o), nil })
	t.addRecord(asJSONLD, func(context.Context) (any, error) { return p.OrganisationGraph(o), nil })
	t.addFiltered(s, o.Name.V, query.Agreements{Organisations: []string{o.Slug}}, nil)
	return t
}

func (s *Site) topicTwin(one accord.Topic) twin {
	t := twin{path: "/topics/" + one.Code, file: one.Code}
	t.addRecord(asJSON, func(context.Context) (any, error) { return s.publisher().Topics([]accord.Topic{one})[0], nil })
	t.addFiltered(s, one.Label, query.Agreements{Topics: []string{one.Code}}, nil)
	return t
}

// summitTwin are the forms of a summit: its JSON has the provenance, which the page
// does not show and so is read only for it.
func (s *Site) summitTwin(m accord.Summit) twin {
	p := s.publisher()
	t := twin{path: "/summits/" + m.Slug, file: m.Slug, cite: p.SummitURL(m.Slug)}
	known := func(ctx context.Context) (accord.Provenance, error) {
		all, err := s.register.Provenance(ctx, accord.RecordSummit, []string{m.Slug})
		return all[m.Slug], err
	}
	t.addRecord(asJSON, func(ctx context.Context) (any, error) {
		k, err := known(ctx)
		return p.Summit(m, k), err
	})
	t.addRecord(asJSONLD, func(ctx context.Context) (any, error) {
		k, err := known(ctx)
		return p.SummitGraph(m, k), err
	})
	t.addEvents(s, m.Name.V, func(context.Context) ([]export.Event, error) {
		return p.SummitEvents([]accord.SummitRow{{Slug: m.Slug, Name: m.Name.V, Host: m.Host.V, Start: m.Start.V, End: m.End.V}}), nil
	})
	return t
}

func (s *Site) seriesTwin(one accord.Series) twin {
	p := s.publisher()
	t := twin{path: "/series/" + one.Slug, file: one.Slug}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.Series(one), nil })
	t.addTable(func(context.Context) export.Table { return p.SummitTable(one.Summits) })
	t.addEvents(s, one.Name, func(context.Context) ([]export.Event, error) { return p.SummitEvents(one.Summits), nil })
	return t
}

// sourceTwin are the forms of a source: as a record, and as a work to cite at its
// publisher's address.
func (s *Site) sourceTwin(d accord.Document) twin {
	p := s.publisher()
	src := accord.Source{Slug: d.Slug, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Licence: d.Licence, Language: d.Language, Published: d.Published.V}
	t := twin{path: "/sources/" + d.Slug, file: d.Slug, cite: p.SourceURL(d.Slug)}
	if d.LicenceURL != "" {
		t.links = append(t.links, link(d.LicenceURL, "license"))
	}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.Document(d), nil })
	t.addRecord(asJSONLD, func(context.Context) (any, error) { return p.SourceGraph(src), nil })
	t.addWorks(func(context.Context) iter.Seq2[export.Work, error] {
		return export.Each([]export.Work{p.SourceWork(src)})
	})
	return t
}
