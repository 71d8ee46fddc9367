import { demoAdvanceClockInput, demoClock } from '@booster/contracts/demo'
import { TRPCError } from '@trpc/server'
import { signedInProcedure } from '../init.ts'

export const advanceDemoClock = signedInProcedure
  .input(demoAdvanceClockInput)
  .output(demoClock)
  .mutation(() => {
    throw new TRPCError({ code: 'NOT_IMPLEMENTED' })
  })
