ALTER TABLE change DROP CONSTRAINT change_merged_check, DROP CONSTRAINT change_what_check;
UPDATE change SET what = 'gone' WHERE what = 'merged';
ALTER TABLE change
	DROP COLUMN merged_into,
	ADD CONSTRAINT change_what_check CHECK (what IN ('new', 'changed', 'gone'));

DROP TRIGGER suppress_in_import_file ON import_file;
DROP FUNCTION suppress_in_import_file();
DROP TRIGGER suppress_in_organisation ON organisation;
DROP FUNCTION suppress_in_organisation();
DROP TRIGGER suppress_in_catalogue_doubt ON catalogue_doubt;
DROP FUNCTION suppress_in_catalogue_doubt();
DROP TRIGGER suppress_in_catalogue_record ON catalogue_record;
DROP FUNCTION suppress_in_catalogue_record();
DROP TRIGGER suppress_in_summit_source ON summit_source;
DROP TRIGGER suppress_in_agreement_source ON agreement_source;
DROP FUNCTION suppress_in_source();
DROP TRIGGER suppress_in_agreement ON agreement;
DROP FUNCTION suppress_in_slug();

CREATE OR REPLACE FUNCTION suppress_in_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	quoted   text;
	sentence bytea;
	head     integer := octet_length(NEW.before);
	middle   integer := octet_length(NEW.quote);
BEGIN
	IF NOT EXISTS (SELECT FROM suppression WHERE kind = 'person') THEN
		RETURN NEW;
	END IF;
	sentence := convert_to(without_suppressed(NEW.before || NEW.quote || NEW.after), 'UTF8');
	NEW.before := convert_from(substring(sentence FROM 1 FOR head), 'UTF8');
	NEW.after  := convert_from(substring(sentence FROM head + middle + 1), 'UTF8');
	SELECT convert_from(substring(convert_to(body, 'UTF8') FROM NEW.span_start + 1 FOR NEW.span_end - NEW.span_start), 'UTF8')
	INTO quoted FROM document WHERE slug = NEW.document;
	IF strpos(quoted, '*') > 0 THEN -- anything else that differs is a fault, and refused
		NEW.quote := quoted;
	END IF;
	RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION suppress_in_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.value         := without_suppressed(NEW.value);
	NEW.reason        := without_suppressed(NEW.reason);
	NEW.citation_note := without_suppressed(NEW.citation_note);
	RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION suppress_in_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.title := without_suppressed(NEW.title);
	NEW.body  := without_suppressed(NEW.body);
	RETURN NEW;
END
$$;

DROP FUNCTION body_without_suppressed(text);
DROP FUNCTION url_without_suppressed(text);
DROP FUNCTION slug_without_suppressed(text);
DROP FUNCTION slug_mask(text);
DROP FUNCTION slug_of(text);
DROP TABLE suppression_act;
