package store

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"accords/internal/accord"

	"golang.org/x/text/unicode/norm"
)

// Spellings returns the ways in which texts and values write a name, whatever its
// case, its accents and what stands between its words, the most frequent first. A
// name is suppressed letter for letter, and nobody knows all of its letters by heart.
func (s *Store) Spellings(ctx context.Context, name string) ([]accord.Spelling, error) {
	out, err := all[accord.Spelling](ctx, s.pool, `
		WITH passage AS (
			SELECT unnest(ARRAY[title, publisher, body]) AS words FROM document
			UNION ALL
			SELECT unnest(ARRAY[reason, citation_publisher, citation_note]) FROM claim
			UNION ALL
			SELECT v #>> '{}'
			FROM claim, jsonb_path_query(value, 'strict $.** ? (@.type() == "string")') v
			WHERE value::text ~ $1
		)
		SELECT m[1] AS words, count(*) AS places
		FROM passage, regexp_matches(words, '(' || $1 || ')', 'g') m
		WHERE words ~ $1
		GROUP BY m[1]
		ORDER BY places DESC, m[1]`, anySpelling(name))
	return out, translate(err, "spellings")
}

// anySpelling is a regular expression of PostgreSQL for a name however it is
// written. It names every letter by itself: what a server knows of case follows
// from its locale.
func anySpelling(name string) string {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	name = norm.NFC.String(name)
	first, last := strings.IndexFunc(name, word), strings.LastIndexFunc(name, word)
	if first < 0 {
		return regexp.QuoteMeta(name)
	}
	var b strings.Builder
	between := false
	for i, r := range name {
		switch {
		case unicode.Is(unicode.Mn, r):
		case word(r):
			b.WriteString("[" + variants(unaccented(r)) + `][\u0300-\u036f]*`)
			between = false
		case i < first || i > last: // quotation marks around it, the point of "Jr."
			b.WriteString(regexp.QuoteMeta(string(r)) + "?")
		case !between:
			b.WriteString(`[[:space:][:punct:]\u00a0\u2010-\u2019\u201c-\u201f]+`)
			between = true
		}
	}
	return b.String()
}

// unaccented is the letter below an accent, and a syllable of Hangul as it is.
func unaccented(r rune) rune {
	parts := []rune(norm.NFD.String(string(r)))
	if len(parts) > 1 && !unicode.Is(unicode.Mn, parts[1]) {
		return r
	}
	return parts[0]
}

// variants are a letter in either case, with each accent that Latin, Greek and
// Cyrillic have in one sign.
func variants(letter rune) string {
	var b strings.Builder
	for r := letter; ; {
		b.WriteRune(r)
		if r = unicode.SimpleFold(r); r == letter {
			break
		}
	}
	either := b.String()
	for r := rune('\u00c0'); r <= '\u1fff'; r++ {
		if base := unaccented(r); base != r && strings.ContainsRune(either, base) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
