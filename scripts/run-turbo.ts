import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runOwned } from './owned-process.ts'
import { root } from './repository.ts'

/** What turbo did: tasks it ran, and tasks whose result it had already. */
export type TurboRun = { readonly ran: number; readonly cached: number }

/** Runs tasks of turbo.json; what has not changed comes from its cache. Throws with the output when one fails. */
export async function runTurbo(tasks: readonly string[]): Promise<TurboRun> {
  const turbo = createRequire(join(root, 'package.json')).resolve('turbo/bin/turbo')
  const { code, output } = await runOwned({
    node: [turbo, 'run', ...tasks, '--output-logs=errors-only', '--ui=stream'],
    output: 'capture',
    env: { TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' },
  })
  if (code !== 0) throw new Error(`turbo run ${tasks.join(' ')} failed:\n${output}`)
  const [, cached = '0', total = '0'] = /Cached:\s+(\d+) cached, (\d+) total/.exec(output) ?? []
  return { ran: Number(total) - Number(cached), cached: Number(cached) }
}
