import { Button } from '@booster/ui/controls/button'
import { useLingui } from '@lingui/react'
import type { Editor } from '@tiptap/core'
import { Trash2 } from 'lucide-react'
import { memo, type ReactNode, useId, useState } from 'react'
import { readImageAddress, readLinkTarget } from '../link-target.ts'
import { useEditorState } from './use-editor-state.ts'

type Chosen =
  | { readonly kind: 'shortcode'; readonly at: number; readonly name: string; readonly fallback: string }
  | { readonly kind: 'image'; readonly at: number; readonly src: string; readonly alt: string }
  | { readonly kind: 'link' | 'button'; readonly at: number; readonly href: string }

/** What belongs to the link, button, picture or shortcode under the cursor. */
export const Strip = memo(DrawnStrip)

function DrawnStrip({ editor }: { readonly editor: Editor }) {
  const chosen = useEditorState(editor, readChosen)
  if (chosen === null) return null
  const key = `${chosen.kind} ${chosen.at}`
  if (chosen.kind === 'shortcode') return <ShortcodeStrip key={key} editor={editor} chosen={chosen} />
  if (chosen.kind === 'image') return <ImageStrip key={key} editor={editor} chosen={chosen} />
  return <LinkStrip key={key} editor={editor} chosen={chosen} />
}

function readChosen(editor: Editor): Chosen | null {
  const { selection } = editor.state
  const node =
    'node' in selection ? (selection.node as { type: { name: string }; attrs: Record<string, string> }) : null
  const at = selection.from
  if (node?.type.name === 'shortcode') {
    return { kind: 'shortcode', at, name: node.attrs['name'] ?? '', fallback: node.attrs['fallback'] ?? '' }
  }
  if (node?.type.name === 'image') {
    return { kind: 'image', at, src: node.attrs['src'] ?? '', alt: node.attrs['alt'] ?? '' }
  }
  if (editor.isActive('button')) {
    return {
      kind: 'button',
      at: selection.$from.before(),
      href: String(editor.getAttributes('button')['href']),
    }
  }
  if (!editor.isActive('link')) return null
  return { kind: 'link', at: selection.$from.start(), href: String(editor.getAttributes('link')['href']) }
}

type Props<Kind extends Chosen['kind']> = {
  readonly editor: Editor
  readonly chosen: Extract<Chosen, { readonly kind: Kind }>
}

function ShortcodeStrip({ editor, chosen }: Props<'shortcode'>) {
  const { i18n } = useLingui()
  return (
    <StripLine name={<span className="shortcode">{chosen.name}</span>}>
      <StripInput
        label={i18n.t('Bila kosong, tulis')}
        value={chosen.fallback}
        read={(text) => (/[{}|]/.test(text) ? null : text)}
        error={i18n.t('Tanpa tanda { } dan |.')}
        onChange={(fallback) => editor.commands.updateAttributes('shortcode', { fallback, written: null })}
      />
      <RemoveButton
        label={i18n.t('Hapus shortcode')}
        onClick={() => editor.chain().focus().deleteSelection().run()}
      />
    </StripLine>
  )
}

function ImageStrip({ editor, chosen }: Props<'image'>) {
  const { i18n } = useLingui()
  return (
    <StripLine>
      <StripInput
        label={i18n.t('Alamat gambar')}
        value={chosen.src}
        placeholder="https://"
        read={readImageAddress}
        error={i18n.t('Tulis alamat gambar yang dimulai dengan https://')}
        onChange={(src) => editor.commands.updateAttributes('image', { src })}
      />
      <StripInput
        label={i18n.t('Teks pengganti')}
        value={chosen.alt}
        read={(text) => text}
        onChange={(alt) => editor.commands.updateAttributes('image', { alt })}
      />
      <RemoveButton
        label={i18n.t('Hapus gambar')}
        onClick={() => editor.chain().focus().deleteSelection().run()}
      />
    </StripLine>
  )
}

function LinkStrip({ editor, chosen }: Props<'link' | 'button'>) {
  const { i18n } = useLingui()
  const isButton = chosen.kind === 'button'
  const remove = () => {
    const chain = editor.chain().focus()
    if (isButton) chain.deleteNode('button').run()
    else chain.extendMarkRange('link').unsetMark('link').run()
  }
  return (
    <StripLine>
      <StripInput
        label={isButton ? i18n.t('Tombol menuju') : i18n.t('Tautan menuju')}
        value={chosen.href}
        placeholder="https://"
        read={readLinkTarget}
        error={i18n.t('Tulis alamat seperti https://toko.id, nama@toko.id, atau tel:+628…')}
        onChange={(href) => editor.commands.updateAttributes(chosen.kind, { href })}
      />
      <RemoveButton label={isButton ? i18n.t('Hapus tombol') : i18n.t('Hapus tautan')} onClick={remove} />
    </StripLine>
  )
}

function StripLine({ name, children }: { readonly name?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="rich__strip">
      {name}
      {children}
    </div>
  )
}

/** What is typed counts as soon as it can be read; until then the mail keeps what it has. */
function StripInput(props: {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly read: (text: string) => string | null
  readonly error?: string
  readonly onChange: (value: string) => void
}) {
  const { label, value, placeholder, read, error, onChange } = props
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [isLeft, setLeft] = useState(false)
  const isWrong = typed.trim() !== '' && read(typed) === null
  return (
    <span className="rich__field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        value={typed}
        placeholder={placeholder}
        autoComplete="off"
        aria-invalid={(isWrong && isLeft) || undefined}
        aria-describedby={isWrong && isLeft ? `${id}-error` : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = read(event.target.value)
          if (next !== null) onChange(next)
        }}
        onBlur={() => {
          setLeft(true)
          const next = read(typed)
          if (next !== null) setTyped(next)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          document.getElementById('editor-body')?.focus()
        }}
      />
      {isWrong && isLeft && (
        <span className="field__error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </span>
  )
}

function RemoveButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return <Button iconOnly size="sm" variant="ghost" icon={Trash2} label={label} onClick={onClick} />
}
