DROP INDEX claim_pointer;
CREATE INDEX claim_expr_idx ON claim ((value ->> 'Slug')) WHERE field = 'renews';
