package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/text"
)

// TestMask has the contact between brackets, which are not part of the text:
// what stands in them is masked, the rest is not.
func TestMask(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"Jang Eunyoung [044-202-6270] Multilateral Cooperation",
		"Team Leader [02-3708-5430].",
		"call [+82 2 2100 3399] now",
		"call [+44 (0)20 7946 0018].",
		"[+1-202-473-1000], Washington",
		"Tel: [473 1000]",
		"Tel. [(02) 2100-3399]",
		"[(202) 473-1000]",
		"[202-473-1000]",
		"fax [2100 3399]",
		"전화: [044-205-1234]",
		"번호 [０２－３７０８－５４３０]",
		"mail [press.office@mois.go.kr], or",
		"<[a_b+c@x-y.example]>",
		"write to [jane [at] example.org] today",
		"[jane(at)example.org]",
		"010 is [010-1234-5678]",
		"no contact: 2017-05-10",
		"no contact: 2020.11.10 Read : 9872",
		"no contact: 10.03.2005",
		"no contact: 20-11-2018",
		"no contact: NAIROBI, 01.02.2023 (KNA) – The Ministry",
		"no contact: (01.02.2023) The Ministry",
		"no contact: on 09.08.2021 (14:30) in Minsk",
		"no contact: 01.02.2023 – 03.02.2023",
		"[(02) 21 2023] is an area code and no day",
		"no contact: 24/03/2023 14:12",
		"no contact: 2009-2014, 2024-2030",
		"no contact: $10,696,977 and US$ 1 000 000 000",
		"no contact: 39464600 visitors, 1 234 567",
		"no contact: ETS No. 108, 1155 UNTS 331, A/RES/76/135",
		"no contact: 3.2 billion (S$5.8 billion) in 2019",
		"no contact: @AzerNewsAz and 5 @ 10",
		"no contact: ISO 9001-2015, 70 per cent, 14-15 December 2022",
		"no contact: November 20-21 2018",
	} {
		plain, want := expect(in)
		got := text.Mask(plain)
		if got != want {
			t.Errorf("Mask(%q)\n got %q\nwant %q", plain, got, want)
		}
		if again := text.Mask(got); again != got {
			t.Errorf("masking %q twice gives %q", got, again)
		}
	}
}

// expect takes the outer brackets out and masks what stood between them.
func expect(in string) (plain, want string) {
	if strings.HasPrefix(in, "no contact") {
		return in, in
	}
	open, closing := strings.Index(in, "["), strings.LastIndex(in, "]")
	inner := in[open+1 : closing]
	return in[:open] + inner + in[closing+1:], in[:open] + strings.Repeat("*", len(inner)) + in[closing+1:]
}

func FuzzMask(f *testing.F) {
	for _, s := range []string{"a@b.cd", "044-202-6270", "+", "(((0", "０２－３７０８", "@@..@", "x [at] y.zz", "\xff0@a.bc", "tel 12345 67890"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := text.Mask(s)
		if len(m) != len(s) {
			t.Fatalf("%d bytes become %d", len(s), len(m))
		}
		if utf8.ValidString(s) && !utf8.ValidString(m) {
			t.Fatal("a character was cut")
		}
		for i := range len(s) {
			if m[i] != s[i] && m[i] != '*' {
				t.Fatalf("byte %d became %q", i, m[i])
			}
		}
		if again := text.Mask(m); again != m {
			t.Fatalf("masking twice: %q, then %q", m, again)
		}
	})
}
