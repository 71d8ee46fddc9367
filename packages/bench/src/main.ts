import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@booster/db/embedded/embedded-postgres'
import type { BenchContext, Measurement } from './bench-context.ts'
import { describeMachine, type MachineSample, sampleMachine } from './machine.ts'
import { claimTable } from './markdown.ts'
import { measureBulkTrigger } from './measure/bulk-trigger.ts'
import { measureDrain } from './measure/drain.ts'
import { measureEditor } from './measure/editor.ts'
import { measureEnrol } from './measure/enrol.ts'
import { measureFairness } from './measure/fairness.ts'
import { measureGrowth } from './measure/growth.ts'
import { measureHot } from './measure/hot.ts'
import { measureHttp } from './measure/http.ts'
import { measureImport } from './measure/import.ts'
import { measureLatency } from './measure/latency.ts'
import { measureMemory } from './measure/memory.ts'
import { measureReplicas } from './measure/replicas.ts'
import { measureStartUp } from './measure/start-up.ts'
import { measureVolume } from './measure/volume.ts'
import { measureWebhooks } from './measure/webhooks.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { createProfile, noProfile } from './profile.ts'
import { guardAgainstFall } from './quick-guard.ts'
import { EMPTY_RESULTS, type Json, round, type Section } from './results.ts'

const MEASUREMENTS: readonly Measurement[] = [
  measureDrain,
  measureHot,
  measureHttp,
  measureLatency,
  measureFairness,
  measureEnrol,
  measureBulkTrigger,
  measureImport,
  measureWebhooks,
  measureReplicas,
  measureMemory,
  measureStartUp,
  measureGrowth,
  measureVolume,
  measureEditor,
]

/** `npm run bench`: the measurements beside the peers; `--quick`, `--only a,b`, `--profile`, `--growth 10m`. */
async function main(): Promise<void> {
  const names = MEASUREMENTS.map(({ name }) => name)
  const options = readOptions(process.argv.slice(2), names)
  await withServer(async (serverUrl) => {
    const context: BenchContext = {
      serverUrl,
      options,
      rounds: (usual, withinS) =>
        options.rounds === null ? roundsWithin(usual, withinS) : roundsWithin(options.rounds, Infinity),
      jobs: (usual) => Math.ceil(usual * options.scale),
      profile: options.profile ? createProfile() : noProfile,
      say: (text) => process.stderr.write(`${text}\n`),
    }
    if (options.quick) sayCounts([await guardAgainstFall(context)])
    else await measureAll(context)
  })
}

function* roundsWithin(count: number, seconds: number): Generator<number> {
  const startedAt = performance.now()
  for (let round = 1; round <= count; round += 1) {
    if (round > 1 && performance.now() - startedAt > seconds * 1_000) return
    yield round
  }
}

async function measureAll(context: BenchContext): Promise<void> {
  const { options, serverUrl } = context
  const startedAt = performance.now()
  const sections: Section[] = []
  const samples: MachineSample[] = [await sampleMachine(serverUrl)]
  for (const { name, run } of MEASUREMENTS) {
    if (options.only !== null && !options.only.includes(name)) continue
    const begunAt = performance.now()
    sections.push(await run(context))
    samples.push(await sampleMachine(serverUrl))
    context.say(`${name}: ${((performance.now() - begunAt) / 1_000).toFixed(0)} s`)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const report = reportOf({ context, sections, samples, seconds })
  write({ options, sections, samples, report })
  console.log(report)
  sayCounts(sections.flatMap(({ claims }) => claims).flatMap(({ holds }) => (holds === null ? [] : [holds])))
}

function reportOf(run: {
  readonly context: BenchContext
  readonly sections: readonly Section[]
  readonly samples: readonly MachineSample[]
  readonly seconds: number
}): string {
  const { options, profile } = run.context
  const partial = options.scale === 1 ? [] : [`**--scale ${options.scale}: these numbers are no results.**`]
  return [
    '# Bench',
    ...partial,
    `${describeMachine(run.samples)}\nMedians of interleaved rounds; ratios hold within this run only. ${Math.round(run.seconds)} s in all.`,
    '## Wanted and seen',
    claimTable(run.sections.flatMap(({ claims }) => claims)),
    ...run.sections.map(({ markdown }) => markdown),
    ...profile.tables,
  ].join('\n\n')
}

function write(run: {
  readonly options: BenchOptions
  readonly sections: readonly Section[]
  readonly samples: readonly MachineSample[]
  readonly report: string
}): void {
  const folder = join(import.meta.dirname, '../results')
  mkdirSync(folder, { recursive: true })
  const results = Object.assign({}, EMPTY_RESULTS, ...run.sections.map((section) => section.results), {
    run: {
      at: new Date().toISOString(),
      node: process.versions.node,
      scale: run.options.scale,
      cpuMs: run.samples.map(({ cpuMs }) => cpuMs),
      commitMs: run.samples.map(({ commitMs }) => commitMs),
      load: run.samples.map(({ load }) => load),
    },
  }) as Json
  writeFileSync(join(folder, 'latest.md'), `${run.report}\n`)
  writeFileSync(join(folder, 'latest.json'), `${JSON.stringify(results, rounded, 2)}\n`)
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? round(value) : value
}

function sayCounts(held: readonly boolean[]): void {
  const failed = held.filter((holds) => !holds).length
  process.exitCode = failed === 0 ? 0 : 1
  console.log(`${held.length - failed} passed, ${failed} failed`)
}

/** A PostgreSQL of its own, with the settings that keep what was committed. */
async function withServer(body: (serverUrl: string) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'affiliate-booster-bench-'))
  chmodSync(dataDir, 0o711) // as root, PostgreSQL's system user must be able to enter it
  const server = await startEmbeddedPostgres({ dataDir, durable: true })
  const clear = async (): Promise<void> => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => void clear().finally(() => process.exit(code)))
  }
  try {
    await body(server.url)
  } finally {
    await clear()
  }
}

await main()
