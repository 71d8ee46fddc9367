import pg from 'pg'
import { type MigrationFiles, readMigrationFiles } from './migration-files.ts'
import { writeFirstStatistics } from './write-first-statistics.ts'

/** Which database to bring to the current schema, and whether to change it or only report. */
export interface MigrateOptions {
  readonly url: string
  /** `apply` runs what is missing; `check` changes nothing and throws when something is. */
  readonly mode: 'apply' | 'check'
  /** The folder with `schema.prisma` and `migrations/`; the repository's own by default. */
  readonly directory?: string
}

/** What happened: the names of the migrations applied now, and how many there are in all. */
export interface MigrateResult {
  readonly applied: readonly string[]
  readonly total: number
}

/** The database does not have the schema this release needs; the message names what is wrong and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

interface RecordedMigration {
  readonly migration_name: string
  readonly finished_at: Date | null
  readonly rolled_back_at: Date | null
  readonly logs: string | null
}

// Any number works as long as every release uses the same one.
const MIGRATION_LOCK = 4_021_760_317

/**
 * Brings the database to the schema of this release, keeping `_prisma_migrations` exactly as
 * `prisma migrate deploy` does. Processes that start together wait for one another on an advisory lock.
 *
 * @throws MigrationError naming the migration that failed, is missing, or that this release does not know.
 */
export async function applyMigrations(options: MigrateOptions): Promise<MigrateResult> {
  const files = readMigrationFiles(options.directory)
  const guard = new pg.Client({ connectionString: options.url, application_name: 'booster-migrate' })
  await guard.connect()
  try {
    await requireVersion(guard)
    if (options.mode === 'apply') await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const missing = await findMissing(guard, files)
    if (missing.length === 0) return { applied: [], total: files.migrations.length }
    if (options.mode === 'check') {
      throw new MigrationError(
        `The database lacks ${missing.length} migration(s): ${missing.join(', ')}. Start once with MIGRATIONS=apply.`,
      )
    }
    const applied = await runMigrations(options.url, files)
    await writeFirstStatistics(guard)
    return { applied, total: files.migrations.length }
  } finally {
    await guard.end()
  }
}

async function runMigrations(url: string, files: MigrationFiles): Promise<readonly string[]> {
  // Loaded here: a start with nothing to migrate needs neither Prisma's schema engine nor its adapter.
  const { EVERYTHING, migrationList, withSchemaEngine } = await import('./schema-engine.ts')
  try {
    return await withSchemaEngine(url, files, async (engine) => {
      const output = await engine.applyMigrations({
        migrationsList: migrationList(files),
        filters: EVERYTHING,
      })
      return output.appliedMigrationNames
    })
  } catch (error) {
    throw new MigrationError(
      `A migration failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    )
  }
}

async function findMissing(client: pg.Client, files: MigrationFiles): Promise<readonly string[]> {
  const recorded = await readRecorded(client)
  const failed = recorded.find((row) => row.finished_at === null && row.rolled_back_at === null)
  if (failed !== undefined) {
    throw new MigrationError(
      `Migration ${failed.migration_name} failed before and was never resolved: ${failed.logs ?? 'no log'}. ` +
        `Repair the database, then delete its row from _prisma_migrations to try again.`,
    )
  }
  const applied = new Set(
    recorded.filter((row) => row.rolled_back_at === null).map((row) => row.migration_name),
  )
  const known = new Set(files.migrations.map((migration) => migration.name))
  const unknown = [...applied].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database has migration(s) this release does not know: ${unknown.join(', ')}. Run a newer release.`,
    )
  }
  return files.migrations.map((migration) => migration.name).filter((name) => !applied.has(name))
}

async function readRecorded(client: pg.Client): Promise<readonly RecordedMigration[]> {
  const { rows: tables } = await client.query<{ exists: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`,
  )
  if (tables[0]?.exists !== true) return []
  const { rows } = await client.query<RecordedMigration>(
    'SELECT migration_name, finished_at, rolled_back_at, logs FROM _prisma_migrations ORDER BY started_at',
  )
  return rows
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  )
  const version = rows[0]?.version ?? 0
  if (version < 150_000) {
    throw new MigrationError(
      `PostgreSQL 15 or newer is needed; this server has ${Math.floor(version / 10_000)}.`,
    )
  }
}
