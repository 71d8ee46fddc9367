import { JOB_ERROR_CODES } from '../../domain/job.ts'
import {
  amountOf,
  type EventEffect,
  isGoalOf,
  isReachedBefore,
  triggerOf,
} from '../../domain/trigger/lead-event.ts'
import type { EventInput, EventReport, LeasedJob } from '../../ports.ts'
import { enrolLeads } from './enrol-leads.ts'
import { type MemoryState, mustFind, newId, ownedBy } from './memory-state.ts'
import { cancelRuns } from './move-job.ts'
import type { LeadRow, RunRow } from './rows.ts'

export function recordEvent(state: MemoryState, input: EventInput): EventReport {
  const { affiliateId, event, key, data } = input
  const lead = findLead(state, input)
  if (lead === undefined) return { kind: 'unknown' }
  const ofLead = state.events.filter((row) => row.leadId === lead.id)
  const known = ofLead.find((row) => row.event === event && row.key === key)
  if (known !== undefined)
    return {
      ...{ kind: 'recorded', eventId: known.id, leadId: lead.id, repeated: true },
      effects: known.effects,
    }
  const eventId = newId(state)
  const effects = [...endRuns(state, input, { lead, eventId }), ...startRuns(state, input, lead)]
  const amount = amountOf(data)
  state.events.push({ affiliateId, id: eventId, leadId: lead.id, event, key, amount, effects })
  return { kind: 'recorded', eventId, leadId: lead.id, repeated: false, effects }
}

function findLead(state: MemoryState, { affiliateId, lead }: EventInput): LeadRow | undefined {
  if ('leadId' in lead) return ownedBy(state.leads, affiliateId, lead.leadId)
  return [...state.leads.values()].find((row) => row.affiliateId === affiliateId && row.email === lead.email)
}

/** A run that has ended before is not ended again, but goes on in no way either. */
function endRuns(
  state: MemoryState,
  event: EventInput,
  { lead, eventId }: { readonly lead: LeadRow; readonly eventId: string },
): EventEffect[] {
  const reached = [...state.runs.values()].filter(
    (run) =>
      run.leadId === lead.id &&
      run.status !== 'completed' &&
      run.goalAtMs === null &&
      isGoalOf({ ...run, goalEvents: goalsOf(state, run) }, event),
  )
  for (const run of reached) run.goalAtMs = state.nowMs
  const open = reached.filter((run) => run.status === 'active' || run.status === 'paused')
  for (const run of open) run.goalEventId = eventId
  cancelRuns(state, open, JOB_ERROR_CODES.goalReached)
  return open.map(({ id: runId, automationId }) => ({ kind: 'ended', automationId, runId }))
}

function startRuns(state: MemoryState, input: EventInput, lead: LeadRow): EventEffect[] {
  const { affiliateId, event, key, actor } = input
  const triggerType = triggerOf(event)
  if (triggerType === null) return []
  const known = state.events.filter((row) => row.leadId === lead.id)
  const started = [...state.automations.values()].filter(
    (row) =>
      row.affiliateId === affiliateId &&
      row.triggerType === triggerType &&
      !isReachedBefore(row.goalEvents, key, known),
  )
  return started
    .flatMap(
      ({ id: automationId }) =>
        enrolLeads(state, {
          ...{ affiliateId, leadIds: [lead.id], triggerType, automationId, actor },
          ...(key === '' ? {} : { triggerKey: key }),
        }).enrolled,
    )
    .map(({ automationId, runId }) => ({ kind: 'started', automationId, runId }))
}

function goalsOf(state: MemoryState, run: RunRow): readonly string[] {
  return mustFind(state.automations, run.automationId).goalEvents
}

/** Those of them that this process still holds, and whose run has not reached its goal. */
export function askGoals(state: MemoryState, asked: readonly LeasedJob[]): readonly string[] {
  return asked.flatMap(({ affiliateId, id, leaseToken }) => {
    const job = ownedBy(state.jobs, affiliateId, id)
    if (job?.status !== 'processing' || job.leaseToken !== leaseToken) return []
    if (mustFind(state.runs, job.runId).goalAtMs !== null) return []
    job.clearedAtMs = state.nowMs
    return [id]
  })
}
