-- The roles of the register in this database. Run it as an administrator of the
-- server, after `portal migrate`, and again after every update that brings a
-- migration. It sets no passwords: \password ROLE_web in psql does.
--
--   ROLE_owner    owns every table; nobody logs in as it
--   ROLE_migrate  acts as the owner: portal migrate, suppress, backup, restore, check
--   ROLE_import   portal import: writes what releases say, changes no table
--   ROLE_web      portal serve --no-migrate, export, mcp: reads what pages show

DO $$
DECLARE
	name text;
	made boolean := false;
BEGIN
	FOREACH name IN ARRAY ARRAY['ROLE_owner', 'ROLE_migrate', 'ROLE_import', 'ROLE_web'] LOOP
		IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = name) THEN
			EXECUTE format('CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', name);
			made := true;
		END IF;
	END LOOP;
	IF NOT made AND NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
		RAISE NOTICE 'the roles are there and stay as they are; what they may do is granted anew';
		RETURN;
	END IF;
	-- A portal has 8 connections, 2 that write where there are standbys, and one
	-- that listens; at a restart there are two of it for a moment. More portals
	-- need more: ALTER ROLE ROLE_web CONNECTION LIMIT ….
	IF made THEN
		ALTER ROLE ROLE_migrate LOGIN CONNECTION LIMIT 8;
		ALTER ROLE ROLE_import LOGIN CONNECTION LIMIT 16;
		ALTER ROLE ROLE_web LOGIN CONNECTION LIMIT 30;
	END IF;
	GRANT ROLE_owner TO ROLE_migrate;
	-- What a migration makes belongs to the owner. One that waits behind a long
	-- read makes everybody wait: it gives up instead. Of a client that was killed
	-- the server hears only where it looks, and rolls back.
	EXECUTE format('ALTER ROLE ROLE_migrate IN DATABASE %I SET role = ROLE_owner', current_database());
	EXECUTE format('ALTER ROLE ROLE_migrate IN DATABASE %I SET lock_timeout = %L', current_database(), '3s');
	EXECUTE format('ALTER ROLE ROLE_migrate IN DATABASE %I SET client_connection_check_interval = %L', current_database(), '500ms');
	EXECUTE format('ALTER ROLE ROLE_import IN DATABASE %I SET search_path = pg_catalog, public, pg_temp', current_database());
	-- A role may change its own settings: they hold mistakes, grants hold enemies.
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET search_path = pg_catalog, public, pg_temp', current_database());
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET default_transaction_read_only = on', current_database());
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET statement_timeout = %L', current_database(), '5s');
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET lock_timeout = %L', current_database(), '500ms');
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET idle_in_transaction_session_timeout = %L', current_database(), '1min');
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET work_mem = %L', current_database(), '8MB');
END
$$;

-- What only a superuser may do: a limit that the role cannot lift, and large
-- objects, which PUBLIC may make even in a transaction that reads.
DO $$
DECLARE
	f regprocedure;
BEGIN
	IF NOT (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user) THEN
		RAISE NOTICE 'left out, for want of a superuser: the limit on temporary files, and REVOKE EXECUTE on the functions of large objects';
		RETURN;
	END IF;
	EXECUTE format('ALTER ROLE ROLE_web IN DATABASE %I SET temp_file_limit = %L', current_database(), '1GB');
	FOR f IN SELECT p.oid FROM pg_catalog.pg_proc p
		WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (p.proname LIKE 'lo\_%' OR p.proname IN ('loread', 'lowrite')) LOOP
		EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
	END LOOP;
END
$$;

-- Everything of the register belongs to the owner.
DO $$
DECLARE
	sql text;
BEGIN
	FOR sql IN
		SELECT format('ALTER TABLE %s OWNER TO ROLE_owner', c.oid::regclass)
		FROM pg_catalog.pg_class c
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND c.relowner <> 'ROLE_owner'::regrole
		UNION ALL
		SELECT format('ALTER DOMAIN %s OWNER TO ROLE_owner', t.oid::regtype)
		FROM pg_catalog.pg_type t
		WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'd' AND t.typowner <> 'ROLE_owner'::regrole
		UNION ALL
		SELECT format('ALTER FUNCTION %s OWNER TO ROLE_owner', p.oid::regprocedure)
		FROM pg_catalog.pg_proc p
		WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> 'ROLE_owner'::regrole
		AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') -- of an extension
	LOOP
		EXECUTE sql;
	END LOOP;
	-- Neither is the owner's where the roles were made; only an administrator can.
	IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
		OR pg_has_role(current_user, (SELECT datdba FROM pg_catalog.pg_database WHERE datname = current_database()), 'USAGE') THEN
		EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
		EXECUTE format('GRANT CONNECT ON DATABASE %I TO ROLE_migrate, ROLE_import, ROLE_web', current_database());
		REVOKE ALL ON SCHEMA public FROM PUBLIC;
		GRANT USAGE, CREATE ON SCHEMA public TO ROLE_owner;
		GRANT USAGE ON SCHEMA public TO ROLE_import, ROLE_web;
	END IF;
END
$$;

-- Nobody has anything, and then each has what it needs.
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, ROLE_import, ROLE_web;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, ROLE_import, ROLE_web;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, ROLE_import, ROLE_web;
-- TABLES
GRANT USAGE ON SEQUENCE public.claim_id_seq TO ROLE_import;
GRANT EXECUTE ON FUNCTION public.fold(text) TO ROLE_import, ROLE_web;
GRANT EXECUTE ON FUNCTION public.without_suppressed(text), public.without_suppressed(jsonb), public.slug_of(text), public.slug_mask(text),
	public.slug_without_suppressed(text), public.url_without_suppressed(text), public.body_without_suppressed(text),
	public.count_grown_tables() TO ROLE_import;
GRANT EXECUTE ON FUNCTION public.freeze_list(text, text, text[], text[], text[]) TO ROLE_web;
