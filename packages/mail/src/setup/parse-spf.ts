/** One word of an SPF record (RFC 7208). */
export type SpfTerm =
  | { readonly kind: 'all'; readonly qualifier: string }
  | { readonly kind: 'redirect'; readonly name: string }
  | { readonly kind: 'mechanism'; readonly mechanism: SpfMechanism }
  | { readonly kind: 'broken'; readonly word: string }
  /** A word that changes nothing here: `exp=`, one of later versions, a mechanism that allows nobody. */
  | { readonly kind: 'idle' }

export type SpfMechanism = {
  readonly name: 'include' | 'a' | 'mx' | 'ptr' | 'ip4' | 'ip6' | 'exists'
  /** Behind the colon; of addresses with their own `/24`. Null: none. */
  readonly target: string | null
  /** Of `a` and `mx`, behind the name: `/24`, `//64`, `/24//64`, or nothing. */
  readonly bits: string
}

const TERM =
  /^([+\-~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?::([^/\s]+))?((?:\/\d{1,3})?(?:\/\/\d{1,3})?)$/i
const MODIFIER = /^([a-z][a-z0-9._-]*)=(\S*)$/i

export function isSpf(txt: string): boolean {
  return /^v=spf1(\s|$)/i.test(txt)
}

export function parseSpf(record: string): readonly SpfTerm[] {
  return record.trim().split(/\s+/).slice(1).map(parseTerm)
}

function parseTerm(word: string): SpfTerm {
  const [, modifier, value = ''] = MODIFIER.exec(word) ?? []
  if (modifier !== undefined)
    return modifier.toLowerCase() === 'redirect' ? { kind: 'redirect', name: value } : { kind: 'idle' }
  const [, qualifier = '', mechanism, target, bits = ''] = TERM.exec(word) ?? []
  if (mechanism === undefined) return { kind: 'broken', word }
  if (mechanism.toLowerCase() === 'all') return { kind: 'all', qualifier }
  if (qualifier !== '' && qualifier !== '+') return { kind: 'idle' }
  const name = mechanism.toLowerCase() as SpfMechanism['name']
  return { kind: 'mechanism', mechanism: { name, target: target ?? null, bits } }
}
