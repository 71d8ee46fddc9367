import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonCard } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { chartChoice } from '../features/credits/chart-search.ts'
import { CheckNow } from '../features/credits/check-now.tsx'
import { ChecksCard } from '../features/credits/checks-card.tsx'
import { CreditStats } from '../features/credits/credit-stats.tsx'
import { DailyUseCard } from '../features/credits/daily-use-card.tsx'
import { EstimateCard } from '../features/credits/estimate-card.tsx'
import { HistoryCard } from '../features/credits/history-card.tsx'
import { ProviderCard } from '../features/credits/provider-card.tsx'

const route = getRouteApi('/frame/credits')

/** /admin/credits: the provider's balance then, now and to come. */
export function CreditsRoute() {
  const { i18n } = useLingui()
  const navigate = route.useNavigate()
  const chart = chartChoice(route.useSearch(), (search) => void navigate({ search, resetScroll: false }))
  const status = useQuery(useTRPC().admin.credit.status.queryOptions())
  return (
    <>
      <PageHead
        title={i18n.t('Kredit penyedia')}
        actions={<CheckNow checkedAt={status.data?.credit.checkedAt} />}
      />
      <div className="page-stack">
        <QueryView
          query={status}
          skeleton={<SkeletonCard rows={2} />}
          errorTitle={i18n.t('Saldo penyedia gagal dimuat')}
        >
          {(data) => <ProviderCard credit={data.credit} forecast={data.forecast} />}
        </QueryView>
        <CreditStats days={chart.days} />
        <HistoryCard {...chart} />
        {status.data && (
          <div className="credits__pair">
            <DailyUseCard forecast={status.data.forecast} />
            <EstimateCard status={status.data} />
          </div>
        )}
        <ChecksCard />
      </div>
    </>
  )
}
