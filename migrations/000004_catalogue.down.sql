DROP INDEX tombstone_successor_idx;
DELETE FROM claim WHERE record IS NOT NULL;
ALTER TABLE claim
	DROP COLUMN record,
	DROP COLUMN citation_language,
	DROP COLUMN citation_own;
DROP TABLE catalogue_doubt;
DROP TABLE catalogue_record;
-- Only the catalogue told of these.
DELETE FROM agreement a WHERE NOT EXISTS (SELECT FROM agreement_source s WHERE s.agreement = a.id);
DELETE FROM summit m WHERE NOT m.authority AND NOT EXISTS (SELECT FROM summit_source s WHERE s.summit = m.slug);
DROP INDEX claim_expr_idx;
