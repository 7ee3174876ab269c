// Package rooms owns the map of the house and nothing else; its tests check
// that the walls stand. It never holds code that runs.
//
// # The way through the house
//
//	write:  seeds/releases -> text -> extract (gazetteer) -> importer -> store -> Postgres
//	        seeds/catalogue ------------------------------> importer
//	read:   Postgres -> store -> index (lists) -> site -> web/page -> HTML
//
// # The rooms
//
//	cmd/portal          opens all doors: every setting, every flag, the wiring; one file a subcommand
//	cmd/figures         the table of make bench: what was promised, and what was measured
//	cmd/withpg          runs the tests with a Postgres that they share
//	internal/accord     the domain: agreement, summit, organisation, date, value, evidence
//	internal/text       blocks, sentences, byte offsets; masks contact data
//	internal/gazetteer  names of countries, places, bodies and series, and whom they mean
//	internal/extract    from a text to records with evidence; extract/dating reads its dates, extract/form finds forms of words
//	internal/importer   from releases and the catalogue to the register; which of them tell of one instrument; reports what it did
//	internal/store      all SQL, the migrations under one lock; store/storetest gives tests their databases
//	internal/synth      specimens, to measure with; never for a register that people read
//	internal/index      the lists in memory: filters, counts, orders, words; one state of the register at a time
//	internal/query      what a query string means, and its canonical form
//	internal/site       addresses and handlers; from records to the structs of pages
//	internal/export     the forms besides pages: JSON, CSV, Atom, iCalendar, citations, linked data
//	internal/api        the interface for programs: operations, OpenAPI, problems
//	internal/assist     what an assistant may ask by the Model Context Protocol: tools that read
//	internal/middleware request ids, logs, limits, security headers, compression
//	internal/pgserver   a private Postgres where no DATABASE_URL is given
//	web/page            the pages: templ components and the structs that they show
//	web/words           what the interface says, in English and Korean; dates, numbers and counts
//	web/static          style sheet, scripts, icons, named by their content
//	migrations          the schema, as files for golang-migrate
//	seeds               the releases word for word, what editors know beforehand, and the catalogue of what has been agreed
//
// # Where a line belongs
//
// A line's room follows from what it touches: SQL, to store; an *http.Request,
// to site, api or middleware; a tag, to web/page; a byte offset, to text or
// extract; a fact true of the world, to gazetteer or seeds/authority; a setting,
// to cmd; the meaning of a query string, to query. A line that touches two is
// two lines.
//
// Data change their type at each door in one named function, newAgreementPage
// for one, and no value goes back. Spans index the stored bytes, always. Who
// needs another room's work declares the one to five methods that it needs as
// an interface; *store.Store and *index.Index satisfy them and are named in cmd and tests only.
package rooms
