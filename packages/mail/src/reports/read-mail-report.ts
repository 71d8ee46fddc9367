import { digestOf } from '../event-facts.ts'
import { findMessageRef } from './find-message-ref.ts'
import type { MailReport } from './mail-report.ts'
import { type ParsedMail, parseMail } from './parse-mail.ts'
import { readBounce } from './read-bounce.ts'
import { readComplaint } from './read-complaint.ts'
import { readAddress } from './read-fields.ts'
import { readLetter } from './read-letter.ts'

/** A report stands before the mail that came back with it, which may be long. */
export const READ_AT_MOST_BYTES = 1024 * 1024

const DELIVERY_STATUS = new Set(['message/delivery-status', 'message/global-delivery-status'])
const FEEDBACK = new Set(['message/feedback-report'])
const RETURNED = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
])

/**
 * Reads a mail (RFC 5322) that came to the sender of our mails: a bounce, a complaint, what a reader writes, or nothing to
 * act on. Only what has the machine part of a report is one; people quote bounces, too.
 * @param recipient the address that it came to, where the caller knows it
 */
export async function readMailReport(
  mail: Uint8Array,
  { recipient }: { readonly recipient?: string | undefined } = {},
): Promise<MailReport> {
  const report = await parseMail(mail.subarray(0, READ_AT_MOST_BYTES))
  if (report === null) return { kind: 'ignored', why: 'unreadable' }
  const feedback = report.part(FEEDBACK)
  const status = report.part(DELIVERY_STATUS)
  if (feedback === null && status === null) return readLetter(report, recipient ?? '')

  const returnedPart = report.part(RETURNED)
  const returned = returnedPart === null ? null : await parseMail(returnedPart)
  const mailed = returned?.to[0] ?? null
  const read =
    feedback === null ? readStatus({ report, status: status ?? '', mailed }) : readComplaint(feedback)
  if (read.kind === 'ignored') return read

  // A feedback report has the sender in Original-Mail-From.
  const messageRef = findMessageRef({ report, returned, senders: [recipient ?? '', feedback ?? ''] })
  const identity = report.header('message-id')[0] ?? [feedback, status].join('')
  return {
    ...read,
    recipient: read.recipient ?? mailed,
    messageRef,
    at: report.at,
    digest: digestOf(['mail report', read.kind, messageRef, read.recipient, identity]),
  }
}

function readStatus(input: {
  readonly report: ParsedMail
  readonly status: string
  readonly mailed: string | null
}) {
  const { report, status, mailed } = input
  const [failed] = (report.header('x-failed-recipients')[0] ?? '').split(',')
  return readBounce({ status, text: report.text, mailed, failed: readAddress(failed) })
}
