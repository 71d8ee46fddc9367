import type { ProviderStatus } from '@booster/contracts/provider'
import { ExplainButton } from '@booster/ui/data/explain-button'
import { Facts } from '@booster/ui/data/facts'
import { Time } from '@booster/ui/data/time'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import { figureWords } from '@booster/web/words/figure-words'
import { useLingui } from '@lingui/react'
import type { ProviderCredit } from './provider-credit-look.ts'

type Status = ProviderStatus

/** When the balance comes to each mark at the present use. */
export function EstimateCard({ status }: { readonly status: Status }) {
  const { i18n } = useLingui()
  const { credit, forecast } = status
  const trusted = credit.fault === null && !credit.stale
  const beyond = trusted && forecast.usePerDay > 0 ? i18n.t('lebih dari 10 tahun') : '–'
  const reaches = trusted ? (forecast.runway?.reaches ?? null) : null
  return (
    <Card>
      <CardHead
        title={i18n.t('Perkiraan')}
        note={<span className="small">{i18n.t('pada pemakaian sekarang')}</span>}
      >
        <ExplainButton label={i18n.t('Perkiraan')} text={figureWords(i18n, 'providerUse')} />
      </CardHead>
      <CardBody>
        <Facts
          spread
          facts={[
            ...(['warning', 'critical', 'emergency'] as const).map((level) => ({
              term: i18n._(CREDIT_LEVEL_LOOK[level].word),
              value: <Reach credit={credit} level={level} at={reaches?.[level] ?? null} beyond={beyond} />,
              num: true,
            })),
            {
              term: i18n.t('Habis'),
              value:
                trusted && forecast.runway !== null ? (
                  <Time at={forecast.runway.emptyAt} form="long-date" />
                ) : (
                  beyond
                ),
              num: true,
            },
          ]}
        />
      </CardBody>
    </Card>
  )
}

function Reach(props: {
  readonly credit: ProviderCredit
  readonly level: 'warning' | 'critical' | 'emergency'
  readonly at: string | null
  /** Said where there is no date. */
  readonly beyond: string
}) {
  const { i18n } = useLingui()
  if (props.at !== null) return <Time at={props.at} form="long-date" />
  const { credits, marks } = props.credit
  return credits !== null && credits <= marks[props.level] ? i18n.t('sudah tercapai') : props.beyond
}
