/** The words in double braces that the renderer replaces. */
export const SHORTCODES = ['nama', 'email', 'whatsapp', 'affiliate'] as const
export type Shortcode = (typeof SHORTCODES)[number]

const BRACES = /\{\{([^{}]*)\}\}/g

/** Names of shortcodes in a text that nothing replaces, each once; `{{nama|Kak}}` has a fallback and is known. */
export function unknownShortcodes(text: string): readonly string[] {
  const names = [...text.matchAll(BRACES)].map((match) => (match[1] ?? '').split('|')[0]?.trim() ?? '')
  return [...new Set(names)].filter((name) => !SHORTCODES.some((known) => known === name)).slice(0, 10)
}
