package extract

import "accords/internal/extract/form"

// What was done with an instrument, in the languages that releases come in. One wording
// a line; \b knows ASCII only, so that a word which ends in another letter is followed by
// a blank, a mark or the end instead.

// Verbs by what they do, in the order in which they are tried.
var (
	planWords = form.Either(`(?i)`,
		`\b(?:will|shall|would|could|may|might|can|is\s+to|are\s+to|to\s+be|expected\s+to|plans?\s+to|planning\s+to|intends?\s+to|intend(?:s|ed)?\s+to|wants?\s+to|set\s+to|agreed\s+to|hopes?\s+to|aims?\s+to|ready\s+to|prepar\w+\s+to|looking\s+to|due\s+to|scheduled\s+to|slated\s+to|likely\s+to|about\s+to|work\w*\s+towards?)\s+(?:\w+\s+){0,3}?(?:sign(?:ed|ing)?|conclud(?:e|ed|ing)|be\s+(?:signed|concluded|adopted|inked|sealed|finali[sz]ed|formali[sz]ed)|adopt(?:ed|ing)?|ink(?:ed)?|formali[sz]ed?)\b`,
		`\b(?:draft|planned|proposed|future|upcoming|prospective|possible)\s+(?:\w+\s+){0,2}(?:memorandum|mou|moc|agreement|treaty|declaration|protocol|arrangement)\b`,
		`\b(?:discussed|considered|explored|exploring|discussing|considering)\s+(?:\w+\s+){0,3}?(?:sign\w*|conclu\w+|possibility)\b`,
		`\b(?:conclud\w+|complet\w+|finali[sz]\w+|wrap\w*\s+up)\s+(?:the\s+|their\s+)?(?:negotiations|talks)\b`,
		`\b(?:negotiations|talks)\b[^.;]{0,60}?\b(?:conclud|complet|finali[sz])ed\b`,
		`\bnegotiat\w+`,
		`\bpropos\w+`,
		`\b(?:views?|aims?|aiming|hopes?|intention|goal)\s+(?:to|of|at)\s+(?:\w+\s+){0,2}?(?:sign|conclud)\w*`,
		`\bsoon\s+(?:sign|be\s+signed)`,
		`체결할`,
		`체결 예정`,
	)
	// A bare infinitive of purpose after the act is no plan: "met to sign" is.
	approveWords = form.Either(`(?i)`,
		`\b(?:cabinet|council\s+of\s+ministers|parliament|government|senate|congress)\b[^.]{0,120}?\b(?:approv\w+|ratif\w+|apprised|endorsed|cleared|nod|sign(?:s|ed)\s+off\s+on)\b`,
		`\bapprov\w+\b[^.]{0,90}?\bby\s+the\s+(?:union\s+)?(?:cabinet|council\s+of\s+ministers|parliament)\b`,
		`\bconse(?:il|jo|lho)\b[^.]{0,80}?\b(?:(?:a\s+(?:adopté|approuvé|autorisé)|aprob\p{L}+|autorizó)(?:[\s,.;:]|$)|aprovou\b)`,
		`\bautorisant\s+(?:l['’]approbation|la\s+ratification)\b`,
	)
	signWords = form.Either(`(?i)`,
		`\bco-?sign\w*\b`,
		`\bsigns?\b`,
		`\bsigned\b`,
		`\bsigning\b`,
		`\b(?:the|their|his|her|its|upon|whose|put|for|final)\s+signatures?\b`,
		`\bsignatures?\s+(?:came|was|were|of\s+the|took|on\s+the|to\s+the|ceremony)\b`,
		`\bsignator(?:y|ies)\b`,
		`\bink(?:s|ed|ing)\b`,
		`\binitial(?:l)?ed\b`,
		`\bconcluded?\b`,
		`\bentered(?:\s+\w+)?\s+into\b`,
		`\bexchanged\b`,
		`\bexchange\s+of\s+(?:\w+\s+){0,2}(?:memorand\w+|mous|documents|agreements|letters|notes)\b`,
		`\bpenned\b`,
		`\b(?:put|puts|putting)\s+pen\s+to\s+paper\b`,
		`\b(?:date|place)\s+of\s+sign\w+\b`,
		`\bsealed\b`,
		`\bclinched\b`,
		`\bput\s+(?:his|her|their)\s+names?\s+to\b`,
		`\binto\s+which\b\b`,
		`\bfirm(?:aron|an|a|ado|ada|ados|adas|aba|ando)\b`,
		`\bsuscri\w+\b`,
		`\bsellaron\b`,
		`\bassin(?:ou|aram|ado|ada|ados|adas)\b`,
		`\bsigné(?:e|s|es)\b`,
		`\bsignent\b`,
		`\bconclu(?:e|s|t)?\b`,
		`\bla\s+signature\b`,
		`\bunterzeichn\w+\b`,
		`\bfirmat[oaie]\b`,
		`\bsottoscritt[oaie]\b`,
		`\b(?:firmó|selló|signé)(?:[\s,.;:]|$)`,
		`체결`,
		`서명`,
	)
	adoptWords = form.Either(`(?i)`,
		`\badopt(?:s|ed|ing)?\b`,
		`\bissu(?:e|es|ed|ing)\b`,
		`\bpublish(?:ed|es)?\b`,
		`\bendorse[sd]?\b`,
		`\bapproved\b`,
		`\breleas(?:e|es|ed|ing)\b`,
		`\bagreed\b`,
		`\bagree\b`,
		`\bannounc(?:e|es|ed|ing)\b`,
		`\blaunch(?:ed|es)?\b`,
		`\bunveiled\b`,
		`\breiterated\b`,
		`\bemitieron\b`,
		`\baprob\w+\b`,
		`\badopt\w+\b`,
		`\baprov(?:ou|aram|ad[ao]s?)\b`,
		`\badot(?:ou|aram|ad[ao]s?)\b`,
		`\b(?:aprobó|adoptó|emitió|adopté(?:e|es)?)(?:[\s,.;:]|$)`,
		`채택`,
		`발표`,
	)
	renewWords = form.Either(`(?i)`,
		`\brenew\w*\b`,
		`\bupdated\b`,
		`\bextend(?:s|ed|ing)\b`,
		`\bprolong(?:ed|s|ing|ation)\b`,
		`\brevised\b`,
		`\bre-?sign\w*\b`,
		`\brenov(?:aron|ado|ada|ación)\b`,
		`\bprorrog\w+\b`,
		`\brenouvel\w+\b`,
		`\b(?:renovó|prorrogó)(?:[\s,.;:]|$)`,
		`갱신`,
		`연장`,
	)
	// What is renewed is often called by another word than the instrument's own.
	renewedThing = form.MustCompile(`(?i)\brenew(?:ed|s|ing)?\s+(?:its|their|the|an?|his|her)\s+(?:\w+\s+)?(?:contract|agreement|deal|pact|co-?operation|memorandum|mou|moc|accord|partnership)\b|\brenewal\s+of\b`)
	denyWords    = form.MustCompile(`(?i)\b(?:no|not|without|decision\s+not\s+to|refus\w+\s+to|declin\w+\s+to)\s+(?:\w+\s+){0,2}?sign\w*\b`)
	// To sign off on a text is to agree to it within one's own house; it is signed
	// afterwards, if at all, and by others.
	signedOff    = form.MustCompile(`(?i)\bsign(?:s|ed|ing)?[\s-]off\b`)
	anotherWords = form.MustCompile(`(?i)\b(?:also|another|separate(?:ly)?|second|third|further|in\s+addition|similar)\b`)
	// What was before is told with these in front of the instrument.
	backgroundWords = form.Either(`(?i)`,
		`\bfollowing\b`,
		`\bafter\b`,
		`\bsince\b`,
		`\bbesides\b`,
		`\bin\s+addition\s+to\b`,
		`\bgoes\s+back\s+to\b`,
		`\bbased\s+on\b`,
		`\bbuilds\s+on\b`,
		`\bunder\s+(?:the|an?)\b`,
		`\bpursuant\s+to\b`,
		`\bin\s+line\s+with\b`,
		`\bbuilding\s+on\b`,
		`\bas\s+part\s+of\b`,
		`\bover\s+the\s+years\b`,
		`\bpreviously\b`,
		`\bearlier\b`,
	)
)
