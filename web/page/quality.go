package page

// QualityPage says how far the register's values can be relied on.
type QualityPage struct {
	Layout
	Shares  []QualityShare
	Version string // of the rules
	Texts   string // number of labelled texts
	Scores  []QualityScore
	Misses  []QualityMiss
}

// QualityShare is how many values are known in one way.
type QualityShare struct {
	Basis         Basis
	Values, Share string
}

// QualityScore is how much of a field was found in the labelled texts.
type QualityScore struct{ Field, Labelled, Read, Both, F1 string }

// QualityMiss is what the rules get wrong in a labelled text; what is empty was
// not there.
type QualityMiss struct{ Text, Field, Want, Got string }
