package page

import "strconv"

// MapPage is the countries by the number of their agreements.
type MapPage struct {
	Layout
	World    string // address of the file with the shapes; empty where the build has none
	Most     []Count
	Shapes   []Shape
	Legend   []Shade
	NotDrawn string // countries with agreements that the file has no shape of
	Rest     []Count
}

// Shape is a country on the map. The shape itself is in the file, by its Code.
type Shape struct {
	Code  string // "kr"
	Href  string
	Title string // "South Korea: 5 agreements"
	Class string // one of Shades
}

// Shade is a range of numbers with the class that paints it.
type Shade struct{ Class, Text string }

// Shades are the classes of the map and the least number of each.
func Shades() []int { return []int{1, 2, 5, 10, 25} }

// ShadeOf is the class for a number of agreements, at least 1.
func ShadeOf(n int) string {
	class := ""
	for i, least := range Shades() {
		if n >= least {
			class = "shade-" + strconv.Itoa(i+1)
		}
	}
	return class
}

// TimelinePage is agreements and summits by year.
type TimelinePage struct {
	Layout
	Years   []TimelineYear // newest first
	Undated *Link          // the agreements without a year; nil where there are none
}

// TimelineYear is a line of the timeline.
type TimelineYear struct {
	Year       string
	Agreements Count // "12 agreements"
	Summits    Count
	Title      string // "2017: 12 agreements"
	Y, TextY   string // of the bar and of the year, in pixels
	DotY       string
	Width      string // of the bar: "25%"
	Dots       []Dot
}

// Dot is a summit in the picture.
type Dot struct {
	X     string // "60%"
	Href  string
	Title string
}

// Lines of the timeline are 28 pixels apart: the marks are no smaller than a
// finger needs.
const timelineLine = 28

// timelineHeight is the height of a picture with n years.
func timelineHeight(n int) string { return strconv.Itoa(timelineLine * n) }

// TimelineY is where the bar, the year and the dots of the n-th line stand.
func TimelineY(n int) (bar, text, dot string) {
	top := timelineLine * n
	return strconv.Itoa(top + 2), strconv.Itoa(top + 19), strconv.Itoa(top + 14)
}
