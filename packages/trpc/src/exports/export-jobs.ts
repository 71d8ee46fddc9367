import type { JobFilter } from '@booster/contracts/jobs/jobs'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import { listJobsAfter } from '@booster/db/jobs/list-jobs-after'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput } from './csv-export.ts'

export const JOB_EXPORT: CsvExport<JobFilter> = {
  titles: [
    'id',
    'status',
    'leadName',
    'leadEmail',
    'automation',
    'step',
    'subject',
    'scheduledAt',
    'sentAt',
    'attempts',
    'credits',
    'errorCode',
    'errorMessage',
    'delivery',
    'timeZone',
  ],
  pages: async function* ({ reads }, input) {
    for (let after: string | null = null; ; ) {
      const { affiliateId, filter } = input
      const jobs: JobFacts[] = await listJobsAfter(reads, { affiliateId, filter, after, limit: EXPORT_PAGE })
      if (jobs.length > 0) yield jobs.map((job) => cellsOf(job, input))
      if (jobs.length < EXPORT_PAGE) return
      after = jobs.at(-1)?.id ?? null
    }
  },
}

function cellsOf(job: JobFacts, { timeOf, timeZone }: ExportInput<JobFilter>): CsvCell[] {
  return [
    job.id,
    job.status,
    job.leadName,
    job.leadEmail,
    job.automationName,
    job.stepOrder,
    job.emailSubject,
    timeOf(job.scheduledAt),
    timeOf(job.executedAt),
    job.attemptCount,
    job.creditDeducted ? job.creditAmount : 0,
    job.errorCode ?? job.holdReason,
    job.errorMessage,
    job.delivery,
    timeZone,
  ]
}
