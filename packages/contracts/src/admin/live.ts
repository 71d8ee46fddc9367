import { z } from 'zod'
import { isoTime } from '../fields.ts'

/** What admins hear of, of all affiliates together. */
export const ADMIN_CHANGE_TOPICS = [
  'jobs',
  'runs',
  'credit',
  'automations',
  'leads',
  'provider',
  'alerts',
  'engine',
] as const
export type AdminChangeTopic = (typeof ADMIN_CHANGE_TOPICS)[number]

/** Something of this topic changed: ask again for what is on the screen. */
export const adminLiveChange = z.object({ topic: z.enum(ADMIN_CHANGE_TOPICS), at: isoTime })
export type AdminLiveChange = z.infer<typeof adminLiveChange>
