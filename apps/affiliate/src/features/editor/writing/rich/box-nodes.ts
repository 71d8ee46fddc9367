import { Node } from '@tiptap/core'
import { readKept, showKept } from '../html/kept-attributes.ts'

/** Elements that hold others. Each comes in two kinds: one that holds blocks, and one that holds text at once. */
const BOXES = ['div', 'center', 'section', 'article', 'header', 'footer', 'main']
const SECTIONS = ['tbody', 'thead', 'tfoot']
const CELLS = ['td', 'th']
const BLOCKS =
  'p,div,center,section,article,header,footer,main,table,ul,ol,h1,h2,h3,h4,h5,h6,blockquote,hr,pre,dl,figure,address'

type Wish = {
  readonly name: string
  readonly tags: readonly string[]
  readonly group?: string
  readonly content: string
  /** Chosen by what the element holds; absent: always. */
  readonly holds?: 'blocks' | 'text'
  readonly isCell?: true
}

function createBox({ name, tags, group, content, holds, isCell }: Wish) {
  return Node.create({
    name,
    content,
    ...(group === undefined ? {} : { group }),
    defining: true,
    isolating: isCell === true,
    addAttributes: () => ({
      tag: { default: tags[0], parseHTML: (element) => element.tagName.toLowerCase(), rendered: false },
      kept: { default: null, parseHTML: (element) => readKept(element), rendered: false },
    }),
    parseHTML: () =>
      tags.map((tag) => ({
        tag,
        getAttrs: (element) =>
          holds === undefined ||
          (holds === 'blocks') === (element.querySelector(`:scope > :is(${BLOCKS})`) !== null)
            ? null
            : false,
      })),
    renderHTML: ({ node }) => [node.attrs['tag'], showKept(node.attrs['kept']), 0],
    addKeyboardShortcuts() {
      // A new line in a cell, not a new cell.
      if (name !== 'textCell') return {}
      return {
        Enter: ({ editor }) => editor.isActive('textCell') && editor.commands.setHardBreak(),
      }
    },
  })
}

export const BOX_NODES = [
  createBox({ name: 'box', tags: BOXES, group: 'block', content: 'block+', holds: 'blocks' }),
  createBox({ name: 'textBox', tags: BOXES, group: 'block', content: 'inline*', holds: 'text' }),
  createBox({ name: 'table', tags: ['table'], group: 'block', content: 'tableSection+' }),
  createBox({ name: 'tableSection', tags: SECTIONS, content: 'tableRow+' }),
  createBox({ name: 'tableRow', tags: ['tr'], content: '(cell|textCell)*' }),
  createBox({ name: 'cell', tags: CELLS, content: 'block+', holds: 'blocks', isCell: true }),
  createBox({ name: 'textCell', tags: CELLS, content: 'inline*', holds: 'text', isCell: true }),
]
