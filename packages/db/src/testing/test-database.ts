import { createHash, randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts'
import { applyMigrations } from '../migrations/migrate.ts'
import { readMigrationFiles } from '../migrations/migration-files.ts'

/** A database of one's own with the whole schema in it. */
export interface TestDatabase {
  readonly url: string
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>
}

/** Rows that several test files begin with: filled once per run and copied. */
export type Filling = {
  /** Letters only. */
  readonly name: string
  readonly fill: (url: string) => Promise<void>
}

/** What is filled with "now" in it does not get older than this. */
const FILLED_FOR_MS = 15 * 60 * 1_000
const STALE_AFTER_MS = 2 * 60 * 60 * 1_000
const TEMPLATE_LOCK = 4_021_760_318

let serverUrl: Promise<string> | undefined

/**
 * Makes a fresh database as a copy of a migrated template (about 50 ms). The server is `TEST_DATABASE_URL` when
 * that is set (a role that may create databases), else an embedded one which all test processes of a run share
 * and which has fsync off: fit for tests, never for measurements or proofs.
 * @param filling what is in it beside the schema
 */
export async function createTestDatabase(filling?: Filling): Promise<TestDatabase> {
  const adminUrl = await testServerUrl()
  const migrated = await ensureTemplate(adminUrl)
  const template = filling === undefined ? migrated : await ensureFilled(adminUrl, migrated, filling)
  const name = `test_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`
  await withAdmin(adminUrl, (admin) => copyDatabase(admin, name, template))
  return {
    url: urlOf(adminUrl, name),
    drop: () =>
      withAdmin(adminUrl, async (admin) => {
        await untilLeft(admin, name)
        await dropDatabase(admin, name)
      }),
  }
}

/** The server test databases are made on; starts the embedded one if need be. */
export function testServerUrl(): Promise<string> {
  serverUrl ??= findServer()
  return serverUrl
}

async function findServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_ADMIN_URL']
  if (given !== undefined && given !== '') return given
  const dataDir = fileURLToPath(new URL('../../../../.data/test-postgres', import.meta.url))
  const server = await startEmbeddedPostgres({ dataDir, durable: false, graceMs: 10_000 })
  return server.url
}

let template: Promise<string> | undefined

function ensureTemplate(adminUrl: string): Promise<string> {
  template ??= withAdmin(adminUrl, (admin) => makeTemplate(admin, adminUrl))
  return template
}

/** A filled copy of the migrated template; who comes first fills it, the others wait on the lock. */
function ensureFilled(adminUrl: string, migrated: string, filling: Filling): Promise<string> {
  return withAdmin(adminUrl, async (admin) => {
    const prefix = `filled_${filling.name}_${migrationsDigest()}_`
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rows } = await admin.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    const fresh = rows.find(({ datname }) => Date.now() - madeAtOf(datname) < FILLED_FOR_MS)
    if (fresh !== undefined) return fresh.datname
    await dropStaleDatabases(admin, migrated)
    const draft = `draft_${filling.name}`
    await dropDatabase(admin, draft)
    await copyDatabase(admin, draft, migrated)
    await filling.fill(urlOf(adminUrl, draft))
    await untilUnused(admin, draft)
    const name = `${prefix}${Date.now().toString(36)}`
    await renameDatabase(admin, draft, name)
    return name
  })
}

/** One template per state of the migrations; who comes first makes it, the others wait on the lock. */
async function makeTemplate(admin: pg.Client, adminUrl: string): Promise<string> {
  const name = `template_${migrationsDigest()}`
  await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
  const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
  if (found.rowCount === 1) return name
  const draft = `${name}_draft`
  await dropDatabase(admin, draft)
  await dropStaleDatabases(admin, name)
  await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(draft)} ENCODING 'UTF8' TEMPLATE template0`)
  await applyMigrations({ url: urlOf(adminUrl, draft), mode: 'apply' })
  await untilUnused(admin, draft)
  await renameDatabase(admin, draft, name)
  return name
}

async function renameDatabase(admin: pg.Client, from: string, to: string): Promise<void> {
  await admin.query(`ALTER DATABASE ${admin.escapeIdentifier(from)} RENAME TO ${admin.escapeIdentifier(to)}`)
}

/** From the last part of the name of a test or filled database. */
function madeAtOf(name: string): number {
  const part = name.startsWith('test_') ? name.split('_')[1] : name.split('_').at(-1)
  return Number.parseInt(part ?? '', 36)
}

function migrationsDigest(): string {
  const digest = createHash('sha256')
  for (const { name, sql } of readMigrationFiles().migrations) digest.update(`${name}\0${sql}\0`)
  return digest.digest('hex').slice(0, 16)
}

async function copyDatabase(admin: pg.Client, name: string, source: string): Promise<void> {
  const ids = [admin.escapeIdentifier(name), admin.escapeIdentifier(source)]
  await admin.query(`CREATE DATABASE ${ids[0]} TEMPLATE ${ids[1]}`)
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeIdentifier(name)} WITH (FORCE)`)
}

/**
 * Removes what runs that crashed left behind, and templates of older migrations; young ones may be in use.
 * @param template that of the present migrations, which stays
 */
async function dropStaleDatabases(admin: pg.Client, template: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database d WHERE (datname LIKE 'test\\_%' OR datname LIKE 'template\\_%' OR datname LIKE 'filled\\_%')
       AND datname <> $1 AND NOT datistemplate AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
    [template],
  )
  for (const { datname } of rows) {
    const madeAt = datname.startsWith('template_') ? 0 : madeAtOf(datname)
    if (Date.now() - madeAt > STALE_AFTER_MS) await dropDatabase(admin, datname)
  }
}

/** A template is copied only while nobody is connected; the migrating connections close a moment later. */
async function untilUnused(admin: pg.Client, name: string): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name])
    if (rowCount === 0) return
    await admin.query('SELECT pg_sleep(0.01)')
  }
  throw new Error(`Somebody stays connected to ${name}, so it cannot become a template.`)
}

/**
 * `pool.end()` resolves a moment before its connections are gone. Killing one in that moment would be an error that
 * nobody listens for any more. Who stays on for longer is cut off.
 */
async function untilLeft(admin: pg.Client, name: string): Promise<void> {
  const deadline = Date.now() + 3_000
  while (Date.now() < deadline) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name])
    if (rowCount === 0) return
    await admin.query('SELECT pg_sleep(0.02)')
  }
}

async function withAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}
