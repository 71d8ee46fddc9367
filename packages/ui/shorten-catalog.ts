type Messages = Readonly<Record<string, unknown>>

const CATALOG = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/

/**
 * A compiled catalog without the texts that are their own id: what is not in a catalog is shown as it stands in the
 * code (I18nRoot). Throws when the catalog looks otherwise than the compiler writes it.
 */
export function shortenCatalog(code: string): string {
  const literal = CATALOG.exec(code)?.[1]
  if (literal === undefined) throw new Error('No messages found in the compiled catalog.')
  const messages = JSON.parse(JSON.parse(literal)) as Messages
  const short = Object.fromEntries(Object.entries(messages).filter(([id, text]) => !isOwnId(id, text)))
  return code.replace(CATALOG, () => `JSON.parse(${JSON.stringify(JSON.stringify(short))})`)
}

/** A backslash would be read as an escape. */
function isOwnId(id: string, text: unknown): boolean {
  return Array.isArray(text) && text.length === 1 && text[0] === id && !id.includes('\\')
}
