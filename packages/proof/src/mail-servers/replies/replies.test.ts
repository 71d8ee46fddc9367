import { runInvariants } from '@booster/db/invariants/run-invariants'
import {
  type Answered,
  AUTOMATIC,
  mailFrom,
  REPLIES,
  unsubscribeMail,
} from '@booster/mail/reports/testing/sample-replies'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Affiliate } from '../../parts/affiliates.ts'
import { eventually } from '../../parts/eventually.ts'
import { openStage, type Stage } from '../../parts/stage.ts'
import { describeServer } from '../describe-server.ts'
import { freePorts } from '../free-ports.ts'
import type { ServerProcess } from '../server-process.ts'
import { type Sink, startSink } from '../sink.ts'
import { type Dovecot, startDovecot } from '../start-dovecot.ts'
import { startPostfix } from '../start-postfix.ts'
import { sendRaw } from './send-raw.ts'

const LOGIN = { user: 'bounce', password: 'pw' }
const PROGRAMS = Object.keys(REPLIES)
const ROBOTS = Object.keys(AUTOMATIC)
/** Answers what others call the sender, and what the affiliate alone gets. */
const OTHERS = ['unsubscribes', 'stays'] as const
const NAMES = [...PROGRAMS.map((_, n) => `writes-${n}`), ...ROBOTS.map((_, n) => `robot-${n}`), ...OTHERS]

type Lead = { readonly name: string; readonly mail: string; readonly ref: string }

/** Mails to leads go through Postfix, and what they answer comes back through it into a mailbox of Dovecot. */
describeServer('Postfix', (postfixPlace) =>
  describeServer('Dovecot', (dovecotPlace) => {
    let sink: Sink
    let postfix: ServerProcess
    let dovecot: Dovecot
    let stage: Stage
    let affiliate: Affiliate
    let smtpPort = 0
    const leads = new Map<string, Lead>()

    beforeAll(async () => {
      sink = await startSink()
      const ports = await freePorts(['smtp', 'imap'])
      smtpPort = ports.smtp
      postfix = await startPostfix(postfixPlace, {
        sinkPort: sink.port,
        doors: [{ port: smtpPort }],
        settings: {},
      })
      dovecot = await startDovecot(dovecotPlace, { ...LOGIN, port: ports.imap })
      stage = await openStage({
        MAILKETING_API_KEY: '',
        SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
        SMTP_FROM_EMAIL: 'no-reply@sender.test',
        SMTP_BOUNCE_ADDRESS: 'bounce@sender.test',
        SMTP_REPLY_ADDRESS: 'reply@sender.test',
        BOUNCE_IMAP_URL: `imap://${LOGIN.user}:${LOGIN.password}@127.0.0.1:${ports.imap}`,
      })
      affiliate = await stage.addAffiliate({ credits: 1_000, delays: [0, 48] })
      await stage.pool.query(`UPDATE "AffiliateAutomation" SET "endOnReply" = true`)
      await stage.pool.query(`UPDATE "AffiliateProfile" SET "replyTo" = 'budi@kelas.test'`)
      for (const name of NAMES)
        expect(await stage.submit(affiliate, { email: `${name}@lead.test` })).toBe(201)
      for (const name of NAMES) leads.set(name, await untilArrived(name))
    }, 120_000)
    afterAll(async () => {
      await stage?.close()
      await Promise.all([dovecot?.stop(), postfix?.stop(), sink?.stop()])
    })

    async function untilArrived(name: string): Promise<Lead> {
      const look = async () => sink.mailTo(`${name}@lead.test`) ?? ''
      const mail = await eventually(`the mail to ${name}`, look, {
        is: (text) => text !== '',
        withinMs: 30_000,
      })
      return { name, mail, ref: /^Message-ID: <([\da-f-]{36})@/im.exec(mail)?.[1] ?? '' }
    }

    function leadOf(name: string): Lead {
      const lead = leads.get(name)
      if (lead === undefined) throw new Error(`${name} got no mail`)
      return lead
    }

    /** Through Postfix, which adds its headers, into the mailbox. */
    async function answer(lead: Lead, to: string, mail: string): Promise<void> {
      await sendRaw(smtpPort, { from: `${lead.name}@lead.test`, to, mail })
      const arrived = await eventually(`the answer of ${lead.name}`, async () => sink.mailTo(to) ?? '', {
        is: (text) => text !== '',
        withinMs: 20_000,
      })
      dovecot.deliver(arrived)
    }

    const answerOf = ({ ref, name }: Lead, to: string): Answered => ({
      ...{ ref, to, domain: 'sender.test', from: `${name}@lead.test` },
    })

    const readLeads = async () => {
      const { rows } = await stage.pool.query<{ name: string; run: string; waiting: number; news: string[] }>(
        `SELECT split_part(l."email", '@', 1) AS "name", r."status"::text AS "run",
           (SELECT count(*)::int FROM "AffiliateAutomationJob" j WHERE j."runId" = r."id" AND j."status" = 'pending') AS "waiting",
           array(SELECT e."kind"::text FROM "DeliveryEvent" e JOIN "AffiliateAutomationJob" j ON j."id" = e."jobId"
                  WHERE j."runId" = r."id") AS "news"
         FROM "AffiliateLead" l JOIN "AffiliateAutomationLog" r ON r."leadId" = l."id"`,
      )
      return rows
    }

    it('bears the affiliate’s address and ours to answer to, and ours to unsubscribe at', () => {
      for (const { mail, ref } of leads.values()) {
        const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ')
        expect(head).toMatch(
          new RegExp(`^Reply-To: .*<budi@kelas.test>, .*<reply\\+${ref}@sender.test>$`, 'm'),
        )
        expect(head).toContain(`<mailto:bounce+${ref}@sender.test?subject=unsubscribe%20${ref}>`)
      }
    })

    it('ends the sequence of who answers, unsubscribes who asks, and leaves robots alone', async () => {
      for (const [n, program] of PROGRAMS.entries()) {
        const lead = leadOf(`writes-${n}`)
        const to = `reply+${lead.ref}@sender.test`
        await answer(lead, to, mailFrom(REPLIES[program] ?? (() => ''), answerOf(lead, to)))
      }
      for (const [n, robot] of ROBOTS.entries()) {
        const lead = leadOf(`robot-${n}`)
        // They answer the envelope sender, as RFC 3834 asks.
        const to = `bounce+${lead.ref}@sender.test`
        await answer(lead, to, mailFrom(AUTOMATIC[robot] ?? (() => ''), answerOf(lead, to)))
      }
      const lead = leadOf('unsubscribes')
      const to = `bounce+${lead.ref}@sender.test`
      await answer(lead, to, unsubscribeMail({ ref: lead.ref, to, from: 'unsubscribes@lead.test' }))
      const mails = PROGRAMS.length + ROBOTS.length + 1

      const readCount = async () =>
        (
          await stage.pool.query<{ read: number }>(
            `SELECT coalesce(sum("events"), 0)::int AS "read" FROM "WebhookCount" WHERE "door" = 'imap'`,
          )
        ).rows[0]?.read ?? 0
      await stage.pool.query(`UPDATE "ReportMailbox" SET "dueAt" = now()`)
      await eventually('the mailbox read', readCount, { is: (read) => read >= mails, withinMs: 90_000 })

      const expected = NAMES.map((name) => {
        if (name.startsWith('writes')) return { name, run: 'cancelled', waiting: 0, news: ['replied'] }
        if (name === 'unsubscribes') return { name, run: 'cancelled', waiting: 0, news: ['unsubscribed'] }
        return { name, run: 'active', waiting: 1, news: [] }
      })
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)
      expect((await readLeads()).toSorted(byName)).toEqual(expected.toSorted(byName))
      const { rows: codes } = await stage.pool.query(
        `SELECT "errorCode", count(*)::int AS "jobs" FROM "AffiliateAutomationJob" WHERE "status" = 'cancelled' GROUP BY 1 ORDER BY 1`,
      )
      expect(codes).toEqual([
        { errorCode: 'REPLIED', jobs: PROGRAMS.length },
        { errorCode: 'UNSUBSCRIBED', jobs: 1 },
      ])
    }, 150_000)

    describe('afterwards', () => {
      it('the mails of robots lie there unread, those of people are marked as seen', () => {
        const flags = dovecot.readFlags().map((mail) => mail.flags)
        expect(flags.filter((flag) => flag === 'S')).toHaveLength(PROGRAMS.length + 1)
        expect(flags.filter((flag) => flag === '')).toHaveLength(ROBOTS.length)
      })

      it('the audit log has one row of the system for each run that ended', async () => {
        const { rows } = await stage.pool.query(
          `SELECT count(*)::int AS "rows", count("actorId")::int AS "actors" FROM "ActivityLog" WHERE "action" = 'run.end-by-reply'`,
        )
        expect(rows).toEqual([{ rows: PROGRAMS.length, actors: 0 }])
      })

      it('nothing wrong is left behind', async () => {
        expect((await runInvariants(stage.pool)).filter(({ rows }) => rows.length > 0)).toEqual([])
      })
    })
  }),
)
