import { providerChecks, providerChecksInput } from '@booster/contracts/provider'
import { listChecks } from '@booster/db/provider/list-checks'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'
import { providerCheckRowOf } from './provider-check-row.ts'

/** Checks of the provider's credit, newest first. */
export const listProviderChecks = adminProcedure
  .input(providerChecksInput)
  .output(providerChecks)
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = await listChecks(ctx.services.reads, {
      provider: ctx.services.provider.name,
      after: positionOf(input.cursor),
      limit: input.limit,
    })
    return { rows: rows.map(providerCheckRowOf), nextCursor }
  })
