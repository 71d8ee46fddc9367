import { settle } from '@booster/engine/domain/settlement'
import type { ClaimedJob } from '@booster/engine/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../../testing/two-affiliates.ts'

const NOTE = 'The relay answered about our login.'
const OF_THE_STORM = { reason: 'refused', words: '550 Invalid recipient: …' } as const
const STORM = 5
/** More than one portion of a lift would take too long here; portions are tested by `after`. */
const AT_ONCE = 1_000

let world: TwoAffiliates
let admin: ReturnType<typeof createCaller>['admin']['suppression']

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  admin = createCaller(contextOf(world.admin, world.services)).admin.suppression
}, 60_000)

afterAll(() => world?.close())

describe('suppressions by a wrong answer', () => {
  it('are one group, whatever address the answer names, and one action takes them and their mails back', async () => {
    const jobs = await refuseSome()
    const storm = async () => {
      const { groups } = await admin.groups()
      return groups.find(({ words }) => words === OF_THE_STORM.words)
    }
    expect(await storm()).toMatchObject({ ...OF_THE_STORM, addresses: STORM, affiliates: affiliatesOf(jobs) })
    expect(await statesOf(jobs)).toEqual(['failed'])

    let after: Awaited<ReturnType<typeof admin.lift>>['next'] = null
    const sums = { lifted: 0, mails: 0, unfunded: 0, kept: 0 }
    do {
      const { next, ...portion } = await admin.lift({ ...OF_THE_STORM, note: NOTE, after })
      for (const key of ['lifted', 'mails', 'unfunded', 'kept'] as const) sums[key] += portion[key]
      after = next
    } while (after !== null)
    expect(sums).toEqual({ lifted: STORM, mails: STORM, unfunded: 0, kept: 0 })
    expect(await storm()).toBeUndefined()
    expect(await statesOf(jobs)).toEqual(['pending'])
  })

  it('are taken back for one address with its mails, and the audit log keeps who says so, and why', async () => {
    const jobs = await refuseSome()
    const [{ leadEmail: email, leadId }] = jobs as [ClaimedJob]
    await expect(admin.liftAddress({ email: 'nobody@leads.test', note: NOTE })).rejects.toThrow('email')
    await expect(admin.liftAddress({ email: email ?? '', note: ' ' })).rejects.toThrow('note')
    const lifted = await admin.liftAddress({ email: ` ${email?.toUpperCase()} `, note: NOTE })
    expect(lifted).toMatchObject({ unfunded: 0, kept: 0 })
    expect(lifted.lifted).toBeGreaterThan(0)
    expect(await statesOf(jobs.slice(0, 1))).toEqual(['pending'])
    expect(await statesOf(jobs.slice(1))).toEqual(['failed'])
    const { rows } = await world.pool.query(
      `SELECT "actorId", "after"->>'note' AS "note" FROM "ActivityLog"
       WHERE "action" = 'lead.lift-suppression' AND "objectId" = $1 ORDER BY "at" DESC LIMIT 1`,
      [leadId],
    )
    expect(rows).toEqual([{ actorId: world.admin.userId, note: NOTE }])
    let after: Awaited<ReturnType<typeof admin.lift>>['next'] = null
    do after = (await admin.lift({ ...OF_THE_STORM, note: NOTE, after })).next
    while (after !== null)
  })

  it('of another group stay', async () => {
    const { groups } = await admin.groups()
    expect(await admin.lift({ ...OF_THE_STORM, words: 'nobody said this', note: NOTE })).toEqual({
      ...{ lifted: 0, mails: 0, unfunded: 0, kept: 0 },
      next: null,
    })
    expect((await admin.groups()).groups).toEqual(groups)
  })

  it.each([
    ['note', { ...OF_THE_STORM, note: '  ' }],
    ['reason', { ...OF_THE_STORM, reason: 'complaint' as 'refused', note: NOTE }],
  ])('names the field that is wrong: %s', async (field, input) => {
    await expect(admin.lift(input)).rejects.toThrow(field)
  })
})

/** Hands some mails of the demo over to a relay that answers wrongly. */
async function refuseSome(): Promise<readonly ClaimedJob[]> {
  const { pool, services } = world
  await pool.query(
    `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = now() - interval '1 minute' WHERE "status" = 'pending'`,
  )
  await pool.query(`UPDATE "AffiliateDue" SET "nextDueAt" = now() - interval '1 minute'`)
  const claimed = await services.store.claimDueJobs({
    ...{ processId: 'test', provider: 'smtp' },
    ...{ slots: AT_ONCE, leaseMs: 60_000 },
  })
  const jobs = claimed.jobs.slice(0, STORM)
  expect(jobs).toHaveLength(STORM)
  for (const job of jobs) {
    const fault = { code: 'RECIPIENT_REFUSED', message: `550 Invalid recipient: <${job.leadEmail}>` }
    const settlement = settle(job, { kind: 'rejected', about: 'recipient', fault }, 0)
    await services.store.settleSends([{ job, settlement, outcome: 'rejected', durationMs: 1 }])
  }
  return jobs
}

function affiliatesOf(jobs: readonly ClaimedJob[]): number {
  return new Set(jobs.map(({ affiliateId }) => affiliateId)).size
}

async function statesOf(jobs: readonly ClaimedJob[]): Promise<readonly string[]> {
  const { rows } = await world.pool.query<{ status: string }>(
    `SELECT DISTINCT "status"::text FROM "AffiliateAutomationJob" WHERE "id" = ANY ($1::uuid[])`,
    [jobs.map(({ id }) => id)],
  )
  return rows.map(({ status }) => status)
}
