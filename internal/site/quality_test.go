package site_test

import (
	"io"
	"log/slog"
	"testing"

	"accords/internal/accord"
	"accords/internal/site"
)

func TestQualityPage(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea())
	cfg := site.Config{BaseURL: "https://accords.example", Quality: accord.Quality{
		Version: "7", Texts: 32,
		Scores: []accord.Score{{Field: "agreement", Labelled: 29, Read: 30, Both: 28}, {Field: "signed", Labelled: 4, Read: 4, Both: 3}},
		Misses: []accord.Miss{{Text: "a-case", Field: "signed", Want: "2022-09-13"}},
	}}
	p.handler = site.New(p.store, cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))
	p.says("/about/quality", "Quoted", "Calculated", "Inferred", "Curated", "Not stated", "%", "version 7", "32 texts", "Agreements 29 30 28 0.95", "Signed on 4 4 3 0.75", "a-case", "2022-09-13", "nothing")
	p.says("/ko/about/quality", "명시되지 않음")
	p.says("/about", "How well the rules read")
}

// A register with nothing in it has no shares, and no division by nothing.
func TestQualityPageOfAnEmptyRegister(t *testing.T) {
	t.Parallel()
	newPortal(t).says("/about/quality", "0.0%")
}
