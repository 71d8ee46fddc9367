import { Field } from '@booster/ui/controls/field'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { Controller } from 'react-hook-form'
import { SequenceField } from './sequence-field.tsx'
import { TagInput } from './tag-input.tsx'
import type { FormEditor } from './use-form-editor.ts'

/** What becomes of whoever sends the form in: its sequence and tags. */
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
      </CardBody>
    </Card>
  )
}
