import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonCard } from '@booster/ui/feedback/skeleton'
import { PageHead } from '@booster/ui/layout/page-head'
import { useTRPC } from '@booster/web/api/client'
import { useLive } from '@booster/web/live/use-live'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { DrainsCard } from '../features/engine/drains-card.tsx'
import { EngineCard } from '../features/engine/engine-card.tsx'
import { ProcessesCard } from '../features/engine/processes-card.tsx'
import { RunNow } from '../features/engine/run-now.tsx'
import { SendingStopped } from '../features/engine/sending-stopped.tsx'
import { SharesCard } from '../features/engine/shares-card.tsx'
import { StagesCard } from '../features/engine/stages-card.tsx'
import { StopSending } from '../features/engine/stop-sending.tsx'

const route = getRouteApi('/frame/engine')

/** How often processes report themselves; nobody announces it. */
const HEARTBEAT_MS = 10_000

/** /admin/engine: whose mails it sent, what the engine did, how long its stages take, who runs it, when it polls again. */
export function EngineRoute() {
  const { i18n } = useLingui()
  const { by = 'failed' } = route.useSearch()
  const navigate = route.useNavigate()
  const isPaused = useLive().state === 'paused'
  const engine = useQuery({
    ...useTRPC().admin.engine.status.queryOptions(),
    refetchInterval: isPaused ? false : HEARTBEAT_MS,
  })
  return (
    <>
      <PageHead
        title={i18n.t('Mesin & Antrean')}
        note={i18n.t('Pengiriman berjalan otomatis; siklus tanpa email tidak dicatat.')}
        actions={
          <>
            {engine.data?.sendingStopped === null && <StopSending />}
            <RunNow />
          </>
        }
      />
      <QueryView
        query={engine}
        skeleton={<SkeletonCard rows={8} />}
        errorTitle={i18n.t('Status mesin gagal dimuat')}
      >
        {(data) => (
          <div className="engine-page">
            {data.sendingStopped !== null && (
              <div className="engine-page__banner">
                <SendingStopped stopped={data.sendingStopped} />
              </div>
            )}
            <div className="page-stack">
              <SharesCard
                by={by}
                onChange={(next) => void navigate({ search: { by: next }, resetScroll: false })}
              />
              <DrainsCard drains={data.drains} />
            </div>
            <div className="engine-page__side">
              <EngineCard engine={data} oldestDueSeconds={data.overdue.oldestDueSeconds} />
              <StagesCard timings={data.timings} />
              <ProcessesCard processes={data.processes} />
            </div>
          </div>
        )}
      </QueryView>
    </>
  )
}
