import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyMigrationsBefore } from '../testing/apply-before.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { applyMigrations } from './migrate.ts'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

it('keeps what forms ask, numbers the text they show, and counts people instead of posts', async () => {
  await applyMigrationsBefore({ url: database.url, migration: '20261128221000_form_builder' })
  await client.query(DATA)
  await applyMigrations({ url: database.url, mode: 'apply' })

  const { rows: forms } = await client.query(
    `SELECT f."slug", jsonb_path_query_array(f."fields", '$[*].kind') AS "asks", f."submitCount", f."consentVersion",
       t."version", t."text" = f."consentText" AS "kept", t."createdAt" = f."createdAt" AS "since"
     FROM "OptinForm" f JOIN "FormConsentText" t ON t."formId" = f."id" ORDER BY f."title"`,
  )
  const text = { consentVersion: 1, version: 1, kept: true, since: true }
  expect(forms).toEqual([
    { slug: 'kelas', asks: ['name', 'email'], submitCount: 1, ...text },
    { slug: 'webinar', asks: ['name', 'email', 'whatsapp'], submitCount: 2, ...text },
  ])
  const { rows: consents } = await client.query(
    `SELECT "text", "consentVersion", count(*)::int FROM "LeadConsent" GROUP BY 1, 2 ORDER BY 3`,
  )
  expect(consents).toEqual([
    { text: 'an older text', consentVersion: null, count: 1 },
    { text: 'I agree.', consentVersion: 1, count: 4 },
  ])
})

/** Two people. One of them sent the first form in three times; the second form asks for no number. */
const DATA = `
  INSERT INTO "User" ("name", "email") VALUES ('Siti', 'siti@affiliate.test');
  INSERT INTO "AffiliateProfile" ("userId", "displayName") SELECT "id", 'Siti' FROM "User";
  INSERT INTO "AffiliateLead" ("affiliateId", "name", "email")
    SELECT p."id", 'Lead', n || '@lead.test' FROM "AffiliateProfile" p, generate_series(1, 2) n;
  INSERT INTO "OptinForm" ("affiliateId", "slug", "title", "consentText", "thankYouText", "askWhatsapp", "submitCount", "createdAt")
    SELECT p."id", f.slug, f.slug, 'I agree.', 'Thanks.', f.asks, f.count, '2026-01-02T03:04:05Z'
    FROM "AffiliateProfile" p, (VALUES ('Kelas', false, 1), ('webinar', true, 4)) AS f (slug, asks, count);
  INSERT INTO "LeadConsent" ("affiliateId", "leadId", "formId", "text")
    SELECT l."affiliateId", l."id", f."id", c.text
    FROM (VALUES ('1', 'webinar', 'I agree.'), ('1', 'webinar', 'I agree.'), ('1', 'webinar', 'an older text'),
      ('2', 'webinar', 'I agree.'), ('2', 'Kelas', 'I agree.')) AS c (lead, form, text)
    JOIN "AffiliateLead" l ON l."email" = c.lead || '@lead.test' JOIN "OptinForm" f ON f."slug" = c.form;`
