package site

import (
	"fmt"
	"strconv"

	"accords/internal/accord"
	"accords/web/page"
	"accords/web/words"
)

// names is the share of a chart's width, in percent, that the names have.
const names = 34.0

// membersChart draws the memberships of a series. Its axis ends with the last
// year that the series is known to have had, so that the picture of a register
// that stands still does not change; an open end reaches to the edge.
func (s *Site) membersChart(one accord.Series) *page.Chart {
	first, last := 9999, 0
	see := func(dates ...accord.Date) {
		for _, d := range dates {
			if d.Year != 0 {
				first, last = min(first, d.Year), max(last, d.Year)
			}
		}
	}
	for _, m := range one.Members {
		see(m.From, m.To)
	}
	for _, m := range one.Summits {
		see(m.Start, m.End)
	}
	if len(one.Members) == 0 || last == 0 {
		return nil
	}
	last++
	c := &page.Chart{Label: s.say(words.MembersChart, one.Name)}
	at := func(d accord.Date) float64 {
		month := float64(max(d.Month, 1)-1) / 12
		return names + (100-names)*(float64(d.Year-first)+month)/float64(last-first)
	}
	step := (last-first)/6 + 1
	for year := first; year < last; year += step {
		c.Ticks = append(c.Ticks, page.Tick{Text: strconv.Itoa(year), At: percent(at(accord.Date{Year: year}))})
	}
	for i, m := range one.Members {
		from, to := names, 100.0
		if !m.From.IsZero() {
			from = at(m.From)
		}
		if !m.To.IsZero() {
			to = at(m.To)
		}
		name, period := s.countryName(m.Country), s.span(m.From, m.To)
		if period == "" {
			period = s.say(words.TimeNotStated)
		}
		y, textY := page.ChartY(i)
		c.Rows = append(c.Rows, page.ChartRow{Text: name, Href: s.countryHref(m.Country), Title: s.say(words.MemberWhen, name, period),
			Y: y, TextY: textY, X: percent(from), Width: percent(max(to-from, 1))})
	}
	return c
}

// percent is a length in a picture whose width is not known to the server.
func percent(share float64) string { return fmt.Sprintf("%.1f%%", share) }
