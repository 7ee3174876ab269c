package accord_test

import (
	"fmt"

	"accords/internal/accord"
)

func ExampleParseDate() {
	for _, s := range []string{"2017-04-26", "2016-11", "2016", "--04-26", "2026-02-30"} {
		d, err := accord.ParseDate(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s: %s\n", d.English(), d.Precision())
	}
	// Output:
	// 26 April 2017: day
	// November 2016: month
	// 2016: year
	// --04-26: no_year
	// date "2026-02-30" is not in the calendar
}

func ExampleDate_AddMonths() {
	term := accord.Term{Months: 18}
	signed := accord.Date{Year: 2023, Month: 8, Day: 31}
	fmt.Println(signed.English(), "+", term, "=", signed.AddMonths(term.Months).English())
	// Output: 31 August 2023 + 18 months = 28 February 2025
}

func ExampleChoose() {
	fact := accord.Choose([]accord.Value[accord.Date]{
		{V: accord.Date{Year: 2017, Month: 4}, Basis: accord.Inferred, Reason: "the month of the meeting"},
		{V: accord.Date{Year: 2017, Month: 4, Day: 26}, Basis: accord.Quoted},
		{V: accord.Date{Year: 2017, Month: 4, Day: 27}, Basis: accord.Curated, Citation: &accord.Citation{Publisher: "P"}},
	})
	fmt.Println(fact.V, fact.Basis)
	fmt.Println(fact.Choice)
	for _, other := range fact.Others {
		fmt.Println(other.V, other.Basis)
	}
	// Output:
	// 2017-04-26 quoted
	// The words of a release come before what is known in another way.
	// 2017-04-27 curated
	// 2017-04 inferred
}
