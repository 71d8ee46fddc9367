import { readIntegritySummary } from '@booster/db/integrity/read-integrity-summary'
import { adminProcedure } from '../../init.ts'

/** The result of the last integrity check, without running one. */
export const getIntegrity = adminProcedure.query(({ ctx }) => readIntegritySummary(ctx.services.pool))
