DROP INDEX document_words;
