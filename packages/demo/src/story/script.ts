import { SYSTEM } from '@booster/engine/domain/actor'
import type { DemoAutomation } from '../texts/demo-automation.ts'
import type { Fate } from './demo-mailer.ts'
import type { DemoPerson } from './demo-people.ts'
import { DAY_MS, HOUR_MS, jakartaMidnight, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'
import type { Act, Stage } from './stage.ts'

export type DemoLead = DemoPerson & {
  readonly affiliateId: string
  readonly createdAtMs: number
  readonly source: 'optin' | 'import' | 'manual'
  readonly tags: readonly string[]
}

/** One lead's way through one automation, as it is planned. */
export type Enrolment = {
  readonly automation: DemoAutomation
  readonly lead: DemoLead
  readonly atMs: number
  readonly triggerKey: string
}

/** By id of the form: the sequence that an opt-in there starts. */
export type FormStarts = ReadonlyMap<string, DemoAutomation>

/** What an affiliate's people do, and what is bound to become of some mails. */
export type Script = {
  readonly leads: readonly DemoLead[]
  readonly enrolments: readonly Enrolment[]
  /** Everything but the opt-ins and the enrolments. */
  readonly acts: readonly Act[]
  readonly fates: ReadonlyMap<string, Fate>
}

export type Deposit = {
  readonly affiliateId: string
  readonly adminId: string
  readonly type: 'topup' | 'adjustment'
  readonly amountCredits: number
  readonly description: string
  readonly reference: string
}

// When people do something, in Jakarta. Delays are whole days, or one hour from one of these to the next, so what is due
// goes out together with what others trigger just then. Every batch costs the same few statements, however large it is.
const BUSY_TIMES = ['06:52', '07:52', '09:17', '10:17', '12:34', '13:34', '16:41', '17:41', '19:48', '20:48']
/** Long ago they did it at every second of these times: nobody looks that closely any more. */
const LONG_AGO_MS = 5 * DAY_MS
/** Nothing is due in the first minutes of a fresh demo, neither at once nor after the one delay of an hour. */
const CALM_MS = 13 * MINUTE_MS

/** The next of those moments, or the last one before the end of the story. */
export function nextBusyMoment(atMs: number, endMs: number): number {
  const midnightMs = jakartaMidnight(atMs)
  const moments = [-1, 0, 1]
    .flatMap((days) => timesOf(endMs - atMs).map((time) => midnightMs + days * DAY_MS + timeOfDayMs(time)))
    .filter((momentMs) => momentMs < endMs && !isInCalm(momentMs, endMs))
  const nextMs = moments.find((momentMs) => momentMs >= atMs) ?? moments.at(-1)
  return nextMs ?? atMs
}

function timesOf(agoMs: number): readonly string[] {
  return agoMs > LONG_AGO_MS ? BUSY_TIMES.filter((_, index) => index % 2 === 0) : BUSY_TIMES
}

function isInCalm(momentMs: number, endMs: number): boolean {
  return [0, HOUR_MS].some((delayMs) => {
    const sinceEndMs = (momentMs + delayMs - endMs) % DAY_MS
    return (sinceEndMs + DAY_MS) % DAY_MS <= CALM_MS
  })
}

function timeOfDayMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * HOUR_MS + minutes * MINUTE_MS
}

/** How many mails of these enrolments are due from one moment to another. */
export function countDue(enrolments: readonly Enrolment[], fromMs: number, toMs: number): number {
  return enrolments
    .flatMap(({ automation, atMs }) => automation.steps.map((step) => atMs + step.delayMinutes * MINUTE_MS))
    .filter((dueMs) => dueMs > fromMs && dueMs <= toMs).length
}

/** An enrolment begins with the opt-in where the automation does, else with a trigger by another program. */
export function enrol(enrolment: Enrolment, formId: string | null): Act {
  const { automation, lead, atMs } = enrolment
  if (automation.triggerType === 'AFTER_OPTIN' && formId !== null)
    return { atMs, run: (stage) => submitOptin(stage, lead, formId) }
  return {
    atMs,
    run: (stage) =>
      stage.store.enrolLeads({
        affiliateId: lead.affiliateId,
        automationId: mustKnow(stage.automationIds, automation.key),
        leadIds: [mustKnow(stage.leadIds, lead.email)],
        triggerType: automation.triggerType,
        actor: SYSTEM,
        ...(enrolment.triggerKey === ''
          ? {}
          : { triggerKey: enrolment.triggerKey, triggerData: { invoice: enrolment.triggerKey } }),
      }),
  }
}

async function submitOptin(stage: Stage, lead: DemoLead, formId: string): Promise<void> {
  const report = await stage.store.submitOptin({
    formId,
    name: lead.name,
    email: lead.email,
    whatsapp: lead.whatsapp,
    // An address that is reserved for documentation.
    ip: `203.0.113.${((lead.name.length * 37 + lead.createdAtMs / SECOND_MS) % 254) | 1}`,
    userAgent: 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
  })
  if (report.kind !== 'submitted') throw new Error(`The form of ${lead.email} is ${report.kind}.`)
  stage.leadIds.set(lead.email, report.leadId)
}

/** A deposit of an amount that is known beforehand, or that follows from what is available then. */
export function deposit(
  atMs: number,
  input: Omit<Deposit, 'amountCredits'>,
  amountOf: number | ((available: number) => number),
): Act {
  return {
    atMs,
    run: async (stage) => {
      const amountCredits =
        typeof amountOf === 'number' ? amountOf : amountOf(await readAvailable(stage, input.affiliateId))
      if (amountCredits === 0) return
      const { adminId, ...booking } = input
      await stage.store.topUpCredit({ ...booking, amountCredits, actor: personActor(adminId) })
    },
  }
}

async function readAvailable({ pool }: Stage, affiliateId: string): Promise<number> {
  const { rows } = await pool.query<{ available: number }>(
    `SELECT "balance" - "reserved" AS "available" FROM "AffiliateCredit" WHERE "affiliateId" = $1`,
    [affiliateId],
  )
  return rows[0]?.available ?? 0
}

/** A person stops a run of somebody. */
export function stopRun(
  atMs: number,
  input: {
    readonly enrolment: Enrolment
    readonly userId: string
    readonly operation: 'pauseRun' | 'cancelRun'
  },
): Act {
  return {
    atMs,
    run: async (stage) => {
      const { lead, automation } = input.enrolment
      const { rows } = await stage.pool.query<{ id: string }>(
        `SELECT "id" FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "automationId" = $2 AND "leadId" = $3`,
        [
          lead.affiliateId,
          mustKnow(stage.automationIds, automation.key),
          mustKnow(stage.leadIds, lead.email),
        ],
      )
      const runId = rows[0]?.id
      if (runId === undefined) throw new Error(`${lead.name} has no run to stop.`)
      await stage.store[input.operation]({
        affiliateId: lead.affiliateId,
        runId,
        actor: personActor(input.userId),
      })
    },
  }
}

export function personActor(userId: string) {
  return { userId, ip: '203.0.113.7', requestId: null }
}

export function mustKnow<T>(known: ReadonlyMap<string, T>, key: string): T {
  const value = known.get(key)
  if (value === undefined) throw new Error(`The story does not know ${key}.`)
  return value
}

/** 09.12 in Jakarta is too young a morning while it is less than half an hour ago. */
export function lastMorning(todayMs: number, endMs: number): number {
  const morningMs = todayMs + 9.2 * HOUR_MS
  return morningMs + 30 * MINUTE_MS < endMs ? morningMs : morningMs - DAY_MS
}
