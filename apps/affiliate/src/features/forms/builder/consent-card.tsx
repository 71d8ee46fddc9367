import type { FormDetail } from '@booster/contracts/forms/forms'
import { Field } from '@booster/ui/controls/field'
import { TextArea } from '@booster/ui/controls/text-area'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import type { FormEditor } from './use-form-editor.ts'

type Props = { readonly editor: FormEditor; readonly form: FormDetail }

/** The words that a visitor agrees to. Each version of them is kept with the consents given to it. */
export function ConsentCard({ editor, form }: Props) {
  const { i18n } = useLingui()
  const { errors, dirtyFields } = editor.formState
  return (
    <Card>
      <CardHead
        title={i18n.t('Persetujuan')}
        note={i18n.t('versi {version}', { version: form.consentVersion })}
      />
      <CardBody className="form-card">
        <Field
          label={i18n.t('Teks persetujuan')}
          hint={
            dirtyFields.consentText === true
              ? i18n.t(
                  'Disimpan sebagai versi {version}. Persetujuan yang sudah diberikan tetap memakai teks lamanya.',
                  {
                    version: form.consentVersion + 1,
                  },
                )
              : i18n.t(
                  'Pengunjung mencentangnya sebelum mengirim; teks ini tersimpan sebagai bukti persetujuan.',
                )
          }
          error={errors.consentText && i18n.t('Isi teks persetujuan, 10 sampai 500 huruf.')}
        >
          <TextArea {...editor.register('consentText')} rows={3} maxLength={500} />
        </Field>
      </CardBody>
    </Card>
  )
}
