package page

// AboutPage says how to read the register.
type AboutPage struct {
	Layout
	Agreements, Sources int
	LastImport          string
	Version             string
	Examples            map[Basis]Value // a real value of each state, where the register has one
}
