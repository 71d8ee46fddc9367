import { setTimeout as delay } from 'node:timers/promises'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { writeLoadBase } from '@booster/demo/write-load-base'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type { BenchContext, Measurement } from '../bench-context.ts'
import { withFilledDatabase } from '../database/filled-database.ts'
import { withDatabase } from '../database/fresh-database.ts'
import { verifyInvariants } from '../database/verify-ledger.ts'
import { writeFutureJobs } from '../database/write-future-jobs.ts'
import { withEngine } from '../engine/bench-engine.ts'
import { DRAIN_SLOTS } from '../engine/drain-engine.ts'
import { drainUntilEmpty } from '../engine/drain-until-empty.ts'
import { measureEngineLatency } from '../engine/engine-latency.ts'
import { createNotingMailer } from '../engine/noting-mailer.ts'
import { waitUntil } from '../engine/steady-pace.ts'
import { ms, table, whole } from '../markdown.ts'
import { atMost } from '../results.ts'
import { percentile } from '../statistics.ts'
import { type Quantiles, quantilesOf } from './latency.ts'

const SLOTS = 32
const OTHERS = 5
const LOOKS = 200

/** One affiliate with very much must not hold up others, and many with nothing due yet must not cost. */
export const measureFairness: Measurement = {
  name: 'fairness',
  run: async (context) => {
    const jobs = context.jobs(100_000)
    const waits = await measureWaits(context, jobs)
    context.say(`fairness: ${waits.map(ms).join(', ')} ms`)
    const sentOut = await measureSentOut(context, context.jobs(20_000))
    const idle = await measureIdle(context, context.jobs(20_000))
    const fairnessMs = Math.max(...waits)
    return {
      results: {
        fairnessMs,
        idle: {
          lookMs: idle.look.p50,
          lookP99Ms: idle.look.p99,
          sentOutLookMs: sentOut.p50,
          latencyMs: idle.latency,
        },
      },
      markdown: `## Fairness\n\n${whole(jobs)} due jobs of one affiliate are being sent (${SLOTS} slots); ${OTHERS} others trigger one e-mail each. From the trigger to the hand-over: ${waits.map(ms).join(' · ')} ms; the highest counts.\n\n${whole(idle.affiliates)} affiliates who hold only future jobs: ${LOOKS} looks for work (a claim that finds nothing, and the question when the next is due), and the latency of 50 triggers a second of others beside them.\n\n${table(
        ['', 'p50 ms', 'p99 ms'],
        [
          ['idle look', ms(idle.look.p50), ms(idle.look.p99)],
          ['trigger to hand-over', ms(idle.latency.p50), ms(idle.latency.p99)],
          ['idle look after 200 affiliates sent all they had', ms(sentOut.p50), ms(sentOut.p99)],
        ],
      )}`,
      claims: [
        atMost(`another's single job beside ${whole(jobs)} due ones`, fairnessMs, 2_000, 'ms'),
        atMost(
          `idle look beside ${whole(idle.affiliates)} affiliates with future jobs`,
          idle.look.p50,
          5,
          'ms',
        ),
        atMost('idle look after everything was sent', sentOut.p50, 5, 'ms'),
        atMost('latency p50 beside them', idle.latency.p50, 5, 'ms'),
        atMost('latency p99 beside them', idle.latency.p99, 20, 'ms'),
      ],
    }
  },
}

function measureWaits(context: BenchContext, jobs: number): Promise<readonly number[]> {
  return withFilledDatabase(context, { affiliates: 1, jobs }, async (url) => {
    const { renderer, mailer, handedOverAt } = createNotingMailer()
    const pool = createPool({ url, applicationName: 'bench-fairness', max: 2, statementTimeoutMs: 0 })
    try {
      const others = await writeLoadBase(pool, {
        affiliates: OTHERS,
        automations: 1,
        steps: 1,
        spreadHours: 0,
        leadsPerAffiliate: 1,
        credits: 10,
      })
      const triggers = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'bench' })
      const waits = await withEngine({ url, slots: SLOTS, mailer, renderer }, async ({ engine }) => {
        engine.start()
        try {
          await delay(300)
          const waits: number[] = []
          for (const { affiliateId, leadIds } of others) {
            const startedAt = performance.now()
            await triggers.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', actor: SYSTEM })
            const [leadId = ''] = leadIds
            await waitUntil('the single job', 60_000, () => handedOverAt.has(leadId))
            waits.push((handedOverAt.get(leadId) ?? Number.NaN) - startedAt)
          }
          if (handedOverAt.size >= jobs) throw new Error('the many were sent before the last single one')
          return waits
        } finally {
          await engine.stop()
        }
      })
      await verifyInvariants(pool)
      return waits
    } finally {
      await pool.end()
    }
  })
}

/** Affiliates who have nothing left must not be looked at again and again. */
function measureSentOut(context: BenchContext, jobs: number): Promise<Quantiles> {
  return withFilledDatabase(context, { affiliates: 200, jobs }, (url) =>
    withEngine({ url, slots: DRAIN_SLOTS }, async ({ engine, store }) => {
      await drainUntilEmpty(engine, store)
      return timeLooks(store)
    }),
  )
}

function measureIdle(
  context: BenchContext,
  affiliates: number,
): Promise<{ readonly affiliates: number; readonly look: Quantiles; readonly latency: Quantiles }> {
  return withDatabase(context.serverUrl, { from: 'migrated' }, async (url) => {
    const pool = createPool({ url, applicationName: 'bench-idle', max: 2, statementTimeoutMs: 0 })
    try {
      await writeFutureJobs(pool, affiliates)
      await verifyInvariants(pool)
      await pool.query('VACUUM ANALYZE')
      const look = await withEngine({ url, slots: SLOTS }, ({ store }) => timeLooks(store))
      const latency = quantilesOf(await measureEngineLatency(url, context.jobs(200)))
      context.say(`fairness: idle look ${ms(look.p50)} ms, latency beside it ${ms(latency.p50)} ms`)
      return { affiliates, look, latency }
    } finally {
      await pool.end()
    }
  })
}

async function timeLooks(store: Store): Promise<Quantiles> {
  const times: number[] = []
  for (let n = 0; n < LOOKS; n += 1) {
    const startedAt = performance.now()
    const batch = await store.claimDueJobs({
      processId: 'bench',
      slots: SLOTS,
      leaseMs: 60_000,
      provider: 'bench',
    })
    await store.nextDueInMs()
    times.push(performance.now() - startedAt)
    if (batch.jobs.length > 0) throw new Error('something was due')
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}
