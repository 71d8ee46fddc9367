import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { AlertList } from '../features/alerts/alert-list.tsx'
import { useDashboard } from '../features/dashboard/use-dashboard.ts'

const route = getRouteApi('/frame/alerts')

/** /admin/alerts: what waits, who took it, what is over. */
export function AlertsRoute() {
  const { i18n } = useLingui()
  const { state } = route.useSearch()
  const navigate = route.useNavigate()
  const tab = state ?? 'open'
  const dashboard = useDashboard()
  return (
    <>
      <PageHead
        title={i18n.t({ id: 'alerts', message: 'Peringatan' })}
        note={i18n.t('Satu peringatan per kejadian; selesai sendiri setelah penyebabnya hilang.')}
        actions={<CsvMenu list="admin/alerts" filter={{ state: tab }} />}
      />
      <div className="page-stack">
        <AlertList
          tab={tab}
          checkedAt={dashboard.data?.credit.checkedAt ?? null}
          onTabChange={(next) => void navigate({ search: { state: next === 'open' ? undefined : next } })}
        />
      </div>
    </>
  )
}
