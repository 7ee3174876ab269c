package seeds

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"accords/internal/accord"
)

// The files of a catalogue, one JSON object a line.
const (
	agreementsFile    = "agreements.jsonl"
	summitsFile       = "summits.jsonl"
	organisationsFile = "organisations.jsonl"
)

// maxRecord bounds a line: a record is a few facts and their pages.
const maxRecord = 256 << 10

// Record is one record of the catalogue: what an editor collected about one
// agreement or summit, each value with the page that it came from.
type Record struct {
	Kind       accord.RecordKind
	Key        string // permanent: ids are derived from it
	At         string // "agreements.jsonl:12", for messages
	Title      string // of an agreement: the editor's words, where no page gives it one
	Facts      []Fact
	AtSummit   string   // key of the summit at which an agreement was made
	Renews     []Fact   // Value is the key of the record that it takes the place of
	Implements []Fact   // likewise of the record under which it was made, to carry it out
	SameAs     []string // keys or ids of agreements that an editor knows to be this one
	NotSameAs  []string // of those that an editor knows to be others
	Checked    accord.Date
	Differs    []string // fields in which an editor has seen that a release says otherwise
}

// Catalogue is every record that could be read, in the order of the files.
type Catalogue struct {
	Agreements    []Record
	Summits       []Record
	Organisations []accord.Organisation // the slug is the key
	Faults        []Fault
}

// Fault is a line that was left out, and why.
type Fault struct {
	At  string // "agreements.jsonl:12"
	Key string // of its record; empty where nobody can tell which record it was
	Err error  // begins with the key, where there is one
}

// Error prints the place and what is wrong there, as a compiler does.
func (f Fault) Error() string { return f.At + ": " + f.Err.Error() }

// ReadCatalogue reads the three files of a folder. What is wrong with a line
// becomes a fault, so that one mistake does not keep the others out; a file
// that is not there is a fault as well.
func ReadCatalogue(fsys fs.FS) Catalogue {
	var c Catalogue
	seen := map[string]string{}
	lines(&c, fsys, agreementsFile, seen, func(at string, in agreementJSON) error {
		r, err := in.record(at)
		c.Agreements = append(c.Agreements, r)
		return err
	})
	lines(&c, fsys, summitsFile, seen, func(at string, in summitJSON) error {
		r, err := in.record(at)
		c.Summits = append(c.Summits, r)
		return err
	})
	var became [][]string
	lines(&c, fsys, organisationsFile, seen, func(_ string, in organisationJSON) error {
		o, err := in.organisation()
		c.Organisations, became = append(c.Organisations, o), append(became[:len(c.Organisations)], in.Became)
		return err
	})
	c.link(became)
	c.checkKeys()
	return c
}

// keyed is what every record has, to tell records apart before they are read.
type keyed interface{ name() string }

// lines reads a file strictly, a record a line.
func lines[T keyed](c *Catalogue, fsys fs.FS, file string, seen map[string]string, take func(at string, in T) error) {
	fault := func(at, key string, err error) { c.Faults = append(c.Faults, Fault{At: at, Key: key, Err: err}) }
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		fault(file, "", errors.New("there is no such file in the catalogue"))
		return
	}
	in := bufio.NewScanner(bytes.NewReader(raw))
	in.Buffer(nil, maxRecord)
	n := 0
	for in.Scan() {
		n++
		at := fmt.Sprintf("%s:%d", file, n)
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var record T
		if err := decodeLine(in.Bytes(), &record); err != nil {
			fault(at, "", err)
			continue
		}
		key := record.name()
		if err := checkSlug(key); err != nil {
			fault(at, "", fmt.Errorf("key: %w", err))
			continue
		}
		if before, twice := seen[key]; twice {
			fault(at, key, fmt.Errorf("the key %q stands at %s already", key, before))
			continue
		}
		seen[key] = at
		kept := c.lengths()
		if err := take(at, record); err != nil {
			c.cut(kept)
			fault(at, key, fmt.Errorf("%s: %w", key, err))
		}
	}
	if in.Err() != nil {
		fault(fmt.Sprintf("%s:%d", file, n+1), "", fmt.Errorf("the line is longer than %d KiB", maxRecord>>10))
	}
}

// lengths and cut take back a record that turned out to be wrong.
func (c *Catalogue) lengths() [3]int {
	return [3]int{len(c.Agreements), len(c.Summits), len(c.Organisations)}
}

// cut takes the catalogue back to what it held: of a record that turns out to be wrong
// nothing stays, although its parts were added one by one.
func (c *Catalogue) cut(to [3]int) {
	c.Agreements, c.Summits, c.Organisations = c.Agreements[:to[0]], c.Summits[:to[1]], c.Organisations[:to[2]]
}

// decodeLine refuses a key that nobody knows: a typing mistake must not lose a value.
func decodeLine(line []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s", oneLine(strings.TrimPrefix(err.Error(), "json: ")))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the record; a line holds one record")
	}
	return nil
}

// checkKeys finds references that lead nowhere. The records stay: what they
// say of themselves is sound.
func (c *Catalogue) checkKeys() {
	known := map[string]accord.RecordKind{}
	for _, r := range slices.Concat(c.Agreements, c.Summits) {
		known[r.Key] = r.Kind
	}
	for i := range c.Agreements {
		r := &c.Agreements[i]
		fault := func(format string, args ...any) {
			c.Faults = append(c.Faults, Fault{At: r.At, Key: r.Key, Err: fmt.Errorf("%s: "+format, append([]any{r.Key}, args...)...)})
		}
		for _, f := range slices.Concat(r.Renews, r.Implements) {
			if known[f.Value] != accord.RecordAgreement || f.Value == r.Key {
				fault("%s %q, which is no other agreement of the catalogue", f.Field, f.Value)
			}
		}
		if r.AtSummit != "" && known[r.AtSummit] != accord.RecordSummit {
			fault("summit %q is no summit of the catalogue", r.AtSummit)
			r.AtSummit = ""
		}
		for _, other := range slices.Concat(r.SameAs, r.NotSameAs) {
			if known[other] != accord.RecordAgreement && !accord.ValidID(other) || other == r.Key {
				fault("%q is neither another agreement of the catalogue nor an id", other)
			}
		}
	}
}
