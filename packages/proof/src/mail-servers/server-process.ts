import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eventually } from '../parts/eventually.ts'
import type { ServerPlace } from './find-mail-server.ts'

/** A mail server that runs. */
export type ServerProcess = {
  /** All it wrote, the log included. */
  log(): string
  /** Ends it with all its processes and removes its folder. */
  stop(): Promise<void>
}

const START_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 5_000

/** A new folder for one server, which its unprivileged processes may enter. */
export function makeServerFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'affiliate-booster-mta-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Starts it in the foreground, as a group of processes that does not outlive this one; resolves when it listens. */
export async function startServerProcess(options: {
  readonly place: ServerPlace
  readonly args: readonly string[]
  readonly folder: string
  readonly ports: readonly number[]
  /** Where it writes its log, if not to its output. */
  readonly logFile?: string
  /** A file to lock: a second one waits until the first has ended. */
  readonly oneAtATime?: string
}): Promise<ServerProcess> {
  const { place, folder, logFile, oneAtATime } = options
  const lock = oneAtATime === undefined ? [] : ['flock', '--no-fork', oneAtATime]
  const command = [...lock, place.file, ...options.args]
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...command], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', LD_LIBRARY_PATH: place.libraryPath },
  })
  let output = ''
  let hasEnded = false
  child.on('error', (error) => {
    output += error.message
    hasEnded = true
  })
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output += String(chunk)
  })
  child.on('exit', () => {
    hasEnded = true
  })
  const log = (): string =>
    output + (logFile !== undefined && existsSync(logFile) ? readFileSync(logFile, 'utf8') : '')
  const stop = async (): Promise<void> => {
    await endGroup(child.pid, () => hasEnded)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilListening(options.ports, () => hasEnded)
  } catch (error) {
    const said = log()
    await stop()
    throw new Error(`${place.file}: ${said}`, { cause: error })
  }
  return { log, stop }
}

async function untilListening(ports: readonly number[], hasEnded: () => boolean): Promise<void> {
  const look = async () => ({
    isOpen: (await Promise.all(ports.map(isOpen))).every(Boolean),
    ended: hasEnded(),
  })
  const seen = await eventually('the mail server', look, {
    is: ({ isOpen, ended }) => isOpen || ended,
    withinMs: START_WITHIN_MS,
  })
  if (seen.ended) throw new Error('ended while it started')
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function endGroup(pid: number | undefined, hasEnded: () => boolean): Promise<void> {
  if (pid === undefined) return
  const isOver = { is: (over: boolean) => over, withinMs: STOP_WITHIN_MS }
  if (!hasEnded()) process.kill(-pid, 'SIGTERM')
  await eventually('the end', async () => hasEnded(), isOver).catch(() => undefined)
  await eventually('the end of the group', async () => !signalGroup(pid, 0), isOver).catch(() =>
    signalGroup(pid, 'SIGKILL'),
  )
}

/** False: no process of the group is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}
