import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startStandby } from '@booster/db/testing/start-standby'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { startSandbox } from '@booster/sandbox/sandbox'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, restClient, signIn } from './testing/rest-client.ts'
import { runMain, startApi } from './testing/start-api.ts'

const longMs = 60_000
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
}, longMs)
afterAll(() => database?.drop())

/** An empty database, as a newcomer's: the process itself applies the migrations. */
async function withEmptyDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: database.url })
  await admin.connect()
  const name = `empty_${crypto.randomUUID().replaceAll('-', '')}`
  await admin.query(`CREATE DATABASE ${name}`)
  try {
    const url = new URL(database.url)
    url.pathname = `/${name}`
    return await work(url.href)
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
}

describe('the start', () => {
  it.each([
    ['a database of its own', { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }],
    ['NODE_ENV=production', { NODE_ENV: 'production' }],
    ['NODE_ENV=production and DEMO=on', { NODE_ENV: 'production', DEMO: 'on' }],
  ])('is refused in one line that names CRON_SECRET with %s', async (_mode, env) => {
    const child = runMain({
      MAILKETING_API_KEY: 'k',
      BETTER_AUTH_SECRET: 'sixteen characters',
      PORT: '0',
      ...env,
    })
    expect(await child.exit).toBe(1)
    expect(child.output().trim().split('\n')).toHaveLength(1)
    expect(child.output()).toContain('CRON_SECRET')
  })

  it(
    'is refused in one line when the port is taken or the database away',
    async () => {
      const other = createServer().listen(0, '127.0.0.1')
      await new Promise((resolve) => other.once('listening', resolve))
      const { port } = other.address() as { port: number }
      const taken = runMain({
        DATABASE_URL: database.url,
        DEMO: 'on',
        PORT: String(port),
        LOG_LEVEL: 'silent',
      })
      expect(await taken.exit).toBe(1)
      expect(taken.output()).toContain(`PORT: ${port} is taken`)
      other.close()
      const away = runMain({
        DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
        DEMO: 'on',
        PORT: '0',
        LOG_LEVEL: 'silent',
      })
      expect(await away.exit).toBe(1)
      expect(away.output()).toMatch(/^Affiliate Booster cannot start\. .*ECONNREFUSED.*\n$/)
    },
    longMs,
  )
})

describe.each(['1', '2'])('on a bare PostgreSQL with a provider of API v%s', (version) => {
  it(
    'migrates, makes the first user, takes an opt-in, sends it once and leaves in order',
    async () => {
      await using double = await startDouble()
      await withEmptyDatabase(async (url) => {
        const api = await startApi({
          DATABASE_URL: url,
          CRON_SECRET: 'cron-secret-for-tests',
          MAILKETING_API_URL: `${double.url}/api`,
          MAILKETING_API_KEY: 'the-key',
          MAILKETING_API_VERSION: version,
          MAILKETING_FROM_EMAIL: 'tim@booster.example',
        })
        expect(api.sandboxUrl).toBeNull()
        expect(api.output()).not.toContain('demo.test')
        makeUser(url)
        const rina = await signIn(api.url, 'rina@test.example', 'a long password')
        const formId = await makeForm(url)
        const submitted = await restClient(api.url).post(`/api/affiliate/optin-forms/${formId}/submit`, {
          name: 'Dewi',
          email: 'dewi@example.com',
          consent: true,
        })
        expect(submitted.status).toBe(201)
        const stats = () => rina.get('/api/affiliate/automation/stats')
        await eventually(stats, ({ body }) => JSON.stringify(body).includes('"completedJobs":1'))
        const { messages } = (await (
          await fetch(`${double.url}/__sandbox/messages?to=dewi@example.com`)
        ).json()) as { messages: { subject: string; fromEmail: string }[] }
        expect(messages).toMatchObject([{ subject: 'Halo Dewi', fromEmail: 'tim@booster.example' }])
        const readMetrics = async () => (await fetch(`${api.url}/metrics`)).text()
        // The settlement is announced a moment after it can be read.
        const metrics = await eventually(readMetrics, (text) => text.includes('result="settled"'))
        for (const seen of [
          /^booster_claim_jobs_sum\{process=".+"\} 1$/m,
          /^booster_send_duration_seconds_count\{.*result="accepted".*\} 1$/m,
          /^booster_settle_duration_seconds_count\{.*result="settled".*\} 1$/m,
        ])
          expect(metrics).toMatch(seen)
        expect(await api.stop('SIGTERM')).toBe(0)
        await api[Symbol.asyncDispose]()
      })
    },
    longMs,
  )
})

describe('behind a pooler', () => {
  it(
    'goes past it with what lives as long as its connection, and through it with the rest',
    async () => {
      await using pooler = await startRelay(database.url)
      const api = await startApi({
        DATABASE_URL: pooler.url,
        DATABASE_DIRECT_URL: database.url,
        CRON_SECRET: 'cron-secret-for-tests',
        MAILKETING_API_KEY: 'the-key',
        MAILKETING_API_URL: 'http://127.0.0.1:9/api',
      })
      await fetch(`${api.url}/readyz`)
      expect(await connectionsBy(pooler.ports)).toEqual({
        'booster-api': 'through',
        'booster-engine': 'past',
        'booster-listen': 'past',
      })
      await api[Symbol.asyncDispose]()
    },
    longMs,
  )
})

describe('beside a replica', () => {
  it(
    'reads lists there',
    async () => {
      const pair = await startStandby()
      try {
        await using api = await startApi({
          DATABASE_URL: pair.primaryUrl,
          DATABASE_READ_URL: pair.standbyUrl,
          DEMO: 'on',
        })
        const budi = await signIn(api.url, 'budi@demo.test', 'demo-booster-2026')
        const before = await countScans(pair.standbyUrl)
        // By the server's own counters, which a connection reports with a later statement: what it ran last may already be
        // the check of how far the replica lags.
        await expect
          .poll(
            async () => {
              const listed = await budi.get('/api/affiliate/automation/jobs?status=completed&limit=5')
              expect(listed.body).toMatchObject({
                success: true,
                data: { jobs: Array(5).fill({ status: 'completed' }) },
              })
              return countScans(pair.standbyUrl)
            },
            { timeout: longMs, interval: 500 },
          )
          .toBeGreaterThan(before)
        expect(api.output()).not.toContain('replica.not-read')
      } finally {
        await pair.stop()
      }
    },
    2 * longMs,
  )
})

/** How often this server has read the table of jobs, as far as its connections have reported. */
async function countScans(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ scans: number }>(
    `SELECT coalesce(sum("seq_scan" + "idx_scan"), 0)::int AS "scans" FROM pg_stat_user_tables
     WHERE "relname" = 'AffiliateAutomationJob'`,
  )
  await client.end()
  return rows[0]?.scans ?? 0
}

/** Passes bytes on to the database and keeps the ports it does so from. */
async function startRelay(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const ports = new Set<number>()
  const relay = createTcpServer((client) => {
    const server = connect(Number(target.port), target.hostname, () => ports.add(server.localPort ?? 0))
    client.pipe(server).pipe(client)
    for (const socket of [client, server]) socket.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const { port } = relay.address() as { port: number }
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    ports,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => relay.close(() => resolve())),
  }
}

/** Which way each kind of connection came, once the engine has connected too. */
async function connectionsBy(relayed: ReadonlySet<number>): Promise<Record<string, string>> {
  const look = new pg.Client({ connectionString: database.url })
  await look.connect()
  try {
    const read = async () =>
      (
        await look.query<{ name: string; port: number }>(
          `SELECT application_name AS "name", client_port AS "port" FROM pg_stat_activity
           WHERE datname = current_database() AND application_name LIKE 'booster-%'`,
        )
      ).rows
    const seen = await eventually(read, (rows) => new Set(rows.map((row) => row.name)).size >= 3)
    return Object.fromEntries(seen.map(({ name, port }) => [name, relayed.has(port) ? 'through' : 'past']))
  } finally {
    await look.end()
  }
}

async function startDouble() {
  const sandbox = await startSandbox({ port: 0, apiToken: 'the-key' })
  return { url: sandbox.url, [Symbol.asyncDispose]: () => sandbox.stop() }
}

function makeUser(url: string): void {
  const script = fileURLToPath(new URL('./commands/create-user.ts', import.meta.url))
  const args = ['--email', 'Rina@test.example', '--name', 'Rina', '--role', 'affiliate']
  const env = { PATH: process.env.PATH ?? '', DATABASE_URL: url, NEW_USER_PASSWORD: 'a long password' }
  const made = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' })
  expect([made.status, made.stdout]).toEqual([0, expect.stringContaining('rina@test.example')])
  expect(spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' }).status).toBe(1)
}

/** The least that an opt-in needs: a form, an active automation with one step, and credit. */
async function makeForm(url: string): Promise<string> {
  const db = new pg.Client({ connectionString: url })
  await db.connect()
  try {
    await db.query(`UPDATE "AffiliateCredit" SET "balance" = 10, "totalToppedUp" = 10, "ledgerSeq" = 1`)
    await db.query(`INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "description")
      SELECT "id", 1, 'topup', 10, 0, 10, 'test' FROM "AffiliateProfile"`)
    await db.query(
      `INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status") SELECT "id", 'A', 'AFTER_OPTIN', 'active' FROM "AffiliateProfile"`,
    )
    await db.query(
      `INSERT INTO "AutomationCounter" ("affiliateId", "automationId") SELECT "affiliateId", "id" FROM "AffiliateAutomation"`,
    )
    await db.query(`INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayMinutes", "emailSubject", "emailBody")
      SELECT "affiliateId", "id", 1, 0, 'Halo {{nama}}', '<p>Halo {{nama}}</p>' FROM "AffiliateAutomation"`)
    await db.query(`INSERT INTO "AffiliateAutomationStepVersion" ("affiliateId", "stepId", "version", "emailSubject", "emailBody")
      SELECT "affiliateId", "id", 1, "emailSubject", "emailBody" FROM "AffiliateAutomationStep"`)
    const { rows } = await db.query<{
      id: string
    }>(`INSERT INTO "OptinForm" ("affiliateId", "slug", "title", "consentText", "thankYouText")
      SELECT "id", 'f', 'F', 'Setuju', 'Terima kasih' FROM "AffiliateProfile" RETURNING "id"`)
    return rows[0]?.id ?? ''
  } finally {
    await db.end()
  }
}
