import { creditLedger, creditLedgerInput } from '@booster/contracts/credit'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const listLedger = affiliateProcedure
  .input(creditLedgerInput)
  .output(creditLedger)
  .query(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
