import { Button } from '@booster/ui/controls/button'
import { ButtonLink } from '@booster/ui/controls/button-link'
import { useLocale } from '@booster/ui/device/use-locale'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { Upload, UserPlus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { LeadBulkBar } from '../features/leads/lead-bulk-bar.tsx'
import { LeadFilters } from '../features/leads/lead-filters.tsx'
import { LeadPages, LeadTable } from '../features/leads/lead-table.tsx'
import type { LeadsSearch } from '../features/leads/leads-search.ts'
import { NoLeads } from '../features/leads/no-leads.tsx'
import { useChosenLeads } from '../features/leads/use-chosen-leads.ts'
import { useLeadList } from '../features/leads/use-lead-list.ts'
import '../features/leads/leads.css'
import { TriggerDialog } from '../features/trigger/trigger-dialog-on-demand.ts'

const AddLeadDialog = lazy(async () => ({
  default: (await import('../features/leads/add-lead-dialog.tsx')).AddLeadDialog,
}))
const TagDialog = lazy(async () => ({
  default: (await import('../features/leads/tag-dialog.tsx')).TagDialog,
}))
const route = getRouteApi('/frame/leads')

/** `/affiliate/leads`: everybody in the list, found by search, filter and order. */
export function LeadsPage() {
  const { i18n } = useLingui()
  const { create, ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: Partial<LeadsSearch>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace, resetScroll: false })
  const setAdding = (isAdding: boolean) => change({ create: isAdding ? '1' : undefined }, true)
  const { sort, ...filter } = search
  const hasFilter = Object.values(filter).some((value) => value !== undefined)
  const clear = () => void navigate({ search: { sort } })
  const open = (id: string) => void navigate({ to: '/leads/$id', params: { id } })
  return (
    <div className="leads">
      <PageHead
        title={i18n.t({ id: 'nav.leads', message: 'Lead' })}
        note={i18n.t('Semua orang di daftar Anda, dan siapa yang bisa dikirimi email')}
        actions={
          <>
            <CsvMenu list="affiliate/leads" filter={search} />
            <ButtonLink icon={Upload} href={AFFILIATE_PATHS.leadImport}>
              {i18n.t('Impor')}
            </ButtonLink>
            <Button variant="primary" icon={UserPlus} onClick={() => setAdding(true)}>
              {i18n.t('Tambah lead')}
            </Button>
          </>
        }
      />
      <LeadFilters search={search} hasFilter={hasFilter} onChange={change} onClear={clear} />
      <LeadsOfFilter
        search={search}
        hasFilter={hasFilter}
        onClear={clear}
        onAdd={() => setAdding(true)}
        onOpen={open}
      />
      {create !== undefined && (
        <Suspense>
          <AddLeadDialog
            onClose={() => setAdding(false)}
            // Back from the lead leads to the list, not into the dialog again.
            onAdded={(id) => void navigate({ to: '/leads/$id', params: { id }, replace: true })}
          />
        </Suspense>
      )}
    </div>
  )
}

type ListProps = {
  readonly search: Omit<LeadsSearch, 'create'>
  readonly hasFilter: boolean
  readonly onClear: () => void
  readonly onAdd: () => void
  readonly onOpen: (id: string) => void
}

function LeadsOfFilter({ search, hasFilter, onClear, onAdd, onOpen }: ListProps) {
  const { i18n } = useLingui()
  const { list, count, pages, filter } = useLeadList(search)
  const total = useTotalWords(count)
  const chosen = useChosenLeads(JSON.stringify(filter))
  const [question, setQuestion] = useState<'tag' | 'start' | null>(null)
  const close = () => setQuestion(null)
  return (
    <>
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Daftar lead gagal dimuat')}
          skeleton={<SkeletonRows rows={10} rowHeight={56} withCheckbox />}
          isEmpty={({ leads, nextCursor }) => leads.length === 0 && nextCursor === null && pages.first === 1}
          empty={<NoLeads isFiltered={hasFilter} onClear={onClear} onAdd={onAdd} />}
        >
          {({ leads, nextCursor }) => (
            <>
              <LeadTable
                leads={leads}
                chosen={chosen.leads}
                onChoose={chosen.choose}
                onOpen={(lead) => onOpen(lead.id)}
              />
              <LeadPages
                shown={leads.length}
                first={pages.first}
                total={total}
                onPrevious={pages.previous}
                onNext={pages.next(nextCursor, leads.length)}
              />
            </>
          )}
        </QueryView>
      </Card>
      <LeadBulkBar
        chosen={chosen.leads}
        onClear={chosen.clear}
        onTag={() => setQuestion('tag')}
        onStart={() => setQuestion('start')}
      />
      <Suspense>
        {question === 'tag' && (
          <TagDialog
            leadIds={[...chosen.leads.keys()]}
            onClose={close}
            onDone={() => {
              chosen.clear()
              close()
            }}
          />
        )}
        {question === 'start' && <TriggerDialog leads={[...chosen.leads.values()]} onClose={close} />}
      </Suspense>
    </>
  )
}

/** "1.234", or "lebih dari 10.000" where nobody counted further. */
function useTotalWords(count: { count: number; isExact: boolean } | undefined): string | null {
  const { i18n } = useLingui()
  const locale = useLocale()
  if (count === undefined) return null
  if (count.isExact) return formatNumber(count.count, locale)
  return i18n.t('sedikitnya {count}', { count: formatNumber(Math.max(count.count - 1, 0), locale) })
}
