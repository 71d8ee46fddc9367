import type { JobRow } from '@booster/contracts/job'
import { Button } from '@booster/ui/controls/button'
import { Pagination } from '@booster/ui/data/pagination'
import { useLocale } from '@booster/ui/device/use-locale'
import { EmptyState } from '@booster/ui/feedback/empty-state'
import { QueryView } from '@booster/ui/feedback/query-view'
import { SkeletonRows } from '@booster/ui/feedback/skeleton'
import { formatNumber } from '@booster/ui/format/number'
import { Card } from '@booster/ui/layout/card'
import { PageHead } from '@booster/ui/layout/page-head'
import { hrefOf } from '@booster/web/address/href-of'
import { AFFILIATE_PATHS } from '@booster/web/address/paths'
import { useTRPC } from '@booster/web/api/client'
import { useLingui } from '@lingui/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { ArchivedNote } from '../features/jobs/archived-note.tsx'
import { JobBulkBar } from '../features/jobs/job-bulk-bar.tsx'
import { JobFilters } from '../features/jobs/job-filters.tsx'
import { hasFilters, PAGE_SIZE, useJobFilter } from '../features/jobs/job-query.ts'
import { JobTable } from '../features/jobs/job-table.tsx'
import { JobTabs } from '../features/jobs/job-tabs.tsx'
import type { JobsSearch } from '../features/jobs/jobs-search.ts'
import type { MatchingCommand } from '../features/jobs/matching-dialog.tsx'
import { useChosenJobs } from '../features/jobs/use-chosen-jobs.ts'
import { useFilterWords } from '../features/jobs/use-filter-words.ts'
import { useJobCommands } from '../features/jobs/use-job-commands.ts'
import { useResume } from '../features/jobs/use-resume.ts'
import '../features/jobs/jobs.css'

const ConfirmDialog = lazy(async () => ({
  default: (await import('@booster/ui/feedback/confirm-dialog')).ConfirmDialog,
}))
const JobDrawer = lazy(async () => ({ default: (await import('../features/jobs/job-drawer.tsx')).JobDrawer }))
const DecideDialog = lazy(async () => ({
  default: (await import('../features/jobs/decide-dialog.tsx')).DecideDialog,
}))
const MatchingDialog = lazy(async () => ({
  default: (await import('../features/jobs/matching-dialog.tsx')).MatchingDialog,
}))

const route = getRouteApi('/frame/jobs')

/** `/affiliate/jobs`: every e-mail that is planned, leaving, sent or failed; the one chosen opens beside the list. */
export function JobsPage() {
  const { i18n } = useLingui()
  const locale = useLocale()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const page = search.page ?? 1
  const filter = useJobFilter(search)
  const filterWords = useFilterWords(search)
  const list = useQuery(
    useTRPC().job.list.queryOptions(
      { ...filter, page, limit: PAGE_SIZE },
      { placeholderData: keepPreviousData },
    ),
  )
  const chosen = useChosenJobs(JSON.stringify(filter))
  const mutations = useJobCommands()
  const resume = useResume()
  const [deciding, setDeciding] = useState<JobRow | null>(null)
  const [retrying, setRetrying] = useState<readonly JobRow[]>([])
  const [matching, setMatching] = useState<MatchingCommand | null>(null)

  const change = (next: Partial<JobsSearch>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, job: undefined, ...next }) })
  const openJob = (id: string | undefined, replace = false) =>
    void navigate({ search: (old) => ({ ...old, job: id }), replace, resetScroll: false })
  const hrefOfJob = (id: string) => hrefOf(AFFILIATE_PATHS.jobs, { ...search, job: id })
  const idsOf = (jobs: readonly JobRow[]) => ({ jobIds: jobs.map(({ id }) => id) })
  const commands = {
    open: (job: JobRow) => openJob(job.id),
    cancel: (jobs: readonly JobRow[]) => mutations.cancel.mutate(idsOf(jobs)),
    retry: (jobs: readonly JobRow[]) => mutations.retry.mutate(idsOf(jobs)),
    sendNow: (job: JobRow) => mutations.sendNow.mutate(idsOf([job])),
    resume,
    decide: setDeciding,
  }
  const total = list.data?.pagination.total ?? 0
  const place = list.data?.jobs.findIndex((job) => job.id === search.job) ?? -1
  return (
    <div className="jobs">
      <PageHead
        title={i18n.t('Antrean')}
        note={i18n.t('Setiap email yang dijadwalkan, dikirim, atau gagal')}
      />
      <JobTabs
        search={search}
        total={list.data?.pagination.total}
        onChange={(status) => change({ status })}
      />
      <JobFilters
        search={search}
        onChange={change}
        onClear={() => void navigate({ search: { status: search.status } })}
      />
      <Card className="card--table">
        <QueryView
          query={list}
          errorTitle={i18n.t('Antrean gagal dimuat')}
          skeleton={<SkeletonRows rows={12} rowHeight={56} withCheckbox />}
          isEmpty={({ jobs }) => jobs.length === 0}
          empty={<NoJobs search={search} onClear={() => void navigate({ search: {} })} />}
        >
          {({ jobs, pagination }) => (
            <>
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
                onPageChange={(next) => change({ page: next === 1 ? undefined : next })}
              />
            </>
          )}
        </QueryView>
      </Card>
      <ArchivedNote search={search} />
      <JobBulkBar
        chosen={chosen.jobs}
        total={total}
        allMatching={chosen.isAll}
        onSelectAll={chosen.chooseAll}
        onClear={chosen.clear}
        onCancel={(jobs) => {
          commands.cancel(jobs)
          chosen.clear()
        }}
        onRetry={setRetrying}
        onMatching={setMatching}
      />
      <Suspense>
        {search.job !== undefined && (
          <JobDrawer
            jobId={search.job}
            filter={filter}
            position={
              place < 0
                ? null
                : i18n.t('Email {no} dari {total}', {
                    no: formatNumber((page - 1) * PAGE_SIZE + place + 1, locale),
                    total: formatNumber(total, locale),
                  })
            }
            hrefOfJob={hrefOfJob}
            onMove={(id) => openJob(id, true)}
            onClose={() => openJob(undefined)}
            commands={commands}
          />
        )}
        {deciding !== null && <DecideDialog job={deciding} onClose={() => setDeciding(null)} />}
        {matching !== null && (
          <MatchingDialog
            command={matching}
            filter={filter}
            filterWords={filterWords}
            onClose={() => setMatching(null)}
            onDone={() => {
              setMatching(null)
              chosen.clear()
            }}
          />
        )}
        {retrying.length > 0 && (
          <ConfirmDialog
            open
            title={i18n.t('Coba ulang {count} email gagal?', { count: retrying.length })}
            confirmLabel={i18n.t('Coba ulang {count} email', { count: retrying.length })}
            onClose={() => setRetrying([])}
            onConfirm={() => {
              commands.retry(retrying)
              setRetrying([])
              chosen.clear()
            }}
          >
            <p className="muted">
              {i18n.t(
                'Email yang terkirim memakai satu kredit masing-masing. Yang gagal lagi tidak memotong apa pun.',
              )}
            </p>
          </ConfirmDialog>
        )}
      </Suspense>
    </div>
  )
}

function NoJobs({ search, onClear }: { readonly search: JobsSearch; readonly onClear: () => void }) {
  const { i18n } = useLingui()
  if (hasFilters(search) || search.status !== undefined) {
    return (
      <EmptyState
        kind="filter-empty"
        title={i18n.t('Tidak ada yang cocok')}
        action={<Button onClick={onClear}>{i18n.t('Hapus filter')}</Button>}
      >
        {i18n.t('Tidak ada email dengan status dan filter ini.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      kind="never-used"
      title={i18n.t('Belum ada email')}
      action={
        <Button variant="primary" onClick={() => location.assign(AFFILIATE_PATHS.automations)}>
          {i18n.t('Lihat alur')}
        </Button>
      }
    >
      {i18n.t('Begitu lead masuk ke alur, email-emailnya muncul di sini dengan jadwalnya.')}
    </EmptyState>
  )
}
