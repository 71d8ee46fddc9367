import type { IgnoredMail } from './mail-report.ts'
import { readAddress, readFieldGroups } from './read-fields.ts'

type Complaint = {
  readonly kind: 'complaint' | 'opt-out'
  readonly words: string
  readonly recipient: string | null
}

/** What a person does. `virus`, `auth-failure` and others are found by machines. */
const KINDS: Readonly<Record<string, Complaint['kind']>> = {
  abuse: 'complaint',
  fraud: 'complaint',
  other: 'complaint',
  'opt-out': 'opt-out',
  'opt-out-list': 'opt-out',
}

/** Reads a feedback report (ARF, RFC 5965): the part `message/feedback-report`. */
export function readComplaint(report: string): Complaint | IgnoredMail {
  const fields = new Map(readFieldGroups(report).flatMap((group) => [...group]))
  const type = (fields.get('feedback-type') ?? '').toLowerCase()
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined
  if (kind === undefined) return { kind: 'ignored', why: 'no-complaint' }
  return { kind, words: type, recipient: readAddress(fields.get('original-rcpt-to')) }
}
