import { Button } from '@booster/ui/controls/button'
import { Checkbox } from '@booster/ui/controls/checkbox'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLingui } from '@lingui/react'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { Controller } from 'react-hook-form'
import { fieldName, kindName } from './field-words.ts'
import type { FormEditor } from './use-form-editor.ts'

type Props = {
  readonly editor: FormEditor
  readonly index: number
  /** Index of the last field. */
  readonly last: number
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

/** One field of the form: its label, whether it must be filled in, and its place. */
export function FieldRow(props: Props) {
  const { i18n } = useLingui()
  const { editor, index } = props
  const field = editor.watch(`fields.${index}`)
  const error = editor.formState.errors.fields?.[index]
  const isOwn = field.kind === 'text' || field.kind === 'choice'
  return (
    <li className="form-field">
      <div className="form-field__head">
        <span className="cell-main">{kindName(i18n, field.kind)}</span>
        <Required editor={editor} index={index} />
        <Placing
          {...props}
          name={fieldName(i18n, field)}
          removable={field.kind !== 'name' && field.kind !== 'email'}
        />
      </div>
      <Field label={i18n.t('Label')} error={error?.label && i18n.t('Isi label, paling banyak 80 huruf.')}>
        <TextInput
          {...editor.register(`fields.${index}.label`, { setValueAs: isOwn ? asTyped : emptyAsNull })}
          maxLength={80}
          placeholder={isOwn ? i18n.t('Misalnya: Kota') : kindName(i18n, field.kind)}
        />
      </Field>
      {field.kind === 'choice' && (
        <Options editor={editor} index={index} wrong={error !== undefined && 'options' in error} />
      )}
    </li>
  )
}

function asTyped(typed: string): string {
  return typed
}

/** An empty label stands for the page's own word, in the visitor's language. */
function emptyAsNull(typed: string | null): string | null {
  return typed === null || typed.trim() === '' ? null : typed
}

function Required({ editor, index }: Pick<Props, 'editor' | 'index'>) {
  const { i18n } = useLingui()
  const { kind } = editor.watch(`fields.${index}`)
  if (kind === 'name' || kind === 'email') return <span className="muted small">{i18n.t('wajib diisi')}</span>
  return (
    <Controller
      control={editor.control}
      name={`fields.${index}.required`}
      render={({ field }) => (
        <Checkbox
          label={i18n.t('Wajib diisi')}
          checked={field.value === true}
          onCheckedChange={(isOn) => field.onChange(isOn)}
        >
          {i18n.t('Wajib diisi')}
        </Checkbox>
      )}
    />
  )
}

function Placing(props: Props & { readonly name: string; readonly removable: boolean }) {
  const { i18n } = useLingui()
  const { index, last, name, onMove, onRemove } = props
  return (
    <span className="form-field__place">
      <Button
        iconOnly
        size="sm"
        variant="ghost"
        icon={ArrowUp}
        data-move="up"
        label={i18n.t('Naikkan {name}', { name })}
        disabledReason={index === 0 ? i18n.t('Sudah paling atas') : undefined}
        onClick={() => onMove(index - 1)}
      />
      <Button
        iconOnly
        size="sm"
        variant="ghost"
        icon={ArrowDown}
        data-move="down"
        label={i18n.t('Turunkan {name}', { name })}
        disabledReason={index === last ? i18n.t('Sudah paling bawah') : undefined}
        onClick={() => onMove(index + 1)}
      />
      {props.removable && (
        <Button
          iconOnly
          size="sm"
          variant="ghost"
          icon={Trash2}
          label={i18n.t('Hapus isian {name}', { name })}
          onClick={onRemove}
        />
      )}
    </span>
  )
}

/** The options of a choice, one per line. */
function Options(props: Pick<Props, 'editor' | 'index'> & { readonly wrong: boolean }) {
  const { i18n } = useLingui()
  const { editor, index, wrong } = props
  return (
    <Field
      label={i18n.t('Pilihannya')}
      hint={i18n.t('Satu pilihan per baris.')}
      error={
        wrong
          ? i18n.t('Isi 1 sampai 20 pilihan yang berbeda, masing-masing paling banyak 80 huruf.')
          : undefined
      }
    >
      <Controller
        control={editor.control}
        name={`fields.${index}.options`}
        render={({ field }) => (
          <TextArea
            rows={4}
            ref={field.ref}
            name={field.name}
            defaultValue={(field.value ?? []).join('\n')}
            onBlur={field.onBlur}
            onChange={(event) => field.onChange(linesOf(event.target.value))}
          />
        )}
      />
    </Field>
  )
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
