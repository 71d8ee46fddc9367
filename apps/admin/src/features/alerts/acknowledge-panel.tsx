import { useLocale } from '@booster/ui/device/use-locale'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { useId } from 'react'
import { AcknowledgeBody } from './acknowledge-body.tsx'
import { AcknowledgeButtons } from './acknowledge-buttons.tsx'
import type { Alert } from './alert-look.ts'
import { alertEnd, alertTitle } from './alert-words.ts'
import { useAcknowledge } from './use-acknowledge.ts'

/** The acknowledgement right below the emergency banner. Fetched when it is opened. */
export function AcknowledgePanel({
  alert,
  onClose,
}: {
  readonly alert: Alert
  readonly onClose: () => void
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const offline = useOfflineReason()
  const titleId = useId()
  const acknowledgement = useAcknowledge(alert.id, onClose)
  return (
    <section
      className="dialog ack"
      role="dialog"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (offline === undefined) acknowledgement.submit()
        }}
      >
        <div className="dialog__head">
          <h2 className="dialog__title" id={titleId}>
            {i18n.t('Tangani: {title}', { title: alertTitle(alert, i18n, locale) })}
          </h2>
          <p className="muted">
            {i18n.t('Anda tercatat sebagai penanggung jawab.')} {alertEnd(alert, i18n, locale)}
          </p>
        </div>
        <div className="dialog__body">
          <AcknowledgeBody alert={alert} acknowledgement={acknowledgement} />
        </div>
        <footer className="dialog__foot">
          <AcknowledgeButtons isBusy={acknowledgement.isBusy} onClose={onClose} />
        </footer>
      </form>
    </section>
  )
}
