import { codeWords } from '../messages/code-words.ts'
import type { Language } from '../messages/messages.ts'
import { FIELD_WORDS } from './field-words.ts'
import { VALUE_WORDS } from './value-words.ts'

export type ValueStyle = {
  readonly language: Language
  /** Writes an instant in the reader's zone. */
  readonly timeOf: (at: Date) => string
}

/** What is about somebody who stands in the row already. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['acknowledgedBy'])

export function isFieldShown(field: string): boolean {
  return !NOT_SHOWN.has(field)
}

export function auditFieldWords(field: string, language: Language): string {
  return Object.hasOwn(FIELD_WORDS, field) ? (FIELD_WORDS[field]?.[language] ?? field) : field
}

/** The id of something: a link for people, and not a word. */
export function isAuditId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** A value of the audit log in words; "–" only where there is none. @param type the kind of object it is about */
export function auditValueWords(
  input: { readonly type: string; readonly field: string; readonly value: unknown },
  style: ValueStyle,
): string {
  const { type, field, value } = input
  const { language } = style
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? YES[language] : NO[language]
  if (typeof value === 'number')
    return field === 'forMs' ? hours(value, language) : value.toLocaleString(LOCALES[language])
  if (typeof value === 'string') return textWords({ type, field, text: value }, style)
  if (Array.isArray(value)) return listWords({ type, field, list: value }, style)
  return Object.entries(value as Readonly<Record<string, unknown>>)
    .map(
      ([inner, of]) =>
        `${auditFieldWords(inner, language)}: ${auditValueWords({ type, field: inner, value: of }, style)}`,
    )
    .join('; ')
}

const YES = { id: 'Ya', en: 'Yes' }
const NO = { id: 'Tidak', en: 'No' }
const LOCALES = { id: 'id-ID', en: 'en-GB' } satisfies Record<Language, string>
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const HOUR_MS = 3_600_000

function hours(ms: number, language: Language): string {
  const n = Math.round(ms / HOUR_MS).toLocaleString(LOCALES[language])
  return language === 'id' ? `${n} jam` : `${n} hours`
}

function textWords(
  { type, field, text }: { readonly type: string; readonly field: string; readonly text: string },
  { language, timeOf }: ValueStyle,
): string {
  if (INSTANT.test(text)) return timeOf(new Date(text))
  const table = VALUE_WORDS[field]
  if (table !== undefined && Object.hasOwn(table, text)) return table[text]?.[language] ?? text
  // A reason is a code or what a person typed: what no table has is text.
  return codesOf({ type, field, text }, language)
}

const STATUS_OF = { job: 'jobStatus', run: 'runStatus', automation: 'automationStatus' } as const

function codesOf(
  { type, field, text }: { readonly type: string; readonly field: string; readonly text: string },
  language: Language,
): string {
  switch (field) {
    case 'status': {
      const of = type === 'lead' ? 'leadStatus' : STATUS_OF[type as keyof typeof STATUS_OF]
      return of === undefined ? text : codeWords(of, text, language)
    }
    case 'to':
      return codeWords('jobStatus', text, language)
    case 'level':
      return codeWords('level', text, language)
    case 'role':
      return codeWords('role', text, language)
    case 'source':
      return codeWords('leadSource', text, language)
    case 'triggerType':
      return codeWords('trigger', text, language)
    case 'kind':
      return codeWords('alertKind', text, language)
    case 'reason':
    case 'detail':
      return codeWords('reason', text, language)
    default:
      return text
  }
}

function listWords(
  { type, field, list }: { readonly type: string; readonly field: string; readonly list: readonly unknown[] },
  style: ValueStyle,
): string {
  if (list.length === 0) return '–'
  // Ids say nothing to people; how many there are does.
  if (list.every(isAuditId)) return list.length.toLocaleString(LOCALES[style.language])
  return list
    .map((each) => {
      if (field === 'fields' && typeof each === 'string') return auditFieldWords(each, style.language)
      const label = labelOf(each)
      return label ?? auditValueWords({ type, field, value: each }, style)
    })
    .join(', ')
}

/** What the field of a form is called. */
function labelOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('label' in value)) return null
  return typeof value.label === 'string' && value.label !== '' ? value.label : null
}
