package importer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"accords/internal/extract"
)

// What a release may be at most. A press release is a page or two, the longest
// communiqué some forty: whatever is beyond these is something else, or an
// attack, and is refused with what to do about it.
const (
	// MaxBytes is the size of the largest file that is read.
	MaxBytes = 4 << 20

	maxRunes    = 1_000_000 // letters of a text
	maxNotes    = 64 << 10  // bytes of the notes beside a release, which a person types
	maxTitle    = 500       // letters of a document's title
	maxPassages = 1000      // quotations of one document; the richest release has 40

	// One in so many letters may be U+FFFD, by which a program says that it
	// could not read one. A text with more of them lost its words before it came here.
	maxLost = 1000

	// patience is how long a text may take to be read, by the clock: Go does
	// not count the time of a goroutine. A megabyte takes half a second of a
	// processor, so that a minute is for machines that have much else to do.
	patience = time.Minute
)

// decoded is a text file in UTF-8. Of other encodings only UTF-16 says for
// certain what it is, by its byte order mark; a file without one is taken for
// UTF-8, and check refuses it where it is not. Nothing is guessed: a text in the
// wrong encoding is a text that nobody wrote.
func decoded(content []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return content, nil
	}
	if len(content)%2 != 0 {
		return nil, errors.New("it is not UTF-16 as its byte order mark says: its last letter is cut; save it as UTF-8")
	}
	var text []byte
	for i := 2; i < len(content); i += 2 {
		r := rune(order.Uint16(content[i:]))
		if utf16.IsSurrogate(r) {
			second := rune(0)
			if i+4 <= len(content) {
				second = rune(order.Uint16(content[i+2:]))
			}
			if r = utf16.DecodeRune(r, second); r == utf8.RuneError {
				return nil, fmt.Errorf("byte %d is half a letter (a surrogate without the other); save it as UTF-8", i)
			}
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}

// checkWords says why letters are no text that can be read, or nil.
func checkWords(words []byte) error {
	n := utf8.RuneCount(words)
	if n > maxRunes {
		return fmt.Errorf("it has %d letters, more than %d; import its parts as releases of their own", n, maxRunes)
	}
	if lost := bytes.Count(words, []byte("\ufffd")); lost*maxLost > n {
		return fmt.Errorf("%d of its letters were lost (they are U+FFFD, �) when it was saved; get the original, and save that as UTF-8", lost)
	}
	return nil
}

// titled is a title that was read, where it is longer than a title may be: cut
// between words. An editor's is refused instead, because an editor can shorten it.
func titled(read string) string {
	if utf8.RuneCountInString(read) <= maxTitle {
		return read
	}
	cut := string([]rune(read)[:maxTitle-2])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

// inTime has a text read, and gives up on one that takes too long or on which the
// reader fails, so that the others go in. Nothing of it is stored then. Go has no
// way to end the reader from outside: it goes on beside the rest of the import
// and ends with the process at the latest.
func (im *Importer) inTime(text string, given extract.Context) (extract.Reading, error) {
	type result struct {
		reading extract.Reading
		err     error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			if p := recover(); p != nil {
				r.err = fmt.Errorf("reading it failed, which is a mistake of the portal: %v", p)
			}
			done <- r
		}()
		r.reading = im.reader.Read(text, given)
	}()
	wait := time.NewTimer(im.options.Patience)
	defer wait.Stop()
	select {
	case r := <-done:
		return r.reading, r.err
	case <-wait.C:
		return extract.Reading{}, fmt.Errorf("reading it takes longer than %v; import its parts as releases of their own", im.options.Patience)
	}
}
