package site_test

import (
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
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
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

// What a few of many participants signed stands apart from what the meeting made.
func TestMarginsOfASummit(t *testing.T) {
	t.Parallel()
	in := storetest.Document("summit",
		storetest.Agreement{ID: charterID, Title: "Charter of all", Kind: accord.Charter, Signed: "2018-11-21", Countries: []accord.Code{"BY", "GB", "IL", "KR", "KZ"}, Summit: "digital-nations-2018"},
		storetest.Agreement{ID: belarusID, Title: "Memorandum of two", Kind: accord.MOU, Signed: "2018-11-21", Countries: []accord.Code{"GB", "KR"}, Summit: "digital-nations-2018"})
	for _, c := range []accord.Code{"BY", "GB", "IL", "KR", "KZ"} {
		in.Summits[0].Participants = append(in.Summits[0].Participants, accord.Value[accord.Code]{V: c, Basis: accord.Quoted, Evidence: in.Agreements[0].Title.Evidence})
	}
	p := newPortal(t, in)
	p.says("/summits/digital-nations-2018", "Agreements made there Charter of all", "Agreements on its margins", "two or three of those who took part. Memorandum of two")
	p.says("/ko/summits/digital-nations-2018", "회의를 계기로 체결된 협정 참가국 가운데")

	// Of a meeting of three, an agreement of two is what it made.
	in.Summits[0].Participants = in.Summits[0].Participants[:3]
	p = newPortal(t, in)
	if _, _, body := p.ask("/summits/digital-nations-2018"); strings.Contains(body, "on its margins") {
		t.Error("a meeting of three has margins")
	}
}

// The pages that editors cite are listed, each with what rests on it.
func TestCitedPagesAreListed(t *testing.T) {
	t.Parallel()
	in := korea()
	in.Agreements[0].Place.Value = accord.Value[string]{V: "Minsk", Basis: accord.Curated,
		Citation: &accord.Citation{Publisher: "Ministry of Z", URL: "https://www.z.example/news/1", Published: accord.Date{Year: 2017, Month: 5, Day: 10}, Language: "ru"}}
	p := newPortal(t, in)
	p.says("/sources", "1 release", "The register also rests on 2 pages of other publishers")
	p.says("/sources/cited", "2 pages that editors cite", "z.example/news/1 Ministry of Z 10 May 2017 Russian 1 value of 1 record")
	p.says("/ko/sources/cited", "편집자가 인용한 자료 2건", "기록 1건의 항목 1개")
	for path, want := range map[string]int{"/sources/cited?page=1": 308, "/sources/cited?page=9": 404, "/sources/cited?page=x": 400} {
		if status, _, _ := p.ask(path); status != want {
			t.Errorf("%s: status %d, want %d", path, status, want)
		}
	}
}
