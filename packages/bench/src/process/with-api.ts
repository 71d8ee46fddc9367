import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const START_AT_MOST_MS = 60_000

export type RunningApi = {
  readonly url: string
  /** From its spawn until it printed that it is ready. */
  readonly startMs: number
  /** Resident memory in MB, as the system counts it. */
  rssMB(): number
}

export type ApiInput = {
  readonly databaseUrl: string
  readonly providerUrl: string
  readonly slots: number
  /** On top of the measured configuration. */
  readonly env?: Readonly<Record<string, string>>
}

/** Runs `body` beside the real API process with its engine, on this database, sending to this provider. */
export async function withApi<T>(input: ApiInput, body: (api: RunningApi) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'affiliate-booster-bench-api-'))
  const spawnedAt = performance.now()
  const child = spawn(
    process.execPath,
    // It must not outlive this process, however that one ends.
    [
      '--import',
      fromRoot('scripts/end-with-parent.mjs').href,
      fileURLToPath(fromRoot('apps/api/src/main.ts')),
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        ENDS_WITH_PARENT: 'watch',
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: input.databaseUrl,
        DATA_DIR: dataDir,
        DEMO: 'off',
        RATE_LIMITS: 'off',
        LOG_LEVEL: 'error',
        SENDING_SLOTS: String(input.slots),
        MAILKETING_API_URL: input.providerUrl,
        MAILKETING_API_KEY: 'bench',
        CRON_SECRET: 'bench-bench-bench-bench-bench-bench',
        BETTER_AUTH_SECRET: 'bench-bench-bench-bench-bench-bench',
        LINK_SECRET: 'bench-bench-bench-bench-bench-bench',
        ...input.env,
      },
    },
  )
  const exit = once(child, 'exit')
  try {
    const url = await readUrl(createInterface({ input: child.stdout }))
    const startMs = performance.now() - spawnedAt
    child.stdout.resume()
    return await body({ url, startMs, rssMB: () => readRssMB(child.pid) })
  } finally {
    child.kill('SIGTERM')
    await exit
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function fromRoot(path: string): URL {
  return new URL(`../../../../${path}`, import.meta.url)
}

/** From the block it prints when it is ready. */
async function readUrl(lines: AsyncIterable<string>): Promise<string> {
  const find = async (): Promise<string> => {
    for await (const line of lines) {
      const port = /Affiliates\s+http:\/\/[^/]*:(\d+)\//.exec(line)?.[1]
      if (port !== undefined) return `http://127.0.0.1:${port}`
    }
    throw new Error('the API ended before it was ready')
  }
  const timer = Promise.withResolvers<never>()
  const timeout = setTimeout(() => timer.reject(new Error('the API did not become ready')), START_AT_MOST_MS)
  try {
    return await Promise.race([find(), timer.promise])
  } finally {
    clearTimeout(timeout)
  }
}

/** Linux tells it in /proc; elsewhere it is not measured. */
function readRssMB(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN
  const kB = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kB) / 1_024
}
