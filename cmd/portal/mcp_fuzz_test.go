package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"
)

// watched is a register of one agreement that never fails, and that notes what
// no tool may ask it.
type watched struct{ t *testing.T }

func (w watched) AgreementIDs(_ context.Context, q query.Agreements, after query.Cursor, limit int) ([]string, query.Cursor, error) {
	// The store trusts its caller: what reaches it has to be what an address could
	// have said.
	again, err := query.Parse(q.Values())
	if err != nil || !reflect.DeepEqual(again, q) {
		w.t.Errorf("the register is asked for %+v, which as an address is %+v, %v", q, again, err)
	}
	if limit < 1 || limit > 10 {
		w.t.Errorf("the register is asked for %d records at once", limit)
	}
	if strings.ContainsRune(after.ID+after.Key+q.Text, 0) || !utf8.ValidString(after.ID+after.Key+q.Text) {
		w.t.Errorf("%q and %q are no texts of PostgreSQL", after, q.Text)
	}
	return []string{"h8m20e18"}, query.Cursor{Key: "k", ID: "h8m20e18"}, nil
}

func (w watched) Dossiers(_ context.Context, ids []string) ([]accord.Dossier, error) {
	var d accord.Dossier
	d.ID = "h8m20e18"
	d.Title.Value = accord.Value[string]{V: "Memorandum", Basis: accord.Quoted}
	return []accord.Dossier{d}, nil
}

func (w watched) Dossier(ctx context.Context, id string) (accord.Dossier, error) {
	if id != "h8m20e18" {
		return accord.Dossier{}, accord.Errorf(accord.NotFound, "The register has no agreement %s.", id)
	}
	list, err := w.Dossiers(ctx, []string{id})
	return list[0], err
}

// Whatever a stranger posts to /mcp, the answer is one of the protocol or a
// refusal: never a fault of ours, and never a question that the register could
// not be asked by an address.
func FuzzAssistants(f *testing.F) {
	call := func(tool, arguments string) string {
		return `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"` + tool + `","arguments":` + arguments + `}}`
	}
	for _, body := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}`,
		`{"jsonrpc":"2.0","id":"a","method":"tools/list"}`, `{"jsonrpc":"2.0","method":"notifications/initialized"}`,
		call("search_agreements", `{"text":"\"digital identity\" -draft","countries":["kr","GB"],"topic":"skills","year_from":2015,"year_to":2020}`),
		call("search_agreements", `{"text":"\u0000","cursor":"AGg4bTIwZTE4"}`), call("search_agreements", `{"countries":["../x"],"year_from":-1}`),
		call("search_agreements", `{"countries":["KR","KR","kr"],"year_from":2020,"year_to":2015,"text":"   "}`),
		call("expiring_agreements", `{"months":12,"country":"kr"}`), call("expiring_agreements", `{"months":9007199254740993}`),
		call("agreement", `{"id":" H8M20E18 "}`), call("agreement", `{"id":"'; DROP TABLE agreement; --"}`), call("agreement", `{"id":{}}`), call("agreement", `null`),
		call("import", `{}`), `[` + call("agreement", `{"id":"x"}`) + `]`, `[]`, `{}`, `null`, ``, "\xff", `{"jsonrpc":"1.0","id":1,"method":"tools/list"}`,
		`{"jsonrpc":"2.0","id":{},"method":"tools/list"}`, `{"jsonrpc":"2.0","id":1,"result":{}}`, `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":[1]}`,
		`{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"file:///etc/passwd"}}`, strings.Repeat("[", 2000),
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/mcp", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		assistants(watched{t}, export.Publisher{Base: "https://accords.example"}, "test").ServeHTTP(w, r)
		if w.Code >= 500 {
			t.Fatalf("%q is answered with %d %s", body, w.Code, w.Body)
		}
		if w.Code != http.StatusOK {
			return
		}
		for _, answer := range answers(t, body, w.Body.Bytes()) {
			if answer.Version != "2.0" || (answer.Result == nil) == (answer.Error == nil) {
				t.Errorf("%q is answered with %s", body, w.Body)
			}
			// The register did not fail, so nobody may be told that we did.
			if answer.Error != nil && answer.Error.Code == -32603 || strings.Contains(string(answer.Result), "on our side") {
				t.Errorf("%q is answered with %s", body, w.Body)
			}
		}
	})
}

// answer is a response of JSON-RPC 2.0.
type answer struct {
	Version string          `json:"jsonrpc"`
	Result  json.RawMessage `json:"result"`
	Error   *struct {
		Code int `json:"code"`
	} `json:"error"`
}

// answers are the responses in a body: one, or a list where a list was asked.
func answers(t *testing.T, asked string, body []byte) []answer {
	t.Helper()
	if !strings.HasPrefix(string(body), "[") {
		body = []byte("[" + string(body) + "]")
	}
	var list []answer
	if err := json.Unmarshal(body, &list); err != nil {
		t.Fatalf("%q is answered with %q: %v", asked, body, err)
	}
	return list
}
