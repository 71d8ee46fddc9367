import { randomUUID } from 'node:crypto'
import { createPool } from '@booster/db/connection/connect'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { closePool } from '@booster/db/testing/close-pool'
import { testServerUrl } from '@booster/db/testing/test-database'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { addAffiliate } from '../parts/affiliates.ts'
import { apiEnv, startApi } from '../parts/api-process.ts'
import { eventually } from '../parts/eventually.ts'
import { readCredit, readJobs, untilJob } from '../parts/job-facts.ts'
import { startOtherDouble } from '../parts/other-double.ts'
import { makeUser, signIn } from '../parts/session.ts'
import { submitForm } from '../parts/stage.ts'

const email = 'rina@toko.test'
const password = 'a password of the proof'

describe.each(['1', '2'])("on a bare PostgreSQL, with somebody else's Mailketing v%s", (version) => {
  it('the whole story of an opt-in: migrate, first user, submit, one mail, one credit, a plan for the rest', async () => {
    await using double = await startOtherDouble('the-key')
    await using database = await createEmptyDatabase()
    const { pool } = database
    const env = apiEnv({
      databaseUrl: database.url,
      providerUrl: '',
      more: {
        MAILKETING_API_URL: double.apiUrl,
        MAILKETING_API_KEY: 'the-key',
        MAILKETING_API_VERSION: version,
      },
    })
    const api = await startApi(env)
    try {
      const userId = await makeUser({ pool }, { email, password, databaseUrl: database.url })
      const affiliate = await addAffiliate(pool, { credits: 10, delays: [0, 24, 48], userId })
      const rina = await signIn(api.url, email, password)
      const twice = { email: 'dewi@lead.test', name: '<i>Dewi</i> {{email}}' }
      expect([
        await submitForm(api.url, affiliate.formId, twice),
        await submitForm(api.url, affiliate.formId, twice),
      ]).toEqual([201, 201])
      const job = await untilJob(pool, twice.email, ({ status }) => status === 'completed')
      expect(job).toMatchObject({ deducts: 1, emailSent: true, creditReserved: false })

      expect(double.surprises).toEqual([])
      expect(double.taken).toMatchObject([
        {
          to: twice.email,
          fromEmail: 'tim@booster.example',
          subject: 'Halo <i>Dewi</i> {{email}}',
          messageId: version === '2' ? job.messageRef : null,
        },
      ])
      expect(double.taken[0]?.content).toContain(
        'Halo &lt;i&gt;Dewi&lt;/i&gt; {{email}}, alamat dewi@lead.test',
      )
      expect(double.taken[0]?.content).toContain(job.messageRef)
      const jobs = await readJobs(pool, twice.email)
      expect(jobs.map(({ dueAfterHours }) => Math.round(dueAfterHours * 100) / 100)).toEqual([0, 24, 48])
      expect(await readCredit(pool, affiliate.affiliateId)).toEqual({ balance: 9, reserved: 0, totalUsed: 1 })
      const { body } = await rina.get('/api/affiliate/automation/stats')
      expect(body).toMatchObject({ data: { overview: { completedJobs: 1, pendingJobs: 2 } } })
      const broken = async () => (await runInvariants(pool)).filter(({ rows }) => rows.length > 0)
      expect(await eventually('sound data', broken, { is: (found) => found.length === 0 })).toEqual([])
    } finally {
      expect(await api.stop()).toBe(0)
    }
  })
})

/** An empty database, as an operator's: the API itself brings the schema. */
async function createEmptyDatabase() {
  const admin = new pg.Client({ connectionString: await testServerUrl() })
  await admin.connect()
  const name = `test_${Date.now().toString(36)}_${randomUUID().slice(0, 8)}`
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(await testServerUrl())
  url.pathname = `/${name}`
  const pool = createPool({ url: url.href, applicationName: 'proof', max: 2 })
  return {
    url: url.href,
    pool,
    [Symbol.asyncDispose]: async () => {
      await closePool(pool)
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.end()
    },
  }
}
