import type { EventKind } from '@booster/engine/domain/delivery-event'
import { resolveByDeliveryEvent } from '@booster/engine/flow/6-resolve'
import type { Store } from '@booster/engine/ports'
import type { IgnoredMail, MailReply, MailReport } from '@booster/mail/reports/mail-report'
import { readMailReport } from '@booster/mail/reports/read-mail-report'

export type MailReportAnswer =
  | {
      readonly kind: 'applied'
      readonly event: EventKind
      readonly known: boolean
      readonly matched: boolean
    }
  /** `not-ours`: a report or an answer that names no mail of ours. */
  | { readonly kind: 'ignored'; readonly why: IgnoredMail['why'] | 'not-ours' }

type DeliveryStore = Pick<Store, 'applyDeliveryEvent'>
/** A report that names one of our mails. */
type OwnReport = Exclude<MailReport, IgnoredMail | MailReply> & { readonly messageRef: string }

/** Reads a mail that came to the sender of our mails, and applies what it reports. */
export async function applyMailReport(
  store: DeliveryStore,
  mail: Uint8Array,
  { recipient }: { readonly recipient?: string | undefined } = {},
): Promise<MailReportAnswer> {
  const report = await readMailReport(mail, { recipient })
  if (report.kind === 'ignored') return report
  if (report.kind === 'reply') return applyReply(store, report)
  const { messageRef } = report
  if (messageRef === null) return { kind: 'ignored', why: 'not-ours' }
  return applyReport(store, { ...report, messageRef }, { isRetry: false })
}

/** An answer is about the newest mail of its thread that is ours; without one, nothing of it is kept. */
async function applyReply(store: DeliveryStore, reply: MailReply): Promise<MailReportAnswer> {
  const { digest, at, messageRefs } = reply
  for (const messageRef of messageRefs) {
    const { known, matched } = await resolveByDeliveryEvent(store, {
      ...{ digest, at, kind: 'replied', bounceClass: null, link: null, reason: null },
      source: {
        kind: 'report',
        email: reply.recipient ?? '',
        messageRef,
        payload: { message_id: messageRef },
      },
    })
    if (matched) return { kind: 'applied', event: 'replied', known, matched }
  }
  return { kind: 'ignored', why: 'not-ours' }
}

/**
 * Applies again a report that was kept without a job.
 * @returns null where the payload is an event of the provider
 */
export async function applyParkedReport(
  store: DeliveryStore,
  payload: unknown,
): Promise<MailReportAnswer | null> {
  const report = parkedReportIn(payload)
  return report === null ? null : applyReport(store, report, { isRetry: true })
}

const EVENTS = {
  bounce: 'bounced',
  complaint: 'complained',
  'opt-out': 'unsubscribed',
  unsubscribe: 'unsubscribed',
} as const satisfies Record<OwnReport['kind'], EventKind>

async function applyReport(
  store: DeliveryStore,
  report: OwnReport,
  { isRetry }: { readonly isRetry: boolean },
): Promise<MailReportAnswer> {
  const { digest, at, words, messageRef } = report
  const event = EVENTS[report.kind]
  const { known, matched } = await resolveByDeliveryEvent(store, {
    digest,
    kind: event,
    bounceClass: report.kind === 'bounce' ? report.bounceClass : null,
    at,
    link: null,
    reason: words || null,
    isRetry,
    source: {
      kind: 'report',
      email: report.recipient ?? '',
      messageRef,
      ...(report.kind === 'unsubscribe' ? { byReader: true } : {}),
      payload: { message_id: messageRef, mailReport: report },
    },
  })
  return { kind: 'applied', event, known, matched }
}

/** As `applyReport` had it kept. */
function parkedReportIn(payload: unknown): OwnReport | null {
  if (typeof payload !== 'object' || payload === null || !('mailReport' in payload)) return null
  return isOwnReport(payload.mailReport) ? payload.mailReport : null
}

function isOwnReport(value: unknown): value is OwnReport {
  if (typeof value !== 'object' || value === null) return false
  const { kind, digest, messageRef, words } = value as Readonly<Record<string, unknown>>
  const isKnown = typeof kind === 'string' && Object.hasOwn(EVENTS, kind)
  return isKnown && [digest, messageRef, words].every((text) => typeof text === 'string')
}
