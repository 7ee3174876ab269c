package export

// ProblemType is the media type of an error that programs read (RFC 9457).
const ProblemType = "application/problem+json"

// Problem is an error as RFC 9457 has it, with what to do about it. It has the
// same members wherever a program meets it: below /api/v1, at the address of a
// form, and where a request was refused before anybody read it.
type Problem struct {
	Type     string   `json:"type" doc:"Always about:blank: the status says what kind it is." required:"true"`
	Title    string   `json:"title" required:"true"`
	Status   int      `json:"status" required:"true"`
	Detail   string   `json:"detail" doc:"What is wrong, in a sentence." required:"true"`
	Fixes    []string `json:"fixes" doc:"What to do, one way in each line." required:"true"`
	Instance string   `json:"instance,omitempty" doc:"The id of the request, also in X-Request-Id: to be named in a question about it."`
}

// NewProblem makes a problem of a status and the title that HTTP gives it. Its
// fixes are never null in JSON.
func NewProblem(status int, title, detail string, fixes ...string) *Problem {
	return &Problem{Type: "about:blank", Title: title, Status: status, Detail: detail, Fixes: append([]string{}, fixes...)}
}

// ContentType tells a writer that chooses among media types which one this is.
func (p *Problem) ContentType(string) string { return ProblemType }
