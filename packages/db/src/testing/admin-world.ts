import type pg from 'pg'
import { createPool } from '../connection/connect.ts'
import { closePool } from './close-pool.ts'
import { createTestDatabase } from './test-database.ts'

/** A database with one admin-watched affiliate in it, for tests of what admins see. */
export type AdminWorld = {
  readonly pool: pg.Pool
  readonly url: string
  /** Starts from an empty database: one affiliate (Siti Rahma, 186,240 credits) with one automation, and nothing else. */
  readonly reset: () => Promise<{ readonly affiliateId: string; readonly automationId: string }>
  /** One lead with one pending job per entry, due this many hours from now; the ids of the jobs, in order. */
  readonly enrol: (hoursFromNow: readonly number[]) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** SQL of today's date as the day counters know it. */
export const TODAY_SQL = `(now() AT TIME ZONE 'Asia/Jakarta')::date`
/** SQL: the columns of a day on which mails of one step were counted. */
export const DAY_COLUMNS = '("affiliateId", "automationId", "stepId", "day", "sent", "failed")'

export async function createAdminWorld(): Promise<AdminWorld> {
  const database = await createTestDatabase()
  const pool = createPool({ url: database.url, applicationName: 'admin-world' })
  const ids = { affiliateId: '', automationId: '' }

  const idOf = async (text: string, values: readonly unknown[] = []): Promise<string> => {
    const { rows } = await pool.query<{ id: string }>(text, [...values])
    return rows[0]?.id ?? ''
  }

  const reset: AdminWorld['reset'] = async () => {
    await pool.query(
      `TRUNCATE "User", "AffiliateProfile", "AffiliateCredit", "AutomationDay", "AutomationFailure", "DomainDay", "Alert", "AlertDelivery", "ProviderCheck",
         "ProviderState", "EngineDrain", "EngineProcess", "DemoClock", "ActivityLog" CASCADE`,
    )
    const userId = await idOf(
      `INSERT INTO "User" ("name", "email") VALUES ('Siti Rahma', 'siti@affiliate.test') RETURNING "id"`,
    )
    ids.affiliateId = await idOf(
      `INSERT INTO "AffiliateProfile" ("userId", "displayName") VALUES ($1, 'Siti Rahma') RETURNING "id"`,
      [userId],
    )
    await pool.query(`INSERT INTO "AffiliateCredit" ("affiliateId", "balance") VALUES ($1, 186240)`, [
      ids.affiliateId,
    ])
    ids.automationId = await idOf(
      `INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status")
       VALUES ($1, 'Selamat datang', 'WELCOME', 'active') RETURNING "id"`,
      [ids.affiliateId],
    )
    await pool.query(
      `INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT "affiliateId", "id" FROM "AffiliateAutomation"`,
    )
    return { ...ids }
  }

  const enrol: AdminWorld['enrol'] = async (hoursFromNow) => {
    const { affiliateId, automationId } = ids
    const leadId = await idOf(
      `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email") VALUES ($1, 'Lead', gen_random_uuid() || '@x.test')
       RETURNING "id"`,
      [affiliateId],
    )
    const runId = await idOf(
      `INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "totalSteps")
       VALUES ($1, $2, $3, 'WELCOME', $4) RETURNING "id"`,
      [affiliateId, automationId, leadId, hoursFromNow.length],
    )
    const jobIds: string[] = []
    for (const [index, hours] of hoursFromNow.entries()) {
      const stepId = await idOf(
        `INSERT INTO "AffiliateAutomationStep"
           ("affiliateId", "automationId", "stepOrder", "delayMinutes", "emailSubject", "emailBody")
         VALUES ($1, $2, (SELECT count(*) + 1 FROM "AffiliateAutomationStep" WHERE "automationId" = $2), 60, 's', 'b')
         RETURNING "id"`,
        [affiliateId, automationId],
      )
      const jobId = await idOf(
        `INSERT INTO "AffiliateAutomationJob"
           ("affiliateId", "automationId", "stepId", "leadId", "runId", "stepOrder", "scheduledAt")
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 hour') RETURNING "id"`,
        [affiliateId, automationId, stepId, leadId, runId, index + 1, hours],
      )
      jobIds.push(jobId)
    }
    await pool.query(
      `INSERT INTO "AffiliateDue" SELECT $1, min("scheduledAt") FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1
       ON CONFLICT ("affiliateId") DO UPDATE SET "nextDueAt" = excluded."nextDueAt"`,
      [affiliateId],
    )
    return jobIds
  }

  const close = async (): Promise<void> => {
    await closePool(pool)
    await database.drop()
  }
  return { pool, url: database.url, reset, enrol, close }
}
