// Package accord is the domain of the register: agreements on digital
// government, the summits where they are made, the bodies that sign them, the
// documents they were read from, and how the register knows each value.
//
// It owns the words that every other room speaks. It never reads a clock, a
// file, a network or a database, knows no HTML and no SQL, and imports nothing
// but the standard library, so that every room may import it.
package accord
