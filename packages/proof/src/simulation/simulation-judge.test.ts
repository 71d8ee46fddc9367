import { SYSTEM } from '@booster/engine/domain/actor'
import { describe, expect, it } from 'vitest'
import { createSimulatedProvider } from './simulated-provider.ts'
import { createSimulationJudge } from './simulation-judge.ts'
import { CALM, createSimulatedWorld, type SimulatedWorld } from './world.ts'

/** An affiliate with one mail that is claimed and accepted by the provider. */
async function begin() {
  const sim = createSimulatedWorld(1)
  sim.weather = CALM
  const provider = createSimulatedProvider(sim)
  const judge = createSimulationJudge(sim, provider)
  const affiliateId = await sim.world.addAffiliate({ credits: 5 })
  judge.recordBooking(affiliateId, 5)
  await sim.world.addAutomation({ affiliateId })
  const leadId = await sim.world.addLead({ affiliateId })
  await sim.store.enrolLeads({ affiliateId, leadIds: [leadId], triggerType: 'AFTER_OPTIN', actor: SYSTEM })
  const batch = await sim.store.claimDueJobs({ processId: 'p', slots: 4, leaseMs: 60_000, provider: 'x' })
  const [job] = [...sim.state.jobs.values()]
  if (job === undefined) throw new Error('no job was enrolled')
  return { sim, provider, judge, batch, job, accept: () => accept(sim, provider, job.messageRef) }
}

async function accept(
  sim: SimulatedWorld,
  provider: ReturnType<typeof createSimulatedProvider>,
  messageRef: string,
): Promise<void> {
  const mail = {
    messageRef,
    to: '',
    toName: '',
    fromName: '',
    fromEmail: '',
    subject: '',
    html: '',
    text: '',
  }
  const sent = provider.send(mail, () => true)
  await sim.time.advance(60_000)
  await sent
}

describe('the judge of simulations', () => {
  it('has nothing against one acceptance', async () => {
    const { sim, judge, batch, accept } = await begin()
    judge.onClaimed(batch)
    await accept()
    judge.sweep()
    expect([...sim.violations]).toEqual([])
  })

  it('sees a mail that was accepted twice, unless somebody asked for it', async () => {
    const { sim, judge, job, accept } = await begin()
    judge.approveResend(job)
    await accept()
    await accept()
    judge.sweep()
    expect([...sim.violations]).toEqual([])
    await accept()
    judge.sweep()
    expect([...sim.violations].join()).toContain('accepted 3 times, asked for 2')
  })

  it('sees a charge without acceptance', async () => {
    const { sim, judge, batch } = await begin()
    const settlement = { to: 'completed', providerId: null } as const
    await sim.store.settleSends(
      batch.jobs.map((job) => ({ job, settlement, outcome: 'accepted', durationMs: 0 })),
    )
    judge.sweep()
    expect([...sim.violations].join()).toContain('charged, never accepted')
  })

  it('sees an acceptance that was forgotten', async () => {
    const { sim, judge, batch, accept } = await begin()
    await accept()
    const fault = { code: 'EMPTY_CONTENT', message: '' }
    const settlement = { to: 'failed', fault, suppressLead: false } as const
    await sim.store.settleSends(
      batch.jobs.map((job) => ({ job, settlement, outcome: 'rejected', durationMs: 0 })),
    )
    judge.sweep()
    expect([...sim.violations].join()).toContain('accepted, yet is failed')
  })

  it('sees credits from nowhere', async () => {
    const { sim, judge, job } = await begin()
    judge.recordBooking(job.affiliateId, 1)
    judge.sweep()
    expect([...sim.violations].join()).toContain('has 5 credits instead of 6')
  })

  it('sees a job that hangs, and one that is never decided', async () => {
    const { sim, judge, job } = await begin()
    await sim.time.advance(30_000)
    judge.expectRest()
    expect([...sim.violations].join()).toContain(`job ${job.id} is processing since`)
    await sim.time.advance(60_000)
    await sim.store.rescueExpiredLeases({ limit: 10 })
    judge.expectEnd()
    expect([...sim.violations].join()).toContain('still unconfirmed')
  })

  it('sees a claim of what must not leave', async () => {
    const { sim, judge, batch, job } = await begin()
    await sim.store.pauseRun({ affiliateId: job.affiliateId, runId: job.runId, actor: SYSTEM })
    judge.onClaimed(batch)
    expect([...sim.violations].join()).toContain('was claimed: run not active')
  })
})
