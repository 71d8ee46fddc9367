import { OWN_FIELDS_AT_MOST } from '@booster/contracts/forms/form-fields'
import type { FormEdit } from '@booster/contracts/forms/forms'
import { Button } from '@booster/ui/controls/button'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { ListChecks, MessageCircle, TextCursorInput } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { FieldRow } from './field-row.tsx'
import { fieldName } from './field-words.ts'
import type { FormEditor } from './use-form-editor.ts'

/** What the form asks, in its order: name and email always, the rest as the affiliate likes. */
export function FieldsCard({ editor }: { readonly editor: FormEditor }) {
  const { i18n } = useLingui()
  const list = useFieldArray({ control: editor.control, name: 'fields' })
  const { announcement, focusAfter, cardRef } = useMoveFocus()
  const fields = editor.watch('fields')
  const own = fields.filter(({ kind }) => kind === 'text' || kind === 'choice').length
  const full =
    own >= OWN_FIELDS_AT_MOST
      ? i18n.t('Paling banyak {count} isian tambahan', { count: OWN_FIELDS_AT_MOST })
      : undefined
  const move = (from: number, to: number) => {
    const field = fields[from]
    list.move(from, to)
    if (field !== undefined)
      focusAfter({
        index: to,
        up: to < from,
        text: i18n.t('{name} sekarang isian ke-{place} dari {count}', {
          name: fieldName(i18n, field),
          place: to + 1,
          count: fields.length,
        }),
      })
  }
  const add = (kind: 'whatsapp' | 'text' | 'choice') => list.append(newField(kind))
  return (
    <Card>
      <CardHead title={i18n.t('Isian')} note={i18n.t('nama dan email selalu ada')} />
      <CardBody>
        <ol className="form-fields" ref={cardRef}>
          {list.fields.map((field, index) => (
            <FieldRow
              key={field.id}
              editor={editor}
              index={index}
              last={list.fields.length - 1}
              onMove={(to) => move(index, to)}
              onRemove={() => list.remove(index)}
            />
          ))}
        </ol>
        <p className="visually-hidden" role="status">
          {announcement}
        </p>
        <div className="form-fields__add">
          {!fields.some(({ kind }) => kind === 'whatsapp') && (
            <Button size="sm" icon={MessageCircle} onClick={() => add('whatsapp')}>
              {i18n.t('Tambah WhatsApp')}
            </Button>
          )}
          <Button size="sm" icon={TextCursorInput} disabledReason={full} onClick={() => add('text')}>
            {i18n.t('Tambah isian teks')}
          </Button>
          <Button size="sm" icon={ListChecks} disabledReason={full} onClick={() => add('choice')}>
            {i18n.t('Tambah pilihan')}
          </Button>
        </div>
      </CardBody>
    </Card>
  )
}

function newField(kind: 'whatsapp' | 'text' | 'choice'): FormEdit['fields'][number] {
  if (kind === 'whatsapp') return { kind, label: null, required: false }
  return kind === 'text'
    ? { kind, label: '', required: false }
    : { kind, label: '', required: false, options: [] }
}

type Moved = { readonly index: number; readonly up: boolean; readonly text: string }

/** After a row has moved, its button keeps the focus, and a screen reader hears where it is now. */
function useMoveFocus() {
  const cardRef = useRef<HTMLOListElement>(null)
  const [moved, setMoved] = useState<Moved | null>(null)
  useEffect(() => {
    if (moved === null) return
    const row = cardRef.current?.children[moved.index]
    const buttons = row?.querySelectorAll<HTMLButtonElement>('[data-move]:not([aria-disabled])') ?? []
    const same = [...buttons].find((button) => button.dataset.move === (moved.up ? 'up' : 'down'))
    ;(same ?? buttons[0])?.focus()
  }, [moved])
  return { announcement: moved?.text ?? '', focusAfter: setMoved, cardRef }
}
