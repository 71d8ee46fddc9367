import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type JobRefusal,
  refuseBeyondCredit,
  whyNotCancel,
  whyNotResolve,
  whyNotRetry,
  whyNotSendNow,
  whyNotUndoCancel,
} from '../../domain/job-refusal.ts'
import { VERDICTS, type Verdict } from '../../domain/verdict.ts'
import type { ClaimedJob } from '../../ports.ts'
import type { StoreHarness } from '../store-harness.ts'
import {
  ACCEPTED,
  BY,
  claim,
  enrolScene,
  must,
  NO_ANSWER,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  type Scene,
  settleAs,
} from './scene.ts'

const UNDO_MS = 10_000
const STORIES = 150
const OTHER_STEP = { delayMinutes: 0, emailSubject: 'Other', preheader: '', emailBody: 'Other' }

/** How far the first job gets before something happens to what it belongs to. */
const BEGINNINGS = [
  'pending',
  'not due',
  'held for its run',
  'held for its automation',
  'held for credit',
  'held for its affiliate',
  'failed for credit',
  'processing',
  'unconfirmed',
  'completed',
  'failed',
  'refused',
  'cancelled',
  'run cancelled',
] as const
type Beginning = (typeof BEGINNINGS)[number]

const CHANGES = [
  'suspend the affiliate',
  'unsubscribe the lead',
  'suppress the lead',
  'erase the address',
  'delete the step',
  'archive the automation',
  'pause the automation',
  'pause the run',
  'cancel the run',
  'cancel the other jobs',
  'take the credit away',
  'let the undo window pass',
] as const
type Change = (typeof CHANGES)[number]

const ACTIONS = ['retry', 'cancel', 'undo', 'send now', ...VERDICTS] as const
type Action = (typeof ACTIONS)[number]

type Story = {
  readonly beginning: Beginning
  readonly steps: number
  readonly about: 'first job' | 'last job'
  readonly changes: readonly Change[]
  readonly actions: readonly Action[]
}

const STORY: fc.Arbitrary<Story> = fc.record({
  beginning: fc.constantFrom(...BEGINNINGS),
  steps: fc.integer({ min: 1, max: 3 }),
  about: fc.constantFrom('first job', 'first job', 'last job'),
  changes: fc.uniqueArray(fc.constantFrom(...CHANGES), { maxLength: 3 }),
  actions: fc.shuffledSubarray([...ACTIONS], { minLength: 1 }),
})

export function describeRefusals(harness: () => StoreHarness): void {
  describe('whether a job may be changed', () => {
    it('is answered by the store as the rules of the domain say, whatever happened before', async () => {
      await fc.assert(
        fc.asyncProperty(STORY, (story) => playStory(harness(), story)),
        { numRuns: STORIES },
      )
    }, 120_000)

    it('of several jobs is answered for each, and the credit is shared among them', async () => {
      const { store, world } = harness()
      const scene = await enrolScene(harness(), { leads: 4, delaysHours: [24], credits: 2 })
      const jobIds = await Promise.all(scene.runIds.map(async (id) => must((await world.readJobs(id))[0]).id))
      const facts = await Promise.all([...jobIds].sort().map((id) => world.readJobRules(id, 0)))
      const answer = await store.sendJobsNow({ affiliateId: scene.affiliateId, jobIds, ...BY })
      expect(refuseBeyondCredit(facts, whyNotSendNow)).toEqual([
        null,
        null,
        'INSUFFICIENT_CREDIT',
        'INSUFFICIENT_CREDIT',
      ])
      expect(answer.refused.map(({ reason }) => reason)).toEqual([
        'INSUFFICIENT_CREDIT',
        'INSUFFICIENT_CREDIT',
      ])
      expect(answer.changed).toHaveLength(2)
    })
  })
}

/** Every action is judged on the state that the one before left behind. */
async function playStory(harness: StoreHarness, story: Story): Promise<void> {
  const { scene, claimed } = await begin(harness, story)
  for (const change of story.changes) await apply(harness, scene, change)
  const job = must(story.about === 'first job' ? scene.jobs[0] : scene.jobs.at(-1))
  for (const action of story.actions) {
    const expected = await refusalOf(harness, job.id, action)
    expect({ action, reason: await answerOf(harness, scene, job.id, action) }).toEqual({
      action,
      reason: expected,
    })
  }
  await end(harness, scene, claimed)
}

async function begin(
  harness: StoreHarness,
  { beginning, steps }: Story,
): Promise<{ readonly scene: Scene; readonly claimed: ClaimedJob | undefined }> {
  const { store, world } = harness
  const scene = await enrolScene(harness, {
    credits: beginning.endsWith('for credit') ? 0 : 3,
    delaysHours: [beginning === 'not due' ? 24 : 0, 24, 48].slice(0, steps),
    onNoCredit: beginning === 'held for credit' ? 'hold' : 'fail',
  })
  const { affiliateId, automationId, runId } = scene
  const claimMine = async (): Promise<ClaimedJob | undefined> =>
    (await claim(harness)).jobs.find((job) => job.runId === runId)
  switch (beginning) {
    case 'held for its run':
      await store.pauseRun({ affiliateId, runId, ...BY })
      return { scene, claimed: await claimMine() }
    case 'held for its automation':
      await store.setAutomationStatus({ affiliateId, automationId, status: 'paused', ...BY })
      return { scene, claimed: await claimMine() }
    case 'held for its affiliate':
      await world.setAffiliateStatus(affiliateId, 'suspended')
      return { scene, claimed: await claimMine() }
    case 'cancelled':
      await store.cancelJobs({ affiliateId, jobIds: [must(scene.jobs[0]).id], ...BY })
      return { scene, claimed: undefined }
    case 'run cancelled':
      await store.cancelRun({ affiliateId, runId, ...BY })
      return { scene, claimed: undefined }
    case 'pending':
    case 'not due':
      return { scene, claimed: undefined }
    default: {
      const claimed = await claimMine()
      if (claimed !== undefined && beginning in ANSWERS) {
        await settleAs(harness, claimed, ANSWERS[beginning as keyof typeof ANSWERS])
      }
      return { scene, claimed }
    }
  }
}

const ANSWERS = {
  unconfirmed: NO_ANSWER,
  completed: ACCEPTED,
  failed: REFUSED_CONTENT,
  refused: REFUSED_RECIPIENT,
} as const

async function apply({ store, world }: StoreHarness, scene: Scene, change: Change): Promise<void> {
  const { affiliateId, automationId, leadId, runId, jobs } = scene
  switch (change) {
    case 'suspend the affiliate':
      return world.setAffiliateStatus(affiliateId, 'suspended')
    case 'unsubscribe the lead':
      return void (await store.unsubscribeLead({ affiliateId, leadId, reason: 'unsubscribed', ...BY }))
    case 'suppress the lead':
      return void (await store.unsubscribeLead({ affiliateId, leadId, reason: 'complaint', ...BY }))
    case 'erase the address':
      return world.eraseAddress(leadId)
    case 'delete the step':
      return void (await store.publishSteps({ affiliateId, automationId, steps: [OTHER_STEP], ...BY }))
    case 'archive the automation':
      return void (await store.setAutomationStatus({ affiliateId, automationId, status: 'archived', ...BY }))
    case 'pause the automation':
      return void (await store.setAutomationStatus({ affiliateId, automationId, status: 'paused', ...BY }))
    case 'pause the run':
      return void (await store.pauseRun({ affiliateId, runId, ...BY }))
    case 'cancel the run':
      return void (await store.cancelRun({ affiliateId, runId, ...BY }))
    case 'cancel the other jobs': {
      const jobIds = jobs.slice(1).map((job) => job.id)
      return void (await store.cancelJobs({ affiliateId, jobIds, ...BY }))
    }
    case 'take the credit away': {
      const { balance, reserved } = await world.readCredit(affiliateId)
      if (balance === reserved) return
      const booking = { amountCredits: reserved - balance, type: 'adjustment', reference: 'away' } as const
      return void (await store.topUpCredit({ affiliateId, description: '', ...BY, ...booking }))
    }
    case 'let the undo window pass':
      return world.advance(UNDO_MS + 1)
  }
}

/** What the domain says, from facts that the world reads by itself. */
async function refusalOf({ world }: StoreHarness, jobId: string, action: Action): Promise<JobRefusal | null> {
  const facts = await world.readJobRules(jobId, UNDO_MS)
  switch (action) {
    case 'retry':
      return whyNotRetry(facts)
    case 'cancel':
      return whyNotCancel(facts)
    case 'undo':
      return whyNotUndoCancel(facts)
    case 'send now':
      return whyNotSendNow(facts)
    default:
      return whyNotResolve(facts, action)
  }
}

async function answerOf(
  { store }: StoreHarness,
  { affiliateId }: Scene,
  jobId: string,
  action: Action,
): Promise<JobRefusal | null> {
  const input = { affiliateId, jobIds: [jobId], ...BY }
  switch (action) {
    case 'retry':
      return reasonIn(await store.retryJobs(input))
    case 'cancel':
      return reasonIn(await store.cancelJobs(input))
    case 'undo':
      return reasonIn(await store.undoCancelJobs({ ...input, withinMs: UNDO_MS }))
    case 'send now':
      return reasonIn(await store.sendJobsNow(input))
    default:
      return resolved(store, { affiliateId, jobId, verdict: action })
  }
}

function reasonIn(answer: Awaited<ReturnType<StoreHarness['store']['retryJobs']>>): JobRefusal | null {
  expect(answer.changed.length + answer.refused.length).toBe(1)
  return answer.refused[0]?.reason ?? null
}

async function resolved(
  store: StoreHarness['store'],
  input: { readonly affiliateId: string; readonly jobId: string; readonly verdict: Verdict },
): Promise<JobRefusal | null> {
  const answer = await store.resolveUnconfirmed({ ...input, ...BY })
  if (answer.kind === 'unknown') throw new Error('the store does not know the job of this story')
  return answer.kind === 'unchanged' ? answer.reason : null
}

/** Leaves nothing behind that the next story would claim or that would stay processing. */
async function end(harness: StoreHarness, scene: Scene, claimed: ClaimedJob | undefined): Promise<void> {
  const { affiliateId, runId } = scene
  if (claimed !== undefined) await settleAs(harness, claimed, ACCEPTED)
  await harness.store.cancelRun({ affiliateId, runId, ...BY })
}
