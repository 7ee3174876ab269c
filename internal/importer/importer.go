// Package importer owns the way from a release to the register: it checks the
// file, masks contact data, has it read, resolves the bodies and summits that
// the reading names, gives each agreement its permanent id, puts an editor's
// values beside what was read, and hands over one contribution a document.
//
// It never finds a value in a text (extract does), never chooses between the
// values of several sources and writes no SQL (store does), and takes the time
// from its caller.
//
// A run may be repeated at any time and whatever became of the one before: a
// document is one transaction, what did not change is not read again, and neither
// the order of the files nor their number changes what the register says in the
// end. An id rests on what no correction touches, and never on a date or a title.
package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/extract"
)

// rules names the importer's own way of making records. It changes whenever
// that way changes, so that stored documents are read again.
const rules = "2"

// Register is where contributions go. Each of its writes is one transaction.
type Register interface {
	Known(ctx context.Context, slugs []string) (map[string]accord.DocumentState, error) // of those that it has
	SameWords(ctx context.Context, slug, words string) (other string, err error)        // of a document of another name
	PutAuthority(ctx context.Context, a accord.Authority) (accord.Delta, error)
	Replace(ctx context.Context, c accord.Contribution) (accord.Delta, error)
	RecordRun(ctx context.Context, run accord.ImportRun) error
}

// Reader reads a text; *extract.Extractor is one. It is asked by several goroutines
// at once.
type Reader interface {
	Read(text string, ctx extract.Context) extract.Reading
}

// Resolver knows who bears a name; *gazetteer.Gazetteer is one. It is asked by
// several goroutines at once. A name that nobody bears, or more than one, has no
// answer (ok is false): nothing is guessed.
type Resolver interface {
	Resolve(name string, country accord.Code, on accord.Date) (slug string, ok bool)
	Lookup(countryName string) (accord.Code, bool)
	Countries() []accord.Country
	Government(host string) (accord.Code, bool)
}

// Options are what a run needs besides its rooms.
type Options struct {
	Version string           // of the portal, for the record of the run
	Now     func() time.Time // the clock
	DryRun  bool             // say what would be done, change nothing

	Patience  time.Duration // longest time that the reading of a text may take; a minute where it is 0
	Catalogue Catalogue     // what editors collected; the zero value for none
}

// Importer brings releases into a register. It is safe for use by one
// goroutine at a time; it reads several releases at once by itself.
type Importer struct {
	register  Register
	reader    Reader
	resolver  Resolver
	authority accord.Authority
	series    seriesIndex
	options   Options
	extractor string // version of everything that decides what is read from a text
}

// New returns an importer. The countries of the authority come from the resolver.
func New(r Register, reader Reader, resolver Resolver, auth accord.Authority, o Options) (*Importer, error) {
	if o.Now == nil {
		return nil, errors.New("the importer needs a clock")
	}
	if o.Patience == 0 {
		o.Patience = patience
	}
	// What editors know beforehand decides who a body is: when it changes, every text is read again.
	known, err := json.Marshal(auth)
	if err != nil {
		return nil, fmt.Errorf("authority: %w", err)
	}
	sum := sha256.Sum256(append([]byte(rules+"\x00"), known...))
	auth.Countries = resolver.Countries()
	return &Importer{
		register: r, reader: reader, resolver: resolver, authority: auth, options: o,
		series:    newSeriesIndex(auth),
		extractor: extract.Version + "+" + hex.EncodeToString(sum[:4]),
	}, nil
}

// Run imports the releases, each on its own: one that is broken is reported
// and the others go in. The error is not nil where any was broken; the run has
// its reason. The order of the releases makes no difference.
func (im *Importer) Run(ctx context.Context, releases []Release) (accord.ImportRun, error) {
	run := accord.ImportRun{Started: im.options.Now(), Version: im.options.Version}
	known, err := im.begin(ctx, &run, releases)
	if err != nil {
		return run, err
	}
	// By name, so that a report reads the same whatever order the files came in,
	// and so that two files of one name stand side by side.
	releases = slices.Clone(releases)
	slices.SortStableFunc(releases, func(a, b Release) int { return strings.Compare(a.Name, b.Name) })
	for i := 1; i < len(releases); i++ {
		if rel := &releases[i]; rel.Err == nil && rel.Name == releases[i-1].Name {
			rel.Err = fmt.Errorf("it has the name %s, as %s has; a name is a document's address", rel.Name, releases[i-1].Path)
		}
	}
	var broken []error
	for rel, r := range im.read(ctx, releases, known) {
		// What is in stays in: the next run finds it unchanged and goes on from here.
		if err := ctx.Err(); err != nil {
			broken = append(broken, fmt.Errorf("stopped before %s: %w", rel.Path, err))
			break
		}
		file, err := im.file(ctx, rel, r)
		if err != nil {
			broken = append(broken, fmt.Errorf("%s: %w", rel.Path, err))
		}
		run.Files = append(run.Files, file)
	}
	if ctx.Err() == nil {
		files, err := im.catalogue(ctx)
		if err != nil {
			broken = append(broken, err)
		}
		run.Files = append(run.Files, files...)
	}
	run.Finished = im.options.Now()
	if !im.options.DryRun {
		// A run that was interrupted is recorded too: what it did is done.
		if err := im.register.RecordRun(context.WithoutCancel(ctx), run); err != nil {
			broken = append(broken, fmt.Errorf("recording the run: %w", err))
		}
	}
	return run, errors.Join(broken...)
}

// begin stores what editors know beforehand and returns what is there already of
// some releases.
func (im *Importer) begin(ctx context.Context, run *accord.ImportRun, releases []Release) (map[string]accord.DocumentState, error) {
	if !im.options.DryRun {
		delta, err := im.register.PutAuthority(ctx, im.authority)
		if err != nil {
			return nil, fmt.Errorf("storing organisations, series and topics: %w", err)
		}
		if delta != (accord.Delta{}) {
			run.Files = append(run.Files, accord.ImportFile{
				Name: authorityName, State: accord.ImportChanged,
				New: delta.New, Changed: delta.Changed, Gone: delta.Gone,
			})
		}
	}
	names := make([]string, len(releases))
	for i, rel := range releases {
		names[i] = rel.Name
	}
	known, err := im.register.Known(ctx, names)
	if err != nil {
		return nil, fmt.Errorf("asking which documents are stored: %w", err)
	}
	return known, nil
}

// file stores one release that was read. The error is the cause for the log; the
// reason in the report is for everybody.
func (im *Importer) file(ctx context.Context, rel Release, r reading) (accord.ImportFile, error) {
	file := accord.ImportFile{Name: printable(rel.Path)}
	broken := func(reason string, err error) (accord.ImportFile, error) {
		file.State, file.Reason = accord.ImportBroken, printable(reason)
		return file, err
	}
	if r.err != nil {
		return broken(r.err.Error(), r.err)
	}
	if r.unchanged {
		file.State = accord.ImportUnchanged
		return file, nil
	}
	// Remarks are no fault: the document goes in, and an editor may want to look.
	file.Reason = strings.Join(r.remarks, "; ")
	switch {
	case len(r.contribution.Agreements)+len(r.contribution.Summits) == 0:
		file.State = accord.ImportEmpty
		file.Reason = strings.Join(append([]string{"no agreement and no summit was found in it"}, r.remarks...), "; ")
	case r.stored:
		file.State = accord.ImportChanged
	default:
		file.State = accord.ImportNew
	}
	if !r.stored {
		other, err := im.register.SameWords(ctx, rel.Name, r.contribution.Document.Text)
		switch {
		case err != nil:
			return broken("it could not be looked for in the register; the log has the cause", fmt.Errorf("looking for its words: %w", err))
		case other != "" && rel.Notes == nil: // a copy: it would make each of its agreements anew
			file.State, file.Reason = accord.ImportUnchanged, "the register has these words as "+other+"; where another publisher has them too, notes beside the file say so"
			return file, nil
		case other != "":
			file.Reason = strings.Trim(file.Reason+"; the register has these words as "+other+", too", "; ")
		}
	}
	if im.options.DryRun {
		return file, nil
	}
	r.contribution.Document.Imported = im.options.Now()
	delta, err := im.register.Replace(ctx, r.contribution)
	if err != nil {
		// The database's own words may name tables and settings: they are for the log.
		return broken("it could not be stored; the log has the cause", fmt.Errorf("storing: %w", err))
	}
	file.New, file.Changed, file.Gone = delta.New, delta.Changed, delta.Gone
	return file, nil
}
