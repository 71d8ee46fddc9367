import { z } from 'zod'
import { id, isoTime } from './fields.ts'

export const CHANGE_TOPICS = ['jobs', 'runs', 'credit', 'stats', 'automation'] as const
export type ChangeTopic = (typeof CHANGE_TOPICS)[number]

/** Something of this topic changed: ask again for what is on the screen. */
export const liveChange = z.object({ topic: z.enum(CHANGE_TOPICS), at: isoTime })
export type LiveChange = z.infer<typeof liveChange>

/** `lastEventId` is set by the browser when it comes back; everything is then announced once. */
export const liveChangesInput = z.strictObject({ lastEventId: z.string().max(200).nullish() }).optional()

/** The same for admins: of all affiliates. */
export const adminLiveChange = liveChange.extend({ affiliateId: id.nullable() })
