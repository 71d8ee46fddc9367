import { AUDIT_ACTIONS, type AuditAction } from '@booster/contracts/audit'
import { FIELD_WORDS } from '@booster/contracts/audit/field-words'
import { settle } from '@booster/engine/domain/settlement'
import type { ClaimedJob } from '@booster/engine/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from './context.ts'
import { appRouter, createCaller } from './root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from './testing/two-affiliates.ts'

/** Mutations that leave no row, or whose row another test shows, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'session.setLanguage': 'the language of one’s own screen',
  'automation.saveDraft': 'a draft reaches nobody; what is published is audited',
  'automation.previewStep': 'writes nothing',
  'admin.topUp.readStatement': 'writes nothing',
  'demo.advanceClock': 'only in demo mode: moveDemoClock writes demo.clock_advanced in its transaction',
  'lead.askAgain': 'needs an opt-in by mail: confirm-optin.test.ts shows lead.ask-again',
  'admin.credit.checkNow': 'needs a provider: admin-router.test.ts shows provider_credit.checked',
  'admin.alert.deliver': 'needs channels: admin-router.test.ts shows alert.delivered_again',
}

type Act = {
  readonly as: 'owner' | 'admin' | 'viewing'
  readonly input: () => unknown
  readonly leaves: AuditAction
}

let world: TwoAffiliates
let sessionId: string
let refused: readonly ClaimedJob[]

function byOwner(leaves: AuditAction, input: Act['input']): Act {
  return { as: 'owner', input, leaves }
}
function byAdmin(leaves: AuditAction, input: Act['input']): Act {
  return { as: 'admin', input, leaves }
}

const STEP = { delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo {{nama}}</p>' }
const FILE = {
  ...{ format: 'affiliate-booster-sequence', formatVersion: 1, name: 'Dari berkas', triggerType: 'WELCOME' },
  ...{ reentry: 'once', onNoCredit: 'fail', onUnconfirmed: 'release', catchUp: 'send_now', catchUpHours: 24 },
  steps: [STEP],
}
const REASON = 'Sebuah alasan'

/** In this order: some need what others made. */
const ACTS: Readonly<Record<string, Act>> = {
  'settings.update': byOwner('settings.update', () => ({ senderName: 'Toko Budi' })),
  'apiKey.create': byOwner('api-key.create', () => ({ name: 'Kasir' })),
  'apiKey.revoke': byOwner('api-key.revoke', () => one(`SELECT "id" FROM "ApiKey" WHERE "name" = 'Kasir'`)),
  'automation.create': byOwner('automation.create', () => ({
    name: 'Baru',
    triggerType: 'WELCOME',
    steps: [STEP],
  })),
  'automation.update': byOwner('automation.update', () => ofAutomation({ name: 'Lain', endOnReply: true })),
  'automation.duplicate': byOwner('automation.create', () => ofAutomation({})),
  'automation.importFile': byOwner('automation.create', () => ({ file: FILE })),
  'automation.discardDraft': byOwner('automation.discard-draft', () => ofDraft()),
  'automation.publish': byOwner('automation.publish', () => ofDraft()),
  'automation.sendTest': byOwner('automation.test-send', () => ofAutomation({ stepOrder: 1 })),
  'automation.setStatus': byOwner('automation.status', () => ofAutomation({ status: 'active' })),
  'form.create': byOwner('form.create', () => ({
    title: 'Baru',
    consentText: 'Saya setuju menerima email.',
  })),
  'form.update': byOwner('form.update', async () => ({
    ...(await one(`SELECT "id" FROM "OptinForm" WHERE "affiliateId" = $1 AND "title" = 'Baru'`)),
    ...{ active: false, thankYou: 'Terima kasih', tags: ['a'] },
  })),
  'lead.add': byOwner('lead.add', () => ({
    ...{ name: 'Rahma', email: 'rahma@contoh.test', consent: { text: 'Setuju', source: 'WhatsApp' } },
  })),
  'lead.update': byOwner('lead.update', async () => ({
    ...(await rahma()),
    name: 'Rahma Dewi',
    tags: ['b'],
  })),
  'lead.addTags': byOwner('lead.tag', async () => ({ leadIds: [(await rahma()).id], add: ['c'] })),
  'import.start': byOwner('lead-import.start', async () => ({
    ...{ id: await uploadedFile(), mapping: { email: 0, name: 1 }, onKnown: 'update' },
    consent: { text: 'Setuju', source: 'Webinar' },
  })),
  'import.cancel': byOwner('lead-import.cancel', () =>
    one(
      `INSERT INTO "LeadImport" ("affiliateId", "status", "fileName", "startedAt", "totalRows", "consentText", "consentSource")
       VALUES ($1, 'running', 'a.csv', now(), 3, 'Setuju', 'Bazar') RETURNING "id"`,
    ),
  ),
  'event.record': byOwner('lead.event', async () => ({
    leadId: (await rahma()).id,
    event: 'attended',
    key: 'z',
  })),
  'notice.read': byOwner('notice.read', async () => ({
    ids: [
      (
        await one(
          `INSERT INTO "Notice" ("affiliateId", "kind", "amount") VALUES ($1, 'low_credit', 3) RETURNING "id"`,
        )
      ).id,
    ],
  })),
  'trigger.run': byOwner('trigger.run', async () => ({
    ...{ leadIds: [(await rahma()).id], triggerType: 'AFTER_OPTIN' },
  })),
  'trigger.startBulk': byOwner('trigger.bulk-start', async () => ({
    ...{ leadIds: [(await rahma()).id], triggerType: 'AFTER_OPTIN' },
  })),
  'trigger.cancelBulk': byOwner('trigger.bulk-cancel', () =>
    one(
      `INSERT INTO "BulkTrigger" ("affiliateId", "triggerType", "totalLeads", "portionCount", "leaseToken", "leaseUntil")
       VALUES ($1, 'AFTER_OPTIN', 2, 1, gen_random_uuid(), now() + interval '1 hour') RETURNING "id"`,
    ),
  ),
  'job.sendNow': byOwner('job.send-now', async () => ({ jobIds: [await jobThatMay('sendNow')] })),
  'job.cancel': byOwner('job.cancel', async () => ({ jobIds: [await jobIn('pending')] })),
  'job.undoCancel': byOwner('job.undo-cancel', async () => ({
    jobIds: [
      (await one(`SELECT "objectId" AS "id" FROM "ActivityLog" WHERE "requestId" = 'req-job.cancel'`)).id,
    ],
  })),
  'job.resolve': byOwner('job.resolve', async () => ({
    ...{ jobId: await jobIn('unconfirmed'), verdict: 'release' },
  })),
  'job.retry': byOwner('job.retry', async () => ({ jobIds: [await jobThatMay('retry')] })),
  'job.retryMatching': byOwner('job.retry', () => ({ filter: {} })),
  'run.pause': byOwner('run.pause', () => ofRun()),
  'run.resume': byOwner('run.resume', () => lastRun('run.pause')),
  'run.cancel': byOwner('run.cancel', () => lastRun('run.pause')),
  'run.restart': byOwner('run.restart', async () => ({ ...(await lastRun('run.pause')), fromStepOrder: 1 })),
  'job.cancelMatching': byOwner('job.cancel', () => ({ filter: { status: 'pending' } })),
  'lead.unsubscribe': byOwner('lead.unsubscribe', () => rahma()),
  'lead.reactivate': byOwner('lead.reactivate', async () => ({ id: refused[0]?.leadId, note: REASON })),
  'lead.erase': byOwner('lead.erase', () => rahma()),
  'topUp.request': byOwner('top-up.request', () => ({ credits: 100, key: 'a' })),
  'topUp.addProof': byOwner('top-up.add-proof', async () => ({
    ...{ id: await openTopUp(), proofUrl: 'https://bukti.test/1' },
  })),
  'topUp.cancel': byOwner('top-up.cancel', async () => ({ id: await openTopUp() })),
  'session.end': byOwner('session.end', async () => ({ id: await sessionFor('owner') })),
  'session.endOthers': byOwner('session.end', async () => {
    await sessionFor('owner')
    return undefined
  }),
  'admin.alert.acknowledge': byAdmin('alert.acknowledged', async () => ({
    ...{ id: await alert(), note: REASON, muteHours: 2 },
  })),
  'admin.alert.resolve': byAdmin('alert.resolved', async () => ({ id: await alert(), note: REASON })),
  'admin.engine.runNow': byAdmin('engine.run', () => ({})),
  'admin.engine.stop': byAdmin('engine.stop-sending', () => ({ reason: REASON })),
  'admin.engine.resume': byAdmin('engine.resume-sending', () => undefined),
  'admin.affiliate.note': byAdmin('user.note', () => ({ id: world.owner.affiliateId, note: REASON })),
  'admin.affiliate.topUp': byAdmin('credit.topped_up', () => ({
    ...{ affiliateId: world.owner.affiliateId, amountCredits: 5, reason: REASON, reference: 'INV-AUDIT' },
  })),
  'admin.user.invite': byAdmin('user.invite', () => ({
    ...{ email: 'baru@undangan.test', name: 'Baru', role: 'affiliate', language: 'id' },
  })),
  'admin.user.inviteAgain': byAdmin('user.invite-again', () => invited()),
  'admin.user.revokeInvitation': byAdmin('user.revoke-invitation', () => invited()),
  'admin.user.sendReset': byAdmin('user.send-reset', () => ({ userId: world.owner.userId })),
  'admin.user.signOut': byAdmin('user.sign-out', () => ({ userId: world.owner.userId })),
  'admin.user.suspend': byAdmin('user.suspend', () => ({ userId: world.owner.userId, reason: REASON })),
  'admin.user.release': byAdmin('user.release', () => ({ userId: world.owner.userId, reason: REASON })),
  'admin.user.viewAs': byAdmin('user.view-as', () => ({ userId: world.owner.userId })),
  'session.endView': { as: 'viewing', input: () => undefined, leaves: 'user.end-view' },
  'admin.integrity.run': byAdmin('integrity.checked', () => undefined),
  'admin.sending.sendTest': byAdmin('sending.test-mail', () => undefined),
  'admin.suppression.liftAddress': byAdmin('lead.lift-suppression', () => ({
    ...{ email: refused[1]?.leadEmail, note: REASON },
  })),
  'admin.suppression.lift': byAdmin('lead.lift-suppression', () => ({
    ...{ reason: 'refused', words: '550 Invalid recipient: …', note: REASON },
  })),
  'admin.topUp.refuse': byAdmin('top-up.refuse', async () => ({ id: await openTopUp(), reason: REASON })),
  'admin.topUp.approve': byAdmin('top-up.approve', async () => ({ id: await openTopUp() })),
}

const mutations = Object.entries(appRouter._def.procedures)
  .filter(([, procedure]) => (procedure as unknown as { _def: { type: string } })._def.type === 'mutation')
  .map(([path]) => path)

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  sessionId = await sessionFor('admin')
  refused = await refuseSome()
}, 60_000)

afterAll(() => world?.close())

describe('every mutation', () => {
  it('is an act with an audit row, or an exception with a reason', () => {
    expect([...Object.keys(ACTS), ...Object.keys(EXCEPTIONS)].toSorted()).toEqual(mutations.toSorted())
  })

  it.each(Object.entries(ACTS))('%s leaves its row, with words for all that is in it', async (path, act) => {
    const viewer = viewerOf(act.as)
    await call(path, viewer, await act.input())
    const { rows } = await world.pool.query<{
      action: AuditAction
      kind: string
      actorId: string
      fields: string[]
    }>(
      `SELECT "action", "actorKind" AS "kind", "actorId", ARRAY(SELECT jsonb_object_keys(coalesce("before", '{}') || coalesce("after", '{}'))) AS "fields"
       FROM "ActivityLog" WHERE "requestId" = $1`,
      [`req-${path}`],
    )
    expect(rows.map(({ action }) => action)).toContain(act.leaves)
    for (const { action, kind, actorId, fields } of rows) {
      expect(Object.keys(AUDIT_ACTIONS)).toContain(action)
      expect([kind, actorId]).toEqual(
        act.as === 'owner' ? ['affiliate', world.owner.userId] : ['admin', world.admin.userId],
      )
      expect(
        fields.filter((field) => !Object.hasOwn(FIELD_WORDS, field) && field !== 'acknowledgedBy'),
      ).toEqual([])
    }
  })
})

function viewerOf(as: Act['as']): Viewer {
  if (as === 'owner') return world.owner
  if (as === 'admin') return { ...world.admin, sessionId }
  const { userId, name } = world.admin
  return { ...world.owner, sessionId, viewedBy: { userId, name, until: new Date() } }
}

async function call(path: string, viewer: Viewer, input: unknown): Promise<unknown> {
  const context = { ...contextOf(viewer, world.services), requestId: `req-${path}` }
  let target: unknown = createCaller(context)
  for (const part of path.split('.')) target = (target as Record<string, unknown>)[part]
  return (target as (input: unknown) => Promise<unknown>)(input)
}

async function one<Row extends { id: string } = { id: string }>(text: string): Promise<Row> {
  const { rows } = await world.pool.query<Row>(text, text.includes('$1') ? [world.owner.affiliateId] : [])
  const [row] = rows
  if (row === undefined) throw new Error(`No row: ${text}`)
  return row
}

async function ofAutomation(rest: object) {
  const { id } = await one(
    `SELECT "id" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "name" IN ('Baru', 'Lain')`,
  )
  return { id, ...rest }
}

/** A draft that differs from what is published. */
async function ofDraft() {
  const { id } = await ofAutomation({})
  const caller = createCaller(contextOf(world.owner, world.services))
  const { steps } = await caller.automation.get({ id })
  const saved = await caller.automation.saveDraft({
    id,
    steps: steps.map((step) => ({ id: step.id, ...STEP, emailSubject: `Halo ${Math.random()}` })),
    replace: true,
  })
  return { id, revision: (saved as { revision: number }).revision }
}

function rahma() {
  return one(`SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" = 'rahma@contoh.test'`)
}

async function jobIn(status: string): Promise<string> {
  const { id } = await one(
    `SELECT "id" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" = '${status}' ORDER BY "id" LIMIT 1`,
  )
  return id
}

async function jobThatMay(action: 'retry' | 'sendNow'): Promise<string> {
  const caller = createCaller(contextOf(world.owner, world.services))
  const status = action === 'retry' ? 'failed' : 'pending'
  const { jobs } = await caller.job.list({ status, limit: 100 })
  const job = jobs.find(({ actions }) => actions[action] === null)
  if (job === undefined) throw new Error(`No job that may: ${action}`)
  return job.id
}

function ofRun() {
  return one(
    `SELECT r."id" FROM "AffiliateAutomationLog" r WHERE r."affiliateId" = $1 AND r."status" = 'active' AND EXISTS (
       SELECT FROM "AffiliateAutomationJob" j WHERE j."affiliateId" = $1 AND j."runId" = r."id" AND j."status" = 'pending') LIMIT 1`,
  )
}

function lastRun(path: string) {
  return one(`SELECT "objectId" AS "id" FROM "ActivityLog" WHERE "requestId" = 'req-${path}'`)
}

/** Hands mails of the owner over to a relay that answers wrongly. */
async function refuseSome(): Promise<readonly ClaimedJob[]> {
  const { pool, services, owner } = world
  await pool.query(
    `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = now() - interval '1 minute'
     WHERE "status" = 'pending' AND "affiliateId" = $1
       AND "id" IN (SELECT "id" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" = 'pending' ORDER BY "scheduledAt" LIMIT 20)`,
    [owner.affiliateId],
  )
  await pool.query(
    `UPDATE "AffiliateDue" SET "nextDueAt" = now() - interval '1 minute' WHERE "affiliateId" = $1`,
    [owner.affiliateId],
  )
  const slots = { processId: 'test', provider: 'smtp', slots: 100, leaseMs: 60_000 }
  const claimed = await services.store.claimDueJobs(slots)
  const jobs = claimed.jobs.filter(({ affiliateId }) => affiliateId === owner.affiliateId).slice(0, 3)
  if (jobs.length < 3) throw new Error(`Only ${jobs.length} of ${claimed.jobs.length} mails are the owner's`)
  for (const job of jobs) {
    const fault = { code: 'RECIPIENT_REFUSED', message: `550 Invalid recipient: <${job.leadEmail}>` }
    const settlement = settle(job, { kind: 'rejected', about: 'recipient', fault }, 0)
    await services.store.settleSends([{ job, settlement, outcome: 'rejected', durationMs: 1 }])
  }
  return jobs
}

async function openTopUp(): Promise<string> {
  const { id } = await createCaller(contextOf(world.owner, world.services)).topUp.request({ credits: 100 })
  return id
}

function invited() {
  return one<{ id: string; userId: string }>(
    `SELECT "id" AS "userId" FROM "User" WHERE "email" = 'baru@undangan.test'`,
  )
}

async function alert(): Promise<string> {
  const { id } = await one(
    `INSERT INTO "Alert" ("kind", "subject", "level", "value", "threshold") VALUES ('unconfirmed', gen_random_uuid()::text, 'warning', 1, 1) RETURNING "id"`,
  )
  return id
}

async function sessionFor(who: 'owner' | 'admin'): Promise<string> {
  const { id } = await one(
    `INSERT INTO "Session" ("userId", "token", "expiresAt")
     VALUES ('${world[who].userId}', gen_random_uuid()::text, now() + interval '1 day') RETURNING "id"`,
  )
  return id
}

async function uploadedFile(): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from('email,nama\nputri@impor.test,Putri\n')
  })()
  const { affiliateId } = world.owner
  const uploaded = await world.services.imports.upload({ affiliateId, fileName: 'a.csv', bytes })
  if (uploaded.kind !== 'uploaded') throw new Error(`not uploaded: ${uploaded.kind}`)
  return uploaded.id
}
