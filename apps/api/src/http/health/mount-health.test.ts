import { createPool } from '@booster/db/connection/connect'
import { closePool } from '@booster/db/testing/close-pool'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import express from 'express'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenForTest } from '../../testing/listen-for-test.ts'
import { silentLog } from '../../testing/silent-log.ts'
import { createStageMetrics } from '../../wiring/stage-metrics.ts'
import { answerErrors } from '../api-error.ts'
import { giveRequestId } from '../guard.ts'
import { mountHealth } from './mount-health.ts'

let database: TestDatabase
let pool: ReturnType<typeof createPool>
beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'health-test', max: 2 })
}, 60_000)
afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

function start(metricsToken: string | null) {
  const registry = new Registry()
  const see = createStageMetrics(registry)
  see({ stage: 'send', result: 'accepted', durationMs: 20, jobs: 1 })
  const health = mountHealth({
    pool,
    processId: 'one',
    migrations: 1,
    engine: false,
    inFlight: () => 3,
    liveReaders: () => 0,
    metricsToken,
    registry,
  })
  return listenForTest(express().use(giveRequestId).use(health).use(answerErrors(silentLog)))
}

function ask(url: string, headers: Record<string, string> = {}) {
  return fetch(`${url}/metrics`, { headers })
}

describe('/metrics', () => {
  it('shows the process and the stages of its engine as Prometheus reads them', async () => {
    await using server = await start(null)
    const answer = await ask(server.url)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    expect(text).toContain('booster_sends_in_flight{process="one"} 3')
    expect(text).toMatch(/^booster_send_duration_seconds_bucket\{le="0.025",.*result="accepted".*\} 1$/m)
    expect(text).toContain('# TYPE booster_claim_duration_seconds histogram')
  })

  it('is for this machine alone, or with the token', async () => {
    await using open = await start(null)
    expect((await ask(open.url, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401)
    await using locked = await start('a-token')
    expect((await ask(locked.url)).status).toBe(401)
    expect((await ask(locked.url, { authorization: 'Bearer another' })).status).toBe(401)
    expect((await ask(locked.url, { authorization: 'Bearer a-token' })).status).toBe(200)
  })
})

describe('/readyz', () => {
  it('counts the providers that are not being used at the moment', async () => {
    await using server = await start(null)
    const seen = async () => {
      const answer = await fetch(`${server.url}/readyz`)
      return [answer.status, await answer.json()]
    }
    const setBreaker = (state: string) =>
      pool.query(
        `INSERT INTO "ProviderState" ("provider", "breaker") VALUES ('smtp', $1::"BreakerState")
         ON CONFLICT ("provider") DO UPDATE SET "breaker" = $1::"BreakerState"`,
        [state],
      )
    const gauge = async () =>
      (await (await ask(server.url)).text()).match(/booster_breakers_open\{.*\} (\d+)/)?.[1]
    await setBreaker('closed')
    expect([await seen(), await gauge()]).toEqual([[200, expect.objectContaining({ breakersOpen: 0 })], '0'])
    for (const state of ['open', 'half_open']) {
      await setBreaker(state)
      // A provider that refuses is no reason to take this process out of service.
      expect([await seen(), await gauge()]).toEqual([
        [200, expect.objectContaining({ breakersOpen: 1 })],
        '1',
      ])
    }
  })
})
