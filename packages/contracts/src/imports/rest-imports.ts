import { z } from 'zod'
import { csvOptions } from '../exports/csv-exports.ts'
import { id } from '../wire/fields.ts'
import { wholeNumber } from '../wire/rest-query.ts'
import { ROW_FAULTS } from './import-faults.ts'
import { IMPORT_FIELDS } from './import-fields.ts'
import { importConsent, importTags, knownLeadRule, leadImport } from './lead-imports.ts'

/** A field of a form that holds JSON. */
function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.issues.push({ code: 'custom', message: 'must be JSON', input: text })
        return z.NEVER
      }
    })
    .pipe(schema)
}

/** One tag per field, or all in one: separated by commas, or as a JSON list. */
const formTags = z
  .union([z.string(), z.array(z.string())])
  .transform((given) =>
    [given]
      .flat()
      .flatMap((text) => listIn(text) ?? text.split(','))
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  )
  .pipe(importTags)

const stringList = z.array(z.string())

/** The texts of a JSON list; null where the text is none. */
function listIn(text: string): readonly string[] | null {
  if (!text.trimStart().startsWith('[')) return null
  try {
    return stringList.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** The form of `POST /api/affiliate/leads/import`. */
export const restImportInput = z.object({
  file: z.string().meta({ format: 'binary' }),
  /** The title or letter of each field's column, as JSON. */
  mapping: json(
    z.strictObject(
      Object.fromEntries(
        IMPORT_FIELDS.map((field) => [field, z.string().min(1).max(500).optional()]),
      ) as Record<(typeof IMPORT_FIELDS)[number], z.ZodOptional<z.ZodString>>,
    ),
  ).optional(),
  tags: formTags.default([]),
  onKnown: knownLeadRule.default('skip'),
  /** `{"text", "source"}`, as JSON; needed to start. */
  consent: json(importConsent).optional(),
  /** The sequence that the leads enter once all are imported. */
  automationId: id.optional(),
  /** `false`: keep the file and do not start. */
  start: z.enum(['true', 'false']).default('true'),
})

export const badRowsCsv = z.strictObject(csvOptions)

export const restImportStarted = z.object({ importId: id })

export const coercedImport = z.strictObject({
  cursor: wholeNumber(z.int().min(0)).optional(),
  limit: wholeNumber(z.int().min(1).max(100)).default(100),
})

export const restImport = leadImport
  .pick({
    id: true,
    status: true,
    rows: true,
    doneRows: true,
    created: true,
    updated: true,
    skipped: true,
    failed: true,
    silenced: true,
    bulkTriggerId: true,
  })
  .extend({
    errors: z.array(z.object({ line: z.int(), column: z.string(), reason: z.enum(ROW_FAULTS) })),
    nextCursor: z.int().nullable(),
  })
