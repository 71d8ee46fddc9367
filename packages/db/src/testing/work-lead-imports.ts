import { setTimeout as sleep } from 'node:timers/promises'
import { createLeadImportDesk } from '@booster/services/imports/lead-import-desk'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { createLeadImportStore } from '../imports/create-lead-import-store.ts'

/** `node work-lead-imports.ts <database url> <lease ms>`: works at imports until it is killed. */
const [url = '', leaseMs = '1000'] = process.argv.slice(2)
const pool = createPool({ url, applicationName: 'lead-import-worker', max: 2 })
const desk = createLeadImportDesk({
  imports: createLeadImportStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' }),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  leaseMs: Number(leaseMs),
})
for (;;) {
  await desk.work()
  await sleep(20)
}
