package dating_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/text"

	"github.com/google/go-cmp/cmp"
)

func date(s string) accord.Date {
	d, err := accord.ParseDate(s)
	if err != nil {
		panic(err) // a mistake in a table of this file
	}
	return d
}

// shown prints a mention as the tables have it: "words=start..end rule".
func shown(s string, m dating.Mention) string {
	out := s[m.Span.Start:m.Span.End] + "=" + m.Start.String()
	if !m.End.IsZero() {
		out += ".." + m.End.String()
	}
	if m.Rule != "" {
		out += " " + m.Rule
	}
	return out
}

func find(in, published string) []string {
	var got []string
	for _, m := range dating.Scan(text.Parse(in)).Find(date(published)) {
		got = append(got, shown(in, m))
	}
	return got
}

// TestFindStated: dates that the text states in full, or as far as it does.
func TestFindStated(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"2017-05-10", []string{"2017-05-10=2017-05-10"}},
		{"2020.11.10", []string{"2020.11.10=2020-11-10"}},
		{"2017. 4. 26.", []string{"2017. 4. 26=2017-04-26"}},
		{"10.03.2005", []string{"10.03.2005=2005-03-10"}},
		{"24/03/2023 14:12", []string{"24/03/2023=2023-03-24"}},
		{"02/12/2022 –", []string{"02/12/2022=2022-12-02 day-before-month"}},
		{"04/26/2017", []string{"04/26/2017=2017-04-26"}},
		{"on 26 April 2017.", []string{"26 April 2017=2017-04-26"}},
		{"the 26th of April, 2017", []string{"26th of April, 2017=2017-04-26"}},
		{"April 26, 2017", []string{"April 26, 2017=2017-04-26"}},
		{"July 19th, 2019", []string{"July 19th, 2019=2019-07-19"}},
		{"12th Feb, 2025", []string{"12th Feb, 2025=2025-02-12"}},
		{"Sept. 5, 2016", []string{"Sept. 5, 2016=2016-09-05"}},
		{"Tuesday, October 15, 2024", []string{"Tuesday, October 15, 2024=2024-10-15"}},
		{"Thu. 5 August 2021", []string{"Thu. 5 August 2021=2021-08-05"}},
		{"November 2016", []string{"November 2016=2016-11"}},
		{"March of 2024", []string{"March of 2024=2024-03"}},
		{"in 2019, and since 2021", []string{"2019=2019", "2021=2021"}},
		{"2009-2014", []string{"2009-2014=2009..2014"}},
		{"November 20-21, 2018", []string{"November 20-21, 2018=2018-11-20..2018-11-21"}},
		{"June 29–30, 2016", []string{"June 29–30, 2016=2016-06-29..2016-06-30"}},
		{"November26 and 27, 2012", []string{"November26 and 27, 2012=2012-11-26..2012-11-27"}},
		{"April 30 to May 2, 2019", []string{"April 30 to May 2, 2019=2019-04-30..2019-05-02"}},
		{"14-15 December 2022", []string{"14-15 December 2022=2022-12-14..2022-12-15"}},
		{"28 February - 2 March 2023", []string{"28 February - 2 March 2023=2023-02-28..2023-03-02"}},
		{"30 December 2022 to 2 January 2023", []string{"30 December 2022 to 2 January 2023=2022-12-30..2023-01-02"}},
		{"December 30 - January 2, 2023", []string{"December 30 - January 2, 2023=2022-12-30..2023-01-02"}},
		{"between October and November of 2026", []string{"October and November of 2026=2026-10..2026-11"}},
		{"20 de Setembro de 2007", []string{"20 de Setembro de 2007=2007-09-20"}},
		{"le mardi 13 décembre 2016", []string{"mardi 13 décembre 2016=2016-12-13"}},
		{"9-May-2017", []string{"9-May-2017=2017-05-09"}},
		{"Tuesday (May 9, 2017)", []string{"Tuesday (May 9, 2017)=2017-05-09"}},
		{"26. April 2017", []string{"26. April 2017=2017-04-26"}},
		{"2017년 4월 26일", []string{"2017년 4월 26일=2017-04-26"}},
		{"2016년 11월에", []string{"2016년 11월=2016-11"}},
		{"2018년 11월 20~21일", []string{"2018년 11월 20~21일=2018-11-20..2018-11-21"}},
		{"31 February 2017", []string{"February 2017=2017-02"}},
		{"may march on, the Sun and Ryu Kwang Jun", nil},
		{"$2019, WGS2022, 3.2015, 20190, 2019km", nil},
		{"5 May", []string{"5 May=--05-05 no-year"}},
		{"1. March of the Ministers", nil},
		{"May 12,000 people come", nil},
		{"September 14: The Cabinet", []string{"September 14=--09-14 no-year"}},
	} {
		if diff := cmp.Diff(tt.want, find(tt.in, "")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

// TestFindAgainstTheRelease: words that count from the release, here Wednesday,
// 10 May 2017.
func TestFindAgainstTheRelease(t *testing.T) {
	t.Parallel()
	const published = "2017-05-10"
	for _, tt := range []struct{ in, want string }{
		{"It was signed today.", "today=2017-05-10 today"},
		{"It was signed this morning.", "this morning=2017-05-10 today"},
		{"It ended this noon.", "this noon=2017-05-10 today"},
		{"Il a été signé vendredi à Rabat.", "vendredi=2017-05-05 weekday"},
		{"Il a été signé mercredi dernier.", "mercredi dernier=2017-05-03 weekday"},
		{"Il sera signé lundi.", "lundi=2017-05-15 weekday"},
		{"pendant les fêtes de mardi gras, à Vendredi et Domingo", ""},
		{"It was signed yesterday.", "yesterday=2017-05-09 yesterday"},
		{"It was signed on April 26.", "April 26=2017-04-26 year-of-release"},
		{"It was signed on 26th April in Minsk.", "26th April=2017-04-26 year-of-release"},
		{"It was signed on December 5.", "December 5=2016-12-05 year-of-release"},
		{"It will be signed on December 5.", "December 5=2017-12-05 year-of-release"},
		{"It will be signed on January 5.", "January 5=2018-01-05 year-of-release"},
		{"May 20-21, Minsk", "May 20-21=2017-05-20..2017-05-21 year-of-release"},
		{"It was signed last November.", "last November=2016-11 year-of-release"},
		{"It was signed last March.", "last March=2017-03 year-of-release"},
		{"It was signed last May.", "last May=2016-05 year-of-release"},
		{"in September last year", "September last year=2016-09 month-of-year"},
		{"on December 5 last year", "December 5 last year=2016-12-05 month-of-year"},
		{"in March this year", "March this year=2017-03 month-of-year"},
		{"last month, this month, next month", "last month=2017-04 last-month|this month=2017-05 this-month|next month=2017-06 next-month"},
		{"The next summit will be held next year.", "next year=2018 next-year"},
		{"It was signed on Tuesday.", "Tuesday=2017-05-09 weekday"},
		{"It was signed on Wednesday.", "Wednesday=2017-05-10 weekday"},
		{"It was signed last Wednesday.", "last Wednesday=2017-05-03 weekday"},
		{"He will be there on Monday.", "Monday=2017-05-15 weekday"},
		{"He will be in Athens on Monday (15/5).", "Monday (15/5)=2017-05-15 year-of-release"},
		{"from March 21 (Tuesday) to 23 (Thursday)", "March 21 (Tuesday) to 23 (Thursday)=2017-03-21..2017-03-23 year-of-release"},
		{"on November 19 (local time) they met", "November 19=2016-11-19 year-of-release"},
		{"지난해 11월 카자흐스탄과", "지난해 11월=2016-11 month-of-year"},
		{"4월 26일 민스크에서", "4월 26일=2017-04-26 year-of-release"},
		{"9일(현지시간) 서명했다", "9일=2017-05-09 day-of-month"},
		{"22일(현지시간) 서명했다", "22일=2017-04-22 day-of-month"},
		{"vendredi 31 mars dernier", "vendredi 31 mars dernier=2017-03-31 year-of-release"},
		{"In November, both sides met.", "November=2016-11 year-of-release"},
	} {
		if diff := cmp.Diff(tt.want, strings.Join(find(tt.in, published), "|")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

// TestFindWithoutARelease: what nobody can know stays unknown, what the text
// itself gives away is inferred.
func TestFindWithoutARelease(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"It was signed yesterday.", "yesterday= yesterday"},
		{"It was signed on Tuesday.", "Tuesday= weekday"},
		{"It was signed last month.", "last month= last-month"},
		{"in September last year", "September last year=--09 month-of-year"},
		{"on March 21 (Tuesday)", "March 21 (Tuesday)=--03-21 no-year"},
		{"In 2021, both began. It was held on March 21 (Tuesday).", "2021=2021|March 21 (Tuesday)=2023-03-21 year-by-weekday"},
		{"By 2030 all is done. It was held on March 21 (Tuesday).", "2030=2030|March 21 (Tuesday)=--03-21 no-year"},
		{"vendredi 31 mai dernier au Gitex Africa 2024", "vendredi 31 mai dernier=2024-05-31 year-by-weekday|2024=2024"},
		{"It was signed on June 24, 2019. The forum is held on June 24-26.", "June 24, 2019=2019-06-24|June 24-26=2019-06-24..2019-06-26 year-of-same-month"},
		{"It was held on May 3, 2019. It was held on May 4, 2020. And on May 5.", "May 3, 2019=2019-05-03|May 4, 2020=2020-05-04|May 5=--05-05 no-year"},
		{"It was held on December 3, 2023. It will be held on December 15-19.", "December 3, 2023=2023-12-03|December 15-19=--12-15..--12-19 no-year"},
	} {
		if diff := cmp.Diff(tt.want, strings.Join(find(tt.in, ""), "|")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, diff)
		}
	}
}

func TestReasons(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, published, want string }{
		{"In 2021, both began. It was held on March 21 (Tuesday).", "", "21 March is a Tuesday in 2017, 2023, 2028; the text names 2021 as past."},
		{"It was signed yesterday.", "2017-05-10", `The release is dated 10 May 2017, and it says "yesterday".`},
		{"It was signed on April 26.", "2017-05-10", "The text names no year; the release is dated 10 May 2017, and the last 26 April before it is in 2017."},
	} {
		all := dating.Scan(text.Parse(tt.in)).Find(date(tt.published))
		if got := all[len(all)-1].Reason; got != tt.want {
			t.Errorf("%q: mismatch (-want +got)\n%s", tt.in, cmp.Diff(tt.want, got))
		}
	}
}

func TestCountersAreNoDays(t *testing.T) {
	t.Parallel()
	if got := find("Today 259\n\nYesterday 625\n\nA contract was signed yesterday by the ministry.", "2005-03-10"); len(got) != 1 || got[0] != "yesterday=2005-03-09 yesterday" {
		t.Errorf("found %q", got)
	}
}

func TestPublished(t *testing.T) {
	t.Parallel()
	const body = "The Ministry signed a memorandum of understanding on April 3, 2017 with the ministry of another country, which both had prepared for a year and a half, and they were glad to have done so in the end, as both said."
	for _, tt := range []struct{ name, in, want string }{
		{"none", body, ""},
		{"a label", "Title of the release\nDate : 2017-05-10 Read : 194\n" + body, "2017-05-10"},
		{"a dotted date", "Title of the release\nDate : 2020.11.10 Read : 9872\n" + body, "2020-11-10"},
		{"published on", "Title of the release\n\nPublished on July 26, 2023\n\n" + body, "2023-07-26"},
		{"a Korean label", "제목입니다\n등록일 : 2020.11.10\n" + body, "2020-11-10"},
		{"a place and a date", "Title of the release\n\nSkopje, July 19th, 2019\n\n" + body, "2019-07-19"},
		{"a date with a time", "7 December 2023 18:25 (UTC+04:00)\n\n" + body, "2023-12-07"},
		{"an agency's line", "Tallinn, Estonia, 31 May 2017/ ACP: " + body, "2017-05-31"},
		{"an agency in brackets", "PARIS, (UrduPoint / WAM - 12th Feb, 2025) " + body, "2025-02-12"},
		{"a bar", "5 August 2021 | Ministry of Foreign Affairs\n\n" + body, "2021-08-05"},
		{"before the title", "October 16, 2024 G7 Ministerial Meeting: Results\n\n" + body, "2024-10-16"},
		{"a wire service", "WASHINGTON, March 5, 2020 — " + body, "2020-03-05"},
		{"a wire service with slashes", "TOKYO, Dec. 10, 2021 /PRNewswire/ -- " + body, "2021-12-10"},
		{"a colon", "New Delhi, 12 May 2021: " + body, "2021-05-12"},
		{"brackets", "(5 May 2020) " + body, "2020-05-05"},
		{"no sign behind it", "May 5, 2020 " + body, "2020-05-05"},
		{"a label in capitals", "Title of the release\nPosted On: 18 JAN 2024 3:34PM by PIB Delhi\n\n" + body, "2024-01-18"},
		{"the ISO form with a time", "Title of the release\n2021-03-05 10:22\n\n" + body, "2021-03-05"},
		{"an update in front of the date", "Title of the release\n\nMis à jour le 7 mai 2021 - Publié le 5 mai 2021\n\n" + body, "2021-05-05"},
		{"an update alone", "Title of the release\n\nActualizado: 5 de mayo de 2021\n\n" + body, ""},
		{"posted by somebody", "Title of the release\nPosted by Press Office on May 5, 2021\n\n" + body, "2021-05-05"},
		{"a year in brackets", "New Delhi, Nov 17 (2023): " + body, "2023-11-17"},
		{"an agency in slashes", "Ulaanbaatar /MONTSAME/ May 5, 2021. " + body, "2021-05-05"},
		{"an agency at the end", "Title of the release\n\n" + body + "\n\nAmman, 5 Sept 2021 (Petra)\n", "2021-09-05"},
		{"may in Spanish", "Madrid, 5 may. 2021 (EFE).- " + body, "2021-05-05"},
		{"reported on", "행정안전부는 협력사절단을 보낸다고 2022년 9월 16일 밝혔다.\n", "2022-09-16"},
		{"a page's update", "Title of the release\nLast updated: 5 March 2021\n\n" + body, ""},
		{"a source at the end", body + "\n\nQuelle: Brunei Direct, 10.03.2005\n\nGo to top", "2005-03-10"},
		{"a source before a clock", "Today 259\nYesterday 625\nFriday, 5.07.2024\n\n" + body + "\n\nSource: Radio, 07.08.2010\n", "2010-08-07"},
		{"a page's clock", "Home | Contact | Login\n20 February 2018 | 01:40 PM\nFacebook Twitter Español | English | Português\n\nDeclaration of San José\n\n" + body, ""},
		{"a date without a year", "New Delhi [India], January 18 (ANI): " + body, ""},
		{"a range", "Title of the release\n\nSan José, November 26 and 27, 2012\n\n" + body, ""},
		{"what a sentence is about", "On Thursday, August 5, 2021 a Memorandum was signed - so both sides said.", ""},
		{"a tweet", body + "\n— Presidency (@Presidency) 13 December 2016", ""},
	} {
		d := text.Parse(tt.in)
		m, ok := dating.Scan(d).Published()
		if got := m.Start.String(); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%s: published %q, %v, want %q", tt.name, got, ok, tt.want)
		}
		if ok && m.Basis != accord.Quoted {
			t.Errorf("%s: basis %s", tt.name, m.Basis)
		}
	}
}

// check says what must hold of every text and release date.
func check(t *testing.T, s string, published accord.Date) {
	t.Helper()
	d := text.Parse(s)
	last := 0
	for _, m := range dating.Scan(d).Find(published) {
		if !m.Span.In(len(s)) || m.Span.Start < last || utf8.ValidString(s) && !utf8.ValidString(s[m.Span.Start:m.Span.End]) {
			t.Fatalf("%+v after %d", m, last)
		}
		last = m.Span.End
		if !m.Start.Valid() || !m.End.Valid() {
			t.Fatalf("%+v is not in the calendar", m)
		}
		if !m.End.IsZero() && m.Start.Year != 0 && m.End.Compare(m.Start) < 0 {
			t.Fatalf("%+v ends before it starts", m)
		}
		if (m.Basis == accord.NotStated) != m.Start.IsZero() {
			t.Fatalf("%+v: basis and date differ", m)
		}
		if (m.Basis == accord.Calculated || m.Basis == accord.Inferred) && (m.Reason == "" || m.Rule == "") {
			t.Fatalf("%+v has no reason", m)
		}
	}
	if m, ok := dating.Scan(d).Published(); ok && (!m.Span.In(len(s)) || !m.Start.Valid() || m.Start.Year == 0) {
		t.Fatalf("published %+v", m)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{sample, "", "2017-", "May", "29 February", "from March 31 (Tuesday) to 32", "12월 31일 ~ 2일", "지난 31일", "30 - 31 Sept. 2019", "Feb. 29 last year", "\xff1 May \xfe2017", "last last last year", "December 31 - January 1"} {
		f.Add(s, 2017, 2, 28)
		f.Add(s, 0, 0, 0)
	}
	f.Fuzz(func(t *testing.T, s string, year, month, day int) {
		published := accord.Date{Year: year, Month: month, Day: day}
		if year < 0 || year > 9000 || !published.Valid() {
			published = accord.Date{}
		}
		check(t, s, published)
	})
}

const sample = `Date : 2017-05-10 Read : 194
As the Ministry of the Interior expands cooperation with Belarus, following the signing of an MOU with Kazakhstan last November, Korea's e-Government will make inroads into the region. The forum was held on April 26 in Minsk; it was opened on Tuesday, and in September last year there had been another from November 20-21, 2016. The ministers of both countries spoke about the digital state, its services and the people who use them, at some length, and will meet again next year.
`

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{2_000, 20_000, 200_000, 2_000_000} {
		d := text.Parse(strings.Repeat(sample, n/len(sample)+1)[:n])
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(n))
			for b.Loop() {
				dating.Scan(d).Find(accord.Date{Year: 2017, Month: 5, Day: 10})
			}
		})
	}
}

func BenchmarkPublished(b *testing.B) {
	d := text.Parse(strings.Repeat(sample, 400))
	b.ReportAllocs()
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		dating.Scan(d).Published()
	}
}
