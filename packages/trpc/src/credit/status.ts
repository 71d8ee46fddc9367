import { creditStatus } from '@booster/contracts/credit'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getCreditStatus = affiliateProcedure.output(creditStatus).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
