package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

const paramFields = "fields"

// Select is the parameter by which a client takes only some members of each
// record.
type Select struct {
	Fields []string `query:"fields" doc:"Members of each record to send, separated by commas; all of them by default." example:"id,title,signed"`
}

// onlyFields leaves out of a good answer what was not asked for.
func onlyFields(ctx huma.Context, status string, v any) (any, error) {
	asked := ctx.Query(paramFields)
	if asked == "" || status != "200" {
		return v, nil
	}
	raw, err := plain(v)
	if err != nil {
		return nil, fmt.Errorf("fields: %w", err)
	}
	var body map[string]json.RawMessage
	if err := json.Unmarshal(raw, &body); err != nil {
		return nil, fmt.Errorf("fields: %w", err)
	}
	keep := strings.Split(asked, ",")
	items, isList := body["items"]
	if !isList {
		return kept(body, keep), nil
	}
	var records []map[string]json.RawMessage
	if err := json.Unmarshal(items, &records); err != nil {
		return nil, fmt.Errorf("fields: %w", err)
	}
	for i, r := range records {
		records[i] = kept(r, keep)
	}
	if body["items"], err = plain(records); err != nil {
		return nil, fmt.Errorf("fields: %w", err)
	}
	return body, nil
}

// plain is a value as JSON in which an address reads as it is typed: the
// standard encoder writes "&" for pages of HTML, and this is none.
func plain(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	err := out.Encode(v)
	return b.Bytes(), err
}

func kept(record map[string]json.RawMessage, keep []string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for _, k := range keep {
		if v, ok := record[k]; ok {
			out[k] = v
		}
	}
	return out
}

// refuseFields answers before anything is read where a member is asked for that
// the records of an operation cannot have: leaving it out in silence would look
// as if it were empty. What they can have is what the description says.
func refuseFields(h huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		asked := ctx.Query(paramFields)
		known := members(h, ctx.Operation())
		for _, f := range strings.Split(asked, ",") {
			if asked != "" && !slices.Contains(known, f) {
				_ = huma.WriteErr(h, ctx, http.StatusUnprocessableEntity, "validation failed", &huma.ErrorDetail{ // it answers itself where that fails
					Location: "query." + paramFields, Message: fmt.Sprintf("%s: there is no %.40q; use some of %s.", paramFields, f, strings.Join(known, ", "))})
				return
			}
		}
		next(ctx)
	}
}

// members are the names in the records that an operation sends, sorted.
func members(h huma.API, op *huma.Operation) []string {
	resolve := func(s *huma.Schema) *huma.Schema {
		if s != nil && s.Ref != "" {
			return h.OpenAPI().Components.Schemas.SchemaFromRef(s.Ref)
		}
		return s
	}
	record := resolve(op.Responses["200"].Content["application/json"].Schema)
	if items, isList := record.Properties["items"]; isList {
		record = resolve(items.Items)
	}
	return slices.Sorted(maps.Keys(record.Properties))
}
