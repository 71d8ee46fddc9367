import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A folder for a database. PostgreSQL's system user must be able to enter it when the tests run as root. */
export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o711)
}

/** The database in `<dataDir>/postgres` stops a moment after the last process that used it, also when that was interrupted. */
export async function removeDataDir(dataDir: string): Promise<void> {
  const keeper = join(dataDir, 'postgres/keeper.pid')
  for (let waits = 0; existsSync(keeper) && waits < 200; waits += 1) await delay(100)
  rmSync(dataDir, { recursive: true, force: true })
}
