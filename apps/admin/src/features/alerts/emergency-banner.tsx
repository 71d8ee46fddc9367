import { Button } from '@booster/ui/controls/button'
import { Moment } from '@booster/ui/data/moment'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { formatNumber } from '@booster/ui/format/number'
import { Trans, useLingui } from '@lingui/react'
import { Check, ChevronDown } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { AcknowledgeBody } from './acknowledge-body.tsx'
import type { Alert } from './alert-look.ts'
import { alertEnd, alertTitle } from './alert-words.ts'
import { useAcknowledge } from './use-acknowledge.ts'

export interface EmergencyBannerProps {
  readonly credits: number
  /** When the credit is used up; null: unknown. */
  readonly emptyAt: string | null
  readonly scheduled7d: number
  /** The alert about it, while it is not resolved. */
  readonly alert: Alert | undefined
}

/** Solid red: the provider's credit is all but gone. The panel to acknowledge it opens right below. */
export function EmergencyBanner({ credits, emptyAt, scheduled7d, alert }: EmergencyBannerProps) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.querySelector('button')?.focus()
  }
  return (
    <div className="emergency">
      <Banner
        tone="emergency"
        title={i18n.t('Darurat: kredit provider tinggal {credits}.', {
          credits: formatNumber(credits, locale),
        })}
        actions={
          alert && (
            <EmergencyAction alert={alert} open={open} onToggle={() => setOpen(!open)} place={button} />
          )
        }
      >
        <br />
        {emptyAt !== null && credits > 0 && (
          <Trans id="Habis sekitar <0/>." components={{ 0: <Moment at={emptyAt} /> }} />
        )}{' '}
        {i18n.t('Setelah habis, {n} email terjadwal menunggu.', {
          n: formatNumber(scheduled7d, locale),
          count: scheduled7d,
        })}
      </Banner>
      {alert?.state === 'open' && open && <AcknowledgePanel alert={alert} onClose={close} />}
    </div>
  )
}

function EmergencyAction(props: {
  readonly alert: Alert
  readonly open: boolean
  readonly onToggle: () => void
  readonly place: React.RefObject<HTMLDivElement | null>
}) {
  const { i18n } = useLingui()
  const { alert, open, onToggle, place } = props
  if (alert.state !== 'open') {
    return (
      <span className="emergency__owner">
        {i18n.t('Diakui oleh {name}', { name: alert.acknowledgedByName ?? i18n.t('admin') })}
      </span>
    )
  }
  return (
    <div ref={place}>
      <Button variant="primary" icon={Check} aria-expanded={open} onClick={onToggle}>
        {i18n.t('Akui')} <ChevronDown className="icon icon--sm" />
      </Button>
    </div>
  )
}

function AcknowledgePanel({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
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
        <header className="dialog__head">
          <h2 className="dialog__title" id={titleId}>
            {i18n.t('Akui: {title}', { title: alertTitle(alert, i18n, locale) })}
          </h2>
          <p className="muted">
            {i18n.t('Anda menjadi penanggung jawab.')} {alertEnd(alert, i18n, locale)}
          </p>
        </header>
        <div className="dialog__body">
          <AcknowledgeBody alert={alert} acknowledgement={acknowledgement} />
        </div>
        <footer className="dialog__foot">
          <Button variant="ghost" onClick={onClose}>
            {i18n.t('Batal')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            icon={Check}
            busy={acknowledgement.busy}
            disabledReason={offline}
          >
            {i18n.t('Akui peringatan')}
          </Button>
        </footer>
      </form>
    </section>
  )
}
