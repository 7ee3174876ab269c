package extract

import "accords/internal/extract/form"

// Who signed is read from sentences with a verb of signing: everybody whom they
// name takes part in the act, apart from those whose role is another one.
var (
	// Behind these the sentence is about those who looked on, to its end or to the
	// comma that opens the main clause.
	onlookers = form.Either(`(?i)`,
		`\bwitness\w*\b`,
		`\b(?:in\s+)?(?:the\s+)?presence\s+of\b`,
		`\battended\s+by\b`,
		`\battendance\b`,
		`\boversaw\b`,
		`\boverseen\b`,
		`\bpresided\b`,
		`\bin\s+front\s+of\b`,
		`\bwatched\b`,
		`\ben\s+présence\s+d[eu]\b`,
		`\b(?:en|con|ante)\s+(?:la\s+)?presencia\s+del?\b`,
		`\bna\s+presença\s+d[aeo]s?\b`,
		`\batestigu\w+\b`,
		`\btestig[oa]s?\b`,
		`\bdevant\b`,
		`\btalks\s+between\b`,
		`\bmeeting\s+between\b`,
		`\bmeeting\s+of\b`,
		`\blooking\s+on\b`,
		`\blooked\s+on\b`,
	)
	// "Witness to the signing was X" names onlookers only.
	witnessTo = form.MustCompile(`(?i)^\W*(?:the\s+)?witness(?:es)?\s+(?:to|of|at)\b`)
	// Right behind these stands somebody in another role: a host, a guest, who
	// leads or is quoted.
	otherRole = form.Either(`(?i)`,
		`\b(?:led|headed|chaired|hosted|accompanied|received|invited|under|visits?\s+(?:of|by|from)|met(?:\s+with)?|meeting\s+with|talks\s+with|welcomed|thanked|according\s+to|spokes\w+\s+for|invitation\s+of|succeeds|replaced|guidance\s+of|leadership\s+of|patronage\s+of|directives\s+of|congratulated|behalf\s+of|told|quoted|chairmanship\s+of)(?:\s+by)?\s+(?:the\s+|his\s+|her\s+|its\s+|\p{Lu}[\p{L}.]*['’]s\s+|\p{Lu}[\p{L}.]+\s+){0,4}$`,
		`\b(?:effectuée?|reçue?s?|accueillie?s?|présidée?s?|dirigée?s?)(?:\s+par)?\s+(?:(?:la|le|les|son|sa)\s+|l['’])?(?:\p{L}+\s+){0,2}$`,
		`\bvisites?\s+(?:officielles?\s+|de\s+travail\s+|d['’][ée]tat\s+)?(?:de\s+(?:la\s+|l['’])?|du\s+|des\s+)(?:\p{L}+\s+){0,2}$`,
		`\bvisitas?\s+(?:oficial(?:es)?\s+|de\s+trabajo\s+|de\s+[Ee]stado\s+)?(?:del?|d[aeo])\s+(?:(?:la|el)\s+)?(?:\p{L}+\s+){0,2}$`,
		`\b(?:recibid|presidid|encabezad|recebid)[oa]s?\s+por\s+(?:(?:el|la|o|a)\s+)?(?:\p{L}+\s+){0,2}$`,
	)
	// Behind these the sentence goes on with what else was done, and with whom.
	otherClause = form.MustCompile(`(?i),?\s+(?:and|then)\s+(?:also\s+|later\s+)?(?:discussed|met|held|exchanged\s+views|talked|visited|attended|explored|reviewed|toured|called\s+on|briefed)\b`)
	// Behind these stands who is quoted: "…, said X, Minister of Y".
	speaker = form.MustCompile(`(?i)\b(?:said|says|added|noted|explained|commented|declared|stressed|stated|remarked|emphasi[sz]ed|according\s+to)\s+(?:the\s+)?(?:\p{Lu}[\p{L}]+['’]s\s+)?$`)
	// What the person does behind a name overrides what the words in front say.
	actsFor = form.MustCompile(`(?i)^,?\s*(?:who\s+)?(?:signed|inked|on\s+behalf\s+of|representing)\b`)
	// Who signs off on a text is no signatory of it, see signedOff.
	signsOff = form.MustCompile(`(?i)^,?\s*(?:who\s+)?(?:had\s+|has\s+|have\s+)?sign(?:s|ed)\s+off\b`)
	// What the person does where it is no signing: "X said", "X's visit".
	otherAct = form.Either(``,
		`^(?:,?\s*(?:who\s+)?(?:also\s+|later\s+|has\s+|have\s+|had\s+|both\s+)?(?:said|says|told|added|noted|stressed|announced|explained|stated|praised|expressed|thanked|attended|opened|spoke|called|met|welcomed|described|hailed|hoped|visited|arrived|paid|chaired|witnessed|highlighted|emphasi[sz]ed|underlined|defended|informed|reported|recalled|pointed|is\s+paying|(?:was|were)\s+(?:present|there|witness\w*|the\s+witness|in\s+attendance)|looked\s+on|a\s+dit)\b|,?\s*(?:declaró|señaló|afirmó|a\s+déclaré)(?:[\s,.;:]|$)|['’]s\b)`,
	)
	koreanSigned = form.MustCompile(`체결|서명|갱신|(?:양해각서|협약|협정|MOU\)?)['’”」』]?[을를]?\s?맺`)
	passive      = form.Either(`(?i)`,
		`\b(?:was|were|been|be|being|is|are|fue|fueron|sido|foi|foram)\s+(?:\w+\s+){0,2}?(?:co-?signed|signée?s?|signed|inked|sealed|concluded|initial(?:l)?ed|exchanged|firmad[oa]s?|suscrit[oa]s?|assinad[oa]s?|rubricad[oa]s?)(?:[\s,.;]|$)`,
		`été\s+(?:signée?s?|conclue?s?|paraphée?s?)(?:[\s,.;]|$)`,
		`^\W*(?:signed|inked|signée?s?|paraphée?s?|firmad[oa]s?|suscrit[oa]s?|assinad[oa]s?|rubricad[oa]s?)(?:[\s,]|$)`,
	)
	byWords  = form.MustCompile(`(?i)\b(?:by|between|signatures?\s+came\s+from|signé(?:e|s|es)?\s+par|par|por|entre|behalf|pelos?|pelas?|represented|represent(?:ing|s)|in\s+the\s+person\s+of)\b`)
	cameFrom = form.Either(`(?i)`,
		`\bsignatures?\s+(?:came\s+from|were\s+those\s+of|are\s+those\s+of)\b`,
		`\bsignator(?:y|ies)\s+(?:was|were|is|are)\b`,
		`\bsigning\s+(?:for|on)\b`,
		`^\W*signing\s+(?:the\s+)?(?:\w+\s+){1,3}?(?:were|was)\b`,
	)
	personAct = form.Either(`(?i)`,
		`\bwho\s+signed\b`,
		`\bsigned\b`,
		`\bsigns\b`,
		`\binked\b`,
		`\binks\b`,
		`\bsealed\b`,
		`\bsign\b`,
		`\bsigning\b`,
		`\bco-signed\b`,
		`\bconcluded\b`,
		`\bexchanged\b`,
		`\bput\s+their\s+names?\s+to\b`,
		`\bput\s+(?:his|her|their|the)\s+signatures?\b`,
		`\bsignatures?\s+(?:to|came|was|were)\b`,
		`\bsignatory\b`,
		`\bsignatories\b`,
		`\bfirm(?:aron|ad[oa]s?)\b`,
		`\bsuscribieron\b`,
		`\bsuscrit[oa]s?\b`,
		`\bassin(?:ou|aram|ad[oa]s?)\b`,
		`\bprocédé[^.]{0,40}signature\b`,
		`\bsignature\s+d(?:u|['’]une?)\b`,
		`\bdid\s+(?:so|the\s+same|likewise)\b`,
		`\bsigné(?:e|s|es)\b`,
		`\bconclu(?:[\s,.;:]|$)`,
		`\bparaphée?s?(?:[\s,.;:]|$)`,
		`\bfirmaram\b`,
		`\bcelebraram\b`,
		`\brubric(?:aron|aram|ou|ad[oa]s?)\b`,
		`\brepresented\s+(?:by|(?:their|both|the\s+two)\s+(?:\w+\s+)?(?:agencies|countries|governments|ministries|institutions|organi[sz]ations|sides|parties))\b`,
		`\breprésentait\b`,
		`\bpenned\b`,
		`\baffixed\b`,
		`\binitial+ed\b`,
		`\b(?:firmó|suscribió|rubricó|signé)(?:[\s,.;:]|$)`,
	)
	afterAct = form.MustCompile(`(?i)\b(?:with|for|while|whereas|represented|by|did\s+(?:so|the\s+same|likewise)|counterpart|avec|con|com|par|por|pel[oa]s?|signator\w+|and\s+(?:for|by|on)|behalf|signature|between|entre)\b`)
)
