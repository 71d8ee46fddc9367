import { createRequire } from 'node:module'
import { onFirstUse } from '@booster/contracts/on-first-use'
import type { FormatCallback } from 'html-to-text'

const require = createRequire(import.meta.url)

/** Stand around a link that is its own text, until what is beside it is known. */
const LINK_START = '\ue002'
const LINK_END = '\ue003'
/** What would become part of a link if it touched it: letters, numbers, slots, other links. */
const TOUCHED = new RegExp(
  `(?<=[\\p{L}\\p{N}\\ue001])${LINK_START}|${LINK_END}(?=[\\p{L}\\p{N}\\ue000${LINK_START}/@_~-])`,
  'gu',
)
const LINK_EDGES = new RegExp(`[${LINK_START}${LINK_END}]`, 'gu')

/** The text part of a body; not wrapped, because slots are filled later with values of any length. */
export function bodyText(bodyHtml: string): string {
  return toText()(bodyHtml).replace(TOUCHED, ' ').replace(LINK_EDGES, '')
}

/** A row is a line, with a blank between its cells. */
const formatRow: FormatCallback = (row, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 })
  let cells = 0
  for (const child of row.children ?? []) {
    if (child.type === 'tag' && cells++ > 0) builder.addInline(' ')
    walk([child], builder)
  }
  builder.closeBlock({ trailingLineBreaks: 1 })
}

/** A link whose words are its address is written once; of others the address follows in brackets. */
const formatLink: FormatCallback = (link, walk, builder) => {
  const address = shownAddress(String(link.attribs?.['href'] ?? ''))
  const words = wordsOf(link)
  if (address === '' || sameAddress(words, address)) {
    if (address !== '') builder.addInline(LINK_START)
    walk(link.children, builder)
    if (address !== '') builder.addInline(LINK_END)
    return
  }
  walk(link.children, builder)
  builder.addInline(words.trim() === '' ? address : ` [${address}]`, { noWordTransform: true })
}

/** As people write it: without `mailto:` and what an e-mail program would fill in, or `tel:`. */
function shownAddress(href: string): string {
  const [, scheme = '', rest = ''] = /^\s*(mailto:|tel:|sms:)?(.*)$/is.exec(href) ?? []
  if (rest.startsWith('#')) return ''
  return scheme === '' ? rest.trim() : (rest.split('?')[0] ?? '').trim()
}

function sameAddress(words: string, address: string): boolean {
  return plainAddress(words) === plainAddress(address)
}

function plainAddress(text: string): string {
  return text.trim().replace(/\/$/, '').toLowerCase()
}

function wordsOf(node: Parameters<FormatCallback>[0]): string {
  if (node.type === 'text') return node.data ?? ''
  return (node.children ?? []).map(wordsOf).join('')
}

const LINES = { leadingLineBreaks: 1, trailingLineBreaks: 1 } as const
/** Without these their contents would run into what stands beside them. */
const BLOCKS = [
  'table',
  'caption',
  'section',
  'figure',
  'figcaption',
  'address',
  'center',
  'dl',
  'dt',
  'dd',
  'li',
]

const toText = onFirstUse(() => {
  const { compile }: typeof import('html-to-text') = require('html-to-text')
  return compile({
    wordwrap: false,
    formatters: { row: formatRow, link: formatLink },
    selectors: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      ...BLOCKS.map((selector) => ({ selector, format: 'block', options: LINES })),
      { selector: 'tr', format: 'row' },
      { selector: 'a', format: 'link' },
      { selector: 'img', format: 'skip' },
    ],
  })
})
