import { createHash } from 'node:crypto'

/** Everything that happened, in its order; two runs of a seed that differ anywhere have different hashes. */
export type Trace = {
  note(atMs: number, event: string, ...facts: readonly unknown[]): void
  readonly events: number
  /** The last events, for the report of what broke. */
  tail(): readonly string[]
  hash(): string
}

const TAIL = 40

export function createTrace(): Trace {
  const digest = createHash('sha256')
  const last: string[] = []
  let events = 0
  return {
    note: (atMs, event, ...facts) => {
      const line = `${atMs} ${event} ${JSON.stringify(facts)}`
      digest.update(line)
      digest.update('\n')
      events += 1
      last.push(line)
      if (last.length > 2 * TAIL) last.splice(0, TAIL)
    },
    get events() {
      return events
    },
    tail: () => last.slice(-TAIL),
    hash: () => digest.copy().digest('hex'),
  }
}
