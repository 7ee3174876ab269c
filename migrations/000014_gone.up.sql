-- What went since a day stands beside every list of what is new since then, and is
-- little among all that came.
CREATE INDEX change_gone ON change (at DESC, id DESC) WHERE what IN ('gone', 'merged');
