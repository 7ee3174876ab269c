package dating

import (
	"strings"
)

// class is the part a word plays in the grammar of dates.
type class int

const (
	classNone         class = iota
	classMonth              // an English month, which needs its capital
	classMonthLower         // a month of a language that writes it small
	classMonthShort         // an abbreviation that is a word, too, without a year behind it
	classWeekday            // an English day of the week
	classWeekdayLower       // one of another language
	classOf                 // of, de, del, du
	classTo                 // to, through, until, al, au, bis
	classA                  // a, à: "14 a 16 de novembro"; in English an article
	classAnd                // and, y, et, und
	classThe                // the, el, le
	classLast               // last, past; passé, dernier, pasado stand behind
	classThis               // this, current
	classNext               // next, coming
	classAfterLast          // dernier, pasado: "31 mai dernier"
	classDay                // yesterday -1, today 0, tomorrow 1
	classPartOfDay          // morning, afternoon, evening: "this morning" is today
	classMonthWord          // month
	classYearWord           // year
	classIn                 // in, since, by, until, during, early, late: a month may follow alone
	classBetween            // between, from
	classLocal              // local, in "(local time)"
	classKoYear             // 년
	classKoMonth            // 월
	classKoDay              // 일
	classKoShift            // 지난해 -1, 올해 0, 내년 1
	classKoDayShift         // 어제, 오늘, 내일
)

// words are the words of the grammar, in lower case. Where languages share a
// word the later entry stays: "mai" is French, so that it needs no capital.
var words = table()

// table makes words. In a list the place of an entry is its value, from first on; a
// slash parts spellings of one entry ("september/sep/sept").
func table() map[string]word {
	t := map[string]word{}
	add := func(c class, first int, lists ...string) {
		for _, list := range lists {
			for i, names := range strings.Fields(list) {
				for name := range strings.SplitSeq(names, "/") {
					t[name] = word{c, first + i}
				}
			}
		}
	}
	for month, names := range map[int]string{1: "ene janv", 2: "fev févr", 4: "abr avr", 7: "juil", 8: "ago", 9: "set", 10: "out ott", 12: "dic dez déc"} {
		for name := range strings.FieldsSeq(names) {
			t[name] = word{classMonthShort, month}
		}
	}
	add(classMonth, 1,
		"januar februar märz april mai juni juli august september oktober november dezember",
		"january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec")
	add(classMonthLower, 1,
		"enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre")
	add(classWeekdayLower, 0,
		"domingo lunes martes miércoles jueves viernes sábado", "dimanche lundi mardi mercredi jeudi vendredi samedi",
		"domenica lunedì martedì mercoledì giovedì venerdì sabato")
	add(classWeekday, 0,
		"sonntag montag dienstag mittwoch donnerstag freitag samstag",
		"sunday/sun monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat")
	for c, list := range map[class]string{
		classOf: "of de del du di", classTo: "to through thru until till al au bis até hasta", classA: "a à", classAnd: "and y et und e",
		classThe: "the el le o il", classLast: "last past último última", classThis: "this current este ce neste nesta deste desta cette cet esta", classNext: "next coming próximo prochain",
		classAfterLast: "dernier dernière pasado pasada passado passada scorso", classPartOfDay: "morning noon midday afternoon evening mañana tarde noche manhã noite matin matinée midi soir soirée",
		classMonthWord: "month mes mois mês", classYearWord: "year año année", classBetween: "between from entre", classLocal: "local",
		classIn: "in since by during early late mid before after en em im around end",
	} {
		for name := range strings.FieldsSeq(list) {
			t[name] = word{class: c}
		}
	}
	for unit, c := range map[string]class{"年": classKoYear, "月": classKoMonth, "日": classKoDay} {
		t[unit] = word{class: c}
	}
	for name, shift := range map[string]int{
		"yesterday": -1, "today": 0, "tomorrow": 1, "ayer": -1, "hoy": 0, "hier": -1, "aujourd": 0, "ontem": -1, "hoje": 0, "gestern": -1, "heute": 0,
	} {
		t[name] = word{classDay, shift}
	}
	return t
}

// koreanWords open a run of Hangul; particles may follow: "26일부터".
var koreanWords = []struct {
	text string
	word word
}{
	{"년", word{class: classKoYear}}, {"월", word{class: classKoMonth}}, {"일", word{class: classKoDay}},
	{"지난해", word{classKoShift, -1}}, {"작년", word{classKoShift, -1}}, {"올해", word{classKoShift, 0}}, {"금년", word{classKoShift, 0}}, {"내년", word{classKoShift, 1}},
	{"어제", word{classKoDayShift, -1}}, {"오늘", word{classKoDayShift, 0}}, {"내일", word{classKoDayShift, 1}},
	{"지난", word{class: classLast}}, {"오는", word{class: classNext}},
}

// korean returns the class of a run of Hangul by how it begins.
func korean(run string) word {
	for _, k := range koreanWords {
		if rest, ok := strings.CutPrefix(run, k.text); ok && koreanEnds(k.word.class, rest) {
			return k.word
		}
	}
	return word{}
}

// koreanEnds reports whether only a particle follows a unit of time: 일 opens
// words of its own (일반, 일본), and so does 월 (월드).
func koreanEnds(c class, rest string) bool {
	if rest == "" {
		return true
	}
	switch c {
	case classKoYear, classKoMonth, classKoDay, classKoDayShift, classKoShift:
		for _, p := range []string{"부터", "까지", "에", "의", "은", "는", "이", "자", "간", "도", "과", "와", "로", "오전", "오후", "중", "말", "초"} {
			if strings.HasPrefix(rest, p) {
				return true
			}
		}
	}
	return false
}
