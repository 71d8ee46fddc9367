import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A process of the API as anybody would start it, on free ports and with a data folder of its own. */
export type ApiProcess = AsyncDisposable & {
  readonly url: string
  /** The sandbox's address; null with another provider. */
  readonly sandboxUrl: string | null
  readonly cronSecret: string
  readonly output: () => string
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const endWithParent = new URL('../../../../scripts/end-with-parent.mjs', import.meta.url).href

/** Starts the process and waits until it says that it is ready. Rejects with its output when it ends before. */
export async function startApi(env: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'booster-api-'))
  const child = runMain({ PORT: '0', SANDBOX_PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: dataDir, ...env })
  await untilReady(child)
  const url = addressIn(child.output(), /Affiliates\s+(\S+)\/affiliate\//) ?? ''
  const kept =
    env.CRON_SECRET === undefined ? JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) : {}
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal)
    return child.exit
  }
  return {
    url: url.replace('localhost', '127.0.0.1'),
    sandboxUrl: addressIn(child.output(), /SANDBOX\s+(\S+)\//),
    cronSecret: env.CRON_SECRET ?? String(kept.cron),
    output: child.output,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type MainProcess = {
  readonly exit: Promise<number | null>
  output(): string
  kill(signal: NodeJS.Signals): void
}

/** Runs main.ts with these variables and none of this process' own but PATH. It ends when the tests are killed. */
export function runMain(env: Readonly<Record<string, string>>): MainProcess {
  const child = spawn(process.execPath, ['--import', endWithParent, main], {
    env: { PATH: process.env.PATH ?? '', ENDS_WITH_PARENT: 'watch', ...env },
    stdio: 'pipe',
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { exit, output: () => output, kill: (signal) => void child.kill(signal) }
}

async function untilReady(child: MainProcess): Promise<void> {
  const ended = child.exit.then((code) => {
    throw new Error(`The API ended with ${code}: ${child.output()}`)
  })
  const deadline = Date.now() + 60_000
  while (!/^Affiliate Booster is ready\n[\s\S]*API docs.*\n/m.test(child.output())) {
    if (Date.now() > deadline) throw new Error(`The API is not ready after a minute: ${child.output()}`)
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 50))])
  }
  ended.catch(() => undefined) // it may end from now on
}

function addressIn(output: string, pattern: RegExp): string | null {
  return pattern.exec(output)?.[1] ?? null
}
