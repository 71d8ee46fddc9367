import { AFFILIATE_TOPICS } from '@booster/engine/domain/change-topic'
import { z } from 'zod'
import { isoTime } from './fields.ts'

/** Something of this topic changed: ask again for what is on the screen. */
export const liveChange = z.object({ topic: z.enum(AFFILIATE_TOPICS), at: isoTime })
export type LiveChange = z.infer<typeof liveChange>

/** `lastEventId` is set by the browser when it comes back; everything is then announced once. */
export const liveChangesInput = z.strictObject({ lastEventId: z.string().max(200).nullish() }).optional()
