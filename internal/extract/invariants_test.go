package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/gazetteer"

	"github.com/google/go-cmp/cmp"
)

// FuzzRead holds what is true of every reading of every text, whatever is in it.
func FuzzRead(f *testing.F) {
	for _, s := range caseTexts(f) {
		f.Add(s)
	}
	for _, s := range []string{"", "\x00", "\xff\xfe", "MoU", "signed", strings.Repeat("signed an MoU with Kenya, ", 50), "양해각서 체결\u200b22일(현지시간)",
		"The MoU will be signed on 31 February 2019.", "Date : 2017-05-10\nsigned an MoU last November"} {
		f.Add(s)
	}
	x := New(gazetteer.New(nil, []accord.Series{{Slug: "digital-nations", Name: "Digital Nations"}}))
	f.Fuzz(func(t *testing.T, s string) {
		r := x.Read(s, Context{})
		everyValue(t, s, r)
		noLaterThanStated(t, r)
		if again := x.Read(s, Context{}); asJSON(t, r) != asJSON(t, again) {
			t.Error("the same text gives two readings")
		}
		if utf8.ValidString(s) {
			onlyOffsetsChange(t, x, s, "\n \n\t", "\n\n  ")
		}
		littleMemory(t, x, s)
	})
}

// TestFurnitureChangesOffsetsOnly adds what pages have around a release.
func TestFurnitureChangesOffsetsOnly(t *testing.T) {
	t.Parallel()
	x := New(gazetteer.New(nil, nil))
	for _, s := range caseTexts(t) {
		onlyOffsetsChange(t, x, s, "Share this page\nFacebook\nTwitter\n\n", "\n\nShare this\nBack to top\n")
	}
}

// caseTexts are the texts of the cases.
func caseTexts(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("testdata/cases/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases: %v", err)
	}
	var out []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(raw), textMark)
		words, _, _ := strings.Cut(rest, wantMark)
		out = append(out, words)
	}
	return out
}

// everyValue checks all values of a reading, also of fields that were added
// after this was written: what is stated has a basis, and words of the text or
// a reason; each span holds its quote, whole characters of it.
func everyValue(t *testing.T, s string, r Reading) {
	t.Helper()
	walk(reflect.ValueOf(r), "reading", func(path string, v reflect.Value) {
		evidence := v.FieldByName("Evidence").Interface().([]accord.Evidence)
		basis := accord.Basis(v.FieldByName("Basis").String())
		if basis != "" && basis != accord.NotStated && len(evidence) == 0 && v.FieldByName("Reason").String() == "" {
			t.Errorf("%s is %s without words or a reason: %+v", path, basis, v)
		}
		if (basis == "" || basis == accord.NotStated) && !v.FieldByName("V").IsZero() {
			t.Errorf("%s has a value without a basis: %+v", path, v)
		}
		for _, e := range evidence {
			if !e.Span.In(len(s)) || s[e.Span.Start:e.Span.End] != e.Quote {
				t.Errorf("%s: the span %v does not hold %q", path, e.Span, e.Quote)
			} else if utf8.ValidString(s) && !(utf8.ValidString(e.Quote) && utf8.ValidString(e.Before) && utf8.ValidString(e.After)) {
				t.Errorf("%s: %q is cut within a character", path, e.Quote)
			}
		}
	})
}

// walk calls found for every accord.Value below v.
func walk(v reflect.Value, path string, found func(string, reflect.Value)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), path, found)
		}
	case reflect.Struct:
		if v.FieldByName("Evidence").IsValid() && v.FieldByName("Basis").IsValid() {
			found(path, v)
			return
		}
		for i := range v.NumField() {
			walk(v.Field(i), path+"."+v.Type().Field(i).Name, found)
		}
	}
}

// noLaterThanStated: what is said to have been signed was not signed after the
// day of the release, unless the text itself says so; what is still to be
// signed has no date of signature.
func noLaterThanStated(t *testing.T, r Reading) {
	t.Helper()
	for _, a := range r.Agreements {
		if a.Status.V == accord.Planned && a.Signed.Stated() {
			t.Errorf("to be signed, and signed %v", a.Signed.V)
		}
		if on := r.Published.V; r.Published.Stated() && on.Precision() == accord.ToDay && a.Signed.Basis == accord.Calculated && a.Signed.V.First().After(on.Last()) {
			t.Errorf("in a release of %v signed %v: %s", on, a.Signed.V, a.Signed.Reason)
		}
	}
}

// onlyOffsetsChange compares the reading of a text with that of the same text
// between other things.
func onlyOffsetsChange(t *testing.T, x *Extractor, s, before, after string) {
	t.Helper()
	want, got := x.Read(s, Context{}), x.Read(before+s+after, Context{})
	move(reflect.ValueOf(&got).Elem(), len(before))
	if diff := cmp.Diff(asJSON(t, want), asJSON(t, got)); diff != "" {
		t.Errorf("%q between other things: mismatch (-alone +between):\n%s", s, diff)
	}
}

// move takes what was put in front of a text off the spans of its reading.
// Values share their evidence, so that each gets its own first.
func move(v reflect.Value, by int) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
		for i := range v.Len() {
			move(v.Index(i), by)
		}
	case reflect.Struct:
		if s, ok := v.Addr().Interface().(*accord.Span); ok {
			s.Start, s.End = s.Start-by, s.End-by
			return
		}
		for i := range v.NumField() {
			move(v.Field(i), by)
		}
	}
}

// littleMemory: a text takes at most a hundred times its size, and a megabyte for
// what even a short one with many instruments needs.
func littleMemory(t *testing.T, x *Extractor, s string) {
	t.Helper()
	if underRace {
		return // the pools of package regexp would be counted again and again
	}
	const times, always = 100, 1 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x.Read(s, Context{})
	runtime.ReadMemStats(&after)
	if used := int(after.TotalAlloc - before.TotalAlloc); used > times*len(s)+always {
		t.Errorf("%d bytes of text took %d bytes of memory", len(s), used)
	}
}

func asJSON(t *testing.T, r Reading) string {
	t.Helper()
	out, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
