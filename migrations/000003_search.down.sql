DROP INDEX agreement_expiry_idx;
ALTER TABLE summit DROP COLUMN search;
ALTER TABLE document DROP COLUMN search;
DROP FUNCTION fold;
DROP TABLE country_name;
