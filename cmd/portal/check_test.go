package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// catalogueWith is a copy of the catalogue with one thing changed.
func catalogueWith(t *testing.T, file, old, now string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "seeds", "catalogue"))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, file)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(raw), old, now, 1)
	if changed == string(raw) {
		t.Fatalf("%s has no %q", file, old)
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestCheckCatalogue(t *testing.T) {
	t.Parallel()
	if stdout, stderr, status := result(t, nil, "check", "--catalogue"); status != 0 || !strings.Contains(stdout, "the catalogue is sound") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	const belarus = `"key": "kr-by-2017-egov-mou"`
	for name, tt := range map[string]struct{ dir, want string }{
		"a mistake in a line": {catalogueWith(t, "agreements.jsonl", belarus, `"key": "KR BY"`), "is not a slug"},
		"a contradiction":     {catalogueWith(t, "agreements.jsonl", `"signed": "2017-04-26"`, `"signed": "2017-04-25"`), "a release says otherwise than signed"},
		"no such country":     {catalogueWith(t, "summits.jsonl", `"host_country": "MY"`, `"host_country": "ZZ"`), "there is no country ZZ"},
		"a body twice":        {catalogueWith(t, "organisations.jsonl", `"Ministry of Information and Communication"`, `"Ministry of the Interior and Safety"`), "the authority has"},
		"one instrument twice": {catalogueWith(t, "agreements.jsonl", `{"record": "agreement", "key": "acp-ee-2017-egovernance-mou"`,
			`{"record": "agreement", "key": "again", "title": "Again", "kind": "memorandum_of_understanding", "status": "signed", "signed": "2017-04", "countries": ["BY", "KR"], "topics": ["skills"], `+
				`"organisations": [{"name": "Ministry of the Interior", "country": "KR"}], "sources": [{"url": "https://one.example/", "publisher": "One", "language": "en", `+
				`"supports": ["kind", "status", "signed", "countries", "topics", "organisations"]}]}`+"\n"+`{"record": "agreement", "key": "acp-ee-2017-egovernance-mou"`),
			"write same_as or not_same_as"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stdout, stderr, status := result(t, nil, "check", "--catalogue", tt.dir)
			if status != 1 || !strings.Contains(stdout, tt.want) || !strings.Contains(stdout, ".jsonl:") && name != "a body twice" {
				t.Errorf("status %d, want %q\n%s%s", status, tt.want, stdout, stderr)
			}
			if lines := strings.Count(stdout, "\n"); lines > 2 {
				t.Errorf("%d lines for one mistake:\n%s", lines, stdout)
			}
		})
	}
	for _, args := range [][]string{{"check", "seeds"}, {"check", "--catalogue", "nowhere"}, {"check", "--catalogue", seedFile}} {
		if _, stderr, status := result(t, nil, args...); status == 0 || stderr == "" {
			t.Errorf("portal %v: status %d, %q", args, status, stderr)
		}
	}
}
