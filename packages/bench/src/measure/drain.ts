import type { BenchContext, Measurement } from '../bench-context.ts'
import { drainWithEngine } from '../engine/drain-engine.ts'
import { WARM_UP_JOBS } from '../engine/warm-rate.ts'
import { drainAtTheLimit } from '../limit/drain-limit.ts'
import { roundsHeads, roundsRow, table, whole } from '../markdown.ts'
import { drainWithGraphile } from '../peers/drain-graphile.ts'
import { drainLikeOrigin } from '../peers/drain-origin.ts'
import { drainWithPgBoss } from '../peers/drain-pg-boss.ts'
import { instantSend } from '../peers/peer-ledger.ts'
import { atLeast, type Claim } from '../results.ts'
import { median } from '../statistics.ts'

const AFFILIATES = 200

const SYSTEMS = {
  engine: 'engine, all stages',
  graphileWorker: 'graphile-worker 0.18, ledger in its handler',
  pgBoss: 'pg-boss 12.35, ledger in its handler',
  origin: "the original's loop",
  limit: 'hand-written limit (fair form)',
} as const

type System = keyof typeof SYSTEMS
type Rounds = Record<System, number[]>

/** Due jobs, an instant mailer: the cost of choosing, leasing, booking and completing. */
export const measureDrain: Measurement = {
  name: 'drain',
  run: async (context) => {
    const small = { jobs: context.jobs(20_000), rounds: 3, withinS: 50, peersAtMostMs: 4_000 }
    const large = { jobs: context.jobs(100_000), rounds: 2, withinS: 60, peersAtMostMs: 5_000 }
    // The first round of all is not counted: this process' code is compiled as it runs.
    await drainAll(context, { ...small, rounds: 1, peersAtMostMs: 1_500 })
    const at20k = await drainAll(context, small)
    const at100k = await drainAll(context, large)
    return {
      results: { drain20k: mediansOf(at20k), drain100k: mediansOf(at100k) },
      markdown: [
        '## Drain',
        `Jobs per second from the first claim to the last settlement, ledger work included, each system on tables of its own, after it has sent ${whole(WARM_UP_JOBS)} others on the same connections (the original's loop 300). Every handler checks the credit, "sends" (the next turn of the event loop), deducts, books, counts the step and advances the run; the peers and the original's loop one job at a time, as their handlers are written.`,
        ...[
          { size: small, rounds: at20k },
          { size: large, rounds: at100k },
        ].map(
          ({ size, rounds }) =>
            `### ${whole(size.jobs)} due jobs\n\n${tableOf(rounds)}\n\nPeers and the original's loop are stopped after ${size.peersAtMostMs / 1_000} s, and the rate until then is taken.`,
        ),
      ].join('\n\n'),
      claims: [...claimsOf(whole(small.jobs), at20k), ...claimsOf(whole(large.jobs), at100k)],
    }
  },
}

async function drainAll(
  context: BenchContext,
  {
    jobs,
    rounds,
    withinS,
    peersAtMostMs,
  }: { jobs: number; rounds: number; withinS: number; peersAtMostMs: number },
): Promise<Rounds> {
  const drains = drainsOf(context, { jobs, atMostMs: peersAtMostMs })
  const seen: Rounds = { engine: [], graphileWorker: [], pgBoss: [], origin: [], limit: [] }
  for (const round of context.rounds(rounds, withinS)) {
    // Interleaved, so that a noisy moment of the machine hits everybody.
    for (const system of Object.keys(SYSTEMS) as System[]) {
      const perSecond = await drains[system]()
      seen[system].push(perSecond)
      context.say(`drain ${whole(jobs)}, round ${round}: ${system} ${whole(perSecond)}/s`)
    }
  }
  return seen
}

function drainsOf(
  context: BenchContext,
  { jobs, atMostMs }: { readonly jobs: number; readonly atMostMs: number },
): Record<System, () => Promise<number>> {
  const { serverUrl } = context
  const peer = { jobs, atMostMs, send: instantSend }
  return {
    engine: () =>
      drainWithEngine(context, { affiliates: AFFILIATES, jobs, title: `drain of ${whole(jobs)}` }),
    graphileWorker: () => drainWithGraphile(serverUrl, peer),
    pgBoss: () => drainWithPgBoss(serverUrl, peer),
    origin: () => drainLikeOrigin(serverUrl, { jobs, affiliates: AFFILIATES, atMostMs }),
    limit: () => drainAtTheLimit(serverUrl, jobs),
  }
}

function mediansOf(rounds: Rounds) {
  return {
    engine: median(rounds.engine),
    graphileWorker: median(rounds.graphileWorker),
    pgBoss: median(rounds.pgBoss),
    origin: median(rounds.origin),
    limit: median(rounds.limit),
  }
}

function tableOf(rounds: Rounds): string {
  return table(
    roundsHeads('jobs/s'),
    (Object.keys(SYSTEMS) as System[]).map((system) => roundsRow(SYSTEMS[system], rounds[system])),
  )
}

function claimsOf(size: string, rounds: Rounds): readonly Claim[] {
  const seen = mediansOf(rounds)
  return [
    atLeast(
      `drain ${size}: engine / better peer`,
      seen.engine / Math.max(seen.graphileWorker, seen.pgBoss),
      8,
    ),
    atLeast(`drain ${size}: engine / the original's loop`, seen.engine / seen.origin, 40),
    atLeast(`drain ${size}: engine / hand-written limit`, seen.engine / seen.limit, 0.6),
  ]
}
