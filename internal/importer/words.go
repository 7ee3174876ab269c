package importer

import (
	"fmt"
	"unicode/utf8"

	"accords/internal/extract"
	"accords/internal/text"
	"accords/seeds"
)

// Words returns the text of a release as it would be stored, contact data
// masked, with what its notes say about it, for whoever wants to read it
// without a register. A file that is no text is refused as Run refuses it.
func (r Release) Words() (string, extract.Context, error) {
	if err := r.check(); err != nil {
		return "", extract.Context{}, err
	}
	notes, err := r.notes()
	if err != nil {
		return "", extract.Context{}, err
	}
	return text.Redact(r.stored()), given(notes), nil
}

// notes reads what stands beside the text; the zero Notes where nothing does.
func (r Release) notes() (seeds.Notes, error) {
	if r.Notes == nil {
		return seeds.Notes{}, nil
	}
	notes, err := seeds.ParseNotes(r.notesPath(), r.Notes)
	if err != nil {
		return seeds.Notes{}, err
	}
	if n := utf8.RuneCountInString(notes.Title); n > maxTitle {
		return seeds.Notes{}, fmt.Errorf("the title in its notes has %d letters, more than %d; shorten it", n, maxTitle)
	}
	return notes, r.belongsTo(notes)
}

// given is what the notes tell a reader of the text.
func given(notes seeds.Notes) extract.Context {
	known := extract.Context{Language: notes.Language, Country: notes.Country}
	if notes.Published != nil {
		known.Published = notes.Published.V
	}
	return known
}
