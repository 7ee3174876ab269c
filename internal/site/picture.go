package site

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"accords/internal/accord"
	"accords/internal/query"
	"accords/web/page"
	"accords/web/static"
	"accords/web/words"
)

// Addresses of the pictures, and the file with the shapes of the countries.
const (
	mapPath      = "/map"
	timelinePath = "/timeline"
	worldFile    = "world.svg"
)

// shapeID finds the countries that the file of the map has a shape of.
var shapeID = regexp.MustCompile(`id="([a-z]{2})"`)

// shapesOf reads once which countries the map can show. The smallest have no shape at
// its scale and are named below it; without the file none has.
func shapesOf(files static.Files) map[string]bool {
	shapes := map[string]bool{}
	if href := files.Href(worldFile); href != "" {
		f, _ := files.Open(strings.TrimPrefix(href, static.Prefix))
		for _, m := range shapeID.FindAllSubmatch(f.Bytes, -1) {
			shapes[string(m[1])] = true
		}
	}
	return shapes
}

// worldMap answers the countries on a map. The shapes are a file of their own,
// fetched once and kept for ever; the page has only what it says of each.
func (s *Site) worldMap(w http.ResponseWriter, r *http.Request) error {
	rows, err := s.register.Countries(r.Context())
	if err != nil {
		return err
	}
	return s.answer(w, r, s.mapTwin(rows), page.Map(s.newMapPage(rows)))
}

// onMapTable is how many countries the table above the map has.
const onMapTable = 12

// newMapPage shades the countries by their agreements. A table has the same figures for
// those who cannot see colours.
func (s *Site) newMapPage(rows []accord.CountryRow) page.MapPage {
	rows = slices.DeleteFunc(slices.Clone(rows), func(c accord.CountryRow) bool { return c.Agreements == 0 })
	slices.SortStableFunc(rows, func(a, b accord.CountryRow) int { return b.Agreements - a.Agreements })
	p := page.MapPage{Layout: s.layout(s.say(words.MapHeading), s.say(words.MapAbout), mapPath, page.CountriesSection, s.up(words.CountriesTitle, "/countries")),
		World: s.cfg.Static.Href(worldFile)}
	var notDrawn []string
	for i, c := range rows {
		code, name := strings.ToLower(string(c.Code)), s.countryName(c.Code)
		line := page.Count{Text: name, Href: s.countryHref(c.Code), Count: c.Agreements}
		if i < onMapTable {
			p.Most = append(p.Most, line)
		} else {
			p.Rest = append(p.Rest, line)
		}
		if !s.shapes[code] {
			notDrawn = append(notDrawn, name)
			continue
		}
		p.Shapes = append(p.Shapes, page.Shape{Code: code, Href: s.countryHref(c.Code), Class: page.ShadeOf(c.Agreements),
			Title: s.say(words.CountOf, name, words.Agreements.Count(s.lang, c.Agreements))})
	}
	slices.SortFunc(p.Rest, func(a, b page.Count) int { return cmp.Compare(query.Fold(a.Text), query.Fold(b.Text)) })
	p.NotDrawn = strings.Join(notDrawn, ", ")
	least := page.Shades()
	for i, n := range least {
		text := strconv.Itoa(n) + "+"
		if i+1 < len(least) {
			if text = strconv.Itoa(n); least[i+1]-1 > n {
				text += "–" + strconv.Itoa(least[i+1]-1)
			}
		}
		p.Legend = append(p.Legend, page.Shade{Class: page.ShadeOf(n), Text: text})
	}
	return p
}

// timeline answers agreements and summits by year.
func (s *Site) timeline(w http.ResponseWriter, r *http.Request) error {
	years, err := s.register.Facet(r.Context(), query.Agreements{}, query.ParamYear)
	if err != nil {
		return err
	}
	summits, err := s.register.Summits(r.Context())
	if err != nil {
		return err
	}
	undated := query.Agreements{Bases: []string{"signed.not_stated"}}
	without, err := s.register.Totals(r.Context(), []query.Agreements{undated})
	if err != nil {
		return err
	}
	p := s.newTimelinePage(years, summits)
	if without[0] > 0 {
		p.Undated = &page.Link{Href: s.listHref(undated), Text: s.say(words.TimelineUnder, words.Agreements.Count(s.lang, without[0]))}
	}
	return s.answer(w, r, s.timelineTwin(signedIn(years), summits, without[0]), page.Timeline(p))
}

// signedIn counts agreements by the year of their signature.
func signedIn(years []accord.FacetValue) map[int]int {
	out := map[int]int{}
	for _, v := range years {
		if n, err := strconv.Atoi(v.Value); err == nil {
			out[n] = v.Count
		}
	}
	return out
}

// newTimelinePage has every year with an agreement or a summit, newest first. The
// longest bar is that of the year with most agreements. Dots are drawn as if there were
// ten summits at least, so that two dots do not stand at the two ends.
func (s *Site) newTimelinePage(years []accord.FacetValue, summits []accord.SummitRow) page.TimelinePage {
	agreements, meetings := signedIn(years), map[int][]accord.SummitRow{}
	all := slices.Collect(maps.Keys(agreements))
	for _, m := range slices.Backward(summits) { // oldest first
		if m.Start.Year != 0 {
			meetings[m.Start.Year] = append(meetings[m.Start.Year], m)
			all = append(all, m.Start.Year)
		}
	}
	mostAgreements, mostSummits := 1, 10
	for _, n := range agreements {
		mostAgreements = max(mostAgreements, n)
	}
	for _, list := range meetings {
		mostSummits = max(mostSummits, len(list))
	}
	slices.Sort(all)
	all = slices.Compact(all)
	p := page.TimelinePage{Layout: s.layout(s.say(words.TimelineTitle), s.say(words.TimelineAbout), timelinePath, page.AgreementsSection)}
	for i, year := range slices.Backward(all) {
		y := s.newTimelineYear(year, agreements[year], meetings[year], mostAgreements, mostSummits)
		y.Y, y.TextY, y.DotY = page.TimelineY(len(all) - 1 - i)
		p.Years = append(p.Years, y)
	}
	return p
}

// The picture has the years at its left edge, the bars from 14 to 52 per cent
// of its width, and the dots from 56 to 99.
const (
	barsWide         = 38.0
	dotsFrom, dotsTo = 56.0, 99.0
)

// newTimelineYear places the bar and the dots of a year. The text of each says the count
// and the year, as neither colour nor length can be heard.
func (s *Site) newTimelineYear(year, n int, meetings []accord.SummitRow, mostAgreements, mostSummits int) page.TimelineYear {
	signed := query.Agreements{Years: []int{year}}
	text, met := words.Agreements.Count(s.lang, n), words.Summits.Count(s.lang, len(meetings))
	name := strconv.Itoa(year)
	y := page.TimelineYear{Year: name, Title: s.say(words.InYear, name, text), Width: percent(max(barsWide*float64(n)/float64(mostAgreements), 1)),
		Agreements: page.Count{Text: s.say(words.InYear, name, text), Href: s.listHref(signed), Count: n},
		Summits:    page.Count{Text: s.say(words.InYear, name, met), Href: s.path("/summits") + "#y" + name, Count: len(meetings)}}
	for i, m := range meetings {
		at := dotsFrom + (dotsTo-dotsFrom)*float64(i)/float64(mostSummits)
		y.Dots = append(y.Dots, page.Dot{X: percent(at), Href: s.summitHref(m.Slug), Title: fmt.Sprintf("%s (%s)", m.Name, s.period(m.Start, m.End))})
	}
	return y
}
