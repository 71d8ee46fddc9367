/** A sign between digits, at most one at a time. */
const SEPARATORS = /(?<=\d)[ .-](?=\d)/g
/**
 * `0812…`, `812…` and `+62812…` with the prefixes that Indonesia gives to mobile carriers. `62` without a plus may be the
 * area code of a short number, so it needs a longer one.
 */
const MOBILE = /^(?:(?:\+62|0)?(8[1-35-9]\d{7,10})|62(8[1-35-9]\d{8,10}))$/

/**
 * An Indonesian mobile number in one of its usual spellings, in E.164. An import of 100,000 leads reads as many
 * numbers, and asking the number plans takes far longer.
 * @returns null where only the number plans can tell
 */
export function readPlainMobile(text: string): string | null {
  const found = MOBILE.exec(text.replaceAll(SEPARATORS, ''))
  return found === null ? null : `+62${found[1] ?? found[2]}`
}
