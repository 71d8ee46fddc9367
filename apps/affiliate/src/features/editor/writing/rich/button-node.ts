import { BUTTON_STYLE } from '@booster/contracts/automations/button-style'
import { Node } from '@tiptap/core'
import { readKept, showKept } from '../html/kept-attributes.ts'
import { linkAttributes } from './link-mark.ts'

/** A paragraph that is nothing but one link drawn as a button. */
export const ButtonNode = Node.create({
  name: 'button',
  group: 'block',
  content: '(text|shortcode)*',
  marks: '',
  defining: true,
  addAttributes: () => ({
    href: { default: '', rendered: false },
    link: { default: { style: BUTTON_STYLE }, rendered: false },
    kept: { default: null, rendered: false },
  }),
  parseHTML: () => [
    {
      tag: 'p',
      priority: 80,
      getAttrs: (paragraph) => {
        const link = buttonIn(paragraph)
        return (
          link !== null && {
            href: link.getAttribute('href') ?? link.getAttribute('data-href') ?? '',
            link: readKept(link),
            kept: readKept(paragraph),
          }
        )
      },
      contentElement: (paragraph) => buttonIn(paragraph as HTMLElement) ?? (paragraph as HTMLElement),
    },
  ],
  renderHTML({ node }) {
    const { href, link, kept } = node.attrs
    return ['p', showKept(kept), ['a', linkAttributes({ href, kept: link }), 0]]
  },
  addKeyboardShortcuts() {
    return {
      // What follows a button is a paragraph, not a second button.
      Enter: ({ editor }) => {
        if (!editor.isActive('button')) return false
        const end = editor.state.selection.$to.after()
        return editor
          .chain()
          .insertContentAt(end, { type: 'paragraph' })
          .focus(end + 1)
          .run()
      },
    }
  },
})

function buttonIn(paragraph: HTMLElement): HTMLElement | null {
  const [link, ...rest] = [...paragraph.childNodes].filter(
    (node) => node.nodeType !== 3 || node.textContent?.trim() !== '',
  )
  if (rest.length > 0 || !isElement(link) || link.tagName !== 'A') return null
  const style = readKept(link)?.['style'] ?? ''
  const isDrawn = /display\s*:\s*inline-block|padding/i.test(style)
  return isDrawn && link.children.length === 0 ? link : null
}

function isElement(node: ChildNode | undefined): node is HTMLElement {
  return node?.nodeType === 1
}
