import { setTimeout as sleep } from 'node:timers/promises'
import { createBulkTriggerDesk } from '@booster/services/triggers/bulk-trigger-desk'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { createPgStore } from '../engine-store/store.ts'
import { createBulkTriggerStore } from '../triggers/create-bulk-trigger-store.ts'

/** `node work-bulk-triggers.ts <database url> <lease ms>`: works at bulk triggers until it is killed. */
const [url = '', leaseMs = '1000'] = process.argv.slice(2)
const pool = createPool({ url, applicationName: 'bulk-trigger-worker', max: 2 })
const desk = createBulkTriggerDesk({
  bulkTriggers: createBulkTriggerStore({ pool, clock: DATABASE_CLOCK }),
  store: createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' }),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  leaseMs: Number(leaseMs),
})
for (;;) {
  await desk.work()
  await sleep(20)
}
