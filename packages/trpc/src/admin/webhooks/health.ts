import {
  type MailboxHealth,
  WEBHOOK_DOORS,
  WEBHOOK_REFUSALS,
  type WebhookDoor,
  type WebhookResult,
  webhookHealth,
} from '@booster/contracts/sending/webhook-health'
import { noInput } from '@booster/contracts/wire/fields'
import { countParkedEvents } from '@booster/db/delivery/count-parked-events'
import { WEBHOOKS_KEPT_DAYS } from '@booster/db/delivery/forget-old-webhooks'
import { type MailboxState, readMailboxState } from '@booster/db/delivery/read-mailbox-state'
import { readWebhookCounts, type WebhookCounts } from '@booster/db/delivery/read-webhook-counts'
import { EVENTS_TRIED_MS } from '@booster/services/delivery/apply-unmatched-events'
import { adminProcedure } from '../../init.ts'

const HOUR_MS = 3_600_000

/** Whether reports about sent mails come in, and what is turned away. */
export const getWebhookHealth = adminProcedure
  .input(noInput)
  .output(webhookHealth)
  .query(async ({ ctx }) => {
    const { pool, clock, sending, mode, provider } = ctx.services
    const { hasWebhookSecret: hasSecret, mailbox } = sending
    const [counts, parked, state] = await Promise.all([
      readWebhookCounts(pool, { clock }),
      countParkedEvents(pool, { clock, triedMs: EVENTS_TRIED_MS }),
      mailbox === null ? null : readMailboxState(pool, { mailbox }),
    ])
    return {
      hasSecret,
      needsSecret: !hasSecret && (mailbox === null || provider.name !== 'smtp'),
      doors: WEBHOOK_DOORS.filter((door) => door !== 'imap' || mailbox !== null).map((door) => ({
        door,
        address: door === 'imap' ? (mailbox ?? '') : `${mode.publicUrl}/api/webhooks/${door}`,
        ...healthOf(counts.filter((count) => count.door === door)),
      })),
      mailbox: mailbox === null ? null : mailboxHealthOf(state),
      parked: { ...parked, triedHours: EVENTS_TRIED_MS / HOUR_MS, keptDays: WEBHOOKS_KEPT_DAYS },
    }
  })

function mailboxHealthOf(state: MailboxState | null): MailboxHealth {
  if (state === null) return { triedAt: null, lastUid: 0, failing: null }
  const { triedAt, lastUid, failingSince, error } = state
  return {
    triedAt: triedAt?.toISOString() ?? null,
    lastUid,
    failing: failingSince === null ? null : { since: failingSince.toISOString(), message: error ?? '' },
  }
}

const LET_IN = ['applied', 'repeated', 'unmatched', 'ignored'] as const satisfies readonly WebhookResult[]

function healthOf(counts: readonly (WebhookCounts & { readonly door: WebhookDoor })[]) {
  const events = (outcome: string): number => counts.find((count) => count.outcome === outcome)?.events ?? 0
  const times = counts
    .filter(({ outcome }) => LET_IN.some((each) => each === outcome))
    .map(({ lastAt }) => lastAt.getTime())
  return {
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    day: {
      applied: events('applied'),
      repeated: events('repeated'),
      unmatched: events('unmatched'),
      ignored: events('ignored'),
    },
    refused: WEBHOOK_REFUSALS.flatMap((cause) => {
      const count = counts.find(({ outcome }) => outcome === cause)
      if (count === undefined || count.events === 0) return []
      return [{ cause, requests: count.events, lastAt: count.lastAt.toISOString() }]
    }),
  }
}
