-- The catalogue: records that an editor collected from other publishers'
-- pages. A record is a source as a document is, without words of its own.
CREATE TABLE catalogue_record (
	key       slug PRIMARY KEY,
	agreement text REFERENCES agreement (id) ON DELETE CASCADE,
	summit    slug REFERENCES summit (slug) ON DELETE CASCADE,
	slug      slug,                                             -- readable part of the agreement's address
	at_summit slug REFERENCES summit (slug) ON DELETE SET NULL, -- where the agreement was made
	alias     text,                                             -- its own id, where it goes by another
	reasons   text[] NOT NULL DEFAULT '{}',                     -- why it is one with another source
	hash      text NOT NULL,
	imported  timestamptz NOT NULL,
	CHECK (num_nonnulls(agreement, summit) = 1),
	CHECK ((agreement IS NULL) = (slug IS NULL))
);
CREATE INDEX ON catalogue_record (agreement);
CREATE INDEX ON catalogue_record (summit);
CREATE INDEX ON catalogue_record (at_summit);
CREATE INDEX ON catalogue_record (alias);

-- Agreements that may be one, for a person to look at.
CREATE TABLE catalogue_doubt (
	record  slug REFERENCES catalogue_record (key) ON DELETE CASCADE,
	other   text NOT NULL, -- id of the other agreement
	reasons text[] NOT NULL,
	PRIMARY KEY (record, other)
);

-- Of a claim without a document, the record that it stands in; null for what
-- the authority lists. Of a cited page, its language and whether a party published it.
ALTER TABLE claim
	ADD COLUMN record            slug REFERENCES catalogue_record (key) ON DELETE CASCADE,
	ADD COLUMN citation_language text NOT NULL DEFAULT '',
	ADD COLUMN citation_own      boolean NOT NULL DEFAULT false,
	ADD CHECK (num_nonnulls(source, record) <= 1);
CREATE INDEX ON claim (record);
-- Which agreement renews which is asked from both ends.
CREATE INDEX ON claim ((value ->> 'Slug')) WHERE field = 'renews';
CREATE INDEX ON tombstone (successor);
