import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { writeLoadBase } from '@booster/demo/write-load-base'
import { SYSTEM } from '@booster/engine/domain/actor'
import { triggerLeads } from '@booster/engine/flow/1-trigger'
import type pg from 'pg'
import { Pool } from 'undici'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { waitUntil } from '../engine/steady-pace.ts'
import { ms, table, whole } from '../markdown.ts'
import { withApi } from '../process/with-api.ts'
import { withProviderStub } from '../process/with-provider-stub.ts'
import { atLeast, atMost } from '../results.ts'
import { percentile } from '../statistics.ts'

const STEPS = 3
const LANES = 16
const OPTIN_MS = 6_000
const WARM_UP_MS = 2_000

/** Entering: many leads by one trigger, and one lead at a time over HTTP. */
export const measureEnrol: Measurement = {
  name: 'enrol',
  run: async (context) => {
    const bulk = await triggerInBulk(context, context.jobs(100_000))
    context.say(`enrol: ${whole(bulk.leads)} leads in ${bulk.seconds.toFixed(1)} s`)
    const many = await submitOptins(context, 10)
    const one = await submitOptins(context, 1)
    context.say(`enrol: ${whole(many.perSecond)} opt-ins/s, one form ${whole(one.perSecond)}/s`)
    const row = (name: string, seen: Optins) => [
      name,
      whole(seen.perSecond),
      ms(seen.p50),
      ms(seen.p99),
      whole(seen.accepted),
    ]
    return {
      results: {
        enrol: {
          bulkS: bulk.seconds,
          bulkAddedMB: bulk.addedMB,
          optinPerS: many.perSecond,
          optinP99Ms: many.p99,
          optinOneFormPerS: one.perSecond,
          optinOneFormP99Ms: one.p99,
        },
      },
      markdown: `## Entering\n\nBulk: one trigger of ${whole(bulk.leads)} leads × ${STEPS} steps took ${bulk.seconds.toFixed(1)} s (${whole((bulk.leads * STEPS) / bulk.seconds)} jobs/s) and at most ${Math.round(bulk.addedMB)} MB more memory; one round.\n\nOpt-in: POST of a form to the real API process, whose engine sends each first step meanwhile; ${LANES} submitters, each waiting for its answer, for ${OPTIN_MS / 1_000} s after a warm-up. Every accepted submission had its run, and every first mail arrived.\n\n${table(
        ['opt-ins', 'per second', 'p50 ms', 'p99 ms', 'accepted'],
        [row('10 forms of 10 affiliates', many), row('one form', one)],
      )}`,
      claims: [
        atMost(`bulk trigger of ${whole(bulk.leads)} leads × ${STEPS} steps`, bulk.seconds, 20, 's'),
        atMost('memory added by the bulk trigger', bulk.addedMB, 200, 'MB'),
        atLeast('opt-in', many.perSecond, 300, 'submits/s'),
        atMost('opt-in p99', many.p99, 150, 'ms'),
      ],
    }
  },
}

function triggerInBulk(
  context: BenchContext,
  leads: number,
): Promise<{ readonly leads: number; readonly seconds: number; readonly addedMB: number }> {
  return withDatabase(context.serverUrl, { from: 'migrated' }, async (url) => {
    const pool = createPool({ url, applicationName: 'bench-bulk', max: 4, statementTimeoutMs: 0 })
    try {
      const base = { affiliates: 1, automations: 1, steps: STEPS, spreadHours: 72 }
      const [affiliate] = await writeLoadBase(pool, {
        ...base,
        leadsPerAffiliate: leads,
        credits: leads * STEPS,
      })
      if (affiliate === undefined) throw new Error('no affiliate was written')
      await pool.query('VACUUM ANALYZE')
      const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'bench' })
      const watch = watchMemory()
      context.profile.begin()
      const startedAt = performance.now()
      const report = await triggerLeads(store, {
        affiliateId: affiliate.affiliateId,
        leadIds: affiliate.leadIds,
        triggerType: 'AFTER_OPTIN',
        actor: SYSTEM,
      })
      const seconds = (performance.now() - startedAt) / 1_000
      context.profile.end('bulk trigger', leads)
      const addedMB = watch.end()
      if (report.enrolled.length !== leads)
        throw new Error(`${report.enrolled.length} of ${leads} leads were enrolled`)
      await verifyInvariants(pool)
      return { leads, seconds, addedMB }
    } finally {
      await pool.end()
    }
  })
}

function watchMemory(): { end(): number } {
  const before = process.memoryUsage.rss()
  let highest = before
  const look = (): void => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 50)
  return {
    end: () => {
      clearInterval(timer)
      look()
      return (highest - before) / 2 ** 20
    },
  }
}

type Optins = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly accepted: number
}

function submitOptins(context: BenchContext, forms: number): Promise<Optins> {
  return withDatabase(context.serverUrl, { from: 'migrated' }, async (databaseUrl) => {
    const pool = createPool({
      url: databaseUrl,
      applicationName: 'bench-optin',
      max: 2,
      statementTimeoutMs: 0,
    })
    try {
      const formIds = await writeForms(pool, forms)
      return await withProviderStub((stub) =>
        withApi({ databaseUrl, providerUrl: stub.url, slots: 32 }, async (api) => {
          const seen = await submitInLanes(api.url, formIds)
          const { rows } = await pool.query<{ runs: number }>(
            `SELECT count(*)::int AS runs FROM "AffiliateAutomationLog"`,
          )
          if (rows[0]?.runs !== seen.accepted)
            throw new Error(`${seen.accepted} submissions were accepted, and there are ${rows[0]?.runs} runs`)
          await waitUntil('the first mails', 60_000, async () => (await stub.countMails()) >= seen.accepted)
          return seen
        }),
      )
    } finally {
      await pool.end()
    }
  })
}

async function writeForms(pool: pg.Pool, forms: number): Promise<readonly string[]> {
  const affiliates = await writeLoadBase(pool, {
    affiliates: forms,
    automations: 1,
    steps: STEPS,
    spreadHours: 72,
    leadsPerAffiliate: 1,
    credits: 1_000_000,
  })
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "OptinForm" ("affiliateId", "slug", "title", "consentText", "thankYouText")
     SELECT a.id, 'bench-' || place, 'Bench', 'Saya setuju.', 'Terima kasih.'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS a(id, place) RETURNING "id"`,
    [affiliates.map(({ affiliateId }) => affiliateId)],
  )
  return rows.map(({ id }) => id)
}

async function submitInLanes(apiUrl: string, formIds: readonly string[]): Promise<Optins> {
  const client = new Pool(apiUrl, { connections: LANES, pipelining: 1 })
  const startedAt = performance.now()
  const countFrom = startedAt + WARM_UP_MS
  const until = countFrom + OPTIN_MS
  const times: number[] = []
  let accepted = 0
  let next = 0
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const n = next
      next += 1
      const sentAt = performance.now()
      const answer = await client.request({
        path: `/api/affiliate/optin-forms/${formIds[n % formIds.length]}/submit`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          name: `Budi ${n}`,
          email: `budi-${n}@example.com`,
          whatsapp: '081234567890',
          consent: true,
        }),
      })
      const body = await answer.body.text()
      if (answer.statusCode !== 201) throw new Error(`an opt-in was answered ${answer.statusCode}: ${body}`)
      accepted += 1
      if (sentAt >= countFrom) times.push(performance.now() - sentAt)
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    await client.close()
  }
  const seconds = (performance.now() - countFrom) / 1_000
  return {
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    accepted,
  }
}
