package store

import (
	"context"
	"fmt"
	"strings"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5/pgtype"
)

// lexicon keeps what Postgres' text analysis makes of words, so that a load asks
// for each word once and not at every place where it stands: to analyse the texts
// took longer than to write all else. What a word becomes is still for Postgres
// alone to say.
type lexicon struct {
	ask   querier
	words map[string]analysed
}

func newLexicon(ask querier) *lexicon { return &lexicon{ask: ask, words: map[string]analysed{}} }

// analysed is a word between spaces: "Tallinn-Helsinki," has three lexemes, "the"
// none, and takes a place all the same.
type analysed struct {
	lexemes []placed
	places  int
}

// placed is a lexeme at the nth place of its word.
type placed struct {
	lexeme string
	n      int
}

// weighed are the words of a text, and what they count for.
type weighed struct {
	words  []string
	weight pgtype.TSVectorWeight
}

// weigh cuts a text where Postgres' parser never reads on: no token but a tag, as
// in <a href="…">, has a space.
func weigh(text string, weight pgtype.TSVectorWeight) weighed {
	if strings.Contains(text, "<") {
		return weighed{[]string{text}, weight}
	}
	return weighed{strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }), weight}
}

// The bounds of a tsvector. Where a text is longer Postgres leaves out places, and
// words; such texts are not worth doing the same here.
const (
	mostPlaces = 1<<14 - 2
	mostOfOne  = 255
)

// mostWords bounds the memory: numbers and ids come once and never again.
const mostWords = 1 << 17

// learn asks for the words of the texts that it does not know.
func (x *lexicon) learn(ctx context.Context, texts [][]weighed) error {
	if len(x.words) > mostWords {
		clear(x.words)
	}
	var unknown []string
	for _, parts := range texts {
		for _, p := range parts {
			for _, w := range p.words {
				if _, known := x.words[w]; !known {
					w = strings.Clone(w) // or it would keep its whole text in memory
					x.words[w] = analysed{}
					unknown = append(unknown, w)
				}
			}
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	// The word that is put behind has the place after the last one.
	rows, err := all[struct {
		N, Places int
		Lexeme    string
		At        []int
	}](ctx, x.ask, `
		SELECT n, max(v.positions[cardinality(v.positions)]) OVER (PARTITION BY n) - 1, v.lexeme, v.positions
		FROM unnest($1::text[]) WITH ORDINALITY AS w (word, n), unnest(to_tsvector('english', fold(word) || ' last')) v`, unknown)
	if err != nil {
		return fmt.Errorf("words of the search: %w", err)
	}
	for _, r := range rows {
		a := x.words[unknown[r.N-1]]
		a.places = r.Places
		for _, n := range r.At {
			if n <= r.Places {
				a.lexemes = append(a.lexemes, placed{r.Lexeme, n})
			}
		}
		x.words[unknown[r.N-1]] = a
	}
	return nil
}

// vector is what setweight(to_tsvector(…)) || … makes of the texts, which have been
// learnt: the places of each go on where the last lexeme before it stands.
func (x *lexicon) vector(parts []weighed) (pgtype.TSVector, error) {
	v := pgtype.TSVector{Valid: true}
	at := map[string]int{}
	start, last := 0, 0
	for _, p := range parts {
		start = last
		for _, w := range p.words {
			a := x.words[w]
			for _, l := range a.lexemes {
				i, ok := at[l.lexeme]
				if !ok {
					i = len(v.Lexemes)
					at[l.lexeme] = i
					v.Lexemes = append(v.Lexemes, pgtype.TSVectorLexeme{Word: l.lexeme})
				}
				place := start + l.n
				last = max(last, place)
				v.Lexemes[i].Positions = append(v.Lexemes[i].Positions, pgtype.TSVectorPosition{Position: uint16(place), Weight: p.weight})
				if len(v.Lexemes[i].Positions) > mostOfOne {
					last = mostPlaces
				}
			}
			start += a.places
		}
		if max(start, last) >= mostPlaces {
			return v, accord.Errorf(accord.Invalid, "A text is too long to be loaded: only an import can take it in.")
		}
	}
	return v, nil
}
