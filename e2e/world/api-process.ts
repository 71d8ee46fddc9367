import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_WITHIN_MS = 90_000
const STOP_WITHIN_MS = 20_000

/** Starts an API with these variables and waits until it is ready. Rejects with the process' own words when it cannot start. */
export async function startApi(url: string, variables: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const api = spawn(process.execPath, ['--import', './scripts/end-with-parent.mjs', 'apps/api/src/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ENDS_WITH_PARENT: 'watch',
      PORT: new URL(url).port,
      PUBLIC_URL: url,
      LOG_LEVEL: 'warn',
      ...variables,
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

export async function stopApi(api: ChildProcess): Promise<void> {
  if (api.exitCode !== null) return
  const ended = new Promise<void>((resolve) => api.once('exit', () => resolve()))
  api.kill('SIGTERM')
  const force = setTimeout(() => api.kill('SIGKILL'), STOP_WITHIN_MS)
  await ended
  clearTimeout(force)
}
