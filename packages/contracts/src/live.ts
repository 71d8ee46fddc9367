import { AFFILIATE_TOPICS, CHANGE_TOPICS } from '@booster/engine/domain/change-topic'
import { z } from 'zod'
import { isoTime } from './wire/fields.ts'

/** Something of this topic changed: query what is on the screen again. */
export const liveChange = z.object({ topic: z.enum(AFFILIATE_TOPICS), at: isoTime })
export type LiveChange = z.infer<typeof liveChange>

/** The same for admins, who hear of every topic. */
export const adminLiveChange = z.object({ topic: z.enum(CHANGE_TOPICS), at: isoTime })
type AdminLiveChange = z.infer<typeof adminLiveChange>
export type AdminChangeTopic = AdminLiveChange['topic']

/** The browser sets `lastEventId` when it reconnects; every topic is then announced once. */
export const liveChangesInput = z.strictObject({ lastEventId: z.string().max(200).nullish() }).optional()
