import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { databaseClock } from '@booster/db/clock'
import { createPool } from '@booster/db/connect'
import { type LoadOptions, loadSynthetic } from '@booster/db/demo/load-synthetic'
import { startEmbeddedPostgres } from '@booster/db/embedded-postgres'
import { applyMigrations } from '@booster/db/migrate'
import { createPgStore } from '@booster/db/store'
import { readLoadEnv } from './env.ts'

const usage = `npm run load -- --affiliates 200 --jobs 20000 --due now|spread:24h
    [--automations 5] [--steps 3] [--credits <per affiliate>] [--database-url postgresql://…]`

/** Fills a database with synthetic affiliates, leads, runs and jobs, through the engine's own enrolment. */
const load = async (args: readonly string[]): Promise<void> => {
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
    const store = createPgStore({ pool, clock: databaseClock, hashKey: 'load' })
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

const readArgs = (
  args: readonly string[],
): { readonly databaseUrl: string | undefined; readonly options: LoadOptions } => {
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
const openDatabase = async (
  asked: string | undefined,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  // Nothing else of the configuration matters here, so that a load needs no secrets.
  const env = readLoadEnv()
  const url = asked ?? env.DATABASE_URL
  if (url !== undefined) return { url, stop: () => Promise.resolve() }
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  return startEmbeddedPostgres({ dataDir: join(resolve(root, env.DATA_DIR), 'postgres') })
}

try {
  await load(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof TypeError || error instanceof RangeError)) throw error
  console.error(`${error.message}\n${usage}`)
  process.exitCode = 2
}
