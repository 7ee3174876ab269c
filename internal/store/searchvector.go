package store

// searchVector makes an agreement findable by its title, by every name of its
// parties, by its topics and summit, and by the words that its values were read from. An
// empty id means every agreement.
const searchVector = `
	UPDATE agreement a SET search =` + searchVectorOf + `
	WHERE $1 = '' OR a.id = $1`

// orderOfClaims is one for a claim c and its evidence e, whatever rows Postgres
// finds first: ranks follow from how close words stand, and of a long record
// only the first words are indexed. Without it two registers of the same records
// would answer a search differently.
const orderOfClaims = `c.field, c.source, c.record, c.position, c.value::text, e.position`

// searchVectorOf is the vector of a row a. A sentence counts once, however many
// values were read from it: the words would only be analysed again, and rank an
// agreement higher for being read more closely. DISTINCT sorts, which makes an order.
const searchVectorOf = `
		setweight(to_tsvector('english', fold(a.title) || ' ' || a.id), 'A') ||
		setweight(to_tsvector('english', fold(coalesce((
			SELECT string_agg(concat_ws(' ', c.name, c.name_ko, c.code,
				(SELECT string_agg(n.name, ' ' ORDER BY n.name) FROM country_name n WHERE n.country = c.code)), ' ' ORDER BY ac.position, c.code)
			FROM agreement_country ac JOIN country c ON c.code = ac.country WHERE ac.agreement = a.id), ''))), 'B') ||
		setweight(to_tsvector('english', fold(coalesce((
			SELECT string_agg(concat_ws(' ', ao.name, o.name, n.name, n.short), ' ' ORDER BY ao.position, o.slug, n.position)
			FROM agreement_organisation ao
			JOIN organisation o ON o.slug = ao.organisation
			LEFT JOIN organisation_name n ON n.organisation = o.slug
			WHERE ao.agreement = a.id), ''))), 'B') ||
		setweight(to_tsvector('english', fold(coalesce((
			SELECT string_agg(t.label || ' ' || t.label_ko, ' ' ORDER BY at.position, t.code)
			FROM agreement_topic at JOIN topic t ON t.code = at.topic WHERE at.agreement = a.id), ''))), 'C') ||
		setweight(to_tsvector('english', fold(coalesce((SELECT s.name FROM summit s WHERE s.slug = a.summit), ''))), 'C') ||
		setweight(to_tsvector('english', fold(left(coalesce((
			SELECT concat_ws(' ', string_agg(DISTINCT ` + wordsOfClaim + `, ' '), string_agg(DISTINCT e.before || e.quote || e.after, ' '))
			FROM claim c LEFT JOIN evidence e ON e.claim = c.id WHERE c.agreement = a.id), ''), 100000))), 'D')`

// wordsOfClaim are what the value of a claim c says. Of a body or a person these
// are its names: the names of JSON's own fields are in every value, and say nothing.
const wordsOfClaim = `CASE
				WHEN jsonb_typeof(c.value) = 'object' THEN concat_ws(' ', c.value ->> 'Name', c.value ->> 'Office', c.value ->> 'Label')
				ELSE c.value #>> '{}' END`

// summitVector makes a summit findable by its names, its series, its host and
// place, and by what the sources say of it.
const summitVector = `
	UPDATE summit s SET search =
		setweight(to_tsvector('english', fold(concat_ws(' ', s.name, s.slug, r.name,
			(SELECT string_agg(n.name || ' ' || n.short, ' ' ORDER BY n.position) FROM series_name n WHERE n.series = s.series)))), 'A') ||
		setweight(to_tsvector('english', fold(concat_ws(' ', s.place, h.name, h.name_ko))), 'B') ||
		setweight(to_tsvector('english', fold(left(coalesce((
			SELECT string_agg(concat_ws(' ', ` + wordsOfClaim + `, e.before || e.quote || e.after), ' '
				ORDER BY ` + orderOfClaims + `)
			FROM claim c LEFT JOIN evidence e ON e.claim = c.id WHERE c.summit = s.slug), ''), 100000))), 'D')
	FROM summit self
	LEFT JOIN series r ON r.slug = self.series
	LEFT JOIN country h ON h.code = self.host
	WHERE s.slug = self.slug AND s.slug = $1`
