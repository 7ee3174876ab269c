package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"accords/internal/site"
	"accords/internal/store"
)

type exportCommand struct {
	databaseSettings
	logSettings
	BaseURL string `name:"base-url" placeholder:"URL" setting:"PORTAL_BASE_URL" help:"Public address of the portal, for the addresses of records. By default that of a portal on this machine."`
	Out     string `required:"" placeholder:"FOLDER" help:"Folder to write to; it is made where it is not there."`
}

// Run is called by kong. It writes what /data offers as an archive, unpacked.
func (c exportCommand) Run(ctx context.Context, env environment) error {
	p, err := publisher(c.BaseURL)
	if err != nil {
		return err
	}
	return c.withRegister(ctx, env, c.logger(env.stderr), func(db *database, st *store.Store) error {
		held, err := site.Holdings(ctx, st)
		if err != nil {
			return db.explain(err)
		}
		if err := os.MkdirAll(c.Out, 0o755); err != nil {
			return fmt.Errorf("--out: %w", err)
		}
		out := &folder{dir: c.Out}
		err = p.WriteFiles(out.create, held)
		if err = errors.Join(err, out.close()); err != nil {
			return err
		}
		_, err = fmt.Fprintf(env.stdout, "%d files in %s, state of %s\n", out.files, c.Out, held.Edition.At.UTC().Format("2006-01-02 15:04"))
		return err
	})
}

// folder writes one file at a time.
type folder struct {
	dir   string
	files int
	at    *os.File
	buf   *bufio.Writer
}

func (f *folder) create(name string) (io.Writer, error) {
	if err := f.close(); err != nil {
		return nil, err
	}
	file, err := os.Create(filepath.Join(f.dir, name))
	if err != nil {
		return nil, err
	}
	f.at, f.buf = file, bufio.NewWriter(file)
	f.files++
	return f.buf, nil
}

func (f *folder) close() error {
	if f.at == nil {
		return nil
	}
	err := errors.Join(f.buf.Flush(), f.at.Close())
	f.at = nil
	return err
}
