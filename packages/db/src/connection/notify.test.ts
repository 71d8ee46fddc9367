import { ACCEPTED, BY, claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { CHANGE_CHANNEL } from '../engine-store/shared/announce.ts'
import { addFormViews } from '../forms/add-form-views.ts'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { type Change, listenForChanges } from './notify.ts'

let harness: PgHarness
let stop: (() => Promise<void>) | undefined

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterEach(async () => {
  await stop?.()
  stop = undefined
})

afterAll(async () => {
  await harness?.end()
})

/** Whose sessions have ended, since the last `listen`. */
let signedOut: string[] = []

/** Listens, and says what was heard of everything committed so far: notifications come in the order of commits. */
async function listen() {
  const heard = { due: 0, changes: [] as Change[], errors: [] as string[] }
  signedOut = []
  let marks = 0
  let onMark = (): void => undefined
  const connected = new Promise<void>((resume) => {
    const line = listenForChanges(harness.url, {
      onDue: () => {
        heard.due += 1
      },
      onSignOut: (userId) => {
        if (userId !== 'all') signedOut.push(userId)
      },
      onChange: (change) => {
        if (change.affiliateIds === 'all') resume()
        else if (change.affiliateIds[0] === `mark ${marks}`) onMark()
        else heard.changes.push(change)
      },
      onError: (error) => heard.errors.push(error.message),
    })
    stop = () => line.close()
  })
  await connected
  heard.due = 0
  return async () => {
    marks += 1
    const marked = new Promise<void>((resume) => {
      onMark = resume
    })
    const payload = JSON.stringify({ a: [`mark ${marks}`], t: [] })
    await harness.pool.query(`SELECT pg_notify('${CHANGE_CHANNEL}', $1)`, [payload])
    await marked
    const copy = { ...heard, changes: heard.changes }
    heard.due = 0
    heard.changes = []
    return copy
  }
}

describe('what is announced', () => {
  it('a trigger wakes the workers and tells the screens', async () => {
    const t = await harness.begin()
    const hear = await listen()
    const { affiliateId } = await enrolScene(t, { credits: 0 })
    const { due, changes, errors } = await hear()
    expect(due).toBe(1)
    expect(changes).toContainEqual({ affiliateIds: [affiliateId], topics: ['jobs', 'runs', 'leads'] })
    expect(errors).toEqual([])
  })

  it('a settlement tells the screens once, and wakes nobody', async () => {
    const t = await harness.begin()
    const { affiliateId } = await enrolScene(t)
    const job = await claimOne(t)
    const hear = await listen()
    await settleAs(t, job, ACCEPTED)
    expect(await hear()).toEqual({
      due: 0,
      changes: [{ affiliateIds: [affiliateId], topics: ['jobs', 'runs', 'credit'] }],
      errors: [],
    })
  })

  it('opened forms tell their screens, and wake nobody', async () => {
    const { world } = await harness.begin()
    const affiliateId = await world.addAffiliate()
    const formId = await world.addForm({ affiliateId })
    const hear = await listen()
    await addFormViews(harness.pool, { formId, views: 3 })
    expect(await hear()).toEqual({
      due: 0,
      changes: [{ affiliateIds: [affiliateId], topics: ['forms'] }],
      errors: [],
    })
  })

  it('a suspension signs the person out and wakes nobody; a release wakes the workers', async () => {
    const t = await harness.begin()
    const affiliateId = await t.world.addAffiliate()
    const { rows } = await harness.pool.query<{ userId: string }>(
      `SELECT "userId" FROM "AffiliateProfile" WHERE "id" = $1`,
      [affiliateId],
    )
    const hear = await listen()
    const changes = [{ affiliateIds: [affiliateId], topics: ['jobs', 'runs', 'people'] }]
    await t.store.suspendAffiliate({ affiliateId, reason: 'a test', ...BY })
    expect(await hear()).toEqual({ due: 0, changes, errors: [] })
    expect(signedOut).toEqual([rows[0]?.userId])
    await t.store.releaseAffiliate({ affiliateId, reason: 'a test', ...BY })
    expect(await hear()).toEqual({ due: 1, changes, errors: [] })
    expect(signedOut).toHaveLength(1)
  })

  it('a top-up wakes the workers, also a second time after nothing was heard between', async () => {
    const t = await harness.begin()
    const affiliateId = await t.world.addAffiliate()
    const hear = await listen()
    const topUp = { affiliateId, amountCredits: 1, type: 'topup' as const, description: '', ...BY }
    await t.store.topUpCredit({ ...topUp, reference: 'one' })
    expect((await hear()).due).toBe(1)
    await t.store.topUpCredit({ ...topUp, reference: 'one' })
    expect(await hear()).toEqual({ due: 0, changes: [], errors: [] })
    await t.store.topUpCredit({ ...topUp, reference: 'two' })
    expect((await hear()).due).toBe(1)
  })
})
