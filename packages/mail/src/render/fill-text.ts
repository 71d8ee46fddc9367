import { type FoundShortcode, findShortcodes, type ShortcodeUse } from '@booster/engine/domain/shortcode'

/** Tags that do not end a line of text: a shortcode may reach across them. */
const INLINE = new Set('a abbr b code del em font i ins mark s small span strike strong sub sup u'.split(' '))
const TAG = /(<[^>]*>)/
const TAG_NAME = /^<\/?([a-z][a-z0-9]*)/

/** A tag, or text between two. */
type Piece = {
  text: string
  readonly isTag: boolean
  /** Of a text: where it begins in the text of its line. Of a tag: where the text behind it begins. */
  readonly at: number
  /** Replaced parts of a text in order. */
  readonly cuts: { readonly from: number; readonly to: number; readonly slot: string }[]
}

export type TextFilling = {
  readonly put: (use: ShortcodeUse) => string
  /** Gets every line of text as it is afterwards, without its tags. */
  readonly seeRest: (line: string) => void
}

/**
 * Puts slots into the text of sanitised HTML, also where tags stand inside the braces: `{{<b>nama</b>}}` becomes a
 * slot between `<b>` and `</b>`. Takes time in proportion to the length.
 */
export function fillText(html: string, filling: TextFilling): string {
  if (!/[{}]/.test(html)) return html
  const lines: Piece[][] = [[]]
  let at = 0
  for (const text of html.split(TAG)) {
    if (text === '') continue
    const isTag = text.startsWith('<')
    const piece: Piece = { text, isTag, at, cuts: [] }
    if (isTag && !INLINE.has(TAG_NAME.exec(text)?.[1] ?? '')) {
      lines.push([piece], [])
      at = 0
    } else {
      lines.at(-1)?.push(piece)
      if (!isTag) at += text.length
    }
  }
  return lines.map((line) => fillLine(line, filling)).join('')
}

function fillLine(line: readonly Piece[], filling: TextFilling): string {
  const text = textOf(line)
  if (/[{}]/.test(text)) {
    let next = 0
    for (const found of findShortcodes(text)) next = cutOut(line, next, found, filling.put)
    for (const piece of line) applyCuts(piece)
    filling.seeRest(toPlain(textOf(line)))
  }
  return line.map((piece) => piece.text).join('')
}

function textOf(line: readonly Piece[]): string {
  return line.map(({ text, isTag }) => (isTag ? '' : text)).join('')
}

/** Cuts one shortcode out of the pieces from `first` on; returns the last piece that it reaches. */
function cutOut(
  line: readonly Piece[],
  first: number,
  found: FoundShortcode,
  put: TextFilling['put'],
): number {
  const { start, end, nameAt, use } = found
  const slot = put({ ...use, fallback: toPlain(use.fallback) })
  const tags: Piece[] = []
  let last = first
  for (let index = first; index < line.length; index += 1) {
    const piece = line[index] as Piece
    if (piece.at >= end) break
    if (piece.isTag) {
      if (piece.at > start) tags.push(piece)
      continue
    }
    const from = Math.max(start - piece.at, 0)
    const to = Math.min(end - piece.at, piece.text.length)
    if (to <= from) continue
    last = index
    const holdsName = nameAt >= piece.at && nameAt < piece.at + piece.text.length
    piece.cuts.push({ from, to, slot: holdsName ? slot : '' })
  }
  dropPairs(tags, nameAt)
  return last
}

/** A fallback is plain text: tags that open and close inside the braces stay only around the name. */
function dropPairs(tags: readonly Piece[], nameAt: number): void {
  const open: Piece[] = []
  for (const tag of tags) {
    if (!tag.text.startsWith('</')) {
      open.push(tag)
      continue
    }
    const opening = open.pop()
    if (opening === undefined || (opening.at <= nameAt && nameAt < tag.at)) continue
    opening.text = ''
    tag.text = ''
  }
}

function applyCuts(piece: Piece): void {
  if (piece.cuts.length === 0) return
  let out = ''
  let from = 0
  for (const cut of piece.cuts) {
    out += piece.text.slice(from, cut.from) + cut.slot
    from = cut.to
  }
  piece.text = out + piece.text.slice(from)
}

/** Text of HTML as plain text. */
function toPlain(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
