/** Schemes and functions that old renderers run. */
const RUNNING = /expression\s*\(|javascript:|vbscript:|@import/i
const RUNNING_PROPERTY = /^(?:behaviou?r|-moz-binding)$/i
/** What could be laid over the footer with the unsubscribe link; mail programs ignore it anyway. */
const LIFTED = /^(?:fixed|absolute|sticky)$/i
const URL_TARGET = /url\(\s*['"]?\s*([^'")]*)/gi

/** Declarations of plain words and numbers: nothing to split, nothing to look for. */
const PLAIN = /^(?:\s*[a-z-]+\s*:[\w\s#%.,!+-]+(?:;|$))*\s*$/i
const NAME = /^-{0,2}[a-z][\w-]*$/i

/**
 * Inline styles without what runs, covers other parts of the mail or is no declaration. Browsers pass over the last
 * kind; the style inliner (css-inline 0.21) refuses the whole mail for it. `dropped` gets the names of what is left out.
 */
export function cleanStyle(style: string, dropped: (name: string) => void): string {
  if (PLAIN.test(style) && !/position|behaviou?r|binding/i.test(style)) return style
  const kept = splitDeclarations(style).filter((declaration) => {
    const plain = decodeEscapes(declaration)
    if (plain.trim() === '') return false
    const colon = plain.indexOf(':')
    const property = plain.slice(0, Math.max(0, colon)).trim()
    const value = plain.slice(colon + 1).trim()
    const isKept = NAME.test(property) && isBalanced(declaration) && isSafeDeclaration(property, value)
    if (!isKept) dropped(`style="${(NAME.test(property) ? property : plain.trim()).slice(0, 40)}"`)
    return isKept
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

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
/** Comments, strings and escapes: brackets in them are text. */
const OPAQUE = /\/\*.*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\\./gs

/** Whether each quote and bracket of a value closes, in order. */
export function isBalanced(value: string): boolean {
  const bare = value.replace(OPAQUE, '')
  if (/["']|\/\*/.test(bare)) return false
  const open: string[] = []
  for (const [bracket] of bare.matchAll(/[()[\]{}]/g)) {
    const close = CLOSES[bracket]
    if (close !== undefined) open.push(close)
    else if (open.pop() !== bracket) return false
  }
  return open.length === 0
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
