import { setTimeout as delay } from 'node:timers/promises'
import { applyMigrations } from '@booster/db/migrations/migrate'
import pg from 'pg'

export type FreshDatabase = {
  /** `empty`: nothing in it; `migrated`: the product's schema; else a copy of the named template. */
  readonly from: 'empty' | 'migrated' | { readonly template: string }
}

const CLOSING_AT_MOST_MS = 5_000

let nextNumber = 0

/** Runs `body` on a new database of this server and drops it afterwards. */
export async function withDatabase<T>(
  serverUrl: string,
  { from }: FreshDatabase,
  body: (url: string) => Promise<T>,
): Promise<T> {
  nextNumber += 1
  const database = `bench_${process.pid}_${nextNumber}`
  const copy = typeof from === 'string' ? '' : ` TEMPLATE ${from.template} STRATEGY FILE_COPY`
  await onServer(serverUrl, `CREATE DATABASE ${database}${copy}`)
  const url = urlOf(serverUrl, database)
  try {
    if (from === 'migrated') await applyMigrations({ url, mode: 'apply' })
    return await body(url)
  } finally {
    await dropDatabase(serverUrl, database)
  }
}

/** A pool reports its end before its last connection is closed; cutting that one off would raise an unheard error. */
async function dropDatabase(serverUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const deadline = performance.now() + CLOSING_AT_MOST_MS
    while (performance.now() < deadline) {
      const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE datname = $1 LIMIT 1', [
        database,
      ])
      if (rowCount === 0) break
      await delay(5)
    }
    await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  } finally {
    await client.end()
  }
}

/** A database that is filled once and copied often. It lives as long as the server. @returns its name */
export async function makeTemplate(
  serverUrl: string,
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const database = `bench_template_${name}`
  await onServer(serverUrl, `CREATE DATABASE ${database}`)
  const url = urlOf(serverUrl, database)
  await applyMigrations({ url, mode: 'apply' })
  await fill(url)
  await onServer(url, 'VACUUM ANALYZE')
  await onServer(serverUrl, 'CHECKPOINT')
  return database
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
