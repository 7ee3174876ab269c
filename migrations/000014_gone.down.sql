DROP INDEX change_gone;
