import { isShortcode, SHORTCODES } from '@booster/engine/domain/shortcode'

/** Stands in a text where a shortcode was filled in. */
export const FILLED = '\ufffc'

export type ShortcodeFaults = {
  /** Names that no shortcode has, in double braces or alone in single ones. */
  readonly unknown: readonly string[]
  /** Pieces in which braces of a shortcode are left over: `{{nama`, `{nama}`, `{Siti}`. */
  readonly broken: readonly string[]
}

const NAMED = /\{\{([^{}\n]*)\}\}/g
/** A shortcode in single braces, as other programs write them: one word, perhaps with a fallback. */
const SINGLE = /(?<!\{)\{\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*(?:\|[^{}\n]*)?\}(?!\})/gu
const ANY = SHORTCODES.join('|')
/** Doubled braces, braces of template languages, and braces beside a shortcode that was filled in. */
const LEFT_OVER = new RegExp(
  [
    String.raw`\{*\{[{%][^{}\n]{0,30}\}*`,
    String.raw`[^{}\s]{0,30}[}%]\}+`,
    String.raw`\{\s*${FILLED}\s*\}?`,
    String.raw`${FILLED}\s*\}`,
    String.raw`\{\s*(?:${ANY})[^{}\n]{0,30}`,
    String.raw`(?:${ANY})\s*\}`,
  ].join('|'),
  'giu',
)

/** Which braces of shortcodes a reader would see. `rest` is the finished text with FILLED for each value. */
export function findShortcodeFaults(rest: string): ShortcodeFaults {
  const unknown = new Set<string>()
  const broken = new Set<string>()
  if (!/[{}]/.test(rest)) return { unknown: [], broken: [] }
  const after = rest.replace(NAMED, (whole, inside: string) => {
    const name = cleanName(inside)
    if (name === '' || isShortcode(name)) broken.add(cleanPiece(whole))
    else unknown.add(name)
    return ' '
  })
  const last = after.replace(SINGLE, (whole, name: string) => {
    if (isShortcode(name)) broken.add(cleanPiece(whole))
    else unknown.add(name)
    return ' '
  })
  for (const [piece] of last.matchAll(LEFT_OVER)) broken.add(cleanPiece(piece))
  return { unknown: [...unknown], broken: [...broken] }
}

function cleanName(inside: string): string {
  return cleanPiece(inside.split('|', 1)[0] ?? '')
}

function cleanPiece(piece: string): string {
  return piece
    .replaceAll(FILLED, '…')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
