import { Editor } from '@tiptap/core'
import type { Node as BodyNode } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useStable } from '../../state/use-stable.ts'
import { writeLater } from '../write-later.ts'
import { createBodyExtensions } from './body-extensions.ts'
import { readBody, writeBody } from './body-html.ts'
import { cleanPasted } from './clean-pasted.ts'

/** From here on the styles leave out what is not in view. A selector that counts would cost time with each key. */
const LONG_BLOCKS = 40

export type RichEditorOptions = {
  readonly html: string
  readonly label: string
  /** The word between a shortcode's name and its fallback. */
  readonly or: string
  readonly isReadOnly: boolean
  readonly onChange: (html: string) => void
  /** Gets what hands over the last keys at once; the answer ends it. */
  readonly onHold: (handOver: () => void) => () => void
}

/** The editor of one body in `place`. It holds no history of its own: undo belongs to the whole sequence. */
export function useRichEditor(options: RichEditorOptions): {
  readonly place: RefObject<HTMLDivElement | null>
  readonly editor: Editor | null
} {
  const { html, label, or, isReadOnly } = options
  const place = useRef<HTMLDivElement>(null)
  const known = useRef(html)
  const [editor, setEditor] = useState<Editor | null>(null)
  const change = useStable((next: string) => {
    known.current = next
    options.onChange(next)
  })
  const hold = useRef(options.onHold)
  useEffect(() => {
    if (place.current === null) return
    const element = place.current
    const made = createEditor({ element, html: known.current, label, or, isReadOnly })
    const writing = writeLater(() => writeBody(made.state.doc), change)
    const markLength = () => element.toggleAttribute('data-long', made.state.doc.childCount > LONG_BLOCKS)
    markLength()
    made.on('transaction', markLength)
    made.on('update', writing.touch)
    const release = hold.current(writing.writeNow)
    setEditor(made)
    return () => {
      writing.writeNow()
      release()
      setEditor(null)
      made.destroy()
    }
  }, [label, or, isReadOnly])
  useEffect(() => {
    if (editor === null || html === known.current) return
    known.current = html
    showBody(editor, html)
  }, [editor, html])
  return { place, editor }
}

function createEditor(input: {
  readonly element: HTMLElement
  readonly html: string
  readonly label: string
  readonly or: string
  readonly isReadOnly: boolean
}): Editor {
  const { element, html, label, or, isReadOnly } = input
  const editor = new Editor({
    element,
    extensions: createBodyExtensions(or),
    injectCSS: false,
    editable: !isReadOnly,
    editorProps: {
      attributes: {
        id: 'editor-body',
        class: 'rich__body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      transformPastedHTML: cleanPasted,
    },
  })
  showBody(editor, html)
  // Nothing is chosen before somebody chooses it: the cursor would stand in the last button or link.
  editor.view.dispatch(editor.state.tr.setSelection(Selection.atStart(editor.state.doc)))
  return editor
}

/** Replaces only what differs, so that the cursor stays with its words. */
function showBody(editor: Editor, html: string): void {
  const { state, view } = editor
  const next = readBody(editor.schema, html)
  const start = state.doc.content.findDiffStart(next.content)
  if (start === null) return
  const transaction = state.tr
  const range = differenceOf(state.doc, next, start)
  transaction.replace(start, range.before, next.slice(start, range.after))
  const cursor = Math.min(range.after, transaction.doc.content.size)
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(cursor), -1))
  transaction.setMeta('addToHistory', false).setMeta('preventUpdate', true)
  view.dispatch(transaction)
}

/** The ends of the part that differs; both may run over each other where letters repeat. */
function differenceOf(before: BodyNode, after: BodyNode, start: number) {
  const end = before.content.findDiffEnd(after.content) ?? { a: start, b: start }
  const overlap = start - Math.min(end.a, end.b)
  const shift = Math.max(0, overlap)
  return { before: end.a + shift, after: end.b + shift }
}
