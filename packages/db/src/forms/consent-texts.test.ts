import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

async function openForm(): Promise<string> {
  const { world } = await harness.begin()
  return world.addForm({ affiliateId: await world.addAffiliate() })
}

async function textsOf(formId: string) {
  const { rows } = await harness.pool.query(
    `SELECT t."version", t."text", t."version" = f."consentVersion" AS "current"
     FROM "FormConsentText" t JOIN "OptinForm" f ON f."id" = t."formId" WHERE t."formId" = $1 ORDER BY 1`,
    [formId],
  )
  return rows
}

describe('the consent texts of a form', () => {
  it('are all kept, each under a number of its own', async () => {
    const formId = await openForm()
    for (const text of ['Second.', 'Second.', 'Third.', 'I agree.'])
      await harness.pool.query(`UPDATE "OptinForm" SET "consentText" = $2 WHERE "id" = $1`, [formId, text])
    expect(await textsOf(formId)).toEqual([
      { version: 1, text: 'I agree.', current: false },
      { version: 2, text: 'Second.', current: false },
      { version: 3, text: 'Third.', current: false },
      { version: 4, text: 'I agree.', current: true },
    ])
  })

  it('are not numbered by whoever writes the form', async () => {
    const formId = await openForm()
    await harness.pool.query(`UPDATE "OptinForm" SET "consentVersion" = 99 WHERE "id" = $1`, [formId])
    expect((await textsOf(formId)).map((text) => text.version)).toEqual([1, 2])
    await harness.pool.query(`UPDATE "OptinForm" SET "submitCount" = 5, "title" = 'New' WHERE "id" = $1`, [
      formId,
    ])
    expect(await textsOf(formId)).toHaveLength(2)
  })

  it.each([`UPDATE "FormConsentText" SET "text" = 'other'`, 'DELETE FROM "FormConsentText"'])(
    'never change: %s',
    async (statement) => {
      await openForm()
      await expect(harness.pool.query(statement)).rejects.toThrow('append-only')
    },
  )
})

describe('the database refuses a form', () => {
  it.each([
    ['whose address holds capitals', `"slug" = 'Form'`, 'optin_form_slug_in_small_letters'],
    ['without an email field', `"fields" = '[{"kind": "name"}]'`, 'optin_form_asks_name_and_email'],
    ['that redirects by http', `"redirectUrl" = 'http://example.com'`, 'optin_form_redirects_by_https'],
    ['that takes nobody', `"hourlyLimit" = 0`, 'optin_form_counts'],
    [
      'that starts nothing known',
      `"automationId" = gen_random_uuid()`,
      'OptinForm_affiliateId_automationId_fkey',
    ],
  ])('%s', async (_what, change, constraint) => {
    await openForm()
    await expect(harness.pool.query(`UPDATE "OptinForm" SET ${change}`)).rejects.toThrow(constraint)
  })
})
