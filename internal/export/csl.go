package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
)

// cslItem is an item of CSL-JSON, as citation-style-language.org describes it.
type cslItem struct {
	ID          string    `json:"id"`
	Type        string    `json:"type"`
	Title       string    `json:"title"`
	Author      []cslName `json:"author,omitempty"`
	Contributor []cslName `json:"contributor,omitempty"`
	Issued      *cslDate  `json:"issued,omitempty"`
	Genre       string    `json:"genre,omitempty"`
	Publisher   string    `json:"publisher,omitempty"`
	Place       string    `json:"event-place,omitempty"`
	Archive     string    `json:"archive,omitempty"`
	Number      string    `json:"number,omitempty"`
	Version     string    `json:"version,omitempty"`
	URL         string    `json:"URL,omitempty"`
	Language    string    `json:"language,omitempty"`
	Note        string    `json:"note,omitempty"`
}

type cslName struct {
	Literal  string `json:"literal,omitempty"`
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// WriteCSL writes works as an array of CSL-JSON (citation-style-language.org, 1.0.2),
// one at a time. Parties are authors by their whole names, signatories are
// contributors in the parts of their names. No works are an empty array.
func WriteCSL(w io.Writer, works iter.Seq2[Work, error]) error {
	separator := "[\n"
	for work, err := range works {
		if err != nil {
			return err
		}
		raw, err := json.Marshal(newCSL(work))
		if err != nil {
			return fmt.Errorf("csl: %w", err)
		}
		if _, err := io.WriteString(w, separator+string(raw)); err != nil {
			return fmt.Errorf("csl: %w", err)
		}
		separator = ",\n"
	}
	end := "\n]\n"
	if separator == "[\n" {
		end = "[]\n"
	}
	_, err := io.WriteString(w, end)
	return err
}

// newCSL is the one place where a work becomes an item of CSL-JSON.
func newCSL(w Work) cslItem {
	item := cslItem{ID: w.Key, Type: "document", Title: w.Title, Genre: w.Genre, Publisher: w.Where, Place: w.Place, Number: w.Number,
		URL: w.URL, Language: w.Language, Note: w.note()}
	switch {
	case w.Release:
		item.Type = "webpage"
	case w.Treaty:
		item.Type = "treaty"
	case w.Data:
		item.Type, item.Version = "dataset", w.Version
	}
	for _, a := range w.Authors {
		item.Author = append(item.Author, cslName{Literal: a})
	}
	for _, s := range w.Signers {
		item.Contributor = append(item.Contributor, cslName{Literal: s.Literal, Family: s.Family, Given: s.Given, Particle: s.Particle})
	}
	if y := w.Issued.Year; y != 0 { // CSL has no date without a year
		parts := []int{y}
		if w.Issued.Month != 0 {
			parts = append(parts, w.Issued.Month)
		}
		if w.Issued.Day != 0 {
			parts = append(parts, w.Issued.Day)
		}
		item.Issued = &cslDate{Parts: [][]int{parts}}
	}
	return item
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
