import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { createPgStore } from '@booster/db/engine-store/store'
import { applyMigrations } from '@booster/db/migrations/migrate'
import { type LoadOptions, loadSynthetic } from '@booster/demo/load-synthetic'
import { readLoadEnv } from '../boot/env.ts'

const USAGE = `npm run load -- --affiliates 200 --jobs 20000 --due now|spread:24h
    [--automations 5] [--steps 3] [--credits <per affiliate>] [--database-url postgresql://…]`

/** Fills a database with synthetic affiliates, leads, runs and jobs, through the engine's own enrolment. */
async function load(args: readonly string[]): Promise<void> {
  const { databaseUrl, options } = readArgs(args)
  const database = await openDatabase(databaseUrl)
  const pool = createPool({
    url: database.url,
    applicationName: 'booster-load',
    max: 5,
    statementTimeoutMs: 0,
  })
  try {
    await applyMigrations({ url: database.url, mode: 'apply' })
    const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'load' })
    const report = await loadSynthetic(pool, store, options)
    console.log(
      `${report.affiliates} affiliates, ${report.automations} automations, ${report.leads} leads, ` +
        `${report.runs} runs, ${report.jobs} jobs in ${(report.ms / 1_000).toFixed(1)} s`,
    )
  } finally {
    await pool.end()
    await database.stop()
  }
}

function readArgs(args: readonly string[]): {
  readonly databaseUrl: string | undefined
  readonly options: LoadOptions
} {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      affiliates: { type: 'string', default: '200' },
      jobs: { type: 'string', default: '20000' },
      automations: { type: 'string', default: '5' },
      steps: { type: 'string', default: '3' },
      due: { type: 'string', default: 'now' },
      credits: { type: 'string' },
      'database-url': { type: 'string' },
    },
  })
  const spreadHours = values.due === 'now' ? '0' : /^spread:(\d{1,4})h$/.exec(values.due)?.[1]
  if (spreadHours === undefined) throw new TypeError('--due must be "now" or "spread:<hours>h".')
  return {
    databaseUrl: values['database-url'],
    options: {
      affiliates: Number(values.affiliates),
      jobs: Number(values.jobs),
      automations: Number(values.automations),
      steps: Number(values.steps),
      spreadHours: Number(spreadHours),
      ...(values.credits === undefined ? {} : { credits: Number(values.credits) }),
    },
  }
}

/** The one asked for, else the configured one, else the embedded one that `npm start` uses. */
async function openDatabase(
  asked: string | undefined,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  // Nothing else of the configuration matters here, so that a load needs no secrets.
  const env = readLoadEnv()
  const url = asked ?? env.DATABASE_URL
  if (url !== undefined) return { url, stop: () => Promise.resolve() }
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  return startEmbeddedPostgres({ dataDir: join(resolve(root, env.DATA_DIR), 'postgres') })
}

try {
  await load(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof TypeError || error instanceof RangeError)) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = 2
}
