package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"accords/internal/accord"

	"github.com/jackc/pgx/v5"
)

// vocabulary has what agreements are found by besides their own words: the names
// of countries and topics, without accents, and of bodies. It is what
// searchedWords reads from the tables, kept over a load, because six queries for
// each agreement take longer than all else. A test holds the two together.
type vocabulary struct {
	countries, topics, bodies map[string]string
}

// readVocabulary reads the names of everything once, before a load.
func readVocabulary(ctx context.Context, tx pgx.Tx) (vocabulary, error) {
	v := vocabulary{countries: map[string]string{}, topics: map[string]string{}, bodies: map[string]string{}}
	for _, t := range []struct {
		into map[string]string
		sql  string
	}{
		{v.countries, `
			SELECT c.code, fold(concat_ws(' ', c.name, c.name_ko, c.code, (SELECT string_agg(n.name, ' ') FROM country_name n WHERE n.country = c.code)))
			FROM country c`},
		{v.topics, `SELECT code, fold(label || ' ' || label_ko) FROM topic`},
		{v.bodies, `
			SELECT o.slug::text, concat_ws(' ', o.name, (SELECT string_agg(concat_ws(' ', n.name, n.short), ' ') FROM organisation_name n WHERE n.organisation = o.slug))
			FROM organisation o`},
	} {
		rows, err := all[struct{ Key, Words string }](ctx, tx, t.sql)
		if err != nil {
			return v, fmt.Errorf("the words of the search: %w", err)
		}
		for _, r := range rows {
			t.into[r.Key] = r.Words
		}
	}
	return v, nil
}

// of returns the texts from which the vector of an agreement is made, as
// searchVectorOf has them: its title and id, its countries and bodies, its topics,
// and what the claims say with their sentences.
func (v vocabulary) of(a accord.Agreement, list []claim) []weighed {
	var k, b, c, d strings.Builder
	for _, country := range a.Countries {
		join(&k, v.countries[string(country.V)])
	}
	for _, body := range a.Organisations {
		if _, ok := v.bodies[body.V.Slug]; !ok {
			v.bodies[body.V.Slug] = body.V.Name // no editor listed it: it is made with this name
		}
		join(&b, body.V.Name)
		join(&b, v.bodies[body.V.Slug])
	}
	for _, topic := range a.Topics {
		join(&c, v.topics[topic.V])
	}
	seen := map[string]bool{}
	once := func(words string) {
		if !seen[words] {
			seen[words] = true
			join(&d, words)
		}
	}
	for _, row := range list {
		once(wordsIn(row.value))
		for _, e := range row.evidence {
			once(e.Before + e.Quote + e.After)
		}
	}
	return []weighed{
		weigh(a.Title.V+" "+a.ID, 'A'),
		weigh(k.String(), 'B'),
		weigh(b.String(), 'B'),
		weigh(c.String(), 'C'),
		weigh(firstLetters(d.String(), 100000), 'D'),
	}
}

func join(b *strings.Builder, words string) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(words)
}

// wordsIn is wordsOfClaim for a value that has not been to the database.
func wordsIn(value json.RawMessage) string {
	var plain string
	if json.Unmarshal(value, &plain) == nil {
		return plain
	}
	var named struct{ Name, Office, Label string }
	if json.Unmarshal(value, &named) == nil {
		return strings.TrimSpace(named.Name + " " + named.Office + " " + named.Label)
	}
	return string(value)
}

// firstLetters is Postgres' left.
func firstLetters(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return string([]rune(s)[:min(n, utf8.RuneCountInString(s))])
}
