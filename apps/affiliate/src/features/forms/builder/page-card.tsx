import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { slugErrorWords } from './error-words.ts'
import type { FormEditor } from './use-form-editor.ts'

/** What the page says: title, lines below it, the button, and the address it stands under. */
export function PageCard({ editor, base }: { readonly editor: FormEditor; readonly base: string }) {
  const { i18n } = useLingui()
  const { register } = editor
  const { errors, dirtyFields } = editor.formState
  return (
    <Card>
      <CardHead title={i18n.t('Halaman')} />
      <CardBody className="form-card">
        <Field label={i18n.t('Judul')} error={errors.title && i18n.t('Isi judul, paling banyak 120 huruf.')}>
          <TextInput {...register('title')} maxLength={120} />
        </Field>
        <Field
          label={i18n.t('Keterangan di bawah nama Anda')}
          error={errors.headline && i18n.t('Satu baris, paling banyak 120 huruf.')}
        >
          <TextInput {...register('headline')} maxLength={120} />
        </Field>
        <Field
          label={i18n.t('Penjelasan')}
          hint={i18n.t('Baris kosong memulai paragraf baru.')}
          error={errors.description && i18n.t('Paling banyak 2.000 huruf.')}
        >
          <TextArea {...register('description')} rows={4} maxLength={2_000} />
        </Field>
        <Field
          label={i18n.t('Tulisan di tombol')}
          error={errors.buttonText && i18n.t('Isi tulisan tombol, paling banyak 40 huruf.')}
        >
          <TextInput {...register('buttonText')} maxLength={40} />
        </Field>
        <Field
          label={i18n.t('Alamat halaman')}
          hint={
            dirtyFields.slug === true
              ? i18n.t('Setelah disimpan, alamat dan kode QR yang lama tidak berlaku lagi.')
              : undefined
          }
          error={slugErrorWords(i18n, errors.slug, editor.watch('slug'))}
        >
          <AddressInput editor={editor} base={base} />
        </Field>
      </CardBody>
    </Card>
  )
}

function AddressInput({ editor, base }: { readonly editor: FormEditor; readonly base: string }) {
  return (
    <span className="form-address">
      <span className="form-address__base muted small">{base}</span>
      <TextInput {...editor.register('slug')} maxLength={60} autoCapitalize="none" spellCheck={false} />
    </span>
  )
}
