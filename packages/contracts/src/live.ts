import { z } from 'zod'
import { isoTime } from './fields.ts'

/** What an affiliate's screens hear of; tiles and charts follow `jobs`. */
export const CHANGE_TOPICS = ['jobs', 'runs', 'credit', 'automations', 'leads'] as const
export type ChangeTopic = (typeof CHANGE_TOPICS)[number]

/** Something of this topic changed: ask again for what is on the screen. */
export const liveChange = z.object({ topic: z.enum(CHANGE_TOPICS), at: isoTime })
export type LiveChange = z.infer<typeof liveChange>

/** `lastEventId` is set by the browser when it comes back; everything is then announced once. */
export const liveChangesInput = z.strictObject({ lastEventId: z.string().max(200).nullish() }).optional()
