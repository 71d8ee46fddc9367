import type { Overview } from '@booster/contracts/overview'
import { BarPair } from '@booster/ui/charts/bar-pair'
import { useTimeText } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'

/** Sent and failed of the last 14 days: two scales on one time axis; today is not over. */
export function DaysCard({ overview }: { readonly overview: Overview }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const dateText = useTimeText('date')
  const number = (value: number) => formatNumber(value, locale)
  const { days, totals } = overview
  const dayLabel = (day: string) => dateText(Date.parse(`${day}T12:00:00+07:00`))
  const points = days.map(({ day, sent, failed }, index) => ({
    label: index === days.length - 1 ? i18n.t('Hari ini') : shortLabel(day, index, dayLabel),
    upper: sent,
    lower: failed,
    unfinished: index === days.length - 1,
  }))
  const best = days.reduce(
    (most, day) => (day.sent > most.sent ? day : most),
    days[0] ?? { day: '', sent: 0 },
  )
  return (
    <Card className="overview__chart">
      <CardHead title={i18n.t('Terkirim dan gagal, 14 hari')}>
        <div className="legend">
          <span className="legend__item">{i18n.t('{count} terkirim', { count: number(totals.sent) })}</span>
          <span className="legend__item" data-state="danger">
            {i18n.t('{count} gagal', { count: number(totals.failed) })}
          </span>
        </div>
      </CardHead>
      <CardBody>
        <BarPair
          points={points}
          upperName={i18n.t('terkirim')}
          lowerName={i18n.t('gagal')}
          summary={i18n.t('{sent} terkirim dan {failed} gagal dalam 14 hari. Terbanyak {most} pada {day}.', {
            sent: number(totals.sent),
            failed: number(totals.failed),
            most: number(best.sent),
            day: best.day === '' ? '–' : dayLabel(best.day),
          })}
        />
      </CardBody>
    </Card>
  )
}

/** The month where it begins, else the day alone. */
function shortLabel(day: string, index: number, dayLabel: (day: string) => string): string {
  return index === 0 || day.endsWith('-01') ? dayLabel(day) : String(Number(day.slice(8)))
}
