-- A list as somebody cited it: which agreements it had, each in which state.
-- The hash follows from the rest, so that a list that did not change is one row,
-- however often it is frozen. Titles are kept for records that go.
CREATE TABLE frozen_list (
	hash     text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{32}$'),
	query    text NOT NULL,
	frozen   timestamptz NOT NULL,
	ids      text[] NOT NULL,
	versions text[] NOT NULL CHECK (cardinality(versions) = cardinality(ids)),
	titles   text[] NOT NULL CHECK (cardinality(titles) = cardinality(ids))
);
CREATE INDEX frozen_list_day ON frozen_list (frozen);
