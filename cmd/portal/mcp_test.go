package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// An assistant finds the same register by either transport, with the client
// that the protocol's own makers wrote.
func TestAssistantTransports(t *testing.T) {
	t.Parallel()
	dsn := "DATABASE_URL=" + imported(t)
	p := startPortal(t, dsn, "PORTAL_BASE_URL=https://accords.example")
	t.Run("group", func(t *testing.T) {
		t.Run("streamable HTTP", func(t *testing.T) {
			t.Parallel()
			consult(t, &mcp.StreamableClientTransport{Endpoint: p.url + "/mcp", DisableStandaloneSSE: true})
		})
		t.Run("standard input and output", func(t *testing.T) {
			t.Parallel()
			consult(t, &mcp.CommandTransport{Command: program(t, []string{dsn, "PORTAL_BASE_URL=https://accords.example"}, "mcp")})
		})
		t.Run("nobody listens for events", func(t *testing.T) {
			t.Parallel()
			resp, err := http.Get(p.url + "/mcp")
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			body, err := io.ReadAll(resp.Body)
			if err != nil || resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "POST" || !strings.Contains(string(body), "https://accords.example/data") {
				t.Errorf("GET /mcp: status %d, Allow %q, %v\n%s", resp.StatusCode, resp.Header.Get("Allow"), err, body)
			}
		})
	})
}

// consult searches, and reads the first agreement that is found.
func consult(t *testing.T, transport mcp.Transport) {
	t.Helper()
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	var found struct {
		Agreements []struct{ ID, Address string }
	}
	call(t, session, "search_agreements", map[string]any{"countries": []string{"KR", "GB"}}, &found)
	if len(found.Agreements) == 0 {
		t.Fatal("nothing was found")
	}
	first := found.Agreements[0]
	if want := "https://accords.example/a/" + first.ID; first.Address != want {
		t.Errorf("the address is %s, want %s", first.Address, want)
	}
	var one struct {
		ID    string
		Title struct{ Value, Basis string }
	}
	call(t, session, "agreement", map[string]any{"id": first.ID}, &one)
	if one.ID != first.ID || one.Title.Value == "" || one.Title.Basis == "" {
		t.Errorf("the agreement is %+v", one)
	}
}

func call(t *testing.T, session *mcp.ClientSession, tool string, in map[string]any, out any) {
	t.Helper()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if result.IsError {
		t.Fatalf("%s: %s", tool, strings.TrimSpace(string(raw)))
	}
	if err := json.Unmarshal(raw, out); err != nil {
		t.Fatal(err)
	}
}
