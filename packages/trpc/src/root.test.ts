import { STANDARD_FIELDS } from '@booster/contracts/forms/form-fields'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from './context.ts'
import { appRouter, createCaller } from './root.ts'
import { digestTables } from './testing/digest-tables.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from './testing/two-affiliates.ts'

/** Ids of the owner's things, given to the intruder's calls. */
type Theirs = {
  readonly automationId: string
  readonly stepId: string
  readonly formId: string
  readonly leadId: string
  readonly runId: string
  readonly pendingJobId: string
  readonly failedJobId: string
  readonly cancelledJobId: string
  readonly unconfirmedJobId: string
  readonly bulkTriggerId: string
  /** A file that is uploaded and not started. */
  readonly importId: string
  readonly apiKeyId: string
  /** A request for credit that nobody has decided about. */
  readonly topUpId: string
  readonly sessionId: string
  /** A lead of the intruder's own. */
  readonly ownLeadId: string
}

type Case = {
  /** Who may call it. */
  readonly who: 'affiliate' | 'signedIn'
  /** What the intruder sends, and what comes of it: NOT_FOUND, or an answer with nothing of the owner's in it. */
  readonly tries: readonly { readonly input: (theirs: Theirs) => unknown; readonly gets: string }[]
  /** True: the call is about the caller's own things only, so only the owner's must stay as they are. */
  readonly changesOwn?: boolean
}

function nothing(input: (theirs: Theirs) => unknown = () => undefined) {
  return { input, gets: 'NOTHING' }
}
function notFound(input: (theirs: Theirs) => unknown) {
  return { input, gets: 'NOT_FOUND' }
}
function badRequest(input: (theirs: Theirs) => unknown) {
  return { input, gets: 'BAD_REQUEST' }
}
function forAffiliates(...tries: Case['tries']): Case {
  return { who: 'affiliate', tries }
}
const PREVIEW = {
  language: 'id',
  fields: STANDARD_FIELDS,
  doubleOptIn: false,
  ...{ title: 'Baru', headline: '', description: '', buttonText: 'Daftar', consentText: '', thankYou: '' },
}
const step = { delayMinutes: 0, emailSubject: 'Halo', emailBody: '<p>Halo</p>' }
const FILE = {
  ...{ format: 'affiliate-booster-sequence', formatVersion: 1, name: 'Dari berkas', triggerType: 'WELCOME' },
  ...{ reentry: 'once', onNoCredit: 'fail', onUnconfirmed: 'release', catchUp: 'send_now', catchUpHours: 24 },
  steps: [step],
}

/** One case per procedure; a procedure without one fails the first test. Those of admins are walked by themselves. */
const cases: Readonly<Record<string, Case>> = {
  'session.me': { who: 'signedIn', tries: [nothing()] },
  'session.list': { who: 'signedIn', tries: [nothing()] },
  'session.end': { who: 'signedIn', tries: [notFound((t) => ({ id: t.sessionId }))] },
  'session.endOthers': { who: 'signedIn', tries: [nothing()] },
  'session.endView': { who: 'signedIn', tries: [nothing()] },
  'session.setLanguage': { who: 'signedIn', tries: [nothing(() => ({ language: 'en' }))], changesOwn: true },
  'settings.get': forAffiliates(nothing()),
  'settings.update': { ...forAffiliates(nothing(() => ({ timeZone: 'Asia/Makassar' }))), changesOwn: true },
  'notice.read': forAffiliates(nothing((t) => ({ ids: [t.leadId] }))),
  'stats.get': forAffiliates(nothing()),
  'stats.overview': forAffiliates(nothing()),
  'delivery.figures': forAffiliates(nothing()),
  'apiKey.list': forAffiliates(nothing()),
  'apiKey.create': { ...forAffiliates(nothing(() => ({ name: 'Kasir' }))), changesOwn: true },
  'apiKey.revoke': forAffiliates(notFound((t) => ({ id: t.apiKeyId }))),
  'automation.list': forAffiliates(nothing()),
  'automation.get': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.report': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.create': {
    ...forAffiliates(nothing(() => ({ name: 'Baru', triggerType: 'WELCOME', steps: [step] }))),
    changesOwn: true,
  },
  'automation.setStatus': forAffiliates(
    notFound((t) => ({ id: t.automationId, status: 'paused' })),
    notFound((t) => ({ id: t.automationId, status: 'archived' })),
  ),
  'automation.templates': forAffiliates(nothing()),
  'automation.update': forAffiliates(notFound((t) => ({ id: t.automationId, name: 'Diambil' }))),
  'automation.duplicate': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.file': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.importFile': { ...forAffiliates(nothing(() => ({ file: FILE }))), changesOwn: true },
  'automation.draft': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.saveDraft': forAffiliates(
    notFound((t) => ({ id: t.automationId, steps: [step] })),
    notFound((t) => ({ id: t.automationId, steps: [{ ...step, id: t.stepId }], replace: true })),
  ),
  'automation.discardDraft': forAffiliates(notFound((t) => ({ id: t.automationId, revision: 1 }))),
  'automation.keptDrafts': forAffiliates(nothing((t) => ({ id: t.automationId }))),
  'automation.publishPreview': forAffiliates(notFound((t) => ({ id: t.automationId }))),
  'automation.publish': forAffiliates(notFound((t) => ({ id: t.automationId, revision: 1 }))),
  'automation.versions': forAffiliates(nothing((t) => ({ id: t.automationId }))),
  'automation.version': forAffiliates(notFound((t) => ({ id: t.automationId, version: 1 }))),
  'automation.sendTest': forAffiliates(notFound((t) => ({ id: t.automationId, stepOrder: 1 }))),
  'automation.previewStep': forAffiliates(
    nothing(() => ({ emailSubject: 'Halo', emailBody: '<p>Halo</p>' })),
    notFound((t) => ({ emailSubject: 'Halo', emailBody: '<p>Halo</p>', leadId: t.leadId })),
  ),
  'form.list': forAffiliates(nothing()),
  'form.get': forAffiliates(notFound((t) => ({ id: t.formId }))),
  'form.create': {
    ...forAffiliates(
      nothing(() => ({ title: 'Baru', consentText: 'Saya setuju menerima email.' })),
      badRequest((t) => ({
        title: 'Baru',
        consentText: 'Saya setuju menerima email.',
        automationId: t.automationId,
      })),
    ),
    changesOwn: true,
  },
  'form.update': forAffiliates(
    notFound((t) => ({ id: t.formId, active: false })),
    notFound((t) => ({ id: t.formId, automationId: t.automationId })),
  ),
  'form.preview': forAffiliates(nothing(() => PREVIEW)),
  'import.get': forAffiliates(notFound((t) => ({ id: t.importId }))),
  'import.list': forAffiliates(nothing()),
  'import.start': forAffiliates(
    notFound((t) => ({
      id: t.importId,
      mapping: { email: 0 },
      onKnown: 'update',
      consent: { text: 'Setuju', source: 'Webinar' },
    })),
  ),
  'import.cancel': forAffiliates(notFound((t) => ({ id: t.importId }))),
  'import.badRows': forAffiliates(notFound((t) => ({ id: t.importId }))),
  'lead.search': forAffiliates(nothing(() => ({ q: 'fi' }))),
  'lead.list': forAffiliates(
    nothing(),
    nothing((t) => ({ cursor: `2030-01-01T00:00:00.000Z_${t.leadId}` })),
    nothing((t) => ({ sort: 'name', cursor: `name:_${t.leadId}` })),
    nothing(() => ({ tag: 'webinar' })),
    nothing(() => ({ source: 'optin', status: 'new', hasAddress: true })),
  ),
  'lead.count': forAffiliates(nothing()),
  'lead.tags': forAffiliates(nothing()),
  'lead.get': forAffiliates(notFound((t) => ({ id: t.leadId }))),
  'lead.add': {
    ...forAffiliates(
      nothing(() => ({
        name: 'Rahma',
        email: 'rahma@contoh.test',
        consent: { text: 'Setuju', source: 'WhatsApp' },
      })),
    ),
    changesOwn: true,
  },
  'lead.update': forAffiliates(notFound((t) => ({ id: t.leadId, name: 'Rahma' }))),
  'lead.addTags': forAffiliates(nothing((t) => ({ leadIds: [t.leadId], add: ['milik saya'] }))),
  'lead.unsubscribe': forAffiliates(notFound((t) => ({ id: t.leadId }))),
  'lead.reactivate': forAffiliates(notFound((t) => ({ id: t.leadId, note: 'Alamatnya benar.' }))),
  'lead.askAgain': forAffiliates(notFound((t) => ({ id: t.leadId }))),
  'lead.erase': forAffiliates(notFound((t) => ({ id: t.leadId }))),
  'trigger.preview': forAffiliates(
    notFound((t) => ({ leadIds: [t.leadId], triggerType: 'AFTER_OPTIN' })),
    nothing((t) => ({ leadIds: [t.ownLeadId], triggerType: 'AFTER_OPTIN', automationId: t.automationId })),
  ),
  'trigger.run': forAffiliates(
    notFound((t) => ({ leadIds: [t.leadId], triggerType: 'AFTER_OPTIN' })),
    nothing((t) => ({ leadIds: [t.ownLeadId], triggerType: 'AFTER_OPTIN', automationId: t.automationId })),
  ),
  'event.record': forAffiliates(
    notFound((t) => ({ event: 'paid', leadId: t.leadId })),
    notFound(() => ({ event: 'paid', email: 'tidak-ada@contoh.test' })),
  ),
  'trigger.previewBulk': forAffiliates(
    nothing((t) => ({ leadIds: [t.leadId], triggerType: 'AFTER_OPTIN' })),
    nothing(() => ({ filter: {}, triggerType: 'AFTER_OPTIN' })),
  ),
  'trigger.startBulk': {
    ...forAffiliates(
      nothing((t) => ({ leadIds: [t.leadId], triggerType: 'AFTER_OPTIN' })),
      notFound((t) => ({ filter: {}, triggerType: 'AFTER_OPTIN', automationId: t.automationId })),
    ),
    changesOwn: true,
  },
  'trigger.listBulk': forAffiliates(nothing()),
  'trigger.progress': forAffiliates(notFound((t) => ({ id: t.bulkTriggerId }))),
  'trigger.skipped': forAffiliates(notFound((t) => ({ id: t.bulkTriggerId }))),
  'trigger.cancelBulk': forAffiliates(notFound((t) => ({ id: t.bulkTriggerId }))),
  'job.list': forAffiliates(
    nothing(),
    nothing((t) => ({ automationId: t.automationId })),
    nothing((t) => ({ leadId: t.leadId })),
    nothing((t) => ({ runId: t.runId })),
  ),
  'job.counts': forAffiliates(
    nothing((t) => ({ automationId: t.automationId })),
    nothing((t) => ({ leadId: t.leadId })),
    nothing((t) => ({ runId: t.runId })),
  ),
  'job.get': forAffiliates(
    notFound((t) => ({ id: t.pendingJobId })),
    notFound((t) => ({ id: t.failedJobId, filter: { automationId: t.automationId } })),
  ),
  'job.cancel': forAffiliates(notFound((t) => ({ jobIds: [t.pendingJobId] }))),
  'job.undoCancel': forAffiliates(notFound((t) => ({ jobIds: [t.cancelledJobId] }))),
  'job.retry': forAffiliates(notFound((t) => ({ jobIds: [t.failedJobId, t.pendingJobId] }))),
  'job.retryMatching': forAffiliates(
    nothing((t) => ({ filter: { automationId: t.automationId } })),
    nothing((t) => ({ filter: { runId: t.runId } })),
    nothing((t) => ({ filter: { leadId: t.leadId } })),
  ),
  'job.cancelMatching': forAffiliates(
    nothing((t) => ({ filter: { automationId: t.automationId } })),
    nothing((t) => ({ filter: { leadId: t.leadId, status: 'pending' } })),
  ),
  'job.sendNow': forAffiliates(notFound((t) => ({ jobIds: [t.pendingJobId] }))),
  'job.resolve': forAffiliates(
    notFound((t) => ({ jobId: t.unconfirmedJobId, verdict: 'was_sent' })),
    notFound((t) => ({ jobId: t.unconfirmedJobId, verdict: 'release' })),
  ),
  'run.list': forAffiliates(
    nothing(),
    nothing((t) => ({ automationId: t.automationId })),
    nothing((t) => ({ leadId: t.leadId })),
  ),
  'run.get': forAffiliates(notFound((t) => ({ id: t.runId }))),
  'run.cancel': forAffiliates(notFound((t) => ({ id: t.runId }))),
  'run.pause': forAffiliates(notFound((t) => ({ id: t.runId }))),
  'run.resume': forAffiliates(notFound((t) => ({ id: t.runId }))),
  'run.restart': forAffiliates(notFound((t) => ({ id: t.runId, fromStepOrder: 1 }))),
  'credit.status': forAffiliates(nothing()),
  'credit.ledger': forAffiliates(
    nothing(),
    nothing(() => ({ cursor: 1_000_000, limit: 100 })),
  ),
  'topUp.terms': forAffiliates(nothing()),
  'topUp.list': forAffiliates(nothing()),
  'topUp.request': { ...forAffiliates(nothing(() => ({ credits: 100 }))), changesOwn: true },
  'topUp.addProof': forAffiliates(notFound((t) => ({ id: t.topUpId, proofUrl: 'https://bukti.test/1' }))),
  'topUp.cancel': forAffiliates(notFound((t) => ({ id: t.topUpId }))),
  'live.changes': forAffiliates(nothing()),
  'demo.clock': { who: 'signedIn', tries: [{ input: () => undefined, gets: 'FORBIDDEN' }] },
  'demo.advanceClock': { who: 'signedIn', tries: [{ input: () => ({ hours: 1 }), gets: 'FORBIDDEN' }] },
}

const procedures = Object.entries(appRouter._def.procedures).map(([path, procedure]) => ({
  path,
  type: (procedure as unknown as { _def: { type: string } })._def.type,
}))
const ofAffiliates = procedures.filter(({ path }) => !path.startsWith('admin.'))
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

let world: TwoAffiliates
let theirs: Theirs
let ownersIds: ReadonlySet<string>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  theirs = await readTheirs()
  ownersIds = await readIds(world.owner.affiliateId)
}, 60_000)

afterAll(() => world?.close())

describe('every procedure', () => {
  it('has a case here', () => {
    expect(ofAffiliates.map(({ path }) => path).toSorted()).toEqual(Object.keys(cases).toSorted())
  })

  it.each(ofAffiliates)('$path keeps to its own affiliate', async ({ path }) => {
    const { tries = [], changesOwn = false } = cases[path] ?? {}
    for (const { input, gets } of tries) {
      const scope = changesOwn ? world.owner.affiliateId : null
      const before = await digestTables(world.pool, scope)
      const answer = await outcomeOf(() => call(path, world.intruder, input(theirs)))
      expect(answer.code ?? 'NOTHING', answer.text).toBe(gets)
      expect(foreignIdsIn(answer.text, input(theirs))).toEqual([])
      expect(await digestTables(world.pool, scope)).toEqual(before)
    }
  })
})

describe('who may not call', () => {
  let before: Record<string, string>

  beforeAll(async () => {
    before = await digestTables(world.pool)
  })

  it.each(procedures)('$path refuses who is not signed in', async ({ path }) => {
    expect(await codeOf(() => call(path, null, undefined))).toBe('UNAUTHORIZED')
  })

  it.each(procedures.filter(({ path }) => cases[path]?.who !== 'signedIn'))(
    '$path refuses the wrong role',
    async ({ path }) => {
      const wrong = path.startsWith('admin.') ? world.intruder : world.admin
      expect(await codeOf(() => call(path, wrong, undefined))).toBe('FORBIDDEN')
    },
  )

  it.each(ofAffiliates.filter(({ type, path }) => type === 'mutation' && cases[path]?.who === 'affiliate'))(
    '$path refuses a suspended affiliate',
    async ({ path }) => {
      const suspended = { ...world.owner, affiliateStatus: 'suspended' as const }
      expect(await codeOf(() => call(path, suspended, undefined))).toBe('FORBIDDEN')
    },
  )

  it.each(procedures.filter(({ type, path }) => type === 'mutation' && path !== 'session.endView'))(
    '$path refuses an admin who looks at the account',
    async ({ path }) => {
      const viewedBy = { userId: world.admin.userId, name: world.admin.name, until: new Date() }
      const refused = call(path, { ...world.owner, viewedBy }, undefined)
      await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN', cause: { reason: 'VIEW_ONLY' } })
    },
  )

  it('changes nothing', async () => {
    expect(await digestTables(world.pool)).toEqual(before)
  })
})

describe('the owner', () => {
  it('does reach what the intruder could not', async () => {
    const caller = createCaller(contextOf(world.owner, world.services))
    const job = await caller.job.get({ id: theirs.pendingJobId })
    expect(ownersIds.has(job.lead.id)).toBe(true)
    expect((await caller.run.get({ id: theirs.runId })).steps.length).toBeGreaterThan(0)
    expect((await caller.automation.get({ id: theirs.automationId })).steps.length).toBeGreaterThan(0)
  })

  it('hears of its own changes alone', async () => {
    world.subscribed.length = 0
    const answer = await call('live.changes', world.owner, { lastEventId: '3' })
    expect(world.subscribed).toEqual([world.owner.affiliateId])
    expect(JSON.stringify(answer)).toContain('credit')
  })
})

/** Calls a procedure by its path; what a subscription yields is collected. */
async function call(path: string, viewer: Viewer | null, input: unknown): Promise<unknown> {
  let target: unknown = createCaller(contextOf(viewer, world.services))
  for (const part of path.split('.')) target = (target as Record<string, unknown>)[part]
  const answer = await (target as (input: unknown) => Promise<unknown>)(input)
  if (!isIterable(answer)) return answer
  const events: unknown[] = []
  for await (const event of answer) events.push(event)
  return events
}

function isIterable(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer
}

async function outcomeOf(call: () => Promise<unknown>): Promise<{ code: string | null; text: string }> {
  try {
    return { code: null, text: JSON.stringify((await call()) ?? null) }
  } catch (error) {
    if (error instanceof TRPCError) return { code: error.code, text: error.message }
    throw error
  }
}

async function codeOf(call: () => Promise<unknown>) {
  return (await outcomeOf(call)).code
}

/** Ids of the owner in an answer, but for those that the intruder had sent himself. */
function foreignIdsIn(text: string, input: unknown): string[] {
  const sent = new Set(JSON.stringify(input ?? null).match(UUID))
  return (text.match(UUID) ?? []).filter((id) => ownersIds.has(id) && !sent.has(id))
}

async function readTheirs(): Promise<Theirs> {
  const one = async (text: string, affiliateId = world.owner.affiliateId): Promise<string> => {
    const { rows } = await world.pool.query<{ id: string }>(text, [affiliateId])
    const id = rows[0]?.id
    if (id === undefined) throw new Error(`The demo lacks a row: ${text}`)
    return id
  }
  const job = (status: string) =>
    one(
      `SELECT "id" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" = '${status}' LIMIT 1`,
    )
  const automationId = await one(
    `SELECT "id" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "status" = 'active'
       AND "triggerType" = 'AFTER_OPTIN' LIMIT 1`,
  )
  return {
    automationId,
    stepId: await one(`SELECT "id" FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 LIMIT 1`),
    formId: await one(`SELECT "id" FROM "OptinForm" WHERE "affiliateId" = $1 LIMIT 1`),
    leadId: await one(
      `SELECT "leadId" AS "id" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "status" = 'active' LIMIT 1`,
    ),
    runId: await one(
      `SELECT "id" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "status" = 'active' LIMIT 1`,
    ),
    pendingJobId: await job('pending'),
    failedJobId: await job('failed'),
    cancelledJobId: await job('cancelled'),
    unconfirmedJobId: await job('unconfirmed'),
    bulkTriggerId: await runningBulkTrigger(),
    importId: await uploadedFile(),
    apiKeyId: await apiKey(),
    topUpId: await topUp(),
    sessionId: await session(),
    ownLeadId: await one(
      `SELECT "id" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" IS NOT NULL LIMIT 1`,
      world.intruder.affiliateId,
    ),
  }
}

async function topUp(): Promise<string> {
  const { id } = await createCaller(contextOf(world.owner, world.services)).topUp.request({ credits: 500 })
  return id
}

async function uploadedFile(): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from('nama,email\nBudi,budi@impor.test\n')
  })()
  const { affiliateId } = world.owner
  const uploaded = await world.services.imports.upload({ affiliateId, fileName: 'peserta.csv', bytes })
  if (uploaded.kind !== 'uploaded') throw new Error(`not uploaded: ${uploaded.kind}`)
  return uploaded.id
}

/** A bulk trigger of the owner that another process works at. */
async function runningBulkTrigger(): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    `INSERT INTO "BulkTrigger"
       ("affiliateId", "triggerType", "totalLeads", "portionCount", "leaseToken", "leaseUntil")
     VALUES ($1, 'AFTER_OPTIN', 2, 1, gen_random_uuid(), now() + interval '1 hour') RETURNING "id"`,
    [world.owner.affiliateId],
  )
  return rows[0]?.id ?? ''
}

async function apiKey(): Promise<string> {
  const caller = createCaller(contextOf(world.owner, world.services))
  return (await caller.apiKey.create({ name: 'Kasir' })).apiKey.id
}

async function session(): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    `INSERT INTO "Session" ("userId", "token", "expiresAt") VALUES ($1, 'of the owner', now() + interval '1 day')
     RETURNING "id"`,
    [world.owner.userId],
  )
  return rows[0]?.id ?? ''
}

/** Every id of every row of an affiliate. */
async function readIds(affiliateId: string): Promise<ReadonlySet<string>> {
  const { rows: tables } = await world.pool.query<{ name: string }>(
    `SELECT "table_name" AS "name" FROM information_schema.columns
     WHERE "table_schema" = 'public' AND "column_name" IN ('affiliateId', 'id')
     GROUP BY 1 HAVING count(*) = 2`,
  )
  const ids = new Set([affiliateId])
  for (const { name } of tables) {
    const { rows } = await world.pool.query<{ id: string }>(
      `SELECT "id"::text AS "id" FROM "${name}" WHERE "affiliateId" = $1`,
      [affiliateId],
    )
    for (const { id } of rows) ids.add(id)
  }
  return ids
}
