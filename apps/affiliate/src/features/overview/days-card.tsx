import type { Overview } from '@booster/contracts/overview'
import { BarPair } from '@booster/ui/charts/bar-pair'
import { Button } from '@booster/ui/controls/button'
import { Num } from '@booster/ui/data/num'
import { Table, Td, Th, Tr } from '@booster/ui/data/table'
import { useTimeText } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { useState } from 'react'

/** Sent and failed of the last 14 days: two scales on one time axis; today is not over. */
export function DaysCard({ overview }: { readonly overview: Overview }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [asTable, setAsTable] = useState(false)
  const dateText = useTimeText('date')
  const number = (value: number) => formatNumber(value, locale)
  const { days, totals } = overview
  const dayLabel = (day: string) => dateText(Date.parse(`${day}T12:00:00+07:00`))
  const points = days.map(({ day, sent, failed }, index) => ({
    label: index === days.length - 1 ? i18n.t('Hari ini') : shortLabel(day, index, dayLabel),
    name: index === days.length - 1 ? i18n.t('Hari ini') : dayLabel(day),
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
        <Button size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? i18n.t('Lihat grafik') : i18n.t('Lihat tabel')}
        </Button>
      </CardHead>
      <CardBody>
        {asTable ? (
          <DaysTable days={days} dayLabel={dayLabel} />
        ) : (
          <BarPair
            points={points}
            upperName={i18n.t('terkirim')}
            lowerName={i18n.t('gagal')}
            summary={i18n.t(
              '{sent} terkirim dan {failed} gagal dalam 14 hari. Terbanyak {most} pada {day}.',
              {
                sent: number(totals.sent),
                failed: number(totals.failed),
                most: number(best.sent),
                day: best.day === '' ? '–' : dayLabel(best.day),
              },
            )}
          />
        )}
      </CardBody>
    </Card>
  )
}

/** The same numbers day by day, newest first. */
function DaysTable(props: { readonly days: Overview['days']; readonly dayLabel: (day: string) => string }) {
  const { i18n } = useLingui()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="overview__days" tabIndex={0} aria-label={i18n.t('Terkirim dan gagal, 14 hari')}>
      <Table label={i18n.t('Terkirim dan gagal, 14 hari')}>
        <thead>
          <tr>
            <Th>{i18n.t('Hari')}</Th>
            <Th num>{i18n.t('Terkirim')}</Th>
            <Th num>{i18n.t('Gagal')}</Th>
          </tr>
        </thead>
        <tbody>
          {props.days.toReversed().map(({ day, sent, failed }) => (
            <Tr key={day}>
              <Td>{props.dayLabel(day)}</Td>
              <Td num>
                <Num value={sent} />
              </Td>
              <Td num>
                <Num value={failed} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** The month where it begins, else the day alone. */
function shortLabel(day: string, index: number, dayLabel: (day: string) => string): string {
  return index === 0 || day.endsWith('-01') ? dayLabel(day) : String(Number(day.slice(8)))
}
