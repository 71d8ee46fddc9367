import type { JobFilter } from '@booster/contracts/jobs/jobs'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import { listJobsAfter } from '@booster/db/jobs/list-jobs-after'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput, placeAfter, walkPages } from './csv-export.ts'

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
    'reason',
    'errorMessage',
    'delivery',
    'timeZone',
  ],
  codes: {
    status: { of: 'jobStatus', title: 'statusCode' },
    reason: { of: 'reason', title: 'errorCode' },
    delivery: { of: 'delivery', title: 'deliveryCode' },
  },
  pages: ({ reads }, input) =>
    walkPages(
      async (after: string | null) => {
        const { affiliateId, filter } = input
        const rows = await listJobsAfter(reads, { affiliateId, filter, after, limit: EXPORT_PAGE })
        return { rows, next: placeAfter(rows, ({ id }) => id) }
      },
      (job) => cellsOf(job, input),
    ),
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
