package extract

import (
	"slices"

	"accords/internal/accord"
	"accords/internal/extract/form"
)

// asGuests tells who was at a meeting besides its members, however far behind its name:
// "Norway and Singapore joined the G20 as guests".
var asGuests = form.MustCompile(`(?i)\b(?:joined|took\s+part|attended|participated|(?:was|were)\s+(?:invited|present|there))\b[^.;]{0,60}?\bas\s+(?:guests?|observers?|guest\s+countries)\b|\bparticip(?:aron|aram)\s+como\s+(?:invitad[oa]s|convidad[oa]s|observadores)\b|\bont\s+participé\s+en\s+qualité\s+d['’](?:invités|observateurs)\b`)

// asGuest holds for a country that a sentence on guests names: it took part, but what the
// members made is not its own.
func (p *paper) asGuest(v accord.Value[accord.Code]) bool {
	return slices.ContainsFunc(v.Evidence, func(e accord.Evidence) bool { return asGuests.MatchString(p.lineAt(e.Span).text) })
}

// guestsAlone holds where the text names none who took part but the host and guests.
func (p *paper) guestsAlone(m *meeting) bool {
	return !slices.ContainsFunc(m.Participants, func(v accord.Value[accord.Code]) bool { return v.V != m.Host.V && !p.asGuest(v) })
}
