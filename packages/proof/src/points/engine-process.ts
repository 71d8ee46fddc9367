/**
 * One engine alone, as the API composes it, without HTTP: the real engine, store and mailer. With `--point` it kills
 * itself there; without, it works until SIGTERM and ends in order.
 *
 * Environment: DATABASE_URL, PROVIDER_URL, SLOTS.
 */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { createEngine, type Engine } from '@booster/engine'
import type { Clock, Log } from '@booster/engine/ports'
import { createMailketingV1 } from '@booster/mail/mailketing/mailketing-v1'
import type { Pool } from 'pg'
import { expireLeasesOf } from '../parts/move-time.ts'
import { dieAt, type Scene } from './die-at.ts'
import { findPoint, type PointName } from './named-points.ts'
import { createPlainRenderer } from './plain-renderer.ts'

/** Between two looks for work. */
const LOOK_EVERY_MS = 30

const { values } = parseArgs({
  options: {
    point: { type: 'string', default: '' },
    nth: { type: 'string', default: '1' },
    'after-ms': { type: 'string', default: '0' },
  },
})
const { DATABASE_URL: url = '', PROVIDER_URL = '', SLOTS = '8' } = process.env
const point = findPoint(values.point)

const clock: Clock = {
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
function say(event: string, fields: Readonly<Record<string, unknown>> = {}): void {
  console.error(event, fields)
}
const log: Log = { info: () => undefined, warn: say, error: say }

const pool = createPool({
  url,
  applicationName: `booster-point-${process.pid}`,
  max: 4,
  forEngine: true,
})
pool.on('error', (error) => say('idle connection lost', { error: error.message }))
const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'proof' })
const mailer = createMailketingV1({
  baseUrl: `${PROVIDER_URL}/api`,
  apiToken: 'provider-key-of-the-proof',
  connections: Number(SLOTS),
})
const processId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
const PROVIDER = 'mailketing'
const parts = { store, mailer, scene: sceneOf(pool) }
const death = { nth: Number(values.nth), afterMs: Number(values['after-ms']) }
const engine = createEngine({
  ...(point === null ? { store, mailer } : dieAt({ point, ...death }, parts)),
  renderer: createPlainRenderer(),
  clock,
  log,
  slots: Number(SLOTS),
  processId,
  provider: PROVIDER,
})

let isOver = false
process.once('SIGTERM', () => {
  isOver = true
})
console.log('ready')
while (!isOver) {
  try {
    await work(engine, point)
  } catch (error) {
    say('work failed', { error: error instanceof Error ? error.message : String(error) })
  }
  await delay(LOOK_EVERY_MS)
}
await engine.stop()
await mailer.close()
await pool.end()

/** Those that are to die elsewhere leave rescue and resolve alone, so that there is something to die at. */
async function work({ drain, rescue, resolveAged }: Engine, dyingAt: PointName | null): Promise<void> {
  if (dyingAt === null || dyingAt === 'in-rescue' || dyingAt === 'in-resolve') await rescue()
  if (dyingAt === 'in-resolve') await resolveAged(0)
  if (dyingAt !== 'in-rescue' && dyingAt !== 'in-resolve') await drain({ cause: 'wake', maxMs: 1_000 })
}

function sceneOf(pool: Pool): Scene {
  const findJobs = async (condition: string): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT "id" FROM "AffiliateAutomationJob" WHERE ${condition} LIMIT 300`,
    )
    return rows.map(({ id }) => id)
  }
  return {
    findExpired: () => findJobs(`"status" = 'processing' AND "leaseUntil" < ${DATABASE_CLOCK.now}`),
    findDoubtful: () => findJobs(`"status" = 'unconfirmed'`),
    leaveExpired: async () => {
      await store.claimDueJobs({ processId, slots: Number(SLOTS), leaseMs: 1, provider: PROVIDER })
      await delay(10)
    },
    loseOwnLeases: async () => {
      await expireLeasesOf(pool, [process.pid])
      await store.rescueExpiredLeases({ limit: 50 })
    },
  }
}
