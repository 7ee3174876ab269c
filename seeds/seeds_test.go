package seeds

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"accords/internal/accord"

	"github.com/google/go-cmp/cmp"
)

// The releases as they were published. Spans of evidence count their bytes, so
// a release is never edited; these sums notice it.
var published = map[string]string{
	"d9-summit-israel-2018":                         "dda5569a4450e0df05f699e87db13b2cc77ac403a4dcac17983ad36fc3c3d5b8",
	"digital-nations-summit-2020":                   "e125b701c96aaaf9f3f8e3d071d61a1e5fa27f83e563d6419afb5c75cc7b5ab2",
	"korea-belarus-mou-e-government-2017":           "fcc95885eea47b1de30d4ba9ee4d60540ddd0846470eb6a161401159756fb32c",
	"korea-world-bank-mou-digital-development-2023": "92f2ffa2d8eae3126fb2f5afb2588803722112c39167cdca6b32bebbdbd0c738",
	"uk-korea-mou-digital-government-2023":          "2a5f1bd8a7adbbd7f71d2f022af79c8932e0fd773eb49b5f603323f30725a1e5",
}

func TestReleasesAreWordForWord(t *testing.T) {
	t.Parallel()
	for name, want := range published {
		b, err := fs.ReadFile(Releases(), name+".txt")
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s.txt: SHA-256 %s, want %s", name, got, want)
		}
	}
}

func TestEveryReleaseHasNotes(t *testing.T) {
	t.Parallel()
	texts, err := fs.Glob(Releases(), "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) < len(published) {
		t.Fatalf("%d releases are embedded, want at least %d", len(texts), len(published))
	}
	ids := map[string]string{}
	for _, text := range texts {
		name := strings.TrimSuffix(text, ".txt")
		if err := checkSlug(name); err != nil {
			t.Errorf("%s: the name is an address: %v", text, err)
		}
		b, err := fs.ReadFile(Releases(), name+".yaml")
		if err != nil {
			t.Errorf("%s has no notes: %v", text, err)
			continue
		}
		n, err := ParseNotes(name+".yaml", b)
		if err != nil {
			t.Error(err)
			continue
		}
		if n.Title == "" || n.Publisher == "" || n.Country == "" || n.Licence == "" || n.Language == "" || n.Retrieved.IsZero() {
			t.Errorf("%s.yaml lacks a title, publisher, publisher_country, licence, language or retrieved: %+v", name, n)
		}
		for _, a := range n.Agreements {
			if other, twice := ids[a.ID]; twice {
				t.Errorf("id %s is in %s and in %s", a.ID, other, name)
			}
			ids[a.ID] = name
		}
	}
	// Permanent: an id that leaves this list takes an address with it.
	for _, id := range []string{"khgjkn8z", "xtakngr7", "sxj6xpnn", "h8m20e18", "bea1afsa"} {
		if ids[id] == "" {
			t.Errorf("no release pins the id %s any more", id)
		}
	}
}

// citedValues walks everything that an editor wrote and returns what has no citation.
func uncited(a accord.Authority) []string {
	var missing []string
	check := func(where string, c *accord.Citation) {
		if c == nil || c.Publisher == "" || c.URL == "" {
			missing = append(missing, where)
		}
	}
	for _, o := range a.Organisations {
		check(o.Slug, o.Name.Citation)
		for _, n := range o.Names {
			check(o.Slug+"/"+n.Name, n.Citation)
		}
	}
	for _, s := range a.Series {
		for _, n := range s.Names {
			check(s.Slug+"/"+n.Name, n.Citation)
		}
		for _, m := range s.Members {
			check(s.Slug+"/"+string(m.Country), m.Citation)
		}
	}
	for _, s := range a.Summits {
		check(s.Slug+"/name", s.Name.Citation)
		check(s.Slug+"/edition", s.Edition.Citation)
		check(s.Slug+"/host", s.Host.Citation)
		check(s.Slug+"/start", s.Start.Citation)
		for _, other := range s.Start.Others {
			check(s.Slug+"/start", other.Citation)
		}
	}
	return missing
}

func TestAuthority(t *testing.T) {
	t.Parallel()
	a, err := Authority()
	if err != nil {
		t.Fatal(err)
	}
	if missing := uncited(a); len(missing) > 0 {
		t.Errorf("without a citation: %v", missing)
	}
	if got := len(a.Topics); got != 22 {
		t.Errorf("%d topics, want the 22 of the labels", got)
	}
	orgs := map[string]accord.Organisation{}
	for _, o := range a.Organisations {
		orgs[o.Slug] = o
	}
	var names []string
	for _, n := range orgs["ministry-of-the-interior-and-safety-kr"].Names {
		names = append(names, n.Name+" "+n.From.String()+"/"+n.To.String())
	}
	want := []string{
		"Ministry of Government Administration and Home Affairs 1998-02-28/2008-02-29",
		"Ministry of Public Administration and Security 2008-02-29/2013",
		"Ministry of Security and Public Administration 2013/2014-11-19",
		"Ministry of the Interior 2014-11-19/2017-07",
		"Ministry of the Interior and Safety 2017-07/",
		"행정안전부 2017-07/",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("the ministry's names mismatch (-want +got):\n%s", diff)
	}
	if got := len(orgs["korea-internet-and-security-agency-kr"].Predecessors); got != 3 {
		t.Errorf("KISA has %d predecessors, want 3", got)
	}
}

func TestAuthoritySeries(t *testing.T) {
	t.Parallel()
	a, err := Authority()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, s := range a.Summits {
		if s.Edition.V != i+1 || s.Series.V.Slug != "digital-nations" || s.Series.Citation == nil {
			t.Errorf("summit %s: edition %d of %v, want edition %d of digital-nations", s.Slug, s.Edition.V, s.Series, i+1)
		}
		got = append(got, s.Start.V.String()+" "+s.End.V.String()+" "+s.Place.V)
	}
	want := []string{
		"2014-12-09 2014-12-10 London", "2015-11-19 2015-11-20 Tallinn", "2016-11-10 2016-11-11 Busan",
		"2018-02-21 2018-02-22 Wellington", "2018-11-21 2018-11-22 Jerusalem", "2019-11-04 2019-11-06 Montevideo",
		"2020-11-02 2020-11-04 Ottawa", "2021-11-18  London", "2022-11-01 2022-11-03 ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if n := len(a.Series[0].Members); n != 10 {
		t.Errorf("Digital Nations has %d members, want 10", n)
	}
}

func TestAuthorityRefuses(t *testing.T) {
	t.Parallel()
	const cite = "citations: {c: {publisher: P, url: 'https://example.org'}}\n"
	const org = "organisations:\n  - {slug: x-kr, type: ministry, country: KR, name: X, citation: c, names: [{name: X, citation: c}]"
	for name, tt := range map[string]struct{ file, in, want string }{
		"unknown key":   {"organisations.yaml", cite + org + ", colour: red}\n", `organisations.yaml:3: unknown field "colour"`},
		"unknown type":  {"organisations.yaml", cite + strings.Replace(org, "ministry", "choir", 1) + "}\n", `type "choir"`},
		"no country":    {"organisations.yaml", cite + strings.Replace(org, "country: KR, ", "", 1) + "}\n", "country code"},
		"has a country": {"organisations.yaml", cite + strings.Replace(org, "ministry", "international", 1) + "}\n", "an international body has no country"},
		"no citation":   {"organisations.yaml", cite + strings.Replace(org, "citation: c, names", "citation: d, names", 1) + "}\n", `no citation is called "d"`},
		"spare source":  {"organisations.yaml", strings.Replace(cite, "{c:", "{b: {publisher: P, url: 'https://example.org'}, c:", 1) + org + "}\n", `"b" is used nowhere`},
		"other name":    {"organisations.yaml", cite + strings.Replace(org, "[{name: X", "[{name: Y", 1) + "}\n", "not among its names"},
		"period":        {"organisations.yaml", cite + strings.Replace(org, "[{name: X", "[{name: X, from: 2020, to: 2019-12", 1) + "}\n", "before it begins"},
		"became itself": {"organisations.yaml", cite + org + ", became: [x-kr]}\n", "not another organisation"},
		"twice":         {"organisations.yaml", cite + org + "}\n  - {slug: x-kr}\n", "stands twice"},
		"topic twice":   {"topics.yaml", "- {code: a, label: A, label_ko: 가, about: B}\n- {code: a, label: A, label_ko: 가, about: B}\n", "stands twice"},
		"topic bare":    {"topics.yaml", "- {code: a, label: A}\n", "lacks a label"},
		"member":        {"series.yaml", cite + "series:\n  - {slug: s, name: S, website: 'https://s.example', members: [{country: Korea, citation: c}]}\n", "country code"},
		"bare summit":   {"series.yaml", cite + "series:\n  - {slug: s, name: S, website: 'https://s.example', summits: [{slug: s-1}]}\n", "it has no name"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := fstest.MapFS{
				"organisations.yaml": {Data: []byte("organisations: []\n")},
				"series.yaml":        {Data: []byte("series: []\n")},
				"topics.yaml":        {Data: []byte("[]\n")},
			}
			if _, err := readAuthority(files); err != nil {
				t.Fatalf("the empty files are refused: %v", err)
			}
			files[tt.file] = &fstest.MapFile{Data: []byte(tt.in)}
			_, err := readAuthority(files)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that contains %q", err, tt.want)
			}
		})
	}
}
