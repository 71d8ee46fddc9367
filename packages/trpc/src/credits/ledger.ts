import { creditLedger, creditLedgerInput } from '@booster/contracts/credits'
import { listLedger as listLedgerFacts } from '@booster/db/credits/list-ledger'
import { affiliateProcedure } from '../init.ts'
import { ledgerRowOf } from './ledger-row.ts'

/** Bookings, newest first; `nextCursor` leads to the older ones. */
export const listLedger = affiliateProcedure
  .input(creditLedgerInput)
  .output(creditLedger)
  .query(async ({ ctx, input }) => {
    const found = await listLedgerFacts(ctx.services.reads, {
      affiliateId: ctx.affiliateId,
      beforeSeq: input.cursor ?? null,
      limit: input.limit + 1,
      type: input.type,
    })
    const rows = found.slice(0, input.limit).map(ledgerRowOf)
    const last = found.length > input.limit ? rows.at(-1) : undefined
    return { rows, nextCursor: last?.seq ?? null }
  })
