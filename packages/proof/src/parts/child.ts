import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of this repository, started as anybody would start it; it never outlives this one. */
export type Child = {
  readonly pid: number
  /** Resolves with the exit code, null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** What it has written so far, at most the last 200,000 characters. */
  output(): string
  signal(signal: NodeJS.Signals): void
}

const repository = new URL('../../../../', import.meta.url)
const endWithParent = new URL('scripts/end-with-parent.mjs', repository).href
const OUTPUT_LIMIT = 200_000

/** Runs a file of the repository with these variables and none of this process' own but PATH. */
export function startChild(options: {
  /** Below the repository's root, e.g. `apps/api/src/main.ts`. */
  readonly file: string
  readonly args?: readonly string[]
  readonly env: Readonly<Record<string, string>>
}): Child {
  const file = fileURLToPath(new URL(options.file, repository))
  const child = spawn(process.execPath, ['--import', endWithParent, file, ...(options.args ?? [])], {
    // The channel closes when this process dies in whatever way; end-with-parent.mjs listens to that.
    env: { PATH: process.env.PATH ?? '', ENDS_WITH_PARENT: String(process.pid), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const take = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-OUTPUT_LIMIT)
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.once('error', (error) => take(Buffer.from(error.message)))
  return {
    pid: child.pid ?? -1,
    ended,
    output: () => output,
    signal: (signal) => void child.kill(signal),
  }
}

/** Waits until `pattern` is in the output. Rejects with all of the output when it ends before or takes too long. */
export async function untilSaid(child: Child, pattern: RegExp, withinMs = 60_000): Promise<RegExpExecArray> {
  const deadline = performance.now() + withinMs
  let hasEnded = false
  void child.ended.then(() => {
    hasEnded = true
  })
  for (;;) {
    const said = pattern.exec(child.output())
    if (said !== null) return said
    if (hasEnded) throw new Error(`Process ${child.pid} ended too early: ${child.output()}`)
    if (performance.now() > deadline)
      throw new Error(`Process ${child.pid} did not say ${pattern} within ${withinMs} ms: ${child.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
