import type pg from 'pg'

/**
 * Ends a pool and waits until its connections are really closed. `pool.end()` alone resolves earlier; a database
 * that is dropped by force in that moment kills them, and the error finds no listener any more.
 */
export async function closePool(pool: pg.Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve()
    pool.on('remove', () => {
      open -= 1
      if (open === 0) resolve()
    })
  })
  await pool.end()
  await closed
}
