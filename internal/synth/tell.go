package synth

import (
	"fmt"
	"strings"

	"accords/internal/accord"
)

// tell writes the release of a specimen and reads it, so to say, from the other
// side: each value of the agreement is quoted from the words just written.
func (s specimen) tell(c *chance, slug string) (accord.Agreement, string) {
	r := &release{slug: slug}
	var a accord.Agreement
	kind := strings.ReplaceAll(string(s.kind), "_", " ")
	title := fmt.Sprintf("Specimen: %s of %s on %s", kind, names(s.parties), strings.ToLower(s.topics[0].Label))
	e := r.fact(title)
	r.end("\n\n")
	a.Title.Value = quoted(title, e)
	a.Slug = slugOf(title)
	a.InPassing = s.inPassing

	r.say("The ")
	bodies := s.bodies(r)
	verb := accord.Signed
	words := "signed"
	if s.renewed {
		verb, words = accord.Renewed, "renewed"
	}
	r.say(" ")
	status := r.fact(words)
	r.say(" a ")
	instrument := r.fact(kind)
	var signed []accord.Evidence
	if !s.undated {
		if s.signed.Day > 0 {
			r.say(" on ")
		} else {
			r.say(" in ")
		}
		signed = r.fact(s.signed.English())
	}
	r.end(".\n")
	a.Status.Value, a.Kind.Value = quoted(verb, status), quoted(s.kind, instrument)
	if signed != nil {
		a.Signed.Value = quoted(s.signed, signed)
	}
	a.Countries, a.Organisations = bodies.done()
	s.tellTopics(r, c, &a)
	s.tellTerm(r, &a)
	return a, r.text.String()
}

func (s specimen) tellTopics(r *release, c *chance, a *accord.Agreement) {
	r.say("The parties will ", []string{"hold a yearly dialogue", "carry out pilot projects", "set up a joint working group", "compare their plans",
		"exchange visits", "meet twice a year"}[c.skewed(6)], " in ")
	var found [][]accord.Evidence
	for i, t := range s.topics {
		if i > 0 {
			r.say(" and ")
		}
		found = append(found, r.fact(strings.ToLower(t.Label)))
	}
	// A word that few releases have makes searches for rare words possible.
	r.end(fmt.Sprintf(", under project number P%04d.\n", c.below(10000)))
	for i, t := range s.topics {
		a.Topics = append(a.Topics, quoted(t.Code, found[i]))
	}
}

// tellTerm states the term, from which the expiry is calculated where the day
// or month of the signature is known.
func (s specimen) tellTerm(r *release, a *accord.Agreement) {
	if s.term == 0 {
		return
	}
	r.say("It is valid for ")
	years := fmt.Sprintf("%d years", s.term)
	if s.term == 1 {
		years = "1 year"
	}
	e := r.fact(years)
	r.end(".\n")
	a.Term.Value = quoted(accord.Term{Months: 12 * s.term}, e)
	if s.undated || s.signed.Month == 0 {
		return
	}
	a.Expiry.Value = accord.Value[accord.Date]{V: s.signed.AddMonths(12 * s.term), Basis: accord.Calculated, Rule: "expiry-from-term",
		Reason: fmt.Sprintf("Signed %s, plus the %s stated.", s.signed.English(), years), Evidence: append(a.Signed.Evidence[:1:1], e...)}
}

// toldBodies are the parties of the sentence being written.
type toldBodies struct {
	countries []accord.Country
	names     []string
	at        [][]accord.Evidence // of the country's name
	whole     [][]accord.Evidence // of the body's name
}

func (s specimen) bodies(r *release) toldBodies {
	var t toldBodies
	for i, country := range s.parties {
		switch {
		case i > 0 && i == len(s.parties)-1:
			r.say(" and the ")
		case i > 0:
			r.say(", the ")
		}
		t.whole = append(t.whole, r.fact(s.ministry))
		r.say(" of ")
		t.at = append(t.at, r.fact(country.Name))
		t.countries, t.names = append(t.countries, country), append(t.names, s.ministry)
	}
	return t
}

// done gives the parties and their bodies in the order of the text.
func (t toldBodies) done() (countries []accord.Value[accord.Code], bodies []accord.Value[accord.Body]) {
	for i, c := range t.countries {
		countries = append(countries, quoted(c.Code, t.at[i]))
		slug := slugOf(t.names[i]) + "-" + strings.ToLower(string(c.Code))
		bodies = append(bodies, quoted(accord.Body{Name: t.names[i], Country: c.Code, Slug: slug}, t.whole[i]))
	}
	return countries, bodies
}

func names(parties []accord.Country) string {
	if len(parties) > 3 {
		return fmt.Sprintf("%s and %d others", parties[0].Name, len(parties)-1)
	}
	var list []string
	for _, p := range parties {
		list = append(list, p.Name)
	}
	return strings.Join(list, " and ")
}

// slugOf keeps the letters that an address may have.
func slugOf(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	slug := b.String()
	return strings.Trim(slug[:min(len(slug), 150)], "-")
}
