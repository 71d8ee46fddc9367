import { Mark } from '@tiptap/core'
import { type KeptAttributes, readKept, showKept } from '../html/kept-attributes.ts'

/** A link. Its address is what the mail has, shortcodes and all. */
export const LinkMark = Mark.create({
  name: 'link',
  priority: 1_000,
  inclusive: false,
  keepOnSplit: false,
  exitable: true,
  addAttributes: () => ({
    href: {
      default: '',
      parseHTML: (element) => element.getAttribute('href') ?? element.getAttribute('data-href'),
    },
    kept: { default: null, parseHTML: (element) => readKept(element), rendered: false },
  }),
  parseHTML: () => [{ tag: 'a[href]' }, { tag: 'a[data-href]' }],
  renderHTML: ({ mark }) => ['a', linkAttributes(mark.attrs), 0],
})

/** The address stands beside: a click in the page must lead nowhere, and no script may be hidden in it. */
export function linkAttributes(attrs: Record<string, unknown>): Record<string, string> {
  return {
    'data-href': String(attrs['href'] ?? ''),
    ...showKept((attrs['kept'] ?? null) as KeptAttributes | null),
  }
}
