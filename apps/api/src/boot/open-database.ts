import { join } from 'node:path'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { applyMigrations } from '@booster/db/migrations/migrate'
import type { Logger } from 'pino'
import type { Env } from './env.ts'

export type OpenDatabase = {
  /** For pages and actions of people; may lead through a pooler in transaction mode. */
  readonly url: string
  /** Past the pooler: for what lives as long as its connection (LISTEN, planner settings, the migrations' lock). */
  readonly directUrl: string
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
  const directUrl = env.DATABASE_DIRECT_URL ?? url
  try {
    const { applied, total } = await applyMigrations({ url: directUrl, mode: env.MIGRATIONS })
    if (applied.length > 0) options.log.info({ applied }, 'database.migrated')
    return {
      url,
      directUrl,
      migrations: total,
      embeddedIn: server?.dataDir ?? null,
      stop: async () => server?.stop(),
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
