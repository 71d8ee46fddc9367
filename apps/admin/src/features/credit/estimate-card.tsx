import type { RouterOutputs } from '@booster/trpc/react'
import { BarPair } from '@booster/ui/bar-pair'
import { Card, CardBody, CardHead } from '@booster/ui/card'
import { Facts } from '@booster/ui/facts'
import { formatShortDate } from '@booster/ui/format/absolute-time'
import { formatNumber } from '@booster/ui/format/number'
import { serverNow } from '@booster/ui/format/server-clock'
import { creditLevelLook } from '@booster/ui/status/credit-level-look'
import { Time } from '@booster/ui/time'
import { useLocale } from '@booster/ui/use-locale'
import { useZone } from '@booster/ui/use-zone'
import { useLingui } from '@lingui/react'
import type { ProviderCredit } from './provider-credit-look.ts'

type Status = RouterOutputs['admin']['credit']['status']

/** When the balance comes to each mark at the present use, and what that use is made of. */
export function EstimateCard({ status }: { readonly status: Status }) {
  const { i18n } = useLingui()
  const { credit, forecast } = status
  const trusted = credit.fault === null && !credit.stale
  const reaches = trusted ? (forecast.runway?.reaches ?? null) : null
  return (
    <Card>
      <CardHead
        title={i18n.t('Perkiraan')}
        note={<span className="small">{i18n.t('pada pemakaian sekarang')}</span>}
      />
      <CardBody className="estimate">
        <Facts
          spread
          facts={[
            ...(['warning', 'critical', 'emergency'] as const).map((level) => ({
              term: i18n._(creditLevelLook[level].word),
              value: <Reach credit={credit} level={level} at={reaches?.[level] ?? null} />,
              num: true,
            })),
            {
              term: i18n.t('Habis'),
              value:
                trusted && forecast.runway !== null ? (
                  <Time at={forecast.runway.emptyAt} form="long-date" />
                ) : (
                  '–'
                ),
              num: true,
            },
          ]}
        />
        <DailyUse forecast={forecast} />
      </CardBody>
    </Card>
  )
}

function Reach(props: {
  readonly credit: ProviderCredit
  readonly level: 'warning' | 'critical' | 'emergency'
  readonly at: string | null
}) {
  const { i18n } = useLingui()
  if (props.at !== null) return <Time at={props.at} form="long-date" />
  const { credits, marks } = props.credit
  return credits !== null && credits <= marks[props.level] ? i18n.t('sudah tercapai') : '–'
}

function DailyUse({ forecast }: { readonly forecast: Status['forecast'] }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const zone = useZone()
  const last = forecast.dailyUse.length - 1
  const sent = forecast.dailyUse.reduce((sum, day) => sum + day.sent, 0)
  return (
    <section>
      <p className="tile__label">
        {i18n.t('Pemakaian harian, rata-rata {n}', { n: formatNumber(forecast.usePerDay, locale) })}
      </p>
      <BarPair
        points={forecast.dailyUse.map((day, index) => ({
          label: formatShortDate(Date.parse(`${day.day}T05:00:00Z`), { locale, zone }, serverNow()),
          upper: day.sent,
          lower: day.failed,
          unfinished: index === last,
        }))}
        upperName={i18n.t('Terkirim')}
        lowerName={i18n.t('Gagal')}
        summary={i18n.t('{n} email terkirim dalam {days} hari', {
          n: formatNumber(sent, locale),
          count: sent,
          days: forecast.dailyUse.length,
        })}
      />
    </section>
  )
}
