import type { LaidOutBody } from './lay-out-body.ts'

const TAG = /<[a-z][^>]*>/gi
const COLOURED = /\sbgcolor=|\sbackground=|<font[^>]*\scolor=|style="(?:[^"]*[;\s])?(?:color|background)/i
const COLOUR = /(?:["\s;])color\s*:/i
const GROUND = /(?:["\s;])background(?:-color)?\s*:/i

/** Rules of a letter by the elements that they are for: a mail carries those that it needs. */
const LETTER: Rules = [
  ['p', '.ab-letter p{margin:0 0 16px}'],
  ['h1', '.ab-letter h1{margin:0 0 16px;font-size:26px;line-height:1.3}'],
  ['h2', '.ab-letter h2{margin:24px 0 12px;font-size:21px;line-height:1.3}'],
  ['h3', '.ab-letter h3{margin:20px 0 8px;font-size:18px;line-height:1.3}'],
  ['ul|ol', '.ab-letter ul,.ab-letter ol{margin:0 0 16px;padding-left:24px}'],
  ['img', '.ab-letter img{max-width:100%;height:auto}'],
  ['a', '.ab-letter a{color:#0b6e5b}'],
]
const NARROW =
  '@media (max-width:480px){.ab-edge{padding:0!important}.ab-letter{padding:24px 20px!important;border-radius:0!important}.ab-foot{padding:20px 20px 24px!important}}'

const DARK =
  '.ab-page,.ab-foot{background-color:#0e1512!important}.ab-letter{background-color:#17211d!important;color:#e4ebe8!important}.ab-foot,.ab-foot a{color:#a3b1ab!important}.ab-foot strong{color:#e4ebe8!important}'
const DARK_LETTER: Rules = [
  ['a', '.ab-letter a{color:#6fd0b5}'],
  ['img', '.ab-letter img{background-color:#ffffff;color:#14201c}'],
]

/** Names of elements, as alternatives of a pattern, and the rule for them. */
type Rules = readonly (readonly [elements: string, rule: string])[]

/** Colour schemes of a mail: dark only where it is certain that nothing becomes invisible. */
export function schemeOf(body: LaidOutBody): 'light dark' | 'light only' {
  if (/prefers-color-scheme/i.test(body.head)) return 'light dark'
  if (body.isDocument || body.head !== '' || body.background !== '') return 'light only'
  return choosesColours(body.html) ? 'light only' : 'light dark'
}

/** The style element of the frame. */
export function frameStyle(body: LaidOutBody): string {
  const scheme = schemeOf(body)
  const root = `:root{color-scheme:${scheme}}`
  if (body.isDocument) return `<style>${root}</style>`
  const dark = `@media (prefers-color-scheme:dark){${DARK}${rulesFor(body.html, DARK_LETTER)}}`
  return `<style>${root}${rulesFor(body.html, LETTER)}${NARROW}${scheme === 'light dark' ? dark : ''}</style>`
}

function rulesFor(html: string, rules: Rules): string {
  return rules
    .filter(([elements]) => new RegExp(`<(?:${elements})[\\s>]`, 'i').test(html))
    .map(([, rule]) => rule)
    .join('')
}

/** A text or ground of the author's own colour. A link with both, such as a button, can be read on any ground. */
function choosesColours(html: string): boolean {
  return (html.match(TAG) ?? []).some((tag) => {
    if (!COLOURED.test(tag)) return false
    return !(/^<a\s/i.test(tag) && COLOUR.test(tag) && GROUND.test(tag))
  })
}
