import { demoAdvanceClockInput, demoClock } from '@booster/contracts/demo'
import { signedInProcedure } from '../init.ts'
import { demoClockIn, demoClockView } from './demo-clock-view.ts'

/** Moves time ahead, so that later steps come due. */
export const advanceDemoClock = signedInProcedure
  .input(demoAdvanceClockInput)
  .output(demoClock)
  .mutation(async ({ ctx, input }) => {
    const clock = demoClockIn(ctx.services)
    const { aheadHours } = await clock.advance({ hours: input.hours, actor: ctx.actor })
    return demoClockView(ctx.services, aheadHours)
  })
