/**
 * A small process that owns one embedded PostgreSQL. Everybody who uses the server holds a socket to the keeper;
 * the operating system closes that socket however its holder dies, kill -9 included. When the last one is gone
 * for `graceMs`, the keeper stops the server cleanly and ends. A keeper that is killed itself leaves its server
 * running: the next keeper adopts it.
 *
 * Arguments: the data folder, 'durable' or 'volatile', graceMs.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type DataHome, resolveDataHome } from './data-home.ts'
import { GOODBYE, type KeeperAnswer, keeperSocketPath } from './keeper-socket.ts'
import { type RunningServer, runServer, stopServer } from './postgres-server.ts'
import { commandLine, isRunning } from './process-life.ts'

const [dataDir = '', durability = 'durable', grace = '1000'] = process.argv.slice(2)
const home = resolveDataHome(dataDir)
const lockPath = join(home.directory, 'keeper.pid')

if (takeLock()) await keep(home, { durable: durability !== 'volatile', graceMs: Number(grace) })

async function keep(home: DataHome, options: { durable: boolean; graceMs: number }): Promise<void> {
  const users = new Set<Socket>()
  let answer: KeeperAnswer | undefined
  let server: RunningServer | undefined
  let stopping = false
  let countdown = setTimeout(() => void end(), 30_000) // the process that started this keeper never came

  // Half-open: who says goodbye keeps its end open to learn when the server is really gone.
  const welcome = createServer({ allowHalfOpen: true }, (user) => {
    if (stopping) {
      user.destroy()
      return
    }
    clearTimeout(countdown)
    users.add(user)
    let graceMs = options.graceMs
    user.on('data', (said) => {
      if (said.toString() === GOODBYE) graceMs = 0
    })
    user.on('error', () => user.destroy())
    user.on('end', () => leave(user, graceMs))
    user.on('close', () => leave(user, graceMs))
    if (answer !== undefined) user.write(`${JSON.stringify(answer)}\n`)
  })

  function leave(user: Socket, graceMs: number): void {
    if (!users.delete(user)) return
    if (users.size > 0) {
      user.destroy()
      return
    }
    countdown = setTimeout(() => void end(), graceMs)
  }

  async function end(): Promise<void> {
    if (stopping) return
    stopping = true
    // No one gets "ready" from here on: who connects now starts the next keeper, which waits for us.
    welcome.close()
    for (const user of users) user.destroy()
    if (server !== undefined) await stopServer(home, server.pid)
    removeLock()
    process.exit(0)
  }

  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  process.on('SIGTERM', () => void end())
  rmSync(keeperSocketPath(home.directory), { force: true })
  welcome.listen(keeperSocketPath(home.directory))

  while (!stopping) {
    try {
      server = await runServer(home, options)
      answer = { ready: server }
    } catch (error) {
      answer = { failed: error instanceof Error ? error.message : String(error) }
    }
    for (const user of users) user.write(`${JSON.stringify(answer)}\n`)
    if (server === undefined) {
      await delay(200) // lets the answer leave before the process does
      await end()
      return
    }
    await untilServerEnds(server.pid, () => stopping)
    if (!stopping) await delay(500) // the server was killed by someone else: start it again on the same data
  }
}

async function untilServerEnds(pid: number, isStopping: () => boolean): Promise<void> {
  while (isRunning(pid) && !isStopping()) await delay(500)
}

/** One keeper per folder. A lock whose holder is dead is taken over. */
function takeLock(): boolean {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const lock = openSync(lockPath, 'wx', 0o600)
      writeSync(lock, String(process.pid))
      closeSync(lock)
      return true
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = readLock()
    if (holder !== undefined && isKeeper(holder)) return false
    rmSync(lockPath, { force: true })
  }
  return false
}

function removeLock(): void {
  if (readLock() === process.pid) rmSync(lockPath, { force: true })
}

function readLock(): number | undefined {
  try {
    const pid = Number(readFileSync(lockPath, 'utf8'))
    return pid > 0 ? pid : undefined
  } catch {
    return undefined // removed in between: the next attempt takes it
  }
}

function isKeeper(pid: number): boolean {
  return isRunning(pid) && (commandLine(pid) ?? 'postgres-keeper').includes('postgres-keeper')
}
