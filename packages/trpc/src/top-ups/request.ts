import { OPEN_TOP_UPS_AT_MOST, topUpRequest, topUpRequestInput } from '@booster/contracts/top-ups/top-ups'
import { readOwnTopUp } from '@booster/db/top-ups/read-own-top-up'
import { requestTopUp as openRequest } from '@booster/db/top-ups/request-top-up'
import { conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readProofFile } from './read-proof-file.ts'
import { topUpRow } from './top-up-row.ts'

/** Asks the admins for credit. The same key asks once, and answers what it asked for. */
export const requestTopUp = affiliateProcedure
  .input(topUpRequestInput)
  .output(topUpRequest)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock, topUps } = ctx.services
    const { affiliateId, actor } = ctx
    const asked = await openRequest(
      { pool, clock },
      {
        affiliateId,
        actor,
        key: input.key ?? null,
        credits: input.credits,
        note: input.note?.trim() ?? '',
        priceRupiah: topUps.priceRupiah,
        proofUrl: input.proofUrl ?? null,
        proofFile: input.proofFile === undefined ? null : readProofFile(input.proofFile),
        openAtMost: OPEN_TOP_UPS_AT_MOST,
      },
    )
    if (asked.kind === 'too-many') throw conflict('TOO_MANY_OPEN_TOP_UPS')
    if (asked.kind === 'no-amount') throw conflict('NO_TOP_UP_AMOUNT_FREE')
    const row = await readOwnTopUp(pool, { affiliateId, id: asked.id })
    if (row === null) throw notFound('Top-up request')
    return topUpRow(row)
  })
