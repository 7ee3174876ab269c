package query_test

import (
	"fmt"
	"net/url"

	"accords/internal/query"
)

func ExampleParse() {
	v := url.Values{"country": {"kr", "BY", "kr"}, "match": {"all"}, "page": {"1"}, "utm_source": {"mail"}}
	a, err := query.Parse(v)
	fmt.Println(a.Href("/agreements"), err)
	// Output: /agreements?country=BY&country=KR&match=all <nil>
}

func ExampleParse_error() {
	_, err := query.Parse(url.Values{"status": {"lost"}})
	fmt.Println(err)
	// Output: “lost” cannot be used for “status”: allowed are signed, renewed, approved, planned.
}

func ExampleAgreements_Toggle() {
	a := query.OfCountry("KR").WithPage(3)
	fmt.Println(a.Toggle("year", "2017").Encode())
	fmt.Println(a.Toggle("country", "KR").Encode() == "")
	// Output:
	// country=KR&year=2017
	// true
}

func ExampleHits() {
	text := "Two agreements were signed."
	for _, span := range query.Hits(text, []string{"agreement", "sign"}) {
		fmt.Println(text[span.Start:span.End])
	}
	// Output:
	// agreements
	// signed
}
