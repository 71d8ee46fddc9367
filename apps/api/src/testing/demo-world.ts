import type pg from 'pg'
import { openDemoApi } from './demo-api.ts'
import { type RestClient, restClient, signIn } from './rest-client.ts'

/** A process of the API on a demo database, with everybody signed in. */
export type DemoWorld = {
  readonly api: { readonly url: string; readonly sandboxUrl: string | null }
  readonly db: pg.Pool
  readonly budi: RestClient
  readonly siti: RestClient
  readonly admin: RestClient
  readonly nobody: RestClient
  readonly cron: { readonly authorization: string }
  /** An open form of Budi's. */
  readonly formId: string
  /** Submits it. */
  submit(email: string, more?: Record<string, unknown>): ReturnType<RestClient['post']>
  /** A lead of Budi's that has just entered an automation through the form. */
  newLead(): Promise<{ readonly leadId: string; readonly automationId: string }>
  close(): Promise<void>
}

export async function openDemoWorld(): Promise<DemoWorld> {
  const { api, db, close } = await openDemoApi()
  const nobody = restClient(api.url)
  const formId = await findForm(db)
  const [budi, siti, admin] = await Promise.all([
    signIn(api.url, 'budi@demo.test'),
    signIn(api.url, 'siti@demo.test'),
    signIn(api.url, 'admin@demo.test'),
  ])
  const submit: DemoWorld['submit'] = (email, more = {}) =>
    nobody.post(`/api/affiliate/optin-forms/${formId}/submit`, {
      name: 'Dewi Lestari',
      email,
      consent: true,
      ...more,
    })
  return {
    api,
    db,
    nobody,
    formId,
    submit,
    budi,
    siti,
    admin,
    cron: { authorization: `Bearer ${api.cronSecret}` },
    newLead: async () => {
      const email = `lead-${crypto.randomUUID()}@example.com`
      await submit(email)
      return findRun(db, email)
    },
    close,
  }
}

async function findForm(db: pg.Pool): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT f."id" FROM "OptinForm" f JOIN "AffiliateProfile" p ON p."id" = f."affiliateId" JOIN "User" u ON u."id" = p."userId"
      WHERE f."active" AND u."email" = 'budi@demo.test' ORDER BY f."slug" LIMIT 1`,
  )
  if (rows[0] === undefined) throw new Error('The demo has no open form.')
  return rows[0].id
}

async function findRun(db: pg.Pool, email: string): Promise<{ leadId: string; automationId: string }> {
  const { rows } = await db.query<{ leadId: string; automationId: string }>(
    `SELECT l."id" AS "leadId", r."automationId" FROM "AffiliateLead" l
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id" WHERE l."email" = $1 LIMIT 1`,
    [email],
  )
  if (rows[0] === undefined) throw new Error('The opt-in enrolled nobody.')
  return rows[0]
}
