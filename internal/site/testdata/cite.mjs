// Reads citations from standard input with citation-js, and prints what it
// understood as CSL-JSON with the list of references in APA style.
import { createRequire } from 'node:module'

const require = createRequire(process.argv[2])
const { Cite, plugins } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-ris')
require('@citation-js/plugin-csl')

let data = ''
for await (const chunk of process.stdin) data += chunk
const forms = { bib: '@biblatex/text', ris: '@ris/file', json: '@csl/list+object' }
const cite = new Cite(process.argv[3] === 'json' ? JSON.parse(data) : data, { forceType: forms[process.argv[3]], generateGraph: false })
console.log(JSON.stringify({ items: cite.data, apa: cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }) }))
