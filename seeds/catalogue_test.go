package seeds

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// The pages that the test records rest on.
const (
	pageOne = `{"url": "https://one.example/", "publisher": "One", "published": "2017-05-01", "language": "en", "supports": [%s]}`
	pageTwo = `{"url": "https://two.example/", "publisher": "Two", "published": null, "language": "ko", "supports": [%s], "note": "Says so."}`
)

// agreementLine is a record of which a test changes a part.
func agreementLine(change ...string) string {
	line := `{"record": "agreement", "key": "by-kr-2017-mou", "title": "Memorandum between Belarus and Korea",
		"kind": "memorandum_of_understanding", "status": "signed", "signed": "2017-04-26", "countries": ["BY", "KR"],
		"organisations": [{"name": "Ministry of the Interior", "country": "KR"}],
		"signatories": [{"name": "Kim Seong-lyul", "office": "Vice Minister", "country": "KR"}],
		"place": null, "place_country": "BY", "term_years": 3, "in_force": null, "binding": false, "topics": ["skills"],
		"occasion": null, "renews": null, "disagreements": [{"field": "signed", "value": "2017-04-27", "source": 2}],
		"sources": [` + fmt.Sprintf(pageOne, `"kind", "status", "signed", "countries", "organisations", "signatories", "place_country", "term_years", "topics"`) + `,
		` + fmt.Sprintf(pageTwo, `"signed", "binding"`) + `]}`
	line = strings.Join(strings.Fields(line), " ")
	for i := 0; i+1 < len(change); i += 2 {
		line = strings.ReplaceAll(line, change[i], change[i+1])
	}
	return line
}

// summitLine is a summit that an agreement may point to.
const summitLine = `{"record": "summit", "key": "a-summit-2017", "name": "A Summit 2017", "series": "A Summit", "edition": 3, "host_country": "KR",
	"place": "Seoul", "virtual": false, "start": "2017-04-25", "end": "2017-04-26", "theme": null, "participants": ["BY", "KR"],
	"participants_other": ["some others"], "outcomes": ["A declaration"], "disagreements": [{"field": "edition", "value": 4, "source": 1}],
	"sources": [{"url": "https://one.example/", "publisher": "One", "published": null, "language": "en",
	"supports": ["name", "series", "edition", "host_country", "place", "virtual", "start", "end", "participants", "outcomes"]}]}`

const bodyLine = `{"record": "organisation", "key": "sg-imda", "country": "SG", "name": "Infocomm Media Development Authority", "abbreviation": "IMDA",
	"native_name": null, "former_names": [{"name": "Infocomm Development Authority", "abbreviation": "IDA", "from": null, "to": "2016"}],
	"established": null, "became": [], "sources": [{"url": "https://one.example/", "publisher": "One", "published": null, "language": "en",
	"supports": ["name", "country", "abbreviation", "former_names"]}]}`

func oneLineOf(s string) string { return strings.Join(strings.Fields(s), " ") }

func files(agreements, summits, bodies string) fstest.MapFS {
	return fstest.MapFS{
		agreementsFile:    {Data: []byte(agreements)},
		summitsFile:       {Data: []byte(oneLineOf(summits))},
		organisationsFile: {Data: []byte(oneLineOf(bodies))},
	}
}

func TestReadCatalogue(t *testing.T) {
	t.Parallel()
	c := ReadCatalogue(files(agreementLine(`"occasion": null`, `"occasion": "A Summit 2017", "summit": "a-summit-2017"`, `"binding"]`, `"binding", "occasion"]`), summitLine, bodyLine))
	if len(c.Faults) > 0 {
		t.Fatal(c.Faults)
	}
	one := accord.Citation{Publisher: "One", URL: "https://one.example/", Published: accord.Date{Year: 2017, Month: 5, Day: 1}, Language: "en"}
	two := accord.Citation{Publisher: "Two", URL: "https://two.example/", Language: "ko", Note: "Says so."}
	want := []Fact{
		{Field: "kind", Value: "memorandum_of_understanding", Citation: one},
		{Field: "status", Value: "signed", Citation: one},
		{Field: "signed", Value: "2017-04-26", Citation: one},
		{Field: "signed", Value: "2017-04-26", Citation: two},
		{Field: "country", Value: "BY", Citation: one},
		{Field: "country", Value: "KR", Citation: one},
		{Field: "organisation", Value: "Ministry of the Interior", Country: "KR", Citation: one},
		{Field: "signatory", Value: "Kim Seong-lyul", Office: "Vice Minister", Country: "KR", Citation: one},
		{Field: "place", Value: "BY", Country: "BY", Citation: one},
		{Field: "term", Value: "3 years", Citation: one},
		{Field: "binding", Value: "non_binding", Citation: two},
		{Field: "topic", Value: "skills", Citation: one},
		{Field: "occasion", Value: "A Summit 2017", Citation: two},
		{Field: "signed", Value: "2017-04-27", Citation: two},
	}
	got := c.Agreements[0]
	if diff := cmp.Diff(want, got.Facts); diff != "" {
		t.Errorf("facts: mismatch (-want +got)\n%s", diff)
	}
	if got.AtSummit != "a-summit-2017" || got.At != "agreements.jsonl:1" || got.Title != "Memorandum between Belarus and Korea" {
		t.Errorf("record: %+v", got)
	}
	if s := c.Summits[0]; s.Facts[1].Field != "series" || s.Facts[1].Value != "A Summit" || len(s.Facts) != 12 {
		t.Errorf("summit: %d facts: %+v", len(s.Facts), s)
	}
	o := c.Organisations[0]
	names := []string{o.Names[0].Name + " until " + o.Names[0].To.String(), o.Names[1].Name + " from " + o.Names[1].From.String()}
	if diff := cmp.Diff([]string{"Infocomm Development Authority until 2016", "Infocomm Media Development Authority from 2016"}, names); diff != "" {
		t.Errorf("names: mismatch (-want +got)\n%s", diff)
	}
}

// Each mistake is answered in words that lead to it.
func TestCatalogueFaults(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change []string
		want   string
	}{
		"no JSON":            {[]string{`{"record"`, `"record"`}, "agreements.jsonl:1: "},
		"a key nobody knows": {[]string{`"signed": "2017-04-26"`, `"signd": "2017-04-26"`}, `unknown field "signd"`},
		"two records":        {[]string{`"Says so."}]}`, `"Says so."}]} {}`}, "a line holds one record"},
		"the key":            {[]string{`"by-kr-2017-mou"`, `"BY KR"`}, "is not a slug"},
		"another record":     {[]string{`"record": "agreement"`, `"record": "summit"`}, `record is "summit", want "agreement"`},
		"the kind":           {[]string{`"memorandum_of_understanding"`, `"memo"`}, `"memo" is none of`},
		"the status":         {[]string{`"status": "signed"`, `"status": "done"`}, `"done" is none of`},
		"a date":             {[]string{`"signed": "2017-04-26"`, `"signed": "2017-02-30"`}, "is not in the calendar"},
		"a date of old":      {[]string{`"signed": "2017-04-26"`, `"signed": "1917-04-26"`}, "is not between 1980 and 2050"},
		"force before":       {[]string{`"in_force": null`, `"in_force": "2016"`}, "in_force 2016 is before signed 2017-04-26"},
		"planned and signed": {[]string{`"status": "signed"`, `"status": "planned"`}, "it is planned and has a day of signature"},
		"a country":          {[]string{`["BY", "KR"]`, `["Belarus"]`}, `"Belarus" is not a country code`},
		"a body's country":   {[]string{`Interior", "country": "KR"`, `Interior", "country": "kr"`}, `"kr" is not a country code`},
		"no title":           {[]string{`"Memorandum between Belarus and Korea"`, `""`}, "title is empty"},
		"no party":           {[]string{`["BY", "KR"]`, `[]`, `[{"name": "Ministry of the Interior", "country": "KR"}]`, `[]`, `"countries", "organisations", `, ``}, "it has no party"},
		"no source":          {[]string{`"kind", "status", "signed"`, `"kind", "status"`, `"signed", "binding"`, `"binding"`}, "signed: no source supports it"},
		"no value":           {[]string{`"topics": ["skills"]`, `"topics": []`}, `source 1 supports "topics", which has no value`},
		"an address":         {[]string{`https://two.example/`, `javascript:alert(1)`}, "source 2: "},
		"a page twice":       {[]string{`https://two.example/`, `https://one.example/`}, "source 2 stands twice"},
		"no publisher":       {[]string{`"publisher": "Two"`, `"publisher": " "`}, "source 2 has no publisher"},
		"no language":        {[]string{`"language": "ko"`, `"language": ""`}, "source 2 has no language"},
		"no second source":   {[]string{`"source": 2}`, `"source": 3}`}, "there is no source 3"},
		"a second list":      {[]string{`"field": "signed", "value"`, `"field": "countries", "value"`}, "say it in the note of the source"},
		"a second value":     {[]string{`"value": "2017-04-27"`, `"value": "27 April"`}, "want YYYY"},
		"no such summit":     {[]string{`"occasion": null`, `"occasion": "A Summit", "summit": "nowhere"`, `"binding"]`, `"binding", "occasion"]`}, `summit "nowhere" is no summit of the catalogue`},
		"no occasion":        {[]string{`"occasion": null`, `"occasion": null, "summit": "a-summit-2017"`}, `summit "a-summit-2017" rests on nothing`},
		"no such renewal":    {[]string{`"renews": null`, `"renews": "nothing"`, `"binding"]`, `"binding", "renews"]`}, `renews "nothing"`},
		"no such framework":  {[]string{`"renews": null`, `"renews": null, "implements": "nothing"`, `"binding"]`, `"binding", "implements"]`}, `implements "nothing"`},
		"no page for it":     {[]string{`"renews": null`, `"renews": null, "implements": "nothing"`}, "implements: no source supports it"},
		"itself":             {[]string{`"renews": null`, `"renews": null, "not_same_as": ["by-kr-2017-mou"]`}, "is neither another agreement"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := ReadCatalogue(files(agreementLine(tt.change...), summitLine, bodyLine))
			if len(c.Faults) == 0 {
				t.Fatalf("no fault, want %q", tt.want)
			}
			if got := c.Faults[0].Error(); !strings.Contains(got, tt.want) || !strings.HasPrefix(got, "agreements.jsonl:1: ") {
				t.Errorf("fault %q, want %q", got, tt.want)
			}
		})
	}
}

// A broken line does not take the others with it, and a key is one record's.
func TestCatalogueLines(t *testing.T) {
	t.Parallel()
	second := agreementLine(`"by-kr-2017-mou"`, `"by-kr-2018-mou"`)
	c := ReadCatalogue(files(agreementLine()+"\nnonsense\n\n"+agreementLine()+"\n"+second+"\n", summitLine, bodyLine))
	if len(c.Agreements) != 2 || c.Agreements[1].At != "agreements.jsonl:5" {
		t.Errorf("records: %+v", c.Agreements)
	}
	var said []string
	for _, f := range c.Faults {
		said = append(said, f.At)
	}
	if diff := cmp.Diff([]string{"agreements.jsonl:2", "agreements.jsonl:4"}, said); diff != "" {
		t.Errorf("faults: mismatch (-want +got)\n%s", diff)
	}
	if c := ReadCatalogue(fstest.MapFS{}); len(c.Faults) != 3 {
		t.Errorf("without files: %v", c.Faults)
	}
	long := strings.Replace(agreementLine(), "Says so.", strings.Repeat("x", maxRecord), 1)
	if c := ReadCatalogue(files(long, summitLine, bodyLine)); len(c.Faults) != 1 || !strings.Contains(c.Faults[0].Error(), "longer than 256 KiB") {
		t.Errorf("a long line: %v", c.Faults)
	}
}

// What was only planned says for when, with the page that does.
func TestPlannedFor(t *testing.T) {
	t.Parallel()
	line := agreementLine(`"status": "signed", "signed": "2017-04-26"`, `"status": "planned", "signed": null, "planned_for": "2017-05"`,
		`"status", "signed", "countries"`, `"status", "planned_for", "countries"`, `"signed", "binding"`, `"binding"`,
		`{"field": "signed", "value": "2017-04-27", "source": 2}`, ``)
	c := ReadCatalogue(files(line, summitLine, bodyLine))
	if len(c.Faults) > 0 {
		t.Fatal(c.Faults)
	}
	if got := c.Agreements[0].Facts[1]; got.Field != "status" || got.Citation.Note != "Planned for 2017-05." {
		t.Errorf("status: %+v", got)
	}
}

func TestBodiesOfTheCatalogue(t *testing.T) {
	t.Parallel()
	old := strings.NewReplacer(`sg-imda`, `sg-ida`, `Infocomm Media`, `Old`, `"became": []`, `"became": ["sg-imda"]`, `"former_names"]`, `"former_names", "became"]`).Replace(oneLineOf(bodyLine))
	c := ReadCatalogue(fstest.MapFS{agreementsFile: {}, summitsFile: {}, organisationsFile: {Data: []byte(old + "\n" + oneLineOf(bodyLine))}})
	if len(c.Faults) > 0 {
		t.Fatal(c.Faults)
	}
	if got := c.Organisations[0].Successors; len(got) != 1 || got[0].Slug != "sg-imda" {
		t.Errorf("successors: %v", got)
	}
	if got := c.Organisations[1].Predecessors; len(got) != 1 || got[0].Slug != "sg-ida" {
		t.Errorf("predecessors: %v", got)
	}
	for want, change := range map[string][2]string{
		"record is":                         {`"organisation"`, `"body"`},
		"country: ":                         {`"country": "SG"`, `"country": "Singapore"`},
		"name is empty":                     {`"Infocomm Media Development Authority"`, `""`},
		"abbreviation: no source":           {`"abbreviation", "former_names"]`, `"former_names"]`},
		"it needs a name, a source and":     {`"abbreviation", "former_names"]`, `"abbreviation"]`},
		"which is not another organisation": {`"became": []`, `"became": ["nobody"]`},
		`supports "native_name", which has`: {`"former_names"]`, `"former_names", "native_name"]`},
	} {
		bad := strings.Replace(oneLineOf(bodyLine), change[0], change[1], 1)
		if want == "which is not another organisation" {
			bad = strings.Replace(bad, `"former_names"]`, `"former_names", "became"]`, 1)
		}
		c := ReadCatalogue(fstest.MapFS{agreementsFile: {}, summitsFile: {}, organisationsFile: {Data: []byte(bad)}})
		if len(c.Faults) == 0 || !strings.Contains(c.Faults[len(c.Faults)-1].Error(), want) {
			t.Errorf("faults %v, want %q", c.Faults, want)
		}
	}
}

// The catalogue that comes with the portal is sound.
func TestEmbeddedCatalogue(t *testing.T) {
	t.Parallel()
	c := ReadCatalogue(CatalogueFiles())
	for _, f := range c.Faults {
		t.Error(f)
	}
	if len(c.Agreements) < 400 || len(c.Summits) < 100 || len(c.Organisations) < 20 {
		t.Errorf("%d agreements, %d summits, %d organisations", len(c.Agreements), len(c.Summits), len(c.Organisations))
	}
}

// Whatever stands in a line, reading it ends, and what comes out is fit for the
// register: a value has a page, and a page can be linked to.
func FuzzReadCatalogue(f *testing.F) {
	f.Add(agreementLine(), oneLineOf(summitLine), oneLineOf(bodyLine))
	f.Add(`{"record":"agreement","key":"a","sources":null}`, "", "{}")
	f.Fuzz(func(t *testing.T, agreements, summits, bodies string) {
		c := ReadCatalogue(files(agreements, summits, bodies))
		for _, r := range append(c.Agreements, c.Summits...) {
			for _, fact := range r.Facts {
				if fact.Citation.Publisher == "" || checkURL(fact.Citation.URL) != nil {
					t.Errorf("%s: a value without a page: %+v", r.At, fact)
				}
			}
		}
	})
}
