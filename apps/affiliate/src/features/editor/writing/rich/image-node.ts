import { Node } from '@tiptap/core'
import { readKept, showKept } from '../html/kept-attributes.ts'

/** A picture by its address. */
export const ImageNode = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: '', parseHTML: (element) => element.getAttribute('src') },
    alt: { default: null, parseHTML: (element) => element.getAttribute('alt') },
    kept: { default: null, parseHTML: (element) => readKept(element), rendered: false },
  }),
  parseHTML: () => [{ tag: 'img[src]' }],
  renderHTML({ node }) {
    const { src, alt, kept } = node.attrs
    return ['img', { src, ...(alt === null ? {} : { alt }), ...showKept(kept) }]
  },
})
