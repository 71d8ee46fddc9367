import type { Store, WithActor } from '@booster/engine/ports'
import {
  BY,
  claimOne,
  enrolScene,
  loseOne,
  must,
  NOBODY,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  type Scene,
  settleAs,
} from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgStore } from '../engine-store/store.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'

const ACTOR = { userId: NOBODY, ip: '10.0.0.7', requestId: 'req-of-a-person' }

/** The operations that take an actor: a new one without a case here does not compile. */
type Audited = {
  [Name in keyof Store]: Parameters<Store[Name]>[0] extends WithActor ? Name : never
}[keyof Store]

type Act = {
  readonly act: (store: Store) => Promise<unknown>
  readonly row: {
    readonly action: string
    readonly objectType: string
    readonly objectId: string
    readonly affiliateId: string | null
  }
  /** Rows of the same transaction about other objects. */
  readonly besides?: readonly Act['row'][]
}

function aboutJob(scene: Scene, action: string): Act['row'] {
  return { action, objectType: 'job', objectId: must(scene.jobs[0]).id, affiliateId: scene.affiliateId }
}

function aboutRun({ runId, affiliateId }: Scene, action: string): Act['row'] {
  return { action, objectType: 'run', objectId: runId, affiliateId }
}

function aboutAutomation({ automationId, affiliateId }: Scene, action: string): Act['row'] {
  return { action, objectType: 'automation', objectId: automationId, affiliateId }
}

function aboutLead({ leadId, affiliateId }: Scene, action: string): Act['row'] {
  return { action, objectType: 'lead', objectId: leadId, affiliateId }
}

function jobIdsOf({ affiliateId, jobs }: Scene) {
  return { affiliateId, jobIds: [must(jobs[0]).id], actor: ACTOR }
}

const OPERATIONS = {
  enrolLeads: async (t) => {
    const { affiliateId } = await enrolScene(t)
    const leadIds = [await t.world.addLead({ affiliateId }), await t.world.addLead({ affiliateId })]
    return {
      act: (store) => store.enrolLeads({ affiliateId, leadIds, triggerType: 'AFTER_OPTIN', actor: ACTOR }),
      row: { action: 'trigger.run', objectType: 'trigger', objectId: 'AFTER_OPTIN', affiliateId },
    }
  },
  recordEvent: async (t) => {
    const scene = await enrolScene(t, { goalEvents: ['paid'] })
    const event = { event: 'paid', key: 'INV-1', at: null, data: null }
    const { affiliateId, leadId } = scene
    return {
      act: (store) => store.recordEvent({ affiliateId, lead: { leadId }, ...event, actor: ACTOR }),
      row: aboutLead(scene, 'lead.event'),
    }
  },
  resolveUnconfirmed: async (t) => {
    const scene = await enrolScene(t)
    const { affiliateId, id: jobId } = await loseOne(t)
    return {
      act: (store) => store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'was_sent', actor: ACTOR }),
      row: aboutJob(scene, 'job.resolve'),
    }
  },
  cancelRun: async (t) => {
    const scene = await enrolScene(t)
    return {
      act: (store) => store.cancelRun({ ...scene, actor: ACTOR }),
      row: aboutRun(scene, 'run.cancel'),
    }
  },
  pauseRun: async (t) => {
    const scene = await enrolScene(t)
    return { act: (store) => store.pauseRun({ ...scene, actor: ACTOR }), row: aboutRun(scene, 'run.pause') }
  },
  resumeRun: async (t) => {
    const scene = await enrolScene(t)
    await t.store.pauseRun({ ...scene, ...BY })
    return { act: (store) => store.resumeRun({ ...scene, actor: ACTOR }), row: aboutRun(scene, 'run.resume') }
  },
  restartRun: async (t) => {
    const scene = await enrolScene(t)
    await t.store.cancelRun({ ...scene, ...BY })
    const { affiliateId } = scene
    return {
      act: (store) => store.restartRun({ ...scene, fromStepOrder: 1, actor: ACTOR }),
      row: { action: 'run.restart', objectType: 'run', objectId: expect.any(String), affiliateId },
    }
  },
  setAutomationStatus: async (t) => {
    const scene = await enrolScene(t)
    return {
      act: (store) => store.setAutomationStatus({ ...scene, status: 'paused', actor: ACTOR }),
      row: aboutAutomation(scene, 'automation.status'),
    }
  },
  cancelJobs: async (t) => {
    const scene = await enrolScene(t)
    return { act: (store) => store.cancelJobs(jobIdsOf(scene)), row: aboutJob(scene, 'job.cancel') }
  },
  undoCancelJobs: async (t) => {
    const scene = await enrolScene(t)
    await t.store.cancelJobs({ ...jobIdsOf(scene), ...BY })
    return {
      act: (store) => store.undoCancelJobs({ ...jobIdsOf(scene), withinMs: 60_000 }),
      row: aboutJob(scene, 'job.undo-cancel'),
    }
  },
  retryJobs: async (t) => {
    const scene = await enrolScene(t)
    await settleAs(t, await claimOne(t), REFUSED_CONTENT)
    return { act: (store) => store.retryJobs(jobIdsOf(scene)), row: aboutJob(scene, 'job.retry') }
  },
  sendJobsNow: async (t) => {
    const scene = await enrolScene(t, { delaysHours: [24] })
    return { act: (store) => store.sendJobsNow(jobIdsOf(scene)), row: aboutJob(scene, 'job.send-now') }
  },
  unsubscribeLead: async (t) => {
    const scene = await enrolScene(t)
    return {
      act: (store) => store.unsubscribeLead({ ...scene, reason: 'unsubscribed', actor: ACTOR }),
      row: aboutLead(scene, 'lead.unsubscribe'),
    }
  },
  leaveSequence: async (t) => {
    const scene = await enrolScene(t)
    const { messageRef } = must(scene.jobs[0])
    return {
      act: (store) => store.leaveSequence({ messageRef, actor: ACTOR }),
      row: aboutLead(scene, 'lead.leave-sequence'),
    }
  },
  undoStop: async (t) => {
    const scene = await enrolScene(t)
    const { messageRef } = must(scene.jobs[0])
    await t.store.leaveSequence({ messageRef, ...BY })
    return {
      act: (store) => store.undoStop({ messageRef, withinMs: 60_000, actor: ACTOR }),
      row: aboutLead(scene, 'lead.undo-stop'),
    }
  },
  snoozeLead: async (t) => {
    const scene = await enrolScene(t)
    const { messageRef } = must(scene.jobs[0])
    return {
      act: (store) => store.snoozeLead({ messageRef, forMs: 60_000, actor: ACTOR }),
      row: aboutLead(scene, 'lead.snooze'),
    }
  },
  reactivateLead: async (t) => {
    const scene = await enrolScene(t)
    await settleAs(t, await claimOne(t), REFUSED_RECIPIENT)
    return {
      act: (store) => store.reactivateLead({ ...scene, note: 'It works.', actor: ACTOR }),
      row: aboutLead(scene, 'lead.reactivate'),
    }
  },
  liftSuppressions: async (t) => {
    const scene = await enrolScene(t)
    await settleAs(t, await claimOne(t), REFUSED_RECIPIENT)
    const { affiliateId, leadId } = scene
    const note = 'The relay was wrong.'
    return {
      act: (store) => store.liftSuppressions({ affiliateId, leadIds: [leadId], note, actor: ACTOR }),
      row: aboutLead(scene, 'lead.lift-suppression'),
    }
  },
  updateLead: async (t) => {
    const scene = await enrolScene(t)
    return {
      act: (store) => store.updateLead({ ...scene, changes: { name: 'Rahma' }, actor: ACTOR }),
      row: aboutLead(scene, 'lead.update'),
    }
  },
  eraseLead: async (t) => {
    const scene = await enrolScene(t)
    return {
      act: (store) => store.eraseLead({ ...scene, actor: ACTOR }),
      row: aboutLead(scene, 'lead.erase'),
    }
  },
  publishSteps: async (t) => {
    const scene = await enrolScene(t)
    const steps = [{ delayMinutes: 0, emailSubject: 'New', preheader: '', emailBody: 'New' }]
    return {
      act: (store) => store.publishSteps({ ...scene, steps, actor: ACTOR }),
      row: aboutAutomation(scene, 'automation.publish'),
    }
  },
  topUpCredit: async (t) => {
    const affiliateId = await t.world.addAffiliate({ credits: 5 })
    const booking = {
      amountCredits: 500,
      type: 'topup',
      description: 'Transfer',
      reference: 'INV-1',
    } as const
    return {
      act: (store) => store.topUpCredit({ affiliateId, ...booking, actor: ACTOR }),
      row: { action: 'credit.topped_up', objectType: 'credit', objectId: affiliateId, affiliateId },
    }
  },
  suspendAffiliate: async (t) => {
    const affiliateId = await t.world.addAffiliate()
    return {
      act: (store) => store.suspendAffiliate({ affiliateId, reason: 'complaints', actor: ACTOR }),
      row: { action: 'user.suspend', objectType: 'user', objectId: expect.any(String), affiliateId },
    }
  },
  releaseAffiliate: async (t) => {
    const affiliateId = await t.world.addAffiliate()
    await t.store.suspendAffiliate({ affiliateId, reason: 'complaints', ...BY })
    return {
      act: (store) => store.releaseAffiliate({ affiliateId, reason: 'settled', actor: ACTOR }),
      row: { action: 'user.release', objectType: 'user', objectId: expect.any(String), affiliateId },
    }
  },
  approveTopUp: async (t) => {
    const affiliateId = await t.world.addAffiliate({ credits: 5 })
    const requestId = await t.world.addTopUpRequest({ affiliateId, credits: 500 })
    const approval = { amountCredits: 500, reason: null, description: '', statementRow: null }
    return {
      act: (store) => store.approveTopUp({ affiliateId, requestId, ...approval, actor: ACTOR }),
      row: { action: 'top-up.approve', objectType: 'top_up', objectId: requestId, affiliateId },
      besides: [{ action: 'credit.topped_up', objectType: 'credit', objectId: affiliateId, affiliateId }],
    }
  },
  stopSending: async () => ({
    act: (store) => store.stopSending({ reason: 'a test', actor: ACTOR }),
    row: { action: 'engine.stop-sending', objectType: 'engine', objectId: 'sending', affiliateId: null },
  }),
  resumeSending: async (t) => {
    await t.store.stopSending({ reason: 'a test', ...BY })
    return {
      act: (store) => store.resumeSending({ actor: ACTOR }),
      row: { action: 'engine.resume-sending', objectType: 'engine', objectId: 'sending', affiliateId: null },
    }
  },
} as const satisfies Record<Audited, (t: StoreHarness) => Promise<Act>>

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/** What the audit log holds beyond the rows of the preparation, which the system made. */
async function auditRows() {
  const { rows } = await harness.pool.query(
    `SELECT "action", "objectType", "objectId", "affiliateId", "actorId", "ip", "requestId",
       "at" = ${STANDING_CLOCK.now} AS "byStoreClock"
     FROM "ActivityLog" WHERE "actorId" IS NOT NULL OR "requestId" IS NOT NULL OR "ip" IS NOT NULL`,
  )
  return rows
}

/** A pool whose connections are asked to commit and cannot. */
function refusingCommit(pool: pg.Pool): pg.Pool {
  const refuse = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...args: readonly unknown[]) =>
          key === 'query' && args[0] === 'COMMIT'
            ? Promise.reject(new Error('no commit'))
            : (Reflect.apply(value, target, args) as unknown)
      },
    })
  return new Proxy(pool, {
    get: (target, key) =>
      key === 'connect' ? async () => refuse(await target.connect()) : Reflect.get(target, key),
  })
}

describe.each(Object.entries(OPERATIONS))('%s by a person', (_name, prepare) => {
  it('leaves exactly one audit row, with IP and request id, by the clock of the store', async () => {
    const t = await harness.begin()
    const { act, row, besides = [] }: Act = await prepare(t)
    await act(t.store)
    const { userId: actorId, ip, requestId } = ACTOR
    expect(await auditRows()).toEqual(
      [...besides, row].map((each) => ({ ...each, actorId, ip, requestId, byStoreClock: true })),
    )
  })

  it('leaves none when it rolls back', async () => {
    const t = await harness.begin()
    const { act, besides = [] }: Act = await prepare(t)
    const pool = refusingCommit(harness.pool)
    const store = createPgStore({ pool, clock: STANDING_CLOCK, hashKey: 'test' })
    await expect(act(store)).rejects.toThrow('no commit')
    expect(await auditRows()).toEqual([])
    await act(t.store)
    expect(await auditRows()).toHaveLength(1 + besides.length)
  })

  it('leaves none when it is asked for again and changes nothing', async () => {
    const t = await harness.begin()
    const { act, besides = [] }: Act = await prepare(t)
    await act(t.store)
    await act(t.store)
    const repeatable = ['sendJobsNow', 'publishSteps', 'snoozeLead'].includes(_name)
    expect(await auditRows()).toHaveLength((repeatable ? 2 : 1) + besides.length)
  })
})

it('a reply that ends a run leaves one row of the system, however many come', async () => {
  const t = await harness.begin()
  const scene = await enrolScene(t, { delaysHours: [0, 24], endOnReply: true })
  const { id, messageRef } = await claimOne(t)
  for (const digest of ['first', 'second'])
    await t.store.applyDeliveryEvent({
      ...{ digest, kind: 'replied', bounceClass: null, at: null, link: null, reason: null },
      source: { kind: 'report', email: '', messageRef, payload: {} },
    })
  const { rows } = await harness.pool.query(
    `SELECT "action", "affiliateId", "actorId", "after" FROM "ActivityLog" WHERE "objectId" = $1`,
    [scene.runId],
  )
  const { affiliateId } = scene
  expect(rows).toEqual([{ action: 'run.end-by-reply', affiliateId, actorId: null, after: { jobId: id } }])
})

it.each([
  ['the link of a mail', 'unsubscribed', 'lead.unsubscribe', 'own-link'],
  ['the unsubscribe address of a mail', 'unsubscribed', 'lead.unsubscribe', 'letter'],
  ['a complaint', 'complained', 'lead.suppress', 'report'],
  ['a hard bounce', 'bounced', 'lead.suppress', 'report'],
] as const)(
  '%s that stops a lead leaves one row, of the lead or of the system, however often it comes',
  async (_who, kind, action, source) => {
    const t = await harness.begin()
    const scene = await enrolScene(t)
    const { messageRef } = must(scene.jobs[0])
    const { affiliateId, leadId } = scene
    const email = must((await t.world.readLead(leadId)).email ?? undefined)
    for (const digest of ['first', 'second'])
      await t.store.applyDeliveryEvent({
        ...{
          digest,
          kind,
          bounceClass: kind === 'bounced' ? 'hard' : null,
          at: null,
          link: null,
          reason: null,
        },
        source:
          source === 'own-link'
            ? { kind: source, messageRef }
            : {
                ...{ kind: 'report', messageRef, email, payload: {} },
                ...(source === 'letter' ? { byReader: true } : {}),
              },
      })
    const { rows } = await harness.pool.query(
      `SELECT "action", "objectId", "affiliateId", "actorId", "byLead", "after" FROM "ActivityLog" WHERE "objectId" = $1`,
      [leadId],
    )
    expect(rows).toEqual([
      {
        action,
        objectId: leadId,
        affiliateId,
        actorId: null,
        byLead: source !== 'report',
        after: expect.objectContaining({ reason: expect.any(String) }),
      },
    ])
  },
)

it('a booking that the ledger refuses leaves no audit row and no credit', async () => {
  const t = await harness.begin()
  const { act, row } = await OPERATIONS.topUpCredit(t)
  const { pool } = harness
  await pool.query(`ALTER TABLE "AffiliateCreditTransaction" ADD CONSTRAINT "for_now" CHECK ("amount" < 500)`)
  try {
    await expect(act(t.store)).rejects.toThrow('for_now')
  } finally {
    await pool.query(`ALTER TABLE "AffiliateCreditTransaction" DROP CONSTRAINT "for_now"`)
  }
  expect(await auditRows()).toEqual([])
  expect(await t.world.readCredit(row.objectId)).toMatchObject({ balance: 5, totalToppedUp: 5 })
})

it('many jobs at once leave a row each', async () => {
  const t = await harness.begin()
  const { affiliateId, runIds } = await enrolScene(t, { leads: 5 })
  const jobs = await Promise.all(runIds.map((runId) => t.world.readJobs(runId)))
  const jobIds = jobs.flat().map((job) => job.id)
  await t.store.cancelJobs({ affiliateId, jobIds, actor: ACTOR })
  expect((await auditRows()).map((row) => row.objectId).sort()).toEqual([...jobIds].sort())
})
