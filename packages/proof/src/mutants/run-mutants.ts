import { availableParallelism } from 'node:os'
import { type Lane, openLane } from './lane.ts'
import { listMutants } from './list-mutants.ts'
import type { Killer, Mutant } from './mutant.ts'

/** What became of one mutant. */
export type MutantResult = {
  readonly name: string
  readonly breaks: string
  /** The test that noticed it; where none did, the one that should have. */
  readonly killer: string
  readonly ms: number
  /** What the killer said (killed only). */
  readonly said?: string
  /** Why there is no verdict (broken only). */
  readonly reason?: string
}

export type MutantsReport = {
  readonly killed: readonly MutantResult[]
  /** No test noticed: a hole in the tests. */
  readonly survived: readonly MutantResult[]
  /** No verdict: the old text has moved, the changed code does not run, or the killer fails without the mutant. */
  readonly broken: readonly MutantResult[]
  readonly seconds: number
}

export type MutantsProgress = MutantResult & { readonly verdict: 'killed' | 'survived' | 'broken' }

export type MutantsOptions = {
  /** Only a dozen, whose killers need no database: half a minute. */
  readonly quick?: boolean
  /** Only mutants whose name contains this. */
  readonly only?: string
  readonly onProgress?: (result: MutantsProgress) => void
}

const LANES_AT_MOST = 2

/**
 * Puts every mutant into the real code, one at a time, and runs its killer. All went well when none survived and
 * none is broken. Every killer is first seen to pass on the code as it is.
 */
export async function runMutants(options: MutantsOptions = {}): Promise<MutantsReport> {
  const startedAt = performance.now()
  const mutants = listMutants().filter(
    ({ name, quick }) => (quick === true || options.quick !== true) && name.includes(options.only ?? ''),
  )
  const results: MutantsProgress[] = []
  const tell = (result: MutantsProgress): void => {
    results.push(result)
    options.onProgress?.(result)
  }
  const lanes = await openLanes(options.quick !== true)
  try {
    const complaints = new Map<Killer, string>()
    await inLanes(lanes, groupByFile(mutants), async (lane, group) => {
      for (const [killer, complaint] of await findComplaints(lane, group)) complaints.set(killer, complaint)
    })
    await inLanes(lanes, mutants, async (lane, mutant) => {
      const complaint = complaints.get(mutant.killer)
      tell(
        complaint === undefined
          ? await hunt(lane, mutant)
          : { ...headOf(mutant), verdict: 'broken', ms: 0, reason: `without the mutant: ${complaint}` },
      )
    })
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
  }
  const order = new Map(mutants.map(({ name }, n) => [name, n]))
  const withVerdict = (verdict: MutantsProgress['verdict']): readonly MutantResult[] =>
    results
      .filter((result) => result.verdict === verdict)
      .sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0))
      .map(({ verdict: _, ...result }) => result)
  return {
    killed: withVerdict('killed'),
    survived: withVerdict('survived'),
    broken: withVerdict('broken'),
    seconds: (performance.now() - startedAt) / 1_000,
  }
}

function headOf({ name, breaks, killer }: Mutant) {
  return {
    name,
    breaks,
    killer: `${killer.file}: ${killer.test}`,
  }
}

async function hunt(lane: Lane, mutant: Mutant): Promise<MutantsProgress> {
  const head = headOf(mutant)
  const { file, test } = mutant.killer
  try {
    const { failed, said, broken, ms } = await lane.run(file, [test], mutant)
    if (broken !== undefined) return { ...head, verdict: 'broken', ms, reason: broken }
    const [killer] = failed
    return killer === undefined
      ? { ...head, verdict: 'survived', ms }
      : { ...head, killer: `${file}: ${killer}`, verdict: 'killed', said, ms }
  } catch (error) {
    return {
      ...head,
      verdict: 'broken',
      ms: 0,
      reason: error instanceof Error ? error.message : String(error),
    }
  }
}

/** The killers of one file, run together on the code as it is: what speaks against each. */
async function findComplaints(lane: Lane, mutants: readonly Mutant[]): Promise<Map<Killer, string>> {
  const [first] = mutants
  if (first === undefined) return new Map()
  const run = await lane.run(first.killer.file, [...new Set(mutants.map(({ killer }) => killer.test))])
  const complaints = new Map<Killer, string>()
  for (const { killer } of mutants) {
    const failed = run.failed.find((name) => name.includes(killer.test))
    if (run.broken !== undefined) complaints.set(killer, run.broken)
    else if (failed !== undefined) complaints.set(killer, `${failed} fails`)
    else if (!run.passed.some((name) => name.includes(killer.test)))
      complaints.set(killer, 'no test has such a name')
  }
  return complaints
}

function groupByFile(mutants: readonly Mutant[]): readonly (readonly Mutant[])[] {
  return [...Map.groupBy(mutants, ({ killer }) => killer.file).values()]
}

async function openLanes(withDatabase: boolean): Promise<readonly Lane[]> {
  const count = Math.min(LANES_AT_MOST, availableParallelism())
  return Promise.all(Array.from({ length: count }, () => openLane(withDatabase)))
}

/** Every lane takes the next piece of work as soon as it has done one. */
async function inLanes<Work>(
  lanes: readonly Lane[],
  work: readonly Work[],
  run: (lane: Lane, piece: Work) => Promise<void>,
): Promise<void> {
  const waiting = [...work]
  await Promise.all(
    lanes.map(async (lane) => {
      for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) await run(lane, piece)
    }),
  )
}
