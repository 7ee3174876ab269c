package site_test

import (
	"strings"
	"testing"
)

func TestMap(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/map", "Countries on the map", "Most agreements South Korea 3", "Small states are drawn as dots.", "Number of agreements 1 2–4 5–9 10–24 25+")
	_, _, body := p.ask("/map")
	for _, mark := range []string{`aria-label="South Korea: 3 agreements"`, `.svg#kr"`, `.svg#land"`, `class="shade-2"`} {
		if !strings.Contains(body, mark) {
			t.Errorf("the map has no %s", mark)
		}
	}
	if strings.Contains(body, `.svg#kz"`) {
		t.Error("a country without an agreement is a link")
	}
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	p := newPortal(t, korea(), summit())
	p.says("/timeline", "2023 1 2023: 1 agreement 0", "2019 0 1 2019: 1 summit", "2018 1 2018: 1 agreement 1 2018: 1 summit", "A bar is the agreements of a year, a dot is a summit.")
	_, _, body := p.ask("/timeline")
	for _, mark := range []string{`<a href="/agreements?year=2017" aria-label="2017: 1 agreement">`, `href="/summits/digital-nations-2019" aria-label="Digital Nations 2019 (4 November 2019)"`, `href="/summits#y2018"`} {
		if !strings.Contains(body, mark) {
			t.Errorf("the timeline has no %s", mark)
		}
	}
	if _, _, list := p.ask("/summits"); !strings.Contains(list, `id="y2018"`) {
		t.Error("the list of summits has no such year")
	}
}
