import { listMeaning } from './list-meaning.ts'

/** A part of a document, not of a body: its head styles are applied when it is sent. */
const DOCUMENT = /<(!doctype|html|head|body|style|meta|link|title)\b/i

const NAMES_MOST = 8

/**
 * What a body would lose in the rich view.
 *
 * @returns null: nothing; else the names of tags and attributes, as far as names say it
 */
export function findLosses(input: {
  readonly html: string
  /** The page of the body, and of what the rich view would write in its place. */
  readonly before: HTMLElement
  readonly after: HTMLElement
}): readonly string[] | null {
  const { html, before, after } = input
  const found = [...html.matchAll(new RegExp(DOCUMENT, 'gi'))].map(([, tag = '']) => tag.toLowerCase())
  const one = listMeaning(before)
  const other = listMeaning(after)
  const isSame =
    one.length === other.length && one.every(({ kind, is }, place) => isPiece(other[place], kind, is))
  if (isSame && found.length === 0) return null
  const left = countNames(other)
  const lost = [...countNames(one)].flatMap(([name, times]) => ((left.get(name) ?? 0) < times ? [name] : []))
  return [...new Set([...found, ...lost])].slice(0, NAMES_MOST)
}

function isPiece(
  piece: { readonly kind: string; readonly is: string } | undefined,
  kind: string,
  is: string,
): boolean {
  return piece?.kind === kind && piece.is === is
}

function countNames(pieces: ReturnType<typeof listMeaning>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { names } of pieces) {
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
