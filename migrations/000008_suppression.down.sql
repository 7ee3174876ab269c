DROP TRIGGER suppress_in_evidence ON evidence;
DROP FUNCTION suppress_in_evidence();
DROP TRIGGER suppress_in_claim ON claim;
DROP FUNCTION suppress_in_claim();
DROP TRIGGER suppress_in_document ON document;
DROP FUNCTION suppress_in_document();
DROP FUNCTION without_suppressed(jsonb);
DROP FUNCTION without_suppressed(text);
DROP TABLE suppression;
