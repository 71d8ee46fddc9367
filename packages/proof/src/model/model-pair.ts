import type { PgHarness } from '@booster/db/testing/store-harness'
import type { SettledSend, Store } from '@booster/engine/ports'
import type { MemoryState } from '@booster/engine/testing/memory/memory-state'
import { createMemoryHarness } from '@booster/engine/testing/memory-harness'
import type { NewAutomation, StoreHarness } from '@booster/engine/testing/store-harness'

/** What the two sides call by different ids, under the name both have in a story: its place. */
export type Cast = {
  affiliateId: string
  strangerId: string
  formId: string
  readonly automationIds: string[]
  readonly leadIds: string[]
  readonly runIds: string[]
  /** Steps ever published, per automation in the order of their making. */
  readonly stepIds: string[][]
  /** Of each run: its jobs by the order of their steps. */
  readonly jobIds: Map<number, string>[]
  /** Names of jobs and runs, by their id. */
  readonly names: Map<string, string>
  /** How much time has passed. */
  readonly time: { ms: number }
  /** Hand-overs that have not been settled yet, by name of the job and number of the attempt. */
  readonly open: { readonly name: string; readonly send: SettledSend; readonly startedAtMs: number }[]
}

/** One of the two sides of a model-based test. */
export type Side = {
  readonly store: Store
  readonly harness: StoreHarness
  readonly cast: Cast
  /** Runs of a lead, and steps of an automation ever made: the contract's eyes do not list them. */
  readonly runsOf: (leadId: string) => Promise<readonly { runId: string; automationId: string }[]>
  readonly stepsOf: (automationId: string) => Promise<readonly StepSeen[]>
}

export type StepSeen = { readonly id: string; readonly order: number | null; readonly subject: string }

/** The reference model, and how much time has passed on both sides. */
export type Model = Side & { readonly state: MemoryState; acts: number }

/** The store on PostgreSQL. */
export type Real = Side & { readonly database: PgHarness }

function newCast(): Cast {
  return {
    affiliateId: '',
    strangerId: '',
    formId: '',
    automationIds: [],
    leadIds: [],
    runIds: [],
    stepIds: [],
    jobIds: [],
    names: new Map(),
    time: { ms: 0 },
    open: [],
  }
}

export const AUTOMATIONS: readonly Omit<NewAutomation, 'affiliateId'>[] = [
  { delaysHours: [0, 1, 5] },
  { delaysHours: [0, 0], onNoCredit: 'hold', catchUp: 'spread', catchUpHours: 6, reentry: 'keyed' },
  { delaysHours: [2], onUnconfirmed: 'send_again_once', catchUp: 'drop', catchUpHours: 3 },
]
export const LEADS = 4
const CREDITS = 6

/** The same cast on both sides, in an emptied database. */
export async function createPair(database: PgHarness): Promise<{ model: Model; real: Real }> {
  return {
    model: await createModel(),
    real: await createReal(database),
  }
}

export async function createModel(): Promise<Model> {
  const memory = createMemoryHarness()
  const { state } = memory
  const model: Model = {
    store: memory.store,
    harness: memory,
    cast: newCast(),
    state,
    acts: 0,
    runsOf: async (leadId) =>
      [...state.runs.values()]
        .filter((run) => run.leadId === leadId)
        .map(({ id: runId, automationId }) => ({ runId, automationId })),
    stepsOf: async (automationId) =>
      [...state.steps.values()]
        .filter((step) => step.automationId === automationId)
        .map(({ id, archived, stepOrder, versions }) => ({
          id,
          order: archived ? null : stepOrder,
          subject: versions.at(-1)?.emailSubject ?? '',
        }))
        .sort(compareSteps),
  }
  await gatherCast(model)
  return model
}

/** Empties the database. */
export async function createReal(database: PgHarness): Promise<Real> {
  const { pool } = database
  const postgres = await database.begin()
  const real: Real = {
    store: postgres.store,
    harness: postgres,
    cast: newCast(),
    database,
    runsOf: async (leadId) => {
      const { rows } = await pool.query<{ runId: string; automationId: string }>(
        `SELECT "id" AS "runId", "automationId" FROM "AffiliateAutomationLog" WHERE "leadId" = $1`,
        [leadId],
      )
      return rows
    },
    stepsOf: async (automationId) => {
      const { rows } = await pool.query<StepSeen>(
        `SELECT s."id", CASE WHEN s."archivedAt" IS NULL THEN s."stepOrder" END AS "order", (
           SELECT v."emailSubject" FROM "AffiliateAutomationStepVersion" v
           WHERE v."affiliateId" = s."affiliateId" AND v."stepId" = s."id" ORDER BY v."version" DESC LIMIT 1) AS "subject"
         FROM "AffiliateAutomationStep" s WHERE s."automationId" = $1`,
        [automationId],
      )
      return rows.sort(compareSteps)
    },
  }
  await gatherCast(real)
  return real
}

function compareSteps(a: StepSeen, b: StepSeen): number {
  return (a.order ?? 0) - (b.order ?? 0)
}

async function gatherCast({ harness: { world }, cast }: Side): Promise<void> {
  cast.affiliateId = await world.addAffiliate({ credits: CREDITS })
  cast.strangerId = await world.addAffiliate()
  const { affiliateId } = cast
  cast.formId = await world.addForm({ affiliateId })
  for (const automation of AUTOMATIONS) {
    const { automationId, stepIds } = await world.addAutomation({ ...automation, affiliateId })
    cast.automationIds.push(automationId)
    cast.stepIds.push([...stepIds])
  }
  for (let n = 0; n < LEADS; n++) cast.leadIds.push(await world.addLead({ affiliateId }))
}

export async function advance({ harness, cast }: Side, ms: number): Promise<void> {
  await harness.world.advance(ms)
  cast.time.ms += ms
}

/** Adds runs that an operation created to the cast, with their jobs. */
export async function joinRuns({ harness: { world }, cast }: Side, runIds: readonly string[]): Promise<void> {
  for (const runId of runIds) {
    const n = cast.runIds.push(runId) - 1
    cast.names.set(runId, `run ${n}`)
    const jobs = new Map<number, string>()
    for (const job of await world.readJobs(runId)) {
      jobs.set(job.stepOrder, job.id)
      cast.names.set(job.id, `job ${n}.${job.stepOrder}`)
    }
    cast.jobIds.push(jobs)
  }
}

export function nameOf({ names }: Cast, id: string): string {
  return names.get(id) ?? 'nobody'
}
