import type { DeliveryFigures } from '@booster/contracts/delivery/delivery-figures'
import { BarPair } from '@booster/ui/charts/bar-pair'
import { Button } from '@booster/ui/controls/button'
import { useTimeText } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatMonth } from '@booster/ui/format/absolute-time'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { FiguresTable } from './figures-table.tsx'

type Figures = Pick<DeliveryFigures, 'days' | 'per' | 'total' | 'counting'>

/** Sent and bounced by day or month, as bars or as a table with every figure. */
export function FigureDaysCard({ figures }: { readonly figures: Figures }) {
  const { i18n } = useLingui()
  const [asTable, setAsTable] = useState(false)
  const nameOf = useDayNames(figures)
  const title = figures.per === 'day' ? i18n.t('Per hari') : i18n.t('Per bulan')
  const rows = figures.days.map((row) => ({ key: row.day, name: nameOf(row.day), counts: row }))
  return (
    <Card className="figures__days" data-table={asTable || undefined}>
      <CardHead title={title} note={i18n.t('menurut hari kirim')} ruled={asTable}>
        <Button size="sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? i18n.t('Lihat grafik') : i18n.t('Lihat tabel')}
        </Button>
      </CardHead>
      {asTable ? (
        <FiguresTable
          label={title}
          head={figures.per === 'day' ? i18n.t('Hari') : i18n.t('Bulan')}
          rows={rows.toReversed()}
          figures={figures}
        />
      ) : (
        <CardBody>
          <Bars figures={figures} nameOf={nameOf} />
        </CardBody>
      )}
    </Card>
  )
}

function Bars({ figures, nameOf }: { readonly figures: Figures; readonly nameOf: (day: string) => string }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { days, per, total } = figures
  const number = (value: number) => formatNumber(value, locale)
  const labelOf = (day: string, index: number) => {
    if (per === 'month') return nameOf(day)
    if (index === days.length - 1) return i18n.t('Hari ini')
    return index === 0 || day.endsWith('-01') ? nameOf(day) : String(Number(day.slice(8)))
  }
  const points = days.map(({ day, sent, bounced }, index) => ({
    label: labelOf(day, index),
    name: nameOf(day),
    upper: sent,
    lower: bounced,
    unfinished: index === days.length - 1,
  }))
  return (
    <BarPair
      points={points}
      upperName={i18n.t('terkirim')}
      lowerName={i18n.t('terpental')}
      summary={i18n.t('{sent} terkirim dan {bounced} terpental.', {
        sent: number(total.sent),
        bounced: number(total.bounced),
      })}
    />
  )
}

/** "7 Nov" for days, "Nov 2026" for months. */
function useDayNames({ per }: Pick<Figures, 'per'>): (day: string) => string {
  const dateText = useTimeText('date')
  const style = { locale: useLocale(), zone: useZone() }
  return (day) => {
    // Noon in Jakarta is the same day in every zone of Indonesia.
    const atMs = Date.parse(`${day}T12:00:00+07:00`)
    return per === 'day' ? dateText(atMs) : formatMonth(atMs, style)
  }
}
