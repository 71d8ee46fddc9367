import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCaller } from '../../root.ts'
import { contextOf, setUpTwoAffiliates, type TwoAffiliates } from '../../testing/two-affiliates.ts'

let world: TwoAffiliates

beforeAll(async () => {
  world = await setUpTwoAffiliates()
}, 60_000)
afterAll(() => world.close())

const STEP = { emailSubject: 'Halo {{nama}}', emailBody: '<p>{{email}} — ya</p>', preheader: 'P' }

function callerOf(who: 'owner' | 'intruder') {
  return createCaller(contextOf(world[who], world.services)).automation
}

async function readLeadOfOwner() {
  const { rows } = await world.pool.query<{ id: string; name: string; email: string }>(
    `SELECT "id", "name", "email" FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "email" IS NOT NULL LIMIT 1`,
    [world.owner.affiliateId],
  )
  const lead = rows[0]
  if (lead === undefined) throw new Error('The demo has no lead')
  return lead
}

it('shows a step as a lead of the affiliate would get it', async () => {
  const { id, name, email } = await readLeadOfOwner()
  const preview = await callerOf('owner').previewStep({ ...STEP, leadId: id })
  expect(preview).toMatchObject({ subject: `Halo ${name}`, lead: { name, email }, checks: [] })
  expect(preview.html).toContain(email)
  expect(preview.size).toBe(Buffer.byteLength(preview.html))
  await expect(callerOf('intruder').previewStep({ ...STEP, leadId: id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

it('has a sample lead, and says what is wrong', async () => {
  const preview = await callerOf('intruder').previewStep({ ...STEP, emailSubject: '{{kota}}' })
  expect(preview.lead).toEqual({ name: 'Siti Rahma', email: 'siti.rahma@contoh.com' })
  expect(preview.from.email).toBe('no-reply@booster.test')
  expect(preview.checks).toEqual([{ kind: 'SHORTCODE_UNKNOWN', level: 'error', step: 0, detail: ['kota'] }])
})

it('answers with an empty mail for a body of which none can be made', async () => {
  const preview = await callerOf('owner').previewStep({ ...STEP, emailBody: '<div>'.repeat(200) })
  expect(preview.checks.map(({ kind }) => kind)).toEqual(['BODY_UNREADABLE'])
  expect(preview.html).not.toContain('<div>')
})
