import { z } from 'zod'

/** PostgreSQL stores no NUL and no half of a surrogate pair; refused here, where the field still has a name. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the rule searches for control characters
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/

/** Of a procedure that takes nothing: no input, `null` (a JSON body cannot say `undefined`) or an empty object. */
export const noInput = z.strictObject({}).nullish()

/** Any uuid, whatever its version. */
export const id = z.guid('must be a uuid')

/** Page numbers start at 1. */
export const page = z.int().min(1).max(1_000_000)

/** Rows per page. */
export const limit = z.int().min(1).max(100)

/** Which way a list goes on from its cursor: the client of tRPC sends it with every page of an endless list. */
export const direction = z.literal('forward').optional()

/** ISO 8601 with a zone, e.g. `2026-11-20T07:00:00.000Z`. */
export const isoTime = z.iso.datetime({ offset: true, message: 'must be an ISO 8601 time with a zone' })

/** A calendar day, e.g. `2026-11-20`. */
export const isoDay = z.iso.date()

/** One line of text without control characters: names, subjects. Trimmed; `min` counts what is left. */
export function line(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !CONTROL.test(text), 'must be one line without control characters')
    .refine(isStorable, 'must be well-formed text')
}

/** Text of several lines: bodies. */
export function text(min: number, max: number) {
  return z.string().min(min).max(max).refine(isStorable, 'must be well-formed text')
}

/** What a person types to find something. */
export const searchTerm = line(2, 100)

/** A stable word for machines, upper case, e.g. `PROVIDER_BUSY`. */
export const errorCode = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'must be an error code in upper case')

/** Free data of a trigger: small, and of nothing that JSON columns refuse. */
export const jsonRecord = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= 10_000, 'must be at most 10,000 characters of JSON')
  .refine((value) => isStorableJson(value), 'must be well-formed text')

/** Where a keyset list goes on: time and id of the last row shown, joined by `_`. */
export const timeCursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_[0-9a-f-]{36}$/, 'must be a cursor of this list')
  .refine((cursor) => parseTimeCursor(cursor) !== null, 'must be a cursor of this list')

/** Takes a cursor apart; null when it is none. */
export function parseTimeCursor(cursor: string): { readonly at: string; readonly id: string } | null {
  const [at = '', lastId = ''] = cursor.split('_')
  return isoTime.safeParse(at).success && id.safeParse(lastId).success ? { at, id: lastId } : null
}

function isStorableJson(value: unknown): boolean {
  if (typeof value === 'string') return isStorable(value)
  if (Array.isArray(value)) return value.every(isStorableJson)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorableJson(inner))
}
