package main

import (
	"context"
	"fmt"

	"accords/internal/store"
)

type rolesCommand struct {
	Prefix string `default:"portal" placeholder:"NAME" help:"What the names of the roles begin with, where a server has several registers."`
}

// Run is called by kong. It prints SQL for an administrator and touches nothing.
func (c rolesCommand) Run(_ context.Context, env environment) error {
	sql, err := store.RolesSQL(c.Prefix)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(env.stdout, sql)
	return err
}
