import { Num } from '@booster/ui/data/num'
import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { Card, CardBody, CardHead } from '@booster/ui/layout/card'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { useLingui } from '@lingui/react'
import type { Dashboard } from './use-dashboard.ts'

/** Whether the provider's credit covers what affiliates have bought. */
export function SolvencyCard({ dashboard }: { readonly dashboard: Dashboard }) {
  const { i18n } = useLingui()
  const { solvency, credit } = dashboard
  const top = Math.max(credit.credits ?? 0, solvency.affiliateBalance, solvency.scheduled7d, 1)
  return (
    <Card>
      <CardHead title={i18n.t('Kecukupan kredit')}>
        <CoverageBadge coverage={solvency.coverage} />
      </CardHead>
      <CardBody className="solvency">
        <SolvencyBar label={i18n.t('Kredit penyedia')} credits={credit.credits} top={top} kind="provider" />
        <SolvencyBar
          label={i18n.t('Saldo affiliate')}
          credits={solvency.affiliateBalance}
          top={top}
          kind="owed"
        />
        <SolvencyBar label={i18n.t('Terjadwal 7 hari')} credits={solvency.scheduled7d} top={top} kind="due" />
        <p className="muted small">
          <SurplusWords surplus={solvency.surplus} />
        </p>
      </CardBody>
    </Card>
  )
}

function CoverageBadge({ coverage }: { readonly coverage: number | null }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (coverage === null) return null
  if (coverage < 1) {
    return <StatusBadge look={CREDIT_LEVEL_LOOK.emergency}>{i18n.t('Tidak cukup')}</StatusBadge>
  }
  const times =
    coverage >= 100 ? formatNumber(Math.floor(coverage), locale) : formatNumber(coverage, locale, 1)
  return <StatusBadge look={CREDIT_LEVEL_LOOK.healthy}>{i18n.t('Cukup {times}×', { times })}</StatusBadge>
}

function SolvencyBar(props: {
  readonly label: string
  readonly credits: number | null
  readonly top: number
  readonly kind: 'provider' | 'owed' | 'due'
}) {
  return (
    <p className="solvency__bar" data-kind={props.kind}>
      <span>{props.label}</span>
      <i style={{ width: `${((props.credits ?? 0) / props.top) * 100}%` }} />
      <b>{props.credits === null ? '–' : <Num value={props.credits} />}</b>
    </p>
  )
}

function SurplusWords({ surplus }: { readonly surplus: number | null }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (surplus === null) return i18n.t('Saldo penyedia belum diketahui, jadi belum bisa dibandingkan.')
  const credits = formatNumber(Math.abs(surplus), locale)
  if (surplus < 0) return i18n.t('Kurang {credits} kredit untuk menutup saldo affiliate.', { credits })
  return i18n.t(
    'Bila semua affiliate memakai saldonya hari ini, penyedia masih menyisakan {credits} kredit.',
    {
      credits,
    },
  )
}
