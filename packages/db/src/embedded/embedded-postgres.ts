import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { resolveDataHome } from './data-home.ts'
import { GOODBYE, type KeeperAnswer, keeperSocketPath } from './keeper-socket.ts'

/** How to start an embedded server. */
export interface EmbeddedPostgresOptions {
  /** The folder for the data, the password and the log. One server per folder. */
  readonly dataDir: string
  /** `false` turns fsync off: for unit tests only. */
  readonly durable?: boolean
  /** How long the server outlives its last user when that was killed. Default 1,000 ms. */
  readonly graceMs?: number
  /** The database `url` names; created when missing. Default `postgres`. */
  readonly database?: string
}

/** A running embedded server, used by this process until `stop` is called or the process ends. */
export interface EmbeddedPostgres {
  readonly url: string
  readonly port: number
  /** The server process (postmaster). */
  readonly pid: number
  /** Where the data really is. */
  readonly dataDir: string
  /** Why that is another folder than the one asked for; absent when it is the same. */
  readonly movedBecause: string | undefined
  /** True when a server left running by a killed process was taken over. */
  readonly adopted: boolean
  /** Gives the server back; it stops cleanly unless another process still uses it. */
  readonly stop: () => Promise<void>
}

const START_TIMEOUT_MS = 150_000

/**
 * Gives this process a PostgreSQL 18 on 127.0.0.1, started if need be. Several processes may ask for the same
 * folder: they share one server, which stops when the last of them has ended, in whatever way.
 *
 * @throws Error with PostgreSQL's own words when it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const home = resolveDataHome(options.dataDir)
  const deadline = Date.now() + START_TIMEOUT_MS
  let lastSpawnAt = 0
  while (Date.now() < deadline) {
    const keeper = await callKeeper(home.directory)
    if (keeper !== undefined) {
      const database = options.database ?? 'postgres'
      const { pid, port, password, adopted } = keeper.server
      const url = `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
      if (database !== 'postgres') await createDatabaseIfMissing(url, database)
      const stop = () => giveBack(keeper.line)
      return { url, port, pid, dataDir: home.directory, movedBecause: home.movedBecause, adopted, stop }
    }
    // A keeper that finds another one in charge ends at once, so asking again is harmless.
    if (Date.now() - lastSpawnAt > 2_000) {
      lastSpawnAt = Date.now()
      spawnKeeper(options, home.directory)
    }
    await delay(25)
  }
  throw new Error(`The embedded PostgreSQL in ${home.directory} did not start. ${keeperLog(home.directory)}`)
}

interface KeeperLine {
  readonly line: Socket
  readonly server: Extract<KeeperAnswer, { ready: unknown }>['ready']
}

/** Connects to the keeper; `undefined` when there is none (or it is on its way out). */
function callKeeper(homeDirectory: string): Promise<KeeperLine | undefined> {
  return new Promise((settle, fail) => {
    const line = connect(keeperSocketPath(homeDirectory))
    let heard = ''
    line.on('error', () => settle(undefined))
    line.on('close', () => settle(undefined))
    line.on('data', (chunk) => {
      heard += chunk.toString()
      if (!heard.includes('\n')) return
      const answer = JSON.parse(heard.slice(0, heard.indexOf('\n'))) as KeeperAnswer
      if ('failed' in answer) {
        fail(new Error(`The embedded PostgreSQL could not start: ${answer.failed}`))
        line.destroy()
        return
      }
      line.unref()
      settle({ line, server: answer.ready })
    })
  })
}

function spawnKeeper(options: EmbeddedPostgresOptions, homeDirectory: string): void {
  mkdirSync(homeDirectory, { recursive: true })
  const log = openSync(join(homeDirectory, 'keeper.log'), 'a', 0o600)
  const keeper = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url)),
      options.dataDir,
      options.durable === false ? 'volatile' : 'durable',
      String(options.graceMs ?? 1_000),
    ],
    // Its own session: signals to our process group must not reach it, it has to outlive us by a moment.
    { detached: true, stdio: ['ignore', log, log] },
  )
  keeper.unref()
  closeSync(log)
}

/** Says goodbye; the keeper hangs up at once when others use the server, else when the server has stopped. */
async function giveBack(line: Socket): Promise<void> {
  if (line.destroyed) return
  const closed = new Promise<void>((settle) => line.once('close', () => settle()))
  line.ref()
  line.end(GOODBYE)
  await closed
}

function keeperLog(homeDirectory: string): string {
  const path = join(homeDirectory, 'keeper.log')
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-1_000) : ''
}

async function createDatabaseIfMissing(url: string, name: string): Promise<void> {
  const { Client } = (await import('pg')).default
  const admin = new Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await admin.connect()
  try {
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`)
  } catch (error) {
    // 42P04 and 23505: a process that started at the same moment created it.
    if (!(error instanceof Error && 'code' in error && ['42P04', '23505'].includes(String(error.code))))
      throw error
  } finally {
    await admin.end()
  }
}
