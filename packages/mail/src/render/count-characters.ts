const SLOT = /\ue000\d+\ue001/g
const TAG = /<(?:[^>"]|"[^"]*")*>/g
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/gi

/** Characters that a reader of this sanitised HTML sees; shortcodes, whose values differ, not among them. */
export function countCharacters(html: string): number {
  const words = html.replace(SLOT, '').replace(TAG, ' ').replace(ENTITY, '-')
  return [...words.replace(/\s+/g, ' ').trim()].length
}
