//go:build race

package extract

// underRace holds where the race detector runs: it makes pools forget what they
// keep, and everything ten times slower.
const underRace = true
