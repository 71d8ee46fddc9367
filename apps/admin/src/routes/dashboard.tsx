import { QueryView } from '@booster/ui/feedback/query-view'
import { PageHead } from '@booster/ui/layout/page-head'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { EmergencyBanner } from '../features/alerts/emergency-banner.tsx'
import { OpenAlertsCard } from '../features/alerts/open-alerts-card.tsx'
import { chartChoice } from '../features/credits/chart-search.ts'
import { CheckNow } from '../features/credits/check-now.tsx'
import { HistoryCard } from '../features/credits/history-card.tsx'
import { ProviderCard } from '../features/credits/provider-card.tsx'
import { DashboardSkeleton } from '../features/dashboard/dashboard-skeleton.tsx'
import { RateTiles } from '../features/dashboard/rate-tiles.tsx'
import { SolvencyCard } from '../features/dashboard/solvency-card.tsx'
import { StatusBanner } from '../features/dashboard/status-banner.tsx'
import { type Dashboard, useDashboard } from '../features/dashboard/use-dashboard.ts'
import { EngineCard } from '../features/engine/engine-card.tsx'
import { SendingStopped } from '../features/engine/sending-stopped.tsx'

const route = getRouteApi('/frame/')

/** /admin/: is the provider's credit enough, and does everything run? */
export function DashboardRoute() {
  const { i18n } = useLingui()
  const dashboard = useDashboard()
  return (
    <>
      <PageHead
        title={i18n.t('Ringkasan')}
        actions={<CheckNow checkedAt={dashboard.data?.credit.checkedAt} />}
      />
      <QueryView
        query={dashboard}
        skeleton={<DashboardSkeleton />}
        errorTitle={i18n.t('Ringkasan gagal dimuat')}
      >
        {(data) => <Overview dashboard={data} />}
      </QueryView>
    </>
  )
}

function Overview({ dashboard }: { readonly dashboard: Dashboard }) {
  const navigate = route.useNavigate()
  const chart = chartChoice(route.useSearch(), (search) => void navigate({ search, resetScroll: false }))
  const { credit, forecast, engine, overdue, alerts } = dashboard
  return (
    <div className="overview">
      <div className="overview__banner">
        <SendingStopped stopped={dashboard.engine.sendingStopped} />
        {dashboard.engine.sendingStopped === null && <TopBanner dashboard={dashboard} />}
      </div>
      <div className="overview__main">
        <ProviderCard credit={credit} forecast={forecast} />
        <RateTiles dashboard={dashboard} />
        <HistoryCard {...chart} />
      </div>
      <div className="overview__side">
        <EngineCard engine={engine} oldestDueSeconds={overdue.oldestDueSeconds} />
        <OpenAlertsCard alerts={alerts} openCount={dashboard.alertCounts.open} checkedAt={credit.checkedAt} />
        <SolvencyCard dashboard={dashboard} />
      </div>
    </div>
  )
}

function TopBanner({ dashboard }: { readonly dashboard: Dashboard }) {
  const { credit, forecast, solvency, alerts } = dashboard
  if (dashboard.status !== 'emergency' || credit.credits === null)
    return <StatusBanner dashboard={dashboard} />
  return (
    <EmergencyBanner
      credits={credit.credits}
      emptyAt={credit.fault === null ? (forecast.runway?.emptyAt ?? null) : null}
      scheduled7d={solvency.scheduled7d}
      alert={alerts.find((alert) => alert.kind === 'provider_credit' && alert.level === 'emergency')}
    />
  )
}
