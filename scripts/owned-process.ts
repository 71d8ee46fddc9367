import { type ChildProcess, spawn } from 'node:child_process'
import { root } from './repository.ts'

/** A command to run as a child that never outlives this process. */
export interface OwnedCommand {
  /** Arguments for this Node: options, then the file to run. */
  readonly node: readonly string[]
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** `inherit` shows the output as it comes; `capture` collects it. */
  readonly output?: 'inherit' | 'capture'
}

/** How a child ended. `code` is 128 + signal number style (143) when a signal ended it. */
export interface OwnedExit {
  readonly code: number
  readonly output: string
}

const preload = new URL('./end-with-parent.mjs', import.meta.url).href
const running = new Set<ChildProcess>()
let lastSignalAt = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => passOn(signal))

/** Starts a child; signals to this process are passed on to it, and it ends when this process dies. */
export function startOwned(command: OwnedCommand): { child: ChildProcess; exit: Promise<OwnedExit> } {
  const pipe = command.output === 'capture' ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, ['--import', preload, ...command.node], {
    cwd: command.cwd ?? root,
    env: { ...process.env, ...command.env, ENDS_WITH_PARENT: String(process.pid) },
    detached: process.platform !== 'win32', // its own group: it gets a Ctrl-C from us only, and only once
    stdio: ['ignore', pipe, pipe, 'ipc'],
  })
  running.add(child)
  const chunks: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const exit = new Promise<OwnedExit>((settle, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      running.delete(child)
      settle({ code: code ?? 143, output: Buffer.concat(chunks).toString() })
    })
  })
  return { child, exit }
}

/** Runs a child to its end. */
export function runOwned(command: OwnedCommand): Promise<OwnedExit> {
  return startOwned(command).exit
}

function passOn(signal: NodeJS.Signals): void {
  if (Date.now() - lastSignalAt < 300) return
  lastSignalAt = Date.now()
  for (const child of running) child.kill(signal)
  if (running.size === 0) process.exit(signal === 'SIGINT' ? 130 : 143)
}
