package gazetteer_test

import (
	"fmt"

	"accords/internal/accord"
	"accords/internal/gazetteer"
)

func ExampleGazetteer_FindCountries() {
	g := gazetteer.New(nil, nil)
	text := "The Korean minister met Michael Jordan of New Mexico in Minsk, Belarus."
	for _, m := range g.FindCountries(text) {
		fmt.Println(m.Code, m.Form, text[m.Span.Start:m.Span.End])
	}
	// Output:
	// KR adjective Korean
	// BY city Minsk
	// BY name Belarus
}

func ExampleGazetteer_Resolve() {
	interior := accord.Organisation{Slug: "ministry-of-the-interior-and-safety-kr", Type: accord.TypeMinistry, Country: "KR",
		Names: []accord.PeriodName{
			{Name: "Ministry of the Interior", To: accord.Date{Year: 2017, Month: 7}},
			{Name: "Ministry of the Interior and Safety", Short: "MOIS", From: accord.Date{Year: 2017, Month: 7}},
		}}
	g := gazetteer.New([]accord.Organisation{interior}, nil)
	fmt.Println(g.Resolve("MOIS", "KR", accord.Date{Year: 2020}))
	fmt.Println(g.Resolve("ministry of the interior", "KR", accord.Date{}))
	fmt.Println(g.Resolve("Ministry of the Interior", "FR", accord.Date{}))
	// Output:
	// ministry-of-the-interior-and-safety-kr true
	// ministry-of-the-interior-and-safety-kr true
	//  false
}
