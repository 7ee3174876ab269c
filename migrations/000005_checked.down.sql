ALTER TABLE catalogue_record DROP COLUMN checked;
