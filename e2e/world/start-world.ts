import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 20_000

/** An API of its own with demo data, its own embedded database and its own sandbox. */
export interface World {
  readonly url: string
  readonly sandboxUrl: string
  /** For the cron routes; made up by the API and kept in its data folder. */
  readonly cronSecret: string
  /** Ends the process politely and starts it again on the same data. */
  restart(): Promise<void>
  /** Ends the process, waits for its database, and removes the data. */
  stop(): Promise<void>
}

export interface WorldPlace {
  readonly port: number
  readonly sandboxPort: number
  /** A folder that does not exist yet. */
  readonly dataDir: string
}

/** Starts a world and waits until it is ready. Rejects with the process' own words when it cannot start. */
export async function startWorld(place: WorldPlace): Promise<World> {
  makeDataDir(place.dataDir)
  const url = `http://127.0.0.1:${place.port}`
  let api = await startApi(place, url)
  return {
    url,
    sandboxUrl: `http://127.0.0.1:${place.sandboxPort}`,
    cronSecret: readCronSecret(place.dataDir),
    restart: async () => {
      await stopApi(api)
      api = await startApi(place, url)
    },
    stop: async () => {
      await stopApi(api)
      await removeDataDir(place.dataDir)
    },
  }
}

function readCronSecret(dataDir: string): string {
  const secrets = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { readonly cron: string }
  return secrets.cron
}

/** PostgreSQL's system user must be able to enter it when the tests run as root. */
function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o711)
}

async function startApi(place: WorldPlace, url: string): Promise<ChildProcess> {
  const api = spawn(process.execPath, ['--import', './scripts/end-with-parent.mjs', 'apps/api/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ENDS_WITH_PARENT: 'watch',
      NODE_ENV: 'development',
      PORT: String(place.port),
      SANDBOX_PORT: String(place.sandboxPort),
      PUBLIC_URL: url,
      DATABASE_URL: '',
      MAILKETING_API_KEY: '',
      SMTP_URL: '',
      DEMO: 'on',
      RATE_LIMITS: 'off',
      DATA_DIR: place.dataDir,
      LOG_LEVEL: 'warn',
    },
  })
  let words = ''
  api.stderr?.on('data', (chunk: Buffer) => {
    words = `${words}${chunk.toString()}`.slice(-4_000)
  })
  const deadline = Date.now() + READY_WITHIN_MS
  while (!(await isReady(url))) {
    if (api.exitCode !== null) throw new Error(`The API ended with ${api.exitCode}: ${words}`)
    if (Date.now() > deadline) throw new Error(`The API was not ready in time: ${words}`)
    await delay(100)
  }
  return api
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null) // not listening yet
  return answer?.ok === true
}

async function stopApi(api: ChildProcess): Promise<void> {
  if (api.exitCode !== null) return
  const ended = new Promise<void>((resolve) => api.once('exit', () => resolve()))
  api.kill('SIGTERM')
  const force = setTimeout(() => api.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(force)
}

/** The database stops a moment after the API. */
async function removeDataDir(dataDir: string): Promise<void> {
  const keeper = join(dataDir, 'postgres/keeper.pid')
  for (let waits = 0; existsSync(keeper) && waits < 200; waits += 1) await delay(100)
  rmSync(dataDir, { recursive: true, force: true })
}
