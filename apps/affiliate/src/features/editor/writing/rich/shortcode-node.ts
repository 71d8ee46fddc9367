import { replaceShortcodes, type Shortcode } from '@booster/engine/domain/shortcode'
import { mergeAttributes, Node } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'

/** `{{nama|Kak}}` as one thing: a chip that reads "nama atau Kak". */
export type ShortcodeAttributes = { readonly name: Shortcode; readonly fallback: string }

const WRITTEN = /\{\{[^{}]*\}\}/g

export function writeShortcode({ name, fallback }: ShortcodeAttributes): string {
  return fallback === '' ? `{{${name}}}` : `{{${name}|${fallback}}}`
}

/** @param or the word between name and fallback, in the language of the page */
export function createShortcodeNode(or: string) {
  return Node.create({
    name: 'shortcode',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({
      name: { default: 'nama', parseHTML: (element) => element.getAttribute('data-shortcode') },
      fallback: { default: '', parseHTML: (element) => element.getAttribute('data-fallback') ?? '' },
      /** As it was typed: `{{ Nama }}` stays what it is until it is changed here. */
      written: { default: null, parseHTML: (element) => element.getAttribute('data-written') },
    }),
    parseHTML: () => [{ tag: 'span[data-shortcode]' }],
    renderHTML({ node }) {
      const { name, fallback, written } = node.attrs
      const chip = mergeAttributes({
        class: 'shortcode',
        'data-shortcode': name,
        'data-fallback': fallback,
        'data-written': written,
      })
      if (fallback === '') return ['span', chip, name]
      return ['span', chip, name, ['span', { class: 'shortcode__fallback' }, `${or} ${fallback}`]]
    },
    renderText: ({ node }) => textOf(node.attrs as ShortcodeAttributes & { readonly written: string | null }),
    addProseMirrorPlugins: () => [new Plugin({ appendTransaction: makeChips })],
  })
}

/** What stands in the mail's HTML for a chip. */
export function textOf(attrs: ShortcodeAttributes & { readonly written: string | null }): string {
  return attrs.written ?? writeShortcode(attrs)
}

/** The known shortcode that a text in double braces is. */
export function readWritten(written: string): ShortcodeAttributes | null {
  let found: ShortcodeAttributes | null = null
  replaceShortcodes(written, (use) => {
    found = use
    return ''
  })
  return found
}

/** What is typed or pasted as `{{nama}}` becomes a chip. */
function makeChips(
  transactions: readonly Transaction[],
  _before: unknown,
  state: Parameters<NonNullable<ConstructorParameters<typeof Plugin>[0]['appendTransaction']>>[2],
): Transaction | null {
  const chip = state.schema.nodes['shortcode']
  if (chip === undefined || !transactions.some((transaction) => transaction.docChanged)) return null
  const found: { from: number; to: number; written: string; use: ShortcodeAttributes }[] = []
  const { from, to } = changedRange(transactions, state.doc.content.size)
  state.doc.nodesBetween(from, to, (node, position) => {
    for (const match of node.isText ? (node.text ?? '').matchAll(WRITTEN) : []) {
      const use = readWritten(match[0])
      const start = position + match.index
      if (use !== null) found.push({ from: start, to: start + match[0].length, written: match[0], use })
    }
  })
  if (found.length === 0) return null
  const transaction = state.tr
  for (const { from: start, to: end, written, use } of found.toReversed()) {
    const marks = state.doc.resolve(start + 1).marks()
    transaction.replaceWith(start, end, chip.create({ ...use, written }, null, marks))
  }
  return transaction
}

function changedRange(transactions: readonly Transaction[], size: number): { from: number; to: number } {
  let from = size
  let to = 0
  for (const [index, transaction] of transactions.entries()) {
    for (const [place, map] of transaction.mapping.maps.entries()) {
      map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
        let start = newStart
        let end = newEnd
        for (const later of transaction.mapping.maps.slice(place + 1)) {
          start = later.map(start, -1)
          end = later.map(end, 1)
        }
        for (const later of transactions.slice(index + 1)) {
          start = later.mapping.map(start, -1)
          end = later.mapping.map(end, 1)
        }
        from = Math.min(from, start)
        to = Math.max(to, end)
      })
    }
  }
  // A brace may have been typed at the end of what was there before.
  return { from: Math.max(0, Math.min(from, to) - 1), to: Math.min(size, to + 1) }
}
