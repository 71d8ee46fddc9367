import { once } from 'node:events'
import type pg from 'pg'
import { openConnections } from '../connection/connect.ts'

/**
 * Ends a pool and waits until its connections are really closed. `pool.end()` alone resolves earlier; a server that
 * is stopped, or a database that is dropped by force in that moment kills them, and the error finds no listener any more.
 */
export async function closePool(pool: pg.Pool): Promise<void> {
  await pool.end()
  const open = openConnections(pool)
  while (open.size > 0) await once(pool, 'remove')
}
