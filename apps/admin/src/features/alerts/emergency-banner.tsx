import { Button } from '@booster/ui/controls/button'
import { Moment } from '@booster/ui/data/moment'
import { useLocale } from '@booster/ui/device/use-locale'
import { Banner } from '@booster/ui/feedback/banner'
import { formatNumber } from '@booster/ui/format/number'
import { Trans, useLingui } from '@lingui/react'
import { Check, ChevronDown } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import type { Alert } from './alert-look.ts'

const AcknowledgePanel = lazy(async () => ({
  default: (await import('./acknowledge-panel.tsx')).AcknowledgePanel,
}))

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
        title={i18n.t('Darurat: kredit penyedia tinggal {credits}.', {
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
      {alert?.state === 'open' && open && (
        <Suspense>
          <AcknowledgePanel alert={alert} onClose={close} />
        </Suspense>
      )}
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
        {i18n.t('Ditangani oleh {name}', { name: alert.acknowledgedByName ?? i18n.t('admin') })}
      </span>
    )
  }
  return (
    <div ref={place}>
      <Button variant="primary" icon={Check} aria-expanded={open} onClick={onToggle}>
        {i18n.t('Saya tangani')} <ChevronDown className="icon icon--sm" />
      </Button>
    </div>
  )
}
