package store

import (
	"context"
	"errors"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// agreementClaims lists what one source says of an agreement: a document, or,
// where there is none, an editor.
func agreementClaims(a accord.Agreement, document *string) claimList {
	l := claimList{subject: subject{agreement: &a.ID}, source: document}
	putFact(&l, "title", a.Title)
	putFact(&l, "kind", a.Kind)
	putFact(&l, "status", a.Status)
	putFact(&l, "signed", a.Signed)
	putFact(&l, "place", a.Place)
	putFact(&l, "term", a.Term)
	putFact(&l, "in_force", a.InForce)
	putFact(&l, "expiry", a.Expiry)
	putFact(&l, "binding", a.Binding)
	putFact(&l, "occasion", a.Occasion)
	putList(&l, "country", a.Countries)
	putList(&l, "organisation", a.Organisations)
	putList(&l, "signatory", a.Signatories)
	putList(&l, "topic", a.Topics)
	putList(&l, "commitment", a.Commitments)
	return l
}

// Agreement returns one agreement with every claim about it. It is NotFound
// where there never was one, and Gone, with the reason, where there was.
//
// Where another source turned out to tell of the same instrument, the agreement
// has another id than the one that was asked for.
func (s *Store) Agreement(ctx context.Context, id string) (accord.Agreement, error) {
	return s.agreement(ctx, id, func(*pgx.Batch, string) {})
}

// agreement is Agreement with a further question of the same state of the register, which
// is asked for each id that may be the one.
func (s *Store) agreement(ctx context.Context, id string, further func(b *pgx.Batch, id string)) (accord.Agreement, error) {
	for range longestTrail {
		a, err := s.readAgreement(ctx, id, further)
		if !errors.Is(err, pgx.ErrNoRows) {
			return a, translate(err, "agreement "+id)
		}
		next, why := s.buried(ctx, "agreement", id)
		if why != nil {
			return accord.Agreement{}, why
		}
		id = next
	}
	return accord.Agreement{}, translate(pgx.ErrNoRows, "agreement "+id)
}

type agreementHead struct {
	Slug       string
	Summit     *string
	SummitName *string
	InPassing  bool
	FirstSeen  time.Time
	Changed    time.Time
}

func (s *Store) readAgreement(ctx context.Context, id string, further func(b *pgx.Batch, id string)) (accord.Agreement, error) {
	var head []agreementHead
	var pointers []pointerRow
	b := &pgx.Batch{}
	askAll(b, &head, `
		SELECT
			a.slug,
			a.summit,
			s.name,
			a.in_passing,
			a.first_seen,
			a.changed
		FROM agreement a
		LEFT JOIN summit s ON s.slug = a.summit
		WHERE a.id = $1`, id)
	said := askAgreement(b, id)
	askPointers(b, &pointers, []string{id})
	further(b, id)
	if err := s.pool.inOneState(ctx, b); err != nil {
		return accord.Agreement{}, err
	}
	if len(head) == 0 {
		return accord.Agreement{}, pgx.ErrNoRows
	}
	a, err := said.agreement(id, head[0])
	point(pointers, &a)
	return a, err
}

// askedAgreement are the answers to who says what of one agreement.
type askedAgreement struct {
	claims  *askedClaims
	sources []sourceRow
	merged  []accord.Merger
}

func askAgreement(b *pgx.Batch, id string) *askedAgreement {
	r := &askedAgreement{claims: askClaims(b, aboutAgreement, id)}
	askSources(b, &r.sources, `SELECT document FROM agreement_source WHERE agreement = $1`, id)
	askAll(b, &r.merged, `SELECT key, reasons FROM catalogue_record WHERE agreement = $1 ORDER BY key`, id)
	return r
}

func (r *askedAgreement) agreement(id string, head agreementHead) (accord.Agreement, error) {
	c := r.claims.claims()
	a := newAgreement(id, head, c)
	if c.err != nil {
		return accord.Agreement{}, c.err
	}
	a.Sources, a.Cited, a.Merged = c.contributions(r.sources), c.cited(), r.merged
	return a, nil
}

// newAgreement is the one place where claims become an agreement.
func newAgreement(id string, head agreementHead, c *claims) accord.Agreement {
	a := accord.Agreement{
		ID:            id,
		Slug:          head.Slug,
		Title:         fact[string](c, "title"),
		Kind:          fact[accord.Kind](c, "kind"),
		Status:        fact[accord.Status](c, "status"),
		Signed:        fact[accord.Date](c, "signed"),
		Place:         fact[string](c, "place"),
		Term:          fact[accord.Term](c, "term"),
		InForce:       fact[accord.Date](c, "in_force"),
		Expiry:        fact[accord.Date](c, "expiry"),
		Binding:       fact[accord.Binding](c, "binding"),
		Occasion:      fact[string](c, "occasion"),
		Countries:     list(c, "country", equal[accord.Code]),
		Organisations: list(c, "organisation", func(a, b accord.Body) bool { return a.Slug == b.Slug }),
		Signatories:   list(c, "signatory", accord.SamePerson),
		Topics:        list(c, "topic", equal[string]),
		Commitments:   list(c, "commitment", equal[string]),
		Renews:        list(c, "renews", func(a, b accord.Ref) bool { return a.Slug == b.Slug }),
		Implements:    list(c, "implements", func(a, b accord.Ref) bool { return a.Slug == b.Slug }),
		InPassing:     head.InPassing,
		FirstSeen:     head.FirstSeen,
		Changed:       head.Changed,
	}
	if head.Summit != nil {
		a.Summit = &accord.Ref{Slug: *head.Summit, Label: text(head.SummitName)}
	}
	return a
}

// bases are the fields that the filter "basis" knows.
func bases(a accord.Agreement) map[string]accord.Basis {
	listed := accord.NotStated
	if len(a.Signatories) > 0 {
		listed = a.Signatories[0].Basis
	}
	return map[string]accord.Basis{
		"signed": a.Signed.Basis, "place": a.Place.Basis, "term": a.Term.Basis, "in_force": a.InForce.Basis,
		"expiry": a.Expiry.Basis, "binding": a.Binding.Basis, "signatory": listed,
	}
}

// firstDay is what a date is ordered by, and its year; nil where the year is
// not known.
func firstDay(d accord.Date) (day *time.Time, year *int) {
	if d.Year == 0 {
		return nil, nil
	}
	first := d.First()
	return &first, &d.Year
}
