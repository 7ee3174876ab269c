package assist_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"accords/internal/accord"
	"accords/internal/assist"
	"accords/internal/export"
	"accords/internal/query"
	"accords/internal/store"
	"accords/internal/store/storetest"

	"github.com/google/go-cmp/cmp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// pg is set once by TestMain, before any test runs.
var pg *storetest.Server

func TestMain(m *testing.M) {
	os.Exit(storetest.Run(func(s *storetest.Server) int { pg = s; return m.Run() }))
}

const belarus, britain, charter = "h8m20e18", "khgjkn8z", "xtakngr7"

// assistant is a client of the protocol on a register of three agreements.
type assistant struct {
	*testing.T
	session *mcp.ClientSession
}

func newAssistant(t *testing.T) assistant {
	t.Helper()
	s := pg.NewWith(t, store.Options{Now: func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }})
	korea := storetest.Document("korea",
		storetest.Agreement{ID: belarus, Title: "Memorandum with Belarus", Kind: accord.MOU, Signed: "2017-04-26", Countries: []accord.Code{"KR", "BY"}, Topics: []string{"public-services"}},
		storetest.Agreement{ID: britain, Title: "Memorandum with Britain", Kind: accord.MOU, Signed: "2023-11-22", Countries: []accord.Code{"GB", "KR"}},
		storetest.Agreement{ID: charter, Title: "Charter", Kind: accord.Charter, Countries: []accord.Code{"IL", "GB", "KR"}})
	korea.Agreements[1].Expiry.Value = accord.Value[accord.Date]{V: accord.Date{Year: 2027, Month: 9, Day: 1}, Basis: accord.Calculated, Reason: "a sum"}
	storetest.Fill(t, s, korea)
	labels := accord.Labels{Countries: map[accord.Code]accord.Country{}, Topics: map[string]accord.Topic{}}
	for _, c := range storetest.Authority().Countries {
		labels.Countries[c.Code] = c
	}
	for _, topic := range storetest.Authority().Topics {
		labels.Topics[topic.Code] = topic
	}
	here, there := mcp.NewInMemoryTransports()
	server, err := assist.New(s, export.Publisher{Base: "https://accords.example", Labels: labels}, "test").Connect(t.Context(), there, nil)
	if err != nil {
		t.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close(); _ = server.Wait() })
	return assistant{t, session}
}

// call returns the answer as JSON, and the words of a refusal.
func (a assistant) call(tool string, in map[string]any) (answer []byte, refused string) {
	a.Helper()
	result, err := a.session.CallTool(a.Context(), &mcp.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		return nil, err.Error()
	}
	if result.IsError {
		return nil, result.Content[0].(*mcp.TextContent).Text
	}
	raw, err := json.Marshal(result.StructuredContent)
	if err != nil {
		a.Fatal(err)
	}
	return raw, ""
}

// ids are those of the agreements that a tool lists.
func (a assistant) ids(tool string, in map[string]any) (ids []string, next string) {
	a.Helper()
	raw, refused := a.call(tool, in)
	var found assist.Found
	if err := json.Unmarshal(raw, &found); err != nil {
		a.Fatalf("%s: %v %s", tool, err, refused)
	}
	for _, b := range found.Agreements {
		ids = append(ids, b.ID)
		if b.Address != "https://accords.example/a/"+b.ID || b.Title.Basis == "" {
			a.Errorf("%s has the address %s, and a title that is %q", b.ID, b.Address, b.Title.Basis)
		}
	}
	slices.Sort(ids)
	return ids, found.NextCursor
}

func TestSearch(t *testing.T) {
	t.Parallel()
	a := newAssistant(t)
	for name, tt := range map[string]struct {
		in   map[string]any
		want []string
	}{
		"all":                      {map[string]any{}, []string{belarus, britain, charter}},
		"one country":              {map[string]any{"countries": []string{"by"}}, []string{belarus}},
		"two countries are both":   {map[string]any{"countries": []string{"KR", "IL"}}, []string{charter}},
		"a topic":                  {map[string]any{"topic": "public-services"}, []string{belarus}},
		"years":                    {map[string]any{"year_from": 2018, "year_to": 2024}, []string{britain}},
		"words":                    {map[string]any{"text": "Belarus"}, []string{belarus}},
		"nothing is an empty list": {map[string]any{"countries": []string{"KZ"}}, nil},
	} {
		if got, _ := a.ids("search_agreements", tt.in); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, cmp.Diff(tt.want, got))
		}
	}
}

func TestExpiring(t *testing.T) {
	t.Parallel()
	a := newAssistant(t)
	for name, tt := range map[string]struct {
		in   map[string]any
		want []string
	}{
		"within a year":       {map[string]any{"months": 12}, []string{britain}},
		"within half of it":   {map[string]any{"months": 6}, nil},
		"of a party":          {map[string]any{"months": 24, "country": "gb"}, []string{britain}},
		"of one that is none": {map[string]any{"months": 24, "country": "BY"}, nil},
	} {
		if got, _ := a.ids("expiring_agreements", tt.in); !cmp.Equal(got, tt.want) {
			t.Errorf("%s: mismatch (-want +got)\n%s", name, cmp.Diff(tt.want, got))
		}
	}
}

// An agreement comes with the words of its source and where they stand.
func TestAgreementHasItsEvidence(t *testing.T) {
	t.Parallel()
	a := newAssistant(t)
	raw, refused := a.call("agreement", map[string]any{"id": " H8M20E18 "})
	if refused != "" {
		t.Fatal(refused)
	}
	var one export.Agreement
	if err := json.Unmarshal(raw, &one); err != nil {
		t.Fatal(err)
	}
	if one.ID != belarus || one.Signed.Basis != "quoted" || len(one.Signed.Evidence) == 0 {
		t.Fatalf("signed is %+v", one.Signed)
	}
	if e := one.Signed.Evidence[0]; e.Quote == "" || !strings.HasPrefix(e.Source, "https://accords.example/sources/") {
		t.Errorf("the evidence is %+v", e)
	}
	if one.Expiry.Value.Value != nil || one.Expiry.Basis != "not_stated" {
		t.Errorf("nobody states an end, but it is %+v", one.Expiry)
	}
}

// What an address would refuse, a tool refuses, and says what to do.
func TestRefusals(t *testing.T) {
	t.Parallel()
	a := newAssistant(t)
	for name, tt := range map[string]struct {
		tool string
		in   map[string]any
		says string
	}{
		"no such agreement":    {"agreement", map[string]any{"id": "00000000"}, "00000000"},
		"no id":                {"agreement", map[string]any{"id": "../etc"}, ""},
		"a country's name":     {"search_agreements", map[string]any{"countries": []string{"Korea"}}, "KOREA"},
		"any number of months": {"expiring_agreements", map[string]any{"months": 7}, "months; it may be one of [6 12 24]"},
		"no months":            {"expiring_agreements", map[string]any{"months": 0}, "0 is no value of months"},
		"no such topic":        {"search_agreements", map[string]any{"topic": "banana"}, "public-services"},
		"no such country":      {"search_agreements", map[string]any{"countries": []string{"QQ"}}, "QQ"},
		"a made-up cursor":     {"search_agreements", map[string]any{"cursor": "!"}, "cursor"},
		"a made-up argument":   {"search_agreements", map[string]any{"country": "KR"}, "country"},
	} {
		if _, refused := a.call(tt.tool, tt.in); refused == "" || !strings.Contains(refused, tt.says) {
			t.Errorf("%s: refused with %q, want something of %q", name, refused, tt.says)
		}
	}
}

// Every tool says that it only reads, and describes its input and output.
func TestTools(t *testing.T) {
	t.Parallel()
	a := newAssistant(t)
	list, err := a.session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var months []string
	for _, m := range query.Endings() {
		months = append(months, strconv.Itoa(m))
	}
	for _, tool := range list.Tools {
		schema, err := json.Marshal(tool.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		// The description of a field stands in the source: it must not name a
		// number that is refused.
		if said := regexp.MustCompile(`from today: ([^"]*)`).FindSubmatch(schema); said != nil {
			if diff := cmp.Diff(months, regexp.MustCompile(`\d+`).FindAllString(string(said[1]), -1)); diff != "" {
				t.Errorf("months: mismatch (-allowed +said)\n%s", diff)
			}
		} else if tool.Name == "expiring_agreements" {
			t.Error("expiring_agreements does not say which months it takes")
		}
		names = append(names, tool.Name)
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint || tool.InputSchema == nil || tool.OutputSchema == nil {
			t.Errorf("%s is %+v", tool.Name, tool)
		}
	}
	slices.Sort(names)
	if diff := cmp.Diff([]string{"agreement", "expiring_agreements", "search_agreements"}, names); diff != "" {
		t.Errorf("tools: mismatch (-want +got)\n%s", diff)
	}
}
