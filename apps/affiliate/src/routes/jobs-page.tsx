import type { JobFilter } from '@booster/contracts/jobs/jobs'
import { Pagination } from '@booster/ui/data/pagination'
import { useLocale } from '@booster/ui/device/use-locale'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { CsvMenu } from '@booster/web/lists/csv-menu'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { ArchivedNote } from '../features/jobs/archived-note.tsx'
import type { JobCommands } from '../features/jobs/commands/job-actions.tsx'
import type { JobQuestion } from '../features/jobs/commands/job-question.ts'
import { JobQuestionDialog } from '../features/jobs/commands/job-question-dialog.tsx'
import { useJobCommands } from '../features/jobs/commands/use-job-commands.ts'
import { JobDrawer } from '../features/jobs/drawer/job-drawer-on-demand.ts'
import { JobBulkBar } from '../features/jobs/job-bulk-bar.tsx'
import { JobFilters } from '../features/jobs/job-filters.tsx'
import { PAGE_SIZE, useJobFilter } from '../features/jobs/job-query.ts'
import { JobSearch } from '../features/jobs/job-search.tsx'
import { JobTable } from '../features/jobs/job-table.tsx'
import { JobTabs } from '../features/jobs/job-tabs.tsx'
import type { JobsSearch } from '../features/jobs/jobs-search.ts'
import { NoJobs } from '../features/jobs/no-jobs.tsx'
import { useChosenJobs } from '../features/jobs/use-chosen-jobs.ts'
import { useFilterWords } from '../features/jobs/use-filter-words.ts'
import { useJobList } from '../features/jobs/use-job-list.ts'
import '../features/jobs/jobs.css'

const route = getRouteApi('/frame/jobs')

type PaneProps = {
  readonly address: ReturnType<typeof useJobsAddress>
  readonly list: ReturnType<typeof useJobList>
}

/** `/affiliate/jobs`: every e-mail that is planned, leaving, sent or failed; the one chosen opens beside the list. */
export function JobsPage() {
  const address = useJobsAddress()
  const { search, filter, page, change, clearFilters } = address
  const list = useJobList(filter, page)
  return (
    <div className="jobs">
      <JobsHead filter={filter} />
      <JobTabs filter={filter} onChange={(status) => change({ status })} />
      <JobSearch className="jobs__search" />
      <JobFilters search={search} onChange={change} onClear={clearFilters} />
      <JobsOfFilter address={address} list={list} />
    </div>
  )
}

function JobsHead({ filter }: { readonly filter: JobFilter }) {
  const { i18n } = useLingui()
  return (
    <PageHead
      title={i18n.t('Antrean')}
      note={i18n.t('Setiap email yang dijadwalkan, dikirim, atau gagal')}
      actions={<CsvMenu list="affiliate/jobs" filter={filter} />}
    />
  )
}

/** As the database sorts them (select-jobs.ts). */
function orderWords(status: JobFilter['status']): MessageDescriptor {
  if (status === undefined) return /*i18n*/ { id: 'Yang paling dekat dengan sekarang di atas' }
  if (status === 'pending') return /*i18n*/ { id: 'Yang paling segera di atas' }
  return /*i18n*/ { id: 'Jadwal terbaru di atas' }
}

/** The page of the list, what can be done with its rows, and the panes that open over it. */
function JobsOfFilter({ address, list }: PaneProps) {
  const { i18n } = useLingui()
  const { search, filter, page, change, clearAll, openJob, hrefOfJob } = address
  const filterWords = useFilterWords(search)
  const chosen = useChosenJobs(JSON.stringify(filter))
  const [question, setQuestion] = useState<JobQuestion | null>(null)
  const commands: JobCommands = {
    ...useJobCommands(),
    open: (job) => openJob(job.id),
    decide: (job) => setQuestion({ kind: 'decide', job }),
  }
  return (
    <>
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Antrean gagal dimuat')}
          skeleton={<SkeletonRows rows={12} rowHeight={56} withCheckbox />}
          isEmpty={({ jobs }) => jobs.length === 0}
          empty={<NoJobs search={search} onClear={clearAll} />}
        >
          {({ jobs, pagination }) => (
            <>
              <p className="list-order">{i18n._(orderWords(search.status))}</p>
              <JobTable
                jobs={jobs}
                chosen={chosen.jobs}
                openId={search.job}
                hrefOfJob={hrefOfJob}
                onChoose={chosen.choose}
                commands={commands}
              />
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
      <ArchivedNote search={search} />
      <JobBulkBar
        chosen={chosen.jobs}
        total={list.data?.pagination.total ?? 0}
        allMatching={chosen.isAll}
        onSelectAll={chosen.chooseAll}
        onClear={chosen.clear}
        onCancel={(jobs) => {
          commands.cancel(jobs)
          chosen.clear()
        }}
        onRetry={(jobs) => setQuestion({ kind: 'retry', jobs })}
        onMatching={(command) => setQuestion({ kind: 'matching', command })}
      />
      <Suspense>
        <OpenJob address={address} list={list} commands={commands} />
        {question !== null && (
          <JobQuestionDialog
            question={question}
            filter={filter}
            filterWords={filterWords}
            onRetry={commands.retry}
            onClose={() => setQuestion(null)}
            onDone={() => {
              setQuestion(null)
              chosen.clear()
            }}
          />
        )}
      </Suspense>
    </>
  )
}

/** The e-mail that the address names, beside the list. */
function OpenJob({ address, list, commands }: PaneProps & { readonly commands: JobCommands }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  const { search, filter, page, openJob, hrefOfJob } = address
  if (search.job === undefined) return null
  const { total = 0, totalIsExact = true } = list.data?.pagination ?? {}
  const place = list.data?.jobs.findIndex((job) => job.id === search.job) ?? -1
  const position =
    place < 0
      ? null
      : i18n.t('Email {no} dari {total}', {
          no: formatNumber((page - 1) * PAGE_SIZE + place + 1, locale),
          total: `${formatNumber(total, locale)}${totalIsExact ? '' : '+'}`,
        })
  return (
    <JobDrawer
      jobId={search.job}
      filter={filter}
      position={position}
      hrefOfJob={hrefOfJob}
      onMove={(id) => openJob(id, true)}
      onClose={() => openJob(undefined)}
      commands={commands}
    />
  )
}

/** What the address says and the ways to change it: the filter, the page and the open e-mail stand there. */
function useJobsAddress() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return {
    search,
    filter: useJobFilter(search),
    page: search.page ?? 1,
    change: (next: Partial<JobsSearch>) =>
      void navigate({ search: (old) => ({ ...old, page: undefined, job: undefined, ...next }) }),
    clearFilters: () => void navigate({ search: { status: search.status } }),
    clearAll: () => void navigate({ search: {} }),
    openJob: (id: string | undefined, replace = false) =>
      void navigate({ search: (old) => ({ ...old, job: id }), replace, resetScroll: false }),
    hrefOfJob: (id: string) => hrefOf(AFFILIATE_PATHS.jobs, { ...search, job: id }),
  }
}
