import { archiveFinishedJobs } from '@booster/db/archive/archive-finished-jobs'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import { createSeededRandom, type SeededRandom } from '@booster/demo/seeded-random'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { ClaimedJob, RunRef, SettledSend, WithActor } from '@booster/engine/ports'
import { afterAll, describe, expect, it } from 'vitest'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test-engine', max: 8, forEngine: true })
const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

// Leases this short run out under the workers' hands all the time: what rescue and late answers are for.
const leaseMs = 40
const seen = { lost: 0, rescued: 0, looks: 0, archived: 0 }
const fault = { code: 'PROVIDER_BUSY', message: 'busy', status: 503 }

function answerTo(job: ClaimedJob, random: SeededRandom): SettledSend {
  const roll = random.next()
  const retry = { retryCount: job.retryCount, quickRetryCount: job.quickRetryCount + 1, fault }
  if (roll < 0.6)
    return { job, settlement: { to: 'completed', providerId: null }, outcome: 'accepted', durationMs: 3 }
  if (roll < 0.7)
    return {
      job,
      settlement: { to: 'failed', fault, suppressLead: roll < 0.63 },
      outcome: 'rejected',
      durationMs: 3,
    }
  if (roll < 0.8)
    return { job, settlement: { to: 'unconfirmed', fault }, outcome: 'unconfirmed', durationMs: 3 }
  const burnsAttempt = roll < 0.9
  return {
    job,
    settlement: { to: 'pending', delayMs: 5, burnsAttempt, ...retry },
    outcome: burnsAttempt ? 'not-sent' : 'not-handed-over',
    durationMs: 3,
  }
}

/** Claims, sometimes dies before or after the answer, sometimes answers too late. */
async function work(name: string, random: SeededRandom, until: () => boolean): Promise<void> {
  while (!until()) {
    const { jobs } = await store.claimDueJobs({ processId: name, slots: 25, leaseMs, provider: 'test' })
    const answers = jobs.filter(() => !random.chance(0.05)).map((job) => answerTo(job, random))
    if (random.chance(0.3)) await new Promise((resolve) => setTimeout(resolve, leaseMs * 1.5))
    const { lost } = await store.settleSends(answers)
    seen.lost += lost.length
    if (random.chance(0.5)) await store.settleLateAnswers(lost)
  }
}

/** A person who decides, retries, cancels, pauses and pays, and the engine's own rescue. */
async function steer(random: SeededRandom, until: () => boolean): Promise<void> {
  while (!until()) {
    seen.rescued += (await store.rescueExpiredLeases({ limit: 100 })).rescued
    const { rows } = await pool.query<Job>(
      `SELECT "affiliateId", "id", "runId", "leadId", "status"::text FROM "AffiliateAutomationJob"
       WHERE "status" <> 'completed' ORDER BY random() LIMIT 4`,
    )
    for (const job of rows) await steerJob(job, random)
  }
}

type JobsRef = WithActor & { readonly affiliateId: string; readonly jobIds: readonly string[] }
type Job = { affiliateId: string; id: string; runId: string; leadId: string; status: string }

async function steerJob(
  { affiliateId, id, runId, leadId, status }: Job,
  random: SeededRandom,
): Promise<void> {
  const run = { affiliateId, runId, actor: SYSTEM }
  const jobs = { affiliateId, jobIds: [id], actor: SYSTEM }
  const verdict = random.pick(['was_sent', 'send_again', 'release'] as const)
  if (status === 'unconfirmed')
    await store.resolveUnconfirmed({ affiliateId, jobId: id, verdict, actor: SYSTEM })
  else if (status === 'failed') await store.retryJobs(jobs)
  else if (status === 'cancelled') await store.undoCancelJobs({ ...jobs, withinMs: 10_000 })
  else await random.pick(actions)(run, jobs, leadId)
}

const actions = [
  (run: RunRef & WithActor) => store.cancelRun(run),
  (run: RunRef & WithActor) => store.pauseRun(run),
  (run: RunRef & WithActor) => store.resumeRun(run),
  (_run: RunRef & WithActor, jobs: JobsRef) => store.cancelJobs(jobs),
  (_run: RunRef & WithActor, jobs: JobsRef) => store.sendJobsNow(jobs),
  (run: RunRef & WithActor, jobs: JobsRef) =>
    store
      .pauseRun(run)
      .then(() => store.sendJobsNow(jobs))
      .then(() => store.resumeRun(run)),
  ({ affiliateId }: RunRef, _jobs: JobsRef, leadId: string) =>
    leadId.endsWith('0')
      ? store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', actor: SYSTEM })
      : Promise.resolve(null),
  ({ affiliateId, runId }: RunRef) =>
    store.topUpCredit({
      affiliateId,
      amountCredits: 5,
      type: 'topup',
      description: '',
      reference: runId,
      actor: SYSTEM,
    }),
]

/** Retention that keeps nothing: whatever has just ended may leave while others still steer it. */
async function archive(until: () => boolean): Promise<void> {
  while (!until()) {
    const input = { olderThanDays: 0, maxMs: 1_000, from: null, atOnce: 20 }
    seen.archived += (await archiveFinishedJobs(pool, DATABASE_CLOCK, input)).jobs
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

describe('the invariants, while the engine runs', () => {
  it('hold at every look', async () => {
    const random = createSeededRandom(7)
    await loadSynthetic(pool, store, { affiliates: 6, jobs: 1_500, automations: 2, steps: 3, credits: 180 })
    const endsAt = performance.now() + 4_000
    const over = (): boolean => performance.now() > endsAt
    const statuses = new Set<string>()
    const look = async (): Promise<void> => {
      while (!over()) {
        const broken = (await runInvariants(pool)).filter((result) => result.rows.length > 0)
        expect(broken, `look ${seen.looks}`).toEqual([])
        seen.looks += 1
        const { rows } = await pool.query<{ status: string }>(
          'SELECT DISTINCT "status"::text AS "status" FROM "AnyJob"',
        )
        for (const { status } of rows) statuses.add(status)
      }
    }
    await Promise.all([
      work('one', random, over),
      work('two', random, over),
      steer(random, over),
      look(),
      archive(over),
    ])
    expect(Math.min(seen.lost, seen.rescued, seen.looks, seen.archived)).toBeGreaterThan(5)
    expect(statuses.size).toBeGreaterThanOrEqual(5)
  }, 30_000)
})
