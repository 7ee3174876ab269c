package words

import "testing"

func TestDate(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		day    Day
		en, ko string
	}{
		{Day{2017, 4, 26}, "26 April 2017", "2017년 4월 26일"},
		{Day{2016, 11, 0}, "November 2016", "2016년 11월"},
		{Day{2016, 0, 0}, "2016", "2016년"},
		{Day{0, 4, 26}, "26 April (year not stated)", "4월 26일(연도 명시되지 않음)"},
		{Day{0, 4, 0}, "April (year not stated)", "4월(연도 명시되지 않음)"},
		{Day{}, "", ""},
	} {
		if en, ko := tt.day.in(En), tt.day.in(Ko); en != tt.en || ko != tt.ko {
			t.Errorf("%v: %q and %q, want %q and %q", tt.day, en, ko, tt.en, tt.ko)
		}
	}
}

func TestPeriod(t *testing.T) {
	t.Parallel()
	first, second, later := Day{2018, 11, 20}, Day{2018, 11, 21}, Day{2018, 12, 1}
	for _, tt := range []struct {
		name       string
		start, end Day
		en, ko     string
	}{
		{"a day", first, first, "20 November 2018", "2018년 11월 20일"},
		{"no end", first, Day{}, "20 November 2018", "2018년 11월 20일"},
		{"no start", Day{}, second, "until 21 November 2018", "2018년 11월 21일까지"},
		{"within a month", first, second, "20–21 November 2018", "2018년 11월 20일–21일"},
		{"within a year", first, later, "20 November – 1 December 2018", "2018년 11월 20일 – 12월 1일"},
		{"over a year", first, Day{2019, 1, 2}, "20 November 2018 – 2 January 2019", "2018년 11월 20일 – 2019년 1월 2일"},
		{"months", Day{2018, 11, 0}, Day{2018, 12, 0}, "November 2018 – December 2018", "2018년 11월 – 2018년 12월"},
		{"nothing", Day{}, Day{}, "", ""},
	} {
		if en, ko := Period(En, tt.start, tt.end), Period(Ko, tt.start, tt.end); en != tt.en || ko != tt.ko {
			t.Errorf("%s: %q and %q, want %q and %q", tt.name, en, ko, tt.en, tt.ko)
		}
	}
}

func TestSpan(t *testing.T) {
	t.Parallel()
	from, to := Day{2014, 11, 0}, Day{2017, 7, 0}
	for _, tt := range []struct {
		from, to Day
		en, ko   string
	}{
		{from, to, "November 2014 to July 2017", "2014년 11월부터 2017년 7월까지"},
		{from, Day{}, "since November 2014", "2014년 11월부터"},
		{Day{}, to, "until July 2017", "2017년 7월까지"},
		{Day{}, Day{}, "", ""},
	} {
		if en, ko := Span(En, tt.from, tt.to), Span(Ko, tt.from, tt.to); en != tt.en || ko != tt.ko {
			t.Errorf("%v to %v: %q and %q, want %q and %q", tt.from, tt.to, en, ko, tt.en, tt.ko)
		}
	}
}
