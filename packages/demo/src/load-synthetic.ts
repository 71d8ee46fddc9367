import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type pg from 'pg'
import { type LoadedAffiliate, writeLoadBase } from './write-load-base.ts'

export type LoadOptions = {
  readonly affiliates: number
  /** Rounded up to whole runs. */
  readonly jobs: number
  /** Automations per affiliate. Default 5. */
  readonly automations?: number
  /** Steps per automation. Default 3. */
  readonly steps?: number
  /** 0: every step is due at once; otherwise the steps are spread over this many hours. Default 0. */
  readonly spreadHours?: number
  /** Credits per affiliate. Default: enough for all its jobs. */
  readonly credits?: number
  /** False leaves the planner's statistics as they are. Default true. */
  readonly analyze?: boolean
}

export type LoadReport = {
  readonly affiliates: number
  readonly automations: number
  readonly leads: number
  readonly runs: number
  readonly jobs: number
  readonly ms: number
}

/** Leads per enrolment: one transaction each. */
const BATCH_SIZE = 500
/** Enrolments under way at once; more only wait for the same disk. */
const LANES = 4

/**
 * Fills a database with made-up affiliates and leads, and enrols them by the engine's own trigger, so that runs,
 * jobs, counters and due times are what the product would have written. Can be repeated; nobody can sign in as
 * these affiliates.
 * @throws RangeError when a number makes no sense
 */
export async function loadSynthetic(pool: pg.Pool, store: Store, options: LoadOptions): Promise<LoadReport> {
  const startedAt = performance.now()
  const { affiliates, jobs, automations = 5, steps = 3, spreadHours = 0 } = options
  for (const [name, value] of Object.entries({ affiliates, jobs, automations, steps })) {
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`${name} must be a whole number from 1.`)
  }
  const runs = Math.ceil(jobs / steps)
  const runsAtMost = Math.ceil(runs / affiliates)
  const loaded = await writeLoadBase(pool, {
    affiliates,
    automations,
    steps,
    spreadHours,
    leadsPerAffiliate: Math.ceil(runsAtMost / automations),
    credits: options.credits ?? runsAtMost * steps,
  })
  const enrolments = loaded.flatMap((affiliate, index) =>
    enrolmentsOf(affiliate, Math.floor(runs / affiliates) + (index < runs % affiliates ? 1 : 0)),
  )
  const counts = await inLanes(enrolments, async ({ affiliateId, automationId, leadIds }) => {
    const report = await store.enrolLeads({
      affiliateId,
      automationId,
      leadIds,
      triggerType: 'AFTER_OPTIN',
      actor: SYSTEM,
    })
    if (report.skipped.length > 0)
      throw new Error(`A lead was not enrolled: ${JSON.stringify(report.skipped[0])}`)
    return report.enrolled.reduce((sum, run) => sum + run.jobs, 0)
  })
  if (options.analyze !== false) await pool.query('ANALYZE')
  return {
    affiliates,
    automations: affiliates * automations,
    leads: loaded.reduce((sum, affiliate) => sum + affiliate.leadIds.length, 0),
    runs,
    jobs: counts.reduce((sum, count) => sum + count, 0),
    ms: performance.now() - startedAt,
  }
}

type Enrolment = {
  readonly affiliateId: string
  readonly automationId: string
  readonly leadIds: readonly string[]
}

/** Every lead goes through one automation after the other, until the affiliate has its share of runs. */
function enrolmentsOf(affiliate: LoadedAffiliate, runs: number): readonly Enrolment[] {
  const { affiliateId, automationIds, leadIds } = affiliate
  let left = runs
  return automationIds.flatMap((automationId) => {
    const entering = leadIds.slice(0, Math.min(left, leadIds.length))
    left -= entering.length
    const batches = Math.ceil(entering.length / BATCH_SIZE)
    return Array.from({ length: batches }, (_, n) => ({
      affiliateId,
      automationId,
      leadIds: entering.slice(n * BATCH_SIZE, (n + 1) * BATCH_SIZE),
    }))
  })
}

async function inLanes<In, Out>(
  items: readonly In[],
  work: (item: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = []
  const queue = items.values()
  const lane = async (): Promise<void> => {
    for (const item of queue) results.push(await work(item))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return results
}
