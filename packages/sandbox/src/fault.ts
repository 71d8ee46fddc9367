import { z } from 'zod'

/** What the provider face does to a request. The meaning of each mode is in the README of this package. */
export const FAULT_MODES = [
  'none',
  '429',
  '422',
  'failed-200',
  '401',
  'no-credits',
  '500',
  '502',
  '503',
  'html-200',
  'slow',
  'accept-then-drop',
  'refuse',
] as const

export type FaultMode = (typeof FAULT_MODES)[number]

/** Longer than the mail client's total time-out of 15 s, so that `slow` means a time-out by default. */
const SLOW_DEFAULT_MS = 20_000

/** Body of `PUT /__sandbox/faults`. */
export const faultSettingsSchema = z.strictObject({
  mode: z.preprocess((mode) => (typeof mode === 'number' ? String(mode) : mode), z.enum(FAULT_MODES)),
  /** Share of requests that the fault hits, 0 to 1. */
  rate: z.number().min(0).max(1).default(1),
  /** Waits this long before any answer; `slow` without it waits 20 s. */
  latencyMs: z.int().min(0).max(600_000).optional(),
  /** Failure text of `failed-200` (default `Blacklisted`), `422` and `401`. */
  text: z.string().max(500).optional(),
  /** Field that `422` complains about. */
  field: z.string().max(50).default('recipient'),
  /** `Retry-After` header of `429` and `503`, in seconds. */
  retryAfterS: z.int().min(0).max(86_400).optional(),
})

export type FaultSettings = z.infer<typeof faultSettingsSchema>

export const NO_FAULT: FaultSettings = { mode: 'none', rate: 1, field: 'recipient' }

/** The mode for one request: the set one with the probability `rate`, else `none`. */
export function drawFault(settings: FaultSettings, random: () => number = Math.random): FaultMode {
  return random() < settings.rate ? settings.mode : 'none'
}

export function latencyMsOf(settings: FaultSettings, drawn: FaultMode): number {
  const isDelayed = settings.mode !== 'slow' || drawn === 'slow'
  if (settings.latencyMs !== undefined && isDelayed) return settings.latencyMs
  return drawn === 'slow' ? SLOW_DEFAULT_MS : 0
}
