-- The one thing that a visitor can have stored, and so the one thing that the
-- role of the pages may write: through this function, and in no other way. It
-- runs with the rights of its owner and holds the bounds itself: who has taken
-- over the pages' role cannot fill the database or date a list back.
--
-- It answers when the list was frozen, and null where the day is full.
CREATE FUNCTION freeze_list(list_hash text, list_query text, list_ids text[], list_versions text[], list_titles text[])
RETURNS timestamptz LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
	at timestamptz;
BEGIN
	SELECT frozen INTO at FROM frozen_list WHERE hash = list_hash;
	IF FOUND THEN
		RETURN at;
	END IF;
	IF cardinality(list_ids) NOT BETWEEN 1 AND 5000 OR octet_length(list_query) > 4096
		OR octet_length(array_to_string(list_ids || list_versions || list_titles, '')) > 4000000 THEN
		RAISE EXCEPTION 'a list is of 1 to 5000 agreements' USING ERRCODE = 'check_violation';
	END IF;
	INSERT INTO frozen_list (hash, query, frozen, ids, versions, titles)
	SELECT list_hash, list_query, now(), list_ids, list_versions, list_titles
	WHERE (SELECT count(*) FROM frozen_list WHERE frozen > now() - interval '1 day') < 100
	ON CONFLICT DO NOTHING; -- somebody froze the same list at this moment
	SELECT frozen INTO at FROM frozen_list WHERE hash = list_hash;
	RETURN at;
END
$$;
REVOKE EXECUTE ON FUNCTION freeze_list(text, text, text[], text[], text[]) FROM PUBLIC;
