import { Mark } from '@tiptap/core'
import { readKept, showKept } from '../html/kept-attributes.ts'

const TAGS = ['u', 's', 'strike', 'del', 'ins', 'small', 'sub', 'sup', 'mark', 'code', 'abbr', 'font']

/** Inline markup that has no button here and stays as it was pasted: coloured words, small print. */
export const StyledMark = Mark.create({
  name: 'styled',
  // One may stand in another.
  excludes: '',
  addAttributes: () => ({
    tag: { default: 'span', parseHTML: (element) => element.tagName.toLowerCase(), rendered: false },
    kept: { default: null, parseHTML: (element) => readKept(element), rendered: false },
  }),
  parseHTML: () => [
    ...TAGS.map((tag) => ({ tag })),
    // A span without any attribute says nothing.
    { tag: 'span:not([data-shortcode])', getAttrs: (span) => (readKept(span) === null ? false : null) },
  ],
  renderHTML: ({ mark }) => [mark.attrs['tag'], showKept(mark.attrs['kept']), 0],
})
