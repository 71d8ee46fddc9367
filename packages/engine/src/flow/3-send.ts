import { JOB_ERROR_CODES } from '../domain/job.ts'
import type { HandOver } from '../domain/settlement.ts'
import type { GoalAsks } from '../goal-asks.ts'
import type { ClaimedJob, Clock, Log, Mailer, RateLimit, Renderer, StepText } from '../ports.ts'
import { LEASE_MS } from './2-claim.ts'

/** No hand-over begins when this much of the lease is gone: it must end well before another process may rescue the job. */
const START_WITHIN_MS = LEASE_MS / 3

export type SendPorts = {
  readonly mailer: Mailer
  readonly renderer: Renderer
  readonly clock: Clock
  readonly log: Log
  readonly rateLimit?: RateLimit
}

/** Why sending must stop, asked right before the hand-over; null: go on. */
export type StopReason = () => 'STOPPING' | 'BREAKER_OPEN' | null

export type Sent = { readonly handOver: HandOver; readonly durationMs: number }

/**
 * Renders a claimed job and hands it over once. Every ending becomes an outcome: an error before the
 * hand-over is surely not sent; one during it leaves the mail unconfirmed.
 */
export async function send(
  ports: SendPorts,
  input: {
    readonly job: ClaimedJob
    readonly text: StepText | undefined
    readonly claimedAtMs: number
    readonly stopReason: StopReason
    readonly goals: GoalAsks
  },
): Promise<Sent> {
  const { mailer, renderer, clock, log } = ports
  const { job, text } = input
  if (text === undefined)
    return notSent('STEP_TEXT_MISSING', `step ${job.stepId} has no version ${job.stepVersion}`)
  const permission = ports.rateLimit?.take()
  if (permission) await permission
  const stop = whyNotNow(ports, input)
  if (stop !== null) return notHandedOver(stop)

  let mail: ReturnType<Renderer['render']>
  try {
    mail = renderer.render(job, text)
  } catch (error) {
    log.error('mail could not be rendered', { jobId: job.id, stepId: job.stepId, error })
    return {
      handOver: {
        kind: 'rejected',
        about: 'content',
        fault: { code: 'CANNOT_RENDER', message: 'The e-mail could not be made from its step.' },
      },
      durationMs: 0,
    }
  }
  // The last thing before the hand-over: what is known by now counts.
  const kept = job.mustAsk ? await whyKept(ports, input) : null
  if (kept !== null) return notHandedOver(kept)
  const startedAtMs = clock.monotonicMs()
  try {
    const handOver = await mailer.send(mail)
    return { handOver, durationMs: clock.monotonicMs() - startedAtMs }
  } catch (error) {
    log.error('the mailer broke its promise not to throw', { jobId: job.id, error })
    return {
      handOver: {
        kind: 'unconfirmed',
        fault: { code: 'MAILER_ERROR', message: 'The hand-over ended in an unexpected error.' },
      },
      durationMs: clock.monotonicMs() - startedAtMs,
    }
  }
}

type Asked = {
  readonly job: ClaimedJob
  readonly claimedAtMs: number
  readonly stopReason: StopReason
  readonly goals: GoalAsks
}

function whyNotNow({ clock }: SendPorts, { stopReason, claimedAtMs }: Asked): string | null {
  return stopReason() ?? (clock.monotonicMs() - claimedAtMs > START_WITHIN_MS ? 'LEASE_TOO_OLD' : null)
}

/** The answer may take its time, so the other reasons are asked again after it. */
async function whyKept(ports: SendPorts, asked: Asked): Promise<string | null> {
  try {
    if (!(await asked.goals.mayLeave(asked.job))) return JOB_ERROR_CODES.goalReached
    return whyNotNow(ports, asked)
  } catch (error) {
    ports.log.error('goals not asked', { jobId: asked.job.id, error })
    return 'GOALS_UNKNOWN'
  }
}

function notHandedOver(code: string): Sent {
  return {
    handOver: { kind: 'not-handed-over', fault: { code, message: 'Put back before it was handed over.' } },
    durationMs: 0,
  }
}

function notSent(code: string, message: string): Sent {
  return {
    handOver: { kind: 'not-sent', fault: { code, message } },
    durationMs: 0,
  }
}
