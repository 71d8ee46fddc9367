import {
  ALERT_CHANNELS,
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_STATES,
} from '@booster/engine/domain/provider-credit/alert-kind'
import { z } from 'zod'
import { MAIL_ROADS, mailRoads } from './sending/mail-roads.ts'
import { id, isoTime, limit, text, timeCursor } from './wire/fields.ts'

/** `unresolved`: open and acknowledged together. */
const ALERT_FILTERS = [...ALERT_STATES, 'unresolved', 'all'] as const

export const alertListInput = z
  .strictObject({
    state: z.enum(ALERT_FILTERS).default('unresolved'),
    cursor: timeCursor.nullish(),
    limit: limit.default(50),
  })
  .default({ state: 'unresolved', limit: 50 })

export const alertRow = z.object({
  id,
  kind: z.enum(ALERT_KINDS),
  /** What the alert is about, within its kind; '' where there is only one. */
  subject: z.string(),
  level: z.enum(ALERT_LEVELS),
  state: z.enum(ALERT_STATES),
  affiliateId: id.nullable(),
  affiliateName: z.string().nullable(),
  value: z.int().nullable(),
  threshold: z.int().nullable(),
  detail: z.string(),
  openedAt: isoTime,
  acknowledgedAt: isoTime.nullable(),
  acknowledgedByName: z.string().nullable(),
  note: z.string().nullable(),
  mutedUntil: isoTime.nullable(),
  resolvedAt: isoTime.nullable(),
  /** The newest result per channel and target. */
  deliveries: z.array(
    z.object({
      channel: z.enum(ALERT_CHANNELS),
      target: z.string(),
      ok: z.boolean(),
      message: z.string().nullable(),
      /** Of a mail: that took it, or was tried last. Null of mails before there were several. */
      road: z.enum(MAIL_ROADS).nullable(),
      at: isoTime,
    }),
  ),
})
export type AlertRow = z.infer<typeof alertRow>

/** How alerts reach people outside the app: by mail, and by a call of the operator's webhook. */
export const alertChannels = z.object({
  /** The roads of mails in their order. */
  roads: mailRoads,
  /** Its address without user, password and query; null: there is none. */
  webhook: z.string().nullable(),
})

/** Alerts per state; resolved ones of the last 90 days. */
export const alertCounts = z.object({ open: z.int(), acknowledged: z.int(), resolved: z.int() })

export const alertList = z.object({
  rows: z.array(alertRow),
  nextCursor: z.string().nullable(),
  counts: alertCounts,
})

const note = text(1, 1_000)

export const alertAcknowledgeInput = z.strictObject({
  id,
  note: note.optional(),
  /** For this many hours the same alert opens without a delivery; 0 ends a mute. */
  muteHours: z.int().min(0).max(168).optional(),
})
export const alertResolveInput = z.strictObject({ id, note: note.optional() })
export const alertChanged = z.object({ id })

export const alertDeliverInput = z.strictObject({ id })
export const alertDelivered = z.discriminatedUnion('kind', [
  /** E-mails tried, and how many e-mails and webhook calls failed. */
  z.object({ kind: z.literal('delivered'), emails: z.int(), failures: z.int() }),
  /** Muted: shown in the app only. */
  z.object({ kind: z.literal('muted') }),
])
