import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import { createPgStore } from '@booster/db/engine-store/store'
import { applyMigrations } from '@booster/db/migrations/migrate'
import { closePool } from '@booster/db/testing/close-pool'
import type { Store } from '@booster/engine/ports'
import type { Pool } from 'pg'
import { type SandboxProcess, startSandboxProcess } from '../parts/sandbox-process.ts'

/** What outlives every kill: a durable PostgreSQL and the provider's double, each in processes of their own. */
export type Field = {
  readonly databaseUrl: string
  readonly pool: Pool
  /** For loading only; the engine under fire is in the replicas. */
  readonly store: Store
  readonly sandbox: SandboxProcess
  close(): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

export async function openField(): Promise<Field> {
  const folder = mkdtempSync(join(tmpdir(), 'booster-proof-'))
  chmodSync(folder, 0o711) // as root, PostgreSQL's system user must be able to enter it
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    durable: true,
    database: 'proof',
  })
  await applyMigrations({ url: server.url, mode: 'apply' })
  const pool = createPool({ url: server.url, applicationName: 'proof', max: 8, statementTimeoutMs: 0 })
  // The proof crashes the database under its own feet: idle connections are replaced at their next use.
  pool.on('error', () => undefined)
  const sandbox = await startSandboxProcess({ logFile: join(folder, 'acceptances.jsonl') })
  const close = closeOnce(async () => {
    await sandbox.stop()
    await closePool(pool)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    databaseUrl: server.url,
    pool,
    store: createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'proof' }),
    sandbox,
    close,
  }
}

/** Children die with this process by themselves; what is on the disk does not, so a signal closes first. */
function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined
  const once = (): Promise<void> => {
    for (const signal of SIGNALS) process.off(signal, leave)
    closing ??= close()
    return closing
  }
  const leave = (): void => void once().finally(() => process.exit(130))
  for (const signal of SIGNALS) process.once(signal, leave)
  return once
}
