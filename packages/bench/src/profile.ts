import pg from 'pg'
import { table, whole } from './markdown.ts'

type Entry = { count: number; totalMs: number }

/** Time per statement, as this process waits for it: server, wire and event loop together. */
export type Profile = {
  /** Counts from zero. */
  begin(): void
  /** Ends counting and keeps a table under this title; nothing when profiling is off. */
  end(title: string, jobs: number): void
  readonly tables: readonly string[]
}

export const noProfile: Profile = { begin: () => undefined, end: () => undefined, tables: [] }

/** Wraps the query function of pg in this process, for good. */
export function createProfile(): Profile {
  const entries = new Map<string, Entry>()
  const tables: string[] = []
  let running = false
  let startedAt = 0
  let cpu = process.cpuUsage()
  const note = (name: string, took: number): void => {
    const entry = entries.get(name) ?? { count: 0, totalMs: 0 }
    entries.set(name, { count: entry.count + 1, totalMs: entry.totalMs + took })
  }

  const original: (...args: unknown[]) => unknown = pg.Client.prototype.query
  const timed = function (this: pg.Client, ...args: unknown[]): unknown {
    const sentAt = performance.now()
    const answer = original.apply(this, args)
    if (running && answer instanceof Promise) {
      const name = nameOf(args[0])
      const done = (): void => note(name, performance.now() - sentAt)
      answer.then(done, done)
    }
    return answer
  }
  Object.assign(pg.Client.prototype, { query: timed })

  return {
    begin: () => {
      entries.clear()
      running = true
      startedAt = performance.now()
      cpu = process.cpuUsage()
    },
    end: (title, jobs) => {
      running = false
      const wallMs = performance.now() - startedAt
      const { user, system } = process.cpuUsage(cpu)
      const rows = [...entries]
        .toSorted(([, a], [, b]) => b.totalMs - a.totalMs)
        .map(([name, { count, totalMs }]) => [
          name,
          whole(count),
          whole(totalMs),
          (totalMs / count).toFixed(2),
          ((totalMs * 1_000) / jobs).toFixed(1),
        ])
      const cpuMs = (user + system) / 1_000
      tables.push(
        `### Profile: ${title}\n\n${whole(wallMs)} ms of wall time, ${whole(cpuMs)} ms of this process' CPU (${((cpuMs * 1_000) / jobs).toFixed(1)} µs per job). Statements of several connections run side by side, so their sum may exceed the wall time.\n\n${table(['statement', 'count', 'total ms', 'ms each', 'µs per job'], rows)}`,
      )
    },
    tables,
  }
}

function nameOf(query: unknown): string {
  const text = typeof query === 'string' ? query : textOf(query)
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 48)
}

function textOf(query: unknown): string {
  if (typeof query !== 'object' || query === null) return 'unknown'
  if ('name' in query && typeof query.name === 'string') return query.name
  return 'text' in query && typeof query.text === 'string' ? query.text : 'unknown'
}
