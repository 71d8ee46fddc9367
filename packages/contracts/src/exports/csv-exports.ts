import { z } from 'zod'
import { userListInput } from '../account/users.ts'
import { affiliateListInput } from '../affiliates.ts'
import { alertListInput } from '../alerts.ts'
import { auditFilter } from '../audit/audit-list.ts'
import { automationListInput } from '../automations/automations.ts'
import { reportInput } from '../automations/report.ts'
import { creditLedgerInput } from '../credits.ts'
import { deliveryFiguresInput } from '../delivery/delivery-figures.ts'
import { jobFilter } from '../jobs/jobs.ts'
import { leadListInput } from '../leads/leads.ts'
import { runListInput } from '../runs.ts'

/** What every CSV address takes besides the filters of its list. */
export const csvOptions = {
  /** `semicolon` for spreadsheets that write decimals with a comma. */
  separator: z.enum(['comma', 'semicolon']).default('comma'),
  /** Of the titles. */
  lang: z.enum(['id', 'en']).default('id'),
}

export const csvExports = {
  leads: z.strictObject({
    ...leadListInput.unwrap().omit({ cursor: true, limit: true }).shape,
    hasAddress: z.stringbool().optional(),
    ...csvOptions,
  }),
  jobs: z.strictObject({ ...jobFilter.shape, ...csvOptions }),
  logs: z.strictObject({ ...runListInput.unwrap().omit({ page: true, limit: true }).shape, ...csvOptions }),
  report: z.strictObject({ ...reportInput.shape, ...csvOptions }),
  delivery: z.strictObject({ ...deliveryFiguresInput.unwrap().shape, ...csvOptions }),
  ledger: z.strictObject({ ...creditLedgerInput.unwrap().pick({ type: true }).shape, ...csvOptions }),
  automations: z.strictObject({ ...automationListInput.unwrap().shape, ...csvOptions }),
  forms: z.strictObject(csvOptions),
  imports: z.strictObject(csvOptions),
}

export const adminCsvExports = {
  affiliates: z.strictObject({ ...affiliateListInput.unwrap().pick({ q: true }).shape, ...csvOptions }),
  delivery: z.strictObject({ ...deliveryFiguresInput.unwrap().shape, ...csvOptions }),
  alerts: z.strictObject({ ...alertListInput.unwrap().pick({ state: true }).shape, ...csvOptions }),
  audit: z.strictObject({ ...auditFilter.shape, ...csvOptions }),
  creditChecks: z.strictObject(csvOptions),
  users: z.strictObject({
    ...userListInput.unwrap().pick({ q: true, role: true, state: true }).shape,
    ...csvOptions,
  }),
}
