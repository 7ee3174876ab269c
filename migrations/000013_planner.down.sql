DROP FUNCTION count_grown_tables();
