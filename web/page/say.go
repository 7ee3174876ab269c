package page

import (
	"context"
	"io"

	"accords/web/words"

	"github.com/a-h/templ"
)

// langKey is the key of the page's language in the context of its rendering.
type langKey struct{}

// spoken renders a component and all that is in it in a language. A page says
// its language once, in its Layout; frame hands it on by this, so that no
// component needs a parameter for it.
func spoken(l words.Lang, c templ.Component) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		return c.Render(context.WithValue(ctx, langKey{}, l), w)
	})
}

// speech is the language that is being rendered: English outside of a page.
func speech(ctx context.Context) words.Lang {
	if l, ok := ctx.Value(langKey{}).(words.Lang); ok && l != "" {
		return l
	}
	return words.En
}

// say is a message in the language of the page, its blanks filled.
func say(ctx context.Context, t words.Text, blanks ...any) string {
	if len(blanks) == 0 {
		return t.In(speech(ctx))
	}
	return t.With(speech(ctx), blanks...)
}

// at is the address of one of our pages in the language of the page.
func at(ctx context.Context, path string) string { return speech(ctx).Path(path) }

// counted prints a number with its noun: "1 agreement", "12 agreements".
func counted(ctx context.Context, n int, noun words.Noun) string { return noun.Count(speech(ctx), n) }

// headed is counted for a heading, where "No agreements" reads better than 0.
func headed(ctx context.Context, n int, noun words.Noun) string { return noun.Heading(speech(ctx), n) }

// tongue is the value of lang for a text that came from elsewhere: the one that
// its source names, else what its letters tell. It is empty where the text is
// in the language of the page, and then no attribute is needed.
func tongue(ctx context.Context, named, text string) string {
	if named == "" {
		return words.Foreign(speech(ctx), text)
	}
	if named == string(speech(ctx)) {
		return ""
	}
	return named
}

// languageOf is tongue where the attribute is there in any case.
func languageOf(ctx context.Context, text string) string {
	if l := words.Foreign(speech(ctx), text); l != "" {
		return l
	}
	return string(speech(ctx))
}

// titled is the title of the window: the page, then the site.
func titled(ctx context.Context, title string) string {
	site := say(ctx, words.SiteName)
	if title == "" || title == site {
		return site
	}
	return title + " · " + site
}

// link is an address with its words, in their language. It is written by hand: half of
// what some pages hold is links, and templ prints each value by way of package fmt.
func link(l Link) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		lang := tongue(ctx, l.Lang, l.Text)
		if lang != "" {
			lang = `" lang="` + templ.EscapeString(lang)
		}
		_, err := io.WriteString(w, `<a href="`+templ.EscapeString(string(templ.URL(l.Href)))+lang+`">`+templ.EscapeString(l.Text)+`</a>`)
		return err
	})
}
