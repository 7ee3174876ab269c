-- Plans follow from what Postgres has counted, which it does by itself within
-- minutes of an import; until then it takes a table that was filled for an empty
-- one. Only a table's owner may have it counted, and an import is not the owner: it
-- does so through this function, which runs with the owner's rights, takes no
-- argument, waits for nobody, and has only that counted which never was or has grown
-- by a half since. It answers with the tables.
CREATE FUNCTION count_grown_tables() RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
	grown text;
	counted text[] := '{}';
BEGIN
	FOR grown IN
		SELECT c.oid::regclass
		FROM pg_class c
		CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid) / current_setting('block_size')::integer) now (pages)
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_has_role(c.relowner, 'USAGE')
		AND (c.reltuples < 0 AND now.pages > 0 OR now.pages > 8 + 1.5 * c.relpages)
		ORDER BY 1
	LOOP
		EXECUTE format('ANALYZE (SKIP_LOCKED) %s', grown); -- whoever has it locked counts it, or autovacuum will
		counted := counted || grown;
	END LOOP;
	RETURN counted;
END
$$;
REVOKE EXECUTE ON FUNCTION count_grown_tables() FROM PUBLIC;
