import { demoClock } from '@booster/contracts/demo'
import { noInput } from '@booster/contracts/wire/fields'
import { signedInProcedure } from '../init.ts'
import { demoClockIn, demoClockView } from './demo-clock-view.ts'

/** How far time was moved ahead. */
export const getDemoClock = signedInProcedure
  .input(noInput)
  .output(demoClock)
  .query(async ({ ctx }) => {
    const { aheadHours } = await demoClockIn(ctx.services).get()
    return demoClockView(ctx.services, aheadHours)
  })
