import fc from 'fast-check'
import { settle } from '../domain/settlement.ts'
import type { ClaimedJob, DeliveryEventInput, SettledSend } from '../ports.ts'
import { ACCEPTED, BY, LEASE_MS, must, NO_ANSWER, PROVIDER } from './contract/scene.ts'
import type { StoreHarness } from './store-harness.ts'

/**
 * What happens to one mail from its hand-over on: our own answer (`sent`), and events of the provider and of our links.
 * In whatever order and how often they come, the store must end in one state.
 */
export type DeliveryHistory = {
  readonly steps: 1 | 2
  /** How the hand-over ends: its answer comes, it times out, or its lease is lost and the answer comes late. */
  readonly ending: 'accepted' | 'timed-out' | 'late'
  /** Every happening once, in a fixed order. */
  readonly once: readonly Happening[]
  /** The same in any order, some of them several times. */
  readonly shuffled: readonly Happening[]
}

type Happening = 'sent' | EventName
type EventName = (typeof EVENT_NAMES)[number]

const EVENT_NAMES = [
  'delivered',
  'opened',
  'opened by link',
  'opened by a machine by link',
  'clicked',
  'clicked by link',
  'soft bounce',
  'hard bounce',
  'complaint',
  'unsubscribed',
  'unsubscribed by link',
  'delivered, by id of the provider',
  'hard bounce, by id of the provider',
] as const

const KINDS = {
  delivered: { kind: 'delivered', bounceClass: null },
  opened: { kind: 'opened', bounceClass: null },
  clicked: { kind: 'clicked', bounceClass: null },
  'soft bounce': { kind: 'bounced', bounceClass: 'soft' },
  'hard bounce': { kind: 'bounced', bounceClass: 'hard' },
  complaint: { kind: 'complained', bounceClass: null },
  unsubscribed: { kind: 'unsubscribed', bounceClass: null },
} as const satisfies Record<string, Pick<DeliveryEventInput, 'kind' | 'bounceClass'>>

export function anyDeliveryHistory(): fc.Arbitrary<DeliveryHistory> {
  return fc
    .record({
      steps: fc.constantFrom(1 as const, 2 as const),
      ending: fc.constantFrom('accepted' as const, 'timed-out' as const, 'late' as const),
      events: fc.subarray([...EVENT_NAMES], { minLength: 1, maxLength: 5 }),
    })
    .chain(({ steps, ending, events }) => {
      // Only an answer that comes in time tells the provider's id before anything else can complete the job.
      const known = events.filter((name) => ending === 'accepted' || !name.endsWith('id of the provider'))
      const once: readonly Happening[] = ['sent', ...known]
      return fc
        .array(fc.constantFrom(...once), { maxLength: 2 })
        .chain((again) => {
          const all = [...once, ...again]
          return fc.shuffledSubarray(all, { minLength: all.length })
        })
        .map((shuffled) => ({ steps, ending, once, shuffled }))
    })
}

/** The same histories for the same seed. */
export function sampleDeliveryHistories(count: number, seed: number): readonly DeliveryHistory[] {
  return fc.sample(anyDeliveryHistory(), { numRuns: count, seed })
}

/** Both orders of a history end like this, on every store. */
export type DeliveryEnding = Readonly<Record<string, unknown>>

/**
 * Lets each history happen to a job of its own, several at a time, and reads how each ends.
 * @param order which of its two orders
 */
export async function playDeliveryHistories(
  harness: StoreHarness,
  histories: readonly DeliveryHistory[],
  { order, atOnce = 8 }: { readonly order: 'once' | 'shuffled'; readonly atOnce?: number },
): Promise<readonly DeliveryEnding[]> {
  const scenes = await enrolAll(harness, histories)
  const endings: DeliveryEnding[] = []
  const queue = scenes.entries()
  const lane = async (): Promise<void> => {
    for (const [n, scene] of queue) {
      await playOne(harness, scene, must(histories[n])[order])
      endings[n] = await readEnding(harness, scene)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return endings
}

type MailScene = {
  readonly name: string
  readonly email: string
  readonly runId: string
  readonly job: ClaimedJob
  readonly ending: DeliveryHistory['ending']
}

const PER_AFFILIATE = 100

/** One lead and one claimed job per history, its mail on its way; those that answer late have lost their lease. */
async function enrolAll(
  harness: StoreHarness,
  histories: readonly DeliveryHistory[],
): Promise<readonly MailScene[]> {
  const made: { affiliateId: string; leadId: string; email: string }[] = []
  for (let from = 0; from < histories.length; from += PER_AFFILIATE) {
    const affiliateId = await harness.world.addAffiliate({ credits: 2 * PER_AFFILIATE })
    const automations = [
      (await harness.world.addAutomation({ affiliateId, delaysHours: [0] })).automationId,
      (await harness.world.addAutomation({ affiliateId, delaysHours: [0, 5] })).automationId,
    ]
    const leads = await Promise.all(
      histories.slice(from, from + PER_AFFILIATE).map(async ({ steps }, n) => {
        const email = `mail-${from + n}@histories.test`
        return { affiliateId, leadId: await harness.world.addLead({ affiliateId, email }), email, steps }
      }),
    )
    for (const [n, automationId] of automations.entries()) {
      const leadIds = leads.filter(({ steps }) => steps === n + 1).map(({ leadId }) => leadId)
      await harness.store.enrolLeads({
        affiliateId,
        automationId,
        leadIds,
        triggerType: 'AFTER_OPTIN',
        ...BY,
      })
    }
    made.push(...leads)
  }
  const jobs = await claimAll(harness, histories.length)
  const byLead = new Map(jobs.map((job) => [job.leadId, job]))
  const scenes = made.map(({ leadId, email }, n) => {
    const job = must(byLead.get(leadId))
    return { name: `mail ${n}`, email, runId: job.runId, job, ending: must(histories[n]).ending }
  })
  await loseLeases(harness, scenes)
  return scenes
}

async function claimAll({ store }: StoreHarness, count: number): Promise<readonly ClaimedJob[]> {
  const jobs: ClaimedJob[] = []
  while (jobs.length < count) {
    const batch = await store.claimDueJobs({
      processId: 'one',
      slots: 500,
      leaseMs: LEASE_MS,
      provider: PROVIDER,
    })
    if (batch.jobs.length === 0) throw new Error(`only ${jobs.length} of ${count} jobs were claimed`)
    jobs.push(...batch.jobs)
  }
  return jobs
}

/** What rescue does to a job whose lease expired, for these jobs alone. */
async function loseLeases({ store }: StoreHarness, scenes: readonly MailScene[]): Promise<void> {
  const late = scenes.filter(({ ending }) => ending === 'late').map(({ job }) => job)
  await store.settleSends(
    late.map((job) => ({
      job,
      settlement: { to: 'unconfirmed', fault: { code: 'LEASE_EXPIRED', message: 'rescued' } },
      outcome: 'unconfirmed',
      durationMs: 0,
    })),
  )
}

async function playOne(
  harness: StoreHarness,
  scene: MailScene,
  happenings: readonly Happening[],
): Promise<void> {
  const { store } = harness
  const unmatched: DeliveryEventInput[] = []
  for (const happening of happenings) {
    if (happening === 'sent') await answer(harness, scene)
    else {
      const event = eventOf(scene, happening)
      if (!(await store.applyDeliveryEvent(event)).matched) unmatched.push(event)
    }
  }
  // What was kept without a job is applied again once its job may be known.
  for (const event of unmatched) await store.applyDeliveryEvent({ ...event, isRetry: true })
}

/** As the settle queue does it: what lost its lease is handed in as a late answer. */
async function answer({ store }: StoreHarness, { name, job, ending }: MailScene): Promise<void> {
  const handOver = ending === 'timed-out' ? NO_ANSWER : { ...ACCEPTED, providerId: name }
  const send: SettledSend = {
    job,
    settlement: settle(job, handOver, 0.5),
    outcome: handOver.kind,
    durationMs: 5,
  }
  const { lost } = await store.settleSends([send])
  if (lost.length > 0) await store.settleLateAnswers(lost)
}

function eventOf({ name, email, job: { messageRef } }: MailScene, event: EventName): DeliveryEventInput {
  const isLink = event.endsWith('by link')
  const isById = event.endsWith('by id of the provider')
  const what = event.replace(/,? by .*$/, '') as keyof typeof KINDS
  return {
    ...KINDS[what],
    ...(event.includes('machine') ? { byMachine: true } : {}),
    digest: `${name} ${event}`,
    at: isLink ? null : '2026-01-01T00:00:00Z',
    link: what === 'clicked' ? 'https://example.com/' : null,
    reason: what.endsWith('bounce') ? what : null,
    source: isLink
      ? { kind: 'own-link', messageRef }
      : {
          kind: 'provider',
          email,
          messageRef: isById ? null : messageRef,
          providerId: isById ? name : null,
          payload: { event },
        },
  }
}

async function readEnding({ world }: StoreHarness, scene: MailScene): Promise<DeliveryEnding> {
  const { leadId } = scene.job
  const jobs = await world.readJobs(scene.runId)
  const { name: _name, email: _email, ...lead } = await world.readLead(leadId)
  const facts = (await world.readDeliveries(scene.job.id)).map((fact) => JSON.stringify(fact))
  return {
    jobs: jobs.map(({ id: _id, stepId: _step, messageRef: _ref, ...job }) => ({
      ...job,
      emailId: job.emailId === scene.name ? 'its own' : job.emailId,
    })),
    attempts: await world.readAttempts(scene.job.id),
    run: await world.readRun(scene.runId),
    lead,
    suppression: await world.readSuppression(leadId),
    facts: facts.sort(),
  }
}
