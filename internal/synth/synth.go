// Package synth makes registers of any size that nobody has signed, to measure
// the portal with: real names of countries and topics, a few countries with most
// of the agreements, and releases in which the words stand that each value is
// quoted from.
//
// It never writes anywhere, and nothing that it makes may reach a register that
// people read: every title begins with "Specimen".
package synth

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"strings"
	"time"

	"accords/internal/accord"
)

// World is what the specimens are made of.
type World struct {
	Countries []accord.Country // those that come first sign most
	Topics    []accord.Topic
	Imported  time.Time
}

// Contributions makes n releases with one agreement each. The same seed makes
// the same releases, and a longer register begins with the shorter one.
func (w World) Contributions(n int, seed uint64) iter.Seq[accord.Contribution] {
	return func(yield func(accord.Contribution) bool) {
		for i := range n {
			if !yield(w.contribution(uint64(i), seed)) {
				return
			}
		}
	}
}

// specimen is one agreement before it is told of.
type specimen struct {
	kind      accord.Kind
	signed    accord.Date
	parties   []accord.Country
	topics    []accord.Topic
	term      int // years; 0: not stated
	ministry  string
	renewed   bool
	undated   bool
	inPassing bool
}

// The years grow denser towards the present, as in every such collection.
const firstYear, lastYear = 1994, 2026

func (w World) draw(c *chance) specimen {
	s := specimen{kind: accord.Kinds()[c.skewed(len(accord.Kinds()))], undated: c.oneIn(12), renewed: c.oneIn(9), inPassing: c.oneIn(20)}
	s.signed = accord.Date{Year: lastYear - c.skewed(lastYear-firstYear+1), Month: 1 + c.below(12), Day: 1 + c.below(28)}
	switch {
	case c.oneIn(15):
		s.signed.Month, s.signed.Day = 0, 0 // only the year is known
	case c.oneIn(8):
		s.signed.Day = 0
	}
	parties := 2
	if c.oneIn(8) {
		parties = 3 + c.skewed(9)
	}
	for _, i := range c.several(parties, len(w.Countries)) {
		s.parties = append(s.parties, w.Countries[i])
	}
	for _, i := range c.several(1+c.below(4), len(w.Topics)) {
		s.topics = append(s.topics, w.Topics[i])
	}
	if c.below(3) > 0 {
		s.term = 1 + c.below(5)
	}
	s.ministry = []string{"Ministry of Digital Affairs", "Ministry of the Interior", "Ministry of Economy", "Ministry of Communications",
		"Ministry of Science", "Ministry of Foreign Affairs", "Ministry of Justice", "Ministry of Public Administration"}[c.skewed(8)]
	return s
}

func (w World) contribution(n, seed uint64) accord.Contribution {
	c := newChance(seed, n)
	s := w.draw(c)
	slug := fmt.Sprintf("specimen-%d-%d", seed, n)
	a, text := s.tell(c, slug)
	a.ID = id(n, seed)
	sum := sha256.Sum256([]byte(text))
	title, _, _ := strings.Cut(text, "\n")
	return accord.Contribution{Agreements: []accord.Agreement{a}, Document: accord.Document{
		Slug: slug, Title: title, Publisher: s.ministry, Country: s.parties[0].Code, Language: "en", Licence: "Made for measuring",
		Text: text, SHA256: hex.EncodeToString(sum[:]), Extractor: "specimen", Imported: w.Imported}}
}

// id spreads the numbers over all ids without ever meeting: to multiply by an
// odd number and to exclusive-or are both undone by another such step.
func id(n, seed uint64) string {
	const bits = 40
	x := (n*golden ^ newChance(seed, 0).next()) & (1<<bits - 1)
	var out [8]byte
	for i := range out {
		out[i] = accord.IDAlphabet[x>>(bits-5*(i+1))&31]
	}
	return string(out[:])
}
