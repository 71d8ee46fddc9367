import type { Messages } from './room-words.ts'

const CATALOG = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/

/**
 * A compiled catalog with those messages that `keep` lets through, without the texts that are their own id: what is not
 * in a catalog is shown as it stands in the code (I18nRoot). Throws when the catalog looks otherwise than the compiler writes it.
 */
export function shortenCatalog(
  code: string,
  keep: (messages: Messages) => Messages = (messages) => messages,
): string {
  const literal = CATALOG.exec(code)?.[1]
  if (literal === undefined) throw new Error('No messages found in the compiled catalog.')
  const messages = keep(JSON.parse(JSON.parse(literal)))
  const short = Object.fromEntries(Object.entries(messages).filter(([id, text]) => !isOwnId(id, text)))
  return code.replace(CATALOG, () => `JSON.parse(${JSON.stringify(JSON.stringify(short))})`)
}

/** A backslash would be read as an escape. */
function isOwnId(id: string, text: unknown): boolean {
  return Array.isArray(text) && text.length === 1 && text[0] === id && !id.includes('\\')
}
