import { join } from 'node:path'
import { startEmbeddedPostgres } from '@booster/db/embedded-postgres'
import { applyMigrations } from '@booster/db/migrate'
import type { Logger } from 'pino'
import type { Env } from '../env.ts'

export type OpenDatabase = {
  readonly url: string
  /** Migrations of this release. */
  readonly migrations: number
  /** Where the embedded server keeps its data; null with a database of one's own. */
  readonly embeddedIn: string | null
  stop(): Promise<void>
}

/** The configured PostgreSQL, or an embedded one in the data folder; brought to this release's schema, or checked. */
export async function openDatabase(
  env: Env,
  options: { readonly dataDir: string; readonly log: Logger },
): Promise<OpenDatabase> {
  const server =
    env.DATABASE_URL === undefined
      ? await startEmbeddedPostgres({ dataDir: join(options.dataDir, 'postgres') })
      : null
  const url = env.DATABASE_URL ?? server?.url ?? ''
  try {
    const { applied, total } = await applyMigrations({ url, mode: env.MIGRATIONS })
    if (applied.length > 0) options.log.info({ applied }, 'database.migrated')
    return { url, migrations: total, embeddedIn: server?.dataDir ?? null, stop: async () => server?.stop() }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
