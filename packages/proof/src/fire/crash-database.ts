import { survive } from '../parts/survive.ts'
import type { Field } from './field.ts'

/**
 * What `pg_ctl stop -m immediate` does: SIGQUIT to the server, which leaves without a checkpoint. Its keeper starts
 * it again on the same data; it recovers from its log. Resolves when it answers.
 */
export async function crashDatabase({ pool }: Field): Promise<void> {
  const { rows } = await survive(() =>
    pool.query<{ pid: number }>(
      `SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int AS "pid"`,
    ),
  )
  const pid = rows[0]?.pid
  if (pid === undefined) throw new Error('PostgreSQL does not say which process it is.')
  const before = await survive(() => readStart(pool))
  process.kill(pid, 'SIGQUIT')
  for (;;) if ((await survive(() => readStart(pool))) !== before) return
}

async function readStart(pool: Field['pool']): Promise<string> {
  const { rows } = await pool.query<{ at: string }>(`SELECT pg_postmaster_start_time()::text AS "at"`)
  return rows[0]?.at ?? ''
}
