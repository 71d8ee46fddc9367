import type { Node as BodyNode, Schema } from '@tiptap/pm/model'
import { DOMParser as BodyParser, DOMSerializer } from '@tiptap/pm/model'
import { restoreKept } from '../html/kept-attributes.ts'
import { readWritten, textOf } from './shortcode-node.ts'

const WRITTEN = /(\{\{[^{}]*\}\})/

/** Reads the HTML of a mail; its known shortcodes become chips. */
export function readBody(schema: Schema, html: string): BodyNode {
  return BodyParser.fromSchema(schema).parse(domOf(html))
}

/** The page of a body for reading: inert, nothing of it runs or loads. */
export function domOf(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html')
  markShortcodes(body)
  return body
}

/** A block never changes: an edit puts another in its place. What it is as HTML counts as long as it lives. */
const writtenBlocks = new WeakMap<BodyNode, string>()

/** Writes a body as the HTML of a mail. Of a long one, only the blocks that were edited since cost anything. */
export function writeBody(doc: BodyNode): string {
  let html = ''
  doc.forEach((block) => {
    let written = writtenBlocks.get(block)
    if (written === undefined) {
      written = writeBlock(block)
      writtenBlocks.set(block, written)
    }
    html += written
  })
  // An editor without anything holds one empty paragraph.
  return html === '<p></p>' ? '' : html
}

function writeBlock(block: BodyNode): string {
  const inert = document.implementation.createHTMLDocument('')
  const root = inert.createElement('div')
  root.append(DOMSerializer.fromSchema(block.type.schema).serializeNode(block, { document: inert }))
  for (const chip of root.querySelectorAll<HTMLElement>('span[data-shortcode]'))
    chip.replaceWith(writtenOf(chip))
  for (const link of root.querySelectorAll('a[data-href]')) {
    link.setAttribute('href', link.getAttribute('data-href') ?? '')
    link.removeAttribute('data-href')
  }
  restoreKept(root)
  unwrapTightItems(root)
  return root.innerHTML
}

function writtenOf({ dataset }: HTMLElement): string {
  return textOf({
    name: (dataset['shortcode'] ?? 'nama') as Parameters<typeof textOf>[0]['name'],
    fallback: dataset['fallback'] ?? '',
    written: dataset['written'] ?? null,
  })
}

/** `<li>Text</li>`, as people write it, not `<li><p>Text</p></li>`, which mail programs space out. */
function unwrapTightItems(root: HTMLElement): void {
  for (const paragraph of root.querySelectorAll('li > p:first-child')) {
    if (paragraph.attributes.length === 0 && !paragraph.nextElementSibling?.matches('p')) {
      paragraph.replaceWith(...paragraph.childNodes)
    }
  }
}

function markShortcodes(root: HTMLElement): void {
  const walker = root.ownerDocument.createTreeWalker(root, 4)
  const texts: Text[] = []
  while (walker.nextNode() !== null) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    const pieces = text.data.split(WRITTEN)
    if (pieces.length > 1) text.replaceWith(...pieces.map((piece) => chipOf(root.ownerDocument, piece)))
  }
}

function chipOf(page: Document, piece: string): string | HTMLElement {
  const use = readWritten(piece)
  if (use === null) return piece
  const chip = page.createElement('span')
  chip.dataset['shortcode'] = use.name
  chip.dataset['fallback'] = use.fallback
  chip.dataset['written'] = piece
  return chip
}
