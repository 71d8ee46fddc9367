import { Button } from '@booster/ui/controls/button'
import { SearchBox } from '@booster/ui/controls/search-box'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { Pagination } from '@booster/ui/data/pagination'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { Tabs } from '@booster/ui/layout/tabs'
import { RUN_STATUS_LOOK } from '@booster/ui/status/run-status-look'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Zap } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { RunTable } from '../features/runs/run-table.tsx'
import type { RunsSearch } from '../features/runs/runs-search.ts'
import '../features/runs/runs.css'

const TriggerDialog = lazy(async () => ({
  default: (await import('../features/trigger/trigger-dialog.tsx')).TriggerDialog,
}))

const route = getRouteApi('/frame/runs')
const PAGE_SIZE = 25
const STATUSES = ['active', 'paused', 'completed', 'failed', 'cancelled'] as const

/** `/affiliate/runs`: each lead in each sequence, how far it is, what comes next. */
export function RunsPage() {
  const { i18n } = useLingui()
  const trpc = useTRPC()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [triggering, setTriggering] = useState(false)
  const page = search.page ?? 1
  const { status, automation, lead, q } = search
  const list = useQuery(
    trpc.run.list.queryOptions(
      { ...withoutUnset({ status, automationId: automation, leadId: lead, q }), page, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
  const change = (next: Partial<RunsSearch>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...next }), replace })
  const counts = list.data?.counts
  const hasFilter = automation !== undefined || lead !== undefined || q !== undefined
  return (
    <div className="runs">
      <PageHead
        title={i18n.t('Perjalanan Lead')}
        note={i18n.t('Satu baris per lead di satu alur: sampai langkah mana, dan apa berikutnya')}
        actions={
          <Button variant="primary" icon={Zap} onClick={() => setTriggering(true)}>
            {i18n.t('Picu manual')}
          </Button>
        }
      />
      <Tabs
        label={i18n.t('Status')}
        value={status ?? 'all'}
        items={[
          { value: 'all' as const, label: i18n.t('Semua'), count: counts?.all },
          ...STATUSES.map((value) => ({
            value,
            label: i18n._(RUN_STATUS_LOOK[value].word),
            count: counts?.[value],
          })),
        ]}
        onValueChange={(value) => change({ status: value === 'all' ? undefined : value })}
      />
      <RunFilters search={search} onChange={change} hasFilter={hasFilter} />
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Perjalanan gagal dimuat')}
          skeleton={<SkeletonRows rows={10} rowHeight={56} />}
          isEmpty={({ runs }) => runs.length === 0}
          empty={
            hasFilter || status !== undefined ? (
              <EmptyState
                kind="filter-empty"
                title={i18n.t('Tidak ada yang cocok')}
                action={
                  <Button onClick={() => void navigate({ search: {} })}>{i18n.t('Hapus filter')}</Button>
                }
              >
                {i18n.t('Tidak ada perjalanan dengan status dan filter ini.')}
              </EmptyState>
            ) : (
              <EmptyState
                kind="never-used"
                title={i18n.t('Belum ada perjalanan')}
                action={
                  <Button icon={Zap} onClick={() => setTriggering(true)}>
                    {i18n.t('Picu manual')}
                  </Button>
                }
              >
                {i18n.t(
                  'Perjalanan dimulai saat lead mengisi formulir, membayar, ikut Zoom, atau dipicu manual.',
                )}
              </EmptyState>
            )
          }
        >
          {({ runs, pagination }) => (
            <>
              <RunTable runs={runs} />
              <Pagination
                page={page}
                pageSize={PAGE_SIZE}
                total={pagination.total}
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

function RunFilters(props: {
  readonly search: RunsSearch
  readonly hasFilter: boolean
  readonly onChange: (change: Partial<RunsSearch>, replace?: boolean) => void
}) {
  const { i18n } = useLingui()
  const { search, hasFilter, onChange } = props
  const automations = useQuery(useTRPC().automation.list.queryOptions())
  return (
    <div className="toolbar runs__toolbar">
      <SearchBox
        className="runs__search"
        term={search.q ?? ''}
        shortcut={false}
        placeholder={i18n.t('Cari lead')}
        onTermChange={(q) => onChange({ q: q === '' ? undefined : q }, true)}
      />
      <SelectFilter
        name={i18n.t('Alur')}
        value={search.automation ?? ''}
        options={[
          { value: '', label: i18n.t('Semua') },
          ...(automations.data?.automations ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(value) => onChange({ automation: value === '' ? undefined : value })}
      />
      {hasFilter && (
        <Button
          variant="ghost"
          onClick={() => onChange({ automation: undefined, lead: undefined, q: undefined })}
        >
          {i18n.t('Hapus filter')}
        </Button>
      )}
    </div>
  )
}
