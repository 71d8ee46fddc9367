import { Checkbox } from '@booster/ui/controls/checkbox'
import { Field } from '@booster/ui/controls/field'
import { TextInput } from '@booster/ui/controls/text-input'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { Controller } from 'react-hook-form'
import { SequenceField } from './sequence-field.tsx'
import { TagInput } from './tag-input.tsx'
import type { FormEditor } from './use-form-editor.ts'

/** What becomes of whoever sends the form in: sequence, tags, confirmation, and how many per hour. */
export function LeadsCard({ editor }: { readonly editor: FormEditor }) {
  const { i18n } = useLingui()
  const { errors } = editor.formState
  return (
    <Card>
      <CardHead title={i18n.t('Lead yang masuk')} />
      <CardBody className="form-card">
        <SequenceField editor={editor} />
        <Field
          label={i18n.t('Tag')}
          hint={i18n.t('Diberikan ke setiap lead dari formulir ini. Tekan Enter setelah tiap tag.')}
          error={errors.tags && i18n.t('Paling banyak 20 tag, masing-masing 50 huruf.')}
        >
          <Controller
            control={editor.control}
            name="tags"
            render={({ field }) => (
              <TagInput tags={field.value} onChange={field.onChange} onBlur={field.onBlur} />
            )}
          />
        </Field>
        <Controller
          control={editor.control}
          name="doubleOptIn"
          render={({ field }) => (
            <Checkbox
              label={i18n.t('Minta konfirmasi lewat email')}
              checked={field.value}
              onCheckedChange={field.onChange}
            >
              {i18n.t('Minta konfirmasi lewat email')}
              <span className="cell-sub">
                {i18n.t('Lead baru masuk ke alur setelah membuka tautan di email konfirmasi.')}
              </span>
            </Checkbox>
          )}
        />
        <HourlyLimit editor={editor} />
        <p className="cell-sub">
          {i18n.t(
            'Siapa yang mendaftar lagi dengan alamat yang sama tetap memakai nama dan nomor yang pertama. Perbaiki di halaman lead.',
          )}
        </p>
      </CardBody>
    </Card>
  )
}

function HourlyLimit({ editor }: { readonly editor: FormEditor }) {
  const { i18n } = useLingui()
  return (
    <Field
      label={i18n.t('Batas pendaftar per jam')}
      hint={i18n.t(
        'Melindungi kredit Anda dari pendaftaran palsu: selebihnya, alamat harus dikonfirmasi dulu. Kosongkan untuk tanpa batas.',
      )}
      error={editor.formState.errors.hourlyLimit && i18n.t('Isi angka bulat mulai dari 1, atau kosongkan.')}
    >
      <TextInput
        {...editor.register('hourlyLimit', { setValueAs: numberOrNull })}
        className="form-limit"
        inputMode="numeric"
        maxLength={7}
      />
    </Field>
  )
}

function numberOrNull(typed: string | number | null): number | null {
  if (typed === null || typeof typed === 'number') return typed
  return typed.trim() === '' ? null : Number(typed.replaceAll(/[.\s]/g, ''))
}
