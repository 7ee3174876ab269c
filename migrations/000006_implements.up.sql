-- Which agreement renews or carries out which is asked from both ends at once.
DROP INDEX claim_expr_idx;
CREATE INDEX claim_pointer ON claim ((value ->> 'Slug')) WHERE field IN ('renews', 'implements');
