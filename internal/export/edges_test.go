package export

import (
	"strings"
	"time"

	"accords/internal/accord"
)

// What the tests of this room write: agreements at the edges of what a register
// can hold. Each has one thing that some form has gone wrong with, somewhere.

// day is a moment of the register: all that the forms say of time is given to them.
func day(n int) time.Time { return time.Date(2026, 11, n, 9, 30, 0, 0, time.UTC) }

// said is a value that a document says, at a place and within a sentence.
func said[T any](v T, start int, quote string) accord.Value[T] {
	return accord.Value[T]{V: v, Basis: accord.Quoted, Evidence: []accord.Evidence{{Document: "korea-2017", Quote: quote,
		Span: accord.Span{Start: start, End: start + len(quote)}, Before: "The parties agree: ", After: "."}}}
}

func fact[T any](v accord.Value[T]) accord.Fact[T] { return accord.Fact[T]{Value: v} }

// whole has every field, each known in another way, and two sources that differ.
func whole() accord.Dossier {
	cite := &accord.Citation{Publisher: "Ministry of Z", URL: "https://z.example/1", Published: accord.Date{Year: 2017, Month: 5}, Note: "It names Minsk."}
	var d accord.Dossier
	d.ID, d.Slug, d.FirstSeen, d.Changed = "h8m20e18", "mou-korea-belarus-2017", day(1), day(2)
	d.Title = fact(said("Memorandum on digital government; “전자정부”", 10, "Memorandum"))
	d.Kind, d.Status = fact(said(accord.MOU, 10, "Memorandum")), fact(said(accord.Signed, 30, "signed"))
	d.Signed = fact(said(accord.Date{Year: 2017, Month: 4, Day: 26}, 50, "April 26"))
	d.Place = accord.Fact[string]{Value: accord.Value[string]{V: "Minsk", Basis: accord.Curated, Citation: cite},
		Others: []accord.Value[string]{said("Seoul", 70, "Seoul")}, Choice: "An editor's value comes first."}
	d.Term = fact(said(accord.Term{Months: 36}, 90, "three years"))
	d.Expiry = fact(accord.Value[accord.Date]{V: accord.Date{Year: 2020, Month: 4, Day: 26}, Basis: accord.Calculated, Rule: "signed-plus-term", Reason: "Signed 26 April 2017 + 3 years."})
	d.Binding = fact(accord.Value[accord.Binding]{V: accord.NonBinding, Basis: accord.Inferred, Reason: "A memorandum that names no law."})
	d.Countries = []accord.Value[accord.Code]{said(accord.Code("KR"), 110, "한국"), said(accord.Code("BY"), 120, "Belarus")}
	d.Organisations = []accord.Value[accord.Body]{said(accord.Body{Name: "Ministry of Science, ICT and Future Planning", Country: "KR", Slug: "msit-kr"}, 130, "Ministry")}
	d.Signatories = []accord.Value[accord.Signatory]{said(accord.Signatory{Name: "홍윤식", Office: "Minister", Country: "KR"}, 150, "홍윤식"),
		said(accord.Signatory{Name: "Sergey Popkov", Country: "BY"}, 170, "Sergey Popkov")}
	d.Topics = []accord.Value[string]{said("skills", 190, "training"), said("digital-identity", 200, "ID")}
	d.Commitments = []accord.Value[string]{said("They exchange experts.", 210, "exchange experts")}
	d.Occasion = fact(said("D5 Digital Nations 2018", 230, "D5 Digital Nations 2018"))
	d.Summit = &accord.Ref{Slug: "digital-nations-2018", Label: "Digital Nations 2018"}
	d.Sources = []accord.Source{{Slug: "korea-2017", Title: "Korea & Belarus", Publisher: "Ministry of A", URL: "https://a.example/1", Licence: "KOGL 1", Language: "en", Published: accord.Date{Year: 2017, Month: 4, Day: 27}}}
	d.FormerIDs = []string{"bea1afsa", "khgjkn8z"}
	d.First, d.Seen = day(1), map[string]time.Time{"place": day(2)}
	d.Read, d.Provenance.Checked = map[string]time.Time{"korea-2017": day(3)}, map[string]time.Time{"https://z.example/1": day(4)}
	d.Chars = map[accord.Place]accord.Span{{Document: "korea-2017", Span: accord.Span{Start: 110, End: 116}}: {Start: 108, End: 110}}
	return d
}

// dated has nothing but a title and a date of some precision.
func dated(id, title string, d accord.Date) accord.Dossier {
	var out accord.Dossier
	out.ID, out.Slug, out.Title = id, "x", fact(said(title, 0, title))
	if !d.IsZero() {
		out.Signed = fact(said(d, 50, d.String()))
	}
	return out
}

// edges are agreements that a writer of a form has to think of.
func edges() []accord.Dossier {
	planned := dated("aaaaaaa6", "To be signed", accord.Date{Year: 2027, Month: 1, Day: 31})
	planned.Status = fact(accord.Value[accord.Status]{V: accord.Planned, Basis: accord.Inferred, Reason: "The text is older than the day."})
	hostile := dated("aaaaaaa7", "=cmd|' /C calc'!A0; a, b \\ \"c\" {d} 100% & <e>\nsecond line", accord.Date{Year: 2016, Month: 2, Day: 29})
	hostile.Organisations = []accord.Value[accord.Body]{said(accord.Body{Name: "Ministry of A and B, {C}", Slug: "a"}, 0, "x"), said(accord.Body{Name: "@D", Slug: "d"}, 0, "x")}
	return []accord.Dossier{
		whole(),
		dated("aaaaaaa1", "No date, no parties", accord.Date{}),
		dated("aaaaaaa2", "A year", accord.Date{Year: 2016}),
		dated("aaaaaaa3", "A month", accord.Date{Year: 2016, Month: 11}),
		dated("aaaaaaa4", "A day of no year", accord.Date{Month: 4, Day: 26}),
		dated("aaaaaaa5", strings.Repeat("대한민국과 벨라루스 مذكرة تفاهم 🤝 ", 12)+"end", accord.Date{Year: 2019, Month: 12, Day: 31}),
		planned, hostile,
	}
}

// rows are the edges as a list has them.
func rows(list []accord.Dossier) []accord.AgreementRow {
	var out []accord.AgreementRow
	for _, d := range list {
		r := accord.AgreementRow{ID: d.ID, Slug: d.Slug, Title: d.Title.V, Kind: d.Kind.V, Status: d.Status.V, Signed: d.Signed.V, SignedBasis: d.Signed.Basis, Expiry: d.Expiry.V}
		for _, c := range d.Countries {
			r.Countries = append(r.Countries, c.V)
		}
		for _, o := range d.Organisations {
			r.Organisations = append(r.Organisations, accord.Ref{Slug: o.V.Slug, Label: o.V.Name})
		}
		out = append(out, r)
	}
	return out
}

// meeting is a summit of three days with what its sources say.
func meeting() accord.Summit {
	return accord.Summit{Slug: "digital-nations-2018", Series: fact(said(accord.Ref{Slug: "digital-nations", Label: "Digital Nations"}, 8, "Digital 7")),
		Name: fact(said("Digital 7 summit", 0, "Digital 7")), Host: fact(said(accord.Code("IL"), 20, "Israel")), Place: fact(said("Jerusalem", 30, "Jerusalem")),
		Start: fact(said(accord.Date{Year: 2018, Month: 11, Day: 21}, 40, "21")), End: fact(said(accord.Date{Year: 2018, Month: 11, Day: 23}, 43, "23")),
		Participants: []accord.Value[accord.Code]{said(accord.Code("KR"), 50, "Korea")}, Outcomes: []accord.Value[string]{said("A charter was signed.", 60, "charter")}}
}

// changes are one of each kind, with a change of each kind of field.
func changes() []accord.Change {
	state := func(b accord.Basis, values ...string) accord.FieldState {
		return accord.FieldState{Values: values, Basis: b}
	}
	return []accord.Change{
		{ID: 4, Record: accord.RecordAgreement, Key: "h8m20e18", Slug: "mou-korea-belarus-2017", Title: "Memorandum <&>", What: accord.RecordChanged, At: day(4), Countries: []accord.Code{"KR", "BY"},
			Fields: []accord.FieldChange{
				{Field: "signed", Old: state("", nil...), New: state(accord.Quoted, "2017-04")},
				{Field: "country", Old: state("", "KR"), New: state("", "KR", "BY")},
				{Field: "topic", Old: state("", "skills"), New: state("")},
				{Field: "kind", Old: state(accord.Inferred, "joint_declaration"), New: state(accord.Quoted, "memorandum_of_understanding")},
				{Field: "binding", Old: state(accord.Inferred, "non_binding"), New: state(accord.Curated, "binding")},
				{Field: "expiry", Old: state(accord.Calculated, "--04-26"), New: state(accord.Calculated, "soon")},
				{Field: accord.EvidenceField},
			}},
		{ID: 6, Record: accord.RecordAgreement, Key: "bea1afsa", Title: "Told twice", What: accord.RecordMerged, At: day(4), Into: &accord.Ref{Slug: "h8m20e18", Label: "Memorandum <&>", Readable: "mou-korea-belarus-2017"}},
		{ID: 5, Record: accord.RecordAgreement, Key: "khgjkn8z", Title: "Told thrice", What: accord.RecordMerged, At: day(4), Into: &accord.Ref{Slug: "aaaaaaa1"}}, // which is gone, too
		{ID: 3, Record: accord.RecordAgreement, Key: "aaaaaaa1", Title: "Gone", What: accord.RecordWithdrawn, At: day(3)},
		{ID: 2, Record: accord.RecordSummit, Key: "digital-nations-2018", Slug: "digital-nations-2018", Title: "Digital 7 summit", What: accord.RecordNew, At: day(2).Add(123456 * time.Microsecond)},
	}
}

// foundPage is a search that found something of each kind, and more agreements
// than it shows.
func foundPage(list []accord.Dossier) accord.SearchPage {
	source := list[0].Sources[0]
	return accord.SearchPage{Agreements: rows(list[:2]), AgreementsTotal: 40, Passages: map[string][]accord.Evidence{list[0].ID: list[0].Title.Evidence},
		Organisations: []accord.OrganisationRow{{Slug: "msit-kr", Name: "Ministry of Science and ICT", Short: "MSIT", Type: accord.TypeMinistry, Country: "KR", Agreements: 1}}, OrganisationsTotal: 1,
		Summits: []accord.SummitRow{{Slug: "online", Name: "Online", Virtual: true, Edition: 3}}, SummitsTotal: 1,
		People: []accord.SignatureRow{{Signatory: accord.Signatory{Name: "Hong Yun-sik", Office: "Minister", Country: "KR"}, Agreement: list[0].ID, Slug: list[0].Slug, Title: list[0].Title.V, Signed: list[0].Signed.V}}, PeopleTotal: 1,
		Documents: []accord.FoundDocument{{Source: source, Passages: []accord.Passage{{Span: accord.Span{Start: 10, End: 20}, Text: "Memorandum"}}}}, DocumentsTotal: 1}
}

// pairOf is two countries with an agreement of their own and one of many.
func pairOf(list []accord.Dossier, summits []accord.SummitRow) accord.Pair {
	return accord.Pair{A: accord.Country{Code: "BY", Name: "Belarus"}, B: accord.Country{Code: "KR", Name: "South Korea"},
		Direct: rows(list[:1]), Shared: rows(list[1:2]), Summits: summits,
		Series:   []accord.SharedSeries{{Ref: accord.Ref{Slug: "digital-nations", Label: "Digital Nations"}, A: accord.Membership{Country: "BY", From: accord.Date{Year: 2014}, To: accord.Date{Year: 2018}}, B: accord.Membership{Country: "KR", From: accord.Date{Year: 2014}}}},
		Coverage: accord.Coverage{Documents: 2, From: accord.Date{Year: 2016}, To: accord.Date{Year: 2017, Month: 4}, Publishers: []string{"Ministry of A"}, Cited: 3, Agreements: 2}}
}

// heldBy is what a maintainer looks at: a pair in doubt, and what rests on one
// source that nobody has checked.
func heldBy() accord.Holdings {
	return accord.Holdings{FromReleases: 1, FromCatalogue: 2, FromBoth: 3, Values: []accord.FacetValue{{Value: "quoted", Label: "Quoted", Count: 9}}, Pages: 4, OwnPages: 1,
		Languages: []accord.FacetValue{{Value: "ko", Label: "Korean", Count: 4}},
		Doubts:    []accord.Twins{{A: accord.Ref{Slug: "aaaaaaa1", Label: "One"}, B: accord.Ref{Slug: "aaaaaaa2", Label: "Other"}, Reasons: []string{"the same day"}}},
		Single:    []accord.Unchecked{{Agreement: accord.Ref{Slug: "aaaaaaa3", Label: "Alone"}, Publisher: "Ministry of A", Published: accord.Date{Year: 2017}}}, SingleTotal: 8}
}

// frozen is a list that somebody cited, with a title that a spreadsheet would run.
func frozen() accord.FrozenList {
	members := []accord.FrozenMember{{ID: "h8m20e18", Version: strings.Repeat("0a", 16), Title: "Memorandum", Now: accord.FrozenChanged},
		{ID: "aaaaaaa7", Version: strings.Repeat("1b", 16), Title: "=1+1; “전자정부”", Now: accord.FrozenSame}}
	return accord.FrozenList{Query: "country=KR&year=2017", At: day(6), Members: members, Hash: accord.FreezeHash("country=KR&year=2017", members)}
}

// labelled is how well texts were read: a field in which all was found, one in
// which half was, and one that nobody labelled.
func labelled() accord.Quality {
	return accord.Quality{Version: "41", Texts: 2, Scores: []accord.Score{{Field: "signed", Labelled: 4, Read: 4, Both: 4}, {Field: "topic", Labelled: 4, Read: 4, Both: 2}, {Field: "term"}},
		Misses: []accord.Miss{{Text: "korea-2017", Field: "topic", Want: "skills", Got: "research"}}}
}
