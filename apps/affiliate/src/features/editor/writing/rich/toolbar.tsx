import { SHORTCODES } from '@booster/engine/domain/shortcode'
import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import type { Editor } from '@tiptap/core'
import {
  AlignCenter,
  Bold,
  Heading2,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  RectangleEllipsis,
} from 'lucide-react'
import { type KeyboardEvent, memo } from 'react'
import { isCentred, turnCentre } from './alignment.ts'
import { useEditorState } from './use-editor-state.ts'

type Tool = {
  readonly label: string
  readonly icon: LucideIcon
  readonly isOn: boolean
  readonly keys?: string
  readonly act: () => void
}

/** What can be done with the words that are chosen, and the shortcodes to put in. One stop for Tab; arrows move within. */
export const Toolbar = memo(DrawnToolbar)

function DrawnToolbar({ editor, onSource }: { readonly editor: Editor; readonly onSource: () => void }) {
  const { i18n } = useLingui()
  const tools = useTools(editor)
  return (
    <div className="rich__tools" role="toolbar" aria-label={i18n.t('Format isi email')} onKeyDown={moveFocus}>
      {tools.map((tool, place) => (
        <Button
          key={tool.label}
          iconOnly
          size="sm"
          variant="ghost"
          icon={tool.icon}
          label={tool.label}
          tabIndex={place === 0 ? 0 : -1}
          aria-pressed={tool.isOn}
          aria-keyshortcuts={tool.keys}
          title={tool.label}
          onClick={tool.act}
        />
      ))}
      <Button size="sm" variant="ghost" tabIndex={-1} onClick={onSource}>
        {i18n.t('HTML')}
      </Button>
      <span className="rich__insert">
        {i18n.t('Sisipkan')}
        {SHORTCODES.map((name) => (
          <button
            key={name}
            type="button"
            className="shortcode"
            tabIndex={-1}
            aria-label={i18n.t('Sisipkan {name}', { name })}
            onClick={() => insertShortcode(editor, name)}
          >
            {name}
          </button>
        ))}
      </span>
    </div>
  )
}

function useTools(editor: Editor): readonly Tool[] {
  const { i18n } = useLingui()
  const on = useEditorState(editor, readMarks)
  const chain = () => editor.chain().focus()
  return [
    {
      label: i18n.t('Tebal'),
      icon: Bold,
      isOn: on.bold,
      keys: 'Control+B',
      act: () => chain().toggleBold().run(),
    },
    {
      label: i18n.t('Miring'),
      icon: Italic,
      isOn: on.italic,
      keys: 'Control+I',
      act: () => chain().toggleItalic().run(),
    },
    {
      label: i18n.t({ id: 'editor.heading', message: 'Judul' }),
      icon: Heading2,
      isOn: on.heading,
      act: () => chain().toggleHeading({ level: 2 }).run(),
    },
    {
      label: i18n.t({ id: 'editor.list', message: 'Daftar' }),
      icon: List,
      isOn: on.list,
      act: () => chain().toggleBulletList().run(),
    },
    {
      label: i18n.t('Daftar bernomor'),
      icon: ListOrdered,
      isOn: on.numbers,
      act: () => chain().toggleOrderedList().run(),
    },
    { label: i18n.t('Rata tengah'), icon: AlignCenter, isOn: on.centre, act: () => turnCentre(editor) },
    { label: i18n.t('Tautan'), icon: Link, isOn: on.link, act: () => addLink(editor) },
    {
      label: i18n.t('Tombol'),
      icon: RectangleEllipsis,
      isOn: on.button,
      act: () => addButton(editor, i18n.t('Tulis teks tombol')),
    },
    { label: i18n.t('Gambar'), icon: Image, isOn: on.image, act: () => addImage(editor) },
    {
      label: i18n.t('Garis pemisah'),
      icon: Minus,
      isOn: false,
      act: () => chain().setHorizontalRule().run(),
    },
  ]
}

function readMarks(editor: Editor) {
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    heading: editor.isActive('heading', { level: 2 }),
    list: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    centre: isCentred(editor),
    link: editor.isActive('link'),
    button: editor.isActive('button'),
    image: editor.isActive('image'),
  }
}

/** The address is typed in the strip below; a link without one leads nowhere, and the checks say so. */
function addLink(editor: Editor): void {
  if (editor.isActive('link')) {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
    return
  }
  const { empty } = editor.state.selection
  if (empty) {
    const { from } = editor.state.selection
    const text = 'https://'
    editor
      .chain()
      .insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: { href: '' } }] })
      .setTextSelection({ from, to: from + text.length })
      .run()
  } else editor.chain().setMark('link', { href: '' }).run()
  focusStrip()
}

function addButton(editor: Editor, text: string): void {
  if (editor.isActive('button')) return
  editor
    .chain()
    .focus()
    .insertContent({ type: 'button', attrs: { href: '' }, content: [{ type: 'text', text }] })
    .run()
  focusStrip()
}

function addImage(editor: Editor): void {
  const { from } = editor.state.selection
  editor
    .chain()
    .insertContent({ type: 'image', attrs: { src: '', alt: '' } })
    .setNodeSelection(from)
    .run()
  focusStrip()
}

function insertShortcode(editor: Editor, name: string): void {
  editor.chain().focus().insertContent({ type: 'shortcode', attrs: { name } }).run()
}

const STRIP_TRIES = 20

/** The strip is drawn within the next frames. */
function focusStrip(tries = STRIP_TRIES): void {
  const input = document.querySelector<HTMLElement>('.rich__strip input')
  if (input !== null) input.focus()
  else if (tries > 0) requestAnimationFrame(() => focusStrip(tries - 1))
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const here = buttons.indexOf(document.activeElement as HTMLElement)
  const places: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: -1 }
  const place = places[event.key]
  if (place === undefined || here < 0) return
  event.preventDefault()
  buttons.at(place % buttons.length)?.focus()
}
