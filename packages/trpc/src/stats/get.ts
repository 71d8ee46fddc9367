import { stats } from '@booster/contracts/stats'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getStats = affiliateProcedure.output(stats).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
