/**
 * The grammar of shortcodes, once: a text is checked by it when it is saved and rendered by it when it is sent, so
 * what is accepted renders and what is refused would not.
 */
export const SHORTCODES = ['nama', 'nama_depan', 'email', 'whatsapp', 'affiliate'] as const
export type Shortcode = (typeof SHORTCODES)[number]

/** One shortcode of a text, e.g. `{{nama|Kak}}`. */
export type ShortcodeUse = {
  readonly name: Shortcode
  /** Stands in where the value is empty. */
  readonly fallback: string
}

/** Where a shortcode stands in a text, braces included. */
export type FoundShortcode = {
  readonly start: number
  readonly end: number
  /** Where its name begins. */
  readonly nameAt: number
  readonly use: ShortcodeUse
}

const BRACES = /\{\{([^{}]*)\}\}/g
/** What editors put in and nobody sees: zero-width spaces, soft hyphens, direction marks. */
const INVISIBLE = /\p{Cf}/gu

/** The known shortcodes of a text in order. Spaces and case inside the braces do not matter: `{{ Nama }}` is `{{nama}}`. */
export function findShortcodes(text: string): FoundShortcode[] {
  const found: FoundShortcode[] = []
  for (const match of text.matchAll(BRACES)) {
    const [whole, inside = ''] = match
    const use = readShortcode(inside)
    if (use === undefined) continue
    const start = match.index
    found.push({ start, end: start + whole.length, nameAt: start + 2 + inside.search(/[a-z]/i), use })
  }
  return found
}

/** Replaces every known shortcode by what `put` returns for it; unknown ones stay. Result of `put` is not read again. */
export function replaceShortcodes(text: string, put: (use: ShortcodeUse) => string): string {
  return text.replace(BRACES, (whole, inside: string) => {
    const use = readShortcode(inside)
    return use ? put(use) : whole
  })
}

/** The names in double braces that are no shortcodes, each once, in order: to refuse a text at save. */
export function listUnknownShortcodes(text: string): string[] {
  const unknown = new Set<string>()
  for (const [, inside = ''] of text.matchAll(BRACES)) {
    if (!readShortcode(inside)) unknown.add(nameOf(inside))
  }
  return [...unknown]
}

export function isShortcode(name: string): boolean {
  return SHORTCODES.some((shortcode) => shortcode === name.toLowerCase())
}

function readShortcode(inside: string): ShortcodeUse | undefined {
  const name = nameOf(inside).toLowerCase()
  const known = SHORTCODES.find((shortcode) => shortcode === name)
  if (!known) return undefined
  const bar = inside.indexOf('|')
  return { name: known, fallback: bar < 0 ? '' : inside.slice(bar + 1).trim() }
}

function nameOf(inside: string): string {
  return (inside.split('|', 1)[0] ?? '').replaceAll('&nbsp;', ' ').replace(INVISIBLE, '').trim()
}
