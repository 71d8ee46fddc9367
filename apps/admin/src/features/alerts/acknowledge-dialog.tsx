import { Button } from '@booster/ui/controls/button'
import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { Dialog } from '@booster/ui/layout/dialog'
import { useLingui } from '@lingui/react'
import { Check } from 'lucide-react'
import { AcknowledgeBody } from './acknowledge-body.tsx'
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
      title={i18n.t('Akui: {title}', { title: alertTitle(alert, i18n, locale) })}
      description={`${i18n.t('Anda menjadi penanggung jawab.')} ${alertEnd(alert, i18n, locale)}`}
      onSubmit={offline === undefined ? acknowledgement.submit : undefined}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Batal')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            icon={Check}
            busy={acknowledgement.isBusy}
            disabledReason={offline}
          >
            {i18n.t('Akui peringatan')}
          </Button>
        </>
      }
    >
      <AcknowledgeBody alert={alert} acknowledgement={acknowledgement} />
    </Dialog>
  )
}
