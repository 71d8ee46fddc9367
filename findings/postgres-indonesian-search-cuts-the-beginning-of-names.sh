#!/usr/bin/env bash
# PostgreSQL's text search in Indonesian: a name is not found by how it begins, but by a word that stands inside it.
#
# Believed: the configuration `indonesian` serves a search as one types among Indonesian people and shops: `:*` finds
#           what begins with the letters, as `english` and `simple` do.
# So:       in PostgreSQL 18.7 its stemmer also takes off what looks like an Indonesian prefix: "Diana" is stored as
#           `ana`, "Permata" as `mata`, "Perdana" as `dana`. The letters typed so far are stemmed too, but too short to
#           lose a prefix, so nothing is found until the name is complete; "Ana" finds every Diana at once. It knows no
#           stop words either: `yang` and `dan` stay, where `english` drops `and`.
# Matters:  a search box over customers looks broken until the last letter, then shows strangers; tests with the whole
#           name pass. Search names with `simple`, and keep `indonesian` for texts and whole words.
# Seen:     indonesian: Diana is kept as ana; found by d, di, dia, dian: none; by diana: yes; by ana: yes
#           simple: Diana is kept as diana; found by d, di, dia, dian: all; by diana: yes; by ana: no
#           indonesian: "yang dan" keeps 2 words; english: "the and" keeps 0 words
#
# Installs a pinned package into a temporary folder; PostgreSQL is PGlite, in the process. Needs npm. Fails when the
# behaviour changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.17 >/dev/null
cat >search.mjs <<'CODE'
import { PGlite } from '@electric-sql/pglite'

const pg = new PGlite()
const one = async (sql, values) => Object.values((await pg.query(sql, values)).rows[0])[0]
const wordsOf = (words, text) =>
  one('SELECT array_to_string(tsvector_to_array(to_tsvector($1::regconfig, $2)), $3)', [words, text, ' '])
const finds = (words, name, typed) =>
  one('SELECT to_tsvector($1::regconfig, $2) @@ to_tsquery($1::regconfig, $3)', [words, name, typed])
const yes = (is) => (is ? 'yes' : 'no')

const names = [
  ['Diana', ['d', 'di', 'dia', 'dian'], 'ana'],
  ['Permata', ['pe', 'per', 'perm', 'permat'], 'mata'],
  ['Perdana', ['pe', 'per', 'perd', 'perdan'], 'dana'],
]
for (const words of ['indonesian', 'simple'])
  for (const [name, beginnings, inside] of names) {
    const found = []
    for (const typed of beginnings) if (await finds(words, name, `${typed}:*`)) found.push(typed)
    const begun = found.length === 0 ? 'none' : found.length === beginnings.length ? 'all' : found.join(', ')
    const whole = yes(await finds(words, name, `${name}:*`))
    const other = yes(await finds(words, name, inside))
    console.log(
      `${words}: ${name} is kept as ${await wordsOf(words, name)}; found by ${beginnings.join(', ')}: ${begun}; ` +
        `by ${name.toLowerCase()}: ${whole}; by ${inside}: ${other}`,
    )
  }
const count = async (words, text) => (await wordsOf(words, text)).split(' ').filter(Boolean).length
console.log(
  `indonesian: "yang dan" keeps ${await count('indonesian', 'yang dan')} words; ` +
    `english: "the and" keeps ${await count('english', 'the and')} words`,
)
CODE
said="$(npx --yes -p node@24 node search.mjs)"
echo "$said"
grep -qxF 'indonesian: Diana is kept as ana; found by d, di, dia, dian: none; by diana: yes; by ana: yes' <<<"$said"
grep -qxF 'simple: Diana is kept as diana; found by d, di, dia, dian: all; by diana: yes; by ana: no' <<<"$said"
grep -qxF 'indonesian: Permata is kept as mata; found by pe, per, perm, permat: none; by permata: yes; by mata: yes' <<<"$said"
grep -qxF 'indonesian: Perdana is kept as dana; found by pe, per, perd, perdan: none; by perdana: yes; by dana: yes' <<<"$said"
grep -qxF 'indonesian: "yang dan" keeps 2 words; english: "the and" keeps 0 words' <<<"$said"
