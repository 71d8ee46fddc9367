import { z } from 'zod'
import { direction, id, isoTime, limit } from '../wire/fields.ts'
import { typedLine } from '../wire/person-fields.ts'
import { ROW_FAULTS } from './import-faults.ts'
import { IMPORT_COLUMNS_AT_MOST } from './import-fields.ts'

export const KNOWN_LEAD_RULES = ['skip', 'update'] as const
export type KnownLeadRule = (typeof KNOWN_LEAD_RULES)[number]
export const knownLeadRule = z.enum(KNOWN_LEAD_RULES)

export const LEAD_IMPORT_STATUSES = ['ready', 'running', 'completed', 'failed', 'cancelled'] as const
export type LeadImportStatus = (typeof LEAD_IMPORT_STATUSES)[number]

const column = z
  .int()
  .min(0)
  .max(IMPORT_COLUMNS_AT_MOST - 1)

/** The column of each field, counted from 0. */
export const importMapping = z.strictObject({
  name: column.optional(),
  firstName: column.optional(),
  lastName: column.optional(),
  email: column,
  whatsapp: column.optional(),
  tags: column.optional(),
})

export const importTags = z.array(typedLine({ required: true, max: 40 })).max(50)

export const importConsent = z.strictObject({
  /** What these people consented to. */
  text: typedLine({ required: true, max: 1_000 }),
  /** Where they did: a form, an event, a contract. */
  source: typedLine({ required: true, max: 200 }),
})

export const leadImportRef = z.strictObject({ id })

export const leadImportStartInput = z.strictObject({
  id,
  mapping: importMapping,
  onKnown: knownLeadRule,
  tags: importTags.default([]),
  consent: importConsent,
  /** The sequence that the leads enter once all are imported. */
  automationId: id.optional(),
})
export type LeadImportStartInput = z.infer<typeof leadImportStartInput>

const sampleRow = z.object({ row: z.int(), cells: z.array(z.string()) })

export const leadImport = z.object({
  id,
  status: z.enum(LEAD_IMPORT_STATUSES),
  fileName: z.string(),
  /** Empty where the file has no row of titles. */
  titles: z.array(z.string()),
  hasTitles: z.boolean(),
  samples: z.array(sampleRow),
  mapping: importMapping.partial(),
  onKnown: knownLeadRule,
  tags: z.array(z.string()),
  consent: z.object({ text: z.string(), source: z.string() }),
  automationId: id.nullable(),
  /** The bulk trigger by which the leads enter the sequence. */
  bulkTriggerId: id.nullable(),
  rows: z.int(),
  doneRows: z.int(),
  created: z.int(),
  updated: z.int(),
  /** Leads that were known and stay as they are. */
  skipped: z.int(),
  failed: z.int(),
  /** Created or updated, but not mailed: unsubscribed or suppressed before. */
  silenced: z.int(),
  createdAt: isoTime,
  startedAt: isoTime.nullable(),
  endedAt: isoTime.nullable(),
})
export type LeadImport = z.infer<typeof leadImport>
export const leadImportList = z.object({ imports: z.array(leadImport) })
export const leadImportCancelled = z.object({ id, cancelled: z.boolean() })

export const badRowsInput = z.strictObject({
  id,
  /** The last row shown. */
  cursor: z.int().min(0).nullish(),
  direction,
  limit: limit.default(50),
})

export const badRow = z.object({
  row: z.int(),
  /** The title of the column, or its letter where it has none. */
  column: z.string(),
  reason: z.enum(ROW_FAULTS),
  detail: z.string().nullable(),
  cells: z.array(z.string()),
})
export type BadRowAnswer = z.infer<typeof badRow>
export const badRows = z.object({ rows: z.array(badRow), nextCursor: z.int().nullable() })
