package page

import (
	"context"
	"errors"
	"io"

	"accords/web/words"

	"github.com/a-h/templ"
)

// navigation lists the sections in the order of the head.
func navigation() []navigationLink {
	return []navigationLink{
		{AgreementsSection, words.AgreementsTitle, "/agreements"},
		{CountriesSection, words.CountriesTitle, "/countries"},
		{MinistriesSection, words.MinistriesTitle, "/ministries"},
		{SummitsSection, words.SummitsTitle, "/summits"},
		{TopicsSection, words.TopicsTitle, "/topics"},
		{SourcesSection, words.SourcesTitle, "/sources"},
		{AboutSection, words.AboutTitle, "/about"},
	}
}

// navigationLink is a link of the main navigation.
type navigationLink struct {
	section Section
	text    words.Text
	href    string
}

// frame is the frame of every page, in its language. Pages that have a search
// box of their own leave out the one in the head.
func frame(l Layout, search bool) templ.Component { return spoken(l.Lang, document(l, search)) }

// Results is the part of List that a filter changes, alone, for a request with
// HX-Request-Type: partial, and the title that the window gets with it.
func Results(p ListPage) templ.Component { return spoken(p.Lang, fragment(p)) }

// Forms are what a page can be had as besides itself. They come with the
// context and not with each page's struct: they belong to the address, and a
// page is the same without them.
type Forms struct {
	Links []FormLink
	Graph []byte // JSON-LD, written by encoding/json with "<" escaped; empty for none
}

// FormLink is the same address in another form.
type FormLink struct {
	Name, Type, Href string
}

// formsKey is the key of the forms in a context.
type formsKey struct{}

// WithForms gives the pages that are rendered with a context their forms.
func WithForms(ctx context.Context, f Forms) context.Context {
	return context.WithValue(ctx, formsKey{}, f)
}

// formsOf are the forms that a page can be had in; none where the handler offers none.
func formsOf(ctx context.Context) Forms {
	f, _ := ctx.Value(formsKey{}).(Forms)
	return f
}

// graph is the linked data of a page. The element holds data and runs nothing,
// which is why the content security policy lets it stand.
func graph(json []byte) templ.Component {
	if len(json) == 0 {
		return templ.NopComponent
	}
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, before := io.WriteString(w, `<script type="application/ld+json">`)
		_, data := w.Write(json)
		_, after := io.WriteString(w, `</script>`)
		return errors.Join(before, data, after)
	})
}
