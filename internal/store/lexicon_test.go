package store_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/store"

	"github.com/jackc/pgx/v5"
)

// wordy are what a text may be made of: words, marks that join and part them,
// numbers, addresses, tags, letters with accents and without spaces.
var wordy = []string{"signed", "The", "of", "the", "and", "Tallinn-Helsinki", "Côte", "d’Ivoire", "대한민국", "P0042", "12e4abcd", "-5", "1.5", "+", "3/4",
	"e-government,", "(ICT)", "https://accords.example/a/b?c=d", "a@b.example", "/etc/passwd", "&amp;", "AT&T", "<p class=\"x y\">", "<", ">", "x<y", "…",
	"e\u0301te\u0301", "\u0301lone", "U.S.", "G-20", "running", "runs", "ran.", "ministries'", "Straße", "日本", "last", "\u00a0", "\t"}

// What a load makes of words by themselves is what Postgres makes of the texts
// that they stand in, to the place and weight of each.
func TestWordsAreThoseOfTheirTexts(t *testing.T) {
	t.Parallel()
	dsn := pg.DSN(t)
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	r := rand.New(rand.NewPCG(1, 2))
	texts := [][4]string{{"", "the", "", "of the"}, {"a b", "the", "the end", ""}}
	for range 1000 {
		var text [4]string
		for i := range text {
			var b strings.Builder
			for range r.IntN(12) {
				b.WriteString(wordy[r.IntN(len(wordy))])
				b.WriteString([]string{" ", " ", " ", " ", "\n", "\n\n", "", "-"}[r.IntN(8)])
			}
			text[i] = b.String()
		}
		texts = append(texts, text)
	}
	got, err := store.Vectors(t.Context(), s, texts)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(t.Context()) })
	for i, text := range texts {
		var have, want string
		if err := conn.QueryRow(t.Context(), `
			SELECT $1::tsvector::text, (
				setweight(to_tsvector('english', fold($2)), 'A') || setweight(to_tsvector('english', fold($3)), 'B') ||
				setweight(to_tsvector('english', fold($4)), 'C') || setweight(to_tsvector('english', fold($5)), 'D'))::text`,
			got[i], text[0], text[1], text[2], text[3]).Scan(&have, &want); err != nil {
			t.Fatal(err)
		}
		if have != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, have, want)
		}
	}
}

// Where Postgres begins to leave something out, a load has to refuse.
func TestTextsThatAreTooLongForWords(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	for name, text := range map[string]string{"one word": strings.Repeat("word ", 300), "all": strings.Repeat("the ", 17000)} {
		if _, err := store.Vectors(t.Context(), s, [][4]string{{text}}); accord.KindOf(err) != accord.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
		}
	}
	if _, err := store.Vectors(t.Context(), s, [][4]string{{strings.Repeat("word ", 250)}}); err != nil {
		t.Error(err)
	}
}
