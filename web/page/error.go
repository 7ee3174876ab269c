package page

// ErrorPage says what is wrong and what can be done.
type ErrorPage struct {
	Layout
	Status    int
	Heading   string   // "Page not found"
	Message   string   // a sentence
	Allowed   []string // what would have been right
	Fixes     []Link   // ways on
	RequestID string   // for a report; may be empty
}
