-- The day on which an editor last compared a record with its pages.
ALTER TABLE catalogue_record ADD COLUMN checked partial_date;
