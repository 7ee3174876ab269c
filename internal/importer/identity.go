package importer

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"accords/internal/accord"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// maxSlug bounds the readable part of an address.
const maxSlug = 90

// idEncoding writes 40 bits as an id.
var idEncoding = base32.NewEncoding(accord.IDAlphabet).WithPadding(base32.NoPadding)

// unmarked are letters that do not decompose into a plain one and a mark.
var unmarked = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "&", " and ", "'", "", "’", "")

// slugify turns a name into the readable part of an address, in letters of
// ASCII: "Côte d'Ivoire" becomes "cote-divoire". Where letters of another
// script are left out, a hash of the name keeps two such names apart.
func slugify(name string) string {
	// A transformer has state, so each call makes its own.
	fold := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)))
	folded, _, err := transform.String(fold, unmarked.Replace(strings.ToLower(name)))
	if err != nil {
		folded = name // only for text that is not UTF-8; the next step drops what is no letter
	}
	lost := false
	words := strings.FieldsFunc(folded, func(r rune) bool {
		plain := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		lost = lost || !plain && (unicode.IsLetter(r) || unicode.IsDigit(r))
		return !plain
	})
	slug := shorten(strings.Join(words, "-"))
	if lost {
		slug = strings.TrimPrefix(slug+"-"+digest("name", name), "-")
	}
	return slug
}

// shorten cuts a slug at a hyphen where there is one.
func shorten(slug string) string {
	if len(slug) <= maxSlug {
		return slug
	}
	if at := strings.LastIndexByte(slug[:maxSlug+1], '-'); at > 0 {
		return slug[:at]
	}
	return slug[:maxSlug]
}

// agreementID derives the permanent id of an agreement that no editor pinned.
// It rests on what a correction does not touch: not on the date or the title.
// Ordinal counts, from 1, the agreements of one kind between the same
// countries in one document.
func agreementID(document string, kind accord.Kind, countries []accord.Code, ordinal int) string {
	return digest("agreement", document, string(kind), joined(countries), strconv.Itoa(ordinal))
}

// digest returns 40 bits of a hash as eight characters.
func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return idEncoding.EncodeToString(sum[:5])
}

// joined sorts, so that the order in which a text names the parties is no part
// of the id.
func joined(codes []accord.Code) string {
	var b strings.Builder
	for _, c := range slices.Sorted(slices.Values(codes)) {
		b.WriteString(string(c) + " ")
	}
	return b.String()
}

// organisationSlug names a body that the register does not know: by its name
// and country, because the name alone does not identify a ministry.
func organisationSlug(name string, country accord.Code) string {
	slug := slugify(name)
	if country != "" && slug != "" {
		slug += "-" + strings.ToLower(string(country))
	}
	return slug
}
