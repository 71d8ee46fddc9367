import type {
  AffiliateRow,
  AttemptRow,
  AutomationRow,
  BreakerRow,
  BulkTriggerRow,
  ConfirmationRow,
  ConsentRow,
  CreditRow,
  DeliveryRow,
  EventRow,
  FormRow,
  JobRow,
  LeadRow,
  LedgerRow,
  RunRow,
  StepRow,
  SuppressionRow,
  TopUpRequestRow,
  WebhookRow,
} from './rows.ts'

/**
 * Everything the reference model knows. What PostgreSQL keeps in counters (progress of a run, sent mails of a
 * step, counters of an automation, when an affiliate is due) is computed here from the jobs whenever it is asked
 * for, so that it cannot be wrong.
 */
export type MemoryState = {
  nowMs: number
  lastId: number
  claims: number
  readonly affiliates: Map<string, AffiliateRow>
  readonly credits: Map<string, CreditRow>
  readonly ledger: LedgerRow[]
  readonly topUpRequests: Map<string, TopUpRequestRow>
  readonly leads: Map<string, LeadRow>
  readonly suppressions: SuppressionRow[]
  readonly forms: Map<string, FormRow>
  readonly consents: ConsentRow[]
  readonly confirmations: Map<string, ConfirmationRow>
  readonly automations: Map<string, AutomationRow>
  readonly steps: Map<string, StepRow>
  readonly runs: Map<string, RunRow>
  readonly jobs: Map<string, JobRow>
  /** The same jobs, those of a run in the order of their steps. */
  readonly jobsByRun: Map<string, readonly JobRow[]>
  readonly attempts: AttemptRow[]
  /** By their digest. */
  readonly webhooks: Map<string, WebhookRow>
  readonly deliveries: DeliveryRow[]
  readonly events: EventRow[]
  readonly breakers: Map<string, BreakerRow>
  readonly bulkTriggers: Map<string, BulkTriggerRow>
}

export function createMemoryState(startAtMs: number): MemoryState {
  return {
    nowMs: startAtMs,
    lastId: 0,
    claims: 0,
    affiliates: new Map(),
    credits: new Map(),
    ledger: [],
    topUpRequests: new Map(),
    leads: new Map(),
    suppressions: [],
    forms: new Map(),
    consents: [],
    confirmations: new Map(),
    automations: new Map(),
    steps: new Map(),
    runs: new Map(),
    jobs: new Map(),
    jobsByRun: new Map(),
    attempts: [],
    webhooks: new Map(),
    deliveries: [],
    events: [],
    breakers: new Map(),
    bulkTriggers: new Map(),
  }
}

/** The next id: it looks like a uuid and sorts by age. */
export function newId(state: MemoryState): string {
  state.lastId += 1
  return `00000000-0000-7000-8000-${state.lastId.toString(16).padStart(12, '0')}`
}

/** A row that another row refers to; its absence is a mistake of the model itself. */
export function mustFind<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id)
  if (row === undefined) throw new Error(`the model refers to ${id}, which does not exist`)
  return row
}

/** The row, if it exists and belongs to this affiliate. */
export function ownedBy<Row extends { readonly affiliateId: string }>(
  rows: ReadonlyMap<string, Row>,
  affiliateId: string,
  id: string,
): Row | undefined {
  const row = rows.get(id)
  return row?.affiliateId === affiliateId ? row : undefined
}

export function jobsOfRun(state: MemoryState, runId: string): readonly JobRow[] {
  return state.jobsByRun.get(runId) ?? []
}

/** Steps of an automation that are in use, in their order. */
export function liveStepsOf(state: MemoryState, automationId: string): StepRow[] {
  return [...state.steps.values()]
    .filter((step) => step.automationId === automationId && !step.archived)
    .sort((a, b) => a.stepOrder - b.stepOrder)
}

export function compareDue(a: JobRow, b: JobRow): number {
  return a.scheduledAtMs - b.scheduledAtMs || compareIds(a.id, b.id)
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
