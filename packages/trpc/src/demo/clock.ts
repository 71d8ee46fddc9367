import { demoClock } from '@booster/contracts/demo'
import { TRPCError } from '@trpc/server'
import { signedInProcedure } from '../init.ts'

export const getDemoClock = signedInProcedure.output(demoClock).query(() => {
  throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
})
