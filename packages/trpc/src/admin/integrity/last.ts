import { integrityLast } from '@booster/contracts/integrity'
import { noInput } from '@booster/contracts/wire/fields'
import { readIntegritySummary } from '@booster/db/integrity/read-integrity-summary'
import { adminProcedure } from '../../init.ts'
import { integritySummaryOf } from './integrity-summary.ts'

/** The result of the last integrity check of this week, without running one. */
export const getLastIntegrityCheck = adminProcedure
  .input(noInput)
  .output(integrityLast)
  .query(async ({ ctx }) => integritySummaryOf(await readIntegritySummary(ctx.services.pool)))
