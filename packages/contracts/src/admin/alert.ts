import { ALERT_STATES } from '@booster/engine/domain/alert-kind'
import { z } from 'zod'
import { id, limit, text, timeCursor } from '../fields.ts'

/** `unresolved`: open and acknowledged together. */
export const ALERT_FILTERS = [...ALERT_STATES, 'unresolved', 'all'] as const

export const alertListInput = z
  .strictObject({
    state: z.enum(ALERT_FILTERS).default('unresolved'),
    cursor: timeCursor.nullish(),
    limit: limit.default(50),
  })
  .default({ state: 'unresolved', limit: 50 })
export type AlertListInput = z.infer<typeof alertListInput>

const note = text(1, 1_000)

export const alertAcknowledgeInput = z.strictObject({
  id,
  note: note.optional(),
  /** Within so many hours the same matter opens silently; 0 ends a mute. */
  muteHours: z.int().min(0).max(168).optional(),
})
export type AlertAcknowledgeInput = z.infer<typeof alertAcknowledgeInput>

export const alertResolveInput = z.strictObject({ id, note: note.optional() })
export type AlertResolveInput = z.infer<typeof alertResolveInput>

export const alertDeliverInput = z.strictObject({ id })
export type AlertDeliverInput = z.infer<typeof alertDeliverInput>
