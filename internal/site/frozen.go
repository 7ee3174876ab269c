package site

import (
	"context"
	"net/http"
	"net/url"
	"regexp"

	"accords/internal/accord"
	"accords/internal/export"
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

var hashForm = regexp.MustCompile(`^[0-9a-f]{32}$`)

// freeze keeps a list and leads to it. What may be frozen is what may be asked
// for, so the query goes through the same door as that of the list.
func (s *Site) freeze(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return s.invalid(words.FormNotUnderstood)
	}
	values, err := url.ParseQuery(r.PostForm.Get("list"))
	if err != nil {
		return s.invalid(words.FormNotUnderstood)
	}
	q, _, err := s.parseList(r.Context(), values)
	if err != nil {
		return err
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
	t := twin{path: frozenPath + "/" + hash, file: "snapshot-" + hash, cite: s.permalink(frozenPath + "/" + hash)}
	t.addRecord(asJSON, func(context.Context) (any, error) { return s.publisher().FrozenList(l), nil })
	if wished(r).form == asJSON {
		w.Header().Set("Cache-Control", cacheForever)
	}
	return s.answer(w, r, t, page.Frozen(s.newFrozenPage(r.Context(), l)))
}

func (s *Site) newFrozenPage(ctx context.Context, l accord.FrozenList) page.FrozenPage {
	day, path := s.day(l.At), frozenPath+"/"+l.Hash
	u := url.URL{Path: listPath, RawQuery: l.Query}
	p := page.FrozenPage{
		Layout:  s.layout(s.say(words.FrozenTitle, day), s.say(words.FrozenAbout), path, page.AgreementsSection, s.up(words.AgreementsTitle, listPath)),
		Heading: words.Agreements.Count(s.lang, len(l.Members)), Day: day, Live: s.path(u.String()), File: withSuffix(path, asJSON.suffix),
		// A citation is in English everywhere, like the titles of records.
		Citation: export.SiteName + ", list of " + words.Agreements.Count(words.En, len(l.Members)) + ", " + l.At.UTC().Format("2 January 2006") + ", " + s.permalink(path),
	}
	p.NoIndex = true // there is one for each filter and day
	// The words of the filter are today's: a body may have a new name, or be gone.
	if q, known, err := s.parseList(ctx, u.Query()); err == nil {
		p.Sentence = sentenceText(s.newSentence(s.conditions(q, accord.Facets{}, known)))
	}
	for _, m := range l.Members {
		one := page.FrozenMember{Title: m.Title, Href: s.path(listPath + "/" + m.ID), Version: m.Version}
		switch m.Now {
		case accord.FrozenChanged:
			one.State = page.ChangeEdited
		case accord.FrozenGone:
			one.State = page.ChangeWithdrawn
		}
		p.Members = append(p.Members, one)
	}
	for _, c := range l.Changes {
		one := s.newChange(c)
		one.When = s.day(c.At)
		p.Changes = append(p.Changes, one)
	}
	return p
}
