package store

import (
	"context"
	"fmt"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

func summitClaims(s accord.Summit, document *string) claimList {
	l := claimList{subject: subject{summit: &s.Slug}, source: document}
	putFact(&l, "name", s.Name)
	putFact(&l, "series", s.Series)
	putFact(&l, "edition", s.Edition)
	putFact(&l, "host", s.Host)
	putFact(&l, "place", s.Place)
	putFact(&l, "virtual", s.Virtual)
	putFact(&l, "start", s.Start)
	putFact(&l, "end", s.End)
	putFact(&l, "theme", s.Theme)
	putFact(&l, "next_host", s.NextHost)
	putList(&l, "participant", s.Participants)
	putList(&l, "outcome", s.Outcomes)
	return l
}

const summitRowColumns = `
			s.slug,
			s.name,
			s.series,
			r.name,
			coalesce(s.edition, 0),
			coalesce(s.host, ''),
			s.place,
			s.virtual,
			s.start_on,
			s.end_on,
			(SELECT count(*) FROM agreement a WHERE a.summit = s.slug)`

type summitRow struct {
	Slug, Name         string
	Series, SeriesName *string
	Edition            int
	Host, Place        string
	Virtual            bool
	Start, End         *string
	Agreements         int
}

func newSummitRow(r summitRow) accord.SummitRow {
	out := accord.SummitRow{Slug: r.Slug, Name: r.Name, Edition: r.Edition, Host: accord.Code(r.Host), Place: r.Place,
		Virtual: r.Virtual, Start: date(r.Start), End: date(r.End), Agreements: r.Agreements}
	if r.Series != nil {
		out.Series = &accord.Ref{Slug: *r.Series, Label: text(r.SeriesName)}
	}
	return out
}

const selectSummitRows = `
		SELECT` + summitRowColumns + `
		FROM summit s
		LEFT JOIN series r ON r.slug = s.series
		`

func summitRows(ctx context.Context, q querier, where string, args ...any) ([]accord.SummitRow, error) {
	rows, err := all[summitRow](ctx, q, selectSummitRows+where, args...)
	if err != nil {
		return nil, fmt.Errorf("summits: %w", err)
	}
	var out []accord.SummitRow
	for _, r := range rows {
		out = append(out, newSummitRow(r))
	}
	return out, nil
}

// Summits returns every summit, newest first and those of no day last, each with
// how many agreements were made there.
func (s *Store) Summits(ctx context.Context) ([]accord.SummitRow, error) {
	rows, err := summitRows(ctx, s.pool, `ORDER BY s.first_day DESC NULLS LAST, s.slug`)
	return rows, translate(err, "summits")
}

// Summit returns one summit with every claim about it, the agreements made there,
// newest first, and, where it belongs to a series, the editions before and after
// it. It is NotFound where there never was one, and Gone, with the day, where there
// was.
func (s *Store) Summit(ctx context.Context, slug string) (accord.Summit, error) {
	out, err := readSummit(ctx, s.pool, slug)
	if err != nil && accord.KindOf(translate(err, "")) == accord.NotFound {
		return out, s.gone(ctx, "summit", slug)
	}
	if err == nil {
		out.Agreements, err = agreementRows(ctx, s.pool, `WHERE a.summit = $1 ORDER BY a.signed_day DESC NULLS LAST, a.id`, slug)
	}
	if err == nil && out.Series.V.Slug != "" {
		err = s.neighbours(ctx, &out)
	}
	return out, translate(err, "summit "+slug)
}

func readSummit(ctx context.Context, q querier, slug string) (accord.Summit, error) {
	b := &pgx.Batch{}
	asked := askSummit(b, slug)
	if err := answer(ctx, q, b); err != nil {
		return accord.Summit{}, fmt.Errorf("summit %s: %w", slug, err)
	}
	return asked.summit()
}

// askedSummit are the answers to who says what of one summit.
type askedSummit struct {
	head    []summitRow
	claims  *askedClaims
	sources []sourceRow
}

func askSummit(b *pgx.Batch, slug string) *askedSummit {
	s := &askedSummit{}
	askAll(b, &s.head, `
		SELECT`+summitRowColumns+`
		FROM summit s
		LEFT JOIN series r ON r.slug = s.series
		WHERE s.slug = $1`, slug)
	s.claims = askClaims(b, aboutSummit, slug)
	askSources(b, &s.sources, `SELECT document FROM summit_source WHERE summit = $1`, slug)
	return s
}

func (s *askedSummit) summit() (accord.Summit, error) {
	if len(s.head) == 0 {
		return accord.Summit{}, pgx.ErrNoRows
	}
	c := s.claims.claims()
	out := newSummit(newSummitRow(s.head[0]), c)
	if c.err != nil {
		return accord.Summit{}, c.err
	}
	out.Sources = c.contributions(s.sources)
	return out, nil
}

// newSummit is what the claims say of a summit. Where one of them cannot be
// read, c has the error.
func newSummit(row accord.SummitRow, c *claims) accord.Summit {
	return accord.Summit{
		Slug:         row.Slug,
		Series:       seriesOf(row.Series, values[accord.Ref](c, "series")),
		Name:         fact[string](c, "name"),
		Edition:      fact[int](c, "edition"),
		Host:         fact[accord.Code](c, "host"),
		Place:        fact[string](c, "place"),
		Virtual:      fact[bool](c, "virtual"),
		Start:        fact[accord.Date](c, "start"),
		End:          fact[accord.Date](c, "end"),
		Theme:        fact[string](c, "theme"),
		NextHost:     fact[accord.Code](c, "next_host"),
		Participants: list(c, "participant", equal[accord.Code]),
		Outcomes:     list(c, "outcome", equal[string]),
		Cited:        c.cited(),
	}
}

// seriesOf is the series of a summit under the name that it has today. One that a
// source names and the register has no page of is its name alone.
func seriesOf(known *accord.Ref, said []accord.Value[accord.Ref]) accord.Fact[accord.Ref] {
	for i := range said {
		if known != nil && said[i].V.Slug == known.Slug {
			said[i].V = *known
		} else {
			said[i].V.Slug = ""
		}
	}
	return accord.Choose(said)
}

// neighbours finds the editions before and after, by their first day.
func (s *Store) neighbours(ctx context.Context, of *accord.Summit) error {
	rows, err := all[struct {
		Slug, Name string
		Before     bool
	}](ctx, s.pool, `
		(SELECT n.slug, n.name, true
		FROM summit n, summit s
		WHERE s.slug = $1 AND n.series = s.series AND n.first_day < s.first_day
		ORDER BY n.first_day DESC, n.slug LIMIT 1)
		UNION ALL
		(SELECT n.slug, n.name, false
		FROM summit n, summit s
		WHERE s.slug = $1 AND n.series = s.series AND n.first_day > s.first_day
		ORDER BY n.first_day, n.slug LIMIT 1)`, of.Slug)
	if err != nil {
		return fmt.Errorf("neighbours of summit %s: %w", of.Slug, err)
	}
	for _, r := range rows {
		ref := &accord.Ref{Slug: r.Slug, Label: r.Name}
		if r.Before {
			of.Previous = ref
		} else {
			of.Next = ref
		}
	}
	return nil
}

func nullInt(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
