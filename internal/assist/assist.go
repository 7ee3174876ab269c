// Package assist owns what an assistant may ask of the register by the Model
// Context Protocol: to search, to read one agreement with its evidence, and to
// list what runs out. What it answers carries the words that it rests on and the
// addresses to cite.
//
// It never writes anything, and knows no transport: cmd gives it one.
package assist

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Register is what the tools need of the register.
type Register interface {
	AgreementIDs(ctx context.Context, q query.Agreements, after query.Cursor, limit int) ([]string, query.Cursor, error)
	Dossiers(ctx context.Context, ids []string) ([]accord.Dossier, error)
	Dossier(ctx context.Context, id string) (accord.Dossier, error)
}

// assistant answers the tools.
type assistant struct {
	register Register
	export.Publisher
}

// New returns a server with the tools, to be run on a transport.
func New(r Register, p export.Publisher, version string) *mcp.Server {
	a := &assistant{register: r, Publisher: p}
	s := mcp.NewServer(&mcp.Implementation{Name: "accords", Title: export.SiteName, Version: version}, &mcp.ServerOptions{
		Instructions: "A register of agreements between governments on digital government. Every value says how it is known; quote the words and cite the address. “not_stated” means that no source says it: do not guess.",
	})
	only := func(title string) *mcp.ToolAnnotations { return &mcp.ToolAnnotations{Title: title, ReadOnlyHint: true} }
	mcp.AddTool(s, &mcp.Tool{Name: "search_agreements", Annotations: only("Search agreements"),
		Description: "Find agreements by words, parties, topic and years. Countries are ISO 3166-1 alpha-2 codes; with several, an agreement has all of them."}, a.search)
	mcp.AddTool(s, &mcp.Tool{Name: "agreement", Annotations: only("Read an agreement"), OutputSchema: a.described(),
		Description: "Read one agreement by its id, with the passage that every value was read from."}, a.agreement)
	mcp.AddTool(s, &mcp.Tool{Name: "expiring_agreements", Annotations: only("What runs out"),
		Description: "List agreements that run out within some months from today."}, a.expiring)
	return s
}

// Search is the input of search_agreements.
type Search struct {
	Text      string   `json:"text,omitempty" jsonschema:"words to look for, in the syntax of web searches"`
	Countries []string `json:"countries,omitempty" jsonschema:"ISO 3166-1 alpha-2 codes of parties, all of them"`
	Topic     string   `json:"topic,omitempty" jsonschema:"code of a topic, for example digital-identity"`
	YearFrom  int      `json:"year_from,omitempty" jsonschema:"first year of signature"`
	YearTo    int      `json:"year_to,omitempty" jsonschema:"last year of signature"`
	Cursor    string   `json:"cursor,omitempty" jsonschema:"next_cursor of the answer before, for what follows it"`
}

// Found is a part of a list.
type Found struct {
	Agreements []Brief `json:"agreements"`
	NextCursor string  `json:"next_cursor,omitempty" jsonschema:"to go on from here; none at the end"`
}

// Brief is an agreement in a list. What it says of the day of signature and of
// the end comes with how it is known.
type Brief struct {
	ID      string               `json:"id"`
	Address string               `json:"address"`
	Title   export.Value[string] `json:"title"`
	Kind    string               `json:"kind"`
	Parties []string             `json:"parties"`
	Signed  export.Value[string] `json:"signed"`
	Expiry  export.Value[string] `json:"expiry"`
}

// most is how many agreements one answer lists.
const most = 10

func (a *assistant) search(ctx context.Context, _ *mcp.CallToolRequest, in Search) (*mcp.CallToolResult, Found, error) {
	q := query.Agreements{Text: in.Text, YearFrom: in.YearFrom, YearTo: in.YearTo, MatchAll: len(in.Countries) > 1}
	for _, c := range in.Countries {
		q.Countries = append(q.Countries, accord.Code(strings.ToUpper(c)))
	}
	if in.Topic != "" {
		q.Topics = []string{in.Topic}
	}
	if in.Text != "" {
		q.Sort = query.ByRelevance
	}
	return a.list(ctx, q, in.Cursor)
}

// Expiring is the input of expiring_agreements.
type Expiring struct {
	Months  int    `json:"months" jsonschema:"within how many months from today: 6, 12 or 24"`
	Country string `json:"country,omitempty" jsonschema:"ISO 3166-1 alpha-2 code of a party"`
	Cursor  string `json:"cursor,omitempty" jsonschema:"next_cursor of the answer before"`
}

func (a *assistant) expiring(ctx context.Context, _ *mcp.CallToolRequest, in Expiring) (*mcp.CallToolResult, Found, error) {
	if !slices.Contains(query.Endings(), in.Months) {
		return nil, Found{}, accord.Errorf(accord.Invalid, "%d is no value of months; it may be one of %v.", in.Months, query.Endings())
	}
	q := query.Agreements{Ending: in.Months}
	if in.Country != "" {
		q.Countries = []accord.Code{accord.Code(strings.ToUpper(in.Country))}
	}
	return a.list(ctx, q, in.Cursor)
}

func (a *assistant) list(ctx context.Context, q query.Agreements, cursor string) (*mcp.CallToolResult, Found, error) {
	out := Found{Agreements: []Brief{}}
	// The same rules as for an address: what it would refuse is refused here.
	q, err := query.Parse(q.Values())
	if err != nil {
		return nil, out, told(err)
	}
	if err := a.known(q); err != nil {
		return nil, out, err
	}
	after, err := query.ParseCursor(cursor)
	if err != nil {
		return nil, out, told(err)
	}
	ids, next, err := a.register.AgreementIDs(ctx, q, after, most)
	if err != nil {
		return nil, out, told(err)
	}
	records, err := a.register.Dossiers(ctx, ids)
	if err != nil {
		return nil, out, told(err)
	}
	for _, d := range records {
		out.Agreements = append(out.Agreements, a.brief(d))
	}
	out.NextCursor = next.String()
	return nil, out, nil
}

// known refuses codes that are well formed and mean nothing: of an empty list an
// assistant tells that there is nothing.
func (a *assistant) known(q query.Agreements) error {
	for _, c := range q.Countries {
		if _, ok := a.Labels.Countries[c]; !ok {
			return accord.Errorf(accord.Invalid, "There is no country with the code %s; want ISO 3166-1 alpha-2.", c)
		}
	}
	for _, t := range q.Topics {
		if _, ok := a.Labels.Topics[t]; !ok {
			all := slices.Sorted(maps.Keys(a.Labels.Topics))
			return accord.Errorf(accord.Invalid, "There is no topic “%s”; it may be one of %s.", t, strings.Join(all, ", "))
		}
	}
	return nil
}

func (a *assistant) brief(d accord.Dossier) Brief {
	r := a.Publisher.Agreement(d)
	b := Brief{ID: r.ID, Address: r.Permalink, Title: r.Title.Value, Kind: r.Kind.Label, Parties: []string{}, Signed: r.Signed.Value, Expiry: r.Expiry.Value}
	for _, c := range r.Countries {
		b.Parties = append(b.Parties, c.Label)
	}
	return b
}

// One is the input of agreement.
type One struct {
	ID string `json:"id" jsonschema:"eight characters, as in the lists and in addresses"`
}

func (a *assistant) agreement(ctx context.Context, _ *mcp.CallToolRequest, in One) (*mcp.CallToolResult, any, error) {
	d, err := a.register.Dossier(ctx, strings.ToLower(strings.TrimSpace(in.ID)))
	if err != nil {
		return nil, nil, told(err)
	}
	return nil, a.Publisher.Agreement(d), nil
}

// described is what the tool agreement answers. The members of a record stand in
// the description of the API and not here again: a schema that is derived from
// the types would leave members out, because Go hides the field Value of the
// Value that a Fact embeds.
func (a *assistant) described() map[string]any {
	return map[string]any{"type": "object", "required": []string{"id", "title"},
		"description": "The record as " + a.Base + "/api/v1/openapi.json describes it under Agreement: every value as {value, basis, reason, evidence}."}
}

// told is an error that an assistant may read: what went wrong inside is
// nobody's business.
func told(err error) error {
	var e *accord.Error
	if !errors.As(err, &e) || e.Kind == accord.Internal {
		return accord.Errorf(accord.Internal, "Something went wrong on our side.")
	}
	return accord.Errorf(e.Kind, "%s", e.Message) // without its cause
}
