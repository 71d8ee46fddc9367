import {
  type AutomationStatus,
  type ReentryRule,
  runKeyFor,
  type TriggerType,
} from '@booster/engine/domain/automation'
import type { EntryBlock } from '@booster/engine/domain/lead'
import type { EnrolInput, EnrolReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { addOpenJobs } from '../shared/add-open-jobs.ts'
import { announceChangeAndDue } from '../shared/announce.ts'
import { countJobs } from '../shared/count-jobs.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'

const STEPS = unnestColumns({ id: 'uuid', step_order: 'int', delay_minutes: 'int' })

const MINUTE_MS = 60_000

export type Automation = {
  readonly id: string
  readonly reentry: ReentryRule
  readonly steps: readonly Step[]
}
/** Which automations a trigger enters. */
type AutomationsInput = Pick<EnrolInput, 'affiliateId' | 'triggerType' | 'automationId' | 'hasConsented'>
type Step = { readonly id: string; readonly stepOrder: number; readonly delayMinutes: number }

/** A lead to enrol, with what keeps it from entering anything. */
export type LeadToEnrol = { readonly id: string; readonly blocked: EntryBlock | null }

/** SQL: `blocked` of a LeadToEnrol, of the lead `l`. */
export const ENTRY_BLOCK = `CASE WHEN l."email" IS NULL THEN 'NO_ADDRESS' WHEN l."suppressedAt" IS NOT NULL THEN 'SUPPRESSED'
       WHEN l."unsubscribedAt" IS NOT NULL THEN 'UNSUBSCRIBED'
       WHEN l."awaitingSince" IS NOT NULL THEN 'AWAITING_CONFIRMATION' END`

/** SQL: the lead has left the automation `$2` of the affiliate `$1` itself. */
export function hasLeft(leadId: string): string {
  return `EXISTS (SELECT FROM "AffiliateAutomationLog" o WHERE o."affiliateId" = $1 AND o."automationId" = $2
         AND o."leadId" = ${leadId} AND o."leftAt" IS NOT NULL)`
}

/** The trigger: a run for every active automation of the type and every lead, with all their jobs, in one transaction. */
export function enrolLeads({ pool, clock }: StoreContext, input: EnrolInput): Promise<EnrolReport> {
  return inTransaction({ pool, clock, plans: 'generic' }, async (tx) => {
    const report = await enrolInTransaction(tx, input)
    auditTrigger(tx, input, report)
    return report
  })
}

/** A trigger by a person leaves one row; one by the system is visible in its runs. */
function auditTrigger(tx: Tx, input: EnrolInput, report: EnrolReport): void {
  if (input.actor.userId === null || report.enrolled.length === 0) return
  const after = {
    automationId: input.automationId ?? null,
    leads: input.leadIds.length,
    enrolled: report.enrolled.length,
    skipped: report.skipped.length,
  }
  recordAudit(tx, {
    actor: input.actor,
    affiliateId: input.affiliateId,
    action: 'trigger.run',
    objects: [{ id: input.triggerType, after }],
  })
}

export async function enrolInTransaction(tx: Tx, input: EnrolInput): Promise<EnrolReport> {
  const [automations, leads] = await Promise.all([readAutomations(tx, input), readLeads(tx, input)])
  return enterAutomations(tx, input, { automations, leads })
}

/** @param found what the transaction has read: automations that are held, and leads */
export async function enterAutomations(
  tx: Tx,
  input: EnrolInput,
  found: { readonly automations: readonly Automation[]; readonly leads: readonly LeadToEnrol[] },
): Promise<EnrolReport> {
  const { automations, leads } = found
  const known = new Set(leads.map((lead) => lead.id))
  const skipped: EnrolReport['skipped'][number][] = input.leadIds
    .filter((leadId) => !known.has(leadId))
    .map((leadId) => ({ leadId, automationId: null, reason: 'UNKNOWN_LEAD' }))
  for (const lead of leads) {
    if (automations.length === 0)
      skipped.push({ leadId: lead.id, automationId: null, reason: 'NO_AUTOMATION' })
    else if (lead.blocked !== null)
      skipped.push({ leadId: lead.id, automationId: null, reason: lead.blocked })
  }
  const ready = leads.filter((lead) => lead.blocked === null)
  const enrolled: EnrolReport['enrolled'][number][] = []
  for (const { automation, entered, left } of await Promise.all(
    automations.map(async (automation) => ({
      automation,
      ...(await insertRuns(tx, input, automation, ready)),
    })),
  )) {
    if (automation.steps.length === 0) {
      skipped.push(
        ...ready.map((lead) => ({
          leadId: lead.id,
          automationId: automation.id,
          reason: 'NO_STEPS' as const,
        })),
      )
      continue
    }
    skipped.push(...staysOut(automation.id, ready, { entered, left }))
    enrolled.push(
      ...entered.map((run) => ({ ...run, automationId: automation.id, jobs: automation.steps.length })),
    )
  }
  wakeFor(tx, input.affiliateId, automations, enrolled)
  return { enrolled, skipped }
}

/** Those who did not enter the automation, although nothing keeps them from entering any. */
function staysOut(
  automationId: string,
  ready: readonly LeadToEnrol[],
  { entered, left }: Entered,
): readonly EnrolReport['skipped'][number][] {
  const runOf = new Set(entered.map((run) => run.leadId))
  return ready
    .filter(({ id }) => !runOf.has(id))
    .map(({ id: leadId }) => {
      const reason = left.has(leadId) ? 'LEFT_SEQUENCE' : 'ALREADY_ENROLLED'
      return { leadId, automationId, reason }
    })
}

/** Held first and read afterwards: an automation is not archived, nor its sequence changed, between plan and run. */
export async function readAutomations(tx: Tx, input: AutomationsInput): Promise<readonly Automation[]> {
  tx.send(
    'hold-automations-to-enrol',
    `SELECT 1 FROM "AffiliateAutomation"
     WHERE "affiliateId" = $1 AND "triggerType" = $2::"TriggerType" AND "status" = ANY ($4::"AutomationStatus"[])
       AND ($3::uuid IS NULL OR "id" = $3)
     ORDER BY "id" FOR KEY SHARE`,
    [
      input.affiliateId,
      input.triggerType satisfies TriggerType,
      input.automationId ?? null,
      enteredStates(input),
    ],
  )
  const rows = await tx.rows<{
    id: string
    reentry: ReentryRule
    stepId: string | null
    stepOrder: number
    delayMinutes: number
  }>(
    'automations-to-enrol',
    `SELECT a."id", a."reentry", s."id" AS "stepId", s."stepOrder", s."delayMinutes"
     FROM "AffiliateAutomation" a
     LEFT JOIN "AffiliateAutomationStep" s
       ON s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL
     WHERE a."affiliateId" = $1 AND a."triggerType" = $2::"TriggerType" AND a."status" = ANY ($4::"AutomationStatus"[])
       AND ($3::uuid IS NULL OR a."id" = $3)
     ORDER BY a."id", s."stepOrder"`,
    [input.affiliateId, input.triggerType, input.automationId ?? null, enteredStates(input)],
  )
  const automations = new Map<string, { id: string; reentry: ReentryRule; steps: Step[] }>()
  for (const row of rows) {
    const automation = automations.get(row.id) ?? { id: row.id, reentry: row.reentry, steps: [] }
    if (row.stepId !== null)
      automation.steps.push({ id: row.stepId, stepOrder: row.stepOrder, delayMinutes: row.delayMinutes })
    automations.set(row.id, automation)
  }
  return [...automations.values()]
}

/** Who consents while an automation is paused enters it too, and begins when it is resumed. */
function enteredStates(input: AutomationsInput): readonly AutomationStatus[] {
  return input.hasConsented === true ? ['active', 'paused'] : ['active']
}

function readLeads(tx: Tx, input: EnrolInput): Promise<LeadToEnrol[]> {
  return tx.rows<LeadToEnrol>(
    'leads-to-enrol',
    `SELECT l."id", ${ENTRY_BLOCK} AS blocked
     FROM unnest($2::uuid[]) AS u(id)
     JOIN "AffiliateLead" l ON l."affiliateId" = $1 AND l."id" = u.id`,
    [input.affiliateId, [...new Set(input.leadIds)]],
  )
}

type Entered = {
  readonly entered: readonly { readonly runId: string; readonly leadId: string }[]
  /** Who has left the sequence. */
  readonly left: ReadonlySet<string>
}

/**
 * The runs that do not exist yet, with all their jobs. A fresh consent begins the next entry where the last one was
 * cancelled; everything else asks for the first, which exists whenever there was one. Who has left the sequence enters
 * in no way.
 */
async function insertRuns(
  tx: Tx,
  input: EnrolInput,
  automation: Automation,
  leads: readonly LeadToEnrol[],
): Promise<Entered> {
  if (leads.length === 0 || automation.steps.length === 0) return { entered: [], left: new Set() }
  const key = runKeyFor(automation.reentry, input.triggerKey)
  const rows = await tx.rows<{ runId: string | null; leadId: string }>(
    'insert-runs',
    `WITH asked AS MATERIALIZED (
       SELECT u.id, ${hasLeft('u.id')} AS "left", (
         SELECT (extract(epoch FROM l."snoozedUntil" - ${tx.clock.now}) * 1000)::bigint FROM "AffiliateLead" l
         WHERE l."affiliateId" = $1 AND l."id" = u.id AND l."snoozedUntil" > ${tx.clock.now}) AS "snoozedByMs"
       FROM unnest($7::uuid[]) AS u(id)),
     runs AS (
       INSERT INTO "AffiliateAutomationLog"
         ("affiliateId", "automationId", "leadId", "triggerType", "triggerKey", "triggerData", "totalSteps", "currentStepOrder", "startedAt", "snoozedByMs", "entry")
       SELECT $1, $2, u.id, $3::"TriggerType", $4, $5, $6, $8, ${tx.clock.now}, u."snoozedByMs", CASE WHEN $9 THEN coalesce((
         SELECT r."entry" + (r."status" = 'cancelled')::int FROM "AffiliateAutomationLog" r
         WHERE r."affiliateId" = $1 AND r."automationId" = $2 AND r."leadId" = u.id AND r."triggerKey" = $4
         ORDER BY r."entry" DESC LIMIT 1), 1) ELSE 1 END
       FROM asked u WHERE NOT u."left"
       ON CONFLICT ("affiliateId", "automationId", "leadId", "triggerKey", "entry") DO NOTHING
       RETURNING "id", "leadId", "snoozedByMs"),
     jobs AS (
       INSERT INTO "AffiliateAutomationJob"
         ("affiliateId", "automationId", "leadId", "runId", "stepId", "stepOrder", "scheduledAt")
       SELECT $1, $2, r."leadId", r."id", s.id, s.step_order, ${tx.clock.now}
         + coalesce(r."snoozedByMs", 0) * interval '1 millisecond' + s.delay_minutes * interval '1 minute'
       FROM runs r CROSS JOIN ${STEPS.from(10, 's')})
     SELECT "id" AS "runId", "leadId" FROM runs
     UNION ALL SELECT NULL, id FROM asked WHERE "left"`,
    [
      input.affiliateId,
      automation.id,
      input.triggerType,
      key,
      input.triggerData === undefined ? null : JSON.stringify(input.triggerData),
      automation.steps.length,
      // In the order of their ids, so that two triggers of the same leads never wait for each other in a circle.
      leads.map((lead) => lead.id).sort(),
      automation.steps[0]?.stepOrder ?? 1,
      input.hasConsented === true,
      ...STEPS.arrays(automation.steps, {
        id: (step) => step.id,
        step_order: (step) => step.stepOrder,
        delay_minutes: (step) => step.delayMinutes,
      }),
    ],
  )
  return {
    entered: rows.flatMap(({ runId, leadId }) => (runId === null ? [] : [{ runId, leadId }])),
    left: new Set(rows.flatMap(({ runId, leadId }) => (runId === null ? [leadId] : []))),
  }
}

function wakeFor(
  tx: Tx,
  affiliateId: string,
  automations: readonly Automation[],
  enrolled: EnrolReport['enrolled'],
): void {
  if (enrolled.length === 0) return
  const entered = new Set(enrolled.map((e) => e.automationId))
  const firstDelayMinutes = Math.min(
    ...automations.filter((a) => entered.has(a.id)).flatMap((a) => a.steps.map((step) => step.delayMinutes)),
  )
  markDue(tx, [{ affiliateId, inMs: firstDelayMinutes * MINUTE_MS }])
  addOpenJobs(tx, affiliateId, planOf(automations, enrolled))
  countJobs(
    tx,
    enrolled.map((e) => ({ affiliateId, automationId: e.automationId, total: e.jobs, runsActive: 1 })),
  )
  announceChangeAndDue(tx, [affiliateId], ['jobs', 'runs', 'leads'])
}

/** How many jobs each step of these automations got. */
function planOf(automations: readonly Automation[], enrolled: EnrolReport['enrolled']) {
  return automations.flatMap(({ id, steps }) => {
    const jobs = enrolled.filter((run) => run.automationId === id).length
    return jobs === 0 ? [] : steps.map((step) => ({ stepId: step.id, jobs }))
  })
}
