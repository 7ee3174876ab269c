package site

import (
	"net/http"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"
)

const comparePath = "/compare"

// mostCandidates is how many agreements are offered to be added.
const mostCandidates = 12

// compare answers agreements side by side.
func (s *Site) compare(w http.ResponseWriter, r *http.Request) error {
	q, err := query.ParseCompare(r.URL.Query())
	if err != nil {
		return err
	}
	if r.URL.RawQuery != q.Encode() {
		return redirect(w, r, q.Href(s.path(comparePath)))
	}
	var chosen []accord.Agreement
	for _, id := range q.IDs {
		a, err := s.register.Agreement(r.Context(), id)
		if err != nil {
			return err
		}
		chosen = append(chosen, a)
	}
	p := s.newComparePage(q, chosen)
	if p.Room {
		list, err := s.register.Agreements(r.Context(), near(q, chosen))
		if err != nil {
			return err
		}
		p.Candidates = s.newCandidates(q, list.Rows)
	}
	return s.answer(w, r, s.compareTwin(q, chosen, p), page.Compare(p))
}

// near finds what may be put beside: what was searched for, or else agreements
// of the same countries.
func near(q query.Compare, chosen []accord.Agreement) query.Agreements {
	if q.Text != "" {
		return query.OfText(q.Text)
	}
	var out query.Agreements
	for _, a := range chosen {
		for _, c := range a.Countries {
			if len(out.Countries) < 10 && !slices.Contains(out.Countries, c.V) {
				out.Countries = append(out.Countries, c.V)
			}
		}
	}
	return out
}

// newCandidates offers agreements to be added, without those that are chosen.
func (s *Site) newCandidates(q query.Compare, rows []accord.AgreementRow) []page.Candidate {
	var out []page.Candidate
	for _, r := range rows {
		if slices.Contains(q.IDs, r.ID) || len(out) == mostCandidates {
			continue
		}
		facts := []string{s.kind(r.Kind), s.countryNames(r.Countries), s.date(r.Signed)}
		out = append(out, page.Candidate{Title: r.Title, AddHref: q.With(r.ID).Href(s.path(comparePath)), FactsHref: s.agreementHref(r.ID, r.Slug) + "#facts",
			Facts: strings.Join(slices.DeleteFunc(facts, func(f string) bool { return f == "" }), ", ")})
	}
	return out
}

// newComparePage puts the pages of the agreements side by side: what is compared
// is what each page shows.
func (s *Site) newComparePage(q query.Compare, chosen []accord.Agreement) page.ComparePage {
	title := s.say(words.CompareTitle)
	if len(chosen) > 1 {
		title = s.say(words.CompareOf, words.Agreements.Count(s.lang, len(chosen)))
	}
	p := page.ComparePage{
		Layout: s.layout(title, s.say(words.CompareAbout), q.Href(comparePath), page.AgreementsSection, s.up(words.AgreementsTitle, listPath)),
		Action: s.path(comparePath), Heading: title, Text: q.Text, Room: len(chosen) < query.MostCompared,
	}
	p.NoIndex = len(q.IDs) > 0 || q.Text != "" // any choice of agreements is an address
	var sheets []page.AgreementPage
	for _, a := range chosen {
		sheet := s.newAgreementPage(a)
		sheets = append(sheets, sheet)
		p.Hidden = append(p.Hidden, page.Hidden{Name: query.ParamID, Value: a.ID})
		p.Columns = append(p.Columns, page.CompareColumn{Record: page.Link{Text: a.Title.V, Href: s.agreementHref(a.ID, a.Slug)},
			RemoveHref: q.Without(a.ID).Href(s.path(comparePath))})
	}
	if len(chosen) > 1 {
		p.Rows = s.newCompareRows(chosen, sheets)
	}
	return p
}

// compared are the fields of a comparison, in the order of an agreement's page.
func compared(p page.AgreementPage) []struct {
	label  words.Text
	values []page.Value
} {
	one := func(f page.Fact) []page.Value { return []page.Value{f.Value} }
	return []struct {
		label  words.Text
		values []page.Value
	}{
		{words.Kind, one(p.Kind)}, {words.Status, one(p.Status)}, {words.Parties, p.Countries}, {words.PartyBodies, p.Organisations},
		{words.Signatories, p.Signatories}, {words.SignedOn, one(p.Signed)}, {words.PlaceOfSignature, one(p.Place)},
		{words.Occasion, one(p.Occasion)}, {words.Term, one(p.Term)}, {words.EntryIntoForce, one(p.InForce)}, {words.Expiry, one(p.Expiry)},
		{words.Binding, one(p.Binding)}, {words.AreasOfWork, p.Topics}, {words.CommitsTo, p.Commitments},
	}
}

// newCompareRows has a row for each field and a cell for each agreement. A row differs
// where any cell says something else than the first.
func (s *Site) newCompareRows(chosen []accord.Agreement, sheets []page.AgreementPage) []page.CompareRow {
	var rows []page.CompareRow
	for i, sheet := range sheets {
		href := s.agreementHref(chosen[i].ID, chosen[i].Slug)
		for n, field := range compared(sheet) {
			if i == 0 {
				rows = append(rows, page.CompareRow{Label: s.say(field.label)})
			}
			rows[n].Cells = append(rows[n].Cells, newCompareCell(href, field.values))
			rows[n].Differs = rows[n].Differs || !sameCell(rows[n].Cells[0], rows[n].Cells[i])
		}
	}
	return rows
}

// newCompareCell has the values of a field, each with a link to its place on the
// agreement's own page, where its words are. What is not stated leaves the cell empty.
func newCompareCell(href string, values []page.Value) page.CompareCell {
	var c page.CompareCell
	for _, v := range values {
		if v.Text != "" {
			c.Values = append(c.Values, page.CompareValue{Text: v.Text, Note: v.Note, Href: href + "#" + v.Anchor, Basis: v.Basis})
		}
	}
	return c
}

// sameCell compares what is said, in any order; how it is known is no difference
// between the agreements.
func sameCell(a, b page.CompareCell) bool { return slices.Equal(cellWords(a), cellWords(b)) }

// cellWords are the texts of a cell in an order that does not depend on that of the
// record.
func cellWords(c page.CompareCell) []string {
	var out []string
	for _, v := range c.Values {
		out = append(out, v.Text)
	}
	slices.Sort(out)
	return out
}
