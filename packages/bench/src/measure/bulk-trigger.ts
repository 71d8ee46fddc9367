import { setTimeout as delay } from 'node:timers/promises'
import { createPool } from '@booster/db/connection/connect'
import { writeLoadBase } from '@booster/demo/write-load-base'
import type pg from 'pg'
import type { Measurement } from '../bench-context.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { table, whole } from '../markdown.ts'
import { createAffiliate, signIn } from '../process/api-account.ts'
import { type RunningApi, withApi } from '../process/with-api.ts'
import { withProviderStub } from '../process/with-provider-stub.ts'
import { atLeast, atMost } from '../results.ts'

const STEPS = 3
const REST_MS = 3_000
const LOOK_MS = 50
const AT_MOST_MS = 180_000
const PATH = '/api/affiliate/automation/trigger/bulk'
const EMAIL = 'bulk@bench.test'

type Progress = {
  readonly status: string
  readonly leads: number
  readonly doneLeads: number
  readonly runs: number
  readonly jobs: number
  readonly skipped: readonly { readonly reason: string; readonly count: number }[]
}

type Seen = {
  readonly leads: number
  readonly acceptedMs: number
  readonly seconds: number
  /** Different states of the progress that were read meanwhile. */
  readonly steps: number
  readonly idleMB: number
  readonly peakMB: number
}

/** A bulk trigger over REST: the real API process takes the ids, enrols them in the background and reports. */
export const measureBulkTrigger: Measurement = {
  name: 'bulk',
  run: async (context) => {
    const leads = context.jobs(100_000)
    const seen = await withDatabase(context.serverUrl, { from: 'migrated' }, (databaseUrl) =>
      triggerOverRest(databaseUrl, leads),
    )
    const addedMB = seen.peakMB - seen.idleMB
    context.say(
      `bulk: ${whole(seen.leads)} leads in ${seen.seconds.toFixed(1)} s, ${Math.round(addedMB)} MB more`,
    )
    return {
      results: { bulkTrigger: { s: seen.seconds, acceptedMs: seen.acceptedMs, addedMB } },
      markdown: `## Bulk trigger\n\n${whole(seen.leads)} lead ids × ${STEPS} steps posted to the real API process; a tenth of the leads has no address. The report was exact, and every invariant held afterwards.\n\n${table(
        ['leads', 'accepted after', 'done after', 'states of progress seen', 'RSS at rest', 'RSS at most'],
        [
          [
            whole(seen.leads),
            `${Math.round(seen.acceptedMs)} ms`,
            `${seen.seconds.toFixed(1)} s`,
            whole(seen.steps),
            `${Math.round(seen.idleMB)} MB`,
            `${Math.round(seen.peakMB)} MB`,
          ],
        ],
      )}`,
      claims: [
        atMost('memory added by a bulk trigger over REST', addedMB, 100, 'MB'),
        atLeast('progress of a bulk trigger', seen.steps, Math.min(10, seen.leads / 2_000), 'states'),
      ],
    }
  },
}

async function triggerOverRest(databaseUrl: string, leads: number): Promise<Seen> {
  const pool = createPool({
    url: databaseUrl,
    applicationName: 'bench-bulk-rest',
    max: 2,
    statementTimeoutMs: 0,
  })
  try {
    const leadIds = await writeAffiliate(pool, databaseUrl, leads)
    return await withProviderStub((stub) =>
      withApi({ databaseUrl, providerUrl: stub.url, slots: 64 }, async (api) => {
        const seen = await watchTrigger(api, leadIds)
        await verifyInvariants(pool)
        return seen
      }),
    )
  } finally {
    await pool.end()
  }
}

/** One affiliate who can sign in; every tenth lead has no address, and no first step is due within the hour. */
async function writeAffiliate(pool: pg.Pool, databaseUrl: string, leads: number): Promise<readonly string[]> {
  const base = { affiliates: 1, automations: 1, steps: STEPS, spreadHours: 72, credits: leads * STEPS }
  const [affiliate] = await writeLoadBase(pool, { ...base, leadsPerAffiliate: leads })
  if (affiliate === undefined) throw new Error('no affiliate was written')
  await pool.query(
    `UPDATE "AffiliateLead" l SET "email" = NULL FROM unnest($1::uuid[]) WITH ORDINALITY AS u(id, place)
     WHERE l."affiliateId" = $2 AND l."id" = u.id AND u.place % 10 = 0`,
    [affiliate.leadIds, affiliate.affiliateId],
  )
  await pool.query(`UPDATE "AffiliateAutomationStep" SET "delayMinutes" = "delayMinutes" + 60`)
  await createAffiliate(databaseUrl, EMAIL)
  // The user that the load made takes over the account and its address.
  await pool.query(
    `WITH made AS (UPDATE "User" SET "email" = 'unused@bench.test' WHERE "email" = $1 RETURNING "id")
     UPDATE "Account" a SET "userId" = p."userId", "accountId" = p."userId" FROM made, "AffiliateProfile" p
     WHERE a."userId" = made."id" AND p."id" = $2`,
    [EMAIL, affiliate.affiliateId],
  )
  await pool.query(
    `UPDATE "User" SET "email" = $1 WHERE "id" = (SELECT "userId" FROM "AffiliateProfile" WHERE "id" = $2)`,
    [EMAIL, affiliate.affiliateId],
  )
  await pool.query('VACUUM ANALYZE')
  return affiliate.leadIds
}

async function watchTrigger(api: RunningApi, leadIds: readonly string[]): Promise<Seen> {
  const cookie = await signIn(api.url, EMAIL)
  const headers = { cookie, 'content-type': 'application/json' }
  const body = JSON.stringify({ leadIds, triggerType: 'AFTER_OPTIN' })
  await delay(REST_MS)
  const idleMB = api.rssMB()
  let peakMB = idleMB
  const timer = setInterval(() => {
    peakMB = Math.max(peakMB, api.rssMB())
  }, LOOK_MS)
  try {
    const startedAt = performance.now()
    const answer = await fetch(`${api.url}${PATH}`, { method: 'POST', headers, body })
    if (answer.status !== 202) throw new Error(`the bulk trigger was answered ${answer.status}`)
    const { data } = (await answer.json()) as { data: { id: string } }
    const acceptedMs = performance.now() - startedAt
    const states = new Set<number>()
    for (;;) {
      const progress = await readProgress(`${api.url}${PATH}/${data.id}?limit=1`, cookie)
      states.add(progress.doneLeads)
      const seconds = (performance.now() - startedAt) / 1_000
      if (progress.status === 'completed') {
        verifyReport(progress, leadIds.length)
        return { leads: leadIds.length, acceptedMs, seconds, steps: states.size, idleMB, peakMB }
      }
      if (seconds * 1_000 > AT_MOST_MS) throw new Error(`the bulk trigger is at ${progress.doneLeads} leads`)
      await delay(LOOK_MS)
    }
  } finally {
    clearInterval(timer)
  }
}

async function readProgress(url: string, cookie: string): Promise<Progress> {
  const answer = await fetch(url, { headers: { cookie } })
  if (!answer.ok) throw new Error(`the progress was answered ${answer.status}`)
  return ((await answer.json()) as { data: Progress }).data
}

function verifyReport({ doneLeads, runs, jobs, skipped }: Progress, leads: number): void {
  const noAddress = Math.floor(leads / 10)
  const wanted = [
    leads,
    leads - noAddress,
    (leads - noAddress) * STEPS,
    [{ reason: 'NO_ADDRESS', count: noAddress }],
  ]
  const found = [doneLeads, runs, jobs, skipped]
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`the report is ${JSON.stringify(found)} in place of ${JSON.stringify(wanted)}`)
}
