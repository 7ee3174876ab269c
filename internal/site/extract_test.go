package site_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"accords/internal/accord"
)

// firstWord reads the first word of a text as a country.
type firstWord struct{}

func (firstWord) Explain(text string) accord.Explanation {
	word, _, _ := strings.Cut(text, " ")
	return accord.Explanation{
		Text: text,
		Findings: []accord.Finding{{Record: "agreement 1", Field: "country", Value: "KR", Basis: accord.Inferred, Rule: "first-word", Reason: "It comes first.",
			Evidence: []accord.Evidence{{Span: accord.Span{End: len(word)}, Quote: word}}}},
		Passed: []accord.Rejection{{Quote: "charter", Rule: "no-act", Reason: "Nobody made it."}},
	}
}

// paste sends the form of /extract.
func (p portal) paste(path, text string) *httptest.ResponseRecorder {
	p.Helper()
	r := httptest.NewRequestWithContext(p.Context(), http.MethodPost, "https://accords.example"+path, strings.NewReader(url.Values{"text": {text}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, r)
	return w
}

func TestExtractShowsWhatIsRead(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	p.says("/extract", "Read a text", "Nothing is stored")
	p.says("/ko/extract", "글 읽어 보기")
	w := p.paste("/extract", "Korea signed\r\n<script>alert(1)</script>")
	body := w.Body.String()
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" || len(w.Result().Cookies()) != 0 {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
	for _, want := range []string{`<a href="#v1" title="Party (country): South Korea (inferred)">Korea</a>`, `<li id="v1">`, "<code>first-word</code>", "It comes first.", "Agreement 1",
		"“charter”", "Nobody made it.", "&lt;script&gt;alert(1)", "noindex"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	if strings.Contains(body, "<script>alert") || strings.Contains(body, "\r") {
		t.Error("the text was not made harmless")
	}
}

func TestExtractRefusesWhatIsNoText(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for name, tt := range map[string]struct {
		text string
		want int
		says string
	}{
		"nothing":       {" \n ", 400, "There is no text."},
		"NUL":           {"a\x00b", 400, "not text"},
		"invalid UTF-8": {"a\xff\xfeb", 400, "not text"},
		"the longest":   {strings.Repeat("a", 200_000), 200, "Agreement 1"},
		"one too long":  {strings.Repeat("a", 200_001), 400, "longer than 200 kB"},
		"far too long":  {strings.Repeat("한", 400_000), 413, "more than this form takes"},
		"all escaped":   {strings.Repeat("한", 66_000), 200, "Agreement 1"},
	} {
		w := p.paste("/extract", tt.text)
		if w.Code != tt.want || !strings.Contains(w.Body.String(), tt.says) {
			t.Errorf("%s: status %d, want %d and %q in\n%.2000s", name, w.Code, tt.want, tt.says, w.Body.String())
		}
	}
}

// What cannot be read stays in the form, with the reason beside it.
func TestExtractKeepsWhatItRefuses(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for path, says := range map[string]string{"/extract": "not text. Please paste", "/ko/extract": "글이 아닌 문자가"} {
		w := p.paste(path, "Korea <b>\x00signed")
		body := w.Body.String()
		for _, want := range []string{says, "Korea &lt;b&gt;signed</textarea>", `aria-describedby="fault"`, "<h1>Read a text", `action="` + path + `"`} {
			if path == "/ko/extract" && strings.HasPrefix(want, "<h1>") {
				want = "<h1>글 읽어 보기"
			}
			if !strings.Contains(body, want) {
				t.Errorf("%s: status %d, no %q in\n%.3000s", path, w.Code, want, body)
			}
		}
		if w.Code != http.StatusBadRequest || w.Header().Get("Cache-Control") != "no-store" || strings.Contains(body, "\x00") {
			t.Errorf("%s: status %d, headers %v", path, w.Code, w.Header())
		}
	}
}

func TestExtractIsTheOnlyForm(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	for _, path := range []string{"/about", "/", "/extract/", "/extract/x"} {
		if w := p.paste(path, "Korea"); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("POST %s: status %d", path, w.Code)
		}
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "https://accords.example/extract", strings.NewReader("text=a"))
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	if p.handler.ServeHTTP(w, r); w.Code != http.StatusForbidden {
		t.Errorf("from another site: status %d", w.Code)
	}
}

func TestExtractIsBoundInTime(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	refused := 0
	for range 45 { // over two minutes' worth: a clock that turns in between does not matter
		if w := p.paste("/extract", "Korea"); w.Code == http.StatusTooManyRequests {
			refused++
			if w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "Please wait a minute.") {
				t.Fatalf("headers %v", w.Header())
			}
		}
	}
	if refused == 0 {
		t.Error("nobody was asked to wait")
	}
}
