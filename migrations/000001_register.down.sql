DROP TABLE import_file, import_run, tombstone, evidence, claim,
	agreement_source, agreement_basis, agreement_topic, agreement_organisation, agreement_country, agreement,
	summit_source, summit_participant, summit, document, authority_record,
	series_member, series_name, series, organisation_successor, organisation_name, organisation, topic, country;
DROP FUNCTION evidence_quotes_its_document;
DROP DOMAIN slug, partial_date;
