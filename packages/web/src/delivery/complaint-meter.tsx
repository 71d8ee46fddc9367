import type { MailCounts } from '@booster/contracts/delivery/delivery-figures'
import { unreportedKinds } from '@booster/contracts/delivery/unreported-kinds'
import { ExplainButton } from '@booster/ui/data/explain-button'
import { useLocale } from '@booster/ui/device/use-locale'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { COMPLAINT_LINES, complaintLevelOf } from './complaint-level.ts'
import { rateText } from './rate-text.ts'

/** The right end of the scale. */
const TOP = 0.005
/** Below this many mails one complaint already is more than the first line. */
const FEW_MAILS = 1_000

const WORDS = {
  good: /*i18n*/ 'Aman: di bawah 0,1%.',
  warning: /*i18n*/ 'Waspada: di atas 0,1%, email bisa mulai masuk spam.',
  danger: /*i18n*/ 'Bahaya: mulai 0,3% Gmail dan Yahoo menolak atau menyembunyikan email.',
} satisfies Record<ReturnType<typeof complaintLevelOf>, string>

/**
 * Complaints as a share of the mails sent, beside the lines that Gmail and Yahoo draw for senders; the lines alone where
 * nothing was reported.
 */
export function ComplaintMeter({
  total,
}: {
  readonly total: Pick<MailCounts, 'sent' | 'delivered' | 'complained'>
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { sent, complained } = total
  const rate = sent === 0 || unreportedKinds(total).has('complained') ? null : complained / sent
  const title = i18n.t('Laporan spam')
  const words = () => {
    if (rate !== null) return i18n._(WORDS[complaintLevelOf(rate)])
    if (sent === 0) return i18n.t('Belum ada email yang terkirim.')
    return i18n.t(
      'Tidak diketahui: penyedia email belum melaporkan email yang sampai atau yang ditandai spam.',
    )
  }
  return (
    <Card>
      <CardHead title={title} note={rate === null ? undefined : rateText(rate, locale)}>
        <ExplainButton
          label={title}
          text={i18n.t(
            'Email yang ditandai spam oleh penerima dibagi email terkirim. Gmail dan Yahoo meminta pengirim tetap di bawah 0,1% dan tidak pernah mencapai 0,3%. Gmail tidak melaporkan tiap pengaduan, jadi angka di Google Postmaster Tools bisa lebih tinggi.',
          )}
        />
      </CardHead>
      <CardBody className="figures__complaints">
        {rate === null ? (
          <div className="meter">
            <Lines />
          </div>
        ) : (
          <Meter rate={rate} label={title} />
        )}
        <p className="figures__note">
          {words()}{' '}
          {rate !== null && sent < FEW_MAILS && i18n.t('Angka ini baru berarti mulai kira-kira 1.000 email.')}
        </p>
      </CardBody>
    </Card>
  )
}

function Meter({ rate, label }: { readonly rate: number; readonly label: string }) {
  const locale = useLocale()
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> cannot draw the two lines
    <div
      className="meter"
      role="meter"
      aria-valuemin={0}
      aria-valuemax={Math.max(TOP, rate) * 100}
      aria-valuenow={rate * 100}
      aria-valuetext={rateText(rate, locale)}
      aria-label={label}
    >
      <Lines />
      <span className="meter__needle" style={{ left: placeOf(rate) }} aria-hidden="true" />
    </div>
  )
}

/** The scale, and on it the shares that Gmail and Yahoo name. */
function Lines() {
  const locale = useLocale()
  const { warning, danger } = COMPLAINT_LINES
  return (
    <>
      <div className="meter__track" aria-hidden="true">
        <span className="meter__zone" data-state="healthy" style={{ width: placeOf(warning) }} />
        <span className="meter__zone" data-state="warning" style={{ width: placeOf(danger - warning) }} />
        <span className="meter__zone meter__zone--rest" data-state="emergency" />
      </div>
      {[warning, danger].map((line) => (
        <span key={line} className="meter__mark" style={{ left: placeOf(line) }}>
          <strong>{rateText(line, locale)}</strong>
        </span>
      ))}
    </>
  )
}

function placeOf(share: number): string {
  return `${(Math.min(share, TOP) / TOP) * 100}%`
}
