package importer

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
)

func TestFromHTML(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ page, want string }{
		"the matter of a page, without its menus": {
			`<html><head><title>Ministry - Estonia and Chile sign</title><style>p {}</style></head><body>
			<header>Ministry</header><nav><a href="/">Home</a></nav>
			<main><h1>Estonia and Chile sign</h1><p>Tallinn,
			  12&nbsp;March <b>2024</b>. Both <a href="x">sides</a>
			agreed.</p><aside>Related news</aside></main><footer>Read : 9872</footer></body></html>`,
			"Estonia and Chile sign\n\nTallinn, 12 March 2024. Both sides agreed.\n",
		},
		"its title, where it has no heading": {
			`<title>They sign</title><div>One.</div><div>Two.</div>`,
			"They sign\n\nOne.\nTwo.\n",
		},
		"lists, rows and breaks keep their form": {
			`<h1>A</h1><ul><li>one</li><li><p>two</p></li><li></li></ul><table><tr><th>Country</th><th>Signed</th></tr><tr><td>Chile</td><td>2024</td></tr></table>x<br>y`,
			"A\n\n- one\n- two\n\nCountry | Signed\nChile | 2024\n\nx\ny\n",
		},
		"what nobody sees is not there": {
			`<p>seen<span hidden> hidden</span><span style="display: none">never</span></p><script>var s = "<p>x</p>"</script><template>t</template>`,
			"seen\n",
		},
		"two articles are a page of both": {
			`<article><p>one</p></article><article><p>two</p></article>`,
			"one\n\ntwo\n",
		},
		"an empty main is not the matter":      {`<main> </main><p>words</p>`, "words\n"},
		"letters are told by their encoding":   {"<meta charset=windows-1252><p>S\xe3o Tom\xe9</p>", "São Tomé\n"},
		"UTF-8 is seen whatever the page says": {"<meta charset=windows-1252><p>São Tomé 대한민국</p>", "São Tomé 대한민국\n"},
		"a word goes on through its emphasis":  {`<p>me<b>mo</b>randum</p>`, "memorandum\n"},
		"control characters are no words":      {"<p>a&#1;b\x00c</p>", "abc\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := fromHTML([]byte(tt.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
	seoul, err := korean.EUCKR.NewEncoder().String("<meta charset=euc-kr><p>대한민국 행정안전부</p>")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fromHTML([]byte(seoul)); err != nil || string(got) != "대한민국 행정안전부\n" {
		t.Errorf("EUC-KR: %q, %v", got, err)
	}
}

func TestFromHTMLRefuses(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ page, want string }{
		"no words":            {`<script>render()</script><nav>Menu</nav>`, "has no words"},
		"a thousand levels":   {strings.Repeat("<div>", 1000) + "x", "cannot be read"},
		"an encoding to hide": {"<meta charset=iso-2022-jp><p>\xff</p>", "save it as UTF-8"},
		"user-defined":        {"<meta charset=x-user-defined><p>\xff</p>", "save it as UTF-8"},
		"not what it says":    {"<meta charset=utf-8><p>" + strings.Repeat("\xff", 20) + "</p>", "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := fromHTML([]byte(tt.page)); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%q, %v, want an error with %q", got, err, tt.want)
			}
		})
	}
}

func TestFromMarkdown(t *testing.T) {
	t.Parallel()
	got, err := fromMarkdown([]byte("# They *sign*\n\nThe [ministry](https://example.org/) signed\nin **Tallinn**.\n\n* one\n* two\n\n| Party | Year |\n|---|---|\n| Chile | 2024 |\n\n<script>x</script>\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := "They sign\n\nThe ministry signed in Tallinn.\n\n- one\n- two\n\nParty | Year\nChile | 2024\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

// Whatever a page is, it becomes text that the importer accepts, or an error.
func FuzzFromHTML(f *testing.F) {
	f.Add([]byte("<p>Estonia <b>and</b> Chile</p>"))
	f.Add([]byte("<table><tr><td>a<td>b</table><ul><li>x"))
	f.Add([]byte("<meta charset=utf-16le>\xff\xfea\x00"))
	f.Add([]byte("<svg><title>x</title></svg><main><article>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		for _, convert := range []func([]byte) ([]byte, error){fromHTML, fromMarkdown} {
			got, err := convert(page)
			if err != nil {
				continue
			}
			if !utf8.Valid(got) || strings.ContainsRune(string(got), 0) || strings.TrimSpace(string(got)) == "" {
				t.Errorf("%q became %q", page, got)
			}
		}
	})
}
