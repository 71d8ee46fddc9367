import { createConfirmationStore } from '@booster/db/forms/create-confirmation-store'
import { askAgain } from '@booster/db/leads/ask-again'
import { type PgHarness, STANDING_CLOCK } from '@booster/db/testing/store-harness'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { AskAgainRefusal } from '@booster/engine/domain/trigger/optin-doubt'
import type { Changed, LeadRef, SettledSend, Store } from '@booster/engine/ports'
import type { MemoryState } from '@booster/engine/testing/memory/memory-state'
import { askLeadAgain, claimQuestions, endQuestion } from '@booster/engine/testing/memory/questions'
import { createMemoryHarness } from '@booster/engine/testing/memory-harness'
import type { NewAutomation, StoreHarness } from '@booster/engine/testing/store-harness'
import type { ConfirmationMailEnd } from '@booster/services/optin/ports'
import type { View } from './view.ts'

/** What the two sides call by different ids, under the name both have in a story: its place. */
export type Cast = {
  affiliateId: string
  strangerId: string
  formId: string
  /** A form that asks everybody. */
  askFormId: string
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
  /** Links to confirm with that are in a mailbox. */
  readonly links: { readonly confirmationId: string; readonly email: string }[]
  /** When a question last left, by its id. */
  readonly askedAtMs: Map<string, number>
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
  /** The e-mails that ask for a confirmation: no part of the store, which knows jobs only. */
  readonly questions: Questions
}

export type Questions = {
  askAgain(lead: LeadRef): Promise<Changed<AskAgainRefusal>>
  claim(): Promise<readonly ClaimedQuestion[]>
}

export type ClaimedQuestion = {
  readonly confirmationId: string
  readonly email: string
  readonly end: (end: ConfirmationMailEnd) => Promise<void>
}

export type StepSeen = { readonly id: string; readonly order: number | null; readonly subject: string }

/** The reference model, how many operations there were, and what both sides showed after the last one. */
export type Model = Side & { readonly state: MemoryState; acts: number; before: View | null }

/** The store on PostgreSQL. */
export type Real = Side & { readonly database: PgHarness }

function newCast(): Cast {
  return {
    affiliateId: '',
    strangerId: '',
    formId: '',
    askFormId: '',
    automationIds: [],
    leadIds: [],
    runIds: [],
    stepIds: [],
    jobIds: [],
    names: new Map(),
    time: { ms: 0 },
    links: [],
    askedAtMs: new Map(),
    open: [],
  }
}

export const AUTOMATIONS: readonly Omit<NewAutomation, 'affiliateId'>[] = [
  { delaysHours: [0, 1, 5], endOnReply: true, goalEvents: ['paid'] },
  {
    ...{ delaysHours: [0, 0], onNoCredit: 'hold', catchUp: 'spread', catchUpHours: 6, reentry: 'keyed' },
    goalEvents: ['paid', 'attended'],
  },
  { delaysHours: [2], onUnconfirmed: 'send_again_once', catchUp: 'drop', catchUpHours: 3 },
  { delaysHours: [0, 2], triggerType: 'PENDING_PAYMENT', reentry: 'keyed', goalEvents: ['paid'] },
]
export const LEADS = 4
/** Every address of the stories: of the leads at first, of opt-ins, and two that nobody has. */
export const ADDRESSES: readonly string[] = [
  ...Array.from({ length: LEADS }, (_, n) => `lead-${n}@leads.test`),
  ...Array.from({ length: 4 }, (_, n) => `optin-${n}@leads.test`),
  'new-0@gmail.com',
  'new-1@toko.co.id',
]
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
    before: null,
    questions: modelQuestions(state),
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
    questions: realQuestions(database),
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

const QUESTION_LEASE_MS = 120_000

function modelQuestions(state: MemoryState): Questions {
  return {
    askAgain: async (lead) => askLeadAgain(state, lead),
    claim: async () =>
      claimQuestions(state, { leaseMs: QUESTION_LEASE_MS }).map((mail) => ({
        ...mail,
        end: async (end) => {
          const delayMs = end.state === 'queued' ? end.delaySeconds * 1_000 : 0
          endQuestion(state, { confirmationId: mail.confirmationId, mailState: end.state, delayMs })
        },
      })),
  }
}

function realQuestions({ pool }: PgHarness): Questions {
  const context = { pool, clock: STANDING_CLOCK }
  const mails = createConfirmationStore(context)
  return {
    askAgain: (lead) => askAgain(context, { ...lead, actor: SYSTEM }),
    claim: async () => {
      const claimed = await mails.claimMails({ limit: 100, leaseSeconds: QUESTION_LEASE_MS / 1_000 })
      return claimed.map((mail) => ({
        confirmationId: mail.confirmationId,
        email: mail.email,
        end: (end) => mails.endMail(mail, end),
      }))
    },
  }
}

function compareSteps(a: StepSeen, b: StepSeen): number {
  return (a.order ?? 0) - (b.order ?? 0)
}

async function gatherCast({ harness: { world }, cast, store }: Side): Promise<void> {
  cast.affiliateId = await world.addAffiliate({ credits: CREDITS })
  cast.strangerId = await world.addAffiliate()
  const { affiliateId } = cast
  cast.formId = await world.addForm({ affiliateId })
  cast.askFormId = await world.addForm({ affiliateId, doubleOptIn: true })
  for (const automation of AUTOMATIONS) {
    const { automationId, stepIds } = await world.addAutomation({ ...automation, affiliateId })
    cast.automationIds.push(automationId)
    cast.stepIds.push([...stepIds])
  }
  for (let n = 0; n < LEADS; n++) {
    const leadId = await world.addLead({ affiliateId, email: `lead-${n}@leads.test` })
    await store.updateLead({ affiliateId, leadId, changes: { name: `Lead ${n}` }, actor: SYSTEM })
    cast.leadIds.push(leadId)
  }
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
