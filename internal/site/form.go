package site

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"accords/web/static"
)

// form is one of the forms in which an address can be had besides its page.
type form struct {
	suffix, mediaType, name string
}

// The forms, in the order in which pages offer them. A longer suffix stands
// before the one that it ends in.
var (
	asCSL    = form{".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"}
	asJSONLD = form{".jsonld", "application/ld+json", "JSON-LD"}
	asJSON   = form{".json", "application/json", "JSON"}
	asJSONL  = form{".jsonl", "application/jsonl", "JSON Lines"}
	asCSV    = form{".csv", "text/csv", "CSV"}
	asAtom   = form{".atom", "application/atom+xml", "Atom"}
	asICS    = form{".ics", "text/calendar", "iCalendar"}
	asBibTeX = form{".bib", "application/x-bibtex", "BibTeX"}
	asRIS    = form{".ris", "application/x-research-info-systems", "RIS"}
)

// forms lists them in that order.
func forms() []form {
	return []form{asCSL, asJSONLD, asJSON, asJSONL, asCSV, asAtom, asICS, asBibTeX, asRIS}
}

// wish is the form that a request asks for. The zero wish is the page.
type wish struct {
	form
	named bool // by the suffix of the address, which wins over the Accept header
}

// siteKey is the type of the keys under which this room keeps things in the context of a
// request: no other package can make one.
type siteKey int

const (
	wishKey siteKey = iota
	tagKey
	editionKey
)

// wished is the form that readForm noted; the page for a request that did not go through
// it.
func wished(r *http.Request) wish {
	w, _ := r.Context().Value(wishKey).(wish)
	return w
}

// readForm takes the suffix off an address, so that the table of addresses has
// each page once, and notes the form that is asked for. Files whose names end
// alike are none of its business.
func readForm(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, files := range []string{static.Prefix, "/api/", "/data/", "/.well-known/"} {
			if strings.HasPrefix(r.URL.Path, files) {
				next.ServeHTTP(w, r)
				return
			}
		}
		asked, path := negotiated(r.Header.Values("Accept")), r.URL.Path
		if f, base, ok := namedForm(path); ok && base != "" && !strings.HasSuffix(base, "/") {
			asked, path = wish{f, true}, strings.TrimSuffix(base, "/index")
		}
		if asked.suffix == "" {
			next.ServeHTTP(w, r)
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), wishKey, asked))
		if path == "" {
			path = "/" // of "/index.json"
		}
		if path != r.URL.Path {
			u := *r.URL
			u.Path, u.RawPath = path, ""
			r.URL = &u
		}
		next.ServeHTTP(w, r)
	})
}

// namedForm finds the form that an address ends in, and the address without it.
func namedForm(path string) (f form, base string, ok bool) {
	for _, f := range forms() {
		if base, ok := strings.CutSuffix(path, f.suffix); ok {
			return f, base, true
		}
	}
	return form{}, path, false
}

// negotiated reads an Accept header (RFC 9110 12.5.1): one of our forms where
// the client names it and does not prefer pages. A client that takes anything
// gets the page.
func negotiated(accept []string) wish {
	if len(accept) == 0 || strings.HasPrefix(accept[0], "text/html,") || accept[0] == "*/*" {
		return wish{} // as browsers ask, and programs that take anything: no weight is above 1
	}
	page, best, found := 0.0, 0.0, wish{}
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		mediaType, q := weighted(part)
		if mediaType == "text/html" || mediaType == "application/xhtml+xml" {
			page = max(page, q)
		}
		for _, f := range forms() {
			if f.mediaType == mediaType && q > best {
				best, found = q, wish{form: f}
			}
		}
	}
	if page >= best {
		return wish{}
	}
	return found
}

// weighted splits a part of an Accept header into its type and its weight, which is 1
// where none is given or it is no number.
func weighted(part string) (mediaType string, q float64) {
	mediaType, parameters, _ := strings.Cut(part, ";")
	q = 1
	for _, p := range strings.Split(parameters, ";") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(strings.ToLower(p)), "q="); ok {
			if n, err := strconv.ParseFloat(v, 64); err == nil {
				q = min(n, 1)
			}
		}
	}
	return strings.ToLower(strings.TrimSpace(mediaType)), q
}

// withSuffix puts a suffix behind the path of an address with a query.
func withSuffix(href, suffix string) string {
	path, query, has := strings.Cut(href, "?")
	if path == "/" && suffix != "" {
		path = "/index"
	}
	if has {
		return path + suffix + "?" + query
	}
	return path + suffix
}
