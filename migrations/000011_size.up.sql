-- Who published how much and when, for the line above every list, without a look
-- into the texts; and the pages that editors cite, who are few among the claims.
CREATE INDEX document_publisher ON document (publisher, published);
CREATE INDEX claim_cited ON claim (citation_url) WHERE citation_url <> '';

-- What an import compares with the catalogue: not the specimens, which nobody
-- signed, and of which there may be a million.
CREATE INDEX document_real ON document (slug) WHERE extractor <> 'specimen';
