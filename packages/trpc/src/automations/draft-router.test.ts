import { triggerLeads } from '@booster/engine/flow/1-trigger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
}, 60_000)
afterAll(() => world.close(), 30_000)

const text = (emailSubject: string, emailBody = '<p>Halo {{nama|Kak}}</p>') => ({
  emailSubject,
  preheader: '',
  emailBody,
})

/** A sequence with two published steps that one lead has entered; its mails wait. */
async function sequenceOnItsWay() {
  const { id } = await caller.automation.create({
    name: `Alur ${crypto.randomUUID()}`,
    triggerType: 'WELCOME',
    activate: true,
    steps: [
      { delayMinutes: 60, ...text('Satu') },
      { delayMinutes: 1_440, ...text('Dua') },
    ],
  })
  const { rows } = await world.pool.query<{ id: string }>(
    `SELECT l."id" FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND l."email" IS NOT NULL
       AND l."unsubscribedAt" IS NULL AND l."suppressedAt" IS NULL AND l."awaitingSince" IS NULL LIMIT 1`,
    [world.owner.affiliateId],
  )
  const report = await triggerLeads(world.services.store, {
    affiliateId: world.owner.affiliateId,
    leadIds: [rows[0]?.id ?? ''],
    triggerType: 'WELCOME',
    automationId: id,
    actor: { userId: null, ip: null, requestId: null },
  })
  expect(report.enrolled).toHaveLength(1)
  const { steps } = await caller.automation.get({ id })
  return { id, steps: steps.map(({ id: stepId, ...step }) => ({ ...pick(step), id: stepId })) }
}

function pick(step: { delayMinutes: number; emailSubject: string; preheader: string; emailBody: string }) {
  const { delayMinutes, emailSubject, preheader, emailBody } = step
  return { delayMinutes, emailSubject, preheader, emailBody }
}

async function jobsOf(automationId: string) {
  const { rows } = await world.pool.query<{ status: string; subject: string; errorCode: string | null }>(
    `SELECT j."status"::text AS "status", s."emailSubject" AS "subject", j."errorCode"
     FROM "AffiliateAutomationJob" j JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
     WHERE j."automationId" = $1 ORDER BY j."stepOrder"`,
    [automationId],
  )
  return rows
}

describe('a draft', () => {
  it('stands apart from the published steps until it is published, with the effect that was stated', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const begun = await caller.automation.draft({ id })
    expect(begun).toMatchObject({ isDraft: false, revision: 0, publishedVersion: 1, author: null, steps })

    const first = steps[0] ?? { delayMinutes: -1 }
    const written = [
      { ...first, ...text('Satu baru') },
      { delayMinutes: 2_880, ...text('Tiga') },
    ]
    const saved = await caller.automation.saveDraft({ id, revision: 0, steps: written })
    expect(saved).toMatchObject({ isDraft: true, revision: 1, baseVersion: 1, steps: written })
    expect(saved.author).toEqual({ name: world.owner.name, kind: 'person', isYou: true })
    expect((await jobsOf(id)).map(({ subject }) => subject)).toEqual(['Satu', 'Dua'])

    const stated = await caller.automation.publishPreview({ id })
    expect(stated).toMatchObject({
      effect: { newTextMails: 1, cancelledMails: 1, runsOnTheirWay: 1, newSteps: 1, movedSteps: 0 },
      creditsPerLead: 2,
    })
    const published = await caller.automation.publish({ id, revision: 1 })
    expect(published).toEqual({ version: 2, effect: stated.effect })
    expect(await jobsOf(id)).toEqual([
      { status: 'pending', subject: 'Satu baru', errorCode: null },
      { status: 'cancelled', subject: 'Dua', errorCode: 'STEP_DELETED' },
    ])
    expect(await caller.automation.draft({ id })).toMatchObject({ isDraft: false, publishedVersion: 2 })
  })

  it('is not overwritten by who has not seen it; who does so on purpose leaves it among the kept ones', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const save = (emailSubject: string, more: { revision?: number; replace?: boolean }) =>
      caller.automation.saveDraft({ id, steps: steps.map((step) => ({ ...step, emailSubject })), ...more })
    await save('Ani', { revision: 0 })
    await expect(save('Budi', { revision: 0 })).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { reason: 'DRAFT_CHANGED' },
    })
    expect((await caller.automation.draft({ id })).steps[0]?.emailSubject).toBe('Ani')
    const replaced = await save('Budi', { revision: 0, replace: true })
    expect(replaced).toMatchObject({
      revision: 2,
      steps: [{ emailSubject: 'Budi' }, { emailSubject: 'Budi' }],
    })
    const { drafts } = await caller.automation.keptDrafts({ id })
    expect(drafts).toMatchObject([{ reason: 'replaced', steps: [{ emailSubject: 'Ani' }, {}] }])

    await expect(caller.automation.discardDraft({ id, revision: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const discarded = await caller.automation.discardDraft({ id, revision: 2 })
    expect(discarded).toMatchObject({ isDraft: false, revision: 0, steps })
    const kept = await caller.automation.keptDrafts({ id })
    expect(kept.drafts.map(({ reason }) => reason)).toEqual(['discarded', 'replaced'])
    await expect(caller.automation.publish({ id, revision: 2 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is not begun from steps that were published over meanwhile', async () => {
    const { id, steps } = await sequenceOnItsWay()
    await caller.automation.saveDraft({ id, steps: [{ delayMinutes: 0, ...text('Lain') }] })
    await caller.automation.publish({ id, revision: 1 })
    const late = { id, revision: 0, publishedVersion: 1, steps }
    await expect(caller.automation.saveDraft(late)).rejects.toMatchObject({
      cause: { reason: 'DRAFT_CHANGED' },
    })
    expect(await caller.automation.saveDraft({ ...late, publishedVersion: 2 })).toMatchObject({ revision: 1 })
  })

  it('is saved while two save at once, one after the other', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => caller.automation.saveDraft({ id, revision: 0, steps })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it.each([
    ['steps.1.emailSubject', { emailSubject: '' }, 'SUBJECT_EMPTY'],
    ['steps.1.emailBody', { emailBody: '' }, 'BODY_EMPTY'],
    ['steps.1.delayMinutes', { delayMinutes: 5 }, 'DELAY_DECREASES'],
    ['steps.1.emailBody', { emailBody: '<p>{{namaa}}</p>' }, 'SHORTCODE_UNKNOWN'],
  ])('says what keeps it from being published: %s', async (field, wrong, kind) => {
    const { id, steps } = await sequenceOnItsWay()
    const [first, second] = steps
    const saved = await caller.automation.saveDraft({ id, steps: [first, { ...second, ...wrong }] as never })
    expect(saved.checks).toContainEqual(expect.objectContaining({ kind, level: 'error', step: 1 }))
    const answer = caller.automation.publish({ id, revision: saved.revision })
    await expect(answer).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await answer.catch((error) => expect(JSON.stringify(error.cause)).toContain(field.split('.')[2] ?? ''))
    expect((await jobsOf(id)).map(({ subject }) => subject)).toEqual(['Satu', 'Dua'])
  })

  it('is judged by the mail it makes: a shortcode in pieces is filled, so it may go', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const [first] = steps
    const pieces = { ...first, ...text('Satu', '<p>Halo {{<b>nama</b>|Kak}}</p>') }
    const { revision, checks } = await caller.automation.saveDraft({ id, steps: [pieces] as never })
    expect(checks.filter(({ level }) => level === 'error')).toEqual([])
    expect(await caller.automation.publish({ id, revision })).toMatchObject({ version: 2 })
  })

  it('bears the name of the program that wrote it', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const program = createCaller(
      contextOf({ ...world.owner, sessionId: null, keyName: 'Agen' }, world.services),
    )
    const saved = await program.automation.saveDraft({ id, steps })
    expect(saved.author).toEqual({ name: 'Agen', kind: 'program', isYou: true })
    expect((await caller.automation.draft({ id })).author).toEqual({
      ...{ name: 'Agen', kind: 'program', isYou: false },
    })
    await program.automation.publish({ id, revision: 1 })
    const { versions } = await caller.automation.versions({ id })
    expect(versions).toMatchObject([
      { version: 2, author: { name: 'Agen', kind: 'program' } },
      { version: 1, author: { name: world.owner.name, kind: 'person', isYou: true } },
    ])
  })
})

describe('the versions of a sequence', () => {
  it('can be read with the texts of then, and written again as a draft, even where a step was deleted', async () => {
    const { id, steps } = await sequenceOnItsWay()
    await caller.automation.saveDraft({ id, steps: [{ delayMinutes: 0, ...text('Lain') }] })
    await caller.automation.publish({ id, revision: 1 })
    const old = await caller.automation.version({ id, version: 1 })
    expect(old).toMatchObject({ version: 1, steps })
    await caller.automation.saveDraft({ id, steps: old.steps })
    expect(await caller.automation.publish({ id, revision: 1 })).toMatchObject({ version: 3 })
    const { steps: live } = await caller.automation.get({ id })
    expect(live.map(({ emailSubject, delayMinutes }) => [emailSubject, delayMinutes])).toEqual([
      ['Satu', 60],
      ['Dua', 1_440],
    ])
    await expect(caller.automation.version({ id, version: 4 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('name and rules', () => {
  it('change alone, leave the rest, and stand in the audit log as they were and are', async () => {
    const { id } = await sequenceOnItsWay()
    const tracking = { trackOpens: 'on', trackClicks: false, endOnReply: true } as const
    const changed = await caller.automation.update({ id, name: 'Nama baru', onNoCredit: 'hold', ...tracking })
    expect(changed).toMatchObject({
      name: 'Nama baru',
      onNoCredit: 'hold',
      reentry: 'once',
      catchUpHours: 24,
      ...tracking,
    })
    const { rows } = await world.pool.query(
      `SELECT "before", "after" FROM "ActivityLog" WHERE "action" = 'automation.update' AND "objectId" = $1`,
      [id],
    )
    expect(rows).toMatchObject([
      {
        before: { onNoCredit: 'fail', trackOpens: 'auto', trackClicks: true, endOnReply: false },
        after: { name: 'Nama baru', onNoCredit: 'hold', ...tracking },
      },
    ])
    await caller.automation.setStatus({ id, status: 'archived' })
    await expect(caller.automation.update({ id, name: 'Lain' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(caller.automation.saveDraft({ id, steps: [] })).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a copy', () => {
  it('has rules and steps of the other as its draft, under a name that is free', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const { name } = await caller.automation.update({
      id,
      onUnconfirmed: 'send_again_once',
      ...{ trackOpens: 'off', trackClicks: false, endOnReply: true },
    })
    const copy = await caller.automation.duplicate({ id })
    const made = await caller.automation.get({ id: copy.id })
    expect(made).toMatchObject({
      name: `${name} (2)`,
      status: 'draft',
      onUnconfirmed: 'send_again_once',
      ...{ trackOpens: 'off', trackClicks: false, endOnReply: true },
      steps: [],
    })
    expect((await caller.automation.draft({ id: copy.id })).steps.map(pick)).toEqual(steps.map(pick))
    const third = await caller.automation.duplicate({ id: copy.id })
    expect((await caller.automation.get({ id: third.id })).name).toBe(`${name} (3)`)
  })

  it('can go by a file, which names what is wrong in it', async () => {
    const { id, steps } = await sequenceOnItsWay()
    const file = await caller.automation.file({ id })
    const { id: made } = await caller.automation.importFile({ file: JSON.parse(JSON.stringify(file)) })
    expect((await caller.automation.draft({ id: made })).steps.map(pick)).toEqual(steps.map(pick))
    const { trackOpens: _, trackClicks: __, endOnReply: ___, ...older } = file
    const ofOlder = await caller.automation.importFile({ file: older })
    expect(await caller.automation.get({ id: ofOlder.id })).toMatchObject({
      trackOpens: 'auto',
      trackClicks: true,
      endOnReply: false,
    })
    await expect(
      caller.automation.importFile({
        file: { ...file, steps: [{ ...file.steps[0], delayMinutes: -1 }] } as never,
      }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('comes whole from a file, or not at all', async () => {
    const { id } = await sequenceOnItsWay()
    const file = await caller.automation.file({ id })
    const counts = async () =>
      (
        await world.pool.query(
          `SELECT (SELECT count(*)::int FROM "AffiliateAutomation") AS automations,
             (SELECT count(*)::int FROM "AutomationDraft") AS drafts,
             (SELECT count(*)::int FROM "ActivityLog") AS notes`,
        )
      ).rows[0]
    const before = await counts()
    await whileRefusing('AutomationDraft', 'false', async () => {
      await expect(caller.automation.importFile({ file })).rejects.toThrow()
      await expect(caller.automation.duplicate({ id })).rejects.toThrow()
    })
    expect(await counts()).toEqual(before)
    await caller.automation.importFile({ file })
    const { automations, drafts, notes } = before
    expect(await counts()).toEqual({ automations: automations + 1, drafts: drafts + 1, notes: notes + 1 })
  })

  it('is left by none when its connection ends between sequence and draft', async () => {
    const { id } = await sequenceOnItsWay()
    const file = { ...(await caller.automation.file({ id })), name: `Terputus ${crypto.randomUUID()}` }
    const locker = await world.pool.connect()
    try {
      // The import stands before its draft until the end of this transaction.
      await locker.query('BEGIN')
      await locker.query('LOCK TABLE "AutomationDraft" IN ACCESS EXCLUSIVE MODE')
      const imported = caller.automation.importFile({ file }).catch((error: unknown) => error)
      await expect.poll(() => killWaiting(locker), { timeout: 10_000 }).toBe(1)
      expect(await imported).toBeInstanceOf(Error)
      await locker.query('ROLLBACK')
    } finally {
      locker.release()
    }
    const { rows } = await world.pool.query(`SELECT 1 FROM "AffiliateAutomation" WHERE "name" = $1`, [
      file.name,
    ])
    expect(rows).toEqual([])
  })
})

/** Ends connections of this database that wait for a lock. @returns how many */
async function killWaiting(client: { query: typeof world.pool.query }): Promise<number> {
  const { rows } = await client.query<{ killed: number }>(
    `SELECT count(*) FILTER (WHERE pg_terminate_backend("pid"))::int AS "killed" FROM pg_stat_activity
     WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`,
  )
  return rows[0]?.killed ?? 0
}

/** While `act` runs, the database refuses new rows that break `check`. */
async function whileRefusing(table: string, check: string, act: () => Promise<void>): Promise<void> {
  await world.pool.query(`ALTER TABLE "${table}" ADD CONSTRAINT "for_now" CHECK (${check}) NOT VALID`)
  try {
    await act()
  } finally {
    await world.pool.query(`ALTER TABLE "${table}" DROP CONSTRAINT "for_now"`)
  }
}
