package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An editor's way: a skeleton, what is missing, what the register makes of it.
func TestCatalogueAdd(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "record.json")
	const page = "https://www.moi.go.kr/belarus"
	add := func() (string, string, int) { return result(t, nil, "catalogue", "add", page, "--file", file) }
	if stdout, stderr, status := add(); status != 0 || !strings.Contains(stdout, "is written") {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	if stdout, _, status := add(); status != 1 || !strings.Contains(stdout, "is not a slug") {
		t.Errorf("an empty skeleton: status %d\n%s", status, stdout)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fill := func(pairs ...string) {
		if err := os.WriteFile(file, []byte(strings.NewReplacer(pairs...).Replace(string(raw))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	filled := []string{`"key": ""`, `"key": "by-kr-2017-again"`, `"title": ""`, `"title": "A memorandum"`, `"signed": ""`, `"signed": "2017-04"`,
		`"countries": []`, `"countries": ["BY", "KR"]`, `"name": ""`, `"name": "Ministry of the Interior"`, `"country": ""`, `"country": "KR"`,
		`"supports": [`, `"supports": ["signed",`, `"same_as": []`, `"same_as": ["kr-by-2017-egov-mou"]`}
	fill(filled...)
	stdout, stderr, status := add()
	if status != 0 {
		t.Fatalf("status %d\n%s%s", status, stdout, stderr)
	}
	for _, want := range []string{
		"/agreements/h8m20e18/", "one with", "same parties, kind and month",
		"/ministries/ministry-of-the-interior-and-safety-kr", "The record is sound", `{"record":"agreement","key":"by-kr-2017-again"`,
	} {
		if !strings.Contains(stdout, want) {
			t.Errorf("no %q in:\n%s", want, stdout)
		}
	}
	fill(append(filled, `"kind": "memorandum_of_understanding"`, `"kind": "memo"`)...)
	if stdout, _, status := add(); status != 1 || !strings.Contains(stdout, `"memo" is none of`) {
		t.Errorf("a mistake: status %d\n%s", status, stdout)
	}
	if _, stderr, status := result(t, nil, "catalogue", "add", "https://another.example/", "--file", file); status != 1 || !strings.Contains(stderr, "another page") {
		t.Errorf("a file of another page: status %d, %s", status, stderr)
	}
	if _, stderr, status := result(t, nil, "catalogue", "add", "no address", "--file", filepath.Join(t.TempDir(), "r.json")); status != 1 || !strings.Contains(stderr, "http") {
		t.Errorf("no address: status %d, %s", status, stderr)
	}
}
