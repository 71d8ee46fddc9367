import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoWorld, openDemoWorld } from '../../testing/demo-world.ts'
import { type Answer, errorShape, type RestClient } from '../../testing/rest-client.ts'
import { REST_ROUTES } from './routes.ts'

const PATH = '/api/affiliate/api-keys'
const STATS = '/api/affiliate/automation/stats'

type Created = { readonly apiKey: { readonly id: string; readonly prefix: string }; readonly secret: string }

let world: DemoWorld
beforeAll(async () => {
  world = await openDemoWorld()
}, 90_000)
afterAll(() => world?.close(), 30_000)

async function create(by: RestClient, name = 'Kasir'): Promise<Created> {
  const { status, body } = await by.post(PATH, { name })
  expect(status).toBe(201)
  return body.data as Created
}

function bearer(secret: string) {
  return { authorization: `Bearer ${secret}` }
}

function idsIn(answer: Answer): readonly string[] {
  return (answer.body.data as { apiKeys: { id: string }[] }).apiKeys.map(({ id }) => id)
}

describe('an API key', () => {
  it('shows its secret once and is kept as a hash only', async () => {
    const { apiKey, secret } = await create(world.budi)
    expect(secret.startsWith(apiKey.prefix)).toBe(true)
    const list = await world.budi.get(PATH)
    expect(idsIn(list)).toContain(apiKey.id)
    expect(JSON.stringify(list.body)).not.toContain(secret)
    const { rows } = await world.db.query(`SELECT * FROM "ApiKey" WHERE "id" = $1`, [apiKey.id])
    expect(rows[0].secretHash).toBe(createHash('sha256').update(secret).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('opens every route of its affiliate as a session does', async () => {
    const { secret } = await create(world.budi)
    const reads = REST_ROUTES.filter(
      ({ access, method, path }) => access === 'affiliate' && method === 'get' && !path.includes(':'),
    )
    expect(reads.length).toBeGreaterThan(4)
    const { automationId } = await world.newLead()
    for (const route of reads) {
      if (route.path === PATH) continue // it shows when the key was last used
      const path = route.path.endsWith('/report.csv') ? `${route.path}?id=${automationId}` : route.path
      const asked = await world.nobody.get(path, bearer(secret))
      expect([asked.status, asked.body], path).toEqual([200, (await world.budi.get(path)).body])
    }
  })

  it('writes too, for its own affiliate alone', async () => {
    const { leadId, automationId } = await world.newLead()
    const cancel = `/api/affiliate/automation/${automationId}/cancel`
    const theirs = await create(world.siti)
    expect((await world.nobody.post(cancel, { leadId }, bearer(theirs.secret))).status).toBe(404)
    const own = await create(world.budi)
    const answer = await world.nobody.post(cancel, { leadId }, bearer(own.secret))
    expect([answer.status, answer.body]).toMatchObject([200, { data: { success: true } }])
  })

  it('works for a program that stands on another site', async () => {
    const { secret } = await create(world.budi)
    const headers = { ...bearer(secret), origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
    expect((await world.nobody.get(STATS, headers)).status).toBe(200)
  })

  it('stands or falls by itself: a session beside it does not help', async () => {
    for (const authorization of ['Bearer', 'Bearer ', 'Bearer abk_wrong', `Bearer abk_${'x'.repeat(43)}`]) {
      const { status, body } = await world.budi.get(STATS, { authorization })
      expect([status, body], authorization).toMatchObject([401, errorShape()])
    }
    const { secret } = await create(world.siti)
    expect((await world.budi.get(STATS, bearer(secret))).body).toEqual((await world.siti.get(STATS)).body)
  })

  it('leaves the session alone where the header speaks of something else', async () => {
    expect((await world.budi.get(STATS, { authorization: 'Basic Zm9vOmJhcg==' })).status).toBe(200)
  })

  it('opens nothing but the routes of affiliates', async () => {
    const { secret } = await create(world.budi)
    expect((await world.nobody.get('/api/admin/email-credits', bearer(secret))).status).toBe(401)
    expect((await world.nobody.get('/api/cron/automation', bearer(secret))).status).toBe(401)
    expect((await world.nobody.get('/trpc/session.me', bearer(secret))).status).toBe(401)
  })

  it('is revoked at once and for good, by its owner only', async () => {
    const { apiKey, secret } = await create(world.budi)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
    expect((await world.siti.delete(`${PATH}/${apiKey.id}`)).status).toBe(404)
    expect((await world.admin.delete(`${PATH}/${apiKey.id}`)).status).toBe(403)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await world.budi.delete(`${PATH}/${apiKey.id}`)
      expect([status, body]).toMatchObject([200, { success: true, data: { id: apiKey.id, revoked: true } }])
    }
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(401)
    expect(idsIn(await world.budi.get(PATH))).not.toContain(apiKey.id)
  })

  it('tells when it was used, and writes that at most every ten minutes', async () => {
    const { apiKey, secret } = await create(world.budi)
    const lastUsed = async () => {
      const { rows } = await world.db.query(`SELECT "lastUsedAt" FROM "ApiKey" WHERE "id" = $1`, [apiKey.id])
      return rows[0].lastUsedAt as Date | null
    }
    expect(await lastUsed()).toBeNull()
    await world.nobody.get(STATS, bearer(secret))
    const first = await lastUsed()
    expect(first).toBeInstanceOf(Date)
    await world.nobody.get(STATS, bearer(secret))
    expect(await lastUsed()).toEqual(first)
    await world.db.query(
      `UPDATE "ApiKey" SET "lastUsedAt" = "lastUsedAt" - interval '11 minutes' WHERE "id" = $1`,
      [apiKey.id],
    )
    await world.nobody.get(STATS, bearer(secret))
    expect((await lastUsed())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN)
  })

  it('leaves an audit row when it is made and when it is revoked', async () => {
    const { apiKey, secret } = await create(world.budi)
    await world.budi.delete(`${PATH}/${apiKey.id}`)
    await world.budi.delete(`${PATH}/${apiKey.id}`)
    const { rows } = await world.db.query(
      `SELECT "action", "objectType", "before"::text, "after"::text FROM "ActivityLog" WHERE "objectId" = $1 ORDER BY "id"`,
      [apiKey.id],
    )
    expect(rows).toMatchObject([
      { action: 'api-key.create', objectType: 'api_key', before: null },
      { action: 'api-key.revoke', objectType: 'api_key', after: null },
    ])
    expect(JSON.stringify(rows)).not.toContain(secret.slice(10))
  })
})

describe('bad input', () => {
  it.each([[{}], [{ name: '' }], [{ name: '   ' }], [{ name: 'x'.repeat(61) }], [{ name: 'a\nb' }]])(
    'names the field: %j',
    async (body) => {
      const answer = await world.budi.post(PATH, body)
      expect([answer.status, answer.body]).toMatchObject([400, errorShape('name')])
    },
  )

  it('of a path is a 400, of an unknown key a 404', async () => {
    expect((await world.budi.delete(`${PATH}/none`)).status).toBe(400)
    expect((await world.budi.delete(`${PATH}/00000000-0000-7000-8000-00000000dead`)).status).toBe(404)
  })

  it('is more than twenty keys, also when many are made at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_each, n) => world.siti.post(PATH, { name: `${n}` })),
    )
    expect(answers.some(({ status }) => status === 422)).toBe(true)
    expect(idsIn(await world.siti.get(PATH)).length).toBe(20)
  })
})

describe('a suspension', () => {
  it('of the affiliate leaves the key reading; of the user ends it', async () => {
    const { secret } = await create(world.budi)
    const { leadId } = await world.newLead()
    const trigger = () =>
      world.nobody.post(
        '/api/affiliate/automation/trigger',
        { leadId, triggerType: 'WELCOME' },
        bearer(secret),
      )
    const suspend = (set: string) =>
      world.db.query(
        `UPDATE "AffiliateProfile" SET "status" = $1::"AffiliateStatus" WHERE "displayName" = 'Budi Santoso'`,
        [set],
      )
    await suspend('suspended')
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
    expect((await trigger()).status).toBe(403)
    await suspend('active')
    await world.db.query(`UPDATE "User" SET "suspendedAt" = now() WHERE "email" = 'budi@demo.test'`)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(401)
    await world.db.query(`UPDATE "User" SET "suspendedAt" = NULL WHERE "email" = 'budi@demo.test'`)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
  })
})

describe('wrong keys', () => {
  it('are counted: after thirty an unknown one waits, one that has worked does not', async () => {
    const { secret } = await create(world.budi)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
    const statuses: number[] = []
    for (let time = 0; time < 31; time += 1)
      statuses.push((await world.nobody.get(STATS, bearer(`abk_${String(time).padStart(43, 'x')}`))).status)
    expect(statuses[0]).toBe(401)
    const last = await world.nobody.get(STATS, bearer('abk_wrong'))
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await world.nobody.get(STATS, bearer(secret))).status).toBe(200)
    expect((await world.budi.get(STATS)).status).toBe(200)
  })
})
