package site

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/middleware"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/words"

	"github.com/go-chi/chi/v5"
)

// Frozen is what lists need that are frozen to be cited.
type Frozen interface {
	Freeze(ctx context.Context, q query.Agreements) (hash string, err error)
	Frozen(ctx context.Context, hash string) (accord.FrozenList, error)
}

const (
	frozenPath  = "/snapshots"
	maxListForm = 4 << 10 // bytes: no address is longer than 2048
)

// How many lists one network may freeze: so many at once, and as many in a day.
// The store has room for 100 in a day, so that no single one uses it up. Who
// froze what is written nowhere: a restart forgets it, and the store's own bound
// stays.
const (
	freezesADay = 20
	aDay        = 24 * time.Hour
)

// freezes bounds them. It is made once: the addresses of both languages share it.
func (s *Site) freezes() middleware.Middleware {
	refuse := func(w http.ResponseWriter, r *http.Request, code int, _ string) {
		s.fail(w, r, code, s.in(words.OfPath(r.URL.Path)).say(words.FrozenEnough))
	}
	return middleware.Rate(refuse, freezesADay/aDay.Seconds(), freezesADay, time.Now)
}

// frozenForm reports whether an answer is a frozen list in a form for programs:
// all of these are written from what was frozen, and stay as they are unless a
// person's name in them has to go.
func frozenForm(r *http.Request) bool {
	return wished(r).suffix != "" && frozenAddress.MatchString(r.URL.Path)
}

// freezePage stands where the form is sent to, for whoever loads it anew.
func (s *Site) freezePage(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, page.Freeze(page.FreezePage{
		Layout: s.layout(s.say(words.FreezeTitle), s.say(words.FrozenAbout), frozenPath, page.AgreementsSection, s.up(words.AgreementsTitle, listPath)),
		List:   s.path(listPath),
	}))
}

var frozenAddress = regexp.MustCompile(`^(/ko)?` + frozenPath + `/[0-9a-f]{32}$`)

// hashForm is the name of a frozen list: 16 bytes of a hash, in hexadecimal digits.
var hashForm = regexp.MustCompile(`^[0-9a-f]{32}$`)

// freeze keeps a list and leads to it. What may be frozen is what may be asked
// for, so the query goes through the same door as that of the list; but where a
// list forgives a name that it does not know, this is refused: whoever freezes a
// filter that was misspelt would cite the whole register.
func (s *Site) freeze(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil || len(r.PostForm) != 1 || len(r.PostForm["list"]) != 1 {
		return s.invalid(words.FreezeForm)
	}
	values, err := url.ParseQuery(r.PostForm.Get("list"))
	if err != nil {
		return s.invalid(words.FreezeForm)
	}
	q, _, err := s.parseList(r.Context(), values)
	if err != nil {
		return err
	}
	if q.Encode() != values.Encode() {
		return s.invalid(words.FreezeForm)
	}
	hash, err := s.register.Freeze(r.Context(), q)
	if err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, s.path(frozenPath+"/"+hash), http.StatusSeeOther)
	return nil
}

// frozen shows a frozen list. The page says what changed since and is read anew
// like others; the JSON is the list as it was cited and stays for ever.
func (s *Site) frozen(w http.ResponseWriter, r *http.Request) error {
	hash := chi.URLParam(r, "hash")
	if !hashForm.MatchString(hash) {
		return s.notFound(words.NoPage)
	}
	l, err := s.register.Frozen(r.Context(), hash)
	if err != nil {
		return err
	}
	return s.answer(w, r, s.frozenTwin(l), page.Frozen(s.newFrozenPage(r.Context(), l)))
}

// frozenTwin offers a frozen list to programs: whole, as a table, and as the one
// work that it is for reference managers.
func (s *Site) frozenTwin(l accord.FrozenList) twin {
	p := s.publisher()
	path := frozenPath + "/" + l.Hash
	t := twin{path: path, file: "snapshot-" + l.Hash, cite: p.FrozenURL(l.Hash), links: []string{link("https://schema.org/Dataset", "type"), link(s.cfg.BaseURL+listPath, "collection")}}
	t.addRecord(asJSON, func(context.Context) (any, error) { return p.FrozenList(l), nil })
	t.addRecord(asJSONLD, func(context.Context) (any, error) { return p.FrozenGraph(l), nil })
	t.addTable(func(context.Context) export.Table { return p.FrozenTable(l) })
	t.addWorks(func(context.Context) iter.Seq2[export.Work, error] {
		return export.Each([]export.Work{p.FrozenWork(l)})
	})
	return t
}

// newFrozenPage is the one place where a frozen list becomes a page.
func (s *Site) newFrozenPage(ctx context.Context, l accord.FrozenList) page.FrozenPage {
	day, path := s.day(l.At), frozenPath+"/"+l.Hash
	u := url.URL{Path: listPath, RawQuery: l.Query}
	p := page.FrozenPage{
		Layout:  s.layout(s.say(words.FrozenTitle, day), s.say(words.FrozenAbout), path, page.AgreementsSection, s.up(words.AgreementsTitle, listPath)),
		Heading: words.Agreements.Count(s.lang, len(l.Members)), Day: day, Live: s.path(u.String()), Citation: s.publisher().FrozenCitation(l),
	}
	p.NoIndex = true // there is one for each filter and day
	// The words of the filter are today's: a body may have a new name, or be gone.
	if q, known, err := s.parseList(ctx, u.Query()); err == nil {
		p.Sentence = sentenceText(s.newSentence(s.conditions(q, accord.Facets{}, known)))
	}
	for _, m := range l.Members {
		one := page.FrozenMember{Title: m.Title, Href: s.path(listPath + "/" + m.ID), Version: m.Version, State: page.ChangeState(m.Now)}
		if m.Into != nil {
			one.Into = &page.Link{Text: m.Into.Label, Href: s.agreementHref(m.Into.Slug, m.Into.Readable)}
		}
		p.Members = append(p.Members, one)
	}
	for _, c := range l.Changes {
		one := s.newChange(c)
		one.When = s.day(c.At)
		p.Changes = append(p.Changes, one)
	}
	for _, a := range l.Added {
		p.Added = append(p.Added, page.Link{Text: a.Title, Href: s.path(listPath + "/" + a.ID)})
	}
	if more := l.Joined - len(l.Added); more > 0 {
		p.More = s.say(words.FrozenMore, words.Agreements.Count(s.lang, more))
	}
	return p
}
