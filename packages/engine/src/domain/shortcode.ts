/**
 * The grammar of shortcodes, once: a text is checked by it when it is saved and rendered by it when it is sent, so
 * what is accepted renders and what is refused would not.
 */
export const SHORTCODES = ['nama', 'email', 'whatsapp', 'affiliate'] as const
export type Shortcode = (typeof SHORTCODES)[number]

/** One shortcode of a text, e.g. `{{nama|Kak}}`. */
export type ShortcodeUse = {
  readonly name: Shortcode
  /** Stands in where the value is empty. */
  readonly fallback: string
}

const BRACES = /\{\{([^{}]*)\}\}/g

/**
 * Replaces every known shortcode by what `put` returns for it; unknown ones stay as they are. Spaces and
 * case inside the braces do not matter: `{{ Nama }}` is `{{nama}}`. Result of `put` is not read again.
 */
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

function readShortcode(inside: string): ShortcodeUse | undefined {
  const name = nameOf(inside).toLowerCase()
  const known = SHORTCODES.find((shortcode) => shortcode === name)
  if (!known) return undefined
  const bar = inside.indexOf('|')
  return { name: known, fallback: bar < 0 ? '' : inside.slice(bar + 1).trim() }
}

function nameOf(inside: string): string {
  return (inside.split('|', 1)[0] ?? '').replaceAll('&nbsp;', ' ').trim()
}
