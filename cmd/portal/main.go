// Command portal is the register: it serves the pages, brings releases into
// the database, and shows what it reads from a release.
//
// It opens all doors of the house and decides nothing about a value: here are
// the settings, the subcommands, one a file, and the wiring of the rooms.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// The statuses of the process besides 0.
const (
	failed   = 1
	badUsage = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The second Ctrl-C is for a person who cannot wait for the first.
	context.AfterFunc(ctx, stop)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = errors.New("stopped before it was done")
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "portal:", err)
		os.Exit(statusOf(err))
	}
}

// commands are the subcommands; each has a file of its own.
type commands struct {
	Serve     serveCommand     `cmd:"" default:"withargs" help:"Serve the pages; what portal does without a command. Without DATABASE_URL it starts a private PostgreSQL; it migrates and imports first."`
	Migrate   migrateCommand   `cmd:"" help:"Bring the database to the newest schema and import the releases that the portal comes with."`
	Import    importCommand    `cmd:"" help:"Import further releases: text in UTF-8, saved pages (.html), Markdown (.md), or folders and .zip archives of them, with or without .yaml notes beside them."`
	Extract   extractCommand   `cmd:"" help:"Print what would be read from a release, as JSON. Needs no database."`
	Export    exportCommand    `cmd:"" help:"Write the whole register to a folder: CSV, JSON Lines, a codebook, licences and checksums."`
	MCP       mcpCommand       `cmd:"" name:"mcp" help:"Answer an assistant on standard input and output, by the Model Context Protocol. Reads the register, never writes."`
	Check     checkCommand     `cmd:"" help:"Check every invariant of the register in the database; with --catalogue, a catalogue of agreements, with file and line."`
	Backup    backupCommand    `cmd:"" help:"Write the whole register to one file, with checksums. Needs no tool of PostgreSQL."`
	Restore   restoreCommand   `cmd:"" help:"Fill an empty database from a backup, of this schema or an older one, and check it."`
	Suppress  suppressCommand  `cmd:"" help:"Take an agreement or the name of a person out of the register, for good; without either, print what was."`
	Catalogue catalogueCommand `cmd:"" help:"Work on the catalogue of agreements. Needs no database."`
	Roles     rolesCommand     `cmd:"" help:"Print the SQL that gives the register roles with the rights they need and no more."`
	Synth     synthCommand     `cmd:"" hidden:"" help:"Fill a register with specimens, to measure the portal with. Never use it on a register that people read."`
	Version   versionCommand   `cmd:"" help:"Print the version."`
	Help      helpCommand      `cmd:"" help:"Print the commands, or what one of them takes."`
}

// environment is what a subcommand gets besides its flags.
type environment struct {
	getenv         func(string) string
	stdout, stderr io.Writer
}

// run is main without the process: what it needs of the system is given.
func run(ctx context.Context, args []string, getenv func(string) string, stdout, stderr io.Writer) error {
	var cmds commands
	asked := false // for help, which kong has printed then
	parser, err := newParser(&cmds, getenv, kong.Writers(stdout, stderr), kong.Exit(func(int) { asked = true }))
	if err != nil {
		return fmt.Errorf("the command line: %w", err)
	}
	chosen, err := parser.Parse(args)
	if asked {
		return nil
	}
	if err != nil {
		return advised(parser.Model, err)
	}
	chosen.BindTo(ctx, (*context.Context)(nil))
	return chosen.Run(environment{getenv: getenv, stdout: stdout, stderr: stderr})
}

// helpCommand is --help for those who look for a command.
type helpCommand struct {
	Command []string `arg:"" optional:"" help:"The command."`
}

// Run is called by kong.
func (c helpCommand) Run(ctx context.Context, env environment) error {
	return run(ctx, append(c.Command, "--help"), env.getenv, env.stdout, env.stderr)
}

// statusOf tells a mistake in the command line from one in the work.
func statusOf(err error) int {
	var usage *kong.ParseError
	if errors.As(err, &usage) {
		return badUsage
	}
	return failed
}
