package text_test

import (
	"fmt"

	"accords/internal/text"
)

func ExampleParse() {
	doc := text.Parse("Ministers meet in Minsk\n\nThe memorandum of Mr. Kim was signed here.It is valid for 3 years.\n")
	for _, b := range doc.Blocks {
		fmt.Printf("%s [%d,%d)\n", b.Kind, b.Span.Start, b.Span.End)
	}
	for _, s := range doc.Sentences {
		fmt.Println(doc.Text[s.Span.Start:s.Span.End])
	}
	// Output:
	// title [0,23)
	// paragraph [25,91)
	// Ministers meet in Minsk
	// The memorandum of Mr. Kim was signed here.
	// It is valid for 3 years.
}

func ExampleRedact() {
	release := "Signed on 26 April 2017.\nMedia contact: Jane Doe, +82 2 2100 3399, jane@mois.go.kr\n"
	redacted := text.Redact(release)
	fmt.Print(redacted)
	fmt.Println(len(redacted) == len(release))
	// Output:
	// Signed on 26 April 2017.
	// _____ ________ ____ ____ ***************_ ***************
	// true
}
