import { affiliateLedgerInput } from '@booster/contracts/account/affiliate-detail'
import { creditLedger } from '@booster/contracts/credits'
import { listLedger } from '@booster/db/credits/list-ledger'
import { ledgerRowOf } from '../../credits/ledger-row.ts'
import { adminProcedure } from '../../init.ts'

/** Bookings of an affiliate, newest first; of an unknown one there are none. */
export const listAffiliateLedger = adminProcedure
  .input(affiliateLedgerInput)
  .output(creditLedger)
  .query(async ({ ctx, input }) => {
    const found = await listLedger(ctx.services.reads, {
      affiliateId: input.id,
      beforeSeq: input.cursor ?? null,
      limit: input.limit + 1,
    })
    const rows = found.slice(0, input.limit).map(ledgerRowOf)
    const last = found.length > input.limit ? rows.at(-1) : undefined
    return { rows, nextCursor: last?.seq ?? null }
  })
