import { runInvariants } from '@booster/db/invariants/run-invariants'
import { readImapUrl } from '@booster/mail/imap/imap-url'
import { openMailbox } from '@booster/mail/imap/open-mailbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Affiliate } from '../parts/affiliates.ts'
import { type ApiProcess, apiEnv, startApi } from '../parts/api-process.ts'
import { eventually } from '../parts/eventually.ts'
import { openStage, type Stage } from '../parts/stage.ts'
import { openAdapter } from './adapter.ts'
import { describeServer } from './describe-server.ts'
import { freePorts } from './free-ports.ts'
import type { ServerProcess } from './server-process.ts'
import { type Sink, startSink } from './sink.ts'
import { type Dovecot, startDovecot } from './start-dovecot.ts'
import { startExim } from './start-exim.ts'
import { startPostfix } from './start-postfix.ts'

const BOUNCE_ADDRESS = 'bounce@sender.test'
const LOGIN = { user: 'bounce', password: 'p/w@1' }
const NAMES = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? `postfix-${n}` : `exim-${n}`))
const BY_POSTFIX = NAMES.filter((name) => name.startsWith('postfix'))
const BY_EXIM = NAMES.filter((name) => name.startsWith('exim'))
const REFUSAL = '550 5.1.1 No such user here'
const FOREIGN = [
  'From: siti@lead.test\r\nTo: bounce@sender.test\r\nSubject: Halo\r\n\r\nApakah kelasnya masih buka?\r\n',
  'From: sari@lead.test\r\nTo: bounce@sender.test\r\nAuto-Submitted: auto-replied\r\nSubject: Cuti\r\n\r\nSaya cuti.\r\n',
]

/** Servers of both makes whose next server knows none of our leads, and a mailbox for what comes back. */
describeServer('Postfix', (postfixPlace) =>
  describeServer('Exim', (eximPlace) =>
    describeServer('Dovecot', (place) => {
      let sink: Sink
      let postfix: ServerProcess
      let exim: ServerProcess
      let dovecot: Dovecot
      let stage: Stage
      let affiliate: Affiliate
      let imapUrl: string
      const dead = new Map<string, string>()
      const readers: ApiProcess[] = []

      beforeAll(async () => {
        sink = await startSink(dead)
        const ports = await freePorts(['postfix', 'exim', 'imap'])
        const to = { sinkPort: sink.port }
        postfix = await startPostfix(postfixPlace, { ...to, doors: [{ port: ports.postfix }], settings: {} })
        exim = await startExim(eximPlace, {
          ...to,
          ports: [ports.exim],
          main: 'tls_advertise_hosts =\nacl_smtp_rcpt = accept_all',
          acls: 'accept_all:\n  accept',
        })
        dovecot = await startDovecot(place, { ...LOGIN, port: ports.imap })
        imapUrl = `imap://${LOGIN.user}:${encodeURIComponent(LOGIN.password)}@127.0.0.1:${ports.imap}`
        stage = await openStage({
          MAILKETING_API_KEY: '',
          SMTP_URL: `smtp://127.0.0.1:${ports.postfix}`,
          SMTP_BOUNCE_ADDRESS: BOUNCE_ADDRESS,
        })
        affiliate = await stage.addAffiliate({ credits: 1_000, delays: [0, 48] })
        await fillMailbox({ stage, affiliate, sink, dovecot, dead, eximPort: ports.exim })
      }, 120_000)
      afterAll(async () => {
        await Promise.all(readers.map((reader) => reader.stop()))
        await stage?.close()
        await Promise.all([dovecot?.stop(), exim?.stop(), postfix?.stop(), sink?.stop()])
      })

      async function startReader(): Promise<ApiProcess> {
        await stage.pool.query(
          `UPDATE "ReportMailbox" SET "leaseUntil" = now() WHERE "leaseUntil" IS NOT NULL`,
        )
        await makeTurnDue()
        const more = {
          MAILKETING_API_KEY: '',
          SMTP_URL: 'smtp://127.0.0.1:1',
          SMTP_BOUNCE_ADDRESS: BOUNCE_ADDRESS,
          BOUNCE_IMAP_URL: imapUrl,
        }
        const { databaseUrl, sandbox } = stage
        const reader = await startApi(apiEnv({ databaseUrl, providerUrl: sandbox.providerUrl, more }))
        readers.push(reader)
        return reader
      }

      async function makeTurnDue(): Promise<void> {
        await stage.pool.query(`UPDATE "ReportMailbox" SET "dueAt" = now(), "triedAt" = NULL`)
      }

      /** Waits for a turn in which everything went well. */
      async function untilRead(): Promise<void> {
        const look = async () =>
          (
            await stage.pool.query<{ triedAt: Date | null; error: string | null }>(
              `SELECT "triedAt", "error" FROM "ReportMailbox"`,
            )
          ).rows[0]
        await eventually('a turn', look, {
          is: (row) => row !== undefined && row.triedAt !== null && row.error === null,
          withinMs: 30_000,
        })
      }

      async function readFacts() {
        const { rows } = await stage.pool.query<{ bounces: number; leads: number; waiting: number }>(
          `SELECT (SELECT count(*)::int FROM "DeliveryEvent" WHERE "kind" = 'bounced' AND "bounceClass" = 'hard') AS "bounces",
                  (SELECT count(*)::int FROM "AffiliateLead" WHERE "suppressedAt" IS NOT NULL) AS "leads",
                  (SELECT count(*)::int FROM "AffiliateAutomationJob" WHERE "status" = 'pending') AS "waiting"`,
        )
        return rows[0]
      }

      const ALL = { bounces: NAMES.length, leads: NAMES.length, waiting: 0 }

      it('is read to its end, each bounce once, though the process is killed in the middle', async () => {
        // A lead that the test holds stops the reader there.
        const client = await stage.pool.connect()
        await client.query('BEGIN')
        await client.query(
          `SELECT 1 FROM "AffiliateAutomationJob" j JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
            WHERE l."email" = 'postfix-4@lead.test' FOR UPDATE`,
        )
        const reader = await startReader()
        const half = await eventually('some bounces', readFacts, {
          is: (facts) => (facts?.bounces ?? 0) >= 6,
          withinMs: 30_000,
        })
        reader.child.signal('SIGKILL')
        await reader.child.ended
        await client.query('ROLLBACK')
        client.release()
        expect(half?.bounces).toBeLessThan(NAMES.length)

        await startReader()
        await untilRead()
        expect(await readFacts()).toEqual(ALL)
      }, 90_000)

      it('keeps what people wrote as it came, and marks what was applied as seen', () => {
        const flags = dovecot.readFlags()
        expect(flags).toHaveLength(NAMES.length + FOREIGN.length)
        for (const { mail, flags: of } of flags)
          expect([mail, of]).toEqual([mail, FOREIGN.includes(mail) ? '' : 'S'])
      })

      it('is read once more where its mails have other numbers, which changes nothing', async () => {
        const before = await readUidValidity()
        dovecot.forgetNumbers()
        await makeTurnDue()
        await untilRead()
        expect(await readUidValidity()).not.toBe(before)
        expect(await readFacts()).toEqual(ALL)
        // What the killed process had counted last is lost; what this turn read is not.
        await eventually('the counts', readCounts, {
          is: ({ repeated = 0, ignored = 0 }) => repeated >= NAMES.length && ignored >= FOREIGN.length,
        })
      }, 60_000)

      async function readCounts() {
        const { rows } = await stage.pool.query<{ outcome: string; events: number }>(
          `SELECT "outcome", sum("events")::int AS "events" FROM "WebhookCount" WHERE "door" = 'imap' GROUP BY 1`,
        )
        const counts: { readonly [outcome: string]: number } = Object.fromEntries(
          rows.map(({ outcome, events }) => [outcome, events]),
        )
        return counts
      }

      async function readUidValidity() {
        const { rows } = await stage.pool.query(`SELECT "uidValidity" FROM "ReportMailbox"`)
        return rows[0]?.uidValidity
      }

      it('says in plain words why it cannot be opened', async () => {
        const open = (address: string) => openMailbox({ url: readImapUrl(address), maxBytes: 1_000 })
        await expect(open(imapUrl.replace('p%2F', 'wrong'))).rejects.toThrow(
          'refused the login: Authentication',
        )
        await expect(open(`${imapUrl}/None`)).rejects.toThrow("could not be opened: Mailbox doesn't exist")
        await expect(open(`${imapUrl}?tls=required`)).rejects.toThrow('does not support STARTTLS')
      })

      it('gives the beginning of a long mail, and keeps it unread', async () => {
        dovecot.deliver(`${FOREIGN[0]}${'x'.repeat(5_000_000)}`)
        const mailbox = await openMailbox({ url: readImapUrl(imapUrl), maxBytes: 1_000 })
        const uids = await mailbox.listAfter(0)
        expect(await mailbox.read(uids.at(-1) ?? 0)).toHaveLength(1_000)
        expect(await mailbox.read(4_000_000)).toBe(null)
        await mailbox.close()
        expect(dovecot.readFlags().find(({ mail }) => mail.length > 5_000_000)?.flags ?? '').toBe('')
      })

      it('leaves nothing wrong behind', async () => {
        expect((await runInvariants(stage.pool)).filter(({ rows }) => rows.length > 0)).toEqual([])
      })
    }),
  ),
)

type SentMail = { readonly name: string; readonly messageRef: string }

/** Bounces of all mails to leads, half of them made by Postfix, half by Exim, with letters of people between. */
async function fillMailbox(input: {
  readonly stage: Stage
  readonly affiliate: Affiliate
  readonly sink: Sink
  readonly dovecot: Dovecot
  readonly dead: Map<string, string>
  readonly eximPort: number
}): Promise<void> {
  const { stage, affiliate, sink, dovecot, dead, eximPort } = input
  for (const name of BY_POSTFIX) dead.set(name, REFUSAL)
  for (const name of NAMES) expect(await stage.submit(affiliate, { email: `${name}@lead.test` })).toBe(201)
  const sent = await eventually('the mails', () => readSent(stage), {
    is: (mails) => mails.length === NAMES.length,
  })
  for (const name of BY_EXIM) dead.set(name, REFUSAL)
  await sendBy(
    eximPort,
    sent.filter(({ name }) => BY_EXIM.includes(name)),
  )
  for (const [n, { messageRef }] of sent.entries()) {
    dovecot.deliver(await untilReturned(sink, messageRef))
    if (FOREIGN[n] !== undefined) dovecot.deliver(FOREIGN[n])
  }
}

async function readSent({ pool }: Stage): Promise<readonly SentMail[]> {
  const { rows } = await pool.query<SentMail>(
    `SELECT split_part(l."email", '@', 1) AS "name", j."messageRef" FROM "AffiliateAutomationJob" j
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
      WHERE j."status" = 'completed' ORDER BY 1`,
  )
  return rows
}

/** The same mails once more, by another server, which sends them back. */
async function sendBy(port: number, mails: readonly SentMail[]): Promise<void> {
  const adapter = openAdapter(port, { bounceAddress: BOUNCE_ADDRESS })
  for (const { name, messageRef } of mails) expect(await adapter.hear(name, { messageRef })).toBe('accepted')
  await adapter.close()
}

async function untilReturned(sink: Sink, messageRef: string): Promise<string> {
  const look = async () => sink.mailTo(`bounce+${messageRef}@sender.test`) ?? ''
  return eventually('a bounce', look, { is: (mail) => mail !== '', withinMs: 20_000 })
}
