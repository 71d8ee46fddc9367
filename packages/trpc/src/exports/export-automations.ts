import { type AutomationFacts, listAutomations } from '@booster/db/automations/list-automations'
import type { CsvCell } from '@booster/services/exports/csv-text'
import { type CsvExport, type ExportInput, walkPages } from './csv-export.ts'

type AutomationFilter = { readonly status?: string | undefined; readonly q?: string | undefined }

/** In one piece, as the screen has it. */
export const AUTOMATION_EXPORT: CsvExport<AutomationFilter> = {
  titles: [
    'id',
    'automation',
    'trigger',
    'status',
    'steps',
    'activeRuns',
    'jobsSent',
    'jobsFailed',
    'jobsPending',
    'jobsHeld',
    'lastSentAt',
    'nextAt',
    'createdAt',
    'timeZone',
  ],
  codes: {
    trigger: { of: 'trigger', title: 'triggerCode' },
    status: { of: 'automationStatus', title: 'statusCode' },
  },
  pages: ({ reads, clock }, input) =>
    walkPages(
      async () => {
        const { affiliateId, filter, timeZone } = input
        const rows = await listAutomations(reads, { affiliateId, clock, zone: timeZone, ...filter })
        return { rows, next: null }
      },
      (automation) => cellsOf(automation, input),
    ),
}

function cellsOf(
  automation: AutomationFacts,
  { timeOf, timeZone }: ExportInput<AutomationFilter>,
): CsvCell[] {
  return [
    automation.id,
    automation.name,
    automation.triggerType,
    automation.status,
    automation.steps,
    automation.activeRuns,
    automation.sent,
    automation.failed,
    automation.pending,
    automation.held,
    timeOf(automation.lastExecutedAt),
    timeOf(automation.nextDueAt),
    timeOf(automation.createdAt),
    timeZone,
  ]
}
