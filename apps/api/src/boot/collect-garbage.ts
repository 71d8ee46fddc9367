import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One full collection. Node offers it to a running process only by exposing `gc` to a separate context. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void
  setFlagsFromString('--no-expose-gc')
  gc({ type: 'major', flavor: 'last-resort' })
}
