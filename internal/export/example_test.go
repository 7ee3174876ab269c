package export_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
)

func ExampleWriteCSV() {
	rows := [][]string{{"h8m20e18", "Memorandum, with Belarus"}, {"khgjkn8z", `=HYPERLINK("https://evil.example")`}}
	var file strings.Builder // its lines end in CRLF
	if err := export.WriteCSV(&file, export.Table{Columns: []string{"ID", "Title"}, Rows: export.Each(rows)}); err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(file.String(), "\r\n", "\n"))
	// Output:
	// ID,Title
	// h8m20e18,"Memorandum, with Belarus"
	// khgjkn8z,"'=HYPERLINK(""https://evil.example"")"
}

// A sequence that breaks off is no table: who writes it says so.
func ExampleBatched() {
	batches := [][]int{{1, 2}, {3}}
	numbers := export.Batched(func() ([]int, error) {
		if len(batches) == 0 {
			return nil, errors.New("the register went away")
		}
		batch := batches[0]
		batches = batches[1:]
		return batch, nil
	})
	for doubled, err := range export.Map(numbers, func(n int) int { return 2 * n }) {
		fmt.Println(doubled, err)
	}
	// Output:
	// 2 <nil>
	// 4 <nil>
	// 6 <nil>
	// 0 the register went away
}

func ExampleNewPerson() {
	for _, name := range []string{"Hong Yun-sik", "HONG Yun-sik", "홍윤식", "Ursula VON DER LEYEN"} {
		p := export.NewPerson(name, "KR")
		fmt.Printf("%s | %s | %s\n", p.Family, p.Particle, p.Given)
	}
	// Output:
	// Hong |  | Yun-sik
	// Hong |  | Yun-sik
	// 홍 |  | 윤식
	// Leyen | von der | Ursula
}

func ExamplePublisher_FrozenCitation() {
	members := []accord.FrozenMember{{ID: "h8m20e18", Version: "0a1b2c3d4e5f6071"}}
	list := accord.FrozenList{Query: "country=KR", At: time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC), Members: members}
	list.Hash = accord.FreezeHash(list.Query, list.Members)
	fmt.Println(export.Publisher{Base: "https://accords.example"}.FrozenCitation(list))
	// Output:
	// Digital Government Accords: List of 1 agreement (country=KR), version 0a70a8bc, 1 November 2026, https://accords.example/snapshots/0a70a8bc0f324231052789e89f481cce
}
