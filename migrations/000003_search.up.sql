-- What a visitor may type: other names of countries, words without accents, and
-- a text search over summits and sources beside the one over agreements.

CREATE TABLE country_name (
	country text REFERENCES country (code) ON DELETE CASCADE,
	name    text CHECK (name <> ''),
	PRIMARY KEY (country, name)
);

-- Without accents: "Cote d'Ivoire" finds "Côte d'Ivoire". Hangul is taken apart
-- by NFD and put together again. Marks U+0300 to U+036F are those of Latin,
-- Greek and Cyrillic. No extension is needed, so that any server will do.
CREATE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT normalize(regexp_replace(normalize(words, NFD), '[\u0300-\u036f]', '', 'g'), NFC)
$$;

-- A tsvector has a limit of 1 MB: the text of a long source is cut.
ALTER TABLE document ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
	setweight(to_tsvector('english'::regconfig, fold(title || ' ' || publisher)), 'A') ||
	setweight(to_tsvector('english'::regconfig, fold(left(body, 200000))), 'D')) STORED;
CREATE INDEX ON document USING gin (search);

ALTER TABLE summit ADD COLUMN search tsvector NOT NULL DEFAULT '';
CREATE INDEX ON summit USING gin (search);

-- For "ending within 12 months".
CREATE INDEX ON agreement (expiry);
