package dating_test

import (
	"fmt"
	"strings"
	"testing"

	"accords/internal/accord"
	"accords/internal/extract/dating"
	"accords/internal/text"

	"github.com/google/go-cmp/cmp"
)

// findings compares what is found in each text with what is wanted: the dates with a
// bar between them, nothing for a text without any.
func findings(t *testing.T, published string, table [][2]string) {
	t.Helper()
	for _, row := range table {
		if diff := cmp.Diff(row[1], strings.Join(find(row[0], published), "|")); diff != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", row[0], diff)
		}
	}
}

// TestNumericDates: figures alone. What is not in the calendar is no date, and what
// looks like one may be the number of a file, a version, a share.
func TestNumericDates(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"01.02.2023", "01.02.2023=2023-02-01"},
		{"1.2.2023", "1.2.2023=2023-02-01"},
		{"01/02/2023", "01/02/2023=2023-02-01 day-before-month"},
		{"Tue, 03/10/2009 - 04:17", "Tue, 03/10/2009=2009-03-10"},
		{"05/05/2023", "05/05/2023=2023-05-05"}, // the same either way
		{"13/02/2023", "13/02/2023=2023-02-13"},
		{"02/13/2023", "02/13/2023=2023-02-13"},
		{"12-05-2023", "12-05-2023=2023-05-12"},
		{"2023-1-2", "2023-1-2=2023-01-02"},
		{"2023/01/02", "2023/01/02=2023-01-02"},
		{"2023-01-02T10:00", "2023-01-02=2023-01-02"},
		{"2023. 1. 2", "2023. 1. 2=2023-01-02"},
		{"2020-02-29", "2020-02-29=2020-02-29"},
		{"2019-02-29", ""},
		{"2023-13-01", ""},
		{"2023-00-01", ""},
		{"2023/02/30", ""},
		{"2023-01/02", ""},              // two signs
		{"2023 - 01 - 02", "2023=2023"}, // blanks around hyphens
		{"31/31/2023", "2023=2023"},
		{"192.168.2023", ""},
		{"10/2023", "2023=2023"},
		{"2023/24", ""},
		{"2023-24", ""},
		{"5/2023-24", ""},
		{"3.2015", ""},
		{"2,019 visitors", ""},
	})
}

// TestYears: numbers of four digits are years between 1900 and 2099, and neither sums
// of money nor parts of names.
func TestYears(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"in 1999", "1999=1999"},
		{"in 1899", ""},
		{"in 2100", ""},
		{"2019.", "2019=2019"},
		{"2019, they said", "2019=2019"},
		{"2019%", ""},
		{"2019.5", ""},
		{"2019km", ""},
		{"€2019", ""},
		{"#2019", ""},
		{"WGS2022", ""},
		{"A/2019", "2019=2019"},
		{"2009–2014", "2009–2014=2009..2014"},
		{"2014-2009", "2009=2009"},
		{"1990-2095", "2095=2095"}, // no plan runs for a century
	})
}

// TestDayFirst: a day and a month behind it, in the languages that write so.
func TestDayFirst(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"5th May 2021", "5th May 2021=2021-05-05"},
		{"5 May2021", "5 May2021=2021-05-05"},
		{"the 4th of May 2020", "4th of May 2020=2020-05-04"},
		{"3 Nov. 2020, they", "3 Nov. 2020=2020-11-03"},
		{"It was on 3 Nov. They left.", "3 Nov=--11-03 no-year"},
		{"09/May/2017", "09/May/2017=2017-05-09"},
		{"9-May 2017", "9-May 2017=2017-05-09"},
		{"9-May", "9-May=--05-09 no-year"},
		{"1er mars 2020", "1er mars 2020=2020-03-01"},
		{"1º de março de 2020", "1º de março de 2020=2020-03-01"},
		{"9 de julio del 2024", "9 de julio del 2024=2024-07-09"},
		{"am 5. Mai 2020", "5. Mai 2020=2020-05-05"},
		{"il 5 maggio 2020", "5 maggio 2020=2020-05-05"},
		{"32 May 2020", "May 2020=2020-05"},
		{"29 February 2019", "29 February 2019=--02-29 no-year"},
		{"29 February 2020", "29 February 2020=2020-02-29"},
		{"1. March of the Ministers", ""},
		{"5\nMay 2021", "May 2021=2021-05"},
		{"5 may 2021", "2021=2021"}, // a verb
	})
}

// TestMonthFirst: a month and a day behind it, and numbers that are none.
func TestMonthFirst(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"Nov. 3", "Nov. 3=--11-03 no-year"},
		{"Nov 3", "Nov 3=--11-03 no-year"},
		{"May the 4th, 2020", "May the 4th, 2020=2020-05-04"},
		{"January 1, 1899", "January 1=--01-01 no-year"},
		{"April 3.5 million", ""},
		{"March 10:30", ""},
		{"May 5%", ""},
		{"May 12,000", ""},
		{"in May", "May=--05 no-year"},
		{"by May", "May=--05 no-year"},
		{"early May", "May=--05 no-year"},
		{"mid-May 2021", "May 2021=2021-05"},
		{"The May agreement", ""},
		{"of May", ""},
	})
}

// TestRanges: two days, two months or two years. A range runs forward; what runs
// backward is its second half alone.
func TestRanges(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"30 and 31 May 2019", "30 and 31 May 2019=2019-05-30..2019-05-31"},
		{"30th and 31st May", "30th and 31st May=--05-30..--05-31 no-year"},
		{"14-13 December 2022", "13 December 2022=2022-12-13"},
		{"May 5 and 6, 2020", "May 5 and 6, 2020=2020-05-05..2020-05-06"},
		{"March 5 to April 6", "March 5 to April 6=--03-05..--04-06 no-year"},
		{"on March 5 and 12 countries", "March 5=--03-05 no-year"},
		{"on March 5 and 12 at the ministry", "March 5 and 12=--03-05..--03-12 no-year"},
		{"March 5 and 12th", "March 5 and 12th=--03-05..--03-12 no-year"},
		{"December 30 - January 2", "December 30 - January 2=--12-30..--01-02 no-year"},
		{"30 December - 2 January 2023", "30 December - 2 January 2023=2022-12-30..2023-01-02"},
		{"28 February and 2 March 2023", "28 February=2023-02-28|2 March 2023=2023-03-02"},
		{"November–December 2026", "November–December 2026=2026-11..2026-12"},
		{"November and December 2026", "November and December 2026=2026-11..2026-12"},
		{"los días 4 y 6 de mayo de 2021", "4 y 6 de mayo de 2021=2021-05-04..2021-05-06"},
		{"4 al 6 de mayo de 2021", "4 al 6 de mayo de 2021=2021-05-04..2021-05-06"},
		{"del 28 de febrero al 2 de marzo de 2023", "28 de febrero al 2 de marzo de 2023=2023-02-28..2023-03-02"},
		{"from Monday, 28 August, to Wednesday, 30 August 2023", "Monday, 28 August, to Wednesday, 30 August 2023=2023-08-28..2023-08-30"},
		{"del lunes 28 al miércoles 30 de agosto de 2023", "lunes 28 al miércoles 30 de agosto de 2023=2023-08-28..2023-08-30"},
		{"August 28, 2023 to August 30, 2023", "August 28, 2023 to August 30, 2023=2023-08-28..2023-08-30"},
		{"August 28, 2023 and August 30, 2024", "August 28, 2023=2023-08-28|August 30, 2024=2024-08-30"},
		{"on 12, 13 and 14 May 2022", "12, 13 and 14 May 2022=2022-05-12..2022-05-14"},
		{"May 12, 13 and 14, 2022", "May 12, 13 and 14, 2022=2022-05-12..2022-05-14"},
		{"May 12, 15 and 14 countries", "May 12=--05-12 no-year"},
		{"3, 4 and 9 May 2022", "3, 4 and 9 May 2022=2022-05-03..2022-05-09"},
		{"2, 12 and 14 May 2022", "12 and 14 May 2022=2022-05-12..2022-05-14"},
		{"de 14 a 16 de novembro de 2023", "14 a 16 de novembro de 2023=2023-11-14..2023-11-16"},
		{"de 30 de maio a 2 de junho de 2023", "30 de maio a 2 de junho de 2023=2023-05-30..2023-06-02"},
		{"May 5 a 12-member delegation", "May 5=--05-05 no-year"},
		{"28.-30. August 2023", "28.-30. August 2023=2023-08-28..2023-08-30"},
		{"28.-30.08.2023", "28.-30.08.2023=2023-08-28..2023-08-30"},
		{"28–30/08/2023", "28–30/08/2023=2023-08-28..2023-08-30"},
		{"30-28.08.2023", "28.08.2023=2023-08-28"},
		{"28.08.2023 - 30.08.2023", "28.08.2023 - 30.08.2023=2023-08-28..2023-08-30"},
		{"2023-08-28 to 2023-08-30", "2023-08-28 to 2023-08-30=2023-08-28..2023-08-30"},
		{"2023-08-30 to 2023-08-28", "2023-08-30=2023-08-30|2023-08-28=2023-08-28"},
		{"2023. 8. 28.~30.", "2023. 8. 28.~30=2023-08-28..2023-08-30"},
		{"2023년 8월 28일~30일", "2023년 8월 28일~30일=2023-08-28..2023-08-30"},
		{"8월 28일(월)부터 9월 1일(금)까지", "8월 28일(월)부터 9월 1일=--08-28..--09-01 no-year"},
		{"9. 12.(화) 서울", "9. 12=--09-12 no-year"},
		{"9. 12. (명) 서울", ""},
		{"8월 28일부터 9월 1일까지", "8월 28일부터 9월 1일=--08-28..--09-01 no-year"},
		{"2021年3月12日", "2021年3月12日=2021-03-12"},
	})
}

// TestWeekdays: days of the week alone, in front of a date, in brackets, and words
// and names that look like them.
func TestWeekdays(t *testing.T) {
	t.Parallel()
	findings(t, "2017-05-10", [][2]string{
		{"on Saturday", "Saturday=2017-05-06 weekday"},
		{"el sábado", "sábado=2017-05-06 weekday"},
		{"Sábado", ""},
		{"Plácido Domingo sang", ""},
		{"the Sun and Mon cities", ""},
		{"Tue, May 9", "Tue, May 9=2017-05-09 year-of-release"},
		{"el pasado sábado", "sábado=2017-05-06 weekday"},
		{"le mercredi dernier", "mercredi dernier=2017-05-03 weekday"},
		{"na quinta-feira", "quinta-feira=2017-05-04 weekday"},
		{"na quarta-feira passada", "quarta-feira passada=2017-05-03 weekday"},
		{"on this 4th day of May 2017", "4th day of May 2017=2017-05-04"},
		{"the 4th day of the visit in May", "May=2017-05 year-of-release"},
		{"Monday (27/3)", "Monday (27/3)=2017-03-27 year-of-release"},
		{"Monday (3/27)", "Monday=2017-05-08 weekday"}, // 27 is no month
		{"(27/3)", ""},
		{"27/3 of them", ""},
		{"last Friday", "last Friday=2017-05-05 weekday"},
		{"next Friday", "next Friday=2017-05-12 weekday"},
		{"It will be signed on Wednesday.", "Wednesday=2017-05-17 weekday"},
		{"The forum opened today and runs until Friday.", "today=2017-05-10 today|Friday=2017-05-12 weekday"},
		{"The forum opened on Monday.", "Monday=2017-05-08 weekday"},
		{"The forum opens on Wednesday.", "Wednesday=2017-05-10 weekday"},
		{"It lasted until Friday.", "Friday=2017-05-05 weekday"},
	})
}

// TestKoreanDates: units behind their numbers, particles behind the units, and words
// that begin like units.
func TestKoreanDates(t *testing.T) {
	t.Parallel()
	findings(t, "2017-05-10", [][2]string{
		{"2016년", "2016년=2016"},
		{"2016년 13월", "2016년=2016"},
		{"2016년 4월", "2016년 4월=2016-04"},
		{"11월", "11월=2016-11 year-of-release"},
		{"11월 3일부터 4일까지", "11월 3일부터 4일=2016-11-03..2016-11-04 year-of-release"},
		{"2018년 11월 3일부터 5일까지", "2018년 11월 3일부터 5일=2018-11-03..2018-11-05"},
		{"11월 3일부터 2일까지", "11월 3일=2016-11-03 year-of-release|2일=2017-05-02 day-of-month"},
		{"11월 20~21일", "11월 20~21일=2016-11-20..2016-11-21 year-of-release"},
		{"26일부터", "26일=2017-04-26 day-of-month"},
		{"지난 22일", "지난 22일=2017-04-22 day-of-month"},
		{"오는 22일", "오는 22일=2017-05-22 day-of-month"},
		{"오는 5일", "오는 5일=2017-06-05 day-of-month"},
		{"지난해", "지난해=2016 last-year"},
		{"내년", "내년=2018 next-year"},
		{"올해 3월 2일", "올해 3월 2일=2017-03-02 month-of-year"},
		{"어제", "어제=2017-05-09 yesterday"},
		{"오늘", "오늘=2017-05-10 today"},
		{"일본과 일반, 월드컵", ""},
		{"3월드", ""},
		{"32일", ""},
	})
}

// TestDaysWithoutCalendar: 29 February in a year that has none, and the last day of
// a month that the month before does not have.
func TestDaysWithoutCalendar(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, published, want string }{
		{"It was signed on February 29.", "2017-05-10", "February 29=--02-29 no-year"},
		{"It was signed on February 29.", "2016-05-10", "February 29=2016-02-29 year-of-release"},
		{"on February 29 last year", "2018-05-10", "February 29 last year=--02-29 month-of-year"},
		{"31일 서명했다", "2017-05-10", "31일= day-of-month"}, // April has 30 days
		{"30일 서명했다", "2017-05-10", "30일=2017-04-30 day-of-month"},
		{"It was signed yesterday.", "2017-01-01", "yesterday=2016-12-31 yesterday"},
		{"It will be signed tomorrow.", "2016-02-28", "tomorrow=2016-02-29 tomorrow"},
		{"last month", "2017-01-31", "last month=2016-12 last-month"},
		{"next month", "2017-12-31", "next month=2018-01 next-month"},
	} {
		if diff := cmp.Diff(tt.want, strings.Join(find(tt.in, tt.published), "|")); diff != "" {
			t.Errorf("%q on %s: mismatch (-want +got)\n%s", tt.in, tt.published, diff)
		}
	}
}

// TestReleaseOfAMonth: a release that is dated to the month, or to the year, places
// what it can and leaves the days unknown.
func TestReleaseOfAMonth(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, published, want string }{
		{"last month", "2017-05", "last month=2017-04 last-month"},
		{"last year", "2017-05", "last year=2016 last-year"},
		{"yesterday", "2017-05", "yesterday= yesterday"},
		{"on Tuesday", "2017-05", "Tuesday= weekday"},
		{"26일", "2017-05", "26일= day-of-month"},
		{"last month", "2017", "last month= last-month"},
		{"last year", "2017", "last year=2016 last-year"},
		{"It was signed on April 26.", "2017-05", "April 26=2017-04-26 year-of-release"},
	} {
		if diff := cmp.Diff(tt.want, strings.Join(find(tt.in, tt.published), "|")); diff != "" {
			t.Errorf("%q in %s: mismatch (-want +got)\n%s", tt.in, tt.published, diff)
		}
	}
}

// TestTense: the nearest verb decides whether a date lies behind the release or ahead
// of it; a participle behind "to be" does not.
func TestTense(t *testing.T) {
	t.Parallel()
	findings(t, "2017-05-10", [][2]string{
		{"The MoU was signed on June 5.", "June 5=2016-06-05 year-of-release"},
		{"The MoU will be signed on April 5.", "April 5=2018-04-05 year-of-release"},
		{"The summit, to be held on April 5, is the third.", "April 5=2018-04-05 year-of-release"},
		{"On June 5 the ministers met.", "June 5=2016-06-05 year-of-release"},
		{"On April 5 the ministers will meet.", "April 5=2018-04-05 year-of-release"},
		{"The upcoming forum on April 5", "April 5=2018-04-05 year-of-release"},
		{"United and advanced on June 5", "June 5=2017-06-05 year-of-release"}, // adjectives: within a month ahead
		{"The forum, June 20", "June 20=2016-06-20 year-of-release"},           // more than a month ahead
		{"La cumbre se celebrará el 5 de abril", "5 de abril=2018-04-05 year-of-release"},
	})
}

// TestGoalsAreNotThePast: the year of a strategy says nothing of the day on which a
// weekday fell; that of an event does.
func TestGoalsAreNotThePast(t *testing.T) {
	t.Parallel()
	findings(t, "", [][2]string{
		{"Vision 2030 was shown on March 21 (Tuesday).", "2030=2030|March 21 (Tuesday)=--03-21 no-year"},
		{"It will be so in 2028. It was held on March 21 (Tuesday).", "2028=2028|March 21 (Tuesday)=--03-21 no-year"},
		{"It began in 2016. It was held on March 21 (Tuesday).", "2016=2016|March 21 (Tuesday)=2017-03-21 year-by-weekday"},
		{"Expo 2017 was held on March 21 (Tuesday).", "2017=2017|March 21 (Tuesday)=2017-03-21 year-by-weekday"},
		{"Expo 2018 was held on March 21 (Tuesday).", "2018=2018|March 21 (Tuesday)=--03-21 no-year"}, // a Wednesday
	})
}

// TestDatelines: the date that opens a text, in the forms of agencies and ministries,
// and sentences that only begin with a date.
func TestDatelines(t *testing.T) {
	t.Parallel()
	const title = "Two countries sign a memorandum on e-government\n\n"
	const body = "The Ministry of Communications signed a memorandum of understanding with its counterpart in the capital."
	for _, tt := range []struct{ in, want string }{
		{"01.02.2023\n\n" + body, "2023-02-01"},
		{"MINSK, 01.02.2023\n\n" + body, "2023-02-01"},
		{"MINSK, 01.02.2023 (BelTA) – " + body, "2023-02-01"},
		{"MINSK. 01.02.2023. " + body, "2023-02-01"},
		{"Minsk, 01.02.2023. " + body, "2023-02-01"},
		{"01.02.2023. – " + body, "2023-02-01"},
		{"01.02.2023, Minsk – " + body, "2023-02-01"},
		{"01.02.2023, Minsk. " + body, "2023-02-01"},
		{"01.02.2023, Rio de Janeiro, Brazil: " + body, "2023-02-01"},
		{"01.02.2023 / Minsk. " + body, "2023-02-01"},
		{"(01.02.2023) " + body, "2023-02-01"},
		{"5 May 2021, Minsk (BelTA) " + body, "2021-05-05"},
		{"On 01.02.2023 – a Wednesday – the ministry signed a memorandum of understanding.", ""},
		{"01.02.2023, the ministry signed a memorandum of understanding.", ""},
		{"5 May 2021, Kenya and Malta signed a memorandum. They are glad.", ""},
		{"5 May 2021, Anglo-Dutch talks on a memorandum began. They are long.", ""},
		{"5 May 2021, A B C D E signed a memorandum. They are glad.", ""},
		{"Signed in Minsk. 01.02.2023. " + body, ""},
	} {
		m, ok := dating.Scan(text.Parse(title + tt.in)).Published()
		if got := m.Start.String(); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: published %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestFarBelow: a date far down the text is not its dateline, unless it closes it.
func TestFarBelow(t *testing.T) {
	t.Parallel()
	const other = "Nobody at the meeting spoke of anything that had not been on the table before, and so the afternoon was left to those who had come to look at the exhibition that the hosts had built in the hall of the old station by the river."
	const body = "The ministry of communications said on its page that both sides are content with what was achieved together in the years that lie behind them, and that more of it will follow as soon as the two teams have met again and have compared their notes."
	const rest = "They left in the evening.\n\nIt rained on the way.\n\nNobody minded that."
	for _, tt := range []struct{ name, in, want string }{
		{"in the middle", "Two countries sign a memorandum\n\n" + body + "\n\n" + other + "\n\nMinsk, 5 May 2021\n\n" + rest, ""},
		{"behind the first paragraph", "Two countries sign a memorandum\n\nA short lead of the text.\n\nMinsk, 5 May 2021\n\n" + body, "2021-05-05"},
		{"at the end", "Two countries sign a memorandum\n\n" + body + "\n\n" + other + "\n\nMinsk, 5 May 2021", "2021-05-05"},
	} {
		m, _ := dating.Scan(text.Parse(tt.in)).Published()
		if got := m.Start.String(); got != tt.want {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestEveryDay writes every day of two years in six ways: each is read back as the
// same day, whatever stands around it.
func TestEveryDay(t *testing.T) {
	t.Parallel()
	forms := []string{"2 January 2006", "January 2, 2006", "Jan 2, 2006", "02.01.2006", "2006-01-02", "2006년 1월 2일", "2 Jan 2006", "Monday, 2 January 2006"}
	first := accord.Date{Year: 2023, Month: 1, Day: 1}.First()
	for i := range 2 * 365 {
		day := first.AddDate(0, 0, i)
		for _, form := range forms {
			in := fmt.Sprintf("Signed on %s in Minsk.", day.Format(form))
			found := dating.Scan(text.Parse(in)).Find(accord.Date{})
			if len(found) != 1 || found[0].Start != accord.DateOf(day) || !found[0].End.IsZero() {
				t.Fatalf("%q: found %+v", in, found)
			}
		}
	}
}
