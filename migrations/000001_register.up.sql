-- The register: what editors know, what documents say, and how each value is known.

CREATE TABLE country (
	code    text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
	name    text NOT NULL CHECK (name <> ''),
	name_ko text NOT NULL DEFAULT '',
	region  text NOT NULL DEFAULT ''
);

CREATE TABLE topic (
	code     text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	label    text NOT NULL CHECK (label <> ''),
	label_ko text NOT NULL DEFAULT '',
	about    text NOT NULL DEFAULT ''
);

-- A date is kept as far as it is known: 2017-04-26, 2016-11, 2016 or --04-26.
CREATE DOMAIN partial_date AS text
	CHECK (VALUE ~ '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}(-[0-9]{2})?)$');

CREATE DOMAIN slug AS text CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(VALUE) <= 200);

CREATE TABLE organisation (
	slug      slug PRIMARY KEY,
	type      text NOT NULL CHECK (type IN ('ministry', 'agency', 'international', 'other')),
	country   text REFERENCES country (code),
	name      text NOT NULL CHECK (name <> ''),
	website   text NOT NULL DEFAULT '',
	authority boolean NOT NULL DEFAULT false, -- an editor listed it; otherwise a document named it
	CHECK (type <> 'international' OR country IS NULL)
);
CREATE INDEX ON organisation (country);

CREATE TABLE organisation_name (
	organisation       slug REFERENCES organisation (slug) ON DELETE CASCADE,
	position           integer NOT NULL CHECK (position >= 0),
	name               text NOT NULL CHECK (name <> ''),
	short              text NOT NULL DEFAULT '',
	period_from        partial_date,
	period_to          partial_date,
	citation_publisher text,
	citation_url       text,
	citation_published partial_date,
	citation_note      text,
	PRIMARY KEY (organisation, position)
);

CREATE TABLE organisation_successor (
	predecessor slug REFERENCES organisation (slug) ON DELETE CASCADE,
	successor   slug REFERENCES organisation (slug) ON DELETE CASCADE,
	PRIMARY KEY (predecessor, successor),
	CHECK (predecessor <> successor)
);
CREATE INDEX ON organisation_successor (successor);

CREATE TABLE series (
	slug    slug PRIMARY KEY,
	name    text NOT NULL CHECK (name <> ''),
	about   text NOT NULL DEFAULT '',
	website text NOT NULL DEFAULT ''
);

CREATE TABLE series_name (
	series             slug REFERENCES series (slug) ON DELETE CASCADE,
	position           integer NOT NULL CHECK (position >= 0),
	name               text NOT NULL CHECK (name <> ''),
	short              text NOT NULL DEFAULT '',
	period_from        partial_date,
	period_to          partial_date,
	citation_publisher text,
	citation_url       text,
	citation_published partial_date,
	citation_note      text,
	PRIMARY KEY (series, position)
);

CREATE TABLE series_member (
	series             slug REFERENCES series (slug) ON DELETE CASCADE,
	position           integer NOT NULL CHECK (position >= 0),
	country            text NOT NULL REFERENCES country (code),
	period_from        partial_date,
	period_to          partial_date,
	citation_publisher text,
	citation_url       text,
	citation_published partial_date,
	citation_note      text,
	PRIMARY KEY (series, position)
);
CREATE INDEX ON series_member (country);

-- What an editor's record was when it was last put in, to see what changed.
CREATE TABLE authority_record (
	kind text NOT NULL,
	key  text NOT NULL,
	hash text NOT NULL,
	PRIMARY KEY (kind, key)
);

CREATE TABLE document (
	slug        slug PRIMARY KEY,
	title       text NOT NULL CHECK (title <> ''),
	publisher   text NOT NULL CHECK (publisher <> ''),
	country     text REFERENCES country (code),
	url         text NOT NULL DEFAULT '',
	language    text NOT NULL DEFAULT '',
	licence     text NOT NULL CHECK (licence <> ''),
	licence_url text NOT NULL DEFAULT '',
	retrieved   partial_date,
	published   partial_date,                 -- the headline of its claims
	body        text NOT NULL,                -- as stored: contact data masked by as many bytes
	sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	extractor   text NOT NULL,
	imported    timestamptz NOT NULL
);
CREATE INDEX ON document (country);

-- The columns of summit and agreement hold the headline of each field, for
-- lists and filters. They are derived: claim says what they rest on.
CREATE TABLE summit (
	slug      slug PRIMARY KEY,
	series    slug REFERENCES series (slug),
	name      text NOT NULL DEFAULT '',
	edition   integer CHECK (edition > 0),
	host      text REFERENCES country (code),
	place     text NOT NULL DEFAULT '',
	virtual   boolean NOT NULL DEFAULT false,
	start_on  partial_date,
	end_on    partial_date,
	first_day date,                            -- the first day that start_on may mean
	authority boolean NOT NULL DEFAULT false
);
CREATE INDEX ON summit (series);
CREATE INDEX ON summit (host);
CREATE INDEX ON summit (first_day DESC NULLS LAST, slug);

CREATE TABLE summit_participant (
	summit  slug REFERENCES summit (slug) ON DELETE CASCADE,
	country text REFERENCES country (code),
	PRIMARY KEY (summit, country)
);
CREATE INDEX ON summit_participant (country);

CREATE TABLE summit_source (
	summit   slug REFERENCES summit (slug) ON DELETE CASCADE,
	document slug REFERENCES document (slug) ON DELETE CASCADE,
	series   slug REFERENCES series (slug),
	PRIMARY KEY (summit, document)
);
CREATE INDEX ON summit_source (document);
CREATE INDEX ON summit_source (series);

CREATE TABLE agreement (
	id          text PRIMARY KEY CHECK (id ~ '^[0-9a-hjkmnp-tv-z]{8}$'), -- Crockford base32
	slug        slug NOT NULL,
	title       text NOT NULL DEFAULT '',
	kind        text CHECK (kind IN ('memorandum_of_understanding', 'memorandum_of_cooperation', 'letter_of_intent',
	            'joint_declaration', 'charter', 'agreement', 'action_plan', 'partnership')),
	status      text CHECK (status IN ('signed', 'renewed', 'approved', 'planned')),
	signed      partial_date,
	signed_day  date,                          -- the first day that signed may mean
	signed_year integer,
	expiry      partial_date,
	in_passing  boolean NOT NULL DEFAULT false,
	summit      slug REFERENCES summit (slug),
	first_seen  timestamptz NOT NULL,
	changed     timestamptz NOT NULL,
	hash        text NOT NULL DEFAULT '',      -- of the whole record, to see whether it changed
	search      tsvector NOT NULL DEFAULT ''
);
CREATE INDEX ON agreement (signed_day DESC NULLS LAST, id);
CREATE INDEX ON agreement (signed_year);
CREATE INDEX ON agreement (kind);
CREATE INDEX ON agreement (status);
CREATE INDEX ON agreement (summit);
CREATE INDEX ON agreement (first_seen DESC, id);
CREATE INDEX ON agreement USING gin (search);

CREATE TABLE agreement_country (
	agreement text REFERENCES agreement (id) ON DELETE CASCADE,
	country   text REFERENCES country (code),
	position  integer NOT NULL,
	PRIMARY KEY (agreement, country)
);
CREATE INDEX ON agreement_country (country);

CREATE TABLE agreement_organisation (
	agreement    text REFERENCES agreement (id) ON DELETE CASCADE,
	organisation slug REFERENCES organisation (slug),
	name         text NOT NULL,                -- at the time, in the words of the source
	position     integer NOT NULL,
	PRIMARY KEY (agreement, organisation)
);
CREATE INDEX ON agreement_organisation (organisation);

CREATE TABLE agreement_topic (
	agreement text REFERENCES agreement (id) ON DELETE CASCADE,
	topic     text REFERENCES topic (code),
	position  integer NOT NULL,
	PRIMARY KEY (agreement, topic)
);
CREATE INDEX ON agreement_topic (topic);

-- How each field of an agreement is known, for the filter "expiry not stated".
CREATE TABLE agreement_basis (
	agreement text REFERENCES agreement (id) ON DELETE CASCADE,
	field     text NOT NULL,
	basis     text NOT NULL CHECK (basis IN ('quoted', 'calculated', 'inferred', 'curated', 'not_stated')),
	PRIMARY KEY (agreement, field)
);
CREATE INDEX ON agreement_basis (field, basis);

CREATE TABLE agreement_source (
	agreement  text REFERENCES agreement (id) ON DELETE CASCADE,
	document   slug REFERENCES document (slug) ON DELETE CASCADE,
	slug       slug NOT NULL,
	in_passing boolean NOT NULL,
	summit     slug REFERENCES summit (slug),
	PRIMARY KEY (agreement, document)
);
CREATE INDEX ON agreement_source (document);
CREATE INDEX ON agreement_source (summit);

-- A claim: one source says one value of one field of one record.
CREATE TABLE claim (
	id                 bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	agreement          text REFERENCES agreement (id) ON DELETE CASCADE,
	summit             slug REFERENCES summit (slug) ON DELETE CASCADE,
	document           slug REFERENCES document (slug) ON DELETE CASCADE,
	source             slug REFERENCES document (slug) ON DELETE CASCADE, -- null: an editor's record
	field              text NOT NULL CHECK (field <> ''),
	position           integer NOT NULL,
	value              jsonb NOT NULL,
	basis              text NOT NULL CHECK (basis IN ('quoted', 'calculated', 'inferred', 'curated')),
	rule               text NOT NULL DEFAULT '',
	reason             text NOT NULL DEFAULT '',
	citation_publisher text,
	citation_url       text,
	citation_published partial_date,
	citation_note      text,
	CHECK (num_nonnulls(agreement, summit, document) = 1),
	CHECK (basis <> 'curated' OR citation_publisher IS NOT NULL),
	CHECK (basis NOT IN ('calculated', 'inferred') OR reason <> '')
);
CREATE INDEX ON claim (agreement);
CREATE INDEX ON claim (summit);
CREATE INDEX ON claim (document);
CREATE INDEX ON claim (source);

CREATE TABLE evidence (
	claim      bigint REFERENCES claim (id) ON DELETE CASCADE,
	position   integer NOT NULL,
	document   slug NOT NULL REFERENCES document (slug) ON DELETE CASCADE,
	span_start integer NOT NULL CHECK (span_start >= 0),
	span_end   integer NOT NULL,
	quote      text NOT NULL,
	before     text NOT NULL DEFAULT '',
	after      text NOT NULL DEFAULT '',
	PRIMARY KEY (claim, position),
	CHECK (span_end > span_start),
	CHECK (octet_length(quote) = span_end - span_start)
);
CREATE INDEX ON evidence (document);

-- The promise of the register, held by the database itself: the bytes of the
-- span are the quotation.
CREATE FUNCTION evidence_quotes_its_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (
		SELECT FROM document d
		WHERE d.slug = NEW.document
		AND substring(convert_to(d.body, 'UTF8') FROM NEW.span_start + 1 FOR NEW.span_end - NEW.span_start)
		    = convert_to(NEW.quote, 'UTF8')
	) THEN
		RAISE EXCEPTION 'bytes % to % of document % are not the quotation', NEW.span_start, NEW.span_end, NEW.document
			USING ERRCODE = 'check_violation';
	END IF;
	RETURN NEW;
END
$$;

CREATE TRIGGER evidence_quotes_its_document
	AFTER INSERT OR UPDATE ON evidence
	FOR EACH ROW EXECUTE FUNCTION evidence_quotes_its_document();

-- An id never dies: it answers 410 with the reason, or leads to its successor.
CREATE TABLE tombstone (
	kind      text NOT NULL CHECK (kind IN ('agreement', 'summit', 'document')),
	id        text NOT NULL,
	reason    text NOT NULL CHECK (reason <> ''),
	gone_at   timestamptz NOT NULL,
	successor text,
	PRIMARY KEY (kind, id)
);

CREATE TABLE import_run (
	id       bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	started  timestamptz NOT NULL,
	finished timestamptz NOT NULL,
	version  text NOT NULL,
	CHECK (finished >= started)
);

CREATE TABLE import_file (
	run      bigint REFERENCES import_run (id) ON DELETE CASCADE,
	position integer NOT NULL,
	name     text NOT NULL,
	state    text NOT NULL CHECK (state IN ('new', 'changed', 'unchanged', 'nothing_found', 'broken')),
	reason   text NOT NULL DEFAULT '',
	new      integer NOT NULL CHECK (new >= 0),
	changed  integer NOT NULL CHECK (changed >= 0),
	gone     integer NOT NULL CHECK (gone >= 0),
	PRIMARY KEY (run, position)
);
