import { randomBytes } from 'node:crypto'
import { inTransaction, type Tx } from '@booster/db/connection/transaction'
import type pg from 'pg'

/** An affiliate whose leads are ready to be enrolled. */
export type LoadedAffiliate = {
  readonly affiliateId: string
  readonly automationIds: readonly string[]
  readonly leadIds: readonly string[]
}

export type LoadBase = {
  readonly affiliates: number
  readonly automations: number
  readonly steps: number
  readonly spreadHours: number
  readonly leadsPerAffiliate: number
  readonly credits: number
}

/** Writes affiliates with credit, active automations, steps and leads: a few statements, however many there are. */
export function writeLoadBase(pool: pg.Pool, base: LoadBase): Promise<readonly LoadedAffiliate[]> {
  return inTransaction({ pool }, async (tx) => {
    // Every load has a name of its own, so that addresses stay unique.
    const load = randomBytes(5).toString('hex')
    const affiliateIds = await writeAffiliates(tx, load, base)
    const automations = await writeAutomations(tx, affiliateIds, base)
    const leads = await tx.rows<{ affiliateId: string; leadIds: string[] }>(
      'load-leads',
      `WITH leads AS (
         INSERT INTO "AffiliateLead" ("affiliateId", "name", "email", "source")
         SELECT a.id, 'Lead ' || n, 'lead-' || a.place || '-' || n || '@' || $2 || '.test', 'load'
         FROM unnest($1::uuid[]) WITH ORDINALITY AS a(id, place) CROSS JOIN generate_series(1, $3::int) AS n
         RETURNING "affiliateId", "id")
       SELECT "affiliateId", array_agg("id") AS "leadIds" FROM leads GROUP BY 1`,
      [affiliateIds, load, base.leadsPerAffiliate],
    )
    const leadIdsOf = new Map(leads.map((row) => [row.affiliateId, row.leadIds]))
    return automations.map((row) => ({ ...row, leadIds: leadIdsOf.get(row.affiliateId) ?? [] }))
  })
}

async function writeAffiliates(tx: Tx, load: string, base: LoadBase): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    'load-affiliates',
    `WITH users AS (
       INSERT INTO "User" ("name", "email", "emailVerified")
       SELECT 'Affiliate ' || n, 'affiliate-' || n || '@' || $1 || '.test', true FROM generate_series(1, $2::int) AS n
       RETURNING "id", "name")
     INSERT INTO "AffiliateProfile" ("userId", "displayName") SELECT "id", "name" FROM users RETURNING "id"`,
    [load, base.affiliates],
  )
  const affiliateIds = rows.map((row) => row.id)
  await tx.rows(
    'load-credits',
    `WITH credits AS (
       INSERT INTO "AffiliateCredit" ("affiliateId", "balance", "totalToppedUp", "ledgerSeq")
       SELECT u.id, $2::int, $2::int, 1 FROM unnest($1::uuid[]) AS u(id) WHERE $2::int > 0 RETURNING "affiliateId"),
     empty AS (
       INSERT INTO "AffiliateCredit" ("affiliateId") SELECT u.id FROM unnest($1::uuid[]) AS u(id) WHERE $2::int <= 0)
     INSERT INTO "AffiliateCreditTransaction"
       ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "description", "reference")
     SELECT "affiliateId", 1, 'topup', $2::int, 0, $2::int, 'Load', 'load' FROM credits`,
    [affiliateIds, base.credits],
  )
  return affiliateIds
}

async function writeAutomations(
  tx: Tx,
  affiliateIds: readonly string[],
  base: LoadBase,
): Promise<readonly { readonly affiliateId: string; readonly automationIds: readonly string[] }[]> {
  const automations = await tx.rows<{ affiliateId: string; automationIds: string[] }>(
    'load-automations',
    `WITH automations AS (
       INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status", "activatedAt")
       SELECT u.id, 'Automation ' || n, 'AFTER_OPTIN', 'active', now()
       FROM unnest($1::uuid[]) AS u(id) CROSS JOIN generate_series(1, $2::int) AS n
       RETURNING "affiliateId", "id"),
     counters AS (
       INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT "affiliateId", "id" FROM automations)
     SELECT "affiliateId", array_agg("id" ORDER BY "id") AS "automationIds" FROM automations GROUP BY 1`,
    [affiliateIds, base.automations],
  )
  await tx.rows(
    'load-steps',
    `WITH steps AS (
       INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayMinutes", "emailSubject", "emailBody")
       SELECT a.aff, a.id, n, 60 * ($4::int * (n - 1) / $3::int), 'Halo {{nama|Kak}}, pesan ' || n,
         '<p>Halo {{nama|Kak}},</p><p>Ini pesan ke-' || n || '.</p><p><a href="https://example.com/">Buka</a></p>'
       FROM unnest($1::uuid[], $2::uuid[]) AS a(aff, id) CROSS JOIN generate_series(1, $3::int) AS n
       RETURNING "affiliateId", "id", "version", "emailSubject", "emailBody")
     INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "emailBody")
     SELECT "affiliateId", "id", "version", "emailSubject", "emailBody" FROM steps`,
    [
      automations.flatMap((row) => row.automationIds.map(() => row.affiliateId)),
      automations.flatMap((row) => row.automationIds),
      base.steps,
      base.spreadHours,
    ],
  )
  return automations
}
