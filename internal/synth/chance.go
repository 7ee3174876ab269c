package synth

// chance draws numbers that follow from a seed alone: the same seed makes the
// same register on every machine, and record n can be made without those before
// it. It is SplitMix64 (Steele, Lea and Flood, 2014), which needs no table and
// passes the usual tests; nothing here has to be hard to guess.
type chance struct{ state uint64 }

const golden = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio, odd

func newChance(seed, n uint64) *chance {
	c := &chance{state: seed*golden ^ n}
	c.next() // neighbours differ in few bits until they are mixed
	return &chance{state: c.next()}
}

func (c *chance) next() uint64 {
	c.state += golden
	z := c.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number from 0 to n-1. The bias of the remainder is below
// n/2^64 and does not matter here.
func (c *chance) below(n int) int { return int(c.next() % uint64(n)) }

// oneIn reports true once in n times.
func (c *chance) oneIn(n int) bool { return c.below(n) == 0 }

// skewed returns a number from 0 to n-1, small ones far more often: half of all
// draws fall into the first eighth. Few countries sign most agreements, and a
// register without that skew would make every filter equally easy.
func (c *chance) skewed(n int) int {
	u := float64(c.next()>>11) / (1 << 53)
	return int(u * u * u * float64(n))
}

// several returns count different numbers below n, skewed, or fewer where they
// do not come up within a few tries.
func (c *chance) several(count, n int) []int {
	var out []int
	for try := 0; len(out) < count && try < 8*count; try++ {
		i, new := c.skewed(n), true
		for _, have := range out {
			new = new && have != i
		}
		if new {
			out = append(out, i)
		}
	}
	return out
}
