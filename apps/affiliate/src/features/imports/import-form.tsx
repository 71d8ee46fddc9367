import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { Button } from '@booster/ui/controls/button'
import { Field } from '@booster/ui/controls/field'
import { Segmented } from '@booster/ui/controls/segmented'
import { TextArea } from '@booster/ui/controls/text-area'
import { TextInput } from '@booster/ui/controls/text-input'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { requestIdOf } from '@booster/ui/format/request-id'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { errorText } from '@booster/web/words/refusal-words'
import { useLingui } from '@lingui/react'
import { ColumnTable } from './column-table.tsx'
import { SequenceChoice } from './sequence-choice.tsx'
import { useImportForm } from './use-import-form.ts'

/** What an uploaded file holds and what is to be done with it. Nothing is imported before it is sent. */
export function ImportForm(props: { readonly file: LeadImport; readonly onOther: () => void }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const { file, onOther } = props
  const { form, submit, start } = useImportForm(file)
  const { errors } = form.formState
  const rows = formatNumber(file.rows, locale)
  return (
    <form className="imports__form" noValidate onSubmit={(event) => void submit(event)}>
      <Card className="card--table">
        <CardHead
          title={i18n.t('Cocokkan kolom')}
          note={i18n.t('{name} · {rows} baris', { name: file.fileName, rows })}
        >
          <Button size="sm" onClick={onOther}>
            {i18n.t('Ganti file')}
          </Button>
        </CardHead>
        <ColumnTable
          file={file}
          choices={form.watch('columns')}
          onChange={(columns) => form.setValue('columns', [...columns], { shouldValidate: true })}
        />
        <CardBody>
          {errors.columns !== undefined && (
            <Banner tone="danger" title={i18n.t('Kolom email belum dipilih.')}>
              {i18n.t('Pilih kolom yang berisi alamat email.')}
            </Banner>
          )}
          <p className="muted small">
            {i18n.t(
              'Nama yang kosong diisi dari bagian depan alamat email. Nomor WhatsApp tanpa kode negara dianggap nomor Indonesia.',
            )}
          </p>
        </CardBody>
      </Card>
      <Card>
        <CardHead title={i18n.t('Persetujuan')} note={i18n.t('disimpan sebagai bukti di setiap lead')} />
        <CardBody>
          <div className="imports__fields">
            <Field
              label={i18n.t('Apa yang mereka setujui')}
              hint={i18n.t('Misalnya: "Saya setuju menerima email info kelas dari Budi."')}
              error={errors.consentText === undefined ? undefined : i18n.t('Tulis apa yang mereka setujui.')}
            >
              <TextArea {...form.register('consentText')} />
            </Field>
            <Field
              label={i18n.t('Di mana mereka menyetujuinya')}
              hint={i18n.t('Misalnya: formulir pendaftaran webinar 12 Mei')}
              error={
                errors.consentSource === undefined ? undefined : i18n.t('Tulis di mana mereka menyetujuinya.')
              }
            >
              <TextInput {...form.register('consentSource')} />
            </Field>
          </div>
        </CardBody>
      </Card>
      <Card>
        <CardHead title={i18n.t('Cara mengimpor')} />
        <CardBody>
          <div className="imports__fields">
            <div className="field">
              <span className="field__label">{i18n.t('Alamat yang sudah dikenal')}</span>
              <Segmented
                label={i18n.t('Alamat yang sudah dikenal')}
                value={form.watch('onKnown')}
                items={[
                  { value: 'skip', label: i18n.t('Biarkan') },
                  { value: 'update', label: i18n.t('Perbarui') },
                ]}
                onValueChange={(value) => form.setValue('onKnown', value)}
              />
              <span className="field__hint">
                {form.watch('onKnown') === 'skip'
                  ? i18n.t('Lead yang sudah ada tetap seperti semula.')
                  : i18n.t('Nama, nomor, dan tag dari file menggantikan atau melengkapi yang ada.')}
              </span>
            </div>
            <Field
              label={i18n.t('Tag untuk semua lead di file ini')}
              aside={i18n.t('opsional')}
              hint={i18n.t('Pisahkan dengan koma')}
              error={
                errors.tags === undefined
                  ? undefined
                  : i18n.t('Paling banyak 50 tag, masing-masing 40 huruf.')
              }
            >
              <TextInput {...form.register('tags')} />
            </Field>
            <SequenceChoice register={form.register('automationId')} />
          </div>
        </CardBody>
      </Card>
      {start.isError && (
        <Banner
          tone="danger"
          title={i18n.t('Impor tidak dimulai')}
          actions={
            requestIdOf(start.error) !== null && <ErrorId requestId={requestIdOf(start.error) ?? ''} />
          }
        >
          {errorText(i18n, start.error)}
        </Banner>
      )}
      <div className="imports__end">
        <Button type="submit" variant="primary" busy={start.isPending} disabledReason={offline}>
          {i18n.t('Impor {rows} baris', { rows })}
        </Button>
        <p className="muted small">
          {i18n.t('Siapa yang pernah berhenti berlangganan atau diblokir tetap tidak dikirimi email.')}
        </p>
      </div>
    </form>
  )
}
