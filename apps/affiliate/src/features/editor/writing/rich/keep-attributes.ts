import { Extension } from '@tiptap/core'
import { type KeptAttributes, readKept, showKept } from '../html/kept-attributes.ts'

/** Every block and mark that comes from a library carries the attributes of its pasted HTML along. */
export const KeepAttributes = Extension.create({
  name: 'keepAttributes',
  addGlobalAttributes() {
    return [
      {
        types: [
          ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'],
          ...['horizontalRule', 'bold', 'italic'],
        ],
        attributes: {
          kept: {
            default: null,
            parseHTML: (element: HTMLElement) => readKept(element, takenBy(element)),
            renderHTML: ({ kept }: { readonly kept?: KeptAttributes | null }) => showKept(kept ?? null),
          },
        },
      },
    ]
  },
})

/** The numbered list reads them by itself. */
function takenBy(element: HTMLElement): readonly string[] {
  return element.tagName === 'OL' ? ['start', 'type'] : []
}
