import { csvExports } from '@booster/contracts/exports/csv-exports'
import { AUTOMATION_EXPORT } from '@booster/trpc/exports/export-automations'
import { DELIVERY_EXPORT } from '@booster/trpc/exports/export-delivery-figures'
import { FORM_EXPORT } from '@booster/trpc/exports/export-forms'
import { IMPORT_EXPORT } from '@booster/trpc/exports/export-imports'
import { JOB_EXPORT } from '@booster/trpc/exports/export-jobs'
import { LEAD_EXPORT } from '@booster/trpc/exports/export-leads'
import { LEDGER_EXPORT } from '@booster/trpc/exports/export-ledger'
import { REPORT_EXPORT } from '@booster/trpc/exports/export-report'
import { RUN_EXPORT } from '@booster/trpc/exports/export-runs'
import type { RestRoute } from '../rest-route.ts'
import { csvRoute } from './csv-route.ts'

export const CSV_ROUTES: readonly RestRoute[] = [
  csvRoute({
    name: 'leads',
    summary: 'The leads of a filter as CSV',
    query: csvExports.leads,
    export: LEAD_EXPORT,
  }),
  csvRoute({
    name: 'jobs',
    summary: 'The jobs of a filter as CSV',
    query: csvExports.jobs,
    export: JOB_EXPORT,
  }),
  csvRoute({
    name: 'logs',
    summary: 'The runs of a filter as CSV',
    query: csvExports.logs,
    export: RUN_EXPORT,
  }),
  csvRoute({
    name: 'delivery',
    summary:
      'What became of the mails of all automations as CSV: in total, by day, automation and domain; empty: not counted',
    query: csvExports.delivery,
    export: DELIVERY_EXPORT,
  }),
  csvRoute({
    name: 'report',
    summary: 'The report of one automation as CSV, a row per step',
    query: csvExports.report,
    export: REPORT_EXPORT,
    errors: [400, 404],
  }),
  csvRoute({
    name: 'ledger',
    summary: 'The bookings of credits as CSV, newest first',
    query: csvExports.ledger,
    export: LEDGER_EXPORT,
  }),
  csvRoute({
    name: 'automations',
    summary: 'The automations of a filter as CSV; archived ones only when asked for',
    query: csvExports.automations,
    export: AUTOMATION_EXPORT,
  }),
  csvRoute({
    name: 'optin-forms',
    summary: 'The opt-in forms as CSV, newest first',
    query: csvExports.forms,
    export: FORM_EXPORT,
  }),
  csvRoute({
    name: 'imports',
    summary: 'The imports of leads as CSV, newest first',
    query: csvExports.imports,
    export: IMPORT_EXPORT,
  }),
]
