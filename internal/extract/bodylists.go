package extract

// officeStops reports where a connector no longer carries on the name.
func officeStops(ts []token, at, next int) bool {
	w := ts[next].lower
	if !ts[next].capital || notBodies[w] {
		return true
	}
	if c := ts[at].lower; c == "and" || c == "&" || c == "et" || c == "y" || c == "e" {
		// "the Ministry of A and the Ministry of B", "… and Minister C"
		if strongHeads[w] || officeWords[w] || next > at+1 && (ts[at+1].text == "the" || headWords[w]) || possessed(ts, next) {
			return true
		}
	}
	if c := ts[at].lower; (c == "em" || c == "en") && !inField[w] || c == "in" || c == "to" || c == "on" && at > 0 && !headWords[ts[at-1].lower] && ts[at-1].text != committee {
		return true
	}
	return officeWords[w] && ts[at].lower != "the" && ts[at].lower != "under" && ts[at].lower != "of"
}

// inField are what a body may be "em" or "en": elsewhere a town or a day follows.
var inField = wordSet(`serviços servicios ciencia ciência tecnología tecnologia tecnologías tecnologias gobierno governo administración administração innovación inovação`)

// possessed holds where the capitals at i are in the genitive: "and Japan's Ministry".
func possessed(ts []token, i int) bool {
	for i < len(ts) && ts[i].capital {
		i++
	}
	return i < len(ts) && ts[i].text == "'s"
}

// nextWord skips articles behind a connector.
func nextWord(ts []token, i int) int {
	for i < len(ts) && (connectors[ts[i].text] && articles[ts[i].text] || romanceLinks[ts[i].text]) {
		i++
	}
	if i < len(ts) && !ts[i].mark {
		return i
	}
	return -1
}

// listGoesOn looks from a comma for ", B, C and D" in capitals.
func listGoesOn(ts []token, comma int) bool {
	words := 0
	for j := comma + 1; j < len(ts) && j < comma+14; j++ {
		w := ts[j].lower
		switch {
		case w == "and" || w == "&" || w == "y" || w == "e" || w == "et":
			n := nextWord(ts, j+1)
			return words > 0 && n > 0 && ts[n].capital && !headWords[ts[n].lower] && !officeWords[ts[n].lower]
		case ts[j].text == ",":
			if words == 0 {
				return false
			}
		case ts[j].capital && !officeWords[w] && !headWords[w]:
			words++
		case romanceLinks[w]:
		default:
			return false
		}
	}
	return false
}

// lastOfList holds for the last part of a list of fields, which may have an article:
// "Ministry of Information, Communications and the Digital Economy". A body or somebody's
// office behind the article is one of its own.
func lastOfList(ts []token, i int) bool {
	j := i
	for j < len(ts) && ts[j].capital {
		if headWords[ts[j].lower] || officeWords[ts[j].lower] || notBodies[ts[j].lower] {
			return false
		}
		j++
	}
	return j > i && (j == len(ts) || ts[j].text != "'s")
}

// romanceLinks stand in front of each part of a name in the languages that repeat them:
// "ministère de la Communication, des Postes et de l'Économie numérique".
var romanceLinks = wordSet(`de des du del da do das dos la las los les le el l’ l' d’ d'`)
