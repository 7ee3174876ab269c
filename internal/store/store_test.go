package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	if dsn := os.Getenv(migrateHere); dsn != "" { // this process is there to be killed
		fmt.Println(store.MigrateBy(context.Background(), dsn, slowMigration(), nil))
		os.Exit(1)
	}
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
}

const (
	belarusID    = "h8m20e18"
	kazakhstanID = "bea1afsa"
	britainID    = "khgjkn8z"
	charterID    = "xtakngr7"
)

// world has four agreements of two documents.
func world() []accord.Contribution {
	const mois = "ministry-of-the-interior-and-safety-kr"
	return []accord.Contribution{
		storetest.Document("korea-belarus",
			storetest.Agreement{ID: belarusID, Title: "Memorandum with Belarus", Kind: accord.MOU, Signed: "2017-04-26",
				Countries: []accord.Code{"KR", "BY"}, Topics: []string{"public-services", "research"}, Body: mois},
			storetest.Agreement{ID: kazakhstanID, Title: "Memorandum with Kazakhstan", Kind: accord.MOU, Signed: "2016-11",
				Countries: []accord.Code{"KR", "KZ"}, Topics: []string{"public-services"}, InPassing: true}),
		storetest.Document("others",
			storetest.Agreement{ID: britainID, Title: "Memorandum with Britain", Kind: accord.MOU,
				Countries: []accord.Code{"GB", "KR"}, Topics: []string{"artificial-intelligence"}, Body: "government-digital-service-gb"},
			storetest.Agreement{ID: charterID, Title: "Charter", Kind: accord.Charter, Signed: "2018-11-21",
				Countries: []accord.Code{"IL", "KR", "GB"}, Summit: "digital-nations-2018"}),
	}
}

func ids(rows []accord.AgreementRow) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

func TestAgreementComesBackAsItWentIn(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	in := world()
	storetest.Fill(t, s, in...)
	got, err := s.Agreement(t.Context(), belarusID)
	if err != nil {
		t.Fatal(err)
	}
	want := in[0].Agreements[0]
	ignore := cmp.Options{
		cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(accord.Agreement{}, "FirstSeen", "Changed", "Sources", "Place", "Term", "InForce", "Expiry", "Binding", "Occasion"),
	}
	if diff := cmp.Diff(want, got, ignore); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
	if got.Place.Stated() || got.Place.Basis != accord.NotStated {
		t.Errorf("the place is %+v, want not stated", got.Place)
	}
	if len(got.Sources) != 1 || got.Sources[0].Slug != "korea-belarus" || !slices.Contains(got.Sources[0].Fields, "signed") {
		t.Errorf("sources are %+v", got.Sources)
	}
}

func TestAgreementsFilters(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for name, tt := range map[string]struct {
		q    query.Agreements
		want []string
	}{
		"all, newest first, undated last": {query.Agreements{}, []string{charterID, belarusID, kazakhstanID, britainID}},
		"oldest first":                    {query.Agreements{Sort: query.BySignedAsc}, []string{kazakhstanID, belarusID, charterID, britainID}},
		"by title":                        {query.Agreements{Sort: query.ByTitle}, []string{charterID, belarusID, britainID, kazakhstanID}},
		"any country":                     {query.Agreements{Countries: []accord.Code{"BY", "KZ"}}, []string{belarusID, kazakhstanID}},
		"all countries":                   {query.Agreements{Countries: []accord.Code{"GB", "IL"}, MatchAll: true}, []string{charterID}},
		"one country twice, all":          {query.Agreements{Countries: []accord.Code{"BY", "BY"}, MatchAll: true}, []string{belarusID}},
		"no such pair":                    {query.Agreements{Countries: []accord.Code{"BY", "IL"}, MatchAll: true}, nil},
		"year":                            {query.Agreements{Years: []int{2016, 2018}}, []string{charterID, kazakhstanID}},
		"kind":                            {query.Agreements{Kinds: []accord.Kind{accord.Charter}}, []string{charterID}},
		"topic":                           {query.Agreements{Topics: []string{"research"}}, []string{belarusID}},
		"organisation":                    {query.Agreements{Organisations: []string{"government-digital-service-gb"}}, []string{britainID}},
		"status":                          {query.Agreements{Statuses: []accord.Status{accord.Planned}}, nil},
		"basis":                           {query.Agreements{Bases: []string{"signed.not_stated"}}, []string{britainID}},
		"text":                            {query.Agreements{Text: "belarus"}, []string{belarusID}},
		"text by a former name":           {query.Agreements{Text: `"Ministry of the Interior"`}, []string{belarusID}},
		"text by an abbreviation":         {query.Agreements{Text: "MOIS"}, []string{belarusID}},
		"text in Korean":                  {query.Agreements{Text: "카자흐스탄"}, []string{kazakhstanID}},
		"text with a minus":               {query.Agreements{Text: "memorandum -belarus -britain"}, []string{kazakhstanID}},
		"several conditions":              {query.Agreements{Countries: []accord.Code{"KR"}, Years: []int{2017, 2018}, Topics: []string{"research"}, Text: "memorandum"}, []string{belarusID}},
		"relevance":                       {query.Agreements{Text: "charter", Sort: query.ByRelevance}, []string{charterID}},
	} {
		page, err := s.Agreements(t.Context(), tt.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, ids(page.Rows)); diff != "" || page.Total != len(tt.want) {
			t.Errorf("%s: total %d, mismatch (-want +got)\n%s", name, page.Total, diff)
		}
	}
}

// A facet's count is the number of agreements that its value would leave if it
// were the only selection of the facet: checked by asking for just that.
func TestFacetsAgreeWithTheListsThatTheyPromise(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for name, q := range map[string]query.Agreements{
		"all":              {},
		"a country":        {Countries: []accord.Code{"GB"}},
		"country and year": {Countries: []accord.Code{"KR"}, Years: []int{2017}},
		"text":             {Text: "memorandum", Topics: []string{"public-services"}},
		"kind and basis":   {Kinds: []accord.Kind{accord.MOU}, Bases: []string{"signed.quoted"}},
	} {
		page, err := s.Agreements(t.Context(), q)
		if err != nil {
			t.Fatal(name, ": ", err)
		}
		check := func(facet string, list []accord.FacetValue, only func(*query.Agreements, string)) {
			for _, v := range list {
				narrowed := q
				only(&narrowed, v.Value)
				got, err := s.Agreements(t.Context(), narrowed)
				if err != nil || got.Total != v.Count {
					t.Errorf("%s: %s %s promises %d, the list has %d (%v)", name, facet, v.Value, v.Count, got.Total, err)
				}
			}
		}
		check("country", page.Facets.Countries, func(q *query.Agreements, v string) { q.Countries = []accord.Code{accord.Code(v)} })
		check("kind", page.Facets.Kinds, func(q *query.Agreements, v string) { q.Kinds = []accord.Kind{accord.Kind(v)} })
		check("topic", page.Facets.Topics, func(q *query.Agreements, v string) { q.Topics = []string{v} })
		check("organisation", page.Facets.Organisations, func(q *query.Agreements, v string) { q.Organisations = []string{v} })
		check("status", page.Facets.Statuses, func(q *query.Agreements, v string) { q.Statuses = []accord.Status{accord.Status(v)} })
		check("basis", page.Facets.Bases, func(q *query.Agreements, v string) { q.Bases = []string{v} })
		if len(page.Facets.Countries) == 0 || len(page.Facets.Bases) == 0 {
			t.Errorf("%s: a facet is empty: %+v", name, page.Facets)
		}
	}
}

func TestFacetOfAllCountriesCountsWithinTheSelection(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	page, err := s.Agreements(t.Context(), query.Agreements{Countries: []accord.Code{"KR"}, MatchAll: true, Kinds: []accord.Kind{accord.Charter}})
	if err != nil {
		t.Fatal(err)
	}
	want := []accord.FacetValue{{Value: "KR", Label: "South Korea", Count: 1}, {Value: "IL", Label: "Israel", Count: 1}, {Value: "GB", Label: "United Kingdom", Count: 1}}
	if diff := cmp.Diff(want, page.Facets.Countries); diff != "" {
		t.Errorf("mismatch (-want +got)\n%s", diff)
	}
}

func TestTextThatAttacks(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	for _, q := range []string{strings.Repeat("-", 200), "- - -", `"`, "' OR 1=1 --", "!&|():*", strings.Repeat("-a ", 60), "%_\\", "or or or"} {
		if _, err := s.Agreements(t.Context(), query.Agreements{Text: q}); err != nil && accord.KindOf(err) != accord.Invalid {
			t.Errorf("text %q: %v", q, err)
		}
	}
}

func TestReplaceTwiceIsReplaceOnce(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	before, err := s.Agreement(t.Context(), belarusID)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range world() {
		delta, err := s.Replace(t.Context(), c)
		if err != nil || delta != (accord.Delta{}) {
			t.Errorf("a second time: %+v, %v", delta, err)
		}
	}
	if delta, err := s.PutAuthority(t.Context(), storetest.Authority()); err != nil || delta != (accord.Delta{}) {
		t.Errorf("authority a second time: %+v, %v", delta, err)
	}
	after, err := s.Agreement(t.Context(), belarusID)
	if diff := cmp.Diff(before, after); err != nil || diff != "" {
		t.Errorf("%v, mismatch (-before +after)\n%s", err, diff)
	}
}

func TestAgreementThatLosesItsLastSource(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	smaller := world()[0]
	smaller.Agreements = smaller.Agreements[:1]
	delta, err := s.Replace(t.Context(), smaller)
	if err != nil || delta != (accord.Delta{Gone: 1}) {
		t.Fatalf("Replace: %+v, %v", delta, err)
	}
	_, err = s.Agreement(t.Context(), kazakhstanID)
	if accord.KindOf(err) != accord.Gone || !strings.Contains(err.Error(), "no longer report") {
		t.Errorf("the withdrawn agreement answers %v", err)
	}
	if _, err := s.Agreement(t.Context(), "zzzzzzzz"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("beside a withdrawn one, an agreement that never was answers %v", err)
	}
	if _, err := s.Summit(t.Context(), kazakhstanID); accord.KindOf(err) != accord.NotFound {
		t.Errorf("a summit with the id of a withdrawn agreement answers %v", err)
	}
	if delta, err = s.Replace(t.Context(), world()[0]); err != nil || delta != (accord.Delta{New: 1}) {
		t.Errorf("put back: %+v, %v", delta, err)
	}
	if _, err = s.Agreement(t.Context(), kazakhstanID); err != nil {
		t.Errorf("put back, but: %v", err)
	}
	if _, err := s.Agreement(t.Context(), "zzzzzzzz"); accord.KindOf(err) != accord.NotFound {
		t.Errorf("an agreement that never was answers %v", err)
	}
}

func TestTwoSourcesStandSideBySide(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s, world()...)
	sum, err := s.Summit(t.Context(), "digital-nations-2018")
	if err != nil {
		t.Fatal(err)
	}
	if sum.Name.V != "Summit digital-nations-2018" || len(sum.Name.Others) != 1 || sum.Name.Others[0].Basis != accord.Curated || sum.Name.Choice == "" {
		t.Errorf("name is %+v", sum.Name)
	}
	if got := ids(sum.Agreements); !slices.Equal(got, []string{charterID}) {
		t.Errorf("agreements made there: %v", got)
	}
	if sum.Series.V.Label != "Digital Nations" || sum.Series.Citation == nil || sum.Next == nil || sum.Next.Slug != "digital-nations-2019" || sum.Previous != nil {
		t.Errorf("series %v, previous %v, next %v", sum.Series, sum.Previous, sum.Next)
	}
}

func TestEvidenceThatIsNotInTheTextIsRefused(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	storetest.Fill(t, s)
	for name, spoil := range map[string]func(*accord.Evidence){
		"shifted":          func(e *accord.Evidence) { e.Span.Start++; e.Span.End++ },
		"other words":      func(e *accord.Evidence) { e.Quote = strings.ToUpper(e.Quote) },
		"behind the text":  func(e *accord.Evidence) { e.Span.Start += 1e6; e.Span.End += 1e6 },
		"of another paper": func(e *accord.Evidence) { e.Document = "elsewhere" },
	} {
		c := world()[0]
		spoil(&c.Agreements[0].Title.Evidence[0])
		if _, err := s.Replace(t.Context(), c); err == nil {
			t.Errorf("%s: was stored", name)
		}
		if known, err := s.Known(t.Context(), []string{c.Document.Slug}); err != nil || len(known) != 0 {
			t.Errorf("%s: left %v behind (%v)", name, known, err)
		}
	}
}

func TestEveryForeignKeyIsIndexed(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), pg.DSN(t))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), `
		SELECT c.conrelid::regclass || ' ' || c.conname
		FROM pg_constraint c
		WHERE c.contype = 'f' AND NOT EXISTS (
			SELECT FROM pg_index i
			WHERE i.indrelid = c.conrelid AND (i.indkey::int2[])[0:cardinality(c.conkey)-1] = c.conkey)`)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(bare) > 0 {
		t.Errorf("foreign keys without an index: %v (%v)", bare, err)
	}
}

func TestErrorsHaveKinds(t *testing.T) {
	t.Parallel()
	s := pg.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Overview(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a visitor who left: %v", err)
	}
	if _, err := store.Open(t.Context(), "postgres://portal@127.0.0.1:1/none?connect_timeout=1", store.Options{}); accord.KindOf(err) != accord.Unavailable {
		t.Errorf("no server: %v", err)
	}
	if _, err := store.Open(t.Context(), "postgres://portal:secret@%zz/", store.Options{}); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("an address that cannot be read: %v", err)
	}
}
