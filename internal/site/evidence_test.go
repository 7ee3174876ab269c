package site_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"accords/internal/export"

	"github.com/google/go-cmp/cmp"
)

// passagesOf are the passages that a record of the JSON rests on, wherever in it
// they stand: "source start end quote".
func passagesOf(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, passagesOf(e)...)
		}
	case map[string]any:
		if quote, ok := v["quote"].(string); ok {
			return []string{fmt.Sprintf("%s %.0f %.0f %s", v["source"], v["start"], v["end"], quote)}
		}
		for _, e := range v {
			out = append(out, passagesOf(e)...)
		}
	}
	return out
}

// The table of evidence has exactly the passages that the records beside it have,
// of every release of the project; and each is at its place in the stored text.
func TestArchiveHasAllEvidence(t *testing.T) {
	t.Parallel()
	p := seeded(t)
	e, err := p.store.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	z := unzipped(t, p.file("/data/"+export.ArchiveName(e), "application/zip"))
	open := func(name string) io.Reader {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	want := map[string][]string{} // by address of the record
	for name, key := range map[string]string{"agreements": "permalink", "summits": "url"} {
		for in := json.NewDecoder(open(name + ".jsonl")); in.More(); {
			var line map[string]any
			if err := in.Decode(&line); err != nil {
				t.Fatal(err)
			}
			if list := passagesOf(line); len(list) > 0 {
				slices.Sort(list)
				want[line[key].(string)] = list
			}
		}
	}
	rows, err := csv.NewReader(open("evidence.csv")).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	got, texts, states := map[string][]string{}, map[string]string{}, map[string]int{}
	for _, row := range rows[1:] {
		cell := func(name string) string { return row[at[name]] }
		start, errStart := strconv.Atoi(cell("First byte"))
		end, errEnd := strconv.Atoi(cell("Byte after"))
		text := p.storedText(texts, cell("Source"))
		if errStart != nil || errEnd != nil || start < 0 || start >= end || end > len(text) || text[start:end] != strings.TrimPrefix(cell("Quotation"), "'") {
			t.Errorf("no such passage: %q", row)
		}
		if cell("Value") == "" || cell("Field") == "" || !strings.HasSuffix(cell("Address"), "/"+cell("Key")) {
			t.Errorf("a passage of nothing: %q", row)
		}
		states[cell("How it is known")+", "+cell("In the headline")]++
		got[cell("Address")] = append(got[cell("Address")], fmt.Sprintf("%s %d %d %s", cell("Source"), start, end, text[start:end]))
	}
	for _, list := range got {
		slices.Sort(list)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages: mismatch (-records +table)\n%s", diff)
	}
	// What the test is worth: the releases of the project have all of these.
	for _, state := range []string{"quoted, yes", "calculated, yes", "inferred, yes"} {
		if states[state] == 0 {
			t.Errorf("no passage of a value that is %s; there are %v", state, states)
		}
	}
}
