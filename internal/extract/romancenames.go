package extract

// Languages that put the adjective behind its noun and write it small name a
// meeting so: "Forum mondial sur l’administration électronique", "Cumbre
// iberoamericana de Gobierno Digital".

// meetingAdjectives say whose or which a meeting is.
var meetingAdjectives = wordSet(`mondial mondiale régional régionale africain africaine panafricain panafricaine international internationale européen européenne arabe francophone
	ministériel ministérielle interministériel interministérielle annuel annuelle national nationale mundial regional africano africana internacional iberoamericano iberoamericana
	interamericano interamericana latinoamericano latinoamericana andino andina centroamericano centroamericana europeo europea ministerial anual global caribeño caribeña ibero-americana`)

// romanceName ends the name of a meeting whose head is at i and has its adjective in
// small letters behind it; 0 where there is none.
func romanceName(ts []token, i int) int {
	j := i + 1
	for j < len(ts) && meetingAdjectives[ts[j].text] {
		j++
	}
	if j == i+1 || j+1 >= len(ts) || !meetingOf[ts[j].lower] || ts[j].lower == "of" {
		return 0
	}
	for j++; j < len(ts) && romanceArticles[ts[j].lower]; j++ {
	}
	if j >= len(ts) || ts[j].mark {
		return 0
	}
	// The noun, and one word more that belongs to it: "le gouvernement électronique".
	end := j + 1
	for end < len(ts) && ts[end].capital && !ts[end].mark {
		end++
	}
	if end < len(ts) && end == j+1 && fieldAdjectives[ts[end].lower] {
		end++
	}
	return end
}

// fieldAdjectives say of what kind a government, an administration or an economy is.
var fieldAdjectives = wordSet(`électronique numérique digital electrónico electrónica eletrônico eletrónica publique pública abierto ouvert inteligente`)
