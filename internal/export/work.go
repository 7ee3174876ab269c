package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"accords/internal/accord"
)

// Work is something to be cited: an agreement, a source or a frozen list.
type Work struct {
	Key      string // "accord-h8m20e18": for \cite and for reference managers
	Genre    string // "Memorandum of understanding", "Press release"
	Release  bool   // a source, not an agreement
	Treaty   bool
	Data     bool   // a frozen list
	Version  string // of a frozen list; empty for what is cited as it is today
	Title    string
	Authors  []string // bodies; a register's authors are no persons
	Signers  []Person
	Signed   []string // the signers as the source names them
	Issued   accord.Date
	Place    string
	Number   string // of the record
	Where    string // publisher, or the register
	URL      string
	Language string
}

// AgreementWork is an agreement as a work to cite. Its authors are its parties.
func (p Publisher) AgreementWork(a accord.Agreement) Work {
	w := Work{Key: "accord-" + a.ID, Genre: kindName(a.Kind.V), Treaty: a.Kind.V == accord.Treaty, Title: a.Title.V,
		Authors: p.partyNames(a), Issued: a.Signed.V, Place: a.Place.V, Number: a.ID, Where: SiteName, URL: p.Permalink(a.ID), Language: "en"}
	for _, s := range a.Signatories {
		w.Signers = append(w.Signers, NewPerson(s.V.Name, s.V.Country))
		w.Signed = append(w.Signed, s.V.Name)
	}
	return w
}

// SourceWork is a source as a work to cite. It is cited at its publisher's
// address where that is known.
func (p Publisher) SourceWork(s accord.Source) Work {
	w := Work{Key: "release-" + s.Slug, Genre: "Press release", Release: true, Title: s.Title, Authors: []string{s.Publisher},
		Issued: s.Published, Where: s.Publisher, URL: s.URL, Language: s.Language}
	if w.URL == "" {
		w.URL = p.SourceURL(s.Slug)
	}
	return w
}

// note says where the record is, and who signed.
func (w Work) note() string {
	switch {
	case w.Release:
		return ""
	case w.Data:
		return "Version " + w.Version
	}
	note := SiteName + ", record " + w.Number
	if len(w.Signed) > 0 {
		note += ". Signed by " + strings.Join(w.Signed, "; ")
	}
	return note
}

// writeWorks writes an entry for each work, one at a time. The first error of the
// sequence or of the writer ends it.
func writeWorks(w io.Writer, works iter.Seq2[Work, error], form string, entry func(Work) string) error {
	for work, err := range works {
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, entry(work)); err != nil {
			return fmt.Errorf("%s: %w", form, err)
		}
	}
	return nil
}
