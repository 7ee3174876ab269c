package store

import (
	"context"
	"fmt"
)

// maxBreaches bounds what is listed of one invariant: a register that is wrong
// in a thousand places is wrong in one way.
const maxBreaches = 20

// Breach is a record that breaks an invariant of the register. There should never
// be one: the constraints of the schema and the importer see to it, and a breach
// means that somebody wrote past both.
type Breach struct {
	Invariant string // what should be true, a sentence
	Record    string // the kind and key of the record
	Detail    string // what is true instead, with the values
}

// String prints a breach as a line for a maintainer: the record, what is wrong
// with it, and what should be.
func (b Breach) String() string {
	return fmt.Sprintf("%s: %s (should be: %s)", b.Record, b.Detail, b.Invariant)
}

// Check looks through the whole register for what can never be, whoever wrote
// to the database: a quotation that is not at its place, a value without its
// words, a record that rests on nothing, an id that leads nowhere. It changes
// nothing, reads one state, and may take as long as it takes. Of each invariant at
// most 20 breaches are listed. It is an error, and no breach, where the database
// has the schema of another program.
func Check(ctx context.Context, dsn string) ([]Breach, error) {
	conn, err := connect(ctx, dsn, false)
	if err != nil {
		return nil, err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	at, err := Schema{Latest: latest()}.read(ctx, conn)
	if err != nil {
		return nil, err
	}
	if err := at.Check(); err != nil {
		return nil, err
	}
	if at.Pending() > 0 {
		return nil, fmt.Errorf("the database has schema %d, this program checks schema %d: run portal migrate", at.Version, at.Latest)
	}
	var all []Breach
	for _, i := range invariants() {
		found, err := i.breaches(ctx, conn)
		if err != nil {
			return nil, translate(err, "the check")
		}
		all = append(all, found...)
	}
	return all, nil
}

// Invariants are the sentences that Check looks after, in its order: what should
// be true of every register at any time.
func Invariants() []string {
	var all []string
	for _, i := range invariants() {
		all = append(all, i.sentence)
	}
	return all
}

// invariant has a query that returns the records that break it, and how.
type invariant struct {
	sentence string
	sql      string
}

func (i invariant) breaches(ctx context.Context, q querier) ([]Breach, error) {
	rows, err := all[struct{ Record, Detail string }](ctx, q, i.sql+fmt.Sprintf(` ORDER BY 1, 2 LIMIT %d`, maxBreaches))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", i.sentence, err)
	}
	var found []Breach
	for _, r := range rows {
		found = append(found, Breach{Invariant: i.sentence, Record: r.Record, Detail: r.Detail})
	}
	return found, nil
}

// invariants repeat what constraints and the trigger enforce, too: a database
// that was restored, edited by hand or damaged has perhaps not asked them.
func invariants() []invariant { return append(ofValues(), ofRecords()...) }

// ofValues hold between a value and what it came from.
func ofValues() []invariant {
	return []invariant{
		{`a quotation is the bytes of its span`, `
			SELECT 'source ' || e.document, format('bytes %s to %s are not “%s”', e.span_start, e.span_end, left(e.quote, 60))
			FROM evidence e JOIN document d ON d.slug = e.document
			WHERE substring(convert_to(d.body, 'UTF8') FROM e.span_start + 1 FOR e.span_end - e.span_start)
				IS DISTINCT FROM convert_to(e.quote, 'UTF8')`},
		{`what stands around a quotation stands around it in the text`, `
			SELECT 'source ' || e.document, format('“%s” is not between “%s” and “%s”', left(e.quote, 60), right(e.before, 60), left(e.after, 60))
			FROM evidence e JOIN document d ON d.slug = e.document
			WHERE substring(convert_to(d.body, 'UTF8') FROM greatest(e.span_start - octet_length(e.before), 0) + 1 FOR octet_length(e.before))
				IS DISTINCT FROM convert_to(e.before, 'UTF8')
			OR substring(convert_to(d.body, 'UTF8') FROM e.span_end + 1 FOR octet_length(e.after))
				IS DISTINCT FROM convert_to(e.after, 'UTF8')`},
		{`a quoted value has its words`, `
			SELECT ` + subjectOfClaim + `, format('%s is quoted from nothing', c.field)
			FROM claim c
			WHERE c.basis = 'quoted' AND NOT EXISTS (SELECT FROM evidence e WHERE e.claim = c.id)`},
		{`a calculated or inferred value has its reason`, `
			SELECT ` + subjectOfClaim + `, format('%s is %s for no reason', c.field, c.basis)
			FROM claim c
			WHERE c.basis IN ('calculated', 'inferred') AND c.reason = ''`},
		{`a curated value has the editor's source`, `
			SELECT ` + subjectOfClaim + `, format('%s was curated from nothing', c.field)
			FROM claim c
			WHERE c.basis = 'curated' AND coalesce(c.citation_publisher, '') = ''`},
	}
}

// ofRecords hold of agreements, summits and documents, and between them.
func ofRecords() []invariant {
	return []invariant{
		{`an agreement rests on a document or a record of the catalogue`, `
			SELECT 'agreement ' || a.id, 'nothing tells of it: ' || a.title
			FROM agreement a
			WHERE NOT EXISTS (SELECT FROM agreement_source s WHERE s.agreement = a.id)
			AND NOT EXISTS (SELECT FROM catalogue_record r WHERE r.agreement = a.id)`},
		{`a summit rests on a document, a record of the catalogue or the authority`, `
			SELECT 'summit ' || m.slug, 'nothing tells of it'
			FROM summit m
			WHERE NOT m.authority
			AND NOT EXISTS (SELECT FROM summit_source s WHERE s.summit = m.slug)
			AND NOT EXISTS (SELECT FROM catalogue_record r WHERE r.summit = m.slug)`},
		{`a claim of a document is about a record that the document tells of`, `
			SELECT 'agreement ' || c.agreement, format('%s comes from %s, which is none of its sources', c.field, c.source)
			FROM claim c
			WHERE c.agreement IS NOT NULL AND c.source IS NOT NULL
			AND NOT EXISTS (SELECT FROM agreement_source s WHERE s.agreement = c.agreement AND s.document = c.source)`},
		{`a claim of the catalogue is about the record's own agreement or summit`, `
			SELECT ` + subjectOfClaim + `, format('%s comes from the record %s, which tells of another', c.field, c.record)
			FROM claim c JOIN catalogue_record r ON r.key = c.record
			WHERE c.agreement IS DISTINCT FROM r.agreement OR c.summit IS DISTINCT FROM r.summit`},
		{`the year and the day of an agreement follow from its date`, `
			SELECT 'agreement ' || a.id, format('signed %s, filed under %s and %s', a.signed, a.signed_year, a.signed_day)
			FROM agreement a
			WHERE a.signed_year IS DISTINCT FROM CASE WHEN a.signed ~ '^[0-9]{4}' THEN left(a.signed, 4)::integer END
			OR extract(year FROM a.signed_day)::integer IS DISTINCT FROM a.signed_year`},
		{`a date on a page is the date of a claim`, `
			SELECT 'agreement ' || a.id, format('signed %s, which no source says', a.signed)
			FROM agreement a
			WHERE a.signed IS NOT NULL
			AND NOT EXISTS (SELECT FROM claim c WHERE c.agreement = a.id AND c.field = 'signed')`},
		{`the summit at which an agreement was made follows from its occasion`, `
			SELECT 'agreement ' || a.id, 'it was made at ' || a.summit || ', and no source names its occasion'
			FROM agreement a
			WHERE a.summit IS NOT NULL
			AND NOT EXISTS (SELECT FROM claim c WHERE c.agreement = a.id AND c.field = 'occasion')`},
		{`"not stated" means that nobody said`, `
			SELECT 'agreement ' || b.agreement, format('%s is “not stated”, and a claim has it', b.field)
			FROM agreement_basis b
			WHERE b.basis = 'not_stated'
			AND EXISTS (SELECT FROM claim c WHERE c.agreement = b.agreement AND c.field = b.field)`},
		{`a record is living or gone, not both`, `
			SELECT t.kind || ' ' || t.id, 'it has a tombstone and is still there'
			FROM tombstone t
			WHERE t.kind = 'agreement' AND EXISTS (SELECT FROM agreement a WHERE a.id = t.id)
			OR t.kind = 'summit' AND EXISTS (SELECT FROM summit m WHERE m.slug = t.id)
			OR t.kind = 'document' AND EXISTS (SELECT FROM document d WHERE d.slug = t.id)`},
		{`an id that was merged leads to a record`, `
			SELECT t.kind || ' ' || t.id, 'it leads to ' || t.successor || ', which never was'
			FROM tombstone t
			WHERE t.successor IS NOT NULL AND t.kind = 'agreement'
			AND NOT EXISTS (SELECT FROM agreement a WHERE a.id = t.successor)
			AND NOT EXISTS (SELECT FROM tombstone n WHERE n.kind = t.kind AND n.id = t.successor)`},
		{`a record is found by its own words`, `
			SELECT 'agreement ' || a.id, 'the search has other words than it: ' || a.title
			FROM agreement a JOIN (` + agreementVectors + `) w ON w.id = a.id
			WHERE strip(a.search) <> strip(w.search)
			UNION ALL
			SELECT 'summit ' || m.slug, 'the search has other words than it'
			FROM summit m JOIN (` + summitVectors("") + `) w ON w.slug = m.slug
			WHERE strip(m.search) <> strip(w.search)`},
		{`the history of a record begins with its coming`, `
			SELECT 'agreement ' || a.id, 'no line says when it came'
			FROM agreement a
			WHERE NOT EXISTS (SELECT FROM change c WHERE c.record = 'agreement' AND c.key = a.id AND c.what = 'new')`},
	}
}

// subjectOfClaim names the record that a claim c is about.
const subjectOfClaim = `CASE
	WHEN c.agreement IS NOT NULL THEN 'agreement ' || c.agreement
	WHEN c.summit IS NOT NULL THEN 'summit ' || c.summit
	ELSE 'source ' || c.document END`
