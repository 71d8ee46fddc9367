import { Field } from '@booster/ui/controls/field'
import { Segmented } from '@booster/ui/controls/segmented'
import { TextArea } from '@booster/ui/controls/text-area'
import { Time } from '@booster/ui/data/time'
import { Banner } from '@booster/ui/feedback/banner'
import { ErrorId } from '@booster/ui/feedback/error-id'
import { requestIdOf } from '@booster/ui/format/request-id'
import { useLingui } from '@lingui/react'
import { Check } from 'lucide-react'
import type { Alert } from './alert-look.ts'
import { DeliveryList } from './delivery-list.tsx'
import { type Acknowledgement, MUTE_CHOICES } from './use-acknowledge.ts'

/** What an acknowledgement shows and asks for: where the alert stands, who was notified, note, mute. */
export function AcknowledgeBody(props: { readonly alert: Alert; readonly acknowledgement: Acknowledgement }) {
  const { i18n } = useLingui()
  const { alert, acknowledgement } = props
  const { form, error } = acknowledgement
  const requestId = requestIdOf(error)
  return (
    <>
      <Steps openedAt={alert.openedAt} />
      <DeliveryList alert={alert} />
      <Field label={i18n.t('Catatan')} aside={i18n.t('masuk audit')}>
        <TextArea
          {...form.register('note')}
          rows={2}
          maxLength={1_000}
          autoFocus
          placeholder={i18n.t('Apa yang sudah Anda lakukan?')}
        />
      </Field>
      <div className="ack__mute">
        <span className="field__label">{i18n.t('Jeda pengingat')}</span>
        <Segmented
          size="sm"
          label={i18n.t('Jeda pengingat')}
          value={form.watch('mute')}
          items={MUTE_CHOICES.map((hours) => ({
            value: hours,
            label: hours === '0' ? i18n.t('Tidak') : i18n.t('{count} jam', { count: Number(hours) }),
          }))}
          onValueChange={(mute) => form.setValue('mute', mute)}
        />
      </div>
      {error ? (
        <Banner tone="danger" title={i18n.t('Belum tersimpan. Coba lagi.')}>
          {requestId && <ErrorId requestId={requestId} />}
        </Banner>
      ) : null}
    </>
  )
}

function Steps({ openedAt }: { readonly openedAt: string }) {
  const { i18n } = useLingui()
  return (
    <ol className="ack__steps">
      <li>
        <Check className="icon icon--sm" />
        {i18n.t('Terbuka')}
        <span className="muted">
          <Time at={openedAt} form="clock" />
        </span>
      </li>
      <li aria-current="step">
        <span className="ack__no">2</span>
        {i18n.t({ id: 'ack.taken', message: 'Sedang ditangani' })}
        <span className="muted">{i18n.t('sekarang')}</span>
      </li>
      <li>
        <span className="ack__no">3</span>
        {i18n.t({ id: 'alert.resolved', message: 'Selesai' })}
        <span className="muted">{i18n.t('otomatis')}</span>
      </li>
    </ol>
  )
}
