DROP INDEX document_publisher, claim_cited, document_real;
