/** Schemes and functions that old renderers run. */
const RUNNING = /expression\s*\(|javascript:|vbscript:|@import/i
const RUNNING_PROPERTY = /^(?:behaviou?r|-moz-binding)$/i
/** What could be laid over the footer with the unsubscribe link; mail programs ignore it anyway. */
const LIFTED = /^(?:fixed|absolute|sticky)$/i
const URL_TARGET = /url\(\s*['"]?\s*([^'")]*)/gi

/** Inline styles without what runs or covers other parts of the mail. `dropped` gets the names of what is left out. */
export function cleanStyle(style: string, dropped: (name: string) => void): string {
  if (!/[\\(@]|position|behaviou?r|binding|script:/i.test(style)) return style
  const kept = splitDeclarations(style).filter((declaration) => {
    const plain = decodeEscapes(declaration)
    const colon = plain.indexOf(':')
    const property = plain.slice(0, Math.max(0, colon)).trim()
    const value = plain.slice(colon + 1).trim()
    const isSafe = isSafeDeclaration(property, value)
    if (!isSafe) dropped(`style="${(property || plain).slice(0, 40)}"`)
    return isSafe
  })
  return kept.join(';')
}

export function isSafeDeclaration(property: string, value: string): boolean {
  if (RUNNING.test(value) || RUNNING.test(property) || RUNNING_PROPERTY.test(property)) return false
  if (/^position$/i.test(property) && LIFTED.test(value.replace(/\s*!important$/i, ''))) return false
  return [...value.matchAll(URL_TARGET)].every(([, target = '']) => isPlainTarget(target))
}

/** Addresses without a scheme load nothing in a mail; they are left for the author to see. */
function isPlainTarget(target: string): boolean {
  const [, scheme] = /^\s*([a-z][a-z0-9+.-]*):/i.exec(target) ?? []
  return scheme === undefined || /^https?$/i.test(scheme)
}

const TOKEN = /\\.|["'();]|[^\\"'();]+|\\/gs
const OPENS: Readonly<Record<string, number>> = { '(': 1, ')': -1 }

/** At semicolons that stand in no string and no parenthesis. */
function splitDeclarations(style: string): string[] {
  const parts: string[][] = [[]]
  let quote = ''
  let open = 0
  for (const [token] of style.matchAll(TOKEN)) {
    if (token === ';' && quote === '' && open === 0) parts.push([])
    else parts.at(-1)?.push(token)
    if (token === quote) quote = ''
    else if (quote === '' && (token === '"' || token === "'")) quote = token
    else if (quote === '') open = Math.max(0, open + (OPENS[token] ?? 0))
  }
  return parts.map((part) => part.join('')).filter((part) => part.trim() !== '')
}

/** As a CSS parser reads it: without comments and escapes. */
function decodeEscapes(text: string): string {
  return text
    .replace(/\/\*.*?(?:\*\/|$)/gs, '')
    .replace(
      /\\([0-9a-f]{1,6})\s?|\\(.)/gis,
      (_whole, hex: string | undefined, plain: string | undefined) => {
        if (hex === undefined) return plain ?? ''
        const code = Number.parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
}
