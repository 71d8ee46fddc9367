import { BY, enrolScene, NOBODY } from '@booster/engine/testing/contract/scene'
import type { NewLead } from '@booster/services/leads/ports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { createLeadBook } from './create-lead-book.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

function book() {
  return createLeadBook({ pool: harness.pool, clock: STANDING_CLOCK, hashKey: 'test' })
}

const RAHMA = {
  name: 'Siti Rahma',
  email: 'rahma@leads.test',
  whatsapp: '+6281234567890',
  status: 'contacted',
  tags: ['bazar', 'vip'],
  notes: 'Bertemu di bazar',
  source: 'manual',
  consent: { text: 'Boleh dikirimi email', source: 'Bazar Bandung' },
} as const satisfies Omit<NewLead, 'affiliateId'>

describe('adding a lead', () => {
  it('keeps everything that was said, the consent that was declared, and who added it', async () => {
    const { world } = await harness.begin()
    const affiliateId = await world.addAffiliate()
    const actor = { userId: NOBODY, ip: '10.0.0.7', requestId: 'req' }
    const added = await book().addLead({ affiliateId, ...RAHMA, actor })
    expect(added).toMatchObject({ kind: 'added', blocked: null })
    const { consent, ...fields } = RAHMA
    const leads = await harness.pool.query(`SELECT * FROM "AffiliateLead"`)
    expect(leads.rows).toMatchObject([{ ...fields, affiliateId, unsubscribedAt: null, suppressedAt: null }])
    const consents = await harness.pool.query(`SELECT * FROM "LeadConsent"`)
    expect(consents.rows).toMatchObject([{ ...consent, affiliateId, formId: null, ip: null }])
    const tags = await harness.pool.query(`SELECT "tag" FROM "LeadTag" ORDER BY 1`)
    expect(tags.rows).toEqual([{ tag: 'bazar' }, { tag: 'vip' }])
    const audit = await harness.pool.query(`SELECT "action", "actorId", "after" FROM "ActivityLog"`)
    expect(audit.rows).toEqual([{ action: 'lead.add', actorId: NOBODY, after: { source: 'manual' } }])
  })

  it('names the lead that has the address, and changes nothing', async () => {
    const { world } = await harness.begin()
    const affiliateId = await world.addAffiliate()
    const first = await book().addLead({ affiliateId, ...RAHMA, ...BY })
    const again = await book().addLead({ affiliateId, ...RAHMA, name: 'Another', ...BY })
    expect(again).toEqual({
      kind: 'known',
      leadId: first.leadId,
      name: RAHMA.name,
    })
    const count = await harness.pool.query(`SELECT count(*)::int AS n FROM "LeadConsent"`)
    expect(count.rows).toEqual([{ n: 1 }])
    const elsewhere = await book().addLead({ affiliateId: await world.addAffiliate(), ...RAHMA, ...BY })
    expect(elsewhere.kind).toBe('added')
  })

  it.each([
    ['erased', 'SUPPRESSED'],
    ['complaint', 'SUPPRESSED'],
    ['unsubscribed', 'UNSUBSCRIBED'],
  ] as const)('does not consent again for an address that was: %s', async (reason, blocked) => {
    const t = await harness.begin()
    const { affiliateId, leadId } = await enrolScene(t)
    const { email } = await t.world.readLead(leadId)
    const address = { affiliateId, email: email ?? '' }
    if (reason !== 'erased') await t.store.unsubscribeLead({ affiliateId, leadId, reason, ...BY })
    const changes = { email: 'new@leads.test' }
    if (reason === 'unsubscribed') await t.store.updateLead({ affiliateId, leadId, changes, ...BY })
    else await t.store.eraseLead({ affiliateId, leadId, ...BY })
    expect(await book().addLead({ ...RAHMA, ...address, ...BY })).toMatchObject({ kind: 'added', blocked })
    expect(await book().readSuppression(address)).toBe(reason)
  })

  it('gives an address once, when ten add it at the same time', async () => {
    const { world } = await harness.begin()
    const affiliateId = await world.addAffiliate()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => book().addLead({ affiliateId, ...RAHMA, ...BY })),
    )
    expect(answers.filter((answer) => answer.kind === 'added')).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.leadId)).size).toBe(1)
  })
})
