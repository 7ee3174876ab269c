package store

import (
	"context"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// renewals pairs agreements that are reported as renewed, and are like the agreement $1,
// each with the one that it took the place of: the latest before it of the same kind,
// between the same parties or from the same series of summits, whose members change.
// With neither in common nothing is concluded. Parties are countries, and bodies of no
// country: who signs with one of these is alone among countries, and next year signs
// with another. Where both name bodies, one of them is in both: two countries have as
// many memoranda as they have ministries.
func renewals() string {
	return `
		SELECT
			r.id AS later,
			o.id AS earlier,
			o.rule
		FROM (` + alike("$1") + `) n
		JOIN agreement r ON r.id = n.id
		CROSS JOIN LATERAL (
			SELECT
				e.id,
				CASE WHEN party.same THEN 'same_parties' ELSE 'same_series' END AS rule
			FROM (` + alike("r.id") + `) m
			JOIN agreement e ON e.id = m.id
			LEFT JOIN summit es ON es.slug = e.summit
			LEFT JOIN summit rs ON rs.slug = r.summit
			CROSS JOIN LATERAL (
				SELECT cardinality(min(p.parties)) > 1 AND min(p.parties) = max(p.parties)
					AND (cardinality(min(p.bodies)) = 0 OR min(p.bodies) && max(p.bodies)) AS same
				FROM (VALUES (e.id), (r.id)) x (id)
				CROSS JOIN LATERAL (
					SELECT ARRAY(
						SELECT country::text FROM agreement_country WHERE agreement = x.id
						UNION
						SELECT b.slug::text
						FROM agreement_organisation o
						JOIN organisation b ON b.slug = o.organisation
						WHERE o.agreement = x.id AND b.country IS NULL
						ORDER BY 1) AS parties,
					ARRAY(SELECT organisation::text FROM agreement_organisation WHERE agreement = x.id) AS bodies
				) p
			) party
			WHERE e.kind = r.kind
			AND e.id <> r.id
			AND e.signed_day < r.signed_day
			AND (party.same OR es.series = rs.series)
			ORDER BY e.signed_day DESC, e.id
			LIMIT 1
		) o
		WHERE r.status = 'renewed'
		-- Where an editor knows which one it renews, nothing needs to be concluded.
		AND NOT EXISTS (SELECT FROM claim c WHERE c.agreement = r.id AND c.field = 'renews')`
}

// alike finds what may renew an agreement, or be renewed by it, and the agreement itself:
// those that all of its countries are party to, that name one of its bodies, or that are
// from its series of summits. Parties are compared among these alone: to compare those
// of each renewal with those of all agreements takes PostgreSQL a hundred times as long.
func alike(id string) string {
	return `
			SELECT y.agreement AS id
			FROM agreement_country x
			JOIN agreement_country y ON y.country = x.country
			WHERE x.agreement = ` + id + `
			GROUP BY y.agreement
			HAVING count(*) = (SELECT count(*) FROM agreement_country WHERE agreement = ` + id + `)
			UNION
			SELECT y.agreement
			FROM agreement_organisation x
			JOIN agreement_organisation y ON y.organisation = x.organisation
			WHERE x.agreement = ` + id + `
			UNION
			SELECT y.id
			FROM agreement x
			JOIN summit s ON s.slug = x.summit
			JOIN summit t ON t.series = s.series
			JOIN agreement y ON y.summit = t.slug
			WHERE x.id = ` + id
}

// Related returns an agreement as Agreement does, the agreements around it, which of
// its sources only mention it, its history, and how the register came to know it.
func (s *Store) Related(ctx context.Context, id string) (accord.Related, error) {
	var out accord.Related
	var known *askedProvenance
	a, err := s.agreement(ctx, id, func(b *pgx.Batch, id string) { known = askRelated(b, id, &out) })
	if err != nil {
		return accord.Related{}, err
	}
	out.Agreement, out.Provenance = a, known.provenance([]string{a.ID})[a.ID]
	return out, nil
}

func askRelated(b *pgx.Batch, id string, out *accord.Related) *askedProvenance {
	b.Queue(`
		WITH renewal AS (`+renewals()+`)
		SELECT
			CASE WHEN n.later = $1 THEN 'renews' ELSE 'renewed_by' END,
			n.rule,
			a.id,
			a.slug,
			a.title,
			a.signed
		FROM renewal n
		JOIN agreement a ON a.id = CASE WHEN n.later = $1 THEN n.earlier ELSE n.later END
		WHERE $1 IN (n.later, n.earlier)
		UNION ALL
		SELECT
			'signed_with',
			CASE WHEN o.summit = a.summit THEN 'same_summit' ELSE 'same_place' END,
			o.id,
			o.slug,
			o.title,
			o.signed
		FROM agreement a
		JOIN agreement o ON o.signed = a.signed AND o.id <> a.id
		WHERE a.id = $1
		AND length(a.signed) = 10 -- to the day: two of one year have nothing in common
		AND (o.summit = a.summit OR EXISTS (
			SELECT
			FROM claim p
			JOIN claim q ON q.field = 'place' AND q.agreement = o.id AND lower(q.value #>> '{}') = lower(p.value #>> '{}')
			WHERE p.field = 'place' AND p.agreement = a.id))
		ORDER BY 1, 6 DESC, 5, 3
		LIMIT 60`, id).Query(func(rows pgx.Rows) error {
		var r accord.Relation
		var kind, rule string
		var signed *string
		out.Relations = nil // a second try begins anew
		_, err := pgx.ForEachRow(rows, []any{&kind, &rule, &r.ID, &r.Slug, &r.Title, &signed}, func() error {
			r.Kind, r.Rule, r.Signed = accord.RelationKind(kind), accord.RelationRule(rule), date(signed)
			out.Relations = append(out.Relations, r)
			return nil
		})
		return err
	})
	b.Queue(`SELECT document FROM agreement_source WHERE agreement = $1 AND in_passing ORDER BY document`, id).Query(func(rows pgx.Rows) (err error) {
		out.Mentions, err = pgx.CollectRows(rows, pgx.RowTo[string])
		return err
	})
	b.Queue(`SELECT`+changeColumns+changeFrom+ofRecord, string(accord.RecordAgreement), id).Query(func(rows pgx.Rows) (err error) {
		out.History, err = collectChanges(rows)
		return err
	})
	return askProvenance(b, aboutAgreement, []string{id})
}
