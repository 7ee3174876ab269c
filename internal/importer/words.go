package importer

import (
	"accords/internal/extract"
	"accords/internal/text"
	"accords/seeds"
)

// Words returns the text of a release as it would be stored, contact data
// masked, with what its notes say about it, for whoever wants to read it
// without a register. A file that is no text is refused as Run refuses it.
func (r Release) Words() (string, extract.Context, error) {
	var known extract.Context
	if err := r.check(); err != nil {
		return "", known, err
	}
	if r.Notes != nil {
		notes, err := seeds.ParseNotes(r.notesPath(), r.Notes)
		if err != nil {
			return "", known, err
		}
		if err := r.belongsTo(notes); err != nil {
			return "", known, err
		}
		known.Language, known.Country = notes.Language, notes.Country
		if notes.Published != nil {
			known.Published = notes.Published.V
		}
	}
	return text.Redact(r.stored()), known, nil
}
