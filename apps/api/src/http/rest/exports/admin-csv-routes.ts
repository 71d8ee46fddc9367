import { adminCsvExports } from '@booster/contracts/exports/csv-exports'
import { AFFILIATE_EXPORT } from '@booster/trpc/exports/admin/export-affiliates'
import { ALERT_EXPORT } from '@booster/trpc/exports/admin/export-alerts'
import { AUDIT_EXPORT } from '@booster/trpc/exports/admin/export-audit'
import { PROVIDER_CHECK_EXPORT } from '@booster/trpc/exports/admin/export-provider-checks'
import { USER_EXPORT } from '@booster/trpc/exports/admin/export-users'
import { ADMIN_DELIVERY_EXPORT } from '@booster/trpc/exports/export-delivery-figures'
import type { RestRoute } from '../rest-route.ts'
import { adminCsvRoute } from './csv-route.ts'

export const ADMIN_CSV_ROUTES: readonly RestRoute[] = [
  adminCsvRoute({
    name: 'affiliates',
    summary: 'The affiliates of a search as CSV, with their credit',
    query: adminCsvExports.affiliates,
    export: AFFILIATE_EXPORT,
  }),
  adminCsvRoute({
    name: 'delivery',
    summary:
      'What became of the mails of all affiliates as CSV: in total, by day, affiliate, automation and domain; empty: not counted',
    query: adminCsvExports.delivery,
    export: ADMIN_DELIVERY_EXPORT,
  }),
  adminCsvRoute({
    name: 'alerts',
    summary: 'The alerts of a state as CSV, newest first',
    query: adminCsvExports.alerts,
    export: ALERT_EXPORT,
  }),
  adminCsvRoute({
    name: 'credit-checks',
    summary: "The checks of the provider's credit as CSV, newest first",
    query: adminCsvExports.creditChecks,
    export: PROVIDER_CHECK_EXPORT,
  }),
  adminCsvRoute({
    name: 'users',
    summary: 'The people of a search, role and state as CSV: who may sign in, and who is invited',
    query: adminCsvExports.users,
    export: USER_EXPORT,
  }),
  adminCsvRoute({
    name: 'audit',
    summary:
      'The audit log as CSV, newest first: who did what to what, with the values before and after in words',
    query: adminCsvExports.audit,
    export: AUDIT_EXPORT,
  }),
]
