package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/store"
)

// Authority is a small world: five countries, four topics, one ministry with
// two names, one series with two summits.
func Authority() accord.Authority {
	cite := &accord.Citation{Publisher: "An encyclopaedia", URL: "https://example.org/", Published: accord.Date{Year: 2020}}
	a := accord.Authority{
		Countries: []accord.Country{
			{Code: "BY", Name: "Belarus", NameKo: "벨라루스", Region: "Europe"},
			{Code: "GB", Name: "United Kingdom", NameKo: "영국", Region: "Europe", Aliases: []string{"Britain", "UK", "영국"}},
			{Code: "IL", Name: "Israel", NameKo: "이스라엘", Region: "Asia"},
			{Code: "KR", Name: "South Korea", NameKo: "대한민국", Region: "Asia", Aliases: []string{"ROK", "대한민국"}},
			{Code: "KZ", Name: "Kazakhstan", NameKo: "카자흐스탄", Region: "Asia"},
		},
		Topics: []accord.Topic{
			{Code: "artificial-intelligence", Label: "Artificial intelligence", LabelKo: "인공지능"},
			{Code: "public-services", Label: "Digital public services", LabelKo: "전자정부"},
			{Code: "research", Label: "Joint research", LabelKo: "공동 연구"},
			{Code: "skills", Label: "Skills", LabelKo: "역량"},
		},
		Organisations: []accord.Organisation{{
			Slug: "ministry-of-the-interior-and-safety-kr", Type: accord.TypeMinistry, Country: "KR",
			Name: accord.Value[string]{V: "Ministry of the Interior and Safety", Basis: accord.Curated, Citation: cite},
			Names: []accord.PeriodName{
				{Name: "Ministry of the Interior", Short: "MOI", From: accord.Date{Year: 2014, Month: 11}, To: accord.Date{Year: 2017, Month: 7}, Citation: cite},
				{Name: "Ministry of the Interior and Safety", Short: "MOIS", From: accord.Date{Year: 2017, Month: 7}, Citation: cite},
			},
		}},
		Series: []accord.Series{{Slug: "digital-nations", Name: "Digital Nations",
			Names:   []accord.PeriodName{{Name: "Digital 5", Short: "D5", From: accord.Date{Year: 2014}, Citation: cite}},
			Members: []accord.Membership{{Country: "KR", From: accord.Date{Year: 2014}, Citation: cite}, {Country: "IL", From: accord.Date{Year: 2014}, Citation: cite}}}},
	}
	for slug, start := range map[string]string{"digital-nations-2018": "2018-11-21", "digital-nations-2019": "2019-11-04"} {
		d, _ := accord.ParseDate(start)
		a.Summits = append(a.Summits, accord.Summit{Slug: slug, Series: accord.Fact[accord.Ref]{Value: accord.Value[accord.Ref]{V: accord.Ref{Slug: "digital-nations"}, Basis: accord.Curated, Citation: cite}},
			Name:  accord.Fact[string]{Value: accord.Value[string]{V: "Digital Nations " + start[:4], Basis: accord.Curated, Citation: cite}},
			Start: accord.Fact[accord.Date]{Value: accord.Value[accord.Date]{V: d, Basis: accord.Curated, Citation: cite}}})
	}
	if a.Summits[0].Slug > a.Summits[1].Slug {
		a.Summits[0], a.Summits[1] = a.Summits[1], a.Summits[0]
	}
	return a
}

// Agreement describes a test agreement in words of one line.
type Agreement struct {
	ID        string
	Title     string
	Kind      accord.Kind
	Signed    string
	Countries []accord.Code
	Topics    []string
	Body      string // slug of an organisation
	Summit    string
	InPassing bool
}

// Document makes a contribution whose text is the values themselves, so that
// each is quoted from it.
func Document(slug string, list ...Agreement) accord.Contribution {
	c := accord.Contribution{Document: accord.Document{Slug: slug, Title: "Release " + slug, Publisher: "A ministry",
		Language: "en", Licence: "Not stated", Extractor: "1", Imported: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)}}
	var body strings.Builder
	quote := func(words string) []accord.Evidence {
		start := body.Len()
		body.WriteString(words)
		body.WriteString("\n")
		return []accord.Evidence{{Document: slug, Span: accord.Span{Start: start, End: start + len(words)}, Quote: words}}
	}
	for _, in := range list {
		signed, err := accord.ParseDate(in.Signed)
		if err != nil {
			panic(err) // a test that cannot be right
		}
		a := accord.Agreement{ID: in.ID, Slug: strings.ReplaceAll(strings.ToLower(in.Title), " ", "-"), InPassing: in.InPassing}
		a.Title.Value = accord.Value[string]{V: in.Title, Basis: accord.Quoted, Evidence: quote(in.Title)}
		a.Kind.Value = accord.Value[accord.Kind]{V: in.Kind, Basis: accord.Quoted, Evidence: quote(string(in.Kind))}
		a.Status.Value = accord.Value[accord.Status]{V: accord.Signed, Basis: accord.Quoted, Evidence: quote("signed")}
		if !signed.IsZero() {
			a.Signed.Value = accord.Value[accord.Date]{V: signed, Basis: accord.Quoted, Evidence: quote(in.Signed)}
		}
		for _, code := range in.Countries {
			a.Countries = append(a.Countries, accord.Value[accord.Code]{V: code, Basis: accord.Quoted, Evidence: quote(string(code))})
		}
		for _, t := range in.Topics {
			a.Topics = append(a.Topics, accord.Value[string]{V: t, Basis: accord.Quoted, Evidence: quote("on " + t)})
		}
		if in.Body != "" {
			name := "Body " + in.Body
			a.Organisations = append(a.Organisations, accord.Value[accord.Body]{V: accord.Body{Name: name, Slug: in.Body}, Basis: accord.Quoted, Evidence: quote(name)})
		}
		if in.Summit != "" {
			a.Summit = &accord.Ref{Slug: in.Summit}
			s := accord.Summit{Slug: in.Summit}
			s.Name.Value = accord.Value[string]{V: "Summit " + in.Summit, Basis: accord.Quoted, Evidence: quote("Summit " + in.Summit)}
			c.Summits = append(c.Summits, s)
			a.Occasion.Value = s.Name.Value
		}
		c.Agreements = append(c.Agreements, a)
	}
	c.Document.Text = body.String()
	sum := sha256.Sum256([]byte(c.Document.Text))
	c.Document.SHA256 = hex.EncodeToString(sum[:])
	return c
}

// Fill puts the small world and the documents into a store.
func Fill(t testing.TB, s *store.Store, documents ...accord.Contribution) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	if _, err := s.PutAuthority(ctx, Authority()); err != nil {
		t.Fatal(fmt.Errorf("authority: %w", err))
	}
	for _, d := range documents {
		if _, err := s.Replace(ctx, d); err != nil {
			t.Fatal(fmt.Errorf("document %s: %w", d.Document.Slug, err))
		}
	}
}

// Record makes a record of the catalogue that an editor put together from one
// page. With an alias it tells of the same instrument as the agreement with the
// id of in, and its own id, the alias, leads there.
func Record(key, alias string, in Agreement) accord.CatalogueRecord {
	page := accord.Citation{Publisher: "Ministry of Z", URL: "https://www.z.example/" + key, Published: accord.Date{Year: 2020, Month: 5, Day: 10}, Language: "en"}
	a := accord.Agreement{ID: in.ID, Slug: strings.ReplaceAll(strings.ToLower(in.Title), " ", "-")}
	a.Title.Value = accord.Value[string]{V: in.Title, Basis: accord.Curated, Citation: &page}
	a.Kind.Value = accord.Value[accord.Kind]{V: in.Kind, Basis: accord.Curated, Citation: &page}
	for _, code := range in.Countries {
		a.Countries = append(a.Countries, accord.Value[accord.Code]{V: code, Basis: accord.Curated, Citation: &page})
	}
	r := accord.CatalogueRecord{Key: key, Agreement: &a, Alias: alias, Hash: key + alias}
	if alias != "" {
		r.Reasons = []string{"Both were signed on the same day."}
	}
	return r
}

// Catalogue puts records into a store.
func Catalogue(t testing.TB, s *store.Store, records ...accord.CatalogueRecord) {
	t.Helper()
	if _, err := s.PutCatalogue(context.WithoutCancel(t.Context()), accord.CatalogueChange{Put: records}); err != nil {
		t.Fatal(fmt.Errorf("catalogue: %w", err))
	}
}
