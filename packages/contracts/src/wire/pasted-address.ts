/** What an address was pasted with. */
export type PastedAddress = {
  /** Still to be checked: without a name, brackets or signs around it, where only one address can be meant. */
  readonly address: string
  /** Of its owner, as mail programs write it before the address. */
  readonly name: string | null
}

/** `Budi <budi@x.id>`, with nothing behind it but what ends an entry of a list. */
const IN_BRACKETS = /^([^<>]*)<([^<>@]+@[^<>@]+)>[\s,;.]*$/u
const LINK = /^mailto:/iu
/** A link may go on with a subject. */
const LINK_END = /\?.*$/su
/** Of a list of one, or of a sentence. */
const LIST_END = /[\s,;.]+$/u
const QUOTED = [/^"((?:[^"\\]|\\.)*)"$/u, /^'([^']*)'$/u, /^“([^“”]*)”$/u, /^‘([^‘’]*)’$/u]

/** Takes an address out of what mail programs, links and lists put around it. Anything else is left as it is. */
export function readPastedAddress(typed: string): PastedAddress {
  const [, before = '', inside] = IN_BRACKETS.exec(typed.trim()) ?? []
  if (inside === undefined) return { address: withoutSigns(typed), name: null }
  const address = withoutSigns(inside)
  const name = unquote(before.trim())
    .replaceAll(/\\(["\\])/gu, '$1')
    .trim()
  if (!name.includes('@')) return { address, name: name === '' ? null : name }
  // Some programs write the address where its owner has no name; any other is a second address.
  return withoutSigns(name).toLowerCase() === address.toLowerCase()
    ? { address, name: null }
    : { address: typed, name: null }
}

function withoutSigns(text: string): string {
  const bare = unquote(text.trim().replace(LIST_END, ''))
  return LINK.test(bare) ? bare.replace(LINK, '').replace(LINK_END, '') : bare
}

function unquote(text: string): string {
  for (const quoted of QUOTED) {
    const inside = quoted.exec(text)?.[1]
    if (inside !== undefined) return inside.trim()
  }
  return text
}
