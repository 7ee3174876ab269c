package store

// MigrateBy migrates by files that a test brings.
var MigrateBy = migrateBy

// TablesWithAccess are the tables that the roles have a decision about.
func TablesWithAccess() []string {
	var names []string
	for _, a := range accesses() {
		names = append(names, a.table)
	}
	return names
}

// AccessOf is what the roles of the pages and of imports are granted on a table.
func AccessOf(table string) (pages, imports string) {
	for _, a := range accesses() {
		if a.table == table {
			return a.pages, a.imports
		}
	}
	return none, none
}
