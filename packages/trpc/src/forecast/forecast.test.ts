import { SYSTEM } from '@booster/engine/domain/actor'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)

afterAll(() => world?.close())

const BY = { actor: SYSTEM } as const

async function nextSend() {
  const { nextSends } = await caller.stats.overview()
  const [first] = nextSends
  if (first === undefined) throw new Error('the demo has nothing to send')
  return first
}

/** What each screen says about the job; the overview only while it is among the next. */
async function saidOf(jobId: string) {
  const job = await caller.job.get({ id: jobId })
  const { jobs } = await caller.job.list({ runId: job.runId, status: 'pending' })
  const { runs } = await caller.run.list({ leadId: job.lead.id })
  const { next } = await caller.run.get({ id: job.runId })
  const { nextSends } = await caller.stats.overview()
  const end = job.timeline.at(-1)
  return {
    drawer: job.forecast,
    timeline: end?.kind === 'next' ? end.forecast : 'nothing',
    queue: jobs.find((row) => row.id === jobId)?.forecast,
    run: runs.find((run) => run.id === job.runId)?.next?.forecast,
    runPage: next?.forecast,
    overview: nextSends.find((send) => send.jobId === jobId)?.forecast,
  }
}

async function expectEverywhere(jobId: string, forecast: { outcome: string; gate: string | null }) {
  const said = await saidOf(jobId)
  expect(said).toEqual(Object.fromEntries(Object.keys(said).map((where) => [where, forecast])))
}

async function setBalance(balance: number) {
  const { affiliateId } = world.owner
  const { available } = await caller.credit.status()
  if (balance === available) return
  await world.services.store.topUpCredit({
    affiliateId,
    amountCredits: balance - available,
    type: 'adjustment',
    description: 'test',
    reference: crypto.randomUUID(),
    ...BY,
  })
}

describe('what stands before an e-mail', () => {
  it('is the same on every screen, gate by gate', async () => {
    const { store } = world.services
    const { affiliateId } = world.owner
    const { jobId } = await nextSend()
    const job = await caller.job.get({ id: jobId })
    const automation = { affiliateId, automationId: job.automation.id }
    const run = { affiliateId, runId: job.runId }
    await expectEverywhere(jobId, { outcome: 'wait', gate: 'NOT_DUE' })

    await store.setAutomationStatus({ ...automation, status: 'paused', ...BY })
    await expectEverywhere(jobId, { outcome: 'hold', gate: 'AUTOMATION_PAUSED' })
    await store.pauseRun({ ...run, ...BY })
    await expectEverywhere(jobId, { outcome: 'hold', gate: 'RUN_PAUSED' })
    await store.resumeRun({ ...run, ...BY })
    await store.setAutomationStatus({ ...automation, status: 'active', ...BY })

    await store.stopSending({ reason: 'test', ...BY })
    await expectEverywhere(jobId, { outcome: 'wait', gate: 'SENDING_STOPPED' })
    expect((await caller.session.me()).sending.state).toBe('stopped')
    await store.resumeSending(BY)

    const provider = world.services.provider.name
    await store.openBreaker({
      provider,
      fault: { code: 'X', message: 'x' },
      coolDownMs: 60_000,
      coolDownAtMostMs: 60_000,
      alertAfterMs: 0,
    })
    await expectEverywhere(jobId, { outcome: 'wait', gate: 'NOT_DUE' })
    await world.pool.query(
      `UPDATE "ProviderState" SET "retryAt" = now() + interval '9 days' WHERE "breaker" = 'open'`,
    )
    await expectEverywhere(jobId, { outcome: 'wait', gate: 'BREAKER_OPEN' })
    expect((await caller.session.me()).sending.state).toBe('blocked')
    await store.closeBreaker({ provider, by: 'accepted' })
    expect((await caller.session.me()).sending).toEqual({ state: 'running', since: null })
  })

  it('is the credit, on every screen and in the forecast of the credit', async () => {
    const { jobId } = await nextSend()
    const scheduled = (await caller.credit.status()).scheduled
    await setBalance(1)
    await expectEverywhere(jobId, { outcome: 'wait', gate: 'NOT_DUE' })
    expect(await caller.credit.status()).toMatchObject({ level: 'low', uncovered: scheduled - 1 })

    await setBalance(0)
    const job = await caller.job.get({ id: jobId })
    const outcome = job.forecast?.outcome
    await expectEverywhere(jobId, { outcome: outcome ?? '', gate: 'INSUFFICIENT_CREDIT' })
    const { needsAction, tiles } = await caller.stats.overview()
    expect(needsAction[0]).toMatchObject({ kind: 'uncovered', count: scheduled, credits: 0 })
    expect(tiles.creditLevel).toBe('empty')
    expect(await caller.credit.status()).toMatchObject({ level: 'empty', uncovered: scheduled })
  })

  it('leaves what a pause stops out of the forecast of the credit', async () => {
    const { store } = world.services
    const { jobId } = await nextSend()
    const { automation } = await caller.job.get({ id: jobId })
    const before = await caller.credit.status()
    const { jobs } = await caller.job.list({ status: 'pending', automationId: automation.id, limit: 100 })
    const charged = jobs.filter(({ forecast }) => forecast?.gate === 'INSUFFICIENT_CREDIT').length
    expect(charged).toBeLessThan(jobs.length)
    const input = { affiliateId: world.owner.affiliateId, automationId: automation.id, ...BY }
    await store.setAutomationStatus({ ...input, status: 'paused' })
    const paused = await caller.credit.status()
    expect(before.scheduled - paused.scheduled).toBe(charged)
    expect(before.uncovered - paused.uncovered).toBe(charged)
    await store.setAutomationStatus({ ...input, status: 'active' })
  })

  it('lets failed e-mails be retried once there is credit again', async () => {
    const failed = async () =>
      (await caller.stats.overview()).needsAction.find((action) => action.kind === 'no_credit')
    await setBalance(0)
    expect((await failed())?.retryable).toBe(0)
    await setBalance(1_000)
    const action = await failed()
    expect(action?.retryable).toBeGreaterThan(0)
    const { jobs } = await caller.job.list({ ...action?.filter, limit: 100 })
    expect(jobs.filter((job) => job.actions.retry === null)).toHaveLength(action?.retryable ?? -1)
  })
})
