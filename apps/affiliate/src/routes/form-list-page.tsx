import { Button } from '@booster/ui/controls/button'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { useTRPC } from '@booster/web/api/client'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { FormTable } from '../features/forms/list/form-table.tsx'
import { NoForms } from '../features/forms/list/no-forms.tsx'
import '../features/forms/forms.css'

const CreateFormDialog = lazy(async () => ({
  default: (await import('../features/forms/create/create-form-dialog.tsx')).CreateFormDialog,
}))

const route = getRouteApi('/frame/forms')

/** `/affiliate/forms`: the forms by which leads come, and how many of their visitors do. */
export function FormListPage() {
  const { i18n } = useLingui()
  const { create } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useQuery(useTRPC().form.list.queryOptions())
  const setCreating = (isCreating: boolean) =>
    void navigate({ search: isCreating ? { create: '1' } : {}, replace: true })
  return (
    <div className="forms">
      <PageHead
        title={i18n.t('Formulir')}
        note={i18n.t('Halaman tempat lead mendaftar dan memberi persetujuan')}
        actions={
          <>
            <CsvMenu list="affiliate/optin-forms" />
            <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
              {i18n.t('Buat formulir')}
            </Button>
          </>
        }
      />
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Formulir gagal dimuat')}
          skeleton={<SkeletonRows rows={3} rowHeight={60} />}
          isEmpty={({ forms }) => forms.length === 0}
          empty={<NoForms onCreate={() => setCreating(true)} />}
        >
          {({ forms, activeAutomations }) => (
            <FormTable
              forms={forms}
              activeAutomations={activeAutomations}
              onOpen={({ id }) => void navigate({ to: '/forms/$id', params: { id } })}
            />
          )}
        </QueryView>
      </Card>
      {create !== undefined && (
        <Suspense>
          <CreateFormDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  )
}
