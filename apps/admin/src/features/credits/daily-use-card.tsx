import type { CreditForecast } from '@booster/contracts/provider'
import { BarPair } from '@booster/ui/charts/bar-pair'
import { useLocale } from '@booster/ui/device/use-locale'
import { useZone } from '@booster/ui/device/use-zone'
import { formatShortDate } from '@booster/ui/format/absolute-time'
import { formatNumber } from '@booster/ui/format/number'
import { serverNow } from '@booster/ui/format/server-clock'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { useLingui } from '@lingui/react'

type Forecast = CreditForecast

/** What all affiliates together sent day by day: one sent e-mail is one credit of the provider. */
export function DailyUseCard({ forecast }: { readonly forecast: Forecast }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const zone = useZone()
  const last = forecast.dailyUse.length - 1
  const sent = forecast.dailyUse.reduce((sum, day) => sum + day.sent, 0)
  return (
    <Card>
      <CardHead
        title={i18n.t('Pemakaian harian')}
        note={
          <span className="small">
            {i18n.t('rata-rata {n}', { n: formatNumber(forecast.sentPerDay, locale) })}
          </span>
        }
      />
      <CardBody>
        <BarPair
          points={forecast.dailyUse.map((day, index) => {
            const name = formatShortDate(Date.parse(`${day.day}T05:00:00Z`), { locale, zone }, serverNow())
            return { label: name, name, upper: day.sent, lower: day.failed, unfinished: index === last }
          })}
          upperName={i18n.t('terkirim')}
          lowerName={i18n.t('gagal')}
          summary={i18n.t('{n} email terkirim dalam {days} hari', {
            n: formatNumber(sent, locale),
            count: sent,
            days: forecast.dailyUse.length,
          })}
        />
      </CardBody>
    </Card>
  )
}
