import { Field } from '@booster/ui/controls/field'
import { Segmented } from '@booster/ui/controls/segmented'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { redirectErrorWords } from './error-words.ts'
import type { FormEditor } from './use-form-editor.ts'

/** What a visitor sees after sending: a thank-you, or a page of the affiliate's own. */
export function AfterCard({ editor }: { readonly editor: FormEditor }) {
  const { i18n } = useLingui()
  const redirectUrl = editor.watch('redirectUrl')
  const leaves = redirectUrl !== null
  const choose = (next: 'thanks' | 'redirect') => {
    if ((next === 'redirect') === leaves) return
    editor.clearErrors('redirectUrl')
    editor.setValue('redirectUrl', next === 'redirect' ? '' : null, { shouldDirty: true })
  }
  return (
    <Card>
      <CardHead title={i18n.t('Setelah dikirim')} />
      <CardBody className="form-card">
        <Segmented
          label={i18n.t('Setelah dikirim')}
          value={leaves ? 'redirect' : 'thanks'}
          items={[
            { value: 'thanks', label: i18n.t('Ucapan terima kasih') },
            { value: 'redirect', label: i18n.t('Halaman lain') },
          ]}
          onValueChange={choose}
        />
        {leaves ? (
          <Field
            label={i18n.t('Alamat halaman tujuan')}
            hint={i18n.t('Pengunjung langsung dibawa ke sana.')}
            error={redirectErrorWords(i18n, editor.formState.errors.redirectUrl, redirectUrl)}
          >
            <TextInput
              {...editor.register('redirectUrl')}
              type="url"
              inputMode="url"
              maxLength={500}
              placeholder="https://"
            />
          </Field>
        ) : (
          <Field
            label={i18n.t('Ucapan terima kasih')}
            hint={i18n.t('Kosongkan untuk memakai ucapan bawaan dalam bahasa pengunjung.')}
            error={editor.formState.errors.thankYou && i18n.t('Paling banyak 2.000 huruf.')}
          >
            <TextArea {...editor.register('thankYou')} rows={3} maxLength={2_000} />
          </Field>
        )}
      </CardBody>
    </Card>
  )
}
