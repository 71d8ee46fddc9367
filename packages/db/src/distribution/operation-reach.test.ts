import type { ClaimedJob, Store } from '@booster/engine/ports'
import {
  ACCEPTED,
  BY,
  claim,
  enrolScene,
  HOUR_MS,
  LEASE_MS,
  must,
  PROVIDER,
  REFUSED_CONTENT,
  REFUSED_RECIPIENT,
  type Scene,
  sendOf,
} from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { OPERATION_REACH } from './operation-reach.ts'
import { tablePlacement } from './table-placement.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
  await watchWrites(harness)
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/** Every row written to a table that lies with its affiliate leaves a note of its transaction and affiliate. */
async function watchWrites({ pool }: PgHarness): Promise<void> {
  await pool.query(`
    CREATE UNLOGGED TABLE "Touched" ("transaction" xid8 NOT NULL, "affiliateId" uuid NOT NULL);
    CREATE FUNCTION note_touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO "Touched" VALUES (pg_current_xact_id(), coalesce(NEW."affiliateId", OLD."affiliateId"));
      RETURN NULL;
    END $$`)
  for (const [table, { on }] of Object.entries(tablePlacement)) {
    if (on !== 'affiliate') continue
    await pool.query(`CREATE TRIGGER "touched" AFTER INSERT OR UPDATE OR DELETE ON "${table}"
      FOR EACH ROW EXECUTE FUNCTION note_touched()`)
  }
}

/** The affiliates that each transaction since the last call wrote to. */
async function takeTouched(): Promise<readonly (readonly string[])[]> {
  const { rows } = await harness.pool.query<{ ids: string[] }>(
    `WITH seen AS (DELETE FROM "Touched" RETURNING *)
     SELECT array_agg(DISTINCT "affiliateId"::text) AS "ids" FROM seen GROUP BY "transaction"`,
  )
  return rows.map((row) => row.ids)
}

type Operation = (input?: unknown) => Promise<unknown>

/** The store; after each operation `onDone` sees what it has written. */
function watched(store: Store, onDone: (name: keyof Store, input: unknown) => Promise<void>): Store {
  return new Proxy(store, {
    get: (target, name: keyof Store): Operation => {
      const operation = target[name] as Operation
      return async (input) => {
        await takeTouched() // what the world prepared before is not the operation's
        const answer = await operation(input)
        await onDone(name, input)
        return answer
      }
    },
  })
}

function namedAffiliate(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'affiliateId' in input
    ? String(input.affiliateId)
    : null
}

it('no operation writes to more affiliates at once than it states', { timeout: 60_000 }, async () => {
  const most = new Map<keyof Store, number>()
  const { store, world } = await harness.begin()
  const onDone = async (name: keyof Store, input: unknown): Promise<void> => {
    const touched = await takeTouched()
    const atOnce = Math.max(0, ...touched.map((ids) => ids.length))
    most.set(name, Math.max(most.get(name) ?? 0, atOnce))
    const own = namedAffiliate(input)
    if (own !== null) expect(new Set(touched.flat()), name).toEqual(new Set(touched.length > 0 ? [own] : []))
    if (OPERATION_REACH[name] === 'no affiliate') expect(touched, name).toEqual([])
    if (OPERATION_REACH[name] === 'one affiliate') expect(atOnce, name).toBeLessThanOrEqual(1)
  }
  await playEveryOperation({ store: watched(store, onDone), world })

  // Every operation took part, and those of one affiliate really wrote.
  expect([...most.keys()].sort()).toEqual(Object.keys(OPERATION_REACH).sort())
  const ofOne = [...most].filter(([name]) => OPERATION_REACH[name] === 'one affiliate')
  expect(ofOne.filter(([, atOnce]) => atOnce !== 1)).toEqual([])
  // The watch can see more than one.
  for (const name of [
    'claimDueJobs',
    'askGoals',
    'settleSends',
    'rescueExpiredLeases',
    'resolveAgedUnconfirmed',
  ] as const)
    expect(most.get(name), name).toBe(2)
})

const LEASE_TOKEN = '00000000-0000-7000-8000-00000000aaaa'
const SCENE = { leads: 5, delaysHours: [0, 500] } as const

/** Two affiliates do everything that a store can do. */
async function playEveryOperation(at: StoreHarness): Promise<void> {
  const scenes = [await enrolScene(at, SCENE), await enrolScene(at, SCENE)]
  const sent = await sendFirstSteps(at, scenes)
  for (const [n, scene] of scenes.entries()) {
    await steerAll(at, scene)
    await hearAndPublish(at, { scene, messageRef: must(sent[n]).messageRef, digest: String(n).repeat(64) })
  }
  await refuseAndReactivate(at)
  await at.store.nextDueInMs()
  await at.store.openBreaker({
    provider: PROVIDER,
    fault: { code: 'DOWN', message: 'down' },
    coolDownMs: 1,
    coolDownAtMostMs: 1,
    alertAfterMs: 0,
  })
  await at.store.closeBreaker({ provider: PROVIDER, by: 'accepted' })
  await at.store.stopSending({ reason: 'test', ...BY })
  await at.store.resumeSending(BY)
}

/** The provider refuses who opted in last, and their affiliates let mail to them start again. */
async function refuseAndReactivate(at: StoreHarness): Promise<void> {
  await at.world.advance(2 * HOUR_MS)
  const { jobs } = await claim(at, 100)
  await at.store.settleSends(jobs.map((job) => sendOf(job, REFUSED_RECIPIENT)))
  for (const [n, { affiliateId, leadId }] of jobs.entries()) {
    if (n % 2 === 0) await at.store.reactivateLead({ affiliateId, leadId, note: 'wrong', ...BY })
    else await at.store.liftSuppressions({ affiliateId, leadIds: [leadId], note: 'wrong', ...BY })
  }
}

/** Of each affiliate one is accepted, one refused, one answered late, one resolved, one left to the policy. */
async function sendFirstSteps(at: StoreHarness, scenes: readonly Scene[]): Promise<readonly ClaimedJob[]> {
  const { store, world } = at
  const { jobs } = await claim(at, 100)
  expect(jobs).toHaveLength(10)
  await store.readStepTexts(jobs.map((job) => ({ ...job, version: job.stepVersion })))
  expect(await store.askGoals(jobs)).toHaveLength(10)
  const lines = scenes.map(({ affiliateId }) => jobs.filter((job) => job.affiliateId === affiliateId))
  const nth = (n: number) => lines.map((line) => must(line[n]))
  await store.settleSends([
    ...nth(0).map((job) => sendOf(job, ACCEPTED)),
    ...nth(1).map((job) => sendOf(job, REFUSED_CONTENT)),
  ])
  await world.advance(LEASE_MS + 1)
  expect(await store.rescueExpiredLeases({ limit: 100 })).toEqual({ rescued: 6 })
  await store.settleLateAnswers(nth(2).map((job) => sendOf(job, ACCEPTED)))
  for (const { affiliateId, id: jobId } of nth(3))
    await store.resolveUnconfirmed({ affiliateId, jobId, verdict: 'was_sent', ...BY })
  await world.advance(24 * HOUR_MS)
  expect(await store.resolveAgedUnconfirmed({ olderThanMs: HOUR_MS, limit: 100 })).toEqual({ resolved: 2 })
  for (const { affiliateId, id } of nth(1)) await store.retryJobs({ affiliateId, jobIds: [id], ...BY })
  return nth(0)
}

async function steerAll({ store, world }: StoreHarness, scene: Scene): Promise<void> {
  const { affiliateId, automationId, runId, jobs } = scene
  const later = { affiliateId, jobIds: [must(jobs[1]).id], ...BY }
  await store.cancelJobs(later)
  await store.undoCancelJobs({ ...later, withinMs: HOUR_MS })
  await store.sendJobsNow(later)
  await store.pauseRun({ affiliateId, runId, ...BY })
  await store.resumeRun({ affiliateId, runId, ...BY })
  const { messageRef } = must(jobs[0])
  await store.leaveSequence({ messageRef, ...BY })
  await store.undoStop({ messageRef, withinMs: HOUR_MS, ...BY })
  await store.snoozeLead({ messageRef, forMs: HOUR_MS, ...BY })
  await store.snoozeLead({ messageRef, forMs: 0, ...BY })
  const registered = { event: 'registered', key: '', at: null, data: null }
  await store.recordEvent({ affiliateId, lead: { leadId: must(scene.leadIds[2]) }, ...registered, ...BY })
  await store.cancelRun({ affiliateId, runId: must(scene.runIds[2]), ...BY })
  await store.restartRun({ affiliateId, runId: must(scene.runIds[2]), fromStepOrder: 1, ...BY })
  await store.setAutomationStatus({ affiliateId, automationId, status: 'paused', ...BY })
  await store.setAutomationStatus({ affiliateId, automationId, status: 'active', ...BY })
  await store.unsubscribeLead({ affiliateId, leadId: must(scene.leadIds[3]), reason: 'complaint', ...BY })
  const [second, fifth] = [must(scene.leadIds[1]), must(scene.leadIds[4])]
  await store.updateLead({ affiliateId, leadId: second, changes: { name: 'Rahma' }, ...BY })
  await store.eraseLead({ affiliateId, leadId: fifth, ...BY })
  await store.topUpCredit({
    affiliateId,
    amountCredits: 5,
    type: 'topup',
    description: '',
    reference: `topup ${affiliateId}`,
    ...BY,
  })
  await store.suspendAffiliate({ affiliateId, reason: 'test', ...BY })
  await store.releaseAffiliate({ affiliateId, reason: 'test', ...BY })
  const requestId = await world.addTopUpRequest({ affiliateId, credits: 5 })
  const approval = { amountCredits: 5, reason: null, description: '', statementRow: null }
  await store.approveTopUp({ affiliateId, requestId, ...approval, ...BY })
}

async function hearAndPublish(
  { store, world }: StoreHarness,
  {
    scene,
    messageRef,
    digest,
  }: { readonly scene: Scene; readonly messageRef: string; readonly digest: string },
): Promise<void> {
  const { affiliateId, automationId } = scene
  const facts = { bounceClass: null, at: null, link: null, reason: null } as const
  await store.applyDeliveryEvent({
    ...facts,
    digest,
    kind: 'opened',
    source: { kind: 'own-link', messageRef },
  })
  const step = { delayMinutes: 60, emailSubject: 'New', preheader: '', emailBody: 'Body' }
  await store.publishSteps({ affiliateId, automationId, steps: [step], ...BY })
  const portions = [[await world.addLead({ affiliateId })]]
  const bulkTriggerId = await world.addBulkTrigger({ affiliateId, portions, leaseToken: LEASE_TOKEN })
  await store.enrolPortion({ affiliateId, bulkTriggerId, leaseToken: LEASE_TOKEN, leaseMs: LEASE_MS })
  const formId = await world.addForm({ affiliateId })
  const person = { name: 'Ani', email: 'ani@leads.test', whatsapp: null, ip: null, userAgent: null }
  await store.submitOptin({ formId, ...person })
  const asked = await store.submitOptin({ formId, ...person, email: 'budi@leads.test', doubt: 'TRAP' })
  if (asked.kind === 'awaiting') await store.confirmOptin({ confirmationId: asked.confirmationId })
}
