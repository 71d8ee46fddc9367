import { createAccountStore } from '@booster/db/accounts/create-account-store'
import { createAuditLog } from '@booster/db/audit/create-audit-log'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createLazyPrisma } from '@booster/db/connection/lazy-prisma'
import type { Pool } from '@booster/db/connection/queryable'
import { createPgStore } from '@booster/db/engine-store/store'
import { createFormFinder } from '@booster/db/forms/create-form-finder'
import { createLeadImportStore } from '@booster/db/imports/create-lead-import-store'
import { createIntegrityStore } from '@booster/db/integrity/create-integrity-store'
import { createLeadBook } from '@booster/db/leads/create-lead-book'
import { createBulkTriggerStore } from '@booster/db/triggers/create-bulk-trigger-store'
import { createDemoDatabase } from '@booster/demo/testing/demo-database'
import { compileChecked } from '@booster/mail/check/check-step'
import { countsOpens } from '@booster/mail/render/counts-opens'
import { createAccountDesk } from '@booster/services/accounts/account-desk'
import type { LinkMail } from '@booster/services/accounts/ports'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import { createBulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'
import type { Context, Services, TestMail, Viewer } from '../context.ts'

/** Two affiliates with data of their own, an admin, and services on a real database. */
export type TwoAffiliates = {
  readonly pool: Pool
  readonly services: Services
  /** Budi: has everything. */
  readonly owner: Viewer & { readonly affiliateId: string }
  /** Siti: tries to reach what is Budi's. */
  readonly intruder: Viewer & { readonly affiliateId: string }
  readonly admin: Viewer
  /** Affiliate ids the change feed was subscribed with, in order. */
  readonly subscribed: (string | 'all')[]
  /** Test mails that were sent, in order. */
  readonly testMails: TestMail[]
  /** Mails with a link to a password, in order. */
  readonly linkMails: (LinkMail & { readonly url: string })[]
  close(): Promise<void>
}

export function contextOf(viewer: Viewer | null, services: Services): Context {
  return {
    viewer,
    services,
    requestId: 'req-test',
    ip: '127.0.0.1',
  }
}

export async function setUpTwoAffiliates(): Promise<TwoAffiliates> {
  const database = await createDemoDatabase()
  const pool = createPool({ url: database.url, applicationName: 'trpc-test' })
  // Ending a pool only begins to close its connections; the dropped database may end them first.
  pool.on('error', () => undefined)
  const subscribed: (string | 'all')[] = []
  const testMails: TestMail[] = []
  const linkMails: TwoAffiliates['linkMails'] = []
  const prisma = createLazyPrisma(database.url)
  return {
    pool,
    services: servicesOn({ pool, prisma: prisma.get, subscribed, testMails, linkMails }),
    owner: await readAffiliate(pool, 'budi@demo.test'),
    intruder: await readAffiliate(pool, 'siti@demo.test'),
    admin: await readPerson(pool, 'admin@demo.test'),
    subscribed,
    testMails,
    linkMails,
    close: async () => {
      await prisma.close()
      await pool.end()
      await database.drop()
    },
  }
}

function servicesOn(
  parts: Pick<Services, 'pool' | 'prisma'> & Pick<TwoAffiliates, 'subscribed' | 'testMails' | 'linkMails'>,
): Services {
  const { pool, prisma, subscribed, testMails, linkMails } = parts
  const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
  return {
    store,
    bulkTriggers: createBulkTriggerDesk({
      bulkTriggers: createBulkTriggerStore({ pool, clock: DATABASE_CLOCK }),
      store,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
    imports: createLeadImportDesk({
      imports: createLeadImportStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' }),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
    engine: { wake: () => undefined, drain: async () => ({ claimed: 0, accepted: 0, failed: 0 }) },
    pool,
    reads: pool,
    clock: DATABASE_CLOCK,
    prisma,
    changes: {
      async *subscribe({ affiliateId }) {
        subscribed.push(affiliateId)
        yield { id: '7', affiliateId: null, topic: 'jobs', at: '2026-11-20T07:00:00.000Z' }
      },
    },
    preview: (_job, { emailSubject, emailBody }) => ({
      subject: emailSubject,
      html: emailBody,
      text: emailBody,
    }),
    previewStep: ({ step, lead, affiliateName }) => {
      const { checks, compiled } = compileChecked(step)
      return {
        subject: step.emailSubject.replaceAll('{{nama}}', lead.name),
        html: compiled === null ? '' : step.emailBody.replaceAll('{{email}}', lead.email),
        text: step.preheader,
        from: { name: affiliateName, email: 'no-reply@booster.test' },
        checks,
      }
    },
    sendTest: async (test) => {
      testMails.push(test)
      return { kind: 'accepted' }
    },
    provider: {
      name: 'mailketing',
      alertWebhook: null,
      checkCredits: () => Promise.reject(new Error('No test asks the provider')),
      notifyAlert: () => undefined,
      deliverAlertAgain: () => Promise.reject(new Error('No test delivers alerts')),
    },
    countsOpens: (rule, { emailBody }) => countsOpens(rule, { characters: emailBody.length }),
    sending: {
      check: async () => ({ provider: 'sandbox', records: [] }),
      testMail: ({ to, language }) => ({
        mail: {
          step: { emailSubject: 'Sampai', preheader: '', emailBody: '<p>Sampai</p>' },
          lead: { ...to, whatsapp: null, language },
          ...{ affiliateName: 'Affiliate Booster', senderName: null, replyTo: null, postalAddress: null },
          accountEmail: 'admin@demo.test',
        },
        ...{ to, language },
      }),
      roads: [
        { road: 'system', from: 'alert@booster.test', host: 'mail.test', isForLeads: false },
        { road: 'mailketing', from: 'no-reply@booster.test', host: 'api.mailketing.test', isForLeads: true },
      ],
      sendTestBy: async (_road, test) => {
        testMails.push(test)
        return { kind: 'accepted' }
      },
      hasWebhookSecret: true,
      mailbox: null,
    },
    sender: { fromEmail: 'no-reply@booster.test', carriesReplyTo: true },
    audit: createAuditLog(pool),
    integrity: createIntegrityStore({ pool, clock: DATABASE_CLOCK }),
    forms: createFormFinder(pool),
    optinRates: { count: async () => null, countMail: async () => null },
    confirmations: { wake: () => undefined },
    topUps: { priceRupiah: 250, payTo: 'BCA 0123456789', wake: () => undefined },
    previewForm: ({ title, affiliateName }, { page }) => `${affiliateName}: ${page} of ${title}`,
    leads: createLeadBook({ pool, clock: DATABASE_CLOCK, hashKey: 'test' }),
    accounts: createAccountDesk({
      store: createAccountStore(pool),
      send: async (mail, url) => {
        linkMails.push({ ...mail, url })
        return { kind: 'accepted' }
      },
      publicUrl: 'http://localhost:4000',
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    }),
    demoClock: null,
    mode: {
      demo: false,
      sandbox: true,
      sandboxUrl: null,
      publicUrl: 'http://localhost:4000',
      tracking: { opens: true, clicks: true },
      replies: 'all',
      formRedirectHosts: null,
    },
  }
}

async function readPerson(pool: Pool, email: string): Promise<Viewer> {
  const { rows } = await pool.query<Viewer>(
    `SELECT u."id" AS "userId", NULL AS "sessionId", u."language", u."name", u."email", u."role"::text AS "role", p."id" AS "affiliateId",
       p."displayName" AS "affiliateName", p."status"::text AS "affiliateStatus",
       coalesce(p."timeZone", 'Asia/Jakarta') AS "timeZone"
     FROM "User" u LEFT JOIN "AffiliateProfile" p ON p."userId" = u."id" WHERE u."email" = $1`,
    [email],
  )
  const person = rows[0]
  if (person === undefined) throw new Error(`The demo has no ${email}`)
  return person
}

async function readAffiliate(pool: Pool, email: string) {
  const person = await readPerson(pool, email)
  if (person.affiliateId === null) throw new Error(`${email} is no affiliate`)
  return { ...person, affiliateId: person.affiliateId }
}
