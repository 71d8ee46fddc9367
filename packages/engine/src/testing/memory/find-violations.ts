import { isOpenJob } from '../../domain/job.ts'
import { runStatusFor } from '../../domain/run.ts'
import { jobsOfRun, type MemoryState } from './memory-state.ts'
import { progressOf } from './move-job.ts'
import type { JobRow, RunRow } from './rows.ts'

/** What contradicts the invariants of engine.md, in words; nothing is good. */
export function findViolations(state: MemoryState): readonly string[] {
  return [...violationsOfCredit(state), ...violationsOfJobs(state), ...violationsOfRuns(state)]
}

function* violationsOfCredit(state: MemoryState): Generator<string> {
  for (const [affiliateId, credit] of state.credits) {
    if (credit.reserved < 0 || credit.balance < credit.reserved) {
      yield `${affiliateId}: balance ${credit.balance}, reserved ${credit.reserved}`
    }
    const rows = state.ledger.filter((row) => row.affiliateId === affiliateId)
    for (const gap of gapsOf(rows)) yield `${affiliateId}: ${gap}`
    const balance = rows.at(-1)?.balanceAfter ?? 0
    if (balance !== credit.balance) yield `${affiliateId}: balance ${credit.balance}, ledger ${balance}`
    const used = -rows.filter((row) => row.type === 'deduct').reduce((sum, row) => sum + row.amount, 0)
    if (used !== credit.totalUsed) yield `${affiliateId}: used ${credit.totalUsed}, charged ${used}`
    const reserved = [...state.jobs.values()]
      .filter((job) => job.affiliateId === affiliateId && job.creditReserved)
      .reduce((sum, job) => sum + job.creditAmount, 0)
    if (reserved !== credit.reserved) yield `${affiliateId}: reserved ${credit.reserved}, jobs ${reserved}`
  }
}

function* gapsOf(rows: MemoryState['ledger']): Generator<string> {
  let balance = 0
  for (const row of rows) {
    if (row.balanceBefore !== balance || row.balanceAfter !== balance + row.amount) {
      yield `the ledger does not chain at ${row.balanceBefore} -> ${row.balanceAfter}`
    }
    balance = row.balanceAfter
  }
}

function* violationsOfJobs(state: MemoryState): Generator<string> {
  const chargesOf = groupByJob(state.ledger.filter((row) => row.type === 'deduct'))
  const attemptsOf = groupByJob(state.attempts)
  for (const job of state.jobs.values()) {
    yield* contradictionsOf(job, chargesOf.get(job.id)?.length ?? 0)
    const attempts = attemptsOf.get(job.id) ?? []
    if (attempts.some((a) => a.attemptNo < 1 || a.attemptNo > job.attemptCount)) {
      yield `job ${job.id} has attempts beyond its ${job.attemptCount}`
    }
    if (new Set(attempts.map((a) => a.attemptNo)).size < attempts.length)
      yield `job ${job.id} has an attempt twice`
  }
}

/** Where the columns of a job disagree with its state. */
function* contradictionsOf(job: JobRow, charges: number): Generator<string> {
  const isCompleted = job.status === 'completed'
  if (charges !== (isCompleted ? 1 : 0) || job.creditDeducted !== isCompleted) {
    yield `job ${job.id} is ${job.status} with ${charges} charges`
  }
  const mayReserve = job.status === 'processing' || job.status === 'unconfirmed'
  if (job.creditReserved !== mayReserve)
    yield `job ${job.id} is ${job.status}, reserved ${job.creditReserved}`
  if ((job.leaseToken !== null) !== (job.status === 'processing')) {
    yield `job ${job.id} is ${job.status} with lease ${job.leaseToken}`
  }
  if ((job.holdReason !== null) !== (job.status === 'held')) {
    yield `job ${job.id} is ${job.status} with hold reason ${job.holdReason}`
  }
  if (isCompleted && job.emailId !== null && job.mustAsk && job.clearedAtMs === null)
    yield `job ${job.id} was handed over without asking its goals`
  if (job.status === 'failed' && job.errorCode === null) yield `job ${job.id} does not say why it failed`
}

function groupByJob<Row extends { readonly jobId: string | null }>(
  rows: readonly Row[],
): ReadonlyMap<string | null, readonly Row[]> {
  return Map.groupBy(rows, (row) => row.jobId)
}

function* violationsOfRuns(state: MemoryState): Generator<string> {
  const open = [...state.runs.values()].filter((run) => run.status === 'active' || run.status === 'paused')
  const keys = open.map(({ automationId, leadId, triggerKey }) => `${automationId} ${leadId} ${triggerKey}`)
  if (new Set(keys).size < keys.length) yield 'a lead goes through an automation twice at a time'
  for (const run of state.runs.values()) {
    const jobs = jobsOfRun(state, run.id)
    const expected = runStatusFor(run.status, progressOf(state, run.id))
    if (run.status !== expected) yield `run ${run.id} is ${run.status}, its jobs say ${expected}`
    const isQuiet = jobs.every((job) => job.status !== 'pending' && job.status !== 'held')
    if (run.status === 'cancelled' && !isQuiet) yield `run ${run.id} is cancelled, yet a job waits`
    if (
      (run.status === 'completed' || run.status === 'failed') &&
      jobs.some((job) => isOpenJob(job.status))
    ) {
      yield `run ${run.id} is ${run.status}, yet a job is open`
    }
    yield* violationsOfGoal(run, jobs)
    if (jobs.some((job) => job.affiliateId !== run.affiliateId)) yield `run ${run.id} has another's jobs`
  }
}

function* violationsOfGoal({ id, status, goalAtMs }: RunRow, jobs: readonly JobRow[]): Generator<string> {
  if (goalAtMs === null) return
  if (jobs.some((job) => (job.clearedAtMs ?? 0) > goalAtMs))
    yield `run ${id} handed a mail over after its goal`
  if (status === 'active' || status === 'paused') yield `run ${id} goes on after its goal`
}
