import type { WebhookHealth } from '@booster/contracts/sending/webhook-health'
import { expect, it } from 'vitest'
import { useDemoApi } from '../../testing/demo-api.ts'
import { eventually, signIn } from '../../testing/rest-client.ts'

const MAILBOX = 'bounce@127.0.0.1/INBOX'
/** Bounces are read from a mailbox only, which cannot be opened. */
const demo = useDemoApi({
  SMTP_URL: 'smtp://127.0.0.1:1',
  SMTP_FROM_EMAIL: 'kabar@kelas.id',
  BOUNCE_IMAP_URL: 'imap://bounce:s3cr3t-word@127.0.0.1:1',
})

async function health(): Promise<WebhookHealth> {
  const admin = await signIn(demo.api.url, 'admin@demo.test')
  const { body } = await admin.get('/trpc/admin.webhooks')
  return (body as unknown as { result: { data: WebhookHealth } }).result.data
}

it('shows since when and why the mailbox cannot be read, and then how far it is', async () => {
  const failing = await eventually(health, ({ mailbox }) => mailbox?.failing != null, 25_000)
  expect(failing).toMatchObject({ hasSecret: false, needsSecret: false })
  expect(failing.doors.map(({ door }) => door)).toEqual(['mailketing', 'dsn', 'imap'])
  expect(failing.doors[2]).toMatchObject({ address: MAILBOX, lastAt: null, refused: [] })
  expect(failing.mailbox).toEqual({
    triedAt: expect.any(String),
    lastUid: 0,
    failing: { since: expect.any(String), message: expect.stringContaining('ECONNREFUSED') },
  })
  expect(JSON.stringify(failing)).not.toContain('s3cr3t-word')

  await demo.db.query(
    `INSERT INTO "WebhookCount" VALUES ('imap', 'applied', date_trunc('hour', now()), 3, now()),
                                       ('imap', 'FAILED', date_trunc('hour', now()), 1, now())`,
  )
  await demo.db.query(
    `UPDATE "ReportMailbox" SET "failures" = 0, "failingSince" = NULL, "error" = NULL, "uidValidity" = 7, "lastUid" = 4120,
       "dueAt" = now() + interval '1 hour' WHERE "mailbox" = $1`,
    [MAILBOX],
  )
  const read = await health()
  expect(read.mailbox).toEqual({ triedAt: expect.any(String), lastUid: 4_120, failing: null })
  expect(read.doors[2]).toMatchObject({
    lastAt: expect.any(String),
    day: { applied: 3, repeated: 0, unmatched: 0, ignored: 0 },
    refused: [{ cause: 'FAILED', requests: 1 }],
  })
}, 60_000)
