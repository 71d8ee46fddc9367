import { CHANGE_TOPICS } from '@booster/engine/domain/change-topic'
import { z } from 'zod'
import { isoTime } from '../fields.ts'

/** Something of this topic changed: ask again for what is on the screen. */
export const adminLiveChange = z.object({ topic: z.enum(CHANGE_TOPICS), at: isoTime })
export type AdminLiveChange = z.infer<typeof adminLiveChange>
export type AdminChangeTopic = AdminLiveChange['topic']
