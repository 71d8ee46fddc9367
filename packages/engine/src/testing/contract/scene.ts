import { expect } from 'vitest'
import { SYSTEM } from '../../domain/actor.ts'
import { type HandOver, settle } from '../../domain/settlement.ts'
import type { ClaimedBatch, ClaimedJob, OptinInput, SettledSend, SettleReport } from '../../ports.ts'
import type { JobView, NewAutomation, StoreHarness } from '../store-harness.ts'

export const PROVIDER = 'provider'
export const LEASE_MS = 60_000
export const HOUR_MS = 3_600_000
export const BY = { actor: SYSTEM } as const
export const NOBODY = '00000000-0000-7000-8000-ffffffffffff'

/** Answers a provider may give. */
export const ACCEPTED: HandOver = { kind: 'accepted', providerId: 'provider-1' }
export const NOT_SENT: HandOver = { kind: 'not-sent', fault: { code: 'PROVIDER_BUSY', message: 'busy' } }
export const REFUSED_RECIPIENT: HandOver = {
  kind: 'rejected',
  about: 'recipient',
  fault: { code: 'BLACKLISTED', message: 'refused' },
}
export const REFUSED_CONTENT: HandOver = {
  kind: 'rejected',
  about: 'content',
  fault: { code: 'EMPTY_CONTENT', message: 'empty' },
}
export const BLOCKED: HandOver = { kind: 'blocked', fault: { code: 'WRONG_TOKEN', message: 'token' } }
export const NO_ANSWER: HandOver = { kind: 'unconfirmed', fault: { code: 'TIMED_OUT', message: 'no answer' } }
export const NOT_HANDED_OVER: HandOver = {
  kind: 'not-handed-over',
  fault: { code: 'STOPPING', message: 'put back' },
}

export type Scene = {
  readonly affiliateId: string
  readonly automationId: string
  readonly stepIds: readonly string[]
  readonly leadIds: readonly string[]
  readonly runIds: readonly string[]
  /** The first run and its jobs, because most stories need no other. */
  readonly runId: string
  readonly leadId: string
  readonly jobs: readonly JobView[]
}

/** An affiliate with credit and an automation whose leads have just been enrolled. */
export async function enrolScene(
  { store, world }: StoreHarness,
  input: Omit<NewAutomation, 'affiliateId'> & {
    readonly credits?: number
    readonly leads?: number
    readonly affiliateId?: string
    /** Of the only lead. Default: made up. */
    readonly email?: string
  } = {},
): Promise<Scene> {
  const { credits = 10, leads = 1, affiliateId: known, email, ...automation } = input
  const affiliateId = known ?? (await world.addAffiliate({ credits }))
  const { automationId, stepIds } = await world.addAutomation({ ...automation, affiliateId })
  const leadIds: string[] = []
  for (let n = 0; n < leads; n++)
    leadIds.push(await world.addLead(email === undefined ? { affiliateId } : { affiliateId, email }))
  const { enrolled } = await store.enrolLeads({
    affiliateId,
    leadIds,
    automationId,
    triggerType: automation.triggerType ?? 'AFTER_OPTIN',
    ...BY,
  })
  const runIds = leadIds.map((leadId) => must(enrolled.find((e) => e.leadId === leadId)).runId)
  const runId = must(runIds[0])
  return {
    affiliateId,
    automationId,
    stepIds,
    leadIds,
    runIds,
    runId,
    leadId: must(leadIds[0]),
    jobs: await world.readJobs(runId),
  }
}

export function claim({ store }: StoreHarness, slots = 10, processId = 'one'): Promise<ClaimedBatch> {
  return store.claimDueJobs({ processId, slots, leaseMs: LEASE_MS, provider: PROVIDER })
}

/** Claims and expects exactly one job. */
export async function claimOne(harness: StoreHarness): Promise<ClaimedJob> {
  const { jobs } = await claim(harness)
  expect(jobs).toHaveLength(1)
  return must(jobs[0])
}

export function sendOf(job: ClaimedJob, handOver: HandOver): SettledSend {
  return {
    job,
    settlement: settle(job, handOver, 0.5),
    outcome: handOver.kind,
    durationMs: 5,
  }
}

export function settleAs(
  { store }: StoreHarness,
  jobs: ClaimedJob | readonly ClaimedJob[],
  handOver: HandOver,
): Promise<SettleReport> {
  return store.settleSends([jobs].flat().map((job) => sendOf(job as ClaimedJob, handOver)))
}

/** Claims one job whose answer never comes, and lets its lease expire. */
export async function loseOne(harness: StoreHarness): Promise<ClaimedJob> {
  const job = await claimOne(harness)
  await harness.world.advance(LEASE_MS + 1)
  expect(await harness.store.rescueExpiredLeases({ limit: 10 })).toEqual({ rescued: 1 })
  return job
}

/** An opt-in of the owner of the address: she confirms it where she is asked. */
export async function consentTo(
  { store }: StoreHarness,
  optin: OptinInput,
): Promise<{ readonly leadId: string; readonly enrolled: number }> {
  const report = await store.submitOptin(optin)
  if (report.kind === 'submitted') return report
  if (report.kind !== 'awaiting') throw new Error(`the opt-in is ${report.kind}`)
  const { leadId, confirmationId } = report
  const confirmed = await store.confirmOptin({ confirmationId })
  return { leadId, enrolled: confirmed.kind === 'confirmed' ? confirmed.enrolled : 0 }
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the story expects a value here')
  return value
}

export function statusesOf(jobs: readonly JobView[]): readonly string[] {
  return jobs.map((job) => job.status)
}
