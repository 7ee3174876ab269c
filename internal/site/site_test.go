package site_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/site"
	"accords/internal/store"
	"accords/internal/store/storetest"
	"accords/web/static"

	"go.uber.org/goleak"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	os.Exit(storetest.Run(func(s *storetest.Server) int {
		pg = s
		code := m.Run()
		if err := goleak.Find(); err != nil { // a request that is over leaves nothing running
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
		return code
	}))
}

// portal is the site on a register of its own.
type portal struct {
	*testing.T
	handler http.Handler
	store   *store.Store
}

func newPortal(t *testing.T, documents ...accord.Contribution) portal {
	t.Helper()
	s := pg.New(t)
	storetest.Fill(t, s, documents...)
	return portalOn(t, s)
}

func portalOn(t *testing.T, s *store.Store) portal {
	t.Helper()
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range storetest.Authority().Countries {
		labels.Countries[c.Code] = c
	}
	for _, topic := range storetest.Authority().Topics {
		labels.Topics[topic.Code] = topic
	}
	return portalOf(t, s, labels)
}

// reporting is a portal with a place to report mistakes to.
func reporting(t *testing.T, address string) portal {
	t.Helper()
	p := newPortal(t, korea())
	cfg := site.Config{BaseURL: "https://accords.example", Report: address}
	p.handler = site.New(p.store, cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))
	return p
}

func portalOf(t *testing.T, s *store.Store, labels accord.Labels) portal {
	t.Helper()
	files, err := static.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	cfg := site.Config{BaseURL: "https://accords.example", Version: "test", Labels: labels, Reader: firstWord{}, Static: files}
	return portal{T: t, store: s, handler: site.New(s, cfg, slog.New(slog.NewTextHandler(io.Discard, nil)))}
}

// ask returns the status of an address, where it leads, and the page.
func (p portal) ask(path string) (status int, location, body string) {
	p.Helper()
	w := httptest.NewRecorder()
	p.handler.ServeHTTP(w, httptest.NewRequestWithContext(p.Context(), http.MethodGet, "https://accords.example"+path, nil))
	return w.Code, w.Header().Get("Location"), w.Body.String()
}

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	mainTag = regexp.MustCompile(`(?s)<main.*</main>`)
)

// text is what a page says between head and foot, its tags taken out.
func (p portal) text(path string) string {
	p.Helper()
	status, location, body := p.ask(path)
	if status != http.StatusOK {
		p.Fatalf("%s: status %d %s", path, status, location)
	}
	return strings.Join(strings.Fields(tags.ReplaceAllString(mainTag.FindString(body), " ")), " ")
}

// says fails the test for each phrase that a page lacks.
func (p portal) says(path string, phrases ...string) {
	p.Helper()
	text := p.text(path)
	for _, phrase := range phrases {
		if !strings.Contains(text, phrase) {
			p.Errorf("%s does not say %q; it says\n%s", path, phrase, text)
		}
	}
}

const (
	belarusID = "h8m20e18"
	britainID = "khgjkn8z"
	charterID = "xtakngr7"
	mois      = "ministry-of-the-interior-and-safety-kr"
)

// korea has agreements of Korea with Belarus and Britain.
func korea() accord.Contribution {
	return storetest.Document("korea",
		storetest.Agreement{ID: belarusID, Title: "Memorandum with Belarus", Kind: accord.MOU, Signed: "2017-04-26",
			Countries: []accord.Code{"KR", "BY"}, Topics: []string{"public-services", "research"}, Body: mois},
		storetest.Agreement{ID: britainID, Title: "Memorandum with Britain", Kind: accord.MOU, Signed: "2023-11-22",
			Countries: []accord.Code{"GB", "KR"}, Topics: []string{"artificial-intelligence"}})
}

// summit has a charter that was made at a summit.
func summit() accord.Contribution {
	return storetest.Document("summit", storetest.Agreement{ID: charterID, Title: "Charter", Kind: accord.Charter, Signed: "2018-11-21",
		Countries: []accord.Code{"IL", "KR", "GB"}, Summit: "digital-nations-2018"})
}
