package page

// DataPage says how programs get what the pages show.
type DataPage struct {
	Layout
	Archive  string // address of the whole register in one file
	Edition  string // the day of what is in it
	Forms    []DataForm
	API      bool // whether the portal has one
	Examples []DataExample
	MCP      string // absolute address for assistants; empty where there is none
}

// DataForm is a form in which pages can be had, with the address of one.
type DataForm struct {
	Suffix, Type, For, Href string
}

// DataExample is an address that can be tried, and what it answers. The tests of
// the site fetch each of them and hold it against what is said here.
type DataExample struct {
	What   string
	Header string   // to be sent along, "Accept: text/csv"; mostly empty
	URL    string   // absolute
	Status string   // "200"
	Type   string   // media type of the answer
	Holds  []string // words that stand in the answer
}

// Command is the example as it is typed into a shell. Addresses of the portal
// hold no apostrophe: every query is encoded.
func (e DataExample) Command() string {
	if e.Header != "" {
		return "curl -H '" + e.Header + "' '" + e.URL + "'"
	}
	return "curl '" + e.URL + "'"
}
