import { z } from 'zod'
import { isoTime } from './wire/fields.ts'

/** Demo mode only: how far the engine's clock is ahead. */
export const demoClock = z.object({ aheadHours: z.int(), serverNow: isoTime })
export type DemoClockView = z.infer<typeof demoClock>

export const demoAdvanceClockInput = z.strictObject({ hours: z.int().min(1).max(720) })
