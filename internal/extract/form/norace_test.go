//go:build !race

package form

// underRace: see race_test.go.
const underRace = false
