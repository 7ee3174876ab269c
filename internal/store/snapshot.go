package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// snapshot is the headline of every field of a record, to compare it with what
// it was. Fields that nobody states are left out.
type snapshot map[string]accord.FieldState

func (s snapshot) put(field string, basis accord.Basis, values ...string) {
	if basis == accord.NotStated || basis == "" || len(values) == 0 {
		return
	}
	s[field] = accord.FieldState{Values: values, Basis: basis}
}

// putAll has no basis: the values of a list may be known in different ways.
func (s snapshot) putAll(field string, values []string) {
	if len(values) > 0 {
		s[field] = accord.FieldState{Values: values}
	}
}

func plain[T any](list []accord.Value[T], print func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, print(v.V))
	}
	return out
}

func code(c accord.Code) string { return string(c) }
func same(s string) string      { return s }

// snapshotOfAgreement are the fields whose changes are told to readers, in plain
// forms. Evidence is not among them: that passages moved is found by the hash.
func snapshotOfAgreement(a accord.Agreement) snapshot {
	s := snapshot{}
	s.put("title", a.Title.Basis, a.Title.V)
	s.put("kind", a.Kind.Basis, string(a.Kind.V))
	s.put("status", a.Status.Basis, string(a.Status.V))
	s.put("signed", a.Signed.Basis, a.Signed.V.String())
	s.put("place", a.Place.Basis, a.Place.V)
	s.put("term", a.Term.Basis, strconv.Itoa(a.Term.V.Months))
	s.put("in_force", a.InForce.Basis, a.InForce.V.String())
	s.put("expiry", a.Expiry.Basis, a.Expiry.V.String())
	s.put("binding", a.Binding.Basis, string(a.Binding.V))
	s.put("occasion", a.Occasion.Basis, a.Occasion.V)
	s.putAll("country", plain(a.Countries, code))
	s.putAll("organisation", plain(a.Organisations, func(b accord.Body) string { return b.Name }))
	s.putAll("signatory", plain(a.Signatories, func(g accord.Signatory) string {
		if g.Office == "" {
			return g.Name
		}
		return g.Name + ", " + g.Office
	}))
	s.putAll("topic", plain(a.Topics, same))
	s.putAll("commitment", plain(a.Commitments, same))
	s.putAll("sources", slugs(a.Sources))
	return s
}

func snapshotOfSummit(m accord.Summit) snapshot {
	s := snapshot{}
	s.put("name", m.Name.Basis, m.Name.V)
	s.put("edition", m.Edition.Basis, strconv.Itoa(m.Edition.V))
	s.put("host", m.Host.Basis, string(m.Host.V))
	s.put("place", m.Place.Basis, m.Place.V)
	s.put("virtual", m.Virtual.Basis, strconv.FormatBool(m.Virtual.V))
	s.put("start", m.Start.Basis, m.Start.V.String())
	s.put("end", m.End.Basis, m.End.V.String())
	s.put("theme", m.Theme.Basis, m.Theme.V)
	s.put("next_host", m.NextHost.Basis, string(m.NextHost.V))
	s.putAll("participant", plain(m.Participants, code))
	s.putAll("outcome", plain(m.Outcomes, same))
	s.putAll("sources", slugs(m.Sources))
	return s
}

func slugs(sources []accord.Source) []string {
	var out []string
	for _, s := range sources {
		out = append(out, s.Slug)
	}
	return out
}

// differences lists the fields that changed, by name.
func (s snapshot) differences(was snapshot) []accord.FieldChange {
	fields := maps.Clone(was)
	maps.Copy(fields, s)
	var out []accord.FieldChange
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		if !was[field].Equal(s[field]) {
			out = append(out, accord.FieldChange{Field: field, Old: was[field], New: s[field]})
		}
	}
	return out
}

// queueNote writes down how a record changed. A record that was stored before
// snapshots were kept has nothing to be compared with: it gets its snapshot
// silently. Where no field differs, the fields that c has already are noted,
// and nothing where it has none.
func (s snapshot) queueNote(b *pgx.Batch, before []byte, isNew bool, c accord.Change) error {
	if isNew {
		c.What, c.Fields = accord.RecordNew, nil
		return queueChange(b, c)
	}
	if before == nil {
		return nil
	}
	var was snapshot
	if err := json.Unmarshal(before, &was); err != nil {
		return fmt.Errorf("snapshot of %s %s: %w", c.Record, c.Key, err)
	}
	c.What = accord.RecordChanged
	if fields := s.differences(was); len(fields) > 0 {
		c.Fields = fields
	}
	if len(c.Fields) == 0 {
		return nil
	}
	return queueChange(b, c)
}

// queueWithdrawal writes down that a record goes, while its title is still there. It
// was merged where the id of another record is named.
func queueWithdrawal(b *pgx.Batch, kind accord.RecordKind, key, into string, now time.Time) {
	record := `SELECT title, ARRAY(SELECT x.country FROM agreement_country x WHERE x.agreement = $2 ORDER BY x.position) FROM agreement WHERE id = $2`
	if kind == accord.RecordSummit {
		record = `SELECT name, ARRAY(SELECT x.country FROM summit_participant x WHERE x.summit = $2 ORDER BY x.country) FROM summit WHERE slug = $2`
	}
	what := accord.RecordWithdrawn
	if into != "" {
		what = accord.RecordMerged
	}
	b.Queue(`
		INSERT INTO change (record, key, title, what, countries, at, merged_into)
		SELECT $1, $2, r.title, $3, r.countries, $4, $5 FROM (`+record+`) AS r (title, countries)`,
		string(kind), key, string(what), now, null(into))
}

func queueChange(b *pgx.Batch, c accord.Change) error {
	if c.Fields == nil {
		c.Fields = []accord.FieldChange{}
	}
	raw, err := json.Marshal(c.Fields)
	if err != nil {
		return fmt.Errorf("change of %s %s: %w", c.Record, c.Key, err)
	}
	b.Queue(`
		INSERT INTO change (record, key, title, what, countries, at, fields) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		string(c.Record), c.Key, c.Title, string(c.What), texts(c.Countries), c.At, raw)
	return nil
}

func insertChange(ctx context.Context, tx pgx.Tx, c accord.Change) error {
	b := &pgx.Batch{}
	if err := queueChange(b, c); err != nil {
		return err
	}
	return tx.SendBatch(ctx, b).Close()
}

func codes(in []string) []accord.Code {
	var out []accord.Code
	for _, c := range in {
		out = append(out, accord.Code(c))
	}
	return out
}
