package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"accords/internal/store"
)

type backupCommand struct {
	databaseSettings
	logSettings
	File string `arg:"" help:"The archive to write. A file that is there already is left alone."`
}

// Run is called by kong. The archive has its name only once all of it is on
// the disk: a backup that was cut short is never taken for one.
func (c backupCommand) Run(ctx context.Context, env environment) (err error) {
	if _, err := os.Stat(c.File); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already: name another file, or move it away", c.File)
	}
	db, err := c.open(ctx, env.getenv, c.logger(env.stderr))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	part, err := os.CreateTemp(filepath.Dir(c.File), "."+filepath.Base(c.File)+".*.part")
	if err != nil {
		var at *fs.PathError // names the part, which nobody has asked for
		if errors.As(err, &at) {
			err = at.Err
		}
		return fmt.Errorf("%s cannot be written: %w", c.File, err)
	}
	defer os.Remove(part.Name()) // there is nothing to remove once it has its name
	sum := sha256.New()
	m, err := store.Backup(ctx, db.dsn, io.MultiWriter(part, sum), version(), time.Now())
	if err != nil {
		return errors.Join(db.explain(err), part.Close())
	}
	if err := errors.Join(part.Sync(), part.Close()); err != nil {
		return err
	}
	// Link instead of Rename: it never replaces a file that came meanwhile.
	if err := os.Link(part.Name(), c.File); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.stdout, "%s: %d rows of %d tables, schema %d\nsha256 %s\n", c.File, m.Rows(), len(m.Tables), m.Schema, hex.EncodeToString(sum.Sum(nil)))
	return err
}

type restoreCommand struct {
	databaseSettings
	logSettings
	File string `arg:"" help:"An archive of portal backup."`
}

// Run is called by kong. It restores into an empty database only, and checks
// the register afterwards.
func (c restoreCommand) Run(ctx context.Context, env environment) (err error) {
	archive, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer archive.Close()
	info, err := archive.Stat()
	if err != nil {
		return err
	}
	// Before a private server is started for nothing.
	backup, err := store.ReadBackup(archive, info.Size())
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	db, err := c.open(ctx, env.getenv, c.logger(env.stderr))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	if err := store.Restore(ctx, db.dsn, backup); err != nil {
		return db.explain(err)
	}
	if _, err := fmt.Fprintf(env.stdout, "%d rows of %d tables restored, as of %s, from portal %s\n", backup.Rows(), len(backup.Tables), backup.Made.Format(time.RFC3339), backup.Portal); err != nil {
		return err
	}
	return db.checkRegister(ctx, env.stdout)
}
