import { PageHead } from '@booster/ui/layout/page-head'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { AuditList } from '../features/audit/audit-list.tsx'
import { knownSearch } from '../features/audit/known-search.ts'
import '../features/audit/audit.css'

const route = getRouteApi('/frame/audit')

/** /admin/audit: who did what to what, when and from where. */
export function AuditRoute() {
  const { i18n } = useLingui()
  const search = knownSearch(route.useSearch())
  const navigate = route.useNavigate()
  return (
    <>
      <PageHead
        title={i18n.t('Jejak audit')}
        note={i18n.t('Siapa melakukan apa, kapan dan dari mana. Tidak ada yang bisa mengubahnya.')}
        actions={<CsvMenu list="admin/audit" filter={search} />}
      />
      <div className="page-stack">
        <AuditList search={search} onChange={(change) => void navigate({ search: change })} />
      </div>
    </>
  )
}
