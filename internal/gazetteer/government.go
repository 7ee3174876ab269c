package gazetteer

import (
	"slices"
	"strings"

	"accords/internal/accord"
)

// Government returns the country whose government publishes at a host, by the
// form of its name: "mois.go.kr", "gov.uk", "www.gob.mx". Most states keep a
// label of their own below their country's domain for their authorities.
func (g *Gazetteer) Government(host string) (accord.Code, bool) {
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(host, ".")), ".")
	last := labels[len(labels)-1]
	if last == "gov" || last == "mil" { // of the United States alone, by the registry's rules
		return "US", true
	}
	if len(labels) < 2 {
		return "", false
	}
	switch strings.Join(labels[len(labels)-2:], ".") {
	case "korea.kr", "korea.net": // the ministry of culture's news of the government
		return "KR", true
	case "canada.ca":
		return "CA", true
	case "admin.ch":
		return "CH", true
	}
	code := accord.Code(strings.ToUpper(last))
	if last == "uk" {
		code = "GB"
	}
	if _, ok := g.byCode[code]; !ok {
		return "", false
	}
	if slices.Contains([]string{"gov", "go", "gob", "gouv", "gub", "govt", "gc", "gv"}, labels[len(labels)-2]) {
		return code, true
	}
	return "", false
}
