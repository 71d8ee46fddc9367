import { Button } from '@booster/ui/controls/button'
import { Pagination } from '@booster/ui/data/pagination'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { Zap } from 'lucide-react'
import { Suspense, useState } from 'react'
import { NoRuns } from '../features/runs/no-runs.tsx'
import { RunFilters } from '../features/runs/run-filters.tsx'
import { RunTable } from '../features/runs/run-table.tsx'
import { RunTabs } from '../features/runs/run-tabs.tsx'
import type { RunsSearch } from '../features/runs/runs-search.ts'
import { PAGE_SIZE, useRunList } from '../features/runs/use-run-list.ts'
import '../features/runs/runs.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const route = getRouteApi('/frame/runs')

/** `/affiliate/runs`: each lead in each sequence, how far it is, what comes next. */
export function RunsPage() {
  const { i18n } = useLingui()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const list = useRunList(search)
  const [triggering, setTriggering] = useState(false)
  const change = (next: Partial<RunsSearch>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...next }), replace })
  const { status, automation, lead, q, page = 1 } = search
  const hasFilter = automation !== undefined || lead !== undefined || q !== undefined
  return (
    <div className="runs">
      <PageHead
        title={i18n.t('Progres lead')}
        note={i18n.t('Satu baris per lead di satu alur: sampai langkah mana, dan apa berikutnya')}
        actions={
          <>
            <CsvMenu list="affiliate/logs" filter={{ status, automationId: automation, leadId: lead, q }} />
            <Button variant="primary" icon={Zap} onClick={() => setTriggering(true)}>
              {i18n.t('Masukkan lead')}
            </Button>
          </>
        }
      />
      <RunTabs status={status} counts={list.data?.counts} onChange={(next) => change({ status: next })} />
      <RunFilters search={search} onChange={change} hasFilter={hasFilter} />
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Progres lead gagal dimuat')}
          skeleton={<SkeletonRows rows={10} rowHeight={56} />}
          isEmpty={({ runs }) => runs.length === 0}
          empty={
            <NoRuns
              isFiltered={hasFilter || status !== undefined}
              onClear={() => void navigate({ search: {} })}
              onTrigger={() => setTriggering(true)}
            />
          }
        >
          {({ runs, pagination }) => (
            <>
              <p className="list-order">{i18n.t('Yang terakhir dimulai di atas')}</p>
              <RunTable runs={runs} />
              <Pagination
                page={page}
                pageSize={PAGE_SIZE}
                total={pagination.total}
                totalIsExact={pagination.totalIsExact}
                onPageChange={(next) => change({ page: next === 1 ? undefined : next })}
              />
            </>
          )}
        </QueryView>
      </Card>
      {triggering && (
        <Suspense>
          <TriggerDialog onClose={() => setTriggering(false)} />
        </Suspense>
      )}
    </div>
  )
}
