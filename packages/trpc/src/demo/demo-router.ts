import { router } from '../init.ts'
import { advanceDemoClock } from './advance-clock.ts'
import { getDemoClock } from './clock.ts'

export const demoRouter = router({
  clock: getDemoClock,
  advanceClock: advanceDemoClock,
})
