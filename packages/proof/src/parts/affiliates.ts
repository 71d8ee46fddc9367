import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'

/** An affiliate with a form, an automation behind it and some credit: the least that an opt-in needs. */
export type Affiliate = {
  readonly affiliateId: string
  readonly automationId: string
  readonly formId: string
}

export type AffiliatePlan = {
  readonly credits: number
  readonly onNoCredit?: 'fail' | 'hold'
  /** Hours after the opt-in, one per step. */
  readonly delays?: readonly number[]
  /** The account that signs in; without it nobody can. */
  readonly userId?: string
}

export const MAIL_SUBJECT = 'Halo {{nama|Kak}}'
export const MAIL_BODY =
  '<p>Halo {{nama|Kak}}, alamat {{email}}, WA {{whatsapp|-}}.</p><p>{{affiliate}}</p><p><a href="https://example.com/kelas">Kelas</a></p>'

/** Writes it as the product would have; the invariants hold before and after. */
export async function addAffiliate(pool: Pool, plan: AffiliatePlan): Promise<Affiliate> {
  const { credits, onNoCredit = 'fail', delays = [0] } = plan
  const name = `Toko ${randomUUID().slice(0, 8)}`
  const userId = plan.userId ?? (await insertUser(pool, name))
  const affiliateId = await one(
    pool,
    `INSERT INTO "AffiliateProfile" ("userId", "displayName") VALUES ($1, $2)
     ON CONFLICT ("userId") DO UPDATE SET "displayName" = excluded."displayName" RETURNING "id"`,
    [userId, name],
  )
  await pool.query(`INSERT INTO "AffiliateCredit" ("affiliateId") VALUES ($1) ON CONFLICT DO NOTHING`, [
    affiliateId,
  ])
  if (credits > 0) await putIn(pool, affiliateId, credits)
  const automationId = await one(
    pool,
    `WITH automation AS (
       INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status", "activatedAt", "onNoCredit")
       VALUES ($1, 'Sambutan', 'AFTER_OPTIN', 'active', now(), $2::"NoCreditRule") RETURNING "id"),
     counter AS (INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT $1, "id" FROM automation)
     SELECT "id" FROM automation`,
    [affiliateId, onNoCredit],
  )
  await pool.query(
    `WITH steps AS (
       INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayMinutes", "emailSubject", "emailBody")
       SELECT $1, $2, d.n, d.hours * 60, $4 || CASE WHEN d.n > 1 THEN ' ' || d.n ELSE '' END, $5
       FROM unnest($3::int[]) WITH ORDINALITY AS d(hours, n)
       RETURNING "affiliateId", "id", "version", "emailSubject", "emailBody")
     INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "emailBody")
     SELECT "affiliateId", "id", "version", "emailSubject", "emailBody" FROM steps`,
    [affiliateId, automationId, delays, MAIL_SUBJECT, MAIL_BODY],
  )
  const formId = await one(
    pool,
    `INSERT INTO "OptinForm" ("affiliateId", "slug", "title", "consentText", "thankYouText")
     VALUES ($1, $2, 'Kelas', 'Saya setuju', 'Terima kasih') RETURNING "id"`,
    [affiliateId, `form-${randomUUID()}`],
  )
  return { affiliateId, automationId, formId }
}

async function insertUser(pool: Pool, name: string): Promise<string> {
  return one(
    pool,
    `INSERT INTO "User" ("name", "email", "emailVerified") VALUES ($1, $2, true) RETURNING "id"`,
    [name, `${randomUUID()}@affiliate.test`],
  )
}

async function putIn(pool: Pool, affiliateId: string, credits: number): Promise<void> {
  await pool.query(
    `WITH credit AS (
       UPDATE "AffiliateCredit" SET "balance" = $2, "totalToppedUp" = $2, "ledgerSeq" = 1 WHERE "affiliateId" = $1)
     INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "description")
     VALUES ($1, 1, 'topup', $2, 0, $2, 'Saldo awal')`,
    [affiliateId, credits],
  )
}

async function one(pool: Pool, text: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(text, [...values])
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`Nothing came back from: ${text}`)
  return id
}
