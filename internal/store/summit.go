package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

func summitClaims(s accord.Summit, document *string) claimList {
	l := claimList{subject: subject{summit: &s.Slug}, source: document}
	putFact(&l, "name", s.Name)
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

func summitRows(ctx context.Context, q querier, where string, args ...any) ([]accord.SummitRow, error) {
	rows, err := all[summitRow](ctx, q, `
		SELECT`+summitRowColumns+`
		FROM summit s
		LEFT JOIN series r ON r.slug = s.series
		`+where, args...)
	if err != nil {
		return nil, fmt.Errorf("summits: %w", err)
	}
	var out []accord.SummitRow
	for _, r := range rows {
		out = append(out, newSummitRow(r))
	}
	return out, nil
}

// Summits returns every summit, newest first.
func (s *Store) Summits(ctx context.Context) ([]accord.SummitRow, error) {
	rows, err := summitRows(ctx, s.pool, `ORDER BY s.first_day DESC NULLS LAST, s.slug`)
	return rows, translate(err, "summits")
}

// Summit returns one summit with every claim about it, the agreements made
// there, and the editions before and after it.
func (s *Store) Summit(ctx context.Context, slug string) (accord.Summit, error) {
	out, err := readSummit(ctx, s.pool, slug)
	if err != nil && accord.KindOf(translate(err, "")) == accord.NotFound {
		return out, s.gone(ctx, "summit", slug, err)
	}
	if err == nil {
		out.Agreements, err = agreementRows(ctx, s.pool, `WHERE a.summit = $1 ORDER BY a.signed_day DESC NULLS LAST, a.id`, slug)
	}
	if err == nil && out.Series != nil {
		err = s.neighbours(ctx, &out)
	}
	return out, translate(err, "summit "+slug)
}

func readSummit(ctx context.Context, q querier, slug string) (accord.Summit, error) {
	rows, err := summitRows(ctx, q, `WHERE s.slug = $1`, slug)
	if err != nil {
		return accord.Summit{}, err
	}
	if len(rows) == 0 {
		return accord.Summit{}, pgx.ErrNoRows
	}
	c, err := readClaims(ctx, q, aboutSummit, slug)
	if err != nil {
		return accord.Summit{}, err
	}
	s := newSummit(rows[0], c)
	if c.err != nil {
		return accord.Summit{}, c.err
	}
	s.Sources, err = readSources(ctx, q, `SELECT document FROM summit_source WHERE summit = $1`, slug, c)
	return s, err
}

// newSummit is what the claims say of a summit. Where one of them cannot be
// read, c has the error.
func newSummit(row accord.SummitRow, c *claims) accord.Summit {
	return accord.Summit{
		Slug:         row.Slug,
		Series:       row.Series,
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

// refreshSummit derives the columns of a summit anew, or buries it where
// neither a document nor an editor names it any more.
func refreshSummit(ctx context.Context, tx pgx.Tx, slug string, now time.Time) (change, error) {
	s, err := readSummit(ctx, tx, slug)
	if err != nil {
		return unchanged, err
	}
	was, err := one[struct {
		Kept     bool // an editor lists it
		Snapshot []byte
		New      bool
	}](ctx, tx, `
		SELECT
			m.authority OR EXISTS (SELECT FROM catalogue_record r WHERE r.summit = m.slug),
			m.snapshot,
			m.name = ''
		FROM summit m
		WHERE m.slug = $1`, slug)
	if err != nil {
		return unchanged, err
	}
	if len(s.Sources) == 0 && !was.Kept {
		return gone, bury(ctx, tx, accord.RecordSummit, slug, noSource, now)
	}
	var first *time.Time
	if s.Start.V.Year != 0 {
		day := s.Start.V.First()
		first = &day
	}
	b := &pgx.Batch{}
	b.Queue(`
		UPDATE summit SET
			name      = $2,
			edition   = $3,
			host      = $4,
			place     = $5,
			virtual   = $6,
			start_on  = $7,
			end_on    = $8,
			first_day = $9,
			series    = coalesce(series, (SELECT min(series) FROM summit_source WHERE summit = $1))
		WHERE slug = $1`, slug, s.Name.V, nullInt(s.Edition.V), null(s.Host.V), s.Place.V, s.Virtual.V,
		nullDate(s.Start.V), nullDate(s.End.V), first)
	b.Queue(summitVector, slug)
	b.Queue(`DELETE FROM summit_participant WHERE summit = $1`, slug)
	for _, p := range s.Participants {
		b.Queue(`INSERT INTO summit_participant (summit, country) VALUES ($1, $2)`, slug, string(p.V))
	}
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return unchanged, fmt.Errorf("headline of summit %s: %w", slug, err)
	}
	return unchanged, noteSummit(ctx, tx, s, was.Snapshot, was.New, now)
}

// noteSummit notes what changed in the fields of a summit. A new one has no
// name yet, because its name is a column that is derived.
func noteSummit(ctx context.Context, tx pgx.Tx, s accord.Summit, before []byte, isNew bool, now time.Time) error {
	is := snapshotOfSummit(s)
	raw, err := json.Marshal(is)
	if err != nil {
		return fmt.Errorf("summit %s: %w", s.Slug, err)
	}
	note := accord.Change{Record: accord.RecordSummit, Key: s.Slug, Title: s.Name.V, Countries: countriesOf(s.Participants), At: now}
	if err := is.note(ctx, tx, before, isNew && before == nil, note); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `UPDATE summit SET snapshot = $2 WHERE slug = $1`, s.Slug, raw); err != nil {
		return fmt.Errorf("snapshot of summit %s: %w", s.Slug, err)
	}
	return nil
}

func nullInt(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}
