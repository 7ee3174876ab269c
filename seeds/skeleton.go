package seeds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"

	"accords/internal/accord"
)

// Skeleton returns an agreement's record to be filled in, with the page as its
// first source: every key that a record may have, in the order of the README.
// It is not sound yet, and reading it says what is missing.
func Skeleton(page string) ([]byte, error) {
	if err := checkURL(page); err != nil {
		return nil, err
	}
	u, err := url.Parse(page)
	if err != nil {
		return nil, fmt.Errorf("the address: %w", err)
	}
	raw, err := json.MarshalIndent(agreementJSON{
		Record: string(accord.RecordAgreement), Kind: string(accord.MOU), Status: string(accord.Signed),
		Countries: []string{}, Organisations: []bodyJSON{{}}, Signatories: []personJSON{}, Topics: []string{},
		SameAs: []string{}, NotSameAs: []string{}, Differs: []string{}, Disagreements: []disagreementJSON{},
		// Most pages state these; what this one does not state is taken out, so that no value rests on it.
		Sources: []sourceJSON{{URL: page, Publisher: u.Hostname(), Language: "und", Supports: []string{"kind", "status", "countries", "organisations"}}},
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("the skeleton: %w", err)
	}
	return append(raw, '\n'), nil
}

// OneLine brings a record that was written over many lines to the form of the
// files, without the keys that say nothing.
func OneLine(record []byte) ([]byte, error) {
	var in agreementJSON
	if err := decodeLine(record, &in); err != nil {
		return nil, err
	}
	var line bytes.Buffer
	if err := json.Compact(&line, record); err != nil {
		return nil, fmt.Errorf("the record: %w", err)
	}
	return line.Bytes(), nil
}

// WithRecord is a catalogue with one more agreement, as its last line.
func WithRecord(files fs.FS, line []byte) (fs.FS, error) {
	raw, err := fs.ReadFile(files, agreementsFile)
	if err != nil {
		return nil, fmt.Errorf("the catalogue: %w", err)
	}
	raw = append(append(bytes.TrimRight(raw, "\n"), '\n'), line...)
	return oneMore{FS: files, agreements: raw}, nil
}

// oneMore is a folder of which one file reads otherwise.
type oneMore struct {
	fs.FS
	agreements []byte
}

// ReadFile is asked by fs.ReadFile before Open.
func (o oneMore) ReadFile(name string) ([]byte, error) {
	if name == agreementsFile {
		return o.agreements, nil
	}
	return fs.ReadFile(o.FS, name)
}
