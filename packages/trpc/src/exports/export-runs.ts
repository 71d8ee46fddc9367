import { listRunsAfter } from '@booster/db/runs/list-runs-after'
import type { RunFacts } from '@booster/db/runs/run-facts'
import type { RunFilter } from '@booster/db/runs/select-runs'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, EXPORT_PAGE, type ExportInput, placeAfter, walkPages } from './csv-export.ts'

export const RUN_EXPORT: CsvExport<RunFilter> = {
  titles: [
    'id',
    'status',
    'leadName',
    'leadEmail',
    'automation',
    'trigger',
    'triggerKey',
    'steps',
    'stepsSent',
    'stepsFailed',
    'stepsCancelled',
    'startedAt',
    'lastSentAt',
    'endedAt',
    'nextAt',
    'timeZone',
  ],
  codes: {
    status: { of: 'runStatus', title: 'statusCode' },
    trigger: { of: 'trigger', title: 'triggerCode' },
  },
  pages: ({ reads }, input) =>
    walkPages(
      async (after: string | null) => {
        const { affiliateId, filter } = input
        const rows = await listRunsAfter(reads, { affiliateId, filter, after, limit: EXPORT_PAGE })
        return { rows, next: placeAfter(rows, ({ id }) => id) }
      },
      (run) => cellsOf(run, input),
    ),
}

function cellsOf(run: RunFacts, { timeOf, timeZone }: ExportInput<RunFilter>): CsvCell[] {
  return [
    run.id,
    run.status,
    run.leadName,
    run.leadEmail,
    run.automationName,
    run.triggerType,
    run.triggerKey,
    run.totalSteps,
    run.completedSteps,
    run.failedSteps,
    run.cancelledSteps,
    timeOf(run.startedAt),
    timeOf(run.lastExecutedAt),
    timeOf(run.completedAt ?? run.cancelledAt),
    timeOf(run.nextScheduledAt),
    timeZone,
  ]
}
