import { afterEach, describe, expect, it } from 'vitest'
import type { SendFault, SendOutcome } from './domain/send-outcome.ts'
import { createEngine, type Engine, type EngineOptions } from './engine.ts'
import type { DrainReport } from './flow/drain.ts'
import type { ClaimedJob, SettleReport, Store } from './ports.ts'
import { REFUSALS_IN_A_ROW } from './refusal-streak.ts'
import { BLOCKED, BY, enrolScene, HOUR_MS, must, NO_ANSWER, NOT_SENT } from './testing/contract/scene.ts'
import { createMemoryHarness } from './testing/memory-harness.ts'
import { createSimulatedMailer } from './testing/simulated-mailer.ts'
import { textRenderer } from './testing/text-renderer.ts'
import { createVirtualTime } from './testing/virtual-time.ts'

const DAY_MS = 24 * HOUR_MS
const accepted: SendOutcome = { kind: 'accepted' }
const blocked = BLOCKED as SendOutcome
const notSent = NOT_SENT as SendOutcome

/** Everything that can go on without a timer runs in microtasks, which are all done before the next immediate. */
function untilQuiet(): Promise<void> {
  return new Promise((resume) => setImmediate(resume))
}

let judge: (() => Promise<void>) | undefined

afterEach(async () => {
  await judge?.()
  judge = undefined
})

function begin(
  mailing: Parameters<typeof createSimulatedMailer>[1] = {},
  options: Partial<EngineOptions> & { readonly spoil?: (store: Store) => Store } = {},
) {
  const harness = createMemoryHarness()
  const time = createVirtualTime((ms) => {
    harness.state.nowMs += ms
  }, untilQuiet)
  const mailer = createSimulatedMailer(time.clock, mailing)
  const seen = {
    drained: [] as DrainReport[],
    settled: [] as SettleReport[],
    blocked: [] as SendFault[],
    unblocked: 0,
    errors: [] as string[],
  }
  const { spoil = (store: Store) => store, ...more } = options
  const claims: number[] = []
  const watched: Store = {
    ...harness.store,
    claimDueJobs: (input) => {
      claims.push(time.nowMs())
      return harness.store.claimDueJobs(input)
    },
  }
  const engine: Engine = createEngine({
    store: spoil(watched),
    mailer,
    renderer: textRenderer,
    clock: time.clock,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (event) => seen.errors.push(event),
    },
    slots: 4,
    processId: 'one',
    provider: 'provider',
    onDrained: (report) => seen.drained.push(report),
    onSettled: (report) => seen.settled.push(report),
    onBlocked: (fault) => seen.blocked.push(fault),
    onUnblocked: () => {
      seen.unblocked += 1
    },
    ...more,
  })
  judge = async () => {
    expect(await harness.world.violations()).toEqual([])
    const refs = mailer.accepted.map((mail) => mail.messageRef)
    expect(new Set(refs).size, 'a mail was accepted twice').toBe(refs.length)
  }
  const jobs = () => [...harness.state.jobs.values()]
  const count = (status: string) => jobs().filter((job) => job.status === status).length
  return { ...harness, time, mailer, engine, seen, claims, jobs, count }
}

describe('the engine by itself', () => {
  it('sends what is due as soon as it is woken', async () => {
    const t = begin()
    t.engine.start()
    await t.time.advance(0)
    await enrolScene(t, { delaysHours: [0, 24] })
    expect(t.mailer.handOvers).toEqual([])
    t.engine.wake()
    await t.time.advance(0)
    expect(t.mailer.accepted).toMatchObject([{ subject: 'Subject 1' }])
    expect(t.jobs().map((job) => job.status)).toEqual(['completed', 'pending'])
    expect(t.seen.settled).toMatchObject([{ accepted: 1, lost: [] }])
    expect(t.seen.drained).toMatchObject([{ cause: 'wake', claimed: 1, accepted: 1, failed: 0 }])
  })

  it('rescues at its start what a process before it left behind', async () => {
    const t = begin()
    await enrolScene(t, { delaysHours: [0] })
    await t.store.claimDueJobs({ processId: 'killed', slots: 1, leaseMs: 60_000, provider: 'provider' })
    await t.time.advance(60_001)
    t.engine.start()
    await t.time.advance(0)
    expect(t.count('unconfirmed')).toBe(1)
    expect(t.mailer.handOvers).toEqual([])
  })

  it('polls when the next job is due, without being woken', async () => {
    const t = begin()
    await enrolScene(t, { delaysHours: [0, 24] })
    t.engine.start()
    await t.time.advance(2 * DAY_MS)
    expect(t.mailer.handOvers.map((h) => h.atMs)).toEqual([0, DAY_MS])
    expect(t.count('completed')).toBe(2)
  })

  it('hands nothing over whose goal became known after the claim, and charges nothing', async () => {
    const t = begin({}, { spoil: (store) => ({ ...store, askGoals: (jobs) => payFirst(store, jobs) }) })
    async function payFirst(store: Store, jobs: Parameters<Store['askGoals']>[0]) {
      const paid = { event: 'paid', key: '', at: null, data: null, ...BY }
      for (const { affiliateId, id } of jobs) {
        const { leadId } = must(t.jobs().find((job) => job.id === id))
        await store.recordEvent({ affiliateId, lead: { leadId }, ...paid })
      }
      return store.askGoals(jobs)
    }
    await enrolScene(t, { leads: 3, goalEvents: ['paid'] })
    const { affiliateId } = await enrolScene(t, { delaysHours: [0, 24] })
    t.engine.start()
    await t.time.advance(DAY_MS)
    expect(t.mailer.accepted).toHaveLength(2)
    expect(t.jobs().flatMap((job) => job.errorCode ?? [])).toEqual(Array(3).fill('GOAL_REACHED'))
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ totalUsed: 2, reserved: 0 })
  })

  it('keeps a mail back while its goals cannot be asked, and sends it once they can', async () => {
    let asked = 0
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          askGoals: (jobs) => {
            asked += 1
            return asked === 1 ? Promise.reject(new Error('away')) : store.askGoals(jobs)
          },
        }),
      },
    )
    await enrolScene(t, { goalEvents: ['paid'] })
    t.engine.start()
    await t.time.advance(60_000)
    expect(t.seen.errors).toEqual(['goals not asked'])
    expect(t.mailer.accepted).toHaveLength(1)
    expect(t.jobs()[0]).toMatchObject({ status: 'completed', attemptCount: 1 })
  })

  it('does not hand over when the answer about the goals came too late', async () => {
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          askGoals: async (jobs) => {
            await new Promise<void>((resume) => t.time.clock.after(25_000, resume))
            return store.askGoals(jobs)
          },
        }),
      },
    )
    await enrolScene(t, { goalEvents: ['paid'] })
    t.engine.start()
    await t.time.advance(24_000)
    t.engine.stop().catch(() => undefined)
    await t.time.advance(30_000)
    expect(t.mailer.handOvers).toEqual([])
    expect(t.jobs()[0]).toMatchObject({ status: 'pending', attemptCount: 0 })
  })

  it('tries again by the schedule', async () => {
    const t = begin({ answer: (n) => (n < 6 ? notSent : accepted) })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(HOUR_MS)
    const round = 26_000 + 30 * 60_000
    expect(t.mailer.handOvers.map((h) => h.atMs)).toEqual([0, 2_000, 8_000, 26_000, round, round + 2_000])
    expect(t.mailer.accepted).toHaveLength(1)
    expect(t.jobs()[0]).toMatchObject({ status: 'completed', attemptCount: 6, retryCount: 1 })
  })

  it('tries again by the schedule also when the answer took its time', async () => {
    const t = begin({ answer: (n) => (n < 4 ? notSent : accepted), takesMs: 500 })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(40_000)
    expect(t.mailer.handOvers.map((h) => h.atMs)).toEqual([0, 2_500, 9_000, 27_500])
    expect(t.count('completed')).toBe(1)
  })

  it('gives up after three rounds, and charges nothing', async () => {
    const t = begin({ answer: () => notSent })
    const { affiliateId } = await enrolScene(t)
    t.engine.start()
    await t.time.advance(DAY_MS)
    expect(t.mailer.handOvers).toHaveLength(16)
    expect(t.count('failed')).toBe(1)
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
  })

  it('sends the steps of a run in their order', async () => {
    const t = begin({ answer: (n) => (n === 1 ? notSent : accepted), takesMs: 3_000 })
    await enrolScene(t, { delaysHours: [0, 0, 0] })
    t.engine.start()
    await t.time.advance(60_000)
    expect(t.mailer.accepted.map((mail) => mail.subject)).toEqual(['Subject 1', 'Subject 2', 'Subject 3'])
  })

  it('does not send an unconfirmed mail again', async () => {
    const t = begin({ answer: () => NO_ANSWER as SendOutcome })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(DAY_MS)
    expect(t.mailer.handOvers).toHaveLength(1)
    expect(t.count('unconfirmed')).toBe(1)
    expect(await t.engine.resolveAged()).toBe(1)
    expect(t.count('failed')).toBe(1)
  })

  it('goes on after the store did not answer', async () => {
    let broken = true
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          claimDueJobs: (input) => (broken ? Promise.reject(new Error('down')) : store.claimDueJobs(input)),
        }),
      },
    )
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(500)
    expect(t.seen.errors).toContain('drain failed')
    broken = false
    await t.time.advance(1_000)
    expect(t.count('completed')).toBe(1)
  })
})

describe('slots and limits', () => {
  it('are never exceeded, however many drains run', async () => {
    const t = begin({ takesMs: 100 })
    await enrolScene(t, { leads: 40, credits: 100 })
    t.engine.start()
    const drains = [t.engine.drain({ cause: 'tick' }), t.engine.drain({ cause: 'cron' })]
    await t.time.advance(5_000)
    await Promise.all(drains)
    expect(t.mailer.mostAtOnce()).toBe(4)
    expect(t.count('completed')).toBe(40)
    expect(t.engine.inFlight).toBe(0)
  })

  it('end a drain after the number of jobs given', async () => {
    const t = begin()
    await enrolScene(t, { leads: 9, credits: 100 })
    const report = await t.engine.drain({ cause: 'cron', limit: 6 })
    expect(report).toMatchObject({ cause: 'cron', claimed: 6, accepted: 6, failed: 0 })
    expect([t.count('completed'), t.count('pending')]).toEqual([6, 3])
  })

  it('end a drain after its time', async () => {
    const t = begin({ takesMs: 1_000 })
    await enrolScene(t, { leads: 40, credits: 100 })
    const drain = t.engine.drain({ cause: 'cron', maxMs: 2_500 })
    await t.time.advance(10_000)
    expect((await drain).accepted).toBe(12)
    expect(t.count('pending')).toBe(28)
  })

  it('a drain counts what fails for want of credit', async () => {
    const t = begin()
    await enrolScene(t, { leads: 3, credits: 1 })
    expect(await t.engine.drain({ cause: 'tick' })).toMatchObject({ claimed: 1, accepted: 1, failed: 2 })
  })
})

describe('the breaker', () => {
  it('opens when one recipient after the other is refused, and then silences nobody', async () => {
    let isRepaired = false
    const fault = { code: 'RECIPIENT_REFUSED', message: 'unknown' }
    const refused: SendOutcome = { kind: 'rejected', about: 'recipient', fault }
    const t = begin({ answer: () => (isRepaired ? accepted : refused), takesMs: 10 }, { slots: 1 })
    await enrolScene(t, { leads: 30, credits: 100 })
    const silenced = () => [...t.state.leads.values()].filter((lead) => lead.suppressedAtMs !== null).length
    t.engine.start()
    await t.time.advance(20_000)
    expect(t.seen.blocked).toMatchObject([{ code: 'EVERYBODY_REFUSED' }])
    expect([t.count('failed'), t.count('pending')]).toEqual([
      REFUSALS_IN_A_ROW - 1,
      30 - (REFUSALS_IN_A_ROW - 1),
    ])
    expect(silenced()).toBe(REFUSALS_IN_A_ROW - 1)
    await t.time.advance(5 * 60_000) // probes are refused as well: one job each, and no lead
    expect(silenced()).toBe(REFUSALS_IN_A_ROW - 1)
    expect(t.count('failed')).toBeGreaterThan(REFUSALS_IN_A_ROW - 1)
    isRepaired = true
    const failed = t.count('failed')
    await t.time.advance(10 * 60_000)
    expect([t.count('failed'), t.count('completed'), t.seen.unblocked]).toEqual([failed, 30 - failed, 1])
  })

  it('stays closed for wrong addresses among right ones', async () => {
    const fault = { code: 'RECIPIENT_REFUSED', message: 'unknown' }
    const refused: SendOutcome = { kind: 'rejected', about: 'recipient', fault }
    const t = begin({ answer: (n) => (n % REFUSALS_IN_A_ROW === 0 ? accepted : refused) })
    await enrolScene(t, { leads: 40, credits: 100 })
    t.engine.start()
    await t.time.advance(1_000)
    expect(t.seen.blocked).toEqual([])
    expect([t.count('failed'), t.count('completed')]).toEqual([36, 4])
  })

  it('opens when the provider refuses everybody, and burns no attempt', async () => {
    const t = begin({ answer: () => blocked, takesMs: 10 })
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(29_000)
    expect(t.mailer.handOvers).toHaveLength(4)
    expect(t.seen.blocked).toMatchObject([{ code: 'WRONG_TOKEN' }])
    expect(t.count('pending')).toBe(12)
    for (const job of t.jobs()) expect(job).toMatchObject({ attemptCount: 0, retryCount: 0 })
  })

  it('tries with one mail after the cool-down, and sends the others when it is accepted', async () => {
    const t = begin({ answer: (n) => (n <= 4 ? blocked : accepted), takesMs: 10 })
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(30_015)
    expect(t.mailer.handOvers).toHaveLength(5)
    await t.time.advance(2_000)
    expect(t.seen.unblocked).toBe(1)
    expect(t.count('completed')).toBe(12)
  })

  it('closes when one mail is refused by itself: the provider serves us again', async () => {
    const wrong: SendOutcome = {
      kind: 'rejected',
      about: 'recipient',
      fault: { code: 'RECIPIENT_REFUSED', message: 'unknown' },
    }
    const answers = [blocked, blocked, blocked, blocked, wrong]
    const t = begin({ answer: (n) => answers[n - 1] ?? accepted, takesMs: 10 })
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(32_000)
    expect(t.seen.unblocked).toBe(1)
    expect([t.count('failed'), t.count('completed')]).toEqual([1, 11])
  })

  it.each(['not-sent', 'unconfirmed'] as const)('names what the trial met: %s', async (kind) => {
    const fault = { code: 'PROVIDER_BUSY', message: 'busy' }
    const t = begin({ answer: (n) => (n <= 4 ? blocked : { kind, fault }), takesMs: 10 })
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(30_500)
    expect(t.seen.blocked.map(({ code }) => code)).toEqual(['WRONG_TOKEN', 'PROVIDER_BUSY'])
    expect(t.seen.unblocked).toBe(0)
  })

  it('waits longer after each trial that is refused', async () => {
    const t = begin({ answer: () => blocked })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(4 * 60_000)
    expect(t.mailer.handOvers.map((h) => h.atMs)).toEqual([0, 30_000, 90_000, 210_000])
    expect(t.seen.blocked).toHaveLength(4)
  })

  it('tries sooner where it may pass by itself, never more than two minutes apart, and each time another mail', async () => {
    const t = begin({ answer: () => ({ ...blocked, isPassing: true }) as SendOutcome })
    await enrolScene(t, { leads: 20, credits: 100 })
    t.engine.start()
    await t.time.advance(10 * 60_000)
    const tries = t.mailer.handOvers.slice(4)
    const minutes = tries.map(({ atMs }) => Math.round(atMs / 6_000) / 10)
    expect(minutes).toEqual([0.1, 0.3, 0.6, 1.3, 2.6, 4.6, 6.6, 8.6])
    expect(new Set(tries.map(({ mail }) => mail.messageRef)).size).toBe(tries.length)
    for (const job of t.jobs()) expect(job).toMatchObject({ attemptCount: 0, retryCount: 0 })
  })

  it('closes after a slow trial, also when the engine is woken meanwhile', async () => {
    const answer = (n: number) => (n === 1 ? blocked : accepted)
    const t = begin({ answer, takesMs: (n) => (n === 2 ? 5_000 : 0) }, { slots: 1 })
    await enrolScene(t, { leads: 3 })
    t.engine.start()
    await t.time.advance(31_000)
    expect(t.mailer.handOvers).toHaveLength(2)
    t.engine.wake()
    await t.time.advance(6_000)
    expect(t.seen.unblocked).toBe(1)
    expect(t.count('completed')).toBe(3)
  })
})

describe('stopping', () => {
  it('lets what is in flight finish and settles it, and claims nothing more', async () => {
    const t = begin({ takesMs: 1_000 })
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(500)
    expect(t.engine.inFlight).toBe(4)
    const claimsBefore = t.claims.length
    let stopped = false
    const stop = t.engine.stop().then(() => {
      stopped = true
    })
    await t.time.advance(400)
    expect(stopped).toBe(false)
    await t.time.advance(200)
    await stop
    expect(t.claims.length).toBe(claimsBefore)
    expect([t.count('completed'), t.count('pending'), t.count('processing')]).toEqual([4, 8, 0])
    t.engine.wake()
    await t.time.advance(DAY_MS)
    expect(t.mailer.handOvers).toHaveLength(4)
  })

  it('puts back what was claimed but not handed over, without burning an attempt', async () => {
    const permission: (() => void)[] = []
    const rateLimit = { take: () => new Promise<void>((resume) => permission.push(resume)) }
    const t = begin({}, { rateLimit })
    await enrolScene(t, { leads: 3 })
    t.engine.start()
    await t.time.advance(100)
    expect(t.count('processing')).toBe(3)
    const stop = t.engine.stop()
    for (const resume of permission) resume()
    await t.time.advance(100)
    await stop
    expect(t.mailer.handOvers).toEqual([])
    expect(t.jobs().map((job) => [job.status, job.attemptCount])).toEqual([
      ['pending', 0],
      ['pending', 0],
      ['pending', 0],
    ])
  })

  it('waits for what is in flight, also when a claim failed meanwhile', async () => {
    let claims = 0
    const t = begin(
      { takesMs: (n) => (n === 1 ? 5_000 : 100) },
      {
        spoil: (store) => ({
          ...store,
          claimDueJobs: (input) => {
            claims += 1
            return claims === 2 ? Promise.reject(new Error('down')) : store.claimDueJobs(input)
          },
        }),
      },
    )
    await enrolScene(t, { leads: 12, credits: 100 })
    t.engine.start()
    await t.time.advance(150)
    expect(claims).toBe(2)
    let stopped = false
    const stop = t.engine.stop().then(() => {
      stopped = true
    })
    await t.time.advance(1_000)
    expect(stopped).toBe(false)
    await t.time.advance(5_000)
    await stop
    expect(t.count('processing')).toBe(0)
  })

  it('after a failed tick the engine still hears when it is woken', async () => {
    let broken = false
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          claimDueJobs: (input) => (broken ? Promise.reject(new Error('down')) : store.claimDueJobs(input)),
        }),
      },
    )
    t.engine.start()
    await t.time.advance(100)
    broken = true
    await expect(t.engine.drain({ cause: 'tick' })).rejects.toThrow('down')
    broken = false
    await enrolScene(t)
    t.engine.wake()
    await t.time.advance(10)
    expect(t.count('completed')).toBe(1)
  })
})

describe('settling', () => {
  it('is tried again for as long as the store does not answer; nothing is charged twice', async () => {
    let failures = 6
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          settleSends: async (sends) => {
            failures -= 1
            if (failures >= 3) throw new Error('down')
            // The transaction went through, and only its answer was lost.
            if (failures >= 0) {
              await store.settleSends(sends)
              throw new Error('connection lost')
            }
            return store.settleSends(sends)
          },
        }),
      },
    )
    const { affiliateId } = await enrolScene(t, { leads: 3 })
    t.engine.start()
    await t.time.advance(20_000)
    expect(t.mailer.handOvers).toHaveLength(3)
    expect(t.count('completed')).toBe(3)
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ balance: 7, reserved: 0, totalUsed: 3 })
  })

  it('takes an answer that comes after the lease as evidence', async () => {
    const t = begin({ takesMs: 70_000 })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(65_000)
    expect(await t.engine.rescue()).toBe(1)
    expect(t.count('unconfirmed')).toBe(1)
    await t.time.advance(10_000)
    expect(t.count('completed')).toBe(1)
  })

  it('collects what ends within a moment into few transactions', async () => {
    const t = begin({ takesMs: (n) => 100 + n }, { slots: 10 })
    await enrolScene(t, { leads: 10, credits: 20 })
    t.engine.start()
    await t.time.advance(1_000)
    expect(t.count('completed')).toBe(10)
    expect(t.seen.settled.length).toBeLessThanOrEqual(2)
  })
})

describe('a hand-over', () => {
  it('does not begin when too much of the lease is gone', async () => {
    let slow = true
    const t = begin(
      {},
      {
        rateLimit: {
          take: () => (slow ? new Promise<void>((resume) => t.time.clock.after(25_000, resume)) : null),
        },
      },
    )
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(10_000)
    slow = false
    await t.time.advance(15_100)
    expect(t.mailer.handOvers.map((h) => h.atMs)).toEqual([expect.closeTo(25_000, -2)])
    // Not under the old lease: put back first, then claimed again.
    expect(t.seen.settled).toMatchObject([{ putBack: 1 }, { accepted: 1 }])
    expect(t.jobs()[0]).toMatchObject({ status: 'completed', attemptCount: 1 })
  })

  it('whose mail cannot be made fails, and the others go on', async () => {
    let first = true
    const t = begin(
      {},
      {
        renderer: {
          render: (job: ClaimedJob, text) => {
            if (!first) return textRenderer.render(job, text)
            first = false
            throw new Error('bad template')
          },
        },
      },
    )
    await enrolScene(t, { leads: 3 })
    t.engine.start()
    await t.time.advance(100)
    expect([t.count('failed'), t.count('completed')]).toEqual([1, 2])
    expect(t.jobs().find((job) => job.status === 'failed')?.errorCode).toBe('CANNOT_RENDER')
  })

  it('that breaks in an unexpected way is unconfirmed', async () => {
    const broken = {
      name: 'broken',
      send: () => Promise.reject(new Error('socket')),
    }
    const t = begin({}, { mailer: broken })
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(HOUR_MS)
    expect(t.jobs()[0]).toMatchObject({ status: 'unconfirmed', errorCode: 'MAILER_ERROR', attemptCount: 1 })
  })

  it('without its text is tried again', async () => {
    let broken = true
    const t = begin(
      {},
      {
        spoil: (store) => ({
          ...store,
          readStepTexts: (refs) => (broken ? Promise.reject(new Error('down')) : store.readStepTexts(refs)),
        }),
      },
    )
    await enrolScene(t)
    t.engine.start()
    await t.time.advance(100)
    broken = false
    await t.time.advance(2_000)
    expect(t.mailer.handOvers).toHaveLength(1)
    expect(t.count('completed')).toBe(1)
  })

  it('of a job that was cancelled on its way charges what was accepted', async () => {
    const t = begin({ takesMs: 1_000 })
    const { affiliateId, runId } = await enrolScene(t, { delaysHours: [0, 1] })
    t.engine.start()
    await t.time.advance(500)
    const report = await t.store.cancelRun({ affiliateId, runId, ...BY })
    expect(report).toMatchObject({ jobs: 1, alreadyOnTheirWay: 1 })
    await t.time.advance(DAY_MS)
    expect(t.mailer.handOvers).toHaveLength(1)
    expect(must(t.jobs()[0]).status).toBe('completed')
    expect((await t.world.readCredit(affiliateId)).totalUsed).toBe(1)
  })
})
