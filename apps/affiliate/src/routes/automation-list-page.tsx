import type { AutomationStatus } from '@booster/engine/domain/automation'
import { Button } from '@booster/ui/controls/button'
import { SelectFilter } from '@booster/ui/controls/select-filter'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AUTOMATION_STATUS_LOOK } from '@booster/ui/status/automation-status-look'
import { useTRPC } from '@booster/web/api/client'
import { withoutUnset } from '@booster/web/api/without-unset'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { AutomationTable } from '../features/automations/automation-table.tsx'
import { ImportButton } from '../features/automations/import-button.tsx'
import { Templates } from '../features/automations/templates.tsx'
import '../features/automations/automations.css'

const CreateDialog = lazy(async () => ({
  default: (await import('../features/automations/create-dialog.tsx')).CreateDialog,
}))

const route = getRouteApi('/frame/automation')
const STATUSES: readonly AutomationStatus[] = ['active', 'paused', 'draft', 'archived']

/** `/affiliate/automation`: the sequences, what they sent, and the forms that feed them. */
export function AutomationListPage() {
  const { i18n } = useLingui()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { status, q } = search
  const list = useQuery(
    useTRPC().automation.list.queryOptions(withoutUnset({ status, q }), {
      placeholderData: keepPreviousData,
    }),
  )
  const setCreating = (isCreating: boolean) =>
    void navigate({ search: (old) => ({ ...old, create: isCreating ? '1' : undefined }) })
  const isFiltered = status !== undefined || q !== undefined
  return (
    <div className="automations">
      <PageHead
        title={i18n.t('Alur Email')}
        note={i18n.t('Email berurutan yang berjalan sendiri setelah pemicunya terjadi')}
        actions={
          <>
            <CsvMenu list="affiliate/automations" filter={{ status, q }} />
            <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
              {i18n.t('Buat alur')}
            </Button>
          </>
        }
      />
      <div className="toolbar">
        <SelectFilter
          name={i18n.t('Status')}
          value={status ?? 'all'}
          options={[
            { value: 'all', label: i18n.t('Semua (tanpa arsip)') },
            ...STATUSES.map((value) => ({ value, label: i18n._(AUTOMATION_STATUS_LOOK[value].word) })),
          ]}
          onValueChange={(value) =>
            void navigate({ search: (old) => ({ ...old, status: value === 'all' ? undefined : value }) })
          }
        />
        <ImportButton />
      </div>
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Alur gagal dimuat')}
          skeleton={<SkeletonRows rows={4} rowHeight={60} />}
          isEmpty={({ automations }) => automations.length === 0}
          empty={
            isFiltered ? (
              <EmptyState
                kind="filter-empty"
                title={i18n.t('Tidak ada yang cocok')}
                action={
                  <Button onClick={() => void navigate({ search: {} })}>{i18n.t('Hapus filter')}</Button>
                }
              >
                {i18n.t('Tidak ada alur dengan status ini.')}
              </EmptyState>
            ) : (
              <Templates onCreate={() => setCreating(true)} />
            )
          }
        >
          {({ automations }) => <AutomationTable automations={automations} />}
        </QueryView>
      </Card>
      {search.create !== undefined && (
        <Suspense>
          <CreateDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  )
}
