package importer

import (
	"fmt"
	"strings"

	"accords/internal/accord"
	"accords/internal/extract"
	"accords/internal/text"
	"accords/seeds"
)

// notStated is what a source page shows where nobody said it.
const notStated = "Not stated"

// contribution reads one release and returns all that it brings, and remarks
// for the editor on notes that fit nothing. A fault of the reader's stops at
// its document: the others go in.
func (im *Importer) contribution(rel Release) (c accord.Contribution, remarks []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("reading it failed, which is a mistake of the portal: %v", p)
		}
	}()
	notes, err := rel.notes()
	if err != nil {
		return c, nil, err
	}
	if err := im.knownNotes(notes); err != nil {
		return c, nil, fmt.Errorf("%s: %w", rel.notesPath(), err)
	}
	// Before it is read: neither a phone number nor the name of a press officer
	// must become a quotation.
	stored := text.Redact(rel.stored())
	known := given(notes)
	reading, err := im.inTime(stored, known)
	if err != nil {
		return c, nil, err
	}
	b := &builder{im: im, document: rel.Name, text: stored, published: known.Published}
	c.Document = b.newDocument(rel, notes, reading)
	c.Document.Extractor = im.extractor
	// Summits first, as an agreement points to the one that it was made at.
	summits := b.newSummits(reading.Summits, notes.Summits)
	c.Agreements = b.newAgreements(reading.Agreements, notes.Agreements, summits)
	c.Summits = distinct(summits)
	if b.passages > maxPassages {
		return accord.Contribution{}, nil, fmt.Errorf("its values rest on %d passages, more than %d; import its parts as releases of their own", b.passages, maxPassages)
	}
	if len(b.faults) > 0 {
		return accord.Contribution{}, nil, fmt.Errorf("reading it failed, which is a mistake of the portal: %w", b.faults[0])
	}
	return c, b.remarks, nil
}

// builder turns one reading into records. It collects what is wrong on the
// way, so that the mapping itself reads as a list of fields.
type builder struct {
	im        *Importer
	document  string // slug
	text      string // as stored
	published accord.Date
	passages  int // of the reading
	faults    []error
	remarks   []string
}

// from returns a value of a reading with the document on its evidence. A span
// that does not hold its quotation is a fault: the register must not say that
// a source says what it does not say.
func from[T any](b *builder, v accord.Value[T]) accord.Value[T] {
	if len(v.Evidence) == 0 {
		return v
	}
	b.passages += len(v.Evidence)
	cited := make([]accord.Evidence, len(v.Evidence))
	for i, e := range v.Evidence {
		if err := e.Check(b.text); err != nil {
			b.faults = append(b.faults, err)
		}
		e.Document = b.document
		cited[i] = e
	}
	v.Evidence = cited
	return v
}

// fact is a value that may get others beside it: an editor's here, those of
// other documents in the store.
func fact[T any](b *builder, v accord.Value[T]) accord.Fact[T] {
	return accord.Fact[T]{Value: from(b, v)}
}

// list keeps the order of the reading, which is the order of the text.
func list[T any](b *builder, values []accord.Value[T]) []accord.Value[T] {
	var out []accord.Value[T]
	for _, v := range values {
		out = append(out, from(b, v))
	}
	return out
}

// newDocument prefers an editor's title, because the first line of a page is
// often its menu; without notes the reading's must do.
func (b *builder) newDocument(rel Release, n seeds.Notes, r extract.Reading) accord.Document {
	d := accord.Document{
		Slug:       rel.Name,
		Title:      firstOf(n.Title, titled(r.Title.V), rel.Name),
		Publisher:  firstOf(n.Publisher, notStated),
		Country:    n.Country,
		URL:        n.URL,
		Language:   firstOf(n.Language, "und"), // BCP 47 for "undetermined"
		Licence:    firstOf(n.Licence, notStated),
		LicenceURL: n.LicenceURL,
		Retrieved:  n.Retrieved,
		Published:  fact(b, r.Published),
		Text:       b.text,
		SHA256:     rel.sum(),
	}
	if n.Published != nil {
		if d.Published.Stated() {
			d.Published.Others = append(d.Published.Others, *n.Published)
		} else {
			d.Published.Value = *n.Published
		}
	}
	b.published = d.Published.V
	return d
}

// belongsTo says whether the notes were written for these words: after a
// change of the words an editor has to look at the values again.
func (r Release) belongsTo(n seeds.Notes) error {
	words := Release{Text: r.Text}
	if n.SHA256 != "" && !strings.EqualFold(n.SHA256, words.sum()) {
		return fmt.Errorf("its notes were written for other words: they name SHA-256 %s, the file has %s", n.SHA256, words.sum())
	}
	return nil
}

// notesPath is for messages only.
func (r Release) notesPath() string { return strings.TrimSuffix(r.Path, textExt) + notesExt }

// firstOf returns the first text that says anything.
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}
