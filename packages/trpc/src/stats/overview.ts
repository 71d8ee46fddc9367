import { overview } from '@booster/contracts/overview'
import { TRPCError } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

export const getOverview = affiliateProcedure.output(overview).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
