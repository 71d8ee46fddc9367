import type { CreditForecast } from '@booster/contracts/provider'
import { BalanceMeter } from '@booster/ui/charts/balance-meter'
import { Moment } from '@booster/ui/data/moment'
import { Num } from '@booster/ui/data/num'
import { Time } from '@booster/ui/data/time'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card } from '@booster/ui/layout/card'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { Trans, useLingui } from '@lingui/react'
import { TriangleAlert } from 'lucide-react'
import { faultWords } from './fault-words.ts'
import { type ProviderCredit, providerCreditLook } from './provider-credit-look.ts'

type Forecast = CreditForecast

/** The balance, its meter with the three marks, and how long it lasts. */
export function ProviderCard({
  credit,
  forecast,
}: {
  readonly credit: ProviderCredit
  readonly forecast: Forecast
}) {
  const { i18n } = useLingui()
  const old = credit.stale || credit.credits === null
  return (
    <Card className="provider" aria-label={i18n.t('Kredit penyedia')}>
      <div className="provider__row">
        <div>
          <p className="tile__label">
            {i18n.t('Kredit penyedia ({name})', { name: providerName(credit.provider) })}
          </p>
          <p className="provider__value" data-state={old ? 'old' : (credit.level ?? 'old')}>
            {credit.credits === null ? '–' : <Num value={credit.credits} />}
            {old && (
              <span className="provider__old">
                <StatusBadge look={providerCreditLook({ status: 'unknown', credits: credit.credits })} />
              </span>
            )}
          </p>
        </div>
        <RunwayWords credit={credit} forecast={forecast} />
      </div>
      <div className={old ? 'provider__meter is-old' : 'provider__meter'}>
        <BalanceMeter
          label={i18n.t('Kredit penyedia')}
          balance={credit.credits ?? 0}
          thresholds={credit.marks}
        />
      </div>
      {credit.fault !== null && <FaultLine credit={credit} fault={credit.fault} />}
    </Card>
  )
}

function RunwayWords({ credit, forecast }: { readonly credit: ProviderCredit; readonly forecast: Forecast }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const [strong, rest] = runwayWords()
  return (
    <p className="provider__runway">
      <strong>{strong}</strong>
      <span className="muted">{rest}</span>
    </p>
  )

  function perDayWords(): string {
    const count = formatNumber(forecast.usePerDay, locale)
    return forecast.usePerDay > forecast.sentPerDay
      ? i18n.t('{count} per hari menurut saldo', { count })
      : i18n.t('{count} per hari', { count })
  }

  function runwayWords(): readonly [React.ReactNode, React.ReactNode] {
    const daysLeft = (count: number) => i18n.t('{n} hari lagi', { n: formatNumber(count, locale), count })
    const perDay = perDayWords()
    if (credit.fault !== null || credit.stale || credit.credits === null) {
      return [i18n.t('Tanpa perkiraan'), i18n.t('saldo terbaru belum terbaca')]
    }
    const { runway } = forecast
    if (runway === null) {
      if (forecast.usePerDay === 0) return [i18n.t('Tanpa perkiraan'), i18n.t('belum ada pemakaian')]
      return [i18n.t('lebih dari 10 tahun'), perDay]
    }
    if (runway.basis === '24h') {
      const perHour = formatNumber(runway.usePerHour, locale)
      return [
        runway.hoursLeft < 48
          ? i18n.t({
              id: 'runway.hours',
              message: '{count} jam lagi',
              values: { count: runway.hoursLeft },
            })
          : daysLeft(runway.daysLeft),
        i18n.t('{count} per jam, 24 jam terakhir', { count: perHour }),
      ]
    }
    return [
      daysLeft(runway.daysLeft),
      <Trans
        key="until"
        id="sampai <0/> · {perDay}"
        values={{ perDay }}
        components={{ 0: <Time at={runway.emptyAt} form="long-date" /> }}
      />,
    ]
  }
}

function FaultLine({
  credit,
  fault,
}: {
  readonly credit: ProviderCredit
  readonly fault: NonNullable<ProviderCredit['fault']>
}) {
  const { i18n } = useLingui()
  return (
    <p className="provider__fault" role="status">
      <TriangleAlert className="icon" />
      <span>
        <strong>
          <Trans id="Cek terakhir gagal <0/>." components={{ 0: <Moment at={fault.at} /> }} />
        </strong>{' '}
        {faultWords(fault.errorCode, i18n)}{' '}
        {credit.checkedAt !== null && (
          <Trans id="Saldo di atas dibaca <0/>." components={{ 0: <Time at={credit.checkedAt} /> }} />
        )}
      </span>
    </p>
  )
}

/** `mailketing` → `Mailketing` */
function providerName(provider: string): string {
  return provider.charAt(0).toUpperCase() + provider.slice(1)
}
