import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCaller } from '../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../testing/two-affiliates.ts'

let world: TwoAffiliates
let caller: ReturnType<typeof createCaller>
let automationId: string
/** A mail that left and one that waits, of one step. */
let sent: { id: string; subject: string }
let waiting: { id: string; runId: string; delayMinutes: number; dueAt: Date; stepId: string }

beforeAll(async () => {
  world = await setUpTwoAffiliates()
  caller = createCaller(contextOf(world.owner, world.services))
  const { rows } = await world.pool.query<
    typeof waiting & { automationId: string; sentId: string; subject: string }
  >(
    `SELECT w."automationId", w."id", w."runId", w."stepId", s."delayMinutes", w."scheduledAt" AS "dueAt", d."id" AS "sentId",
       s."emailSubject" AS "subject"
     FROM "AffiliateAutomationJob" w
     JOIN "AffiliateAutomationStep" s ON s."affiliateId" = w."affiliateId" AND s."id" = w."stepId" AND s."delayMinutes" > 60
     JOIN LATERAL (SELECT d."id" FROM "AffiliateAutomationJob" d
       WHERE d."affiliateId" = w."affiliateId" AND d."stepId" = w."stepId" AND d."status" = 'completed' LIMIT 1) d ON true
     WHERE w."affiliateId" = $1 AND w."status" = 'pending' AND w."attemptCount" = 0 LIMIT 1`,
    [world.owner.affiliateId],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('The demo has no such step.')
  automationId = row.automationId
  sent = { id: row.sentId, subject: row.subject }
  waiting = row
  const { steps } = await caller.automation.get({ id: automationId })
  await caller.automation.saveDraft({
    id: automationId,
    steps: steps.map(({ id, delayMinutes, preheader, emailSubject, emailBody }) => ({
      id,
      preheader,
      emailBody,
      delayMinutes:
        id === row.stepId ? delayMinutes + 60 : delayMinutes + (delayMinutes > row.delayMinutes ? 60 : 0),
      emailSubject: id === row.stepId ? 'Judul yang baru' : emailSubject,
    })),
  })
  await caller.automation.publish({ id: automationId, revision: 1 })
}, 60_000)
afterAll(() => world?.close())

async function rowOf(id: string, status: 'completed' | 'pending') {
  const detail = await caller.job.get({ id })
  const { jobs } = await caller.job.list({ runId: detail.run.id, status, limit: 100 })
  const row = jobs.find((job) => job.id === id)
  if (row === undefined) throw new Error(`The list of its run lacks ${id}`)
  return { detail, row }
}

describe('after an edit of its step', () => {
  it('a mail that left is listed with the subject with which it left', async () => {
    const { row, detail } = await rowOf(sent.id, 'completed')
    expect(row.step.emailSubject).toBe(sent.subject)
    expect(detail.siblings.find(({ id }) => id === sent.id)?.emailSubject ?? sent.subject).toBe(sent.subject)
    expect(
      (await caller.run.get({ id: detail.run.id })).steps.find(({ jobId }) => jobId === sent.id),
    ).toMatchObject({
      emailSubject: sent.subject,
    })
  })

  it('a mail that waits takes the new subject and keeps its own delay', async () => {
    const { row, detail } = await rowOf(waiting.id, 'pending')
    expect(row.step).toMatchObject({ emailSubject: 'Judul yang baru', delayMinutes: waiting.delayMinutes })
    expect(detail.timeline.find(({ kind }) => kind === 'scheduled')).toMatchObject({
      dueAt: waiting.dueAt.toISOString(),
      delayMinutes: waiting.delayMinutes,
    })
    expect(
      (await caller.run.get({ id: detail.run.id })).steps.find(({ jobId }) => jobId === waiting.id),
    ).toMatchObject({
      emailSubject: 'Judul yang baru',
      delayMinutes: waiting.delayMinutes,
    })
  })
})
