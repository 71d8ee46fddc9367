import { setTimeout as delay } from 'node:timers/promises'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import { createSeededRandom } from '@booster/demo/seeded-random'
import { eventually } from '../parts/eventually.ts'
import { judge, type Verdict } from '../parts/judge.ts'
import { comeToRest } from './come-to-rest.ts'
import type { Field } from './field.ts'
import type { Phase } from './fire-plan.ts'
import { giveEvidence } from './give-evidence.ts'
import { createReplicas, type Replicas } from './replicas.ts'
import { keepSweeping, sweep } from './sweep.ts'
import { createTally, type Tally } from './tally.ts'
import { keepLoading, keepSubmitting } from './traffic.ts'
import { blow } from './weather.ts'

export type PhaseResult = {
  readonly phase: Phase
  readonly tally: Tally
  readonly verdicts: readonly Verdict[]
  readonly jobs: Readonly<Record<string, number>>
  readonly accepted: number
  /** Mails in flight when the volley was killed. */
  readonly inFlight: number
  /** Unconfirmed jobs at rest, and how many of them the provider had taken. */
  readonly unconfirmed: number
  readonly confirmed: number
  readonly restMs: number
  readonly seconds: number
}

type Battle = {
  readonly field: Field
  readonly phase: Phase
  readonly replicas: Replicas
  readonly tally: Tally
}

/** Attack, rest, judgement; then the provider's evidence, and judgement again. */
export async function runPhase(field: Field, phase: Phase, seed: number): Promise<PhaseResult> {
  const startedAt = performance.now()
  const tally = createTally()
  const replicas = createReplicas(field, phase, tally)
  const battle = { field, phase, replicas, tally }
  let isOver = false
  const before = await countFacts(field)
  let isUnderFire = true
  const sweeping = keepSweeping({ field, tally, isUnderFire: () => isUnderFire }, () => isOver)
  try {
    const inFlight =
      phase.kind.kind === 'volley' ? await fireVolley(battle) : await fireAtRandom(battle, seed)
    await Promise.all(Array.from({ length: phase.replicas }, () => replicas.start()))
    const rest = await comeToRest(field, phase, replicas)
    isUnderFire = false
    const lastWords = rest.restless.length === 0 ? [] : replicas.lastWords()
    const verdicts = [...(await judgeField(battle, 'at rest')), restVerdict(rest.restless, lastWords)]
    const atRest = await countFacts(field)
    const confirmed = await giveEvidence(field, replicas)
    verdicts.push(...(await judgeField(battle, 'after evidence')), await judgeEvidence(field))
    isOver = true
    await sweeping
    await sweep(field, tally, () => isUnderFire)
    const after = await countFacts(field)
    return {
      phase,
      tally,
      verdicts: [
        ...verdicts,
        invariantsVerdict(tally),
        deathsVerdict(tally),
        await optinsVerdict(field, tally),
      ],
      jobs: subtract(after.jobs, before.jobs),
      accepted: after.accepted - before.accepted,
      inFlight,
      unconfirmed: (atRest.jobs['unconfirmed'] ?? 0) - (before.jobs['unconfirmed'] ?? 0),
      confirmed,
      restMs: rest.ms,
      seconds: (performance.now() - startedAt) / 1_000,
    }
  } finally {
    isOver = true
    await replicas.killAll()
    await sweeping.catch(() => undefined) // its error, if any, came out above
  }
}

/** As many mails as possible are on their way, then everything that sends dies in one moment. */
async function fireVolley({ field, phase, replicas }: Battle): Promise<number> {
  if (phase.kind.kind !== 'volley') return 0
  const { jobs, inFlight } = phase.kind
  await field.sandbox.setFaults({ mode: 'none', latencyMs: phase.latencyMs[0] })
  await loadSynthetic(field.pool, field.store, { affiliates: 15, jobs, automations: 2, steps: 1 })
  // Counted before the first replica: by the time the last one is ready, the others may have sent everything.
  const { accepted: before } = await countFacts(field)
  await Promise.all(Array.from({ length: phase.replicas }, () => replicas.start()))
  // In flight: the provider has taken the mail and has not answered yet.
  const count = async () => {
    const { jobs: by, accepted } = await countFacts(field)
    return Math.min(by['processing'] ?? 0, accepted - before)
  }
  const options = { is: (n: number) => n >= inFlight, withinMs: 60_000 }
  const seen = await eventually(`${inFlight} jobs in flight`, count, options)
  await replicas.killAll()
  return seen
}

/** Everything at once, each by its own dice, so that a seed stands for a whole course of events. */
async function fireAtRandom(battle: Battle, seed: number): Promise<number> {
  const { field, phase, replicas, tally } = battle
  if (phase.kind.kind !== 'fire') return 0
  const { seconds, jobsPerSecond } = phase.kind
  const endsAt = performance.now() + seconds * 1_000
  const isOver = (): boolean => performance.now() > endsAt
  const dice = (actor: number) => createSeededRandom(seed * 1_000 + actor)
  await loadSynthetic(field.pool, field.store, { affiliates: 10, jobs: 300, automations: 2, steps: 3 })
  await Promise.all([
    ...Array.from({ length: phase.replicas }, (_unused, n) =>
      delay(n * 300).then(() => replicas.tormentOne(dice(n), isOver)),
    ),
    blow({ field, phase, tally, random: dice(101) }, isOver),
    keepLoading({ field, random: dice(102), jobsPerSecond }, isOver),
    keepSubmitting({ field, replicas, tally, random: dice(103) }, isOver),
  ])
  await replicas.killAll()
  return 0
}

async function judgeField({ field }: Battle, when: string): Promise<Verdict[]> {
  const { rows } = await field.pool.query<{ id: string }>(`SELECT "id" FROM "AffiliateProfile"`)
  const affiliateIds = rows.map(({ id }) => id)
  const verdicts = await judge(field.pool, { accepted: await field.sandbox.acceptances(), affiliateIds })
  return verdicts.map((verdict) => ({ ...verdict, name: `${verdict.name}, ${when}` }))
}

function restVerdict(restless: readonly unknown[], lastWords: readonly string[]): Verdict {
  return {
    name: 'comes-to-rest',
    meaning: 'When the faults are over, no job stays pending or processing.',
    offenders: restless.length === 0 ? [] : [...restless, ...lastWords],
  }
}

/** Once the provider has reported every mail it took, acceptances and completed jobs are the same set. */
async function judgeEvidence({ pool, sandbox }: Field): Promise<Verdict> {
  const accepted = new Set((await sandbox.acceptances()).map(({ ref }) => ref))
  const { rows } = await pool.query<{ ref: string; status: string; errorCode: string | null }>(
    `SELECT "messageRef" AS "ref", "id", "status", "errorCode" FROM "AffiliateAutomationJob"`,
  )
  return {
    name: 'accepted-is-completed',
    meaning: 'After the webhooks, the jobs that are completed are exactly those that the provider accepted.',
    offenders: rows.filter(({ ref, status }) => accepted.has(ref) !== (status === 'completed')),
  }
}

function invariantsVerdict({ violations }: Tally): Verdict {
  return {
    name: 'invariants',
    meaning: 'No invariant returned a row in any sweep.',
    offenders: violations,
  }
}

function deathsVerdict({ deaths }: Tally): Verdict {
  return { name: 'no-death', meaning: 'No process that served ended by itself.', offenders: deaths }
}

/** Nothing accepted is lost: 201 means lead, run and jobs, also when the process died right after. */
async function optinsVerdict({ pool }: Field, { optins }: Tally): Promise<Verdict> {
  const { rows } = await pool.query(
    `SELECT u.email, count(DISTINCT r."id")::int AS "runs", count(j."id")::int AS "jobs"
     FROM (SELECT DISTINCT unnest($1::text[])) AS u(email)
     LEFT JOIN "AffiliateLead" l ON l."email" = u.email
     LEFT JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     GROUP BY 1 HAVING count(DISTINCT r."id") <> 1 OR count(j."id") <> 2`,
    [optins],
  )
  return {
    name: 'answered-opt-ins-kept',
    meaning: 'Every visitor who was answered 201 has one run with all its jobs.',
    offenders: rows,
  }
}

type Facts = { readonly jobs: Readonly<Record<string, number>>; readonly accepted: number }

async function countFacts({ pool, sandbox }: Field): Promise<Facts> {
  const { rows } = await pool.query<{ status: string; n: number }>(
    `SELECT "status"::text, count(*)::int AS n FROM "AffiliateAutomationJob" GROUP BY 1`,
  )
  const accepted = (await sandbox.acceptances()).length
  return { jobs: Object.fromEntries(rows.map(({ status, n }) => [status, n])), accepted }
}

function subtract(
  after: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(after).map(([status, n]) => [status, n - (before[status] ?? 0)]))
}
