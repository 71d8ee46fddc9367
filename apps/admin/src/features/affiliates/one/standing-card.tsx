import type { AffiliateDetail } from '@booster/contracts/account/affiliate-detail'
import { Facts } from '@booster/ui/data/facts'
import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { JOB_STATUS_LOOK } from '@booster/ui/status/job-status-look'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'

const STATES = ['pending', 'processing', 'held', 'unconfirmed', 'completed', 'failed', 'cancelled'] as const

/** The credit, and where the mails are. */
export function StandingCard({
  affiliate,
  action,
}: {
  readonly affiliate: AffiliateDetail
  /** Changes the balance. */
  readonly action: ReactNode
}) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { credit, jobs, leads } = affiliate
  const counted = formatNumber(leads.count, locale)
  return (
    <Card>
      <CardHead title={i18n.t('Kredit dan email')}>{action}</CardHead>
      <CardBody>
        <Facts
          spread
          facts={[
            { term: i18n.t('Saldo'), value: <Num value={credit.balance} />, num: true },
            { term: i18n.t('Ditahan'), value: <Num value={credit.reserved} />, num: true },
            { term: i18n.t('Tersedia'), value: <Num value={credit.available} />, num: true },
            { term: i18n.t('Lead'), value: leads.isExact ? counted : `≥ ${counted}`, num: true },
            ...STATES.map((state) => ({
              term: i18n.t('Email: {state}', { state: i18n._(JOB_STATUS_LOOK[state].word) }),
              value: <Num value={jobs[state]} />,
              num: true,
            })),
          ]}
        />
      </CardBody>
    </Card>
  )
}
