import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { DataHome } from './data-home.ts'
import { isRunning, programName } from './process-life.ts'
import { findServerBinaries, type ServerBinaries } from './server-binaries.ts'
import { serverSettings } from './server-settings.ts'

/** What a running server is reached by. */
export interface RunningServer {
  readonly pid: number
  readonly port: number
  readonly password: string
  readonly adopted: boolean
}

interface ServerState {
  readonly port: number
  readonly password: string
}

interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly status: string
}

/** Starts the server of this home, or takes over the one that a killed keeper left running. */
export async function runServer(
  home: DataHome,
  options: { readonly durable: boolean },
): Promise<RunningServer> {
  const left = await findLeftServer(home)
  if (left !== undefined) return { ...left, password: readState(home).password, adopted: true }
  const binaries = await findServerBinaries(home)
  if (!existsSync(join(home.clusterDirectory, 'PG_VERSION'))) initialiseCluster(home, binaries)
  const { password, port: lastPort } = readState(home)
  const port = (await isPortFree(lastPort)) ? lastPort : await findFreePort()
  if (port !== lastPort) writeState(home, { password, port })
  const child = launch(home, binaries, serverSettings({ port, durable: options.durable }))
  const pid = await untilReady(home, child)
  return { pid, port, password, adopted: false }
}

/** Stops a server cleanly (open transactions are rolled back), by force only if it does not end in 30 s. */
export async function stopServer(home: DataHome, pid: number): Promise<void> {
  if (isRunning(pid)) process.kill(pid, 'SIGINT')
  if (await untilGone(home, pid, 30_000)) return
  process.kill(pid, 'SIGQUIT')
  if (!(await untilGone(home, pid, 10_000))) throw new Error(`PostgreSQL (pid ${pid}) does not stop.`)
}

async function findLeftServer(home: DataHome): Promise<{ pid: number; port: number } | undefined> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const file = readPostmasterFile(home)
    if (file === undefined) return undefined
    if (!isRunning(file.pid)) return undefined
    if ((programName(file.pid) ?? 'postgres') !== 'postgres') {
      // After a reboot another program may carry the number that PostgreSQL's lock file names.
      rmSync(join(home.clusterDirectory, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (file.status === 'ready') return { pid: file.pid, port: file.port }
    await delay(50) // still starting or already stopping: either ends soon
  }
  throw new Error(`A PostgreSQL server in ${home.clusterDirectory} neither starts nor stops.`)
}

function initialiseCluster(home: DataHome, binaries: ServerBinaries): void {
  const password = randomBytes(24).toString('base64url')
  const passwordFile = join(home.directory, 'initdb-password')
  // A first start that was interrupted leaves a half-made cluster, which initdb refuses to touch.
  for (const entry of readdirSync(home.clusterDirectory)) {
    rmSync(join(home.clusterDirectory, entry), { recursive: true, force: true })
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (home.user !== undefined) chownSync(passwordFile, home.user.uid, home.user.gid)
  try {
    const made = spawnSync(
      binaries.initdb,
      [
        ...['--pgdata', home.clusterDirectory, '--username', 'postgres', '--pwfile', passwordFile],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
        ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-sync', '--no-instructions'],
      ],
      { ...home.user, cwd: '/', encoding: 'utf8', env: serverEnvironment() },
    )
    if (made.status !== 0) {
      throw new Error(`initdb failed: ${made.error?.message ?? ''}${made.stderr}${made.stdout}`)
    }
    writeState(home, { password, port: 0 })
  } catch (error) {
    rmSync(join(home.clusterDirectory, 'PG_VERSION'), { force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function launch(home: DataHome, binaries: ServerBinaries, settings: readonly string[]): ChildProcess {
  const log = openServerLog(home)
  return spawn(binaries.postgres, ['-D', home.clusterDirectory, ...settings], {
    ...home.user,
    cwd: '/',
    detached: true, // a Ctrl-C in the terminal must not stop the database under the API's ordered shutdown
    stdio: ['ignore', log, log],
    env: serverEnvironment(),
  })
}

async function untilReady(home: DataHome, child: ChildProcess): Promise<number> {
  const pid = child.pid
  const failure: { message?: string } = {}
  child.once('error', (error) => {
    failure.message = error.message
  })
  child.once('exit', (code, signal) => {
    failure.message ??= `PostgreSQL ended at once (${signal ?? code}): ${tailOfLog(home)}`
  })
  const deadline = Date.now() + 120_000 // recovery after a crash may replay a lot
  while (Date.now() < deadline) {
    if (failure.message !== undefined) throw new Error(failure.message)
    const file = readPostmasterFile(home)
    if (pid !== undefined && file?.pid === pid && file.status === 'ready') return pid
    await delay(20)
  }
  throw new Error(`PostgreSQL did not become ready: ${tailOfLog(home)}`)
}

async function untilGone(home: DataHome, pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    if (!isRunning(pid) || readPostmasterFile(home)?.pid !== pid) return true
    await delay(20)
  }
  return false
}

/** Lines of postmaster.pid: pid, data folder, start time, port, socket folder, address, memory key, status. */
function readPostmasterFile(home: DataHome): PostmasterFile | undefined {
  const path = join(home.clusterDirectory, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
}

function readState(home: DataHome): ServerState {
  return JSON.parse(readFileSync(join(home.directory, 'server.json'), 'utf8')) as ServerState
}

function writeState(home: DataHome, state: ServerState): void {
  const path = join(home.directory, 'server.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

function openServerLog(home: DataHome): number {
  const path = join(home.directory, 'server.log')
  if (existsSync(path) && statSync(path).size > 10_000_000) rmSync(path)
  const log = openSync(path, 'a', 0o600)
  chmodSync(path, 0o600)
  return log
}

function tailOfLog(home: DataHome): string {
  const path = join(home.directory, 'server.log')
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-2_000) : 'no server log'
}

/** The host's locale and PG* variables must not reach the server. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}

function isPortFree(port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false)
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => settle(true)))
  })
}

function findFreePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => settle(port))
    })
  })
}
