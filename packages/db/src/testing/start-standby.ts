import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.ts'

/** A primary and a standby that replays what the primary writes, both real. */
export type Pair = {
  readonly primaryUrl: string
  readonly standbyUrl: string
  stop(): Promise<void>
}

/** Starts a server of its own and a hot standby from a base backup of it. Without fsync, but a commit is written before it is reported. */
export async function startStandby(): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'booster-standby-'))
  // As root, the server runs as another user, who has to get in.
  chmodSync(folder, 0o711)
  const primary = await startEmbeddedPostgres({ dataDir: join(folder, 'primary'), durable: false })
  const standbyDir = join(folder, 'standby')
  await copyRunning(primary.url, primary.dataDir, standbyDir)
  const standby = await startEmbeddedPostgres({ dataDir: standbyDir, durable: false })
  return {
    primaryUrl: primary.url,
    standbyUrl: standby.url,
    stop: async () => {
      await standby.stop()
      await primary.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The base backup that the manual describes: copy the files between start and stop, then add the label. */
async function copyRunning(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('ALTER ROLE postgres SET synchronous_commit = on')
    await client.query(`SELECT pg_backup_start('standby', true)`)
    execFileSync('cp', ['-a', from, to])
    const { rows } = await client.query<{ label: string }>(
      'SELECT labelfile AS "label" FROM pg_backup_stop(false)',
    )
    // What says that a server runs here: it is the other one.
    for (const file of ['cluster/postmaster.pid', 'cluster/postmaster.opts', 'keeper.pid', 'keeper.sock'])
      rmSync(join(to, file), { force: true })
    const { port, password } = new URL(url)
    const from127 = `host=127.0.0.1 port=${port} user=postgres password=${decodeURIComponent(password)}`
    appendFileSync(join(to, 'cluster/postgresql.auto.conf'), `\nprimary_conninfo = '${from127}'\n`)
    const { uid, gid } = statSync(join(to, 'cluster'))
    for (const [file, text] of [
      ['cluster/backup_label', rows[0]?.label ?? ''],
      ['cluster/standby.signal', ''],
    ] as const) {
      writeFileSync(join(to, file), text)
      chownSync(join(to, file), uid, gid)
    }
  } finally {
    await client.end()
  }
}
