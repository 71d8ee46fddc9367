import { applyMigrations } from '@booster/db/migrate'
import pg from 'pg'

/** Runs `body` on a new database of this server and drops it afterwards. */
export const withDatabase = async <T>(
  serverUrl: string,
  name: string,
  body: (url: string) => Promise<T>,
  options: { readonly migrated: boolean } = { migrated: true },
): Promise<T> => {
  const database = `bench_${name}_${process.pid}`
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  await onServer(serverUrl, `CREATE DATABASE ${database}`)
  try {
    if (options.migrated) await applyMigrations({ url: url.href, mode: 'apply' })
    return await body(url.href)
  } finally {
    await onServer(serverUrl, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  }
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
