package site_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/store/storetest"
)

// brittle is a register whose lists break a handler.
type brittle struct{ *store.Store }

func (brittle) Agreements(context.Context, query.Agreements) (accord.AgreementPage, error) {
	panic("the secret of /internal/store")
}

// A page that breaks its handler is an error page for whoever asked, compressed
// or not, kept or not, and for nobody else; the log has the cause under the id
// that the page shows.
func TestPanicIsAnErrorPage(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, korea())
	for _, kept := range []int{0, 1 << 20} {
		for _, coding := range []string{"", "gzip", "zstd, gzip;q=0.5"} {
			var log bytes.Buffer
			h := site.New(brittle{s}, site.Config{BaseURL: "https://accords.example", Pages: kept}, slog.New(slog.NewTextHandler(&log, nil)))
			ask := func(path string) (*httptest.ResponseRecorder, string) {
				r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "https://accords.example"+path, nil)
				r.Header.Set("Accept-Encoding", coding)
				w := httptest.NewRecorder()
				h.ServeHTTP(w, r)
				body := io.Reader(w.Body)
				if w.Header().Get("Content-Encoding") == "gzip" {
					z, err := gzip.NewReader(w.Body)
					if err != nil {
						t.Fatal(err)
					}
					body = z
				}
				text, err := io.ReadAll(body)
				if err != nil {
					t.Errorf("%q: the body is cut short: %v", coding, err)
				}
				return w, string(text)
			}
			for range 2 { // the second time nothing of the first is left
				w, text := ask("/agreements")
				id := w.Header().Get("X-Request-Id")
				if w.Code != http.StatusInternalServerError || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("ETag") != "" {
					t.Errorf("kept %d, %q: status %d, headers %v", kept, coding, w.Code, w.Header())
				}
				if strings.Contains(text, "secret") {
					t.Errorf("kept %d, %q: the page gives away the cause: %s", kept, coding, text)
				}
				if w.Header().Get("Content-Encoding") != "zstd" && !strings.Contains(text, id) {
					t.Errorf("kept %d, %q: the page has no id to ask about: %.200s", kept, coding, text)
				}
				if id == "" || !strings.Contains(log.String(), "id="+id) || !strings.Contains(log.String(), "secret") {
					t.Errorf("the log has no cause under %q", id)
				}
			}
			if w, _ := ask("/countries/kr"); w.Code != http.StatusOK {
				t.Errorf("kept %d: the page beside it: %d", kept, w.Code)
			}
		}
	}
}

// silent is a register that does not answer before its reader's time is up.
type silent struct{ *store.Store }

func (silent) Ready(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// Who watches the portal is not kept waiting by a database that hangs: the time is
// the portal's own, whatever the server would allow.
func TestReadinessHasItsOwnTime(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	h := site.New(silent{s}, site.Config{BaseURL: "https://accords.example"}, slog.New(slog.DiscardHandler))
	patience, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(patience, http.MethodGet, "https://accords.example/readyz", nil))
	if w.Code != http.StatusServiceUnavailable || w.Body.String() != "not ready\n" || patience.Err() != nil {
		t.Errorf("status %d, %q, %v", w.Code, w.Body, patience.Err())
	}
}
