import { z } from 'zod'
import { line } from '../wire/fields.ts'

/** Fields of a form's own: everything beside name, email and WhatsApp. */
export const OWN_FIELDS_AT_MOST = 8
export const CHOICES_AT_MOST = 20

const label = line(1, 80)
/** Null: the page's own word for it, in the reader's language. */
const ownWord = label.nullable().default(null)
/**
 * How the answer is called in what the form sends, and with the lead; it stays when the label changes. Derived from the
 * label where it is not given.
 */
const key = z
  .string()
  .regex(/^field_[a-z0-9_]{1,40}$/, 'must be field_ followed by small letters, digits or _')

/** The first two stand on every form: a lead without them could not be written to. */
const nameField = z.strictObject({
  kind: z.literal('name'),
  label: ownWord,
  required: z.literal(true).default(true),
})
const emailField = nameField.extend({ kind: z.literal('email') })
const whatsappField = nameField.extend({ kind: z.literal('whatsapp'), required: z.boolean().default(false) })
const textField = z.strictObject({
  kind: z.literal('text'),
  key,
  label,
  required: z.boolean().default(false),
})
const choiceField = textField.extend({
  kind: z.literal('choice'),
  options: z
    .array(line(1, 80))
    .min(1)
    .max(CHOICES_AT_MOST)
    .refine(areDistinct, 'must be different from each other'),
})

/** A field of a form as it is kept and shown. */
export const formField = z.discriminatedUnion('kind', [
  nameField,
  emailField,
  whatsappField,
  textField,
  choiceField,
])
export type FormField = z.infer<typeof formField>
export type FormFieldKind = FormField['kind']
export type OwnField = Extract<FormField, { readonly kind: 'text' | 'choice' }>

/** What a form asks, in its order. */
export const formFields = z.array(formField)

const fieldInput = z.discriminatedUnion('kind', [
  nameField,
  emailField,
  whatsappField,
  textField.extend({ key: key.optional() }),
  choiceField.extend({ key: key.optional() }),
])

/** What a form is to ask: name and email once each, WhatsApp at most once, and fields of its own. */
export const formFieldsInput = z
  .array(fieldInput)
  .max(3 + OWN_FIELDS_AT_MOST)
  .superRefine(demandEachOnce)
  .transform(withKeys)

export const STANDARD_FIELDS: readonly FormField[] = [
  { kind: 'name', label: null, required: true },
  { kind: 'email', label: null, required: true },
  { kind: 'whatsapp', label: null, required: false },
]

/** One answer to a field of the form's own, with the label that was shown. */
export const formAnswer = z.object({ key: z.string(), label: z.string(), value: z.string() })
export type FormAnswer = z.infer<typeof formAnswer>

export function isOwnField(field: FormField): field is OwnField {
  return field.kind === 'text' || field.kind === 'choice'
}

type FieldInput = z.infer<typeof fieldInput>
type Context = { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void }

function demandEachOnce(fields: readonly FieldInput[], context: Context): void {
  const refuse = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  for (const kind of ['name', 'email'] as const)
    if (!fields.some((field) => field.kind === kind)) refuse([], `must hold the ${kind} field`)
  const seen = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const isOwn = field.kind === 'text' || field.kind === 'choice'
    const once = isOwn ? field.key : field.kind
    if (once === undefined) continue
    if (seen.has(once)) refuse([index, isOwn ? 'key' : 'kind'], 'stands on the form already')
    seen.add(once)
  }
  if (fields.filter(({ kind }) => kind === 'text' || kind === 'choice').length > OWN_FIELDS_AT_MOST)
    refuse([], `must hold at most ${OWN_FIELDS_AT_MOST} fields beside name, email and whatsapp`)
}

/** Gives a field without a key one that says what it asks, e.g. `field_kota_asal`. */
function withKeys(fields: readonly FieldInput[]): FormField[] {
  const taken = new Set(
    fields.flatMap((field) => ('key' in field && field.key !== undefined ? [field.key] : [])),
  )
  return fields.map((field) => {
    if (field.kind !== 'text' && field.kind !== 'choice') return field
    const own = field.key ?? freeKey(field.label, taken)
    taken.add(own)
    return { ...field, key: own }
  })
}

function freeKey(label: string, taken: ReadonlySet<string>): string {
  const word = wordsOf(label).join('_').slice(0, 32).replace(/_$/, '')
  const base = `field_${word === '' ? 'isian' : word}`
  for (let n = 1; ; n++) {
    const tried = n === 1 ? base : `${base}_${n}`
    if (!taken.has(tried)) return tried
  }
}

function areDistinct(options: readonly string[]): boolean {
  return new Set(options).size === options.length
}

/** The words of a text in plain small letters: "Kota asal?" gives kota, asal. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  )
}
