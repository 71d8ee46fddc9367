import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BEHIND_MS, type ClaimForecast, foreseeClaim } from '../../domain/forecast/job-gate.ts'
import type { ClaimedJob } from '../../ports.ts'
import type { JobView, StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  enrolScene,
  must,
  NO_ANSWER,
  NOT_SENT,
  PROVIDER,
  type Scene,
  settleAs,
} from './scene.ts'

const STORIES = 150
const COOL_DOWN_MS = 30_000
const SNOOZE_MS = 7_200_000
const OTHER_STEP = { delayMinutes: 0, emailSubject: 'Other', preheader: '', emailBody: 'Other' }

const CHANGES = [
  'stop all sending',
  'open the breaker',
  'suspend the affiliate',
  'unsubscribe the lead',
  'suppress the lead',
  'snooze the lead',
  'erase the address',
  'delete the steps',
  'archive the automation',
  'pause the automation',
  'pause the run',
  'cancel the run',
  'let the first steps be under way',
  'put the first steps back',
  'leave the first steps unconfirmed',
  'claim what is due',
] as const
type Change = (typeof CHANGES)[number]

type Story = {
  readonly delaysHours: readonly number[]
  readonly leads: number
  readonly credits: number
  readonly onNoCredit: 'fail' | 'hold'
  readonly changes: readonly Change[]
  readonly job: number
}

const STORY: fc.Arbitrary<Story> = fc.record({
  delaysHours: fc
    .array(fc.constantFrom(0, 0, 1, 24), { minLength: 1, maxLength: 3 })
    .map((delays) => delays.toSorted((a, b) => a - b)),
  leads: fc.integer({ min: 1, max: 3 }),
  credits: fc.integer({ min: 0, max: 9 }),
  onNoCredit: fc.constantFrom('fail', 'hold'),
  changes: fc.uniqueArray(fc.constantFrom(...CHANGES), { maxLength: 4 }),
  job: fc.nat({ max: 2 }),
})

export function describeForecast(harness: () => StoreHarness): void {
  describe('what is said to stand between a mail and its sending', () => {
    it('is what the claim then does, whatever happened before', async () => {
      await fc.assert(
        fc.asyncProperty(STORY, (story) => playStory(harness(), story)),
        { numRuns: STORIES },
      )
    }, 240_000)

    it('counts the credit only for what will be charged', async () => {
      const { store } = harness()
      const paused = await enrolScene(harness(), { leads: 3, delaysHours: [24], credits: 2 })
      const { affiliateId, automationId } = paused
      const active = await enrolScene(harness(), { affiliateId, leads: 3, delaysHours: [24] })
      expect(await forecastsOf(harness(), active)).toEqual(Array(3).fill('INSUFFICIENT_CREDIT'))
      await store.setAutomationStatus({ affiliateId, automationId, status: 'paused', ...BY })
      expect(await forecastsOf(harness(), active)).toEqual(['NOT_DUE', 'NOT_DUE', 'INSUFFICIENT_CREDIT'])
      expect(await forecastsOf(harness(), paused)).toEqual(Array(3).fill('AUTOMATION_PAUSED'))
    })
  })
}

async function forecastsOf(harness: StoreHarness, { runIds }: Scene): Promise<readonly unknown[]> {
  const gates = []
  for (const runId of runIds) {
    const [job] = await harness.world.readJobs(runId)
    gates.push((await foresee(harness, must(job).id)).gate)
  }
  return gates.toSorted((a, b) => (a === 'NOT_DUE' ? -1 : 0) - (b === 'NOT_DUE' ? -1 : 0))
}

async function foresee({ world }: StoreHarness, jobId: string): Promise<ClaimForecast> {
  const { job, sending, nextOfRun } = await world.readForecastFacts(jobId, PROVIDER)
  const forecast = foreseeClaim(job, sending)
  // A row of a list of runs says the same about its next mail as the mail itself.
  if (nextOfRun !== null) expect(foreseeClaim(nextOfRun, sending)).toEqual(forecast)
  return forecast
}

async function playStory(harness: StoreHarness, story: Story): Promise<void> {
  const { world } = harness
  const scene = await enrolScene(harness, story)
  const underWay: ClaimedJob[] = []
  for (const change of story.changes) underWay.push(...(await apply(harness, scene, change)))
  const jobs = await world.readJobs(scene.runId)
  const job = must(jobs[Math.min(story.job, jobs.length - 1)])
  if (job.status === 'pending') {
    const forecast = await foresee(harness, job.id)
    if (job.dueInMs > 0) {
      await settleAs(harness, underWay.splice(0), ACCEPTED)
      const isOpenUntilThen = story.changes.includes('open the breaker') && job.dueInMs > COOL_DOWN_MS
      const waitedMs = isOpenUntilThen ? await tryTheProvider(harness) : 0
      await playUntil(harness, scene, job.dueInMs - waitedMs)
    }
    const turns = job.dueInMs > 0 && (forecast.outcome !== 'wait' || forecast.gate === 'NOT_DUE') ? 9 : 1
    await claimUntilMoved(harness, job.id, turns)
    expect({ story, forecast, fate: fateOf(await world.readJob(job.id)) }).toEqual({
      story,
      forecast,
      fate: fateSaid(forecast, job),
    })
  }
  await settleAs(harness, underWay, ACCEPTED)
  await end(harness, scene)
}

/** By the time of a later job the mail of somebody else has tried for the half-open breaker and closed it. */
async function tryTheProvider(harness: StoreHarness): Promise<number> {
  await harness.world.advance(COOL_DOWN_MS)
  const bystander = await enrolScene(harness)
  await claimAndAccept(harness)
  const { affiliateId, runId } = bystander
  await harness.store.cancelRun({ affiliateId, runId, ...BY })
  return COOL_DOWN_MS
}

/** Everything that comes due before is claimed and accepted at its time. */
async function playUntil(harness: StoreHarness, { runIds }: Scene, ms: number): Promise<void> {
  const { world } = harness
  const jobs = (await Promise.all(runIds.map((runId) => world.readJobs(runId)))).flat()
  const times = [...new Set(jobs.map((job) => Math.max(0, job.dueInMs)))].sort((a, b) => a - b)
  let passedMs = 0
  for (const at of times.filter((time) => time < ms)) {
    await world.advance(at - passedMs)
    passedMs = at
    for (let step = 0; step < 4; step++) {
      await claimAndAccept(harness)
      await world.advance(BEHIND_MS)
      passedMs += BEHIND_MS
    }
  }
  await world.advance(ms - passedMs)
}

async function claimAndAccept(harness: StoreHarness): Promise<void> {
  const batch = await claim(harness, 100)
  await settleAs(harness, batch.jobs, ACCEPTED)
  if (batch.breaker === 'probe' && batch.jobs.length > 0) {
    await harness.store.closeBreaker({ provider: PROVIDER, by: 'accepted' })
  }
}

/** Others may be served first: earlier steps of the run, or the one that tries for a half-open breaker. */
async function claimUntilMoved(harness: StoreHarness, jobId: string, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    if (turn > 0) await harness.world.advance(BEHIND_MS)
    await claimAndAccept(harness)
    if ((await harness.world.readJob(jobId)).status !== 'pending') return
  }
}

type Fate = Pick<JobView, 'status' | 'holdReason' | 'errorCode'>

function fateOf({ status, holdReason, errorCode }: JobView): Fate {
  return { status, holdReason, errorCode }
}

function fateSaid({ outcome, gate }: ClaimForecast, { errorCode }: JobView): Fate {
  const sent = { status: 'completed', holdReason: null, errorCode: null } as const
  switch (outcome) {
    case 'send':
      return sent
    case 'wait':
      // What waits keeps why it came back, if it did.
      return gate === 'NOT_DUE' ? sent : { status: 'pending', holdReason: null, errorCode }
    case 'hold':
      return { status: 'held', holdReason: gate as Fate['holdReason'], errorCode: null }
    case 'fail':
      return { status: 'failed', holdReason: null, errorCode: gate }
    case 'cancel':
      return { status: 'cancelled', holdReason: null, errorCode: gate }
  }
}

/** @returns the jobs that are under way since */
async function apply(harness: StoreHarness, scene: Scene, change: Change): Promise<readonly ClaimedJob[]> {
  switch (change) {
    case 'let the first steps be under way':
      return (await claim(harness, 100)).jobs
    case 'put the first steps back':
      await settleAs(harness, (await claim(harness, 100)).jobs, NOT_SENT)
      return []
    case 'leave the first steps unconfirmed':
      await settleAs(harness, (await claim(harness, 100)).jobs, NO_ANSWER)
      return []
    case 'claim what is due':
      await claimAndAccept(harness)
      return []
    default:
      await make(harness, scene, change)
      return []
  }
}

type Steering = Exclude<
  Change,
  | 'let the first steps be under way'
  | 'put the first steps back'
  | 'leave the first steps unconfirmed'
  | 'claim what is due'
>

async function make({ store, world }: StoreHarness, scene: Scene, change: Steering): Promise<void> {
  const { affiliateId, automationId, leadId, runId } = scene
  const automation = { affiliateId, automationId }
  switch (change) {
    case 'stop all sending':
      return void (await store.stopSending({ reason: 'test', ...BY }))
    case 'open the breaker':
      return void (await store.openBreaker({
        provider: PROVIDER,
        fault: { code: 'WRONG_TOKEN', message: 'token' },
        coolDownMs: COOL_DOWN_MS,
        coolDownAtMostMs: COOL_DOWN_MS,
        alertAfterMs: 0,
      }))
    case 'suspend the affiliate':
      return world.setAffiliateStatus(affiliateId, 'suspended')
    case 'unsubscribe the lead':
      return void (await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY }))
    case 'suppress the lead':
      return void (await store.unsubscribeLead({ affiliateId, leadId, reason: 'complaint', ...BY }))
    case 'snooze the lead':
      return void (await store.snoozeLead({
        messageRef: must(scene.jobs[0]).messageRef,
        forMs: SNOOZE_MS,
        ...BY,
      }))
    case 'erase the address':
      return world.eraseAddress(leadId)
    case 'delete the steps':
      return void (await store.publishSteps({ ...automation, steps: [OTHER_STEP], ...BY }))
    case 'archive the automation':
      return void (await store.setAutomationStatus({ ...automation, status: 'archived', ...BY }))
    case 'pause the automation':
      return void (await store.setAutomationStatus({ ...automation, status: 'paused', ...BY }))
    case 'pause the run':
      return void (await store.pauseRun({ affiliateId, runId, ...BY }))
    case 'cancel the run':
      return void (await store.cancelRun({ affiliateId, runId, ...BY }))
  }
}

/** Leaves nothing behind that the next story would claim, and nothing stopped. */
async function end({ store }: StoreHarness, scene: Scene): Promise<void> {
  const { affiliateId, runIds } = scene
  await store.resumeSending(BY)
  await store.closeBreaker({ provider: PROVIDER, by: 'accepted' })
  for (const runId of runIds) await store.cancelRun({ affiliateId, runId, ...BY })
  await store.resolveAgedUnconfirmed({ olderThanMs: 0, limit: 100 })
}
