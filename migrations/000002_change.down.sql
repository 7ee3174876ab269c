ALTER TABLE summit DROP COLUMN snapshot;
ALTER TABLE agreement DROP COLUMN snapshot;
DROP TABLE change;
