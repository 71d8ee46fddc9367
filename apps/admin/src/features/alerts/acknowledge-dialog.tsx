import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useLingui } from '@lingui/react'
import { AcknowledgeBody } from './acknowledge-body.tsx'
import { AcknowledgeButtons } from './acknowledge-buttons.tsx'
import type { Alert } from './alert-look.ts'
import { alertEnd, alertTitle } from './alert-words.ts'
import { useAcknowledge } from './use-acknowledge.ts'

/** Takes an alert over, with a note. Fetched when it is opened. */
export function AcknowledgeDialog({
  alert,
  onClose,
}: {
  readonly alert: Alert
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const acknowledgement = useAcknowledge(alert.id, onClose)
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Tangani: {title}', { title: alertTitle(alert, i18n, locale) })}
      description={`${i18n.t('Anda tercatat sebagai penanggung jawab.')} ${alertEnd(alert, i18n, locale)}`}
      onSubmit={offline === undefined ? acknowledgement.submit : undefined}
      footer={<AcknowledgeButtons isBusy={acknowledgement.isBusy} onClose={onClose} />}
    >
      <AcknowledgeBody alert={alert} acknowledgement={acknowledgement} />
    </Dialog>
  )
}
