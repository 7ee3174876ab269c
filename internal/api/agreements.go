package api

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/export"
	"accords/internal/query"

	"github.com/danielgtaylor/huma/v2"
)

// Filter is the input of the list of agreements. What a value may be is decided
// by query.Parse, as for pages: the two cannot come to differ.
type Filter struct {
	Country      []string `query:"country,explode" doc:"ISO 3166-1 alpha-2 code of a party." example:"KR"`
	Match        string   `query:"match" enum:"any,all" doc:"Whether one of the countries is enough."`
	Year         []int    `query:"year,explode" doc:"Year of signature." minimum:"1900" maximum:"2100"`
	YearFrom     int      `query:"year_from" doc:"First year of a range." minimum:"1900" maximum:"2100"`
	YearTo       int      `query:"year_to" doc:"Last year of a range." minimum:"1900" maximum:"2100"`
	Kind         []string `query:"kind,explode" enum:"memorandum_of_understanding,memorandum_of_cooperation,letter_of_intent,joint_declaration,charter,agreement,action_plan,partnership"`
	Topic        []string `query:"topic,explode" doc:"Code of a topic."`
	Organisation []string `query:"organisation,explode" doc:"Slug of a ministry or another body."`
	Summit       []string `query:"summit,explode" doc:"Slug of the summit where it was made."`
	Status       []string `query:"status,explode" enum:"signed,renewed,approved,planned"`
	Basis        []string `query:"basis,explode" doc:"How a field is known: field, dot, basis." example:"expiry.not_stated"`
	Ending       int      `query:"ending" doc:"Runs out within so many months from today." minimum:"1" maximum:"120"`
	Since        string   `query:"since" doc:"New or changed since this day." example:"2026-05-01"`
	Q            string   `query:"q" maxLength:"200" doc:"Free text, in the syntax of web searches."`
	Sort         string   `query:"sort" enum:"signed,signed_asc,title,added,relevance"`
	Part
	Select

	values url.Values
}

// Resolve keeps the parameters as they came, for query.Parse.
func (f *Filter) Resolve(ctx huma.Context) []error {
	u := ctx.URL()
	f.values = u.Query()
	return nil
}

// agreements answers a part of the filtered list with whole records. The total is
// counted for every part: a client that follows a list sees it change.
func (a *API) agreements(ctx context.Context, in *Filter) (*Body[List[export.Agreement]], error) {
	q, err := query.Parse(in.values)
	if err != nil {
		return nil, err
	}
	if err := a.known(ctx, q); err != nil {
		return nil, err
	}
	after, err := query.ParseCursor(in.Cursor)
	if err != nil {
		return nil, err
	}
	ids, next, err := a.register.AgreementIDs(ctx, q, after, in.Limit)
	if err != nil {
		return nil, err
	}
	records, err := a.register.Dossiers(ctx, ids)
	if err != nil {
		return nil, err
	}
	totals, err := a.register.Totals(ctx, []query.Agreements{q})
	if err != nil {
		return nil, err
	}
	out := &Body[List[export.Agreement]]{List[export.Agreement]{Total: totals[0], Items: []export.Agreement{}}}
	for _, d := range records {
		out.Body.Items = append(out.Body.Items, a.Publisher.Agreement(d))
	}
	if !next.IsZero() {
		out.Body.NextURL = a.next("/agreements", in.values, next, in.Limit)
	}
	return out, nil
}

// known refuses codes and slugs that are well formed and mean nothing: an empty list
// would look like an answer.
func (a *API) known(ctx context.Context, q query.Agreements) error {
	for _, c := range q.Countries {
		if _, ok := a.Labels.Countries[c]; !ok {
			return &hinted{accord.Errorf(accord.Invalid, "There is no country with the code %s.", c), "country: a code of " + Prefix + "/countries, which lists those of the register."}
		}
	}
	for _, t := range q.Topics {
		if _, ok := a.Labels.Topics[t]; !ok {
			return &hinted{accord.Errorf(accord.Invalid, "There is no topic “%s”.", t), "topic: a code of " + Prefix + "/topics, which lists them all."}
		}
	}
	for _, o := range q.Organisations {
		if _, err := a.register.Organisation(ctx, o); accord.KindOf(err) == accord.NotFound {
			return &hinted{accord.Errorf(accord.Invalid, "There is no ministry or other body “%s”.", o), "organisation: a slug of " + Prefix + "/ministries, which lists them all."}
		} else if err != nil {
			return err
		}
	}
	for _, m := range q.Summits {
		if _, err := a.register.Summit(ctx, m); accord.KindOf(err) == accord.NotFound {
			return &hinted{accord.Errorf(accord.Invalid, "There is no summit “%s”.", m), "summit: a slug of " + Prefix + "/summits, which lists them all."}
		} else if err != nil {
			return err
		}
	}
	return nil
}

// next is the address of what follows a place in a list.
func (a *API) next(path string, values url.Values, at query.Cursor, limit int) string {
	v := url.Values{}
	for name, list := range values {
		v[name] = list
	}
	v.Set("cursor", at.String())
	v.Set("limit", strconv.Itoa(limit))
	return a.Base + Prefix + path + "?" + v.Encode()
}

// ByID is the input of the operation on one agreement.
type ByID struct {
	ID string `path:"id" pattern:"^[0-9A-Za-z]{8}$" doc:"Eight characters, as in addresses." example:"h8m20e18"`
	Select
}

// agreement answers one record by its id, in either case; a former id gives the
// record that lives on, without a redirect, which few programs follow.
func (a *API) agreement(ctx context.Context, in *ByID) (*Body[export.Agreement], error) {
	d, err := a.register.Dossier(ctx, strings.ToLower(in.ID))
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Agreement(d))
}

// ByCode is the input of the operation on one country.
type ByCode struct {
	Code string `path:"code" pattern:"^[A-Za-z]{2}$" doc:"ISO 3166-1 alpha-2." example:"KR"`
	Select
}

// country answers a country of the register or of the world: one of which nothing
// is known has empty lists, and only a code that is no country is missing.
func (a *API) country(ctx context.Context, in *ByCode) (*Body[export.Country], error) {
	c, err := a.register.Country(ctx, accord.Code(strings.ToUpper(in.Code)))
	if err != nil {
		return nil, err
	}
	return one(a.Publisher.Country(c))
}
