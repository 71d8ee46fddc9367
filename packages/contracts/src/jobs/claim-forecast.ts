import { CLAIM_OUTCOMES, JOB_GATES } from '@booster/engine/domain/forecast/job-gate'
import { z } from 'zod'

/** What the next claim does with a waiting e-mail when its time has come, and what stands in its way (null: nothing). */
export const claimForecast = z.object({
  outcome: z.enum(CLAIM_OUTCOMES),
  gate: z.enum(JOB_GATES).nullable(),
})
export type ClaimForecastView = z.infer<typeof claimForecast>
