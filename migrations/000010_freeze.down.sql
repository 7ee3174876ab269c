DROP FUNCTION freeze_list(text, text, text[], text[], text[]);
