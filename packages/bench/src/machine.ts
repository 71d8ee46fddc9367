import { createHash } from 'node:crypto'
import { cpus, loadavg, totalmem } from 'node:os'
import pg from 'pg'
import { ms } from './markdown.ts'
import { median } from './statistics.ts'

/** How fast the machine itself was at one moment; when these differ, other work was going on. */
export type MachineSample = { readonly cpuMs: number; readonly commitMs: number; readonly load: number }

/** A fixed piece of computing, and the median of some durable commits. */
export async function sampleMachine(serverUrl: string): Promise<MachineSample> {
  const startedAt = performance.now()
  const data = Buffer.alloc(4 << 20, 7)
  for (let n = 0; n < 8; n += 1) createHash('sha256').update(data).digest()
  const cpuMs = performance.now() - startedAt
  return { cpuMs, commitMs: await measureCommit(serverUrl), load: loadavg()[0] ?? 0 }
}

async function measureCommit(serverUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query('CREATE TABLE IF NOT EXISTS bench_commit (n int)')
    const times: number[] = []
    for (let n = 0; n < 25; n += 1) {
      const startedAt = performance.now()
      await client.query('INSERT INTO bench_commit VALUES (1)')
      times.push(performance.now() - startedAt)
    }
    return median(times)
  } finally {
    await client.end()
  }
}

/** The machine and its noise, in words. */
export function describeMachine(samples: readonly MachineSample[]): string {
  const range = (values: readonly number[]): string =>
    `${ms(Math.min(...values))} – ${ms(median(values))} – ${ms(Math.max(...values))}`
  const cpu = cpus()
  return [
    `${cpu.length} × ${cpu[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    'PostgreSQL 18, embedded, fsync, full_page_writes and synchronous_commit on; clients, server and stub share the machine.',
    `Noise over the run (lowest – median – highest of ${samples.length} samples): a fixed piece of computing ${range(samples.map((s) => s.cpuMs))} ms, one durable commit ${range(samples.map((s) => s.commitMs))} ms, load average ${range(samples.map((s) => s.load))}.`,
  ].join('\n')
}
