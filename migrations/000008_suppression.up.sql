-- What was taken out of the register for a person's sake, and who did it when:
-- the tombstone that a new import cannot pass. A person is a name, letter for
-- letter; each way to write it is a line of its own.
CREATE TABLE suppression (
	kind   text NOT NULL CHECK (kind IN ('agreement', 'person')),
	key    text NOT NULL CHECK (length(key) BETWEEN 3 AND 200),
	reason text NOT NULL CHECK (reason <> ''), -- for an agreement, what its address says from now on
	by     text NOT NULL CHECK (by <> ''),
	at     timestamptz NOT NULL,
	PRIMARY KEY (kind, key)
);

-- A name becomes one asterisk a byte, so that every span of a text still holds.
CREATE FUNCTION without_suppressed(words text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
	name text;
BEGIN
	FOR name IN SELECT key FROM suppression WHERE kind = 'person' ORDER BY length(key) DESC, key LOOP
		words := replace(words, name, repeat('*', octet_length(name)));
	END LOOP;
	RETURN words;
END
$$;

-- The same in JSON, where a quotation mark in a name is written otherwise.
CREATE FUNCTION without_suppressed(words jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
	name text;
	plain text := words::text;
BEGIN
	FOR name IN SELECT key FROM suppression WHERE kind = 'person' ORDER BY length(key) DESC, key LOOP
		plain := replace(plain, substr(to_json(name)::text, 2, length(to_json(name)::text) - 2), repeat('*', octet_length(name)));
	END LOOP;
	RETURN plain::jsonb;
END
$$;

-- The database itself keeps names out, whoever writes and by which way.
CREATE FUNCTION suppress_in_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.title := without_suppressed(NEW.title);
	NEW.body  := without_suppressed(NEW.body);
	RETURN NEW;
END
$$;
CREATE TRIGGER suppress_in_document BEFORE INSERT OR UPDATE ON document
	FOR EACH ROW EXECUTE FUNCTION suppress_in_document();

CREATE FUNCTION suppress_in_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.value         := without_suppressed(NEW.value);
	NEW.reason        := without_suppressed(NEW.reason);
	NEW.citation_note := without_suppressed(NEW.citation_note);
	RETURN NEW;
END
$$;
CREATE TRIGGER suppress_in_claim BEFORE INSERT OR UPDATE ON claim
	FOR EACH ROW EXECUTE FUNCTION suppress_in_claim();

-- A quotation is what the document has at its bytes, also where it begins or
-- ends inside a name. It and the rest of its sentence are masked as one.
CREATE FUNCTION suppress_in_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER suppress_in_evidence BEFORE INSERT OR UPDATE ON evidence
	FOR EACH ROW EXECUTE FUNCTION suppress_in_evidence();
