import { amountOf, type EventEffect, triggerOf } from '@booster/engine/domain/trigger/lead-event'
import type { EventInput, EventReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import {
  type Automation,
  ENTRY_BLOCK,
  enterAutomations,
  type LeadToEnrol,
  readAutomations,
} from './enrol-leads.ts'
import { endReachedRuns, lockReachedRuns } from './reach-goals.ts'

const MINUTE_MS = 60_000

/**
 * Keeps an event of a lead with all that follows from it. The events of one lead come one after the other: each sees what
 * the one before it did, so that the same one has its effects once, and no run starts whose goal is known.
 */
export function recordEvent({ pool, clock }: StoreContext, input: EventInput): Promise<EventReport> {
  return inTransaction({ pool, clock, plans: 'generic' }, async (tx): Promise<EventReport> => {
    const lead = await holdLead(tx, input)
    if (lead === undefined) return { kind: 'unknown' }
    const [known, automations] = await Promise.all([
      findKnownEvent(tx, input, lead.id),
      readStarted(tx, input, lead.id),
    ])
    if (known !== undefined) return { ...known, kind: 'recorded', leadId: lead.id, repeated: true }
    const { eventId } = lead
    const effects = await takeEffect(tx, input, { eventId, lead, automations })
    keepEvent(tx, input, { eventId, leadId: lead.id, effects })
    const after = {
      ...{ event: input.event, key: input.key },
      started: effects.filter(({ kind }) => kind === 'started').length,
      ended: effects.filter(({ kind }) => kind === 'ended').length,
    }
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: input.affiliateId,
      action: 'lead.event',
      objects: [{ id: lead.id, after }],
    })
    return { kind: 'recorded', eventId, leadId: lead.id, repeated: false, effects }
  })
}

type HeldLead = LeadToEnrol & { readonly eventId: string }

/**
 * The lead, and the right to be its only event until the transaction ends. Not by its row: that is locked after the jobs
 * wherever a lead stops its mail.
 */
async function holdLead(tx: Tx, { affiliateId, lead }: EventInput): Promise<HeldLead | undefined> {
  const [leadId, email] = 'leadId' in lead ? [lead.leadId, null] : [null, lead.email]
  const [found] = await tx.rows<HeldLead>(
    'find-lead-of-event',
    `SELECT l."id", ${ENTRY_BLOCK} AS "blocked", uuid_v7() AS "eventId" FROM "AffiliateLead" l
     WHERE l."affiliateId" = $1 AND (l."id" = $2::uuid OR l."email" = $3::text)`,
    [affiliateId, leadId, email],
  )
  if (found !== undefined)
    tx.send(
      'hold-events-of-lead',
      `SELECT pg_advisory_xact_lock(hashtextextended('LeadEvent ' || $1::uuid || ' ' || $2::uuid, 0))::text`,
      [affiliateId, found.id],
    )
  return found
}

type KnownEvent = { readonly eventId: string; readonly effects: readonly EventEffect[] }

async function findKnownEvent(
  tx: Tx,
  { affiliateId, event, key }: EventInput,
  leadId: string,
): Promise<KnownEvent | undefined> {
  const [known] = await tx.rows<KnownEvent>(
    'find-known-event',
    `SELECT "id" AS "eventId", "effects" FROM "LeadEvent"
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "event" = $3 AND "key" = $4`,
    [affiliateId, leadId, event, key],
  )
  return known
}

/** The automations that the event starts, held; not those whose goal for this key came first. */
async function readStarted(tx: Tx, input: EventInput, leadId: string): Promise<readonly Automation[]> {
  const { affiliateId, event, key } = input
  const triggerType = triggerOf(event)
  if (triggerType === null) return []
  const [automations, reached] = await Promise.all([
    readAutomations(tx, { affiliateId, triggerType }),
    tx.rows<{ id: string }>(
      'automations-reached-before',
      `SELECT a."id" FROM "AffiliateAutomation" a
       WHERE a."affiliateId" = $1 AND a."triggerType" = $2::"TriggerType" AND EXISTS (
         SELECT FROM "LeadEvent" e WHERE e."affiliateId" = $1 AND e."leadId" = $3 AND e."key" = $4 AND e."key" <> ''
           AND e."event" = ANY (a."goalEvents"))`,
      [affiliateId, triggerType, leadId, key],
    ),
  ])
  const closed = new Set(reached.map(({ id }) => id))
  return automations.filter(({ id }) => !closed.has(id))
}

/** In the order of locks: due, jobs, runs, steps, counters. */
async function takeEffect(
  tx: Tx,
  input: EventInput,
  held: { readonly eventId: string; readonly lead: LeadToEnrol; readonly automations: readonly Automation[] },
): Promise<readonly EventEffect[]> {
  const { affiliateId, event, key, data, actor } = input
  const { eventId, lead, automations } = held
  const delays = automations.flatMap(({ steps }) => steps.map((step) => step.delayMinutes))
  if (delays.length > 0) markDue(tx, [{ affiliateId, inMs: Math.min(...delays) * MINUTE_MS }])
  const jobs = await lockReachedRuns(tx, { affiliateId, event, key, leadId: lead.id, starting: automations })
  const ended = await endReachedRuns(tx, { affiliateId, eventId, jobs })
  const triggerType = triggerOf(event)
  if (triggerType === null || automations.length === 0) return ended
  const { enrolled } = await enterAutomations(
    tx,
    {
      ...{ affiliateId, leadIds: [lead.id], triggerType, actor },
      ...(key === '' ? {} : { triggerKey: key }),
      triggerData: { ...data, event },
    },
    { automations, leads: [lead] },
  )
  const started = enrolled.map(
    ({ automationId, runId }) => ({ kind: 'started', automationId, runId }) as const,
  )
  return [...ended, ...started]
}

function keepEvent(
  tx: Tx,
  { affiliateId, event, key, at, data }: EventInput,
  kept: { readonly eventId: string; readonly leadId: string; readonly effects: readonly EventEffect[] },
): void {
  tx.send(
    'keep-lead-event',
    `INSERT INTO "LeadEvent" ("affiliateId", "id", "leadId", "event", "key", "at", "data", "amount", "effects", "receivedAt")
     VALUES ($1, $2, $3, $4, $5, coalesce($6::timestamptz, ${tx.clock.now}), $7::jsonb, $8, $9::jsonb, ${tx.clock.now})`,
    [
      ...[affiliateId, kept.eventId, kept.leadId, event, key, at],
      data === null ? null : JSON.stringify(data),
      amountOf(data),
      JSON.stringify(kept.effects),
    ],
  )
}
