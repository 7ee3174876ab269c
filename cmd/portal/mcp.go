package main

import (
	"context"
	"net/http"

	"accords/internal/assist"
	"accords/internal/export"
	"accords/internal/store"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type mcpCommand struct {
	databaseSettings
	logSettings
	BaseURL string `name:"base-url" placeholder:"URL" setting:"PORTAL_BASE_URL" help:"Public address of the portal, for the addresses of records. By default that of a portal on this machine."`
}

// Run is called by kong. Standard output belongs to the protocol: the log goes
// to standard error, as everywhere. It ends when the assistant hangs up.
func (c mcpCommand) Run(ctx context.Context, env environment) error {
	p, err := publisher(c.BaseURL)
	if err != nil {
		return err
	}
	return c.withRegister(ctx, env, c.logger(env.stderr), func(_ *database, st *store.Store) error {
		return assist.New(st, p, version()).Run(ctx, &mcp.StdioTransport{})
	})
}

// maxAsked is the longest request of an assistant, in bytes: a call is a few
// words.
const maxAsked = 64 << 10

// assistants answers /mcp. It keeps no sessions, because no tool remembers
// anything: a portal can be restarted, or run twice, and nobody notices.
func assistants(r assist.Register, p export.Publisher, version string) http.Handler {
	server := assist.New(r, p, version)
	calls := mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return server }, &mcp.StreamableHTTPOptions{
		Stateless: true, JSONResponse: true, MaxRequestBodyBytes: maxAsked,
		// Behind a proxy on the same machine the host is that of the public
		// address. What rebinding a name could read here is public anyway.
		DisableLocalhostProtection: true,
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost { // somebody opens the address in a browser, or listens for events that never come
			w.Header().Set("Allow", http.MethodPost)
			http.Error(w, "This address answers assistants, by the Model Context Protocol: give it to one as a server. It takes POST alone. The data page ("+p.Base+"/data) says more.", http.StatusMethodNotAllowed)
			return
		}
		calls.ServeHTTP(w, r)
	})
}
