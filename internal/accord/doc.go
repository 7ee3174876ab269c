// Package accord is the domain of the register: agreements on digital
// government, the summits where they are made, the bodies that sign them, the
// documents they were read from, and how the register knows each value.
//
// Its one idea: a value is never alone. Value says how it is known (Basis) and
// carries the passages or the page that it rests on; Fact is the value that a page
// shows with those of other sources that differ; Choose is the rule between them.
// What nobody states is a state of its own, and the zero Value.
//
// It owns the words that every other room speaks. It never reads a clock, a
// file, a network or a database, knows no HTML and no SQL, and imports nothing
// but the standard library, so that every room may import it.
package accord
